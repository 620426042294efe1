"""How a briefing names things: titles cut short, lists that count what they leave out, texts without people in them."""

from collections.abc import Iterable, Sequence

from knowledge.history.fold import UseCaseState
from knowledge.measures.event_words import measured, unit_of
from knowledge.measures.phrases import short
from knowledge.model.events import EffectMeasured
from knowledge.reporting.frame import Frame
from knowledge.words import tokens

TITLE = 60
SHORT_ID = 16
SAID = 110
NAMED = 3


def name_of(state: UseCaseState) -> str:
    """``Title (UC-012)``; the id only where it is short, and not the title too."""
    title = short(state.use_case.title, TITLE)
    if not any(map(str.isalnum, title)):
        return state.id
    return title if title == state.id or len(state.id) > SHORT_ID else f"{title} ({state.id})"


def names(frame: Frame, states: Iterable[UseCaseState], shown: int = NAMED) -> str:
    """The most important ones by name, and how many more there are."""
    ordered = sorted(states, key=lambda state: (frame.rank(state.id), state.use_case.title, state.id))
    return enumerated(frame, [name_of(state) for state in ordered], shown)


def enumerated(frame: Frame, items: Sequence[str], shown: int = NAMED) -> str:
    """``a; b; c; en nog 4``."""
    rest = len(items) - shown
    more = [frame.pick(f"en nog {frame.number(rest)}", f"and {frame.number(rest)} more")] if rest > 0 else []
    return "; ".join([*items[:shown], *more])


def quoted(frame: Frame, text: str, longest: int = SAID) -> str:
    """The same between quotation marks, since it is in the words and the language of who wrote it."""
    told = said(frame, text, longest)
    return f"“{told.rstrip('.')}”" if any(map(str.isalnum, told)) else ""


def effect_told(frame: Frame, event: EffectMeasured) -> str:
    """What was measured and when, and what the same measure said the time before."""
    told = f"{measured(event, frame.language)}, {frame.day(event.on)}"
    state = frame.states.get(event.use_case)
    same = [each for each in (state.effects if state else ()) if _comparable(each, event)]
    if not same:
        return told
    before = f"{frame.number(same[-1].value or 0)}{unit_of(event)}"
    when = frame.day(same[-1].on)
    return told + frame.pick(f"; op {when} was dat {before}", f"; on {when} it was {before}")


def _comparable(earlier: EffectMeasured, event: EffectMeasured) -> bool:
    """Whether it measured the same before, and found a number."""
    known = earlier.shown and event.shown and event.value is not None and earlier.value is not None
    return known and (earlier.metric, earlier.unit) == (event.metric, event.unit) and earlier.on < event.on


def said(frame: Frame, text: str, longest: int = SAID) -> str:
    """What somebody wrote, on one line and cut short; nothing where it names a person that the portfolio knows."""
    words = tuple(tokens(text))
    named = any(
        words[at : at + length] in frame.named for length in frame.name_lengths for at in range(len(words) - length + 1)
    )
    return "" if named else short(text, longest)
