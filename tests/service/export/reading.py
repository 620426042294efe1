"""Opens exported files again: what a reader sees in them, and what in them could do something."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2
from lxml import etree
from markdown_it import MarkdownIt
from pptx import Presentation
from pypdfium2 import raw
from selectolax.lexbor import LexborHTMLParser

from service.export.outline import Outline

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e01ef]"
)
PAGES = re.compile(r"(?:Pagina|Page)\s+\d+\s+(?:van|of)\s+\d+")
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ACTIVE_HTML = "script,iframe,object,embed,img,link,base,form,input,video,audio,source,foreignObject,image,use,animate"


def text_of(content: bytes, form: str) -> str:
    """Everything that is written in the file, on one line."""
    return " ".join(" ".join(TEXTS[form](content)).split())


def without_footers(text: str, of: Outline) -> str:
    """The text of a PDF as it goes on over its pages."""
    foot = r"\s*".join(map(re.escape, " · ".join(filter(None, (of.title, of.as_of, of.banner))).split()))
    return re.sub(foot + r"\s*" + PAGES.pattern, " ", text)


def _markdown(content: bytes) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode()):
        yield "".join(each.content for each in token.children or ())


def _html(content: bytes) -> Iterator[str]:
    tree = LexborHTMLParser(content.decode())
    tree.strip_tags(["style", "svg"])
    yield tree.body.text(separator=" ") if tree.body else ""
    yield from (each.attributes.get("aria-label") or "" for each in tree.css("[role=img]"))


def _pdf(content: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(content):
        yield page.get_textpage().get_text_range().replace("\u200b", "").replace("\ufffe", "")


def _docx(content: bytes) -> Iterator[str]:
    document = docx.Document(BytesIO(content))
    for element in document.element.body.iter(f"{WORDS}p"):
        yield "".join(each.text or "" for each in element.iter(f"{WORDS}t"))
    yield from (each.text for each in document.sections[0].footer.paragraphs)
    yield from (each.get("descr") or "" for each in document.element.body.iter() if each.tag.endswith("}docPr"))


def _pptx(content: bytes) -> Iterator[str]:
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            yield shape.text_frame.text if shape.has_text_frame else ""
            yield shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""
        yield slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


TEXTS = {"md": _markdown, "html": _html, "pdf": _pdf, "docx": _docx, "pptx": _pptx}


def dangers(content: bytes, form: str) -> list[str]:
    """What in the file could fetch, run or hide something."""
    return list(DANGERS[form](content))


def _in_markdown(content: bytes) -> Iterator[str]:
    text = content.decode()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        for each in (token, *(token.children or ())):
            if each.type in {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "code_block"}:
                yield f"{each.type}: {each.content[:80]}"
            if each.type in {"blockquote_open", "ordered_list_open", "hr", "s_open", "lheading_open"}:
                yield each.type
    yield from re.findall(r"(?<!\\)(?:\{[{%]|\$\$)|(?<![\\a-z])(?:https?|ftp|mailto|javascript):|(?<!\\)\bwww\.", text)
    yield from HIDDEN.findall(text.replace("\n", ""))


def _in_html(content: bytes) -> Iterator[str]:
    tree = LexborHTMLParser(content.decode())
    yield from (each.tag for each in tree.css(ACTIVE_HTML))
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or name in {"src", "srcset", "action", "srcdoc", "background", "ping"}:
                yield f"{name}={value}"
            if name.endswith("href") and not (value or "").startswith("#"):
                yield f"{name}={value}"
            if name == "style" and "url(" in (value or ""):
                yield str(value)
    yield from HIDDEN.findall(unescape(content.decode()).replace("\n", ""))


def _in_pdf(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    if raw.FPDFDoc_GetJavaScriptActionCount(document) or raw.FPDFDoc_GetAttachmentCount(document):
        yield "a script or a file"
    for page in document:
        for place in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, place)
            link = raw.FPDFAnnot_GetLink(annotation)
            action = raw.FPDFLink_GetAction(link) if link else None
            if action and raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO:
                yield f"action {raw.FPDFAction_GetType(action)}"
        yield from HIDDEN.findall(page.get_textpage().get_text_range().replace("\r", "").replace("\n", ""))


def _in_package(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                yield from (f"{name}: {each}" for each in _in_package(part))
            elif name.endswith((".xml", ".rels")):
                yield from (f"{name}: {each}" for each in _in_part(part))
            elif not name.endswith((".png", ".jpeg", ".bin")):
                yield f"{name} is of no known kind"


def _in_part(part: bytes) -> Iterator[str]:
    for element in etree.fromstring(part).iter():
        tag = etree.QName(element).localname
        if element.get("TargetMode") == "External" or "://" in (element.get("Target") or ""):
            yield f"reaches out: {element.get('Target')}"
        if tag in {"object", "altChunk", "oleObj", "instrText", "hlinkClick", "hlinkHover", "snd", "video", "script"}:
            yield tag
        if tag == "fldSimple" and element.get(f"{WORDS}instr") not in {"PAGE", "NUMPAGES"}:
            yield f"field {element.get(f'{WORDS}instr')}"
        if tag == "f" and "spreadsheetml" in str(element.tag):
            yield f"formula {element.text}"
        for value in (element.text or "", *map(str, element.attrib.values())):
            yield from HIDDEN.findall(value.replace("\n", "").replace("\r", ""))


DANGERS = {"md": _in_markdown, "html": _in_html, "pdf": _in_pdf, "docx": _in_package, "pptx": _in_package}
