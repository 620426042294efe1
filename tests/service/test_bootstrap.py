import os
from pathlib import Path

import pytest

from knowledge.errors import Misconfigured
from service.bootstrap import TRACING, Koers
from service.settings import load
from tests.service.conftest import NOW


def test_nothing_is_opened_before_it_is_used(tmp_path: Path) -> None:
    home = tmp_path / "unused"
    with Koers(load(home=home)):
        pass
    assert not home.exists()


def test_time_and_ids_are_those_that_were_given(koers: Koers) -> None:
    assert (koers.clock(), koers.ids(), koers.ids()) == (NOW, "id-1", "id-2")


def test_without_reader_groups_everything_is_read(koers: Koers, monkeypatch: pytest.MonkeyPatch) -> None:
    assert koers.principal.reads_everything
    monkeypatch.setenv("KOERS_READER_GROUPS", "staff")
    with Koers(load()) as other:
        assert (other.principal.reads_everything, other.principal.groups) == (False, {"staff"})


def test_no_library_traces_what_people_ask_unless_the_settings_allow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in TRACING:
        monkeypatch.setenv(name, "true")
    with Koers(load(tracing=True)):
        assert {os.environ[name] for name in TRACING} == {"true"}
    with Koers(load()):
        assert {os.environ[name] for name in TRACING} == {"false"}


def test_without_a_model_there_is_none_and_with_one_it_is_built_from_the_settings(
    koers: Koers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert koers.model is None
    monkeypatch.setenv("KOERS_MODEL", "some-model")
    monkeypatch.setenv("KOERS_MODEL_API_KEY", "k")
    with Koers(load()) as other:
        assert other.model is not None


def test_an_address_of_a_model_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_MODEL", "some-model")
    monkeypatch.setenv("KOERS_MODEL_BASE_URL", "http://user:s3cret@")
    with Koers(load()) as koers, pytest.raises(Misconfigured, match="base_url") as raised:
        _ = koers.model
    assert "s3cret" not in str(raised.value)


def test_an_unknown_embedder_is_named_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_EMBEDDER", "magic")
    with Koers(load()) as koers, pytest.raises(Misconfigured, match="e5, use"):
        _ = koers.embedder


def test_what_is_stored_is_there_the_next_time(tmp_path: Path, portfolio: Koers) -> None:
    portfolio.close()
    with Koers(load()) as again:
        assert set(again.stores.portfolio.load(again.principal).histories) == {"UC-1", "UC-2", "UC-3"}
