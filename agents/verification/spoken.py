"""What of a passage is said to people: no order to the machine, nor what follows it, nor a third language."""

from collections.abc import Iterator
from functools import lru_cache

from knowledge.documents.sentences import sentences, stretches
from knowledge.untrusted.injection import talks_to_machine
from knowledge.words import STOP_WORDS, tokens

Span = tuple[int, int]
FOREIGN = frozenset(
    "und der das ist nicht auf dem den des mit für fur sie du ein eine einen wird werden nur auch sich ab jetzt dass "
    "le la les une un est et que qui dans pour sur vous tu nous pas au aux du cette seulement ne ce "
    "el los las y por para con siempre una il che di gli non sono lo della "
    "na że ze nie się sie jest do oraz jako tylko o os um uma não nao com".split()
)
OURS = STOP_WORDS["nl"] | STOP_WORDS["en"]
LEAST = 3


@lru_cache(maxsize=2_000)
def spoken(quote: str) -> frozenset[Span]:
    """The spans of those sentences that may be repeated to a reader."""
    return frozenset(_spoken(quote))


def _spoken(quote: str) -> Iterator[Span]:
    goes_on = False
    for start, end in stretches(quote):
        ordered, goes_on = goes_on, False
        for first, last in sentences(quote[start:end]):
            span = (start + first, start + last)
            text = quote[span[0] : span[1]]
            ordered = ordered or talks_to_machine(text)
            if not ordered and not foreign(text):
                yield span
        goes_on = ordered and quote[start:end].rstrip().endswith(":")


def foreign(text: str) -> bool:
    """Whether the small words of a sentence are those of neither Dutch nor English."""
    words = tokens(text)
    strange = sum(word in FOREIGN and word not in OURS for word in words)
    return strange >= LEAST and strange > 2 * sum(word in OURS for word in words)
