"""Documents in and out, for every door."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from knowledge.errors import KoersError
from knowledge.model.base import Frozen
from knowledge.model.documents import Hit
from service.files import below, read
from service.questions import cleaned

if TYPE_CHECKING:
    from service.bootstrap import Koers

BATCH = 64
SEARCHABLE = 1_000


class Advance(Protocol):
    """Shows how far some work is."""

    def __call__(self, text: str, done: int = 0, total: int | None = None) -> None: ...


class Labels(Frozen):
    """What its owner says about a document, beside what it says itself."""

    groups: tuple[str, ...] = ()
    effective_from: date | None = None
    supersedes: str | None = None


class Rejected(Frozen):
    """A file that could not be read, and why."""

    path: str
    problem: str


class Taken(Frozen):
    """A document that was taken in; ``changed`` is false where this very version was there already."""

    document_id: str
    title: str
    version: str
    language: str
    path: str
    passages: int
    changed: bool


class Ingested(Frozen):
    """What became of every file; ``pending`` passages are found by their words only, for now."""

    documents: tuple[Taken, ...]
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[str, ...] = ()
    embedded: int = 0
    pending: int = 0


def take(koers: "Koers", name: str, content: bytes, labels: Labels) -> Taken:
    """Stores one document; it is found by its words at once. UnreadableFile says why not."""
    added = koers.ingest.add(
        name, content, groups=labels.groups, effective_from=labels.effective_from, supersedes=labels.supersedes
    )
    return added


def embed(koers: "Koers", report: Callable[[int, int], None]) -> int:
    """Gives every passage that waits for it a vector; the number that were made."""
    return koers.ingest.embed_pending(report)


def find(koers: "Koers", text: str, limit: int, as_of: date | None) -> list[Hit]:
    """The passages of documents in force that fit best."""
    words = cleaned(text, koers.settings.max_question_length)
    return koers.search.find(words, koers.principal, as_of or koers.clock().date(), limit=limit)


def ingest_files(koers: "Koers", paths: Iterable[Path], labels: Labels, advance: Advance) -> Ingested:
    """Stores every document below ``paths`` and embeds them; a file that cannot be read stops no other."""
    from knowledge.documents.kinds import by_extension

    taken: list[Taken] = []
    rejected: list[Rejected] = []
    skipped: list[str] = []
    files = list(below(paths))
    for number, (path, named) in enumerate(files):
        advance(path.name, number, len(files))
        if not named and by_extension(path.name) is None:
            skipped.append(str(path))
            continue
        try:
            taken.append(take(koers, str(path), read(path), labels))
        except KoersError as error:
            rejected.append(Rejected(path=str(path), problem=str(error)))
    embedded = embed(koers, lambda done, total: advance("embeddings", done, total))
    return Ingested(
        documents=tuple(taken),
        rejected=tuple(rejected),
        skipped=tuple(skipped),
        embedded=embedded,
        pending=koers.check(),
    )
