"""Where sentences begin and end, in Dutch and English, with the wraps and lists of real documents."""

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    """
    bijv bv d.w.z dwz m.b.t mbt o.a oa m.a.w i.v.m ivm t.a.v tav t.b.v tbv t.o.v tov n.a.v nav i.p.v ipv i.h.b o.b.v
    m.u.v m.i.v t.g.v t.w a.d.h.v i.o i.s.m z.s.m e.d e.v n.v.t i.c a.u.b blz nr nrs art lid hfdst par afb fig tab zgn
    resp incl excl ca cf vgl evt max min mevr mw dhr dr drs ir ing mr prof st jr sr tel vs vol no pp ed eds al jl ll
    e.g i.e viz approx dept est gen gov div supp cong inc ltd co corp mrs ms messrs rev sec subsec
    u.s u.k u.n e.u d.c ph.d a.m p.m
    jan feb mrt apr jun jul aug sep sept okt oct nov dec eq ch app reg stb stcrt pub stat
    """.split()
)
_MAY_END = frozenset("etc enz al e.d n.v.t a.m p.m u.s u.k e.u d.c ph.d inc ltd co corp jr sr".split())
_TERMINATOR = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?:\[\d{1,3}\])*(?=\s)|[。！？]""")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+\Z")
_BREAK = re.compile(r"\n\s*")
_MARKER = re.compile(
    r"(?:[-*•‣▪◦●○■–—·o]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\w{1,4}\)|\d+(?:\.\d+)+\.?)[ \t]+\S"
)
_BULLET = re.compile(
    r"(?:[-*•‣▪◦●○■–—·]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\w{1,4}\)|\d+(?:\.\d+)+\.?"
    r"|(?:Section|Sec\.|Article|Artikel|Art\.|Hoofdstuk|Chapter|Bijlage|Appendix|Annex|Stap|Step|Fase) \w{1,4}\.)\Z"
)
_ROW = re.compile(r"[^:;\n]{1,80}: \S")
_GLUE = re.compile(
    r"(?i)(?:[,–—-]|\b(?:de|het|een|van|voor|met|op|in|en|of|te|aan|bij|door|uit|om|dat|die|is|the|an?|of|for|with|on"
    r"|and|or|to|at|by|from|that|which|are|as))\Z"
)
_CELLS = re.compile(r"[^:;\n]{1,80}: [^;\n]+; [^:;\n]{1,80}: ")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_STARTER = re.compile(
    r"(?:The|A|He|She|They|It|You|I|Their|Its|Our|An|In|It|This|These|We|De|Het|Een|Dit|Dat|Er|Wij|Deze|Voor|Ook)\b"
)
_WRAPPED = 60
_SHORT_ROW = 300


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences, in order; no span begins or ends with white space.

    An empty line, a list item and a table row each end a sentence; a line wrapped inside one does not.
    """
    return [span for start, end in stretches(text) for span in _split(text, start, end)]


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Spans between the line ends that really end something: paragraphs, list items, table rows."""
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.start() >= start and not _is_wrap(text, gap):
            yield from _stripped(text, start, gap.start())
            start = gap.end()
    yield from _stripped(text, start, len(text))


def _is_wrap(text: str, gap: re.Match[str]) -> bool:
    if gap.group().count("\n") > 1:
        return False
    before = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()].strip()
    stop = text.find("\n", gap.end())
    after = text[gap.end() : stop if stop >= 0 else len(text)].strip()
    if not before or not after or before[-1] in ".!?:;…" or _MARKER.match(after):
        return before[-1:] == "." and not _MARKER.match(after) and after[:1].islower()
    if (_ROW.match(before) and _ROW.match(after)) or (before.count("; ") > 1 and after.count("; ") > 1):
        return False
    return after[0].islower() or len(before) >= _WRAPPED or bool(_GLUE.search(before))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _SHORT_ROW and _CELLS.match(text, start, end):
        yield start, end
        return
    begin = start
    for stop in _TERMINATOR.finditer(text, start, end):
        if _ends(text, begin, stop, end):
            yield from _stripped(text, begin, stop.end())
            begin = stop.end()
    yield from _stripped(text, begin, end)


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether this punctuation ends the sentence, going by the words around it."""
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    if not following:
        return True
    if stop.end() - begin <= 20 and _BULLET.match(text[begin : stop.end()].strip()):
        return False
    if following[0].islower():
        return False
    if stop.group().startswith(".") and not stop.group().startswith(".."):
        return not _abbreviated(text[max(begin, stop.start() - 40) : stop.start()], following)
    return True


def _abbreviated(before: str, following: str) -> bool:
    """Whether the full stop after ``before`` belongs to an abbreviation or an initial in mid-sentence."""
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    if word.lower() in _MAY_END:
        return not _STARTER.match(following)
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in _ABBREVIATIONS or bool(_DOTTED.fullmatch(word))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield start, end
