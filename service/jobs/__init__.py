"""Work that goes on after the answer."""

from service.jobs.local import InProcessJobs
from service.jobs.port import Job, Jobs, State

__all__ = ["InProcessJobs", "Job", "Jobs", "State"]
