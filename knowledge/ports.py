"""The seams: what the rest of Koers needs from stores and embedders, whatever stands behind them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.alerts.alert import Alert
from knowledge.alerts.feedback import Feedback
from knowledge.coaching.roadmap import Roadmap
from knowledge.history.portfolio import Portfolio, PortfolioChanges
from knowledge.model.answer import Usage
from knowledge.model.base import Frozen, Language
from knowledge.model.briefing import Audience, Briefing, BriefingState
from knowledge.model.documents import Document
from knowledge.model.evidence import Passage
from knowledge.model.links import Link
from knowledge.model.principal import Principal
from knowledge.scoring.rating import Rating

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into unit vectors. ``id`` names model and version, ``dimension`` the vector's length."""

    @property
    def id(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row per text, as it is stored."""
        ...

    def query(self, text: str) -> Vectors:
        """One vector, as it is asked for."""
        ...


class VectorStore(Protocol):
    """Nearest neighbours among the passages of one shelf; a shelf is a language and a set of reader groups."""

    def add(self, shelf: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Stores unit vectors under the ids of their texts; an id that is there already gets the new vector."""
        ...

    def get(self, shelf: str, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of those ``ids`` that the shelf holds."""
        ...

    def ids(self, shelf: str) -> set[str]: ...
    def count(self, shelf: str) -> int: ...
    def delete(self, shelf: str, ids: Sequence[str]) -> None: ...
    def nearest(self, shelf: str, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids with their cosine similarity, best first; empty for an unknown shelf."""
        ...


class PortfolioStore(Protocol):
    """Objectives, processes, teams, leaders and the append-only history."""

    def load(self, principal: Principal) -> Portfolio:
        """Everything that ``principal`` may read; cheap when nothing changed since the last call."""
        ...

    def apply(self, changes: PortfolioChanges) -> int:
        """Stores all or nothing; an event whose id is already there is left alone. The number of new events."""
        ...


class Pending(Frozen):
    """A text on a shelf that has no vector there yet; ``copy_from`` is a shelf where it already has one.

    ``id`` is the text's own: passages with the same text, of one document or of many, share one vector.
    """

    id: str
    shelf: str
    text: str
    copy_from: str | None = None


class Placed(NamedTuple):
    """A passage that holds a text."""

    shelf: str
    text_id: str
    passage_id: str


class Lookup(Protocol):
    """What search reads of documents and passages. Rights are decided here, and only here."""

    def shelves(self, principal: Principal) -> list[tuple[str, Language]]: ...
    def passages(self, ids: Sequence[str], principal: Principal, in_force_on: date | None) -> list[Passage]:
        """Those of ``ids`` that may be read and, with a date, whose document is in force on it; order kept."""
        ...

    def placed(
        self, text_ids: Iterable[str], shelves: Iterable[str], principal: Principal, in_force_on: date | None
    ) -> list[Placed]:
        """Where these texts stand on these shelves, chosen as in ``passages``: once a document, the newest first."""
        ...

    def lexical(
        self, text: str, language: Language, principal: Principal, in_force_on: date | None, limit: int
    ) -> list[tuple[str, float]]:
        """Passage ids with their BM25 score, best first, among the documents in ``language``."""
        ...


class DocumentStore(Lookup, Protocol):
    """Documents, their passages, and lexical search over them. Rights are decided here, and only here."""

    def moment(self) -> AbstractContextManager[Lookup]:
        """Several look-ups in one moment of the store, which costs less than one by one; for one thread."""
        ...

    def put(self, document: Document, passages: Sequence[Passage], supersedes: str | None = None) -> None:
        """Stores a version whole, or replaces it. A version is superseded by the next one to take effect,
        and ``supersedes``, the id of another document, by this one."""
        ...

    def document(self, document_id: str, principal: Principal) -> Document:
        """Its newest version that ``principal`` may read."""
        ...

    def documents(self, principal: Principal) -> list[Document]:
        """Every version that ``principal`` may read, without its text."""
        ...

    def versions(self, document_id: str, principal: Principal) -> list[Document]:
        """Those versions of one document, in the order in which they take effect; empty where there is none."""
        ...

    def delete(self, document_id: str, principal: Principal) -> None:
        """Deletes all versions; NotFound where ``principal`` may not read every one of them."""
        ...

    def pending(self, embedder: str, limit: int) -> list[Pending]: ...
    def count_pending(self, embedder: str) -> int: ...
    def mark_embedded(self, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
        """Notes that these (shelf, text id) have their vector."""
        ...

    def embedded(self, embedder: str, shelf: str) -> set[str]:
        """The ids of the texts that were marked on ``shelf``."""
        ...

    def orphans(self, embedder: str) -> list[tuple[str, str]]:
        """The marked (shelf, text id) that no passage has any more: their vectors may go."""
        ...

    def forget(self, embedder: str, texts: Iterable[tuple[str, str]]) -> None:
        """Takes marks away."""
        ...


class UsageStore(Protocol):
    """What model calls took, and the budget that is reserved before each of them."""

    def reserve(self, run_id: str, principal: str, day: date, tokens: int, limits: "Limits") -> None:
        """Sets ``tokens`` aside, or raises ModelUnavailable naming the limit that is reached."""
        ...

    def settle(self, run_id: str, principal: str, at: datetime, reserved: int, usage: Usage) -> None:
        """Replaces a reservation by what the call really took."""
        ...

    def spent(self, principal: str | None, day: date) -> int: ...


class Limits(Frozen):
    """Most tokens per run, per user and day, and per day in all; ``None`` is no limit."""

    per_run: int | None = None
    per_user_day: int | None = None
    per_day: int | None = None


class Turn(Frozen):
    """A question that was asked in a thread; ``plan`` is the plan it was answered by, as JSON."""

    question: str
    plan: str
    asked_at: datetime


class ThreadStore(Protocol):
    """Conversations; each belongs to the principal who began it."""

    def turns(self, thread_id: str, principal: Principal) -> list[Turn]:
        """Oldest first; empty for a new thread; NotFound for somebody else's."""
        ...

    def add(self, thread_id: str, principal: Principal, turn: Turn) -> None: ...


class RatingStore(Protocol):
    """Ratings by people and models; all are kept, so that it can be seen who said what when.

    Who may read a rating is who may read its use case: ``of`` is asked with the ids of a portfolio that was
    loaded for a principal.
    """

    def add(self, ratings: Sequence[Rating]) -> None:
        """Stores all or nothing."""
        ...

    def of(self, use_cases: Collection[str]) -> list[Rating]:
        """Those of these use cases, in the order in which they were given."""
        ...


class LinkStore(Protocol):
    """Proposed links of use cases to objectives. Who may read one is who may read its use case and its passage."""

    def propose(self, links: Sequence[Link]) -> None:
        """Stores all or nothing; a newer proposal replaces one of which nobody decided anything yet."""
        ...

    def decide(self, link: Link) -> None:
        """Keeps what a person decided about a link that is there; a later decision replaces an earlier one."""
        ...

    def all(self) -> list[Link]:
        """By use case, the strongest first."""
        ...


class Outgoing(Frozen):
    """Something to send to one target. ``key`` names it for ever: put in twice, it goes out once.

    Those of one ``lane`` go out one after the other, in the order in which they were put in.
    """

    key: str
    target: str
    payload: str
    lane: str | None = None


class Claimed(Frozen):
    """A message in the hands of one sender; ``attempt`` counts from 1 and tells this claim from later ones.

    ``uncertain`` where the attempt before this one never ended: it may have been sent.
    """

    message: Outgoing
    attempt: int
    uncertain: bool


class Told(Frozen):
    """A message that was delivered, or still ``waits`` for it."""

    message: Outgoing
    waits: bool


class Dead(Frozen):
    """A message that was given up, and why."""

    message: Outgoing
    attempts: int
    reason: str
    ended_at: datetime


class Outbox(Protocol):
    """Messages that wait to be sent, whatever is killed when.

    A store that causes a message puts it in within its own transaction: see ``knowledge.stores.outbox.put``.
    """

    def put(self, messages: Iterable[Outgoing], now: datetime) -> int:
        """Adds those whose key is new; their number."""
        ...

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[Claimed]:
        """Up to ``limit`` messages that are due, oldest first; nobody else gets them before ``lease`` is over."""
        ...

    def delivered(self, claimed: Claimed, now: datetime) -> bool:
        """Notes that it arrived; false where the claim was lost to another sender."""
        ...

    def failed(self, claimed: Claimed, reason: str, now: datetime, again_at: datetime | None) -> bool:
        """Notes why it did not; it is tried again at ``again_at``, or never. False where the claim was lost."""
        ...

    def last_told(self, lane: str, before: str | None = None) -> Told | None:
        """The last message of a lane that was not given up; with the key ``before``, of those put in before that."""
        ...

    def waiting(self) -> int: ...
    def dead(self, limit: int) -> list[Dead]:
        """Those that were given up, the last one first."""
        ...


class KeptAlerts(Frozen):
    """Alerts as they were when they were read, oldest first; ``revision`` changes whenever any of them does.

    ``scanned_on`` is the day of the last scan, of whatever it found.
    """

    revision: int
    alerts: tuple[Alert, ...]
    scanned_on: date | None


class AlertChanges(Frozen):
    """What became of the alerts that were read at ``revision``, and the messages that tell of it.

    ``alerts`` replace those with the same id, those named in ``dropped`` go, ``scanned_on`` is the day of a scan.
    """

    revision: int
    alerts: tuple[Alert, ...] = ()
    dropped: tuple[str, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    messages: tuple[Outgoing, ...] = ()
    scanned_on: date | None = None


class AlertStore(Protocol):
    """Alerts, what people thought of them, and the days of the scans.

    Who may read an alert is who may read everything that its finding rests on: ``pitfalls.rights`` tells, and
    whoever shows an alert asks it.
    """

    def load(
        self, ended_since: date | None = None, among: Mapping[str, frozenset[str] | None] | None = None
    ) -> KeptAlerts:
        """Every alert; with a day, without those that ended before it and can no longer return.

        ``among`` names the subjects, ``kind:id``, of each pitfall that is wanted, ``None`` for all of one.
        """
        ...

    def one(self, alert_id: str) -> KeptAlerts:
        """Only this alert, or none."""
        ...

    def apply(self, changes: AlertChanges, now: datetime) -> None:
        """Stores all of it, messages included, or nothing. AlertsChanged where they changed since they were read."""
        ...

    def feedback(self) -> list[Feedback]:
        """Every verdict, in the order in which they were given."""
        ...


class KeptRoadmap(Frozen):
    """A roadmap of the coach, with the ids of the use cases that it rests on."""

    roadmap: Roadmap
    use_cases: tuple[str, ...] = ()


class RoadmapStore(Protocol):
    """Roadmaps of the coach.

    A leader's is for that leader, and for who reads everything; a team's for who may read all that it rests on.
    Whoever shows one asks that.
    """

    def put(self, kept: KeptRoadmap) -> None:
        """Stores a new one; one whose id is there already is left alone."""
        ...

    def one(self, roadmap_id: str) -> KeptRoadmap | None: ...

    def of(self, coached: str, before: date | None = None, limit: int = 100) -> list[KeptRoadmap]:
        """Those of a leader or team, by ``Coached.key``, as of a day before ``before``; the latest day first, and of
        one day the last that was made."""
        ...


class KeptBriefing(Frozen):
    """A briefing with what it rests on, by id, and the names of those whom it will be sent to.

    ``revision`` changes whenever the briefing does; ``place`` is its place in the order in which they were made.
    """

    briefing: Briefing
    use_cases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    revision: int = 1
    place: int = 0


class BriefingStore(Protocol):
    """Briefings, from draft to published.

    Who may read one is who may read everything that it rests on; whoever shows a briefing asks that.
    """

    def put(self, kept: KeptBriefing, now: datetime) -> None:
        """Stores a new one; one whose id is there already is left alone."""
        ...

    def one(self, briefing_id: str) -> KeptBriefing | None: ...

    def listed(
        self,
        *,
        audience: Audience | None = None,
        states: Collection[BriefingState] = (),
        before: int | None = None,
        limit: int = 100,
    ) -> list[KeptBriefing]:
        """Those of an audience and in one of these states, of all where none is given; the newest first, and of
        those only what was made before the place ``before``."""
        ...

    def change(self, kept: KeptBriefing, messages: Collection[Outgoing], now: datetime) -> None:
        """Stores what became of the one that was read at ``kept.revision``, and the messages that tell of it, or
        nothing. Conflict where it changed since it was read."""
        ...


class EvalRow(Frozen):
    """What one metric said of one repeat of a case: a ``value``, or a ``status`` that says why there is none.

    ``weight`` is what the value is a share of, ``seconds`` and ``tokens`` what the attempt took. A row about a case in
    both languages has the language "both".
    """

    case: str
    cluster: str
    language: str
    repeat: int
    metric: str
    value: float | None
    status: str
    reason: str = ""
    weight: float = 1.0
    tokens: int = 0
    cost: float = 0.0
    seconds: float = 0.0


class KeptEval(Frozen):
    """A run of evals as it is kept; ``payload`` is the whole of it as JSON."""

    id: str
    owner: str
    dataset: str
    began_at: datetime
    payload: str


class EvalStore(Protocol):
    """Runs of evals, their rows, the datasets that they were of, and every output of the system, by what decided it."""

    def put(self, run: KeptEval) -> None:
        """Stores a run, or replaces the one with its id."""
        ...

    def run(self, run_id: str) -> KeptEval | None: ...

    def runs(self, dataset: str | None = None, limit: int = 100) -> list[KeptEval]:
        """The newest first, of one dataset or of all."""
        ...

    def put_rows(self, run_id: str, rows: Sequence[EvalRow]) -> None:
        """Replaces all rows of a run."""
        ...

    def rows(self, run_id: str) -> list[EvalRow]:
        """Those of a run, in the order in which they were given."""
        ...

    def keep(self, key: str, output: str) -> None:
        """Keeps an output; the first one under a key stays."""
        ...

    def outputs(self, keys: Collection[str]) -> dict[str, str]:
        """Those of these keys that are kept."""
        ...

    def put_dataset(self, content_hash: str, payload: str) -> None: ...
    def dataset(self, content_hash: str) -> str | None: ...
