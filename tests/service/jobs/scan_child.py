"""A process that becomes a new child for every line that it reads; the child scans, tells of it, and kills itself.

Each line is a home and a number n: the child does the job ``digest`` in that home, which scans and sends a digest,
delivers everything, and kills itself with -9 at the n-th thing that it does to a database. It says ``done`` where all
ended before that; with n = 0 it always does.
"""

import os
import signal
import sys
from datetime import datetime, timedelta
from itertools import count
from threading import Event
from time import sleep, time

from sqlalchemy import Connection, Engine, event

from knowledge.model.principal import OWNER
from knowledge.sample.load import SAMPLE_TODAY
from service.bootstrap import Koers
from service.delivery.courier import Courier
from service.delivery.targets import senders
from service.jobs.digest import DIGEST
from service.jobs.durable import DurableJobs, Pace
from service.jobs.port import ENDED
from service.settings import load
from tests.service.sample_home import at

PACE = Pace(at_once=1, beat=0.1, lease=0.7)
WRITES = ("INSERT", "UPDATE", "DELETE")
BEGAN = time()


def clock() -> datetime:
    """Noon on the sample's day, and on from there: what was claimed by who was killed comes free again."""
    return at(SAMPLE_TODAY) + timedelta(seconds=time() - BEGAN)


def die_at(fatal: int) -> None:
    steps = count(1)

    def step(connection: Connection, *given: object) -> None:
        statement = str(given[1]) if len(given) > 1 else ""
        if "workers" in statement:
            return  # a sign of life, which comes at any moment
        writes = connection.get_execution_options().get("writes") or statement.lstrip().startswith(WRITES)
        if writes and next(steps) == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, name, step)


def deliver(koers: Koers, stop: Event) -> None:
    courier = Courier(koers.stores.outbox, senders(koers.settings, clock), clock, 50, timedelta(seconds=2))
    courier.run(stop, 0.02)
    courier.close()


def work(home: str, fatal: int) -> str:
    with Koers(load(home=home), clock=clock) as koers:
        _ = koers.stores
        die_at(fatal)
        jobs = DurableJobs(koers, {DIGEST.name: DIGEST}, pace=PACE, beside=[lambda stop: deliver(koers, stop)])
        job = jobs.start(DIGEST.name, OWNER, key="digest-today")
        while (job := jobs.job(job.id, OWNER)).state not in ENDED or koers.stores.outbox.waiting():
            sleep(0.02)
        jobs.close()
        return f"{job.state} {job.problem}"


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    import croniter
    import dbos

    assert croniter, dbos
    say("ready")
    for line in sys.stdin:
        home, _, fatal = line.strip().rpartition(" ")
        child = os.fork()
        if child == 0:
            say("done", work(home, int(fatal)))
            os._exit(0)
        say(child)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
