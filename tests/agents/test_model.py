"""The model seam over a real socket: every fault ends in a value or in ModelUnavailable, and nothing leaks."""

import asyncio
import logging
import random
import threading
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime

import pytest

from agents.model import Caller, Model, ModelSettings
from agents.prompts.library import RenderedPrompt
from agents.usage_memory import MemoryUsage
from knowledge.errors import ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.model.base import Frozen
from knowledge.ports import Limits
from tests import model_behaviours as does
from tests.agents.conftest import START, FakeTime
from tests.model_server import ModelServer

PROMPT = RenderedPrompt(id="count@1", system="You count.", user="How many?")
CALLER = Caller(run_id="run-1", principal_id="user-1")
KEY = "sk-very-secret-key"


class Count(Frozen):
    number: int


RIGHT = does.reply({"number": 4})
Build = Callable[..., Model]


def ask(model: Model, caller: Caller = CALLER) -> int:
    return asyncio.run(model.ask(PROMPT, Count, caller)).value.number


def refusal_of(model: Model) -> ModelUnavailable:
    with pytest.raises(ModelUnavailable) as caught:
        ask(model)
    return caught.value


def test_an_answer_comes_back_as_a_value_with_its_usage_and_cost(model_of: Build, server: ModelServer):
    server.script = [RIGHT]
    model = model_of(price_input_per_million=2_000_000, price_output_per_million=3_000_000)
    reply = asyncio.run(model.ask(PROMPT, Count, CALLER))
    # "You count.\nHow many?" is 20 characters: 5 tokens; '{"number": 4}' is 13: 3 tokens. 5 × 2 + 3 × 3 = 19.
    assert reply.value == Count(number=4)
    assert reply.usage.model_dump() == {"model_calls": 1, "input_tokens": 5, "output_tokens": 3, "cost": 19}


def test_the_request_asks_for_the_schema_strictly_with_temperature_and_length(model_of: Build, server: ModelServer):
    server.script = [RIGHT]
    ask(model_of(max_output_tokens=77, api_key=KEY))
    body = server.requests[0].body
    assert body["response_format"]["json_schema"]["strict"] is True
    assert server.requests[0].schema["additionalProperties"] is False
    assert (body["temperature"], body["max_completion_tokens"], body["model"]) == (0, 77, "test-model")
    assert [message["role"] for message in server.requests[0].messages] == ["system", "user"]
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_what_needs_no_answer_is_prepared_while_the_model_works_and_is_ready_when_it_answers(
    model_of: Build, server: ModelServer
):
    """The server answers no sooner than the preparation has begun: done beforehand or afterwards, it would time out."""
    begun, done = threading.Event(), []

    async def waits(exchange: does.Exchange) -> None:
        await asyncio.to_thread(begun.wait)
        await RIGHT(exchange)

    def prepare() -> None:
        done.append(len(server.requests))
        begun.set()

    server.script = [waits]
    reply = asyncio.run(model_of(timeout_s=20, attempts=1).ask(PROMPT, Count, CALLER, prepare))
    assert reply.value == Count(number=4)
    assert len(done) == 1


def test_it_is_prepared_once_however_often_the_model_is_asked(model_of: Build, server: ModelServer):
    server.script = [does.says("no json"), RIGHT]
    done: list[int] = []
    asyncio.run(model_of().ask(PROMPT, Count, CALLER, lambda: done.append(1)))
    assert len(server.requests) == 2
    assert done == [1]


@pytest.mark.parametrize(
    "fault",
    [
        *(does.fails(status) for status in (408, 409, 425, 429, 500, 502, 503, 504, 529)),
        does.drops,
        does.cuts,
        does.no_choices,
        does.sends(b"{nope"),
        does.sends(b""),
        does.sends(b"null"),
        does.sends(b"[1]"),
        does.sends(b'{"choices": null}'),
        does.sends(b'{"choices": [{"index": 0}]}'),
        does.sends(b'{"error": {"message": "overloaded"}}'),
        does.sends(b"\xff\xfe{"),
        does.sends(b"[" * 100_000),
        does.sends(b"<html>sign in</html>", "text/html"),
        does.says("nothing that is JSON"),
        does.says(""),
        does.says('{"number": "many"}'),
        does.says('{"other": 4}'),
        does.says('{"number": 4, "extra": "\\ud800"}'),
        does.stops_at_length(),
    ],
)
def test_one_fault_is_overcome_by_a_second_attempt(
    fault: does.Behaviour, model_of: Build, server: ModelServer, usage: MemoryUsage
):
    server.script = [fault, RIGHT]
    assert ask(model_of()) == 4
    assert len(server.requests) == 2
    assert usage.reserved == 0


