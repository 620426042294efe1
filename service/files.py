"""Files that a person names on the command line: found, told apart and read, with errors that name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import UnreadableFile
from service import problems
from service.inert import line

MOST_BYTES = 200_000_000


def read(path: Path) -> bytes:
    """The bytes of a plain file. UnreadableFile says why not."""
    name = line(str(path))
    try:
        if not path.exists():
            raise UnreadableFile(problems.NO_FILE(file=name), problems.CHECK_NAME())
        if not path.is_file():
            raise UnreadableFile(problems.NOT_A_FILE(file=name), problems.GIVE_A_FILE())
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFile(
                problems.TOO_LARGE(file=name, size=round(size / 1e6), most=MOST_BYTES // 1_000_000), problems.SPLIT()
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            problems.UNREADABLE(file=name, cause=str(error.strerror)), problems.CHECK_RIGHTS()
        ) from None


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was given: by its own ``name``, or as one below a folder, whose path below it is its name."""

    path: Path
    name: str
    named: bool


def below(paths: Iterable[Path]) -> list[Given]:
    """Every file under ``paths``, in order, once; hidden ones only where they were named themselves."""
    found: dict[Path, Given] = {}
    for start in paths:
        for given in _files(start):
            known = found.setdefault(given.path.absolute(), given)
            if given.named and not known.named:
                found[given.path.absolute()] = replace(known, named=True)
    return list(found.values())


def _files(start: Path) -> Iterator[Given]:
    if not start.is_dir():
        yield Given(start, start.name, named=True)
        return
    for path in sorted(start.rglob("*")):
        inside = path.relative_to(start)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not hidden:
            yield Given(path, inside.as_posix(), named=False)


def write(path: Path, content: bytes) -> None:
    """Writes a new file, whole or not at all; what is there already stays."""
    name = line(str(path))
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UnreadableFile(problems.THERE_ALREADY(file=name), problems.ANOTHER_NAME()) from None
    except OSError as error:
        raise UnreadableFile(
            problems.UNWRITABLE(file=name, cause=str(error.strerror)), problems.CHECK_FOLDER()
        ) from None
