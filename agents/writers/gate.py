"""The gate of relevance: what a model quotes is true, but is it about what was asked?"""

import re
from collections.abc import Iterable, Mapping

from agents.writers.answers import NEEDED
from agents.writers.asked import FULL, Asked
from agents.writers.brief import Brief
from agents.writers.matching import bag, strength
from agents.writers.reader import Reader
from agents.writers.relevance import Judged
from agents.writers.units import Unit
from knowledge.model.evidence import Claim, Evidence, Passage

ABOUT, CHOSEN = 0.3, 0.15
"""How much of the question a quote must speak of; less of what was chosen with care, or said in own words."""
CARE = 0.5
LIKENESS = 0.5
MUCH_LIKE, VERY_LIKE = 0.3, 0.5
HEAD = 0.6
NAMED = 0.7
NOT_THERE = re.compile(
    r"\b(?:nog geen|nog niet|geen|niet bekend|onbekend|nooit|no|not yet|not known|unknown|none|never)\b", re.IGNORECASE
)


class Gate:
    """Leaves out what rests on passages of which none is about what was asked.

    It asks less than the writer that chooses quotes by itself, as a model knows more words for the same, and least of a
    model that leaves most of the evidence alone: who quotes from everything has chosen nothing. A quote must be
    of the kind that was asked for as well, a figure, a day, a name, or say that there is none; what a model says in
    its own words need not be. Facts answer what they were computed for, and always pass.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def ahead(self, brief: Brief) -> None:
        """Reads the passages by the question; what comes of it is kept."""
        if any(isinstance(item, Passage) for item in brief.evidence):
            self._reader.read(brief)

    def let_through(self, brief: Brief, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims that are about what was asked, order kept."""
        known = {item.id: item for item in brief.evidence}
        drafted = tuple(claims)
        cited = {key for claim in drafted for key in claim.evidence}
        careful = len(cited) <= CARE * len(known)
        return tuple(claim for claim in drafted if self._is_about(brief, claim, known, careful=careful))

    def _is_about(self, brief: Brief, claim: Claim, known: Mapping[str, Evidence], *, careful: bool) -> bool:
        cited = [known[key] for key in claim.evidence]
        passages = [item for item in cited if isinstance(item, Passage)]
        if len(passages) < len(cited):
            return True
        found = self._reader.read(brief)
        if not found.asked.terms:
            return True
        told = found.judge([_unit(passage, claim.text) for passage in passages])
        quoted = claim.support == "quoted"
        if quoted:
            told = [one for one in told if _is_such(found.asked, one, careful=careful)]
        least = ABOUT if quoted and not careful else CHOSEN
        return any(_speaks_of(found.asked, one, least) and _names_the_same(one, brief) for one in told)


def _unit(passage: Passage, text: str) -> Unit:
    return Unit(passage, 0, 1, text, text, "", 0)


def _speaks_of(asked: Asked, one: Judged, least: float) -> bool:
    """Whether so much of the question is spoken of in the passage, and not only what any passage may speak of."""
    weighty = [term for term in asked.terms if term.weight >= FULL]
    if weighty and all(term in one.missing for term in weighty) and one.likeness < MUCH_LIKE:
        return False
    return one.covered + LIKENESS * one.likeness >= least


def _is_such(asked: Asked, one: Judged, *, careful: bool) -> bool:
    """Whether a quote is of the kind that was asked for, or says that there is none; and near the thing asked for."""
    if asked.kind not in NEEDED:
        return True
    near = careful or one.head >= HEAD or one.likeness >= VERY_LIKE
    return near and (one.fits or NOT_THERE.search(one.unit.text) is not None)


def _names_the_same(one: Judged, brief: Brief) -> bool:
    """Whether every name, code and figure of the question stands in what was found of this document."""
    absent = [term for term in one.missing if term.name or term.exact]
    document = one.unit.passage.document_id
    beside = [item for item in brief.evidence if isinstance(item, Passage) and item.document_id == document]
    texts = [" ".join((item.title, *item.heading, item.quote)) for item in beside] if absent else []
    return all(any(strength(term, bag(text), {}) >= NAMED for text in texts) for term in absent)
