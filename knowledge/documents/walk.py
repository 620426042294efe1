"""Which files a list of files and folders stands for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.documents import problems
from knowledge.documents.kinds import SUPPORTED, by_extension
from knowledge.errors import UnreadableFile


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Every readable file, folders in depth and by name; hidden and unsupported files in folders are passed over.

    Raises UnreadableFile for a path that does not exist, and for a file of an unsupported kind named by itself.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _files(path):
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield file


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if _wanted(file, path))
    elif not path.exists():
        raise UnreadableFile(problems.NOT_THERE(file=str(path)), problems.CHECK_PATH())
    elif by_extension(path.name) is None:
        raise UnreadableFile(problems.NO_KIND(file=str(path)), problems.READABLE(kinds=SUPPORTED))
    else:
        yield path


def _wanted(file: Path, root: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(root).parts)
    return not hidden and by_extension(file.name) is not None and file.is_file()
