"""Files that a person names on the command line: found, told apart and read, with errors that name them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.errors import UnreadableFile
from service.inert import line

MOST_BYTES = 200_000_000


def read(path: Path) -> bytes:
    """The bytes of a plain file. UnreadableFile says why not."""
    name = line(str(path))
    try:
        if not path.exists():
            raise UnreadableFile(f"There is no file {name}.", "Check its name and folder.")
        if not path.is_file():
            raise UnreadableFile(f"{name} is no file.", "Give a file, not a folder or a device.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFile(
                f"{name} has {size / 1e6:,.0f} MB; {MOST_BYTES / 1e6:,.0f} MB is the most.",
                "Split it, or take out its pictures.",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {error.strerror}.", "Check its rights.") from None


def below(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Every file under ``paths``, in order, once, and whether it was named itself; hidden ones only if named."""
    seen: set[Path] = set()
    for given in paths:
        for path, named in _files(given):
            if path not in seen:
                seen.add(path)
                yield path, named


def _files(given: Path) -> Iterator[tuple[Path, bool]]:
    if not given.is_dir():
        yield given, True
        return
    for path in sorted(given.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(given).parts)
        if path.is_file() and not hidden:
            yield path, False


def write(path: Path, content: bytes) -> None:
    """Writes a new file, whole or not at all; what is there already stays."""
    name = line(str(path))
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UnreadableFile(f"{name} is there already.", "Give another name; nothing was overwritten.") from None
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be written: {error.strerror}.", "Check its folder.") from None
