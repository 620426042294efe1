from pathlib import Path

import pytest

from knowledge.errors import Misconfigured
from service.delivery.recipients import recipients
from service.delivery.targets import senders
from service.settings import Settings, load
from tests.service.delivery.samples import NOON, SECRET


def settings(text: str | None, **given: str) -> Settings:
    loaded = load(**given)
    if text is not None:
        (loaded.home / "recipients.toml").write_text(text, "utf-8")
    return loaded


def test_a_recipient_needs_a_name_and_an_address_and_reads_what_everybody_may() -> None:
    (found,) = recipients(settings('[[recipient]]\nname = "mt"\nto = "mailto://u:s3cret@mail.example"\n'))
    assert (found.language, found.digest, found.severity.value, found.level) == ("nl", "at_once", "low", 0)
    assert (found.principal.groups, found.principal.reads_everything, found.quiet) == (frozenset(), False, False)
    assert "s3cret" not in repr(found)


def test_those_of_the_settings_come_after_those_of_the_file() -> None:
    text = '[[recipient]]\nname = "mt"\nto = "https://hooks.example/mt"\nlanguage = "en"\n'
    given = settings(text, webhook_url="https://hooks.example/", webhook_secret=SECRET, notify_urls="json://a.example")
    assert [each.name.partition("-")[0] for each in recipients(given)] == ["mt", "webhook", "json"]
    assert [type(sender).__name__ for sender in senders(given, lambda: NOON).values()] == [
        "Webhook",
        "Webhook",
        "Notify",
    ]


def test_without_a_file_or_settings_nobody_is_told() -> None:
    assert recipients(settings(None)) == ()
    assert recipients(settings("")) == ()


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="KOERS_RECIPIENTS"):
        recipients(load(recipients=tmp_path / "gone.toml"))
    (tmp_path / "r.toml").write_text('[[recipient]]\nname = "a"\nto = "json://a.example"\n')
    assert [each.name for each in recipients(load(recipients=tmp_path / "r.toml"))] == ["a"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[recipient]\n", "recipients.toml is not TOML: .*line 1"),
        ("recipient = 3\n", "where a list belongs"),
        ("[recipient]\nname = 'a'\n", "where a list belongs"),
        ("[[recipients]]\nname = 'a'\n", "it holds recipients where a list belongs"),
        ("recipient = [3]\n", "recipient 1: "),
        ("[[recipient]]\nname = 'a'\n", r"recipient 1 \(a\): to: this is missing"),
        ("[[recipient]]\nname = 'a b'\nto = 'json://a.example'\n", "name: this is no name: at most 64"),
        ("[[recipient]]\nname = 'a'\nto = 'nowhere'\n", "to: must be an address"),
        ("[[recipient]]\nname = 'a'\nto = 'https://a.example'\n", "a webhook needs a secret"),
        ("[[recipient]]\nname = 'a'\nto = 'json://a.example'\nlanguage = 'fr'\n", "language: this is none of: nl, en"),
        (
            "[[recipient]]\nname = 'a'\nto = 'json://a.example'\ndigest = 'hourly'\n",
            "digest: this is none of: at_once, daily, weekly",
        ),
        (
            "[[recipient]]\nname = 'a'\nto = 'json://a.example'\npitfalls = ['x']\n",
            "no pitfall 'x'; there are dec",
        ),
        ("[[recipient]]\nname = 'a'\nto = 'json://a.example'\nlevel = -1\n", "level: this is too small: at least 0"),
        ("[[recipient]]\nname = 'a'\nto = 'json://a.example'\nfoo = 1\n", "foo: this name is not known"),
        (2 * "[[recipient]]\nname = 'a'\nto = 'json://a.example'\n", "two recipients with the name a"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(Misconfigured, match=says) as raised:
        recipients(settings(text))
    assert raised.value.hint


def test_a_file_that_is_wrong_says_so_in_dutch_too() -> None:
    text = "[[recipient]]\nname = 'a b'\nto = 'https://a.example'\ngroups = 'board'\n"
    with pytest.raises(Misconfigured) as raised:
        recipients(settings(text))
    told = raised.value.within("nl")
    assert told.startswith("recipients.toml: ontvanger 1 (a b): name: dit is geen naam: ")
    assert ", groups: dit is geen lijst. Een ontvanger heeft name, to, " in told


def test_text_that_is_not_utf_8_is_named() -> None:
    given = settings(None)
    (given.home / "recipients.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Misconfigured, match="UTF-8"):
        recipients(given)


def test_an_address_that_apprise_does_not_know_names_its_recipient_and_no_secret() -> None:
    text = "[[recipient]]\nname = 'mt'\nto = 'carrier-pigeon://s3cret'\n"
    with pytest.raises(Misconfigured, match="recipient mt: apprise cannot use") as raised:
        senders(settings(text), lambda: NOON)
    assert "s3cret" not in str(raised.value)
