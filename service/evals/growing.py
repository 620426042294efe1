"""Cases of one's own: out of verdicts on alerts, and out of answers that were marked good or bad."""

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from evals.datasets.grow import Mark, from_feedback, from_question, with_case
from knowledge.errors import Conflict, InvalidInput, UnreadableFile
from knowledge.model.principal import OWNER
from service.evals.runs import owner_only
from service.questions import Question, request

if TYPE_CHECKING:
    from service.bootstrap import Koers


class Marked(BaseModel):
    """What a case is to be made of: a ``question`` with the ``mark`` of its answer, or else the verdicts on alerts.

    ``dataset`` is the text of the file so far, and ``name`` what it is called.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"name": "own", "question": "Welk team heeft de meeste use cases?", "mark": "good"}
        },
    )

    name: str = Field(min_length=1, max_length=100, description="The name of the dataset.")
    dataset: str = Field(default="", max_length=5_000_000, description="The YAML of the file so far.")
    question: str = Field(default="", max_length=4_000)
    mark: Mark = "good"
    reason: str = Field(default="", max_length=4_000, description="Why the answer is good or bad.")


class Grown(BaseModel):
    """The ids of the cases that are new, and the YAML of the file with them in it."""

    added: list[str]
    dataset: str


async def grown(koers: "Koers", marked: Marked) -> Grown:
    """The dataset with a case out of this home's answer now, or with one for every verdict that has none in it yet.

    InvalidInput where nothing is new, or where the answer has nothing that a case could check."""
    owner_only(koers.principal)
    if not marked.question.strip():
        return _with_verdicts(koers, marked.dataset, marked.name)
    answer = await koers.ask.answer(request(koers, Question(marked.question)))
    entry = from_question(answer, marked.mark, marked.reason)
    return Grown(added=[str(entry["id"])], dataset=with_case(marked.dataset, marked.name, "questions", entry))


def add_verdicts(koers: "Koers", file: Path) -> list[str]:
    """The same of verdicts, in a file; the ids of the cases."""
    owner_only(koers.principal)
    found = _with_verdicts(koers, _read(file), file.stem)
    return _written(file, found)


def add_question(koers: "Koers", file: Path, question: str, mark: Mark, reason: str) -> str:
    """The same of a question, in a file; the id of the case."""
    marked = Marked(name=file.stem, dataset=_read(file), question=question, mark=mark, reason=reason)
    return _written(file, asyncio.run(grown(koers, marked)))[0]


def _with_verdicts(koers: "Koers", text: str, name: str) -> Grown:
    added = []
    newest = {verdict.alert_id: verdict for verdict in koers.stores.alerts.feedback()}
    for entry in map(from_feedback, newest.values()):
        try:
            text = with_case(text, name, "pitfalls", entry)
        except Conflict:
            continue
        added.append(str(entry["id"]))
    if not added:
        raise InvalidInput(
            "There is no verdict without a case.", "Give one with koers alert ID confirm or false-alarm."
        )
    return Grown(added=added, dataset=text)


def state_of(koers: "Koers") -> str:
    """SHA-256 of what this home knows: what a question about it was answered from."""
    portfolio = koers.stores.portfolio.load(OWNER)
    events = [event.id for history in portfolio.histories.values() for event in history]
    events += [event.id for event in portfolio.general]
    documents = [f"{each.id} {each.version} {each.content_hash}" for each in koers.stores.documents.documents(OWNER)]
    return hashlib.sha256("\n".join(sorted(events + documents)).encode("utf-8", "surrogatepass")).hexdigest()


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file} cannot be read: {error}.", "A dataset is a YAML file in UTF-8.") from None


def _written(file: Path, found: Grown) -> list[str]:
    """Writes the whole file or nothing of it."""
    half = file.with_name(f".{file.name}.half")
    try:
        half.write_text(found.dataset, "utf-8")
        half.replace(file)
    except OSError as error:
        raise UnreadableFile(f"{file} cannot be written: {error}.", "A dataset is a YAML file in UTF-8.") from None
    return found.added
