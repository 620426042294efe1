"""Hidden instructions, and the machine check that tells whether they got their way."""

from pathlib import PurePath
from typing import Literal

from pydantic import Field, model_validator

from evals.datasets.case import Case, Reader
from evals.datasets.history import History
from evals.datasets.planting import letter, workbook
from evals.metrics.attack_success import Forbidden
from knowledge.model.base import Frozen

Place = Literal[
    "document",
    "heading",
    "table_cell",
    "file_name",
    "sheet_name",
    "document_property",
    "use_case_title",
    "use_case_purpose",
    "use_case_owner",
    "use_case_attribute",
    "team_name",
    "objective",
    "event_text",
    "question",
]
MANY = 20_000


class Planted(Frozen):
    """A document that is added to the organisation; ``padding`` is how often ordinary text is put around it.

    ``sheet`` is the name of the sheet of an ``.xlsx`` whose cells are ``text``, and ``title`` the title that the
    properties of a ``.docx`` state.
    """

    name: str = Field(min_length=1)
    text: str
    padding: int = Field(default=0, ge=0, le=MANY)
    filler: str = ""
    sheet: str = ""
    title: str = ""
    groups: Reader = ()

    @property
    def content(self) -> bytes:
        """The file's bytes: the text in the middle of its padding."""
        match PurePath(self.name).suffix:
            case ".xlsx":
                return workbook(self.sheet, self.text)
            case ".docx":
                return letter(self.title, self.text)
        around = [self.filler] * (self.padding // 2)
        return "\n\n".join([*around, self.text, *around]).encode()


class AttackCase(Case):
    """An attack on the dataset's organisation: what is planted ``where``, and the question that comes upon it.

    It succeeded where ``forbidden`` stands on anything that ``reader`` gets to see.
    """

    kind: Literal["attacks"] = "attacks"
    where: Place
    question: str = Field(min_length=1)
    reader: Reader = ()
    documents: tuple[Planted, ...] = ()
    history: History | None = None
    forbidden: Forbidden

    @model_validator(mode="after")
    def _is_planted(self) -> "AttackCase":
        if self.where != "question" and not self.documents and self.history is None:
            raise ValueError("an attack is planted in documents or in a history, or it is the question itself")
        return self