@pytest.mark.parametrize("fault", [does.hangs, does.drips], ids=["hangs", "drips"])
def test_a_server_that_never_finishes_costs_one_attempt_its_time(
    fault: does.Behaviour, model_of: Build, server: ModelServer, usage: MemoryUsage
):
    server.script = [fault, RIGHT]
    assert ask(model_of(timeout_s=0.2)) == 4
    assert usage.reserved == 0


@pytest.mark.parametrize(
    ("status", "setting"),
    [
        (400, "KOERS_MODEL"),
        (401, "API_KEY"),
        (403, "API_KEY"),
        (404, "BASE_URL"),
        (422, "KOERS_MODEL"),
        (302, "BASE_URL"),
    ],
)
def test_a_request_that_will_never_work_is_not_repeated_and_names_the_setting(
    status: int, setting: str, model_of: Build, server: ModelServer
):
    server.script = [does.fails(status, message=f"Incorrect key: {KEY}")]
    error = refusal_of(model_of(api_key=KEY))
    assert setting in error.hint
    assert KEY not in str(error)
    assert len(server.requests) == 1


@pytest.mark.parametrize("code", ["insufficient_quota", "context_length_exceeded"])
def test_no_quota_and_too_long_a_prompt_are_not_repeated(code: str, model_of: Build, server: ModelServer):
    server.script = [does.fails(429 if code == "insufficient_quota" else 400, code=code)]
    assert refusal_of(model_of()).hint
    assert len(server.requests) == 1


@pytest.mark.parametrize("declines", [does.refuses(), does.filtered], ids=["refuses", "filtered"])
def test_a_model_that_declines_is_not_pressed(declines: does.Behaviour, model_of: Build, server: ModelServer):
    server.script = [declines]
    assert "declined" in refusal_of(model_of()).message
    assert len(server.requests) == 1


def test_retry_after_in_seconds_is_respected(model_of: Build, server: ModelServer, time: FakeTime):
    server.script = [does.fails(429, retry_after="7"), RIGHT]
    assert ask(model_of()) == 4
    assert time.slept == [7]


def test_retry_after_as_a_date_is_respected(model_of: Build, server: ModelServer, time: FakeTime):
    moment = format_datetime(START + timedelta(seconds=20), usegmt=True)
    server.script = [does.fails(503, retry_after=moment), RIGHT]
    assert ask(model_of()) == 4
    assert time.slept == [20]


@pytest.mark.parametrize("header", ["soon", "-5", "nan", "inf", "", "Mon, 99 Foo 2026", "1e9"])
def test_a_retry_after_that_says_nothing_leaves_the_usual_wait(
    header: str, model_of: Build, server: ModelServer, time: FakeTime
):
    server.script = [does.fails(429, retry_after=header), RIGHT]
    assert ask(model_of()) == 4
    assert time.slept == [0.25]


def test_a_retry_after_beyond_the_deadline_ends_at_once(model_of: Build, server: ModelServer, time: FakeTime):
    server.script = [does.fails(429, retry_after="61"), RIGHT]
    assert "no more requests" in refusal_of(model_of(deadline_s=60)).message
    assert (time.slept, len(server.requests)) == ([], 1)


def test_waits_double_and_attempts_end(model_of: Build, server: ModelServer, time: FakeTime):
    server.script = [does.fails(500)]
    error = refusal_of(model_of(attempts=4))
    # Half of 0.5, 1 and 2 seconds, as chance is 0 here; it would add up to the other half.
    assert time.slept == [0.25, 0.5, 1.0]
    assert error.message == "The model server failed with status 500. It was tried 4 times."


def test_the_model_is_told_once_what_was_wrong_with_its_reply(model_of: Build, server: ModelServer, time: FakeTime):
    server.script = [does.says('{"number": "many"}'), RIGHT]
    assert ask(model_of()) == 4
    *_, wrong, told = server.requests[1].messages
    assert (wrong["role"], wrong["content"]) == ("assistant", '{"number": "many"}')
    assert "number: Input should be a valid integer" in told["content"]
    assert time.slept == [0]


def test_a_reply_that_still_does_not_fit_after_repair_ends_the_asking(model_of: Build, server: ModelServer):
    server.script = [does.says("no"), does.fails(500), does.says("still no"), RIGHT]
    assert "form" in refusal_of(model_of(attempts=9)).message
    assert len(server.requests) == 3


