"""HTML: the main content, with its headings; nothing that a reader would not see."""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.documents import problems
from knowledge.documents.decode import decode
from knowledge.documents.draft import Draft
from knowledge.documents.properties import title
from knowledge.documents.tables import lines
from knowledge.errors import UnreadableFile

MAX_DEPTH = 20_000

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_UNSEEN = frozenset(
    "script style noscript template nav head svg math iframe object embed canvas audio video map button select"
    " input textarea datalist dialog footer".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark output q ruby rt rp s samp"
    " small span strike strong sub sup time tt u var wbr".split()
)
_UNNESTED = frozenset(
    "p li dt dd tr td th thead tbody option br hr img input meta link wbr col area base source track param".split()
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0")
_UNSEEN_ROLES = frozenset(("navigation", "banner", "search", "contentinfo", "menu", "menubar"))


def read(content: bytes, draft: Draft) -> None:
    """Reads a page; its own statement of encoding counts where the bytes do not speak for themselves."""
    read_html(_decode(content), draft)


def read_html(text: str, draft: Draft) -> None:
    """Adds headings, paragraphs, list items and table rows in document order. Nothing is fetched."""
    _check_nesting(text, draft.name)
    page = LexborHTMLParser(text)
    draft.title = draft.title or title(_stated_title(page))
    root = _main(page)
    if root is not None:
        _Reader(draft).read(root)


def _check_nesting(text: str, name: str) -> None:
    """Parsing takes quadratic time in the depth of the page; no honest one comes near the limit."""
    still_open: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(text):
        closing, element = tag[1], tag[2].lower()
        if not closing and element not in _UNNESTED:
            still_open[element] += 1
            depth += 1
        elif closing and still_open[element]:
            still_open[element] -= 1
            depth -= 1
        if depth > MAX_DEPTH:
            raise UnreadableFile(problems.DEEP_HTML(file=name, most=MAX_DEPTH), problems.SAVE_TEXT())


def _decode(content: bytes) -> str:
    stated = _CHARSET.search(content[:4096])
    if stated and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(stated[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(content)
    return decode(content)


def _stated_title(page: LexborHTMLParser) -> str:
    node = page.css_first("head > title")
    return node.text() if node else ""


def _main(page: LexborHTMLParser) -> LexborNode | None:
    for choice in ("main", "[role=main]", "article"):
        found = page.css(choice)
        if len(found) == 1 and len(found[0].text().split()) > 20:
            return found[0]
    return page.body or page.root


class _Reader:
    """Walks the tree without recursion, since hostile pages nest deeper than any stack."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._inline: list[str] = []
        self._mark = ""

    def read(self, root: LexborNode) -> None:
        todo: list[tuple[LexborNode, bool]] = [(root, False)]
        while todo:
            node, leaving = todo.pop()
            if leaving:
                self._leave(node.tag or "")
            elif self._enter(node):
                todo.append((node, True))
                todo.extend((child, False) for child in reversed(_children(node)))
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Takes in one node; whether its children are to be read as well."""
        if node.is_text_node:
            self._inline.append(node.text_content or "")
            return False
        tag = node.tag or ""
        if not node.is_element_node or tag in _UNSEEN or _hidden(node):
            return False
        if tag in ("br", "hr"):
            self._inline.append("\n")
            return False
        if tag in _INLINE:
            return True
        self._flush()
        return self._enter_block(node, tag)

    def _enter_block(self, node: LexborNode, tag: str) -> bool:
        if tag in _HEADINGS:
            self._mark = ""
            self._draft.heading(_visible(node), _HEADINGS[tag])
            return False
        if tag == "pre":
            self._draft.paragraph(node.text())
            return False
        if tag == "table" and not node.css("table table, table h1, table h2, table h3"):
            self._table(node)
            return False
        if tag == "li":
            self._mark = "- "
        return True

    def _leave(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
            if tag in ("td", "th"):
                self._mark = ""

    def _flush(self) -> None:
        text = "\n".join(" ".join(line.split()) for line in _joined(self._inline)).strip()
        self._inline.clear()
        if not text:
            return
        if self._mark:
            self._draft.line(self._mark + text)
        else:
            self._draft.paragraph(text)
        self._mark = ""

    def _table(self, table: LexborNode) -> None:
        rows = [row for row in table.css("tr") if not _hidden(row)]
        cells = [[cell for cell in _children(row) if cell.tag in ("td", "th") and not _hidden(cell)] for row in rows]
        header = bool(cells and cells[0]) and all(cell.tag == "th" for cell in cells[0])
        caption = table.css_first("caption")
        texts = [[_visible(cell) for cell in row] for row in cells]
        found = lines(texts, header or None)
        if caption:
            self._draft.paragraph(_visible(caption))
        for number, line in enumerate(found):
            (self._draft.line if number else self._draft.paragraph)(line)


def _joined(parts: list[str]) -> list[str]:
    """Line ends in the source are blanks; only those that ``br`` put there end a line."""
    return "".join(part if part == "\n" else part.replace("\n", " ") for part in parts).split("\n")


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))


def _visible(node: LexborNode) -> str:
    """The text inside a heading or cell, on one line, without what is hidden in it."""
    parts: list[str] = []
    todo = [node]
    while todo:
        current = todo.pop()
        if current.is_text_node:
            parts.append(current.text_content or "")
        elif current is node or (current.tag not in _UNSEEN and not _hidden(current)):
            if current.tag not in _INLINE:
                parts.append(" ")
            todo.extend(reversed(_children(current)))
    return " ".join("".join(parts).split())


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _UNSEEN_ROLES
        or bool(_HIDING.search((attributes.get("style") or "").lower()))
    )
