"""What the doctor found."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from service.doctor import Findings
from service.inert import line


def report(findings: Findings) -> RenderableType:
    """Settings, packages, and each finding with a mark that does not rest on colour alone."""
    checks = Table.grid(padding=(0, 2))
    for each in findings.findings:
        mark = Text("ok", style="green") if each.good else Text("WRONG", style="bold red")
        checks.add_row(mark, Text(each.about), Text(line(each.said)))
    return Group(
        Text("In force", style="bold"),
        _rows(findings.settings),
        Text("\nPackages", style="bold"),
        _rows(findings.packages),
        Text("\nFindings", style="bold"),
        checks,
    )


def _rows(values: dict[str, str]) -> Table:
    rows = Table.grid(padding=(0, 2))
    for name, value in values.items():
        rows.add_row(Text(line(name), style="dim"), Text(line(value)))
    return rows
