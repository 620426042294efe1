"""Office files with the same bytes for the same content: no clock of this machine is left in them."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
WORKBOOK = ".xlsx"


def settled(content: bytes, day: date) -> bytes:
    """The same package with ``day`` for every moment in it, also in the workbooks that it holds."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(out, "w", ZIP_DEFLATED) as taken:
        for info in given.infolist():
            plain = ZipInfo(info.filename)
            plain.compress_type = ZIP_DEFLATED
            taken.writestr(plain, _settled(info.filename, given.read(info), day))
    return out.getvalue()


def _settled(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(WORKBOOK):
        return settled(content, day)
    if name.endswith("core.xml"):
        return MOMENT.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), content)
    return content
