"""Office files are zip archives: refuse bombs, broken and encrypted ones before anything unpacks them."""

import zipfile
import zlib
from io import BytesIO

from knowledge.documents import problems
from knowledge.errors import UnreadableFile
from knowledge.said import Said

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_ENTRIES = 10_000
MAX_UNPACKED = 256 * 1024 * 1024
MAX_RATIO = 250
_SMALL = 8 * 1024 * 1024


def broken(name: str, what: Said) -> UnreadableFile:
    """The error for a file that a reader could not make sense of."""
    return UnreadableFile(problems.BROKEN(file=name, what=what), problems.BROKEN_HINT())


def entry_names(name: str, content: bytes) -> set[str]:
    """The names in the archive, after making sure that it unpacks to what it says and to no more than is sane."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_directory(name, entries)
            for entry in entries:
                _check_entry(name, content, entry)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, zlib.error) as error:
        raise broken(name, problems.ZIP_UNREADABLE()) from error
    return {entry.filename for entry in entries}


def _check_directory(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        message = problems.TOO_MANY_PARTS(file=name, parts=len(entries), most=MAX_ENTRIES)
        raise UnreadableFile(message, problems.BOMB_HINT())
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * max(packed, 1)):
        raise UnreadableFile(
            problems.UNPACKS_TOO_LARGE(file=name, size=round(unpacked / 1024**2)), problems.BOMB_HINT()
        )


def _check_entry(name: str, content: bytes, entry: zipfile.ZipInfo) -> None:
    """Unpacks one entry up to the size that it declares: not every reader stops there by itself."""
    if entry.flag_bits & 0x1:
        raise UnreadableFile(problems.ENCRYPTED(file=name), problems.NO_PASSWORD())
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFile(problems.UNUSUALLY_PACKED(file=name), problems.BROKEN_HINT())
    if entry.compress_type == zipfile.ZIP_STORED:
        if entry.compress_size != entry.file_size:
            raise UnreadableFile(problems.FALSE_SIZES(file=name), problems.BOMB_HINT())
        return
    start = _data_start(content, entry)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    data = unpacker.decompress(content[start : start + entry.compress_size], entry.file_size + 1)
    if len(data) > entry.file_size:
        raise UnreadableFile(problems.FALSE_SIZES(file=name), problems.BOMB_HINT())
    if len(data) < entry.file_size:
        raise broken(name, problems.PART_CUT(part=entry.filename))


def _data_start(content: bytes, entry: zipfile.ZipInfo) -> int:
    """Where an entry's packed bytes begin: after its local header of 30 bytes, name and extra field."""
    header = content[entry.header_offset : entry.header_offset + 30]
    if len(header) < 30 or not header.startswith(ZIP):
        raise zipfile.BadZipFile(entry.filename)
    return entry.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")


def ole_error(name: str, content: bytes) -> UnreadableFile:
    """An OLE container is an encrypted office file, or one from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadableFile(problems.ENCRYPTED(file=name), problems.NO_PASSWORD())
    return UnreadableFile(problems.BEFORE_2007(file=name), problems.SAVE_AS_OFFICE())
