"""The verifier: between every writer and every reader. What it lets through rests on this run's evidence."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from agents.injection import has_link, talks_to_machine
from agents.numbers import Figures, day_figures, figures, missing_figures
from agents.schemas import DraftClaim
from knowledge.documents.sentences import sentences
from knowledge.model.base import Frozen, Language
from knowledge.model.evidence import Claim, Evidence, Fact, Passage, Support
from knowledge.words import content_words, same_word, tokens

COVERED = 0.6
SIMILAR = 0.45
LONGEST = 1_200
QUOTED = re.compile(r"[\"“”«„]([^\"“”«»„]{3,})[\"“”»]|[‘]([^‘’]{3,})[’]")
NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
DENIALS = frozenset(
    "niet geen nooit niets niemand zonder nergens noch "
    "not no never nothing none nobody without cannot neither nor "
    "isn aren wasn weren don doesn didn won haven hasn".split()
)
BULLET = re.compile(r"^\s*(?:[-*•–▪◦]|\(?\d{1,2}[.)]|[a-z]\))\s+")
Similarity = Callable[[str, str], float]


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
            claim = _claim(draft, cited, support)
            claims.setdefault(_squeeze(claim.text), claim)
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
        return self._judge_wording(draft, cited, language)

    def _judge_wording(self, draft: DraftClaim, cited: list[Evidence], language: Language) -> tuple[list[str], Support]:
        texts = [_text(item) for item in cited]
        reasons = [
            *_form(draft.text),
            *_figures(draft.text, cited, language),
            *_quotes(draft, texts),
            *_names(draft.text, texts),
        ]
        if not reasons and not self._supported(draft, cited, language):
            reasons.append("says more than its evidence does")
        only_facts = all(isinstance(item, Fact) for item in cited)
        return reasons, "computed" if only_facts else "entailed"

    def _supported(self, draft: DraftClaim, cited: list[Evidence], language: Language) -> bool:
        texts = [_text(item) for item in cited]
        spoken = {language if isinstance(item, Fact) else item.language for item in cited}
        if language in spoken:
            return _coverage(draft.text, texts, language) >= COVERED and _same_polarity(draft, texts, language)
        if self._similarity is None:
            return False
        supports = [draft.quote] if draft.quote else texts
        return max(self._similarity(draft.text, text) for text in supports) >= SIMILAR


def _literal(draft: DraftClaim, cited: list[Evidence]) -> Support | None:
    """Whether the claim is word for word what a passage says or how a fact is worded."""
    if talks_to_machine(draft.text):
        return None
    wanted = _squeeze(draft.text)
    for item in cited:
        if isinstance(item, Fact) and wanted == _squeeze(item.text):
            return "computed"
        if isinstance(item, Passage) and _is_whole_sentences(wanted, item.quote):
            return "quoted"
    return None


def _is_whole_sentences(wanted: str, quote: str) -> bool:
    """Whether the words are one or more consecutive sentences of the quote: half a sentence can say the opposite."""
    parts = [_squeeze(bare(quote[start:end])) for start, end in sentences(quote)]
    return any(
        wanted == " ".join(parts[first:last])
        for first in range(len(parts))
        for last in range(first + 1, len(parts) + 1)
        if wanted.startswith(parts[first])
    )


def bare(sentence: str) -> str:
    """A sentence without the bullet or number of the list that it stands in."""
    return BULLET.sub("", sentence)


def _form(text: str) -> Iterable[str]:
    if talks_to_machine(text):
        yield "gives orders to the machine instead of an answer"
    if has_link(text):
        yield "holds a link or markup"
    if len(text) > LONGEST:
        yield f"is longer than {LONGEST} characters"


def _figures(text: str, cited: list[Evidence], language: Language) -> Iterable[str]:
    absent = missing_figures(figures(text, language), [_figures_of(item) for item in cited], map(_text, cited))
    if absent:
        yield f"holds figures that are not in its evidence: {', '.join(absent)}"


def _figures_of(item: Evidence) -> Figures:
    if isinstance(item, Passage):
        return figures(f"{item.title} {item.version} {' '.join(item.heading)} {item.quote}", item.language)
    found = figures(f"{item.label} {item.text}", None)
    return Figures(found.quantities, found.days | {day_figures(item.as_of)}, found.codes)


def _quotes(draft: DraftClaim, texts: list[str]) -> Iterable[str]:
    quotes = [first or second for first, second in QUOTED.findall(draft.text)]
    squeezed = [_squeeze(text) for text in texts]
    for quote in [*quotes, *([draft.quote] if draft.quote else [])]:
        if not any(_squeeze(quote) in text for text in squeezed):
            yield f"quotes words that are not in its evidence: {quote[:80]}"


def _names(text: str, texts: list[str]) -> Iterable[str]:
    present = {word for source in texts for word in tokens(source)}
    for match in NAME.finditer(text):
        strange = [word for word in tokens(match.group()) if not _is_known(word, present)]
        if strange:
            yield f"names what is not in its evidence: {match.group()}"


def _is_known(word: str, present: set[str]) -> bool:
    return word in present or any(same_word(word, other) for other in present) or word in FREE_NAMES


FREE_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday ai i kpi kpis dutch english nederlands engels q1 q2 q3 q4".split()
)


def _coverage(text: str, texts: list[str], language: Language) -> float:
    """The share of the claim's content words that occur in its evidence, in any inflection or compound."""
    words = content_words(text, language)
    if not words:
        return 0.0
    present = {token for source in texts for token in tokens(source)}
    return sum(_occurs(word, present, language) for word in words) / len(words)


def _occurs(word: str, present: set[str], language: Language) -> bool:
    return word in present or any(same_word(word, token, (language,)) for token in present)


def _same_polarity(draft: DraftClaim, texts: list[str], language: Language) -> bool:
    """A claim that denies needs a denial in the sentences that it rests on, and the other way round."""
    supports = [draft.quote] if draft.quote else _nearest_sentences(draft.text, texts, language)
    return _denies(draft.text) == any(_denies(text) for text in supports)


def _nearest_sentences(text: str, texts: list[str], language: Language) -> list[str]:
    parts = [part for source in texts for part in re.split(r"(?<=[.!?;])\s+|\n+", source) if part.strip()]
    wanted = set(content_words(text, language))
    ranked = sorted(parts, key=lambda part: -len(wanted & set(content_words(part, language))))
    return ranked[:2] if len(ranked) > 1 and _denies(ranked[0]) == _denies(ranked[1]) else ranked[:1]


def _denies(text: str) -> bool:
    return not DENIALS.isdisjoint(tokens(text))


def _claim(draft: DraftClaim, cited: list[Evidence], support: Support) -> Claim:
    text = draft.text.strip()
    ids = tuple(item.id for item in cited)
    digest = hashlib.sha256("\0".join((text, *ids)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Claim(id=f"c-{digest}", text=text, evidence=ids, support=support)


def _text(item: Evidence) -> str:
    if isinstance(item, Fact):
        return f"{item.label}. {item.text}"
    return f"{item.title}. {' '.join(item.heading)}. {item.quote}"


def _squeeze(text: str) -> str:
    """White space and quotation marks made alike, case kept."""
    return re.sub(r"[‘’`´]", "'", re.sub(r"[“”„«»]", '"', " ".join(text.split())))
