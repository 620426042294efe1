"""Documents in and out, for every door."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from knowledge.errors import Conflict, InvalidInput, KoersError, NotFound
from knowledge.model.base import Frozen, Language
from knowledge.model.documents import Document, Hit
from knowledge.model.principal import OWNER
from knowledge.problems import NO_DOCUMENT_HINT, NOTHING_TO_SUPERSEDE
from knowledge.question import checked
from service import problems
from service.files import Given, below, read

if TYPE_CHECKING:
    from service.bootstrap import Koers


class Advance(Protocol):
    """Shows how far some work is."""

    def __call__(self, text: str, done: int = 0, total: int | None = None) -> None: ...


class Labels(Frozen):
    """What its owner says about a document; what is ``None`` is taken from the file, or from what is there.

    No ``groups`` at all, ``()``, opens a document to everybody.
    """

    groups: tuple[str, ...] | None = None
    effective_from: date | None = None
    version: str = ""
    supersedes: str | None = None


class Taken(Frozen):
    """A document that was taken in; ``changed`` is false where just this was there already."""

    id: str
    title: str
    version: str
    language: Language
    path: str
    groups: tuple[str, ...]
    changed: bool


class Rejected(Frozen):
    """A file that could not be read, and why."""

    path: str
    problem: str


class Ingested(Frozen):
    """What became of every file; ``pending`` passages are found by their words only, for now."""

    documents: tuple[Taken, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[str, ...] = ()
    embedded: int = 0
    pending: int = 0


class Wanted(Frozen):
    """What to look for: in documents in force on ``as_of``, today where it is left out, or in ``every`` one."""

    text: str
    limit: int = 10
    as_of: date | None = None
    every: bool = False
    language: Language | None = None


class Intake:
    """Takes documents in, and tells which of them were new; one of them is for one run."""

    def __init__(self, koers: "Koers", labels: Labels) -> None:
        self._koers = koers
        self._labels = labels
        self._before = {_identity(document) for document in koers.stores.documents.documents(OWNER)}

    def take(self, name: str, content: bytes) -> Taken:
        """Stores one document; it is found by its words at once. UnreadableFile says why not."""
        self._refuse_closed(name)
        today = self._koers.clock().date()
        stored = self._koers.ingest.add(name, content, today=today, **dict(self._labels))
        about = stored.model_dump(include=set(Taken.model_fields))
        return Taken(**about, changed=_identity(stored) not in self._before)

    def _refuse_closed(self, name: str) -> None:
        """Who may not read a document can neither write over it nor put another in its place."""
        if self._closed(self._koers.ingest.id_of(name)):
            raise Conflict(problems.NAME_CLOSED(file=name), problems.NAME_CLOSED_HINT())
        replaced = self._labels.supersedes
        if replaced is not None and self._closed(replaced):
            # As where there is none: nobody learns what is closed.
            raise NotFound(NOTHING_TO_SUPERSEDE(document=replaced), NO_DOCUMENT_HINT())

    def _closed(self, document_id: str) -> bool:
        versions = self._koers.stores.documents.versions(document_id, OWNER)
        return not all(self._koers.principal.may_read(version.groups) for version in versions)


def ingest_files(
    koers: "Koers", paths: Iterable[Path], labels: Labels, advance: Advance, language: Language
) -> Ingested:
    """Stores every document below ``paths`` and embeds them; a file that cannot be read stops no other."""
    from knowledge.documents.kinds import by_extension

    intake = Intake(koers, labels)
    every = below(paths)
    files = [given for given in every if given.named or by_extension(given.path.name)]
    taken: list[Taken] = []
    rejected: list[Rejected] = []
    names: dict[str, Path] = {}
    for number, given in enumerate(files):
        advance(given.path.name, number, len(files))
        try:
            _refuse_double(given, names)
            taken.append(intake.take(given.name, read(given.path)))
        except KoersError as error:
            rejected.append(Rejected(path=str(given.path), problem=error.within(language)))
    return Ingested(
        documents=tuple(taken),
        rejected=tuple(rejected),
        skipped=tuple(str(given.path) for given in every if given not in files),
        embedded=embed(koers, lambda done, total: advance("embeddings", done, total)),
        pending=koers.check(),
    )


def embed(koers: "Koers", report: Callable[[int, int], None]) -> int:
    """Gives every passage that waits for it a vector; the number that were made."""
    return koers.ingest.embed_pending(report)


def find(koers: "Koers", wanted: Wanted) -> list[Hit]:
    """The passages that fit best, best first."""
    text = checked(wanted.text)
    day = None if wanted.every else wanted.as_of or koers.clock().date()
    return koers.search.find(text, koers.principal, language=wanted.language, in_force_on=day, limit=wanted.limit)


def _identity(document: Document) -> tuple[object, ...]:
    return document.id, document.version, document.content_hash, document.groups, document.effective_from


def _refuse_double(given: Given, names: dict[str, Path]) -> None:
    first = names.setdefault(given.name, given.path)
    if first != given.path:
        raise InvalidInput(problems.SAME_NAME(file=str(given.path), first=str(first)), problems.SAME_NAME_HINT())
