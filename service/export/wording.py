"""What stands around the claims of a briefing, in Dutch and English."""

from collections.abc import Mapping

from knowledge.coaching.roadmap import Roadmap
from knowledge.measures.phrases import pick
from knowledge.model.base import Language
from knowledge.model.briefing import Audience, AudienceKind, Briefing, BriefingState

WORDS: Mapping[str, tuple[str, str]] = {
    "as_of": ("Stand", "As of"),
    "audience": ("Voor", "For"),
    "charts": ("Grafieken", "Charts"),
    "continued": ("vervolg", "continued"),
    "counted": ("Berekend", "Computed"),
    "day": ("Stand", "As of"),
    "editor": ("toegevoegd door de redactie, zonder bron", "added by the editor, without a source"),
    "figure": ("Grafiek", "Chart"),
    "figures": ("Cijfers bij de grafieken", "The figures in the charts"),
    "back": ("terug naar de tekst", "back to the text"),
    "letter": ("letter", "letter"),
    "made": ("Gemaakt", "Made"),
    "missing": ("Niet te zeggen", "What cannot be said"),
    "number": ("nr.", "no."),
    "none": ("Over deze periode is niets te melden.", "There is nothing to report about this period."),
    "not_known": ("geen cijfer", "no figure"),
    "of": ("van", "of"),
    "page": ("Pagina", "Page"),
    "period": ("Periode", "Period"),
    "quoted": ("Geciteerd", "Quoted"),
    "source": ("Bron", "Source"),
    "sources": ("Waar dit op rust", "What this rests on"),
    "state": ("Status", "State"),
    "use_case": ("use case", "use case"),
    "two_weeks": ("twee weken", "two weeks"),
}
BANNERS: Mapping[BriefingState, tuple[str, str]] = {
    BriefingState.DRAFT: ("concept – niet goedgekeurd", "draft – not approved"),
    BriefingState.REJECTED: ("afgewezen – niet goedgekeurd", "rejected – not approved"),
}
MODES = {
    "extractive": ("zonder taalmodel: geciteerd en geteld", "without a language model: quoted and counted"),
    "generative": ("door een taalmodel geschreven, en geverifieerd", "written by a language model, and verified"),
}
FAILED = ("het taalmodel viel uit", "the language model failed")


def word(name: str, language: Language) -> str:
    """One of the words around the claims."""
    return pick(language, *WORDS[name])


def title(audience: Audience, language: Language) -> str:
    """What a briefing for this audience is called."""
    name = audience.name or audience.id
    of, told = (f" {name}", f": {name}") if name else ("", "")
    match audience.kind:
        case AudienceKind.TEAM:
            return pick(language, f"Briefing team{of}", f"Team briefing{of}")
        case AudienceKind.OBJECTIVE:
            return pick(language, f"Voortgang van doel{told}", f"Progress of objective{told}")
        case AudienceKind.USE_CASE:
            return pick(language, f"Statusrapport{told}", f"Status report{told}")
    return pick(language, f"Directiebriefing{of}", f"Leadership briefing{of}")


def banner(state: BriefingState, language: Language) -> str:
    """What warns of a briefing that nobody approved; empty for one that somebody did."""
    return pick(language, *BANNERS[state]) if state in BANNERS else ""


def made(briefing: Briefing | Roadmap) -> str:
    """How the sentences came about."""
    how = pick(briefing.language, *MODES[briefing.mode])
    return f"{pick(briefing.language, *FAILED)}; {how}" if briefing.degraded else how