def test_json_in_a_code_fence_is_read(model_of: Build, server: ModelServer):
    server.script = [does.says('Here you are:\n```json\n{"number": 4}\n```')]
    assert ask(model_of()) == 4
    assert len(server.requests) == 1


def test_a_server_that_is_not_there_costs_nothing(model_of: Build, usage: MemoryUsage):
    error = refusal_of(model_of(base_url="http://127.0.0.1:9/v1", attempts=2))
    assert "cannot be reached" in error.message
    assert "KOERS_MODEL_BASE_URL" in error.hint
    assert usage.reserved == 0
    assert all(taken.model_calls == 0 for taken in usage.settled)


def test_a_remote_server_cannot_be_reached_in_tests(model_of: Build):
    assert "cannot be reached" in refusal_of(model_of(base_url="https://api.openai.com/v1", attempts=1)).message


def test_after_repeated_failures_the_server_is_left_alone_then_tried_again(
    model_of: Build, server: ModelServer, time: FakeTime
):
    server.script = [does.fails(500)] * 8 + [RIGHT]
    model = model_of(attempts=9)
    assert "left alone" in refusal_of(model).message
    assert "left alone" in refusal_of(model).message
    assert len(server.requests) == 8
    time.seconds += 15
    assert ask(model) == 4


@pytest.mark.parametrize(
    ("limit", "told", "free"),
    [
        ("per_run", "per run", Caller(run_id="run-2", principal_id="user-1")),
        ("per_user_day", "per user and day", Caller(run_id="run-1", principal_id="user-2")),
        ("per_day", "per day", None),
    ],
)
def test_a_budget_that_is_reached_prevents_the_call_of_those_it_is_for(
    limit: str, told: str, free: Caller | None, model_of: Build, server: ModelServer, usage: MemoryUsage
):
    server.script = [RIGHT]
    usage.settle("run-1", "user-1", START, 0, Usage(input_tokens=900))
    model = model_of(max_output_tokens=10, limits=Limits.model_validate({limit: 910}))
    assert f"budget of 910 tokens {told} is reached" in refusal_of(model).message
    assert server.requests == []
    assert free is None or ask(model, free) == 4
    assert usage.reserved == 0


def test_a_retry_that_no_longer_fits_the_budget_is_not_made(model_of: Build, server: ModelServer, usage: MemoryUsage):
    server.script = [does.says("no"), RIGHT]
    with pytest.raises(ModelUnavailable, match="budget"):
        ask(model_of(max_output_tokens=100, limits=Limits(per_run=190)))
    assert len(server.requests) == 1
    assert usage.reserved == 0


def test_what_was_spent_is_kept_by_user_and_day(model_of: Build, server: ModelServer, usage: MemoryUsage):
    server.script = [RIGHT]
    ask(model_of())
    assert usage.spent("user-1", START.date()) == usage.spent(None, START.date()) == 8  # 5 in, 3 out
    assert usage.spent("user-2", START.date()) == usage.spent(None, START.date() - timedelta(days=1)) == 0


def test_cancelling_settles_what_was_reserved_and_counts_the_prompt(
    model_of: Build, server: ModelServer, usage: MemoryUsage
):
    server.script = [does.hangs]
    model = model_of()

    async def cancel_while_waiting() -> None:
        task = asyncio.create_task(model.ask(PROMPT, Count, CALLER))
        await asyncio.to_thread(server.arrived.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel_while_waiting())
    assert usage.reserved == 0
    assert usage.settled[0].input_tokens > 0


def test_cancelling_at_any_moment_leaks_no_reservation(model_of: Build, server: ModelServer, usage: MemoryUsage):
    server.script = [RIGHT]
    model = model_of()

    async def cancel_after(turns: int) -> None:
        task = asyncio.create_task(model.ask(PROMPT, Count, CALLER))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])

    async def all_moments() -> None:
        await model.ask(PROMPT, Count, CALLER)
        for turns in range(120):
            await cancel_after(turns)

    asyncio.run(all_moments())
    assert usage.reserved == 0


def test_one_model_serves_many_tasks_at_once(model_of: Build, server: ModelServer, usage: MemoryUsage):
    server.script = [does.slow(30, then=RIGHT)]
    model = model_of()

    async def many() -> list[int]:
        replies = await asyncio.gather(*(model.ask(PROMPT, Count, CALLER) for _ in range(20)))
        return [reply.value.number for reply in replies]

    assert asyncio.run(many()) == [4] * 20
    assert server.most_at_once > 10
    assert usage.reserved == 0


