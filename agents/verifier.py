"""The verifier: between every writer and every reader. What it lets through rests on this run's evidence."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from agents.numbers import missing_figures
from agents.schemas import DraftClaim
from agents.verification.binding import misplaced, swapped
from agents.verification.lead import without_lead
from agents.verification.meaning import Rest, differences, nearest, spoken
from agents.verification.names import strange_names
from agents.verification.pairs import mispaired
from agents.verification.quoting import bare, is_whole_sentences, squeeze, strange_quotes
from agents.verification.source import Source, source_of
from agents.verification.tongue import drifts
from agents.verification.units import Part, Unit, clauses, part
from agents.verification.wording import share
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Claim, Evidence, Fact, Passage, Support
from knowledge.ports import Embedder
from knowledge.untrusted.injection import has_link, talks_to_machine
from knowledge.words import tokens

COVERED = 0.65
COVERED_BY_FACTS = 0.8
CLAUSE_COVERED = 0.5
SIMILAR = 0.5
COMPARED = 6
LONGEST = 1_200
SAYS = re.compile(r"[^\W\d_]{2}")
Similarity = Callable[[str, str], float]

__all__ = ["Rejection", "Similarity", "Verified", "Verifier", "bare", "similarity_by"]


def similarity_by(embedder: Embedder) -> Similarity:
    """How alike an embedder finds two sentences of any language, from -1 to 1."""

    def similarity(one: str, other: str) -> float:
        vectors = embedder.passages([one, other])
        return float(vectors[0] @ vectors[1])

    return similarity


class Rejection(Frozen):
    """A drafted claim that was not let through, and why."""

    draft: DraftClaim
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """What may be said, and what not."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejection, ...]


class Verifier:
    """Holds drafted claims against the evidence of one run.

    ``similarity`` compares two sentences of any language, from -1 to 1; without it a claim in another
    language than its passage is not let through.
    """

    def __init__(self, similarity: Similarity | None = None) -> None:
        self._similarity = similarity

    def verify(self, drafts: Iterable[DraftClaim], evidence: Sequence[Evidence], language: Language) -> Verified:
        """Keeps the drafts that stand; the same sentence is kept once."""
        known = {item.id: item for item in evidence}
        claims: dict[str, Claim] = {}
        rejected: list[Rejection] = []
        for draft in drafts:
            cited = [known[key] for key in dict.fromkeys(draft.evidence) if key in known]
            reasons, support = self._judge(draft, cited, known, language)
            if reasons:
                rejected.append(Rejection(draft=draft, reasons=tuple(reasons)))
                continue
            claim = _claim(draft, [item for item in cited if _says(item, without_lead(draft.text))] or cited, support)
            claims.setdefault(squeeze(claim.text), claim)
        return Verified(tuple(claims.values()), tuple(rejected))

    def _judge(
        self, draft: DraftClaim, cited: list[Evidence], known: Mapping[str, Evidence], language: Language
    ) -> tuple[list[str], Support]:
        unknown = [key for key in draft.evidence if key not in known]
        if unknown:
            return [f"cites evidence that is not in this run: {', '.join(unknown)}"], "entailed"
        if not cited:
            return ["cites no evidence"], "entailed"
        support = _literal(draft, cited)
        if support:
            return [], support
        if not SAYS.search(draft.text) or _is_only_a_place(draft.text, cited):
            return ["says nothing"], "entailed"
        only_facts = all(isinstance(item, Fact) for item in cited)
        return self._judge_wording(draft, cited, language), "computed" if only_facts else "entailed"

    def _judge_wording(self, draft: DraftClaim, cited: list[Evidence], language: Language) -> list[str]:
        sources = [source_of(item, language) for item in cited]
        reasons = list(_form(draft.text, sources, language))
        if reasons:
            return reasons
        claim = part(draft.text.strip(), language)
        reasons = [*_strange(draft, claim, sources, language), *_misplaced(claim, sources, language)]
        if reasons:
            return reasons
        own = [source for source in sources if source.language == language]
        reasons = _meaning(claim, own, language) if own else ["is in another language than its evidence"]
        other = [source for source in sources if source.language != language]
        if reasons and other and self._similarity:
            reasons = _across(claim, draft.quote, other, self._similarity)
        return reasons


def _literal(draft: DraftClaim, cited: list[Evidence]) -> Support | None:
    """Whether the claim is word for word what a passage says or how a fact is worded."""
    if talks_to_machine(draft.text):
        return None
    said = next((item for item in cited if _says(item, draft.text) or _says(item, without_lead(draft.text))), None)
    if said is None:
        return None
    return "computed" if isinstance(said, Fact) else "quoted"


def _says(item: Evidence, text: str) -> bool:
    wanted = squeeze(text)
    if isinstance(item, Passage):
        return bool(SAYS.search(text)) and is_whole_sentences(wanted, item.quote)
    return wanted == squeeze(item.text)


