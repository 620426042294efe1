"""In which language a request is answered that goes wrong."""

from collections.abc import Iterator

from starlette.requests import Request

from knowledge.model.base import LANGUAGES, Language


def language_of(request: Request) -> Language:
    """What the request asks for, in its query, its body or its ``Accept-Language``; else the setting."""
    asked = getattr(request.state, "language", None) or request.query_params.get("language")
    wanted = (asked, *_accepted(request.headers.get("accept-language", "")))
    setting: Language = request.app.state.running.koers.settings.language
    return next((language for each in wanted for language in LANGUAGES if language == each), setting)


def _accepted(header: str) -> Iterator[str]:
    """The languages of the header, without their countries, the most wanted first (RFC 9110, section 12.5.4)."""
    ranked = [_ranked(part) for part in header.split(",")[:50]]
    yield from (tag for quality, tag in sorted(ranked, key=lambda each: -each[0]) if quality > 0)


def _ranked(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        quality = 0.0
    return quality, tag.strip().lower().partition("-")[0]
