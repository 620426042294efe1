"""What a working process does: jobs, schedules and deliveries."""

from threading import Event
from typing import TYPE_CHECKING

from service.briefings.telling import enclosed
from service.delivery.courier import Courier
from service.delivery.targets import senders
from service.jobs.durable import DurableJobs, Pace
from service.jobs.registry import KINDS
from service.jobs.schedules import in_force

if TYPE_CHECKING:
    from service.bootstrap import Koers


def work(koers: "Koers", *, works: bool = True) -> DurableJobs:
    """Starts to work, until ``close``; without ``works`` only hands work to other processes.

    Misconfigured where a receiver or a schedule in the settings is wrong.
    """
    settings = koers.settings
    targets = senders(settings, koers.clock, enclosed(koers))
    schedules = in_force(settings, KINDS, koers.clock())
    pace = Pace(at_once=settings.jobs_at_once if works else 0)

    def deliver(stop: Event) -> None:
        courier = Courier(koers.stores.outbox, targets, koers.clock, settings.delivery_attempts)
        courier.run(stop)
        courier.close()

    return DurableJobs(koers, schedules=schedules, pace=pace, beside=(deliver,) if works else ())
