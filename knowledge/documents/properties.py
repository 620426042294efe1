"""What a file states about itself: title, version, and the day from which it holds."""

import re
from collections.abc import Mapping
from datetime import date

import yaml

from knowledge.documents.clean import clean
from knowledge.documents.draft import Draft

_VERSION = ("version", "versie", "document_version", "documentversie")
_EFFECTIVE = (
    "effective_from",
    "effective_date",
    "effective",
    "valid_from",
    "in_force_from",
    "ingangsdatum",
    "datum_ingang",
    "geldig_vanaf",
    "van_kracht_vanaf",
    "inwerkingtreding",
)
_TITLE = ("title", "titel")
_GENERATED = re.compile(
    r"(?i)^(\(?(?:untitled|naamloos|anonymous|unspecified)\)?|(?:word )?document\d*"
    r"|(?:(?:power)?point[ -])?presentati(?:on|e)\d*|title|titel"
    r"|microsoft (?:word|powerpoint|excel) - .*|\S+\.(?:docx?|pptx?|xlsx?|pdf|indd|dotx?))$"
)
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maart march mrt mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "augustus august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}


_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:$|[t ])")
_WORDED = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})")
_AMERICAN = re.compile(r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")


def from_front_matter(text: str, draft: Draft) -> None:
    """Takes title, version and effective date from YAML; what is no mapping is left alone."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    if isinstance(root, yaml.MappingNode):
        # The words as written: as a YAML value, version 1.10 would become 1.1.
        from_mapping({key.value: value.value for key, value in root.value if _is_word(key) and _is_word(value)}, draft)


def _is_word(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def from_mapping(values: Mapping[str, str], draft: Draft) -> None:
    """Takes what is clearly named; keys may be in Dutch or English and in any case."""
    known = {re.sub(r"[\s-]+", "_", key.strip().lower()): value for key, value in values.items()}
    draft.title = draft.title or title(_first(known, _TITLE))
    draft.version = draft.version or _line(_first(known, _VERSION))
    draft.effective_from = draft.effective_from or day(_first(known, _EFFECTIVE))


def title(value: str) -> str:
    """A stated title, or nothing where the program filled in one of its own."""
    line = _line(value)
    return "" if _GENERATED.match(line) else line


def day(value: str) -> date | None:
    """A date written unmistakably: ISO, or with its month in words; never 3-4-2025, which reads two ways."""
    text = _line(value).lower()
    iso = _ISO.match(text)
    worded = _WORDED.fullmatch(text) or _AMERICAN.fullmatch(text)
    parts = iso or worded
    if parts is None:
        return None
    month = parts["month"]
    try:
        return date(int(parts["year"]), int(month) if iso else _MONTHS[month], int(parts["day"]))
    except (ValueError, KeyError):
        return None


def _first(values: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((values[key] for key in keys if values.get(key)), "")


def _line(value: str) -> str:
    return " ".join(clean(value).split())[:300]
