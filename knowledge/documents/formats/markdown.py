"""Markdown: rendered as HTML, then read as such, so that HTML inside it is treated alike."""

import re

from markdown_it import MarkdownIt

from knowledge.documents.clean import clean
from knowledge.documents.decode import decode
from knowledge.documents.draft import Draft
from knowledge.documents.formats.html import read_html
from knowledge.documents.properties import from_front_matter

_MOST_BRACKETS = 10_000
_DEEPEST = 100
# Quotes in quotes and lists in lists, further than any renderer goes: what stands in there would be left out.
_PILE = re.compile(r"^(?:[ \t]*+(?:>|[-*+](?=[ \t]))){30,}+[ \t]*+", re.MULTILINE)
_INDENT = 60
_FAR_IN = re.compile(rf"^[ \t]{{{_INDENT},}}+", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ATTRIBUTES = re.compile(r"""\{[ \t]*(?:[:#.]|data-|[\w-]+=["'])[^{}\n]*\}[ \t]*$""", re.MULTILINE)
_ADMONITION = re.compile(
    r"""^([ \t]*)(?:!!!|\?\?\?\+?|===)[\w \t-]*+(?:"([^"\n]*)"[ \t]*)?\n(?:[ \t]*\n)*+""", re.MULTILINE
)


def read(content: bytes, draft: Draft) -> None:
    """Title, version and effective date from the front matter, the rest from the headings and text."""
    text = clean(decode(content)).lstrip("\n")
    front = _FRONT_MATTER.match(text)
    if front:
        from_front_matter(front.group(1), draft)
        text = text[front.end() :]
    text = _ADMONITION.sub(lambda mark: f"{mark[1]}{mark[2]}:\n" if mark[2] else "\n", text)
    read_html(_rendered(_ATTRIBUTES.sub("", text)), draft)


def _rendered(text: str) -> str:
    text = _FAR_IN.sub(" " * _INDENT, _PILE.sub("", text))
    if text.count("[") > _MOST_BRACKETS:
        text = "\n\n".join(map(_without_bracket_piles, text.split("\n\n")))
    # Indented text is kept as text: wikis and site generators indent what is no code.
    html: str = (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
        .enable(["table", "strikethrough"])
        .disable("code")
        .render(text)
    )
    return html


def _without_bracket_piles(paragraph: str) -> str:
    """Looking for the ends of links takes quadratic time in the brackets of one paragraph."""
    return paragraph.replace("[", "\\[") if paragraph.count("[") > _MOST_BRACKETS else paragraph
