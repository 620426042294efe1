"""A process that scans, and kills itself at the n-th thing that it does to the database; reading does not count.

Its arguments are the home, the day and n. Exits with 0 where the scan ended before that.
"""

import os
import signal
import sys
from datetime import date
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from service.bootstrap import Koers
from service.settings import Settings
from service.watch.scan import scan
from tests.service.sample_home import at


def main(home: str, day: str, fatal: str) -> None:
    on = date.fromisoformat(day)
    settings = Settings(
        home=Path(home),
        embedder="hashing",
        webhook_url="https://hooks.example/koers",
        webhook_secret="een lang geheim van de organisatie",
    )
    with Koers(settings, clock=lambda: at(on)) as koers:
        _ = koers.stores  # opening the database is not part of the scan
        steps = count(1)

        def step(connection: Connection, *_: object) -> None:
            if connection.get_execution_options().get("writes") and next(steps) == int(fatal):
                os.kill(os.getpid(), signal.SIGKILL)

        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(Engine, name, step)
        scan(koers, on, "nl")


if __name__ == "__main__":
    main(*sys.argv[1:])