def _is_only_a_place(text: str, cited: Iterable[Evidence]) -> bool:
    """Whether a claim says no more than where a passage stands: its title and headings."""
    words = set(tokens(text))
    places = (tokens(" ".join((item.title, *item.heading))) for item in cited if isinstance(item, Passage))
    return any(words.issubset(place) for place in places)


def _form(text: str, sources: list[Source], language: Language) -> Iterable[str]:
    if talks_to_machine(text):
        yield "gives orders to the machine instead of an answer"
    if has_link(text):
        yield "holds a link or markup"
    if len(text) > LONGEST:
        yield f"is longer than {LONGEST} characters"
    computed = " ".join(source.text for source in sources if source.computed)
    if drifts(text, language, computed):
        yield "is in another language than was asked for"


def _strange(draft: DraftClaim, claim: Part, sources: list[Source], language: Language) -> Iterable[str]:
    """Figures, quotes and names that stand nowhere in the evidence."""
    absent = missing_figures(claim.figures, [figure for source in sources for figure in source.figures])
    if absent:
        yield f"holds figures that are not in its evidence: {', '.join(absent)}"
    for quote in strange_quotes(draft, [source.text for source in sources]):
        yield f"quotes words that are not in its evidence: {quote[:80]}"
    translated = all(source.language != language for source in sources)
    names = strange_names(claim, [token for source in sources for token in source.tokens], translated=translated)
    if names:
        yield f"names what is not in its evidence: {', '.join(names)}"


def _misplaced(claim: Part, sources: list[Source], language: Language) -> Iterable[str]:
    units = [unit for source in sources for unit in source.units]
    parts = clauses(claim.text, language)
    wrong = [
        *misplaced(parts, units),
        *swapped(claim, [source.whole for source in sources]),
        *(printed for clause in parts for printed in mispaired(clause, [unit.whole for unit in units])),
    ]
    if wrong:
        yield f"says of one thing what its evidence says of another: {', '.join(dict.fromkeys(wrong))}"


def _meaning(claim: Part, sources: list[Source], language: Language) -> list[str]:
    """Why evidence in the claim's own language does not bear it out."""
    units = [unit for source in sources for unit in source.units]
    computed = all(source.computed for source in sources)
    if computed and any(unit.is_item and _bare(unit.whole.text) == _bare(claim.text) for unit in units):
        return []
    reasons: list[str] = []
    present: frozenset[str] = frozenset()
    words: list[str] = []
    for clause in clauses(claim.text, language):
        rests = nearest(clause, units)
        around = _words(rests)
        present |= around
        words += spoken(clause, rests, units)
        reasons += differences(clause, rests, units, computed=computed) if rests else []
        if not rests or share(spoken(clause, rests, units), around) < CLAUSE_COVERED:
            reasons.append(f"says more than its evidence does: {clause.text.strip()[:80]}")
    covered = COVERED_BY_FACTS if computed else COVERED
    if not reasons and share(words, present) < covered:
        reasons.append("says more than its evidence does")
    return list(dict.fromkeys(reasons))


def _bare(text: str) -> str:
    return squeeze(text).rstrip(".")


def _words(rests: Iterable[Rest]) -> frozenset[str]:
    return frozenset(
        word for rest in rests for part in (rest.unit.whole, rest.unit.around) for word in (*part.tokens, *part.words)
    )


def _across(claim: Part, quote: str | None, sources: list[Source], similarity: Similarity) -> list[str]:
    """Why evidence in another language does not bear the claim out: by likeness, figures and the signs of both."""
    units = [unit for source in sources for unit in source.units]
    if quote:
        units = [unit for unit in units if squeeze(quote) in squeeze(unit.whole.text)] or units
    units = sorted(units, key=lambda unit: -_shared(claim, unit.whole))[:COMPARED]
    scored = [(similarity(claim.text, _shown(unit)), unit) for unit in units]
    best, unit = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if unit is None or best < SIMILAR:
        return ["says something else than its evidence in another language"]
    computed = all(source.computed for source in sources)
    return differences(claim, [Rest(unit.whole, unit)], units, computed=computed)


def _shown(unit: Unit) -> str:
    return f"{unit.around.text}: {unit.whole.text}" if unit.is_item else unit.whole.text


def _shared(claim: Part, other: Part) -> int:
    return sum(any(figure.stands_in(there) for there in other.figures) for figure in claim.figures) + len(
        claim.marks & other.marks
    )


def _claim(draft: DraftClaim, cited: list[Evidence], support: Support) -> Claim:
    text = draft.text.strip()
    ids = tuple(item.id for item in cited)
    digest = hashlib.sha256("\0".join((text, *ids)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Claim(id=f"c-{digest}", text=text, evidence=ids, support=support)
