"""A process that works and is killed: imports once, then becomes a new child for every line that it reads.

Each line is a number of jobs: the child asks for that many, each with its key, and works until it is killed, or
says ``done`` when all have ended and everything was delivered. ``ticks`` instead fires a schedule every second.
"""

import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import sleep

from pydantic import JsonValue

from knowledge.model.principal import OWNER
from service.bootstrap import Koers
from service.delivery.courier import Courier
from service.delivery.targets import addressed, senders
from service.jobs.durable import DurableJobs, Pace
from service.jobs.kinds import Kind, Step, Work
from service.jobs.port import ENDED
from service.jobs.schedules import Schedule
from service.settings import load
from tests.service.delivery.samples import message

PACE = Pace(at_once=2, beat=0.1, lease=0.7)
LOG = Path(os.environ["KILLED_LOG"])


def told(*words: str) -> None:
    """One whole line in the log, whatever happens next."""
    with LOG.open("ab", buffering=0) as file:
        file.write((" ".join(words) + "\n").encode())


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def step(name: str) -> Step:
    def do(work: Work) -> JsonValue:
        told("begun", name, work.job)
        work.report(1, 2)
        told("ended", name, work.job)
        return name

    return do


def tell(work: Work) -> JsonValue:
    told("begun", "tell", work.job)
    targets = senders(work.koers.settings, work.koers.clock)
    work.koers.stores.outbox.put(addressed(message(title=work.job), work.job, targets), work.koers.clock())
    told("ended", "tell", work.job)
    return dict(work.results)


def tick(work: Work) -> JsonValue:
    told("tick", work.job)
    return None


TRIP = Kind("trip", {"gather": step("gather"), "judge": step("judge"), "tell": tell})
KINDS: Mapping[str, Kind] = {"trip": TRIP, "tick": Kind("tick", {"tick": tick})}


def deliver(koers: Koers, stop: Event) -> None:
    targets = senders(koers.settings, koers.clock)
    courier = Courier(koers.stores.outbox, targets, koers.clock, 50, timedelta(seconds=2))
    courier.run(stop, 0.02)
    courier.close()


def work(count: int) -> None:
    with Koers(load()) as koers:
        jobs = DurableJobs(koers, KINDS, pace=PACE, beside=[lambda stop: deliver(koers, stop)])
        asked = [jobs.start("trip", OWNER, key=f"trip-{number}").id for number in range(count)]
        while any(jobs.job(each, OWNER).state not in ENDED for each in asked) or koers.stores.outbox.waiting():
            sleep(0.05)
        states = {jobs.job(each, OWNER).state for each in asked}
        results = {str(jobs.job(each, OWNER).result) for each in asked}
        told("all", *states)
        jobs.close()
        say("done", states == {"done"} and results == {"{'gather': 'gather', 'judge': 'judge'}"})


def fire() -> None:
    with Koers(load()) as koers:
        schedule = Schedule("* * * * * */1", "Europe/Amsterdam")  # each second, which no setting can ask for
        DurableJobs(koers, KINDS, {"tick": schedule}, PACE)
        sleep(600)


def main() -> None:
    import croniter
    import dbos

    assert croniter, dbos
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            fire() if line.strip() == "ticks" else work(int(line))
            os._exit(0)
        say(child)
        if line.strip() != "ticks":
            os.waitpid(child, 0)
            say("ended")


if __name__ == "__main__":
    main()
