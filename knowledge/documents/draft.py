"""The text of a file as it grows, with the place of every part."""

from datetime import date

from knowledge.documents import problems
from knowledge.documents.clean import clean
from knowledge.errors import UnreadableFile
from knowledge.model.base import Frozen

MAX_CHARACTERS = 10_000_000


class Block(Frozen):
    """A stretch of the text that stands on one page, slide or sheet, under one path of headings."""

    start: int
    end: int
    page: int | None = None
    heading: tuple[str, ...] = ()


class Draft:
    """Collects paragraphs, rows and headings; ``text`` and ``blocks`` are what came of it.

    Offsets count characters of ``text``. Between two blocks stands nothing but line ends.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = ""
        self.version = ""
        self.effective_from: date | None = None
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._path: list[tuple[int, str]] = []
        self._only_headings = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings that the next paragraph stands under, outermost first."""
        return tuple(text for _, text in self._path)

    def heading(self, text: str, level: int, page: int | None = None) -> None:
        """Adds a heading: it closes every open heading of its own level or deeper.

        A heading that nothing follows goes with the next one on its page: alone it would be no passage.
        """
        line = " ".join(clean(text).split())
        if not line:
            return
        self.enter(line, level)
        start = self._write(line, "\n\n")
        if self._only_headings and self.blocks[-1].page == page:
            start = self.blocks.pop().start
        self._open(start, page)
        self._only_headings = True

    def enter(self, heading: str, level: int) -> None:
        """Puts what follows under ``heading`` without writing it into the text."""
        self._path = [entry for entry in self._path if entry[0] < level]
        self._path.append((level, heading))

    def leave(self) -> None:
        """Puts what follows under no heading."""
        self._path = []

    def paragraph(self, text: str, page: int | None = None) -> None:
        """Adds a paragraph, set apart by an empty line; its own line ends are kept."""
        self._add(text, page, "\n\n")

    def line(self, text: str, page: int | None = None) -> None:
        """Adds a list item or a table row, on the line after what stands before it."""
        self._add(text, page, "\n")

    def _add(self, text: str, page: int | None, gap: str) -> None:
        text = clean(text).strip()
        if not text:
            return
        last = self.blocks[-1] if self.blocks else None
        if last and last.page == page and last.heading == self.path:
            self._write(text, gap)
            self.blocks[-1] = last.model_copy(update={"end": self._length})
        else:
            self._open(self._write(text, "\n\n"), page)
        self._only_headings = False

    def _open(self, start: int, page: int | None) -> None:
        self.blocks.append(Block(start=start, end=self._length, page=page, heading=self.path))

    def _write(self, text: str, gap: str) -> int:
        if self._length + len(text) > MAX_CHARACTERS:
            raise UnreadableFile(
                problems.TOO_MUCH_TEXT(file=self.name, most=MAX_CHARACTERS // 1_000_000), problems.SPLIT_DOCUMENT()
            )
        if self._parts:
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start
