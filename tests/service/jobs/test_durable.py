"""What only jobs that outlive their process have to hold."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from knowledge.errors import NotFound
from knowledge.model.principal import OWNER
from service.bootstrap import Koers
from service.jobs import Job
from service.jobs.durable import DurableJobs, Pace
from service.jobs.port import ENDED
from service.jobs.schedules import Schedule
from service.settings import load
from tests.service.jobs.kinds import KINDS, TRIED

QUICK = Pace(at_once=2, beat=0.05, lease=0.3)
NOW = datetime(2026, 10, 31, 12, 0, tzinfo=UTC)


class At:
    """A Koers in one home, again and again, at one time or another."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.now = NOW

    def koers(self) -> Koers:
        return Koers(load(home=self.home), clock=lambda: self.now)


@pytest.fixture
def at(tmp_path: Path) -> At:
    return At(tmp_path / "home")


def ended(jobs: DurableJobs, job_id: str) -> Job:
    deadline = monotonic() + 20
    while (job := jobs.job(job_id, OWNER)).state not in ENDED:
        assert monotonic() < deadline, job
    return job


def test_a_job_that_its_process_leaves_unfinished_goes_on_in_the_next(at: At) -> None:
    with at.koers() as koers:
        jobs = DurableJobs(koers, KINDS, pace=QUICK)
        job = jobs.start("last", OWNER)
        while job.id not in TRIED:
            assert jobs.job(job.id, OWNER).state in {"waiting", "running"}
        jobs.close()
    began = TRIED.count(job.id)
    with at.koers() as koers:
        jobs = DurableJobs(koers, KINDS, pace=QUICK)
        while TRIED.count(job.id) == began:
            assert jobs.job(job.id, OWNER).state in {"waiting", "running"}
        assert jobs.cancel(job.id, OWNER).state == "cancelled"
        jobs.close()


def test_a_job_of_a_kind_that_is_gone_says_so(at: At) -> None:
    with at.koers() as koers:
        jobs = DurableJobs(koers, KINDS, pace=Pace(at_once=0))
        job = jobs.start("count", OWNER, {"language": "en"})
        jobs.close()
        jobs = DurableJobs(koers, {}, pace=QUICK)
        assert "no job of the kind 'count'" in str(ended(jobs, job.id).problem)
        jobs.close()


def test_a_job_that_ends_its_process_every_time_is_given_up(at: At) -> None:
    with at.koers() as koers:
        jobs = DurableJobs(koers, KINDS, pace=Pace(at_once=0))
        job = jobs.start("count", OWNER)
        for _ in range(20):
            koers.stores.progress.begin(job.id)
        jobs.close()
        jobs = DurableJobs(koers, KINDS, pace=QUICK)
        assert "20 keer afgebroken" in str(ended(jobs, job.id).problem)
        jobs.close()


def test_what_fell_due_while_nothing_ran_is_made_up_for_once(at: At) -> None:
    daily = Schedule("0 6 * * *", "Europe/Amsterdam")

    def run() -> None:
        with at.koers() as koers:
            jobs = DurableJobs(koers, KINDS, {"count": daily}, QUICK)
            if at.now > NOW:
                assert ended(jobs, "count-20261110T050000Z").state == "done"
            for day in (8, 9):
                with pytest.raises(NotFound):
                    jobs.job(f"count-202611{day:02}T050000Z", OWNER)
            jobs.close()

    run()  # the schedule is new: nothing was missed
    at.now = NOW + timedelta(days=10)  # 10 November 13:00; six o'clock in winter is 05:00 UTC
    run()
    run()


def test_jobs_are_kept_beside_the_records(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    with at.koers() as koers:
        assert koers.jobs_database == at.home / "jobs.db"
    monkeypatch.setenv("KOERS_DATABASE_URL", f"sqlite:///{at.home}/own.db")
    with at.koers() as koers:
        assert koers.jobs_database == at.home / "own-jobs.db"
    monkeypatch.setenv("KOERS_DATABASE_URL", "postgresql://koers@host/koers")
    with at.koers() as koers:
        assert koers.jobs_database == "postgresql://koers@host/koers"
