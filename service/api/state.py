"""What routes work with: the running Koers and its jobs, kept by the application."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from service.bootstrap import Koers
from service.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Running:
    """One application's Koers and the work that it does in the background."""

    koers: Koers
    jobs: Jobs


def running(request: Request) -> Running:
    """The one that this application was made with."""
    found: Running = request.app.state.running
    return found


State = Annotated[Running, Depends(running)]
