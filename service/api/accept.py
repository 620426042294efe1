"""Which form of a thing a request accepts (RFC 9110, section 12.5.1)."""

from collections.abc import Iterator, Sequence

from knowledge.errors import InvalidInput
from knowledge.said import quoted
from service.api import wording

Range = tuple[str, float]


class NotAcceptable(InvalidInput):
    """There is no form of this that the request accepts."""

    status = 406


def chosen(accept: str, offered: Sequence[str]) -> str:
    """The media type with the highest quality, of equals the one offered first. NotAcceptable where none will do."""
    ranges = list(_ranges(accept)) or [("*/*", 1.0)]
    best = max(offered, key=lambda each: _quality(each, ranges))
    if _quality(best, ranges) <= 0:
        raise NotAcceptable(
            wording.NO_SUCH_FORM(accept=quoted(accept[:200])), wording.FORMS_ARE(offered=tuple(offered))
        )
    return best


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept.split(","):
        media_type, *parameters = (each.strip().lower() for each in part.split(";"))
        if media_type:
            yield media_type, next((_number(each[2:]) for each in parameters if each.startswith("q=")), 1.0)


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _quality(media_type: str, ranges: Sequence[Range]) -> float:
    """That of the most specific range which covers it."""
    covering = {media_type: 2, f"{media_type.split('/', maxsplit=1)[0]}/*": 1, "*/*": 0}
    fits = [(covering[each], quality) for each, quality in ranges if each in covering]
    return max(fits, default=(0, 0.0))[1]
