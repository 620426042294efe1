"""Histories with the pitfalls that are there to find; those in good health have none."""

from datetime import date
from typing import Literal

from pydantic import Field

from evals.datasets.case import Case
from evals.datasets.history import History
from evals.metrics.pitfall_detection import Alarm
from knowledge.history.portfolio import Snapshot
from knowledge.model.events import CommitmentMade
from knowledge.pitfalls.context import Citation, Context
from knowledge.pitfalls.thresholds import Thresholds


class PitfallCase(Case):
    """What a scan on ``as_of`` has to find: in its own ``history``, or else in the dataset's organisation.

    An alarm's subject is the id of the finding's subject. A case that is ``limited`` to some alarms says nothing of any
    other. ``citations`` are answers that were given, and the documents that they rested on. Without a history and
    without an organisation it is about the home that it is run in.
    """

    kind: Literal["pitfalls"] = "pitfalls"
    as_of: date
    history: History | None = None
    thresholds: Thresholds = Field(default_factory=Thresholds)
    citations: tuple[Citation, ...] = ()
    expected: tuple[Alarm, ...] = ()
    limited: tuple[Alarm, ...] = ()

    @property
    def healthy(self) -> bool:
        """Whether there is nothing to find."""
        return not self.expected

    @property
    def context(self) -> Context:
        """What the rules know beside the history that the case brings along."""
        return Context(
            documents=self.history.documents if self.history else (),
            citations=self.citations,
            thresholds=self.thresholds,
            language=self.language,
        )

    def asked(self, pitfall: str, subject: str | None = None) -> bool:
        """Whether the case says anything of this pitfall, of this subject where one is named: where not, finding it is
        neither right nor wrong."""
        return not self.limited or any(
            pitfall == each.pitfall and (None in {subject, each.subject} or subject == each.subject)
            for each in self.limited
        )


def subjects(snapshot: Snapshot, context: Context) -> int:
    """How many things a scan may find something about: what false alerts are counted per hundred of."""
    made = (event for event in snapshot.by_kind.get("commitment_made", ()) if isinstance(event, CommitmentMade))
    promises = {(event.use_case, event.commitment) for event in made}
    leadership = 1 if snapshot.leaders else 0
    entities = len(snapshot.states) + len(snapshot.teams) + len(snapshot.objectives)
    return entities + len(promises) + len(context.documents) + leadership
