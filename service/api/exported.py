"""A thing in the form that a request accepts: JSON, or one of the formats of files."""

from typing import Any

from fastapi.responses import JSONResponse, Response

from knowledge.coaching.roadmap import Roadmap
from knowledge.model.briefing import Briefing
from service.api.accept import chosen
from service.export import FORMATS, export

FILES = {media_type.split(";")[0]: form for form, media_type in FORMATS.items()}
"""The format of each media type."""
OFFERED: dict[str, dict[str, Any]] = {media_type: {} for media_type in FILES}
"""What the OpenAPI description says of them."""
VARY = {"Vary": "Accept"}


def exported(made: Briefing | Roadmap, accept: str, name: str) -> Response:
    """What ``accept`` chooses; a file is called ``name``. NotAcceptable where there is none of that kind."""
    media_type = chosen(accept, ["application/json", *FILES])
    if media_type not in FILES:
        return JSONResponse(made.model_dump(mode="json"), headers=VARY)
    form = FILES[media_type]
    named = {"Content-Disposition": f'inline; filename="{name}.{form}"'} | VARY
    return Response(export(made, form), media_type=FORMATS[form], headers=named)
