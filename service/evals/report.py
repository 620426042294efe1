"""The report as one HTML file that needs nothing from elsewhere; every text in it is shown, none is obeyed."""

from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from evals.report import EvalReport, report
from knowledge.measures.phrases import number, percent
from knowledge.model.base import LANGUAGES, Language
from service.cli.render.evals import is_share, label, remarks, span, value
from service.evals.comparing import side
from service.evals.runs import one
from service.inert import inert, line

if TYPE_CHECKING:
    from service.bootstrap import Koers

MOST_CHANGES = 200
WORDS = {
    "title": ("Hoe goed de antwoorden zijn", "How good the answers are"),
    "runs": ("Runs", "Runs"),
    "variant": ("variant", "variant"),
    "cases": ("vragen", "cases"),
    "failed": ("mislukt", "failed"),
    "revision": ("revisie, code", "revision, code"),
    "judge": ("beoordelaar", "judge"),
    "all": ("alles", "all"),
    "metric": ("maat", "metric"),
    "language": ("taal", "language"),
    "value": ("waarde", "value"),
    "interval": ("95%-interval", "95% interval"),
    "clusters": ("bronnen", "clusters"),
    "remarks": ("bijzonderheden", "remarks"),
    "compared": ("Vergeleken", "Compared"),
    "left_out": ("niet vergeleken, want veranderd of maar in één run", "left out, for changed or in one run only"),
    "gain": ("winst", "gain"),
    "detectable": ("aantoonbaar", "detectable"),
    "changes": ("Vraag voor vraag, het slechtste eerst", "Case by case, the worst first"),
    "together": ("alle datasets samen", "all datasets together"),
    "attacks": ("Aanvallen per plaats", "Attacks by place"),
    "place": ("plaats", "place"),
    "succeeded": ("geslaagd", "succeeded"),
    "reliability": ("Hoe zeker, en hoe vaak juist", "How sure, and how often right"),
    "sure": ("hoe zeker", "how sure"),
    "right": ("juist", "right"),
    "no_confidence": (
        "Dit systeem zegt niet hoe zeker het is; er is niets te kalibreren.",
        "This system does not say how sure it is; there is nothing to calibrate.",
    ),
}


def reported(koers: "Koers", run_ids: Sequence[str], against: str | None = None) -> EvalReport:
    """The report of kept runs; with ``against``, the first of them compared with that run."""
    sides = [side(koers, one(koers, each)) for each in run_ids]
    return report(sides, side(koers, one(koers, against)) if against else None)


def html(of: EvalReport, language: Language) -> bytes:
    """The whole report."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    folder = files(__package__) / "templates"
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((folder / "report.html.j2").read_text(encoding="utf-8"))
    style = Markup((folder / "report.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    page = template.render(
        of=of,
        language=language,
        style=style,
        most=MOST_CHANGES,
        w={name: words[LANGUAGES.index(language)] for name, words in WORDS.items()},
        label=partial(label, language=language),
        value=partial(value, language=language),
        signed=partial(value, language=language, signed=True),
        span=partial(span, language=language),
        remarks=partial(remarks, language=language),
        number=lambda found: number(round(found, 3), language),
        percent=lambda share: percent(share, language),
        is_share=is_share,
        inert=inert,
        line=line,
    )
    return page.encode("utf-8", "replace")
