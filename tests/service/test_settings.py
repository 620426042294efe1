from pathlib import Path

import pytest

from knowledge.errors import Misconfigured
from service.settings import Settings, example, language_asked_for, load, unknown, variable

ROOT = Path(__file__).parents[2]


def test_the_example_in_the_repository_is_what_the_settings_say() -> None:
    assert (ROOT / ".env.example").read_text("utf-8") == example(), "run: make env"


def test_the_example_as_it_is_sets_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(example(), "utf-8")
    assert load() == Settings()


def test_every_setting_says_what_it_does() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_every_setting_of_the_interface_exists() -> None:
    names = {"HOME", "DATABASE_URL", "CHROMA_URL", "EMBEDDER", "MODEL", "MODEL_BASE_URL", "MODEL_API_KEY"}
    assert {f"KOERS_{name}" for name in names} <= {variable(field) for field in Settings.model_fields}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KOERS_MODEL_TIMEOUT", "soon"),
        ("KOERS_MODEL_TIMEOUT", "-1"),
        ("KOERS_LANGUAGE", "de"),
        ("KOERS_CHROMA_URL", "localhost:8000"),
        ("KOERS_TOKENS_PER_DAY", "0"),
        ("OPENAI_BASE_URL", "example.com"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Misconfigured, match=name) as raised:
        load()
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("KOERS_MODEL_TIMEOUT", "soon", "KOERS_MODEL_TIMEOUT: dit is geen getal"),
        ("KOERS_MODEL_TIMEOUT", "-1", "meer dan 0"),
        ("KOERS_LANGUAGE", "de", "KOERS_LANGUAGE: dit is geen van: nl, en"),
        ("KOERS_CHROMA_URL", "localhost:8000", "moet beginnen met http://"),
        ("KOERS_TIMEZONE", "Mars", "tijdzone"),
    ],
)
def test_a_wrong_value_is_told_in_the_language_of_the_settings(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Misconfigured) as raised:
        load()
    assert says in raised.value.within(language_asked_for())
    monkeypatch.setenv("KOERS_LANGUAGE", "en")
    assert language_asked_for() == "en"


def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOERS_MODEL_API_KEY", "s3cret")
    monkeypatch.setenv("KOERS_MODEL_TIMEOUT", "s3cret")
    with pytest.raises(Misconfigured) as raised:
        load()
    assert "s3cret" not in str(raised.value)
    monkeypatch.delenv("KOERS_MODEL_TIMEOUT")
    assert "s3cret" not in repr(load())


def test_the_key_and_the_address_fall_back_on_those_of_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "theirs")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://theirs")
    monkeypatch.setenv("KOERS_MODEL_API_KEY", "")
    settings = load()
    assert settings.model_api_key is not None
    assert settings.model_api_key.get_secret_value() == "theirs"
    assert settings.model_base_url == "http://theirs"
    monkeypatch.setenv("KOERS_MODEL_BASE_URL", "http://ours")
    assert load().model_base_url == "http://ours"


def test_what_is_given_wins_over_the_environment(tmp_path: Path) -> None:
    assert load(home=tmp_path / "other").home == tmp_path / "other"
    assert load(home=None).home == tmp_path / "home"


def test_a_slip_of_the_pen_in_a_name_is_found() -> None:
    # KOERS_MODLE is none of the settings; KOERS_MODEL is one.
    assert unknown(["KOERS_MODLE", "KOERS_MODEL", "PATH"]) == ["KOERS_MODLE"]


def test_reader_groups_are_a_list_and_unset_reads_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().groups is None
    monkeypatch.setenv("KOERS_READER_GROUPS", " board, , finance ")
    assert load().groups == {"board", "finance"}
