"""Cases of one's own: out of verdicts on alerts, and out of answers that were marked good or bad."""

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from evals.datasets.case import Kind
from evals.datasets.grow import Entry, Mark, from_feedback, from_question, with_case
from knowledge.errors import Conflict, InvalidInput, UnreadableFile
from knowledge.model.principal import OWNER
from service.evals.runs import owner_only
from service.questions import Question, request

if TYPE_CHECKING:
    from service.bootstrap import Koers


def add_verdicts(koers: "Koers", file: Path) -> list[str]:
    """A case for every verdict on an alert that has none in the file yet; their ids. InvalidInput where none is new."""
    owner_only(koers.principal)
    added = []
    newest = {verdict.alert_id: verdict for verdict in koers.stores.alerts.feedback()}
    for verdict in newest.values():
        try:
            added.append(_added(file, "pitfalls", from_feedback(verdict)))
        except Conflict:
            continue
    if not added:
        raise InvalidInput(
            "There is no verdict without a case.", "Give one with koers alert ID confirm or false-alarm."
        )
    return added


def add_question(koers: "Koers", file: Path, question: str, mark: Mark, reason: str) -> str:
    """A case out of the answer that this home gives now; its id."""
    owner_only(koers.principal)
    answer = asyncio.run(koers.ask.answer(request(koers, Question(question))))
    return _added(file, "questions", from_question(answer, mark, reason))


def state_of(koers: "Koers") -> str:
    """SHA-256 of what this home knows: what a question about it was answered from."""
    portfolio = koers.stores.portfolio.load(OWNER)
    events = [event.id for history in portfolio.histories.values() for event in history]
    events += [event.id for event in portfolio.general]
    documents = [f"{each.id} {each.version} {each.content_hash}" for each in koers.stores.documents.documents(OWNER)]
    return hashlib.sha256("\n".join(sorted(events + documents)).encode("utf-8", "surrogatepass")).hexdigest()


def _added(file: Path, kind: Kind, entry: Entry) -> str:
    try:
        text = file.read_text("utf-8") if file.exists() else ""
        longer = with_case(text, file.stem, kind, entry)
        half = file.with_name(f".{file.name}.half")
        half.write_text(longer, "utf-8")
        half.replace(file)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{file} cannot be written: {error}.", "A dataset is a YAML file in UTF-8.") from None
    return str(entry["id"])
