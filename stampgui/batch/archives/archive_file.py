"""Opening a ZIP file and listing what is in it, within bounds: anybody may have written it.

`zipfile` reads a ZIP. It reads the whole list of entries at once and believes it, so this module bounds that list, and
checks what a harmless ZIP never has: entries that share their bytes with others.
"""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import Final

from stampgui.i18n import Count, ExplainedError, message
from stampgui.regular_file import InCloudError, open_regular
from stampgui.system_errors import explain_read_error
from stampgui.values import dataclass

MAX_ENTRIES: Final = 250_000
"""A download of 100,000 photos, each with a JSON file, and as many other files."""
_MAX_LIST_BYTES: Final = 48 << 20
"""Of the list of entries; that of so many files has names of a hundred letters."""
_LOCAL_HEADER_BYTES: Final = 30
"""What lies before an entry's data at least (APPNOTE.TXT 4.3.7)."""
_ENTRY, _LOCAL_ENTRY = b"PK\1\2", b"PK\3\4"
"""What an entry of the list begins with, and what stands before its data."""
_ENTRY_BYTES: Final = 46
"""What lies before an entry's name in the list (APPNOTE.TXT 4.3.12)."""
_ENCRYPTED: Final = 0x1
_UTF8_NAME: Final = 0x800
"""Bits of an entry's flags (APPNOTE.TXT 4.4.4)."""
_MOST_UNPACKED: Final = {zipfile.ZIP_STORED: 1, zipfile.ZIP_DEFLATED: 1032}
"""The methods that every program for ZIP writes; those of others ask for memory without bound. And the most bytes that
one byte becomes: deflate has at least two bits for 258 of them (RFC 1951, 3.2.5)."""

UNREADABLE_ZIP: Final = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,  # also UnicodeDecodeError
    RuntimeError,
    OverflowError,
    EOFError,
    struct.error,
)
"""What `zipfile` raises for damaged files besides OSError and zlib.error."""


class ArchiveError(ExplainedError):
    """A ZIP file that cannot be unpacked; nothing of it was."""


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """One file in a ZIP."""

    info: zipfile.ZipInfo
    """What `zipfile` opens it by."""
    name: str
    """As the program that made the ZIP meant it, with folders."""
    size: int
    """Bytes, once it is unpacked."""
    checksum: int
    """CRC-32 of its content."""
    is_plain: bool
    """Whether it is a file, not a link or a device."""
    is_locked: bool
    """Whether it needs a password."""
    is_readable: bool
    """Whether it is compressed in a way that is read here."""
    is_possible: bool
    """Whether so few bytes can become as many as the ZIP says."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An open ZIP file, its size in bytes and the files in it, in its order."""

    path: Path
    size: int
    file: zipfile.ZipFile
    entries: tuple[ArchiveEntry, ...]


@contextmanager
def open_archive(path: Path, *, fetch: bool = False) -> Iterator[Archive]:
    """Open a ZIP file; with `fetch` also one that has to be downloaded from the cloud. Raises ArchiveError."""
    try:
        opened = _CautiousFile(open_regular(path, fetch=fetch).detach())
    except InCloudError as error:
        raise ArchiveError(
            message(
                "This ZIP file is in the cloud and not on this computer. Copy it into a folder that is only on this "
                "computer, then add it again."
            )
        ) from error
    except OSError as error:
        raise ArchiveError(message("The file cannot be read: {reason}", reason=explain_read_error(error))) from error
    with opened:
        try:
            size = opened.seek(0, io.SEEK_END)
            file = _read_list(opened)
        except (*UNREADABLE_ZIP, OSError) as error:
            raise ArchiveError(
                message("This ZIP file is cut off or damaged. Download or copy it again, then add it again.")
            ) from error
        with file:
            yield Archive(path, size, file, _list_entries(file))


class _CautiousFile(io.BufferedReader):
    """A file of which no list of entries that is too long is read; `zipfile` reads it in one piece."""

    reads_names_as_dos = False
    """Whether the flag for names in UTF-8 is taken from all that is read."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MAX_LIST_BYTES:
            raise _make_long_list_error()
        data = super().read(size)
        return _without_utf8_flags(data) if self.reads_names_as_dos else data


def _read_list(opened: _CautiousFile) -> zipfile.ZipFile:
    """Have `zipfile` read the list of entries. One name that is no UTF-8, as with half an emoji, costs no other.

    In the letters of DOS, which every byte is one of, all names can be read; `_decode_name` then tries UTF-8.
    """
    try:
        return zipfile.ZipFile(opened)
    except UnicodeDecodeError:
        opened.reads_names_as_dos = True
        return zipfile.ZipFile(opened)


def _without_utf8_flags(data: bytes) -> bytes:
    """The list of entries, or what stands before one's data, without the flags; anything else as it is."""
    mended = bytearray(data)
    if len(data) == _LOCAL_HEADER_BYTES and data.startswith(_LOCAL_ENTRY):
        _clear_utf8_flag(mended, 6)
    at = 0
    while mended.startswith(_ENTRY, at) and at + _ENTRY_BYTES <= len(mended):
        _clear_utf8_flag(mended, at + 8)
        at += _ENTRY_BYTES + sum(struct.unpack_from("<3H", mended, at + 28))  # name, extra field, comment
    return bytes(mended)


def _clear_utf8_flag(data: bytearray, at: int) -> None:
    (flags,) = struct.unpack_from("<H", data, at)
    struct.pack_into("<H", data, at, flags & ~_UTF8_NAME)


def _list_entries(file: zipfile.ZipFile) -> tuple[ArchiveEntry, ...]:
    """List the files without the folders. Raises ArchiveError where there are too many, or they share bytes."""
    # zipfile's own `is_dir` fails for a name without letters
    infos = [info for info in file.infolist() if not info.filename.endswith("/")]
    if len(infos) > MAX_ENTRIES:
        raise _make_long_list_error()
    ends_at = 0
    for info in sorted(infos, key=attrgetter("header_offset")):
        if info.header_offset < ends_at:
            raise ArchiveError(
                message(
                    "The files in this ZIP file overlap, as only damaged ones and traps do. Nothing was unpacked. "
                    "Download it again from where it came from."
                )
            )
        ends_at = info.header_offset + _LOCAL_HEADER_BYTES + info.compress_size
    return tuple(_make_entry(info) for info in infos)


def _make_entry(info: zipfile.ZipInfo) -> ArchiveEntry:
    kind = stat.S_IFMT(info.external_attr >> 16)  # 0 where the program that made the ZIP knew no Unix modes
    return ArchiveEntry(
        info,
        _decode_name(info),
        info.file_size,
        info.CRC,
        is_plain=kind in (0, stat.S_IFREG),
        is_locked=bool(info.flag_bits & _ENCRYPTED),
        is_readable=info.compress_type in _MOST_UNPACKED,
        is_possible=info.file_size <= info.compress_size * _MOST_UNPACKED.get(info.compress_type, 1),
    )


def _decode_name(info: zipfile.ZipInfo) -> str:
    """The entry's name; many programs write UTF-8 without saying so, which `zipfile` takes for the letters of DOS."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _make_long_list_error() -> ArchiveError:
    return ArchiveError(
        message(
            "This ZIP file holds more than {count} files. Unpack it yourself, then add the folder.",
            count=Count(MAX_ENTRIES),
        )
    )
