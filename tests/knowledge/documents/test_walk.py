from pathlib import Path

import pytest

from knowledge.documents.walk import walk
from knowledge.errors import UnreadableFile


def test_folders_give_their_readable_files_by_name_and_named_files_come_once(tmp_path: Path) -> None:
    for name in ("b.md", "a.PDF", "sub/c.txt", "sub/.hidden.md", ".git/d.md", "~$b.docx", "e.png", "sub/deep/f.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = walk([tmp_path / "sub", tmp_path, tmp_path / "b.md"])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["sub/c.txt", "sub/deep/f.html", "a.PDF", "b.md"]


def test_a_named_file_of_another_kind_is_refused_with_the_kinds_that_can_be_read(tmp_path: Path) -> None:
    image = tmp_path / "foto.png"
    image.write_bytes(b"x")
    with pytest.raises(UnreadableFile, match=r"foto\.png.*Markdown \(\.md") as refused:
        list(walk([image]))
    assert "PDF (.pdf)" in refused.value.hint


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="weg"):
        list(walk([tmp_path / "weg"]))
