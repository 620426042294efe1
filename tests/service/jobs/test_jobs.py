"""What holds for jobs, whoever keeps them: in this process, or durably."""

from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from knowledge.errors import InvalidInput, NotFound
from knowledge.model.principal import OWNER, Principal
from service.bootstrap import Koers
from service.jobs import InProcessJobs, Job, Jobs
from service.jobs.durable import DurableJobs, Pace
from service.jobs.port import ENDED
from service.settings import load
from tests.service.jobs.kinds import KINDS, TRIED

ANN = Principal(id="ann", groups=frozenset({"board"}))
QUICK = Pace(at_once=2, beat=0.05, lease=0.3)
BUILD: dict[str, Callable[[Koers], Jobs]] = {
    "in process": lambda koers: InProcessJobs(koers, KINDS),
    "durable": lambda koers: DurableJobs(koers, KINDS, pace=QUICK),
}


@pytest.fixture(scope="module", params=list(BUILD))
def jobs(
    request: pytest.FixtureRequest, shared_database: str | None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Jobs]:
    with Koers(load(home=tmp_path_factory.mktemp("home"), embedder="hashing", database_url=shared_database)) as koers:
        built = BUILD[request.param](koers)
        yield built
        built.close()
        built.close()  # whoever closes twice does no harm


def ended(jobs: Jobs, job: Job, principal: Principal = ANN) -> Job:
    deadline = monotonic() + 20
    while job.state not in ENDED:
        assert monotonic() < deadline, job
        job = jobs.job(job.id, principal)
    return job


def test_a_job_is_done_with_its_arguments_for_its_principal(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("count", ANN, {"é": [1, None]}))
    assert (job.state, job.kind, job.owner, job.problem) == ("done", "count", "ann", None)
    assert job.result == {"who": "ann", "given": {"é": [1, None]}}
    assert (job.done, job.total) == (3, 4)


def test_arguments_may_hold_any_text(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("count", ANN, {"text": "a\x00b 😀 \u202e", "half": "\ud800"}))
    assert job.result["given"]["text"] == "a\x00b 😀 \u202e"


def test_a_step_knows_what_the_steps_before_it_came_to(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("two", ANN))
    assert job.result == {"before": {"count": {"who": "ann", "given": {}}}}


def test_a_key_begins_one_job(jobs: Jobs) -> None:
    first = jobs.start("count", ANN, {"number": 1}, key="once")
    again = jobs.start("count", ANN, {"number": 2}, key="once")
    assert first.id == again.id == "once"
    assert ended(jobs, again).result["given"] == {"number": 1}


def test_a_job_that_fails_says_why_and_is_not_tried_again(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("refuse", ANN))
    assert (job.state, job.done, job.total, job.problem) == ("failed", 1, 3, "The embedder is gone. Install it.")
    assert (job.result, TRIED.count(job.id)) == (None, 1)


def test_a_job_that_fails_for_a_reason_that_passes_is_tried_again(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("busy", ANN))
    assert (job.state, job.result, TRIED.count(job.id)) == ("done", "at last", 2)


def test_an_unforeseen_error_is_named_in_the_log_only(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("break", ANN, {"language": "en"}))
    assert job.state == "failed"
    assert job.problem == "Something went wrong inside Koers; its log has the details."


def test_a_job_says_what_is_wrong_in_the_language_that_was_asked_for_or_else_that_of_the_settings(jobs: Jobs) -> None:
    told = [ended(jobs, jobs.start("break", ANN, {"language": each})).problem for each in ("en", "nl", None, "xx", 3)]
    assert [str(each)[:9] for each in told] == ["Something", *4 * ["Er ging i"]]


def test_a_job_that_runs_is_cancelled_at_its_next_report_and_does_no_further_step(jobs: Jobs) -> None:
    job = jobs.start("last", ANN)
    while job.id not in TRIED:
        assert jobs.job(job.id, ANN).state in {"waiting", "running"}
    assert jobs.cancel(job.id, ANN).state == "cancelled"
    following = ended(jobs, jobs.start("count", ANN))
    assert following.state == "done"
    assert (jobs.job(job.id, ANN).state, jobs.job(job.id, ANN).result) == ("cancelled", None)


def test_a_job_that_has_ended_is_not_cancelled(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start("count", ANN))
    assert jobs.cancel(job.id, ANN) == job


def test_somebody_elses_job_is_not_found_not_even_by_who_reads_everything(jobs: Jobs) -> None:
    job = jobs.start("count", ANN)
    for principal in (OWNER, Principal(id="bob")):
        with pytest.raises(NotFound, match="no job"):
            jobs.job(job.id, principal)
        with pytest.raises(NotFound, match="no job"):
            jobs.cancel(job.id, principal)


@pytest.mark.parametrize("job_id", ["nothing", "", "a\x00b", "😀", "x" * 9_999])
def test_a_job_that_is_not_there_is_not_found(jobs: Jobs, job_id: str) -> None:
    with pytest.raises(NotFound, match="no job"):
        jobs.job(job_id, ANN)


def test_an_unknown_kind_is_refused_with_those_that_there_are(jobs: Jobs) -> None:
    with pytest.raises(NotFound, match="count, two"):
        jobs.start("fly", ANN)


def test_everybody_sees_their_own_jobs_the_newest_first_a_page_at_a_time(jobs: Jobs) -> None:
    cas = Principal(id="cas")
    begun = [jobs.start("count", cas, {"number": number}).id for number in range(5)]
    for job_id in begun:
        ended(jobs, jobs.job(job_id, cas), cas)
    listed: list[Job] = []
    cursor = None
    while True:
        page, cursor = jobs.jobs(cas, cursor, 2)
        listed += page
        if cursor is None:
            break
    # Begun within a millisecond of each other, they may stand in any order.
    assert sorted(job.id for job in listed) == sorted(begun)
    assert [job.created_at for job in listed] == sorted((job.created_at for job in listed), reverse=True)
    assert {(job.state, job.result["who"]) for job in listed} == {("done", "cas")}
    assert jobs.jobs(Principal(id="nobody")) == ([], None)
    with pytest.raises(InvalidInput, match="cursor"):
        jobs.jobs(cas, "nonsense!")
