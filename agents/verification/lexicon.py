"""The word lists of ``lexicon.yaml``, read once."""

from collections.abc import Iterable
from importlib.resources import files

import yaml

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Words:
    """Words and, for those that end in ``*``, every word that begins so."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = tuple(words)
        self._whole = frozenset(word for word in listed if not word.endswith("*"))
        self._starts = tuple(word[:-1] for word in listed if word.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._starts)


_TEXT = files("agents.verification").joinpath("lexicon.yaml").read_text(encoding="utf-8")
_LISTS = LOADER(_TEXT).get_single_data()

OPPOSITES: dict[str, tuple[Words, Words]] = {
    concept: (Words(sides["plus"].split()), Words(sides["minus"].split()))
    for concept, sides in _LISTS["opposites"].items()
}
MODES = {name: Words(words.split()) for name, words in _LISTS["modes"].items()}
LIMITS = {name: Words(words.split()) for name, words in _LISTS["limits"].items()}
SEPARABLE: tuple[tuple[frozenset[str], str, str], ...] = tuple(
    (frozenset(entry["verbs"].split()), entry["particle"], entry["whole"]) for entry in _LISTS["separable"]
)
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _LISTS["synonyms"])
RELATIONS: tuple[str, ...] = tuple(_LISTS["relations"].split())
DENIALS, LIGHT, DEGREES, TOTALS = (
    frozenset(_LISTS[name].split()) for name in ("denials", "light", "degrees", "totals")
)