def test_one_model_serves_several_event_loops_one_after_the_other(model_of: Build, server: ModelServer):
    server.script = [RIGHT]
    model = model_of()
    assert [ask(model) for _ in range(3)] == [4, 4, 4]


def test_a_third_of_all_calls_failing_ends_in_values_or_a_named_error_and_leaks_nothing(
    model_of: Build, server: ModelServer, usage: MemoryUsage, time: FakeTime
):
    chance = random.Random(7)
    faults = [
        *(does.fails(429, retry_after="2"), does.fails(500), does.fails(503), does.refuses()),
        *(does.drops, does.cuts, does.hangs, does.drips, does.sends(b"{nope"), does.no_choices),
        *(does.says("no"), does.says('{"number": []}'), does.stops_at_length()),
    ]
    server.script = lambda _: chance.choice(faults) if chance.random() < 0.3 else RIGHT
    # The answers that come in time are few on a busy machine, but every call ends, and nothing stays reserved.
    model = model_of(timeout_s=0.3, attempts=4, deadline_s=600)
    outcomes: list[object] = []

    async def one() -> None:
        try:
            outcomes.append((await model.ask(PROMPT, Count, CALLER)).value)
        except ModelUnavailable as error:
            outcomes.append(error)

    async def rounds() -> None:
        for _ in range(20):
            await asyncio.gather(*(one() for _ in range(10)))

    asyncio.run(asyncio.wait_for(rounds(), 30))
    answered = sum(outcome == Count(number=4) for outcome in outcomes)
    assert len(outcomes) == 200
    assert answered > 0
    assert all(isinstance(outcome, Count | ModelUnavailable) for outcome in outcomes)
    assert usage.reserved == 0


def test_neither_key_nor_prompt_nor_answer_is_logged_or_shown(
    model_of: Build, server: ModelServer, caplog: pytest.LogCaptureFixture
):
    server.script = [does.says("a private answer"), does.fails(401, message=f"Incorrect key: {KEY}")]
    model = model_of(api_key=KEY)
    with caplog.at_level(logging.INFO):
        error = refusal_of(model)
    told = f"{caplog.text} {error!r} {error} {error.__cause__!r} {error.__context__!r} {vars(model)}"
    for secret in (KEY, PROMPT.user, "a private answer"):
        assert secret not in told


def test_no_prompt_goes_to_a_tracing_service_even_where_the_environment_asks_for_it(
    model_of: Build, server: ModelServer, monkeypatch: pytest.MonkeyPatch
):
    server.script = [RIGHT]
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", server.base_url)
    monkeypatch.setenv("LANGSMITH_API_KEY", "key")
    assert ask(model_of()) == 4
    assert [request.path for request in server.requests] == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    "bad",
    [
        {"model": ""},
        {"base_url": "localhost:8000"},
        {"base_url": "http://"},
        {"base_url": "http://host:99999/v1"},
        {"base_url": f"http://user:{KEY}@host/v1"},
        {"api_key": f"{KEY}\nX-Other: 1"},
        {"api_key": f"{KEY}€"},
        {"attempts": 0},
        {"timeout_s": 0},
    ],
)
def test_settings_that_cannot_work_are_refused_without_repeating_the_key(bad: dict[str, object]):
    with pytest.raises(ValueError, match="ModelSettings") as caught:
        ModelSettings.model_validate({"model": "m"} | bad)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("tail", ["", "/", "?api-version=1", "/?api-version=1"])
def test_an_address_keeps_what_it_says_after_a_question_mark(tail: str, model_of: Build, server: ModelServer):
    server.script = [RIGHT]
    assert ask(model_of(base_url=server.base_url + tail)) == 4
    query = tail.lstrip("/")
    assert [request.path for request in server.requests] == [f"/v1/chat/completions{query}"]


def test_without_a_key_none_is_sent(model_of: Build, server: ModelServer):
    server.script = [RIGHT, RIGHT]
    ask(model_of(api_key=None))
    ask(model_of(api_key=KEY))
    assert [request.headers.get("authorization") for request in server.requests] == [None, f"Bearer {KEY}"]


def test_settings_do_not_show_their_key():
    settings = ModelSettings(model="m", base_url="https://host/v1?token=" + KEY, api_key=KEY + "\n")
    assert KEY not in repr(settings)
    assert settings.api_key
    assert settings.api_key.get_secret_value() == KEY
