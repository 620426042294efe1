"""What may be decided about a use case, and the state that it is worked out as."""

from dataclasses import replace

from knowledge.errors import InvalidInput
from knowledge.history.fold import UseCaseState, fold
from knowledge.history.portfolio import Snapshot
from knowledge.impact import problems
from knowledge.measures.phrases import pick
from knowledge.model.base import Frozen, Labelled, Language
from knowledge.model.events import StageChanged
from knowledge.model.portfolio import UNDER_WAY, Id, Stage
from knowledge.words import fold as folded

FEWEST, MOST = 2, 5
"""How many options can be weighed side by side."""


def check_number(options: int) -> None:
    """Raises InvalidInput where so many options cannot be weighed."""
    if not FEWEST <= options <= MOST:
        raise InvalidInput(problems.OPTIONS_GIVEN(count=options), problems.HOW_MANY(fewest=FEWEST, most=MOST))


class Move(Labelled):
    """What can be done with a use case."""

    KEEP = "keep"
    STOP = "stop"
    PAUSE = "pause"
    SCALE = "scale"
    START = "start"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.KEEP: ("laten zoals het is", "keep as it is"),
            cls.STOP: ("stoppen", "stop"),
            cls.PAUSE: ("pauzeren", "pause"),
            cls.SCALE: ("opschalen", "scale"),
            cls.START: ("starten", "start"),
        }

    def given(self, name: str, language: Language) -> str:
        """The condition that a sentence begins with, such as ``With UC-003 paused``."""
        conditions = {
            Move.KEEP: (f"Met {name} zoals het is", f"With {name} as it is"),
            Move.STOP: (f"Zonder {name}", f"Without {name}"),
            Move.PAUSE: (f"Met {name} gepauzeerd", f"With {name} paused"),
            Move.SCALE: (f"Met {name} opgeschaald", f"With {name} scaled"),
            Move.START: (f"Met {name} gestart", f"With {name} started"),
        }
        return pick(language, *conditions[self])


class Option(Frozen):
    """One thing that may be decided: a use case, by its id, and what is done with it."""

    use_case: Id
    move: Move = Move.KEEP


def move_of(text: str) -> Move:
    """The move with this name, in Dutch, in English or as a value. InvalidInput names those that there are."""
    wanted = folded(text.strip())
    for move in Move:
        if wanted in {move.value, *map(folded, move.labels()[move])}:
            return move
    raise InvalidInput(problems.NO_MOVE(given=text), problems.MOVES_ARE(moves=tuple(move.value for move in Move)))


def stage_after(state: UseCaseState, move: Move) -> Stage:
    """The stage that the move is worked out as; its present one where the move changes nothing.

    There is no stage for what is paused: it counts as an idea, which is not under way, not used and not finished.
    """
    now = state.stage
    if not state.listed:
        return now
    match move:
        case Move.STOP:
            return Stage.STOPPED
        case Move.PAUSE:
            return Stage.IDEA if now in UNDER_WAY else now
        case Move.SCALE:
            return Stage.LIVE if now in {Stage.SCALING, Stage.LIVE} else Stage.SCALING
        case Move.START:
            return now if now in UNDER_WAY else Stage.EXPLORING
        case Move.KEEP:
            return now


def supposed(snapshot: Snapshot, option: Option) -> Snapshot:
    """The snapshot as it would be if the option had been chosen on its day; the same one where nothing changes."""
    state = snapshot.states[option.use_case]
    stage = stage_after(state, option.move)
    if stage == state.stage:
        return snapshot
    event = StageChanged(id=f"supposed:{state.id}", on=snapshot.as_of, use_case=state.id, stage=stage)
    after = fold((*state.events, event), snapshot.as_of)
    return replace(snapshot, states={**snapshot.states, state.id: after}) if after else snapshot
