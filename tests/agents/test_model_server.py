"""The local model server keeps to the protocol, streams, embeds, and fails on demand."""

import asyncio

import openai
import pytest

from agents.prompts.library import fence
from agents.schemas import DraftClaims
from agents.structured import response_format
from tests import model_behaviours as does
from tests.model_server import ModelServer


def client(server: ModelServer) -> openai.OpenAI:
    return openai.OpenAI(base_url=server.base_url, api_key="none", max_retries=0, timeout=5)


def test_it_stops_even_while_a_request_hangs():
    with ModelServer([does.hangs]) as server, client(server) as user, pytest.raises(openai.APITimeoutError):
        user.with_options(timeout=0.1).chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}])
    assert len(server.requests) == 1


def test_it_streams_an_answer_with_its_usage(server: ModelServer):
    server.script = [does.says("an answer in several chunks")]
    with client(server) as user:
        events = list(
            user.chat.completions.create(
                model="m",
                messages=[{"role": "user", "content": "hi"}],
                stream=True,
                stream_options={"include_usage": True},
            )
        )
    assert (
        "".join(event.choices[0].delta.content or "" for event in events if event.choices)
        == "an answer in several chunks"
    )
    assert events[-1].usage
    assert events[-1].usage.completion_tokens == 6


def test_a_cut_stream_is_an_error_for_the_client(server: ModelServer):
    server.script = [does.cuts]
    with client(server) as user, pytest.raises(openai.APIConnectionError):
        list(user.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}], stream=True))


def test_embeddings_depend_on_the_text_alone_in_both_encodings(server: ModelServer):
    with client(server) as user:
        packed = user.embeddings.create(model="m", input=["één", "twee"]).data
        plain = user.embeddings.create(model="m", input="twee", encoding_format="float", dimensions=32).data
    assert packed[1].embedding == pytest.approx(plain[0].embedding)
    assert packed[0].embedding == pytest.approx(does.vector_of("één"))


def test_it_names_its_models(server: ModelServer):
    with client(server) as user:
        assert [model.id for model in user.models.list()] == ["test-model"]


def test_by_default_it_answers_with_something_that_fits_the_schema(server: ModelServer):
    with client(server) as user:
        answer = user.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "hi"}], response_format=response_format(DraftClaims)
        )
    assert DraftClaims.model_validate_json(answer.choices[0].message.content or "") == DraftClaims(
        claims=(), missing=()
    )


def test_it_can_write_honest_claims_from_fenced_evidence(server: ModelServer):
    server.script = [does.quotes_evidence]
    evidence = fence("p-1", "We answer within two days. Always.", "0123456789abcdef")
    with client(server) as user:
        answer = user.chat.completions.create(model="m", messages=[{"role": "user", "content": evidence}])
    [claim] = DraftClaims.model_validate_json(answer.choices[0].message.content or "").claims
    assert (claim.text, claim.evidence) == ("We answer within two days.", ("p-1",))


def test_it_takes_requests_side_by_side_and_says_how_many(server: ModelServer):
    server.script = [does.slow(50)]

    async def several() -> None:
        async with openai.AsyncOpenAI(base_url=server.base_url, api_key="none") as user:
            await asyncio.gather(
                *(
                    user.chat.completions.create(model="m", messages=[{"role": "user", "content": "hi"}])
                    for _ in range(8)
                )
            )

    asyncio.run(several())
    assert server.most_at_once > 1
    assert len(server.requests) == 8
