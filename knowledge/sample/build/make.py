"""Rebuilds the DOCX, PPTX and PDF of the sample: ``python -m knowledge.sample.build.make``.

The results are kept beside the other documents, so nobody needs this to use the sample; it needs the
development extra (reportlab). The same text always gives the same bytes.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from knowledge.sample.build.blocks import Block, blocks
from knowledge.sample.build.page import pdf
from knowledge.sample.build.slides import pptx
from knowledge.sample.build.text import docx

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "documents"


def main() -> None:
    """Writes the three files into the documents folder."""
    (DOCUMENTS / "ai-visie.docx").write_bytes(_without_clock(docx(_source("ai-visie"))))
    (DOCUMENTS / "technology-roadmap.pptx").write_bytes(_without_clock(pptx(_source("technology-roadmap"))))
    (DOCUMENTS / "strategy-on-a-page.pdf").write_bytes(pdf(_source("strategy-on-a-page")))


def _source(name: str) -> list[Block]:
    return list(blocks((HERE / f"{name}.md").read_text(encoding="utf-8")))


def _without_clock(office_file: bytes) -> bytes:
    """The same archive with the same date on every member."""
    result = BytesIO()
    with ZipFile(BytesIO(office_file)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return result.getvalue()


if __name__ == "__main__":
    main()
