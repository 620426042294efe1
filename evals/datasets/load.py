"""Loads datasets from YAML: those that ship with Koers, and files of one's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from evals.datasets.case import Kind
from evals.datasets.dataset import Dataset
from evals.datasets.file import DatasetFile
from evals.datasets.organisation import organisation
from evals.datasets.twins import within
from knowledge.errors import InvalidInput, KoersError, NotFound, UnreadableFile
from knowledge.model.base import Language

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
README = "See evals/datasets/README.md for what a dataset holds, or schema.json beside it."
MOST_FAULTS = 5
TIMESTAMP, BOOL = "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"


@cache
def dataset(name: str) -> Dataset:
    """The dataset of this name that ships with Koers; NotFound, naming those that there are, where there is none."""
    if name not in names():
        raise NotFound(f"There is no dataset called {name}.", f"Choose one of: {', '.join(names())}.")
    return read([(file.name, file.read_text("utf-8")) for file in _files() if _name(file) == name])


def datasets(kind: Kind | None = None) -> tuple[Dataset, ...]:
    """All that ship with Koers, or those of one kind."""
    return tuple(each for each in map(dataset, names()) if kind in {None, each.kind})


def names() -> tuple[str, ...]:
    """The names of the datasets that ship with Koers."""
    return tuple(sorted({_name(file) for file in _files()}))


def own_dataset(path: Path) -> Dataset:
    """The dataset in a file of one's own; InvalidInput or UnreadableFile, naming file, case and field."""
    try:
        return read([(path.name, path.read_text("utf-8"))])
    except FileNotFoundError as error:
        raise NotFound(f"There is no dataset {path}.", README) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read: {error}.", "A dataset is a YAML file in UTF-8.") from error


def read(parts: Sequence[tuple[str, str]]) -> Dataset:
    """One dataset out of files, each a name and its text; InvalidInput names file, case and field."""
    heads = [(name, _head(name, text)) for name, text in parts]
    file, head = heads[0]
    for other, each in heads[1:]:
        if each.about != head.about:
            raise InvalidInput(f"{other} and {file} say different things of {head.name}.", f"One has {each.about}.")
    home = organisation(head.organisation) if head.organisation else None
    usual = {"as_of": home.today} if home else {}
    placed = [(name, case) for name, each in heads for case in _cases(name, each, usual)]
    cases = [case for _, case in placed]
    try:
        return Dataset.model_validate(
            {**head.about, "organisation_hash": home.content_hash if home else "", "cases": cases}
        )
    except ValidationError as error:
        raise _invalid(file, placed, error) from error


def _head(name: str, text: str) -> DatasetFile:
    try:
        content = _parsed(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise InvalidInput(f"{name} is not YAML: {' '.join(str(error).split())}.", README) from error
    try:
        return DatasetFile.model_validate(content)
    except ValidationError as error:
        raise InvalidInput(f"{name}: {_faults(error.errors(), 0)}", README) from error


def _parsed(text: str) -> Any:
    loader = LOADER(text)
    own = {TIMESTAMP: _day, BOOL: _truth}
    vars(loader)["yaml_constructors"] = {**loader.yaml_constructors, **own}  # this loader's, not its class's
    return loader.get_single_data()


def _day(_: Any, node: yaml.ScalarNode) -> date | str:
    """A date; what only looks like one stays a text, so that its case and field can be named."""
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        return str(node.value)


def _truth(_: Any, node: yaml.ScalarNode) -> bool | str:
    """True and false; a key ``on`` and an answer ``no`` are words."""
    return {"true": True, "false": False}.get(node.value.lower(), str(node.value))


def _cases(name: str, head: DatasetFile, usual: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in head.cases:
        for language in entry.languages:
            try:
                yield _case(head, entry.fields(), entry.languages, language, usual)
            except KoersError as error:
                raise InvalidInput(f"{name}, case {entry.id} ({language}): {error.message}", error.hint) from error


def _case(
    head: DatasetFile,
    entry: Mapping[str, Any],
    languages: Iterable[Language],
    language: Language,
    usual: Mapping[str, Any],
) -> dict[str, Any]:
    other = next((each for each in languages if each != language), None)
    own = {
        "id": f"{entry['id']}.{language}",
        "twin": f"{entry['id']}.{other}" if other else None,
        "language": language,
        "split": head.split,
        "kind": head.kind,
    }
    fields: dict[str, Any] = within(dict(entry), language)
    return {**(usual if head.kind in AS_OF else {}), **fields, **own}


AS_OF: frozenset[Kind] = frozenset({"questions", "pitfalls", "ratings", "coaching"})


def _invalid(file: str, cases: Sequence[tuple[str, Mapping[str, Any]]], error: ValidationError) -> InvalidInput:
    found = error.errors()
    place = found[0]["loc"]
    if len(place) > 1 and place[0] == "cases" and isinstance(place[1], int):
        same = [each for each in found if each["loc"][:2] == place[:2]]
        its_file, case = cases[place[1]]
        return InvalidInput(f"{its_file}, case {case['id']}: {_faults(same, 3)}", README)
    return InvalidInput(f"{file}: {_faults(found, 0)}", README)


def _faults(errors: Sequence[Any], skip: int) -> str:
    """What is wrong where, the first few; ``skip`` leaves out what the reader knows of the place."""
    told = [f"{'.'.join(map(str, each['loc'][skip:])) or 'as a whole'}: {each['msg']}" for each in errors[:MOST_FAULTS]]
    more = len(errors) - MOST_FAULTS
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "") + "."


def _files() -> list[Traversable]:
    here = files("evals.datasets") / "data"
    return sorted((file for file in here.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)


def _name(file: Traversable) -> str:
    return file.name.split(".")[0]
