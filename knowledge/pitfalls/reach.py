"""How far an event reaches: what a rule has to look at again when one more event of a kind is known."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from knowledge.model.events import Event

Reach = Literal["use_case", "team", "organisation"]
"""The use case of the event, with its commitments; also its team; or everything that the rule is about."""

KINDS: frozenset[str] = frozenset(kind.model_fields["kind"].default for kind in get_args(get_args(Event)[0]))
RECORD = frozenset({"registered", "delisted", "relisted", "changed", "stage_changed"})
"""What changes the record of a use case: its stage, its team, whether it is listed."""
EXPERIMENTS = frozenset({"experiment_started", "experiment_ended", "reflection"})
COMMITMENTS = frozenset({"commitment_made", "commitment_moved", "commitment_kept"})


def looks_at(
    use_case: Iterable[str] = (), team: Iterable[str] = (), organisation: Iterable[str] = ()
) -> Mapping[str, Reach]:
    """How far each kind of event reaches; the widest counts for a kind that is named twice."""
    reaches: dict[str, Reach] = dict.fromkeys(use_case, "use_case")
    reaches |= dict.fromkeys(team, "team")
    return reaches | dict.fromkeys(organisation, "organisation")
