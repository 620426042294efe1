"""The fictional organisations that cases are about: the sample, and the smaller ones beside this module."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from knowledge.errors import NotFound
from knowledge.history.portfolio import PortfolioChanges
from knowledge.sample.load import SAMPLE_TODAY, SOURCE, SampleDocument, changes, documents

SAMPLE = "elzenstroom"


@dataclass(frozen=True)
class Organisation:
    """An organisation that is looked at on ``today``; ``folder`` is laid out like the sample's."""

    name: str
    title: str
    today: date
    source: str
    folder: Traversable

    def changes(self) -> PortfolioChanges:
        """Every objective, process, team, leader and event; the same ids on every call."""
        return changes(self.folder, self.source)

    def documents(self) -> list[SampleDocument]:
        """Every document, each before the one that supersedes it."""
        return sorted(documents(self.folder), key=lambda each: (each.effective_from or date.min, each.document_id))

    @property
    def content_hash(self) -> str:
        """SHA-256 of its files, by name."""
        return _hash(self.name)


def organisation(name: str) -> Organisation:
    """The organisation of this name; NotFound, naming those that there are, where there is none."""
    if name == SAMPLE:
        return Organisation(SAMPLE, "Elzenstroom N.V.", SAMPLE_TODAY, SOURCE, files("knowledge.sample"))
    if name not in organisations():
        raise NotFound(f"There is no organisation called {name}.", f"Choose one of: {', '.join(organisations())}.")
    folder = _home() / name
    about = yaml.safe_load((folder / "about.yaml").read_text("utf-8"))
    return Organisation(name, about["title"], about["today"], f"Portfolio {about['title']}", folder)


def organisations() -> tuple[str, ...]:
    """The names of all organisations, the sample first."""
    return (SAMPLE, *sorted(folder.name for folder in _home().iterdir() if (folder / "about.yaml").is_file()))


def _home() -> Traversable:
    return files("evals.datasets") / "organisations"


@cache
def _hash(name: str) -> str:
    digest = hashlib.sha256()
    here = organisation(name).folder
    inside = [*(here / "use_cases").iterdir(), *(here / "documents").iterdir()]
    listed = [here / each for each in ("organisation.yaml", "general.yaml", "documents.yaml")]
    for file in sorted((*listed, *inside), key=lambda each: str(each.name)):
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
