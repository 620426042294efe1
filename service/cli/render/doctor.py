"""What the doctor found."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from knowledge.model.base import LANGUAGES
from service.doctor import Findings
from service.examined import ABOUT, GOOD, HEADS, WRONG
from service.inert import line


def report(findings: Findings) -> RenderableType:
    """Settings, packages, and each finding with a mark that does not rest on colour alone."""
    language = LANGUAGES.index(findings.language)
    settings, packages, found = (Text(head[language], style="bold") for head in HEADS.values())
    checks = Table.grid(padding=(0, 2))
    for each in findings.findings:
        mark = Text(GOOD[language], style="green") if each.good else Text(WRONG[language], style="bold red")
        about = ABOUT.get(each.about, (each.about, each.about))[language]
        checks.add_row(mark, Text(about), Text(line(each.said)))
    return Group(
        settings,
        _rows(findings.settings),
        Text(),
        packages,
        _rows(findings.packages),
        Text(),
        found,
        checks,
    )


def _rows(values: dict[str, str]) -> Table:
    rows = Table.grid(padding=(0, 2))
    for name, value in values.items():
        rows.add_row(Text(line(name), style="dim"), Text(line(value)))
    return rows
