"""One step, tried until it ends; the outcome is JSON, so that it can be kept."""

from collections.abc import Callable
from itertools import count

from pydantic import JsonValue

from knowledge.errors import Conflict, KoersError, ModelUnavailable
from service.jobs import problems
from service.jobs.kinds import Cancelled, Kind, Step, Work
from service.logs import log

Outcome = dict[str, JsonValue]
PASSING = (Conflict, ModelUnavailable)


def attempted(kind: Kind, step: Step, work: Work, pause: Callable[[float], object]) -> Outcome:
    """``{"value": …}``, ``{"problem": …}`` or ``{"cancelled": true}``; ``pause`` waits some seconds in between."""
    for attempt in count(1):
        try:
            return {"value": step(work)}
        except Cancelled:
            return {"cancelled": True}
        except KoersError as error:
            if attempt >= kind.attempts or not isinstance(error, PASSING):
                return {"problem": error.within(work.language)}
        except Exception as error:  # noqa: BLE001 - the boundary of a job
            log.error("a job failed: %s (%s), attempt %d", work.job, kind.name, attempt, exc_info=error)
            if attempt >= kind.attempts:
                return {"problem": problems.INSIDE().within(work.language)}
        pause(2.0 ** (attempt - 1))
    raise AssertionError("counting never ends")
