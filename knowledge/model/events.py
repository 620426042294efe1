"""The append-only history: one frozen type per kind of event, told apart by ``kind``."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, JsonValue, TypeAdapter

from knowledge.model.base import Frozen, Labelled, known_to_python
from knowledge.model.portfolio import Id, Stage, UseCase


class Outcome(Labelled):
    """What was decided at the end of an experiment."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.KEEP: ("doorgaan", "keep"),
            cls.CHANGE: ("bijsturen", "change"),
            cls.STOP: ("stoppen", "stop"),
        }


class BlockerKind(Labelled):
    """What stands in the way (playbook, section 4)."""

    TIME = "time"
    TOOLS = "tools"
    SUPPORT = "support"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {cls.TIME: ("tijd", "time"), cls.TOOLS: ("tools", "tools"), cls.SUPPORT: ("support", "support")}


class Signal(Labelled):
    """What a leader visibly did (playbook, section 4)."""

    OWN_USE = "own_use"
    ASKED = "asked"
    CELEBRATED = "celebrated"
    UNBLOCKED = "unblocked"

    @classmethod
    def labels(cls) -> dict[str, tuple[str, str]]:
        return {
            cls.OWN_USE: ("eigen gebruik", "own use"),
            cls.ASKED: ("vraag om gebruik", "asked for use"),
            cls.CELEBRATED: ("succes gevierd", "celebrated"),
            cls.UNBLOCKED: ("belemmering weggehaald", "blocker removed"),
        }


class EventBase(Frozen):
    """What every event has: when it happened (``on``), what it is about, and who says so.

    ``on`` is the day in the world; ``recorded_at`` the moment Koers learnt it.
    An event without ``use_case`` is about a team, a leader or the whole organisation.
    """

    id: Id
    on: date
    use_case: str | None = None
    team: str | None = None
    leader: str | None = None
    text: str = ""
    source: str = ""
    recorded_at: datetime | None = None


class AboutUseCase(EventBase):
    """An event that makes sense only for one use case."""

    use_case: str = Field(min_length=1)


class Registered(AboutUseCase):
    """The use case entered the portfolio, with everything that was known of it.

    ``seen`` says that ``on`` is only the day on which a source listed it: it may have been in its stage long before.
    """

    kind: Literal["registered"] = "registered"
    record: UseCase
    seen: bool = False


class Changed(AboutUseCase):
    """A field of the use case got another value; the stage has an event of its own."""

    kind: Literal["changed"] = "changed"
    field: str
    before: JsonValue = None
    after: JsonValue = None


class Delisted(AboutUseCase):
    """A newer complete list of the same source no longer names the use case."""

    kind: Literal["delisted"] = "delisted"


class Relisted(AboutUseCase):
    """A use case that had been left out of its source's list stands in it again."""

    kind: Literal["relisted"] = "relisted"


class StageChanged(AboutUseCase):
    """The use case moved to another stage; ``seen`` as in ``Registered``."""

    kind: Literal["stage_changed"] = "stage_changed"
    stage: Stage
    seen: bool = False


class ExperimentStarted(AboutUseCase):
    """An experiment began; ``until`` is the end of its time box."""

    kind: Literal["experiment_started"] = "experiment_started"
    until: date | None = None


class ExperimentEnded(AboutUseCase):
    """An experiment ended; without an ``outcome`` nobody decided anything."""

    kind: Literal["experiment_ended"] = "experiment_ended"
    outcome: Outcome | None = None


class Reflection(EventBase):
    """Somebody looked back; ``changed_plan`` says whether the plan became another."""

    kind: Literal["reflection"] = "reflection"
    changed_plan: bool = False


class EffectMeasured(AboutUseCase):
    """An effect was measured: ``value`` in ``unit``. ``shown`` is false where nothing was found."""

    kind: Literal["effect_measured"] = "effect_measured"
    metric: str = ""
    value: float | None = None
    unit: str = ""
    shown: bool = True
    verified: bool = False


class UsageMeasured(AboutUseCase):
    """How many people used it in the period that ends on ``on``."""

    kind: Literal["usage_measured"] = "usage_measured"
    users: int = Field(ge=0)


class Decision(EventBase):
    """Something was decided."""

    kind: Literal["decision"] = "decision"


class CommitmentMade(EventBase):
    """Somebody promised something by a date; ``commitment`` names it in later events."""

    kind: Literal["commitment_made"] = "commitment_made"
    commitment: Id
    due: date


class CommitmentMoved(EventBase):
    """A promise got another date; ``approved`` where the re-plan was agreed."""

    kind: Literal["commitment_moved"] = "commitment_moved"
    commitment: Id
    due: date
    approved: bool = False


class CommitmentKept(EventBase):
    """A promise was kept."""

    kind: Literal["commitment_kept"] = "commitment_kept"
    commitment: Id


class ShowAndTell(EventBase):
    """A use case or a team showed its work."""

    kind: Literal["show_and_tell"] = "show_and_tell"


class BlockerRaised(EventBase):
    """Something stands in the way; ``blocker`` names it in later events."""

    kind: Literal["blocker_raised"] = "blocker_raised"
    blocker: Id
    about: BlockerKind


class BlockerRemoved(EventBase):
    """Something no longer stands in the way."""

    kind: Literal["blocker_removed"] = "blocker_removed"
    blocker: Id


class LeadershipSignal(EventBase):
    """A leader showed the way; for own use ``days`` of ``working_days`` up to ``on``."""

    kind: Literal["leadership_signal"] = "leadership_signal"
    leader: str = Field(min_length=1)
    signal: Signal
    days: int | None = Field(default=None, ge=0)
    working_days: int | None = Field(default=None, ge=1)


Event = Annotated[
    Registered
    | Changed
    | Delisted
    | Relisted
    | StageChanged
    | ExperimentStarted
    | ExperimentEnded
    | Reflection
    | EffectMeasured
    | UsageMeasured
    | Decision
    | CommitmentMade
    | CommitmentMoved
    | CommitmentKept
    | ShowAndTell
    | BlockerRaised
    | BlockerRemoved
    | LeadershipSignal,
    Field(discriminator="kind"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
for _kind in get_args(get_args(Event)[0]):
    known_to_python(_kind)
EVENT_LABELS: Mapping[str, tuple[str, str]] = {
    "registered": ("opgenomen in het portfolio", "registered"),
    "changed": ("gegevens gewijzigd", "details changed"),
    "delisted": ("niet meer in de bron", "no longer listed"),
    "relisted": ("weer in de bron", "listed again"),
    "stage_changed": ("fase gewijzigd", "stage changed"),
    "experiment_started": ("experiment gestart", "experiment started"),
    "experiment_ended": ("experiment afgerond", "experiment ended"),
    "reflection": ("reflectie", "reflection"),
    "effect_measured": ("effect gemeten", "effect measured"),
    "usage_measured": ("gebruik gemeten", "usage measured"),
    "decision": ("besluit", "decision"),
    "commitment_made": ("toezegging gedaan", "commitment made"),
    "commitment_moved": ("toezegging verschoven", "commitment moved"),
    "commitment_kept": ("toezegging nagekomen", "commitment kept"),
    "show_and_tell": ("show & tell", "show & tell"),
    "blocker_raised": ("belemmering gemeld", "blocker raised"),
    "blocker_removed": ("belemmering weggehaald", "blocker removed"),
    "leadership_signal": ("leiderschapssignaal", "leadership signal"),
}
