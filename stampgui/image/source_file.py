"""Reading a photo's file: all of it, or where there is much behind its picture no more than is needed to stamp it.

Telephones append videos, and faulty programs gigabytes of zeros. The rest is copied from file to file in pieces.
"""

import os
from typing import Final

from stampgui.i18n import Message, Rounded, message
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.photo import Photo, unreadable_error
from stampgui.regular_file import FileRange, open_regular
from stampgui.values import dataclass

LARGE_FILE: Final = 128 << 20
"""Bytes; smaller files are read as a whole."""
_LONGEST_HEADER: Final = 64 << 20
_MOST_BYTES_PER_PIXEL: Final = 6
"""Of a JPEG; the finest quality takes three or four."""
_KEPT_BEHIND: Final = 16 << 20
"""Bytes behind the picture that are read in any case: previews and gain maps, to which a JPEG's header points."""

_LARGEST_FILE: Final = 16 << 30
"""Bytes; copying these takes minutes."""
_GIGABYTE: Final = 1e9


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's bytes, or its beginning with the whole picture."""

    data: bytes
    rest: FileRange | None
    """What follows `data` in the file."""
    sha256: str
    """Of the whole file, in hexadecimal digits."""


def bound_loaded_bytes(header: Header, length: int) -> int:
    """How many bytes of a photo's file of that length are in memory at most."""
    if length <= LARGE_FILE:
        return length
    if header.picture_end is not None:
        return min(length, header.picture_end + _KEPT_BEHIND)
    if header.format is not Format.JPEG:
        return length
    width, height = header.stored_size
    return min(length, _LONGEST_HEADER + width * height * _MOST_BYTES_PER_PIXEL + _KEPT_BEHIND)


def explain_length(length: int) -> Message | None:
    """Why a photo's file of that length is not read to its end, None where it is."""
    if length <= _LARGEST_FILE:
        return None
    return message(
        "The file has {size} GB, far more than a photo takes. Save the photo as JPEG in another program first.",
        size=Rounded(length / _GIGABYTE),
    )


def read_source_file(photo: Photo, header: Header) -> SourceFile:
    """Read a file once to its end. Raises UnusableImage, also when it is no longer the file that was identified."""
    import hashlib  # late: headers are looked at without it

    try:
        with open_regular(photo.path) as file:
            data = file.read(bound_loaded_bytes(header, photo.size))
            digest, length = hashlib.sha256(data), len(data)
            if length < photo.size:
                for piece in FileRange(photo.path, length, photo.size).walk_pieces():
                    digest.update(piece)
                    length += len(piece)
            now = os.fstat(file.fileno())
    except OSError as error:
        raise unreadable_error(error) from error
    if (length, now.st_size, now.st_mtime_ns) != (photo.size, photo.size, photo.modified):
        raise UnusableImage(message("The file changed while it was being read. Try again."))
    if len(data) == photo.size:
        return SourceFile(data, None, digest.hexdigest())
    end = parse_jpeg(data).end if header.picture_end is None else header.picture_end
    data = data[: end + _KEPT_BEHIND]
    return SourceFile(data, FileRange(photo.path, len(data), photo.size), digest.hexdigest())
