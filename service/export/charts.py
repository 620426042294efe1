"""Charts as pictures, drawn in this process: nothing is fetched, no file is read, and no picture holds code."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from pydantic import JsonValue

from knowledge.errors import InvalidInput
from knowledge.model.base import Language
from knowledge.model.briefing import Chart
from service.export.plain import plain

LOCALES: Mapping[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
FETCHING = frozenset({"url", "href", "src", "loader", "embedOptions"})
FOREIGN = frozenset({"script", "foreignObject", "image", "use", "a", "animate", "set", "iframe"})
NAMED = re.compile(r'(?<=\sid=")[^"]+(?=")')
PICTURES = re.compile("[\U0001f000-\U0001faff]+ ?")
"""Letters that are pictures: where they cannot be drawn they are left out rather than shown as an empty box."""
BEYOND = re.compile("[^\u0000-\uffff]")
SCALE = 2.0


def render_chart(spec: Chart, language: Language, form: Literal["svg", "png"]) -> bytes:
    """The picture of a chart with numbers and days as readers of ``language`` write them.

    Raises InvalidInput for a specification that fetches something, or that cannot be drawn.
    """
    return svg(spec, language).encode() if form == "svg" else png(spec, language)


def svg(spec: Chart, language: Language, font: str | None = None, prefix: str = "") -> str:
    """The picture as SVG; ``prefix`` keeps the names in it apart from those of others on the same page."""
    import vl_convert

    drawn: str = _drawn(vl_convert.vegalite_to_svg, drawable(spec, font), language)
    if _acts(drawn):
        raise InvalidInput("A chart holds something that is not drawn but done.", "Leave it out of the specification.")
    for name in dict.fromkeys(NAMED.findall(drawn)):
        drawn = drawn.replace(f'id="{name}"', f'id="{prefix}{name}"').replace(f"url(#{name})", f"url(#{prefix}{name})")
    return drawn


def png(spec: Chart, language: Language) -> bytes:
    """The picture in points, large enough to print."""
    import vl_convert

    drawn: bytes = _drawn(vl_convert.vegalite_to_png, drawable(spec), language, scale=SCALE)
    return drawn


def drawable(spec: Chart, font: str | None = None) -> dict[str, JsonValue]:
    """The specification with harmless texts, and with ``font`` for its letters where one is given."""
    held = set(_keys(spec)) & FETCHING
    if held:
        raise InvalidInput(f"A chart may not fetch anything, and this one has {', '.join(sorted(held))}.")
    cleaned = {key: _cleaned(value) for key, value in spec.items() if key != "usermeta"}
    config = cleaned.get("config")
    if font and isinstance(config, Mapping):
        cleaned["config"] = {**config, "font": font}
    return cleaned


def untitled(spec: Chart) -> Chart:
    """The chart for a page where its title stands above it as text."""
    return {key: value for key, value in spec.items() if key != "title"}


def _acts(drawn: str) -> bool:
    from lxml import etree

    for element in etree.fromstring(drawn.encode()).iter():
        names = (etree.QName(name).localname.lower() for name in element.attrib)
        if etree.QName(element).localname in FOREIGN or any(name == "href" or name.startswith("on") for name in names):
            return True
    return False


def _drawn(draw: Callable[..., Any], spec: Mapping[str, JsonValue], language: Language, **how: float) -> Any:
    locale = LOCALES[language]
    try:
        return draw(spec, allowed_base_urls=[], format_locale=locale, time_format_locale=locale, **how)
    except ValueError as error:
        raise InvalidInput(f"A chart cannot be drawn: {plain(str(error))[:200]}") from None


def _keys(value: JsonValue | Chart) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield key
            yield from _keys(held)
    elif isinstance(value, list):
        for held in value:
            yield from _keys(held)


def _cleaned(value: JsonValue) -> JsonValue:
    match value:
        case str():
            # What cuts a label to its width halves the letters beyond the first plane, and then nothing is drawn.
            return BEYOND.sub("\ufffd", PICTURES.sub("", plain(value)))
        case dict():
            return {key: _cleaned(held) for key, held in value.items()}
        case list():
            return [_cleaned(held) for held in value]
    return value
