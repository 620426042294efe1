"""What can be quoted of a passage: whole sentences that stand by themselves, or with the one that they lean on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from agents.verification.spoken import spoken
from agents.verifier import bare
from knowledge.documents.sentences import sentences
from knowledge.model.evidence import Passage
from knowledge.words import fold, tokens

SHORTEST = 3
LONGEST = 900
HEADING_LIKE = 12
LABEL = 4
LEANS = re.compile(
    r"(?:dat|dit|die|deze|daar|daarom|daarvan|daarmee|daarbij|daarin|daarvoor|daardoor|hierdoor|hiervoor|hiermee|het|hij|"
    r"zij|ze|zo|toch|ook|en|maar|want|anders|this|that|these|those|it|they|he|she|such|therefore|thus|instead|however|"
    r"but|and|also|tot nu toe|so far)\b(?! (?:is het|er|gaat om))",
    re.IGNORECASE,
)
LIST_ITEM = re.compile(r"^\s*(?:[-*•–▪◦]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)])\s+")
ROW = re.compile(r"^[^:;\n]{1,80}: [^;\n]+; [^:;\n]{1,80}: ")
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d{1,3}\])*$")
FOOTNOTE = re.compile(r"^\[?\d{1,3}\]?\s+(?:See\b|Zie\b|Pub\. L|\d+ U\.S\.C)|https?://\S+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """Consecutive sentences of a passage that may be quoted as they stand.

    ``core`` is what is said, ``lead`` the sentence before it that a list item or a reference depends on.
    ``rank`` is the passage's place among those of its language, ``more`` the text with one and with two of the
    sentences that go on after it in its paragraph, as far as there are any.
    """

    passage: Passage
    first: int
    last: int
    text: str
    core: str
    lead: str
    rank: int
    more: tuple[str, ...] = ()

    @property
    def wider(self) -> "Unit":
        """With the sentence that goes on after it, where there is one."""
        return replace(self, text=self.more[0], more=self.more[1:], last=self.last + 1) if self.more else self


def units(passages: Sequence[Passage]) -> Iterator[Unit]:
    """All that can be quoted, passage by passage."""
    seen: dict[str, int] = {}
    for passage in passages:
        rank = seen.get(passage.language, 0)
        seen[passage.language] = rank + 1
        yield from _of(passage, rank)


def _of(passage: Passage, rank: int) -> Iterator[Unit]:
    spans = sentences(passage.quote)
    raw = [passage.quote[start:end] for start, end in spans]
    parts = [bare(text) for text in raw]
    titles = {_plain(text) for text in (passage.title, *passage.heading)}
    said = [span in spoken(passage.quote) for span in spans]
    lead = ""

    def unit(first: int, last: int, core: str, lead: str) -> Unit:
        text = bare(passage.quote[spans[first][0] : spans[last - 1][1]])
        on = takewhile(
            lambda after: _goes_on(passage.quote, spans, after, titles), range(last, min(last + 2, len(raw)))
        )
        more = tuple(bare(passage.quote[spans[first][0] : spans[after][1]]) for after in on)
        return Unit(passage, first, last, text, core, lead, rank, more)

    for place, part in enumerate(parts):
        item = LIST_ITEM.match(raw[place]) is not None
        if part.rstrip().endswith(":") and not ROW.match(part):
            lead = part
            end = _list_end(raw, place)
            if end > place + 1 and all(said[place:end]):
                yield unit(place, end, part, "")
            continue
        lead = lead if item else ""
        if not said[place] or not _can_be_said(part, item, titles):
            continue
        if place and said[place - 1] and not item and _leans(passage.quote, spans, place, titles):
            yield unit(place - 1, place + 1, part, parts[place - 1])
        else:
            yield unit(place, place + 1, part, lead)


def _leans(quote: str, spans: Sequence[tuple[int, int]], place: int, titles: set[str]) -> bool:
    """Whether a sentence cannot be read without the one before it: it refers back, or that one is its label."""
    (start, end), (own_start, own_end) = spans[place - 1], spans[place]
    before, own = bare(quote[start:end]), quote[own_start:own_end]
    if "\n\n" in quote[end:own_start] or before.endswith((":", "?")) or _plain(before) in titles:
        return False
    label = len(tokens(before)) <= LABEL and before.endswith(".")
    return label or (LEANS.match(own) is not None and _can_be_said(before, False, titles))


def _goes_on(quote: str, spans: Sequence[tuple[int, int]], place: int, titles: set[str]) -> bool:
    """Whether a sentence follows in the same paragraph on the one before it, and both are statements."""
    before, own = (quote[start:end] for start, end in spans[place - 1 : place + 1])
    between = quote[spans[place - 1][1] : spans[place][0]]
    if "\n" in between or LIST_ITEM.match(before) or LIST_ITEM.match(own):
        return False
    return ENDS.search(before) is not None and _can_be_said(own, False, titles)


def _list_end(raw: Sequence[str], place: int) -> int:
    end, length = place + 1, len(raw[place])
    while end < len(raw) and length + len(raw[end]) <= LONGEST and LIST_ITEM.match(raw[end]):
        length += len(raw[end])
        end += 1
    return end


def _can_be_said(text: str, item: bool, titles: set[str]) -> bool:
    """Whether this is a statement: no heading, question or footnote."""
    words = len(tokens(text))
    if words < (1 if item else SHORTEST) or _plain(text) in titles or FOOTNOTE.search(text):
        return False
    if ROW.match(text):
        return True
    if text.rstrip().endswith(("?", ":")):
        return False
    return item or bool(ENDS.search(text.rstrip())) or words > HEADING_LIKE


def _plain(text: str) -> str:
    return re.sub(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?|\W+$", "", fold(text))
