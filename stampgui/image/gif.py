"""The header of a GIF file (GIF89a specification): its size, whether it is animated, XMP, comments."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from stampgui.image.errors import explain_animation, no_picture_error, too_many_parts_error, truncated_error
from stampgui.image.format import Format
from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import MetadataBlocks

_EXTENSION, _IMAGE, _TRAILER = b"\x21", b"\x2c", b"\x3b"
_APPLICATION, _COMMENT = 0xFF, 0xFE
_XMP: Final = b"XMP DataXMP"
_XMP_END: Final = b"\x01\xff\xfe"
"""The first of the bytes by which old readers find the end of a packet (XMP Specification, part 3, 1.1.2)."""
_MOST_PARTS: Final = 1_000_000
"""Sub-blocks of at most 255 bytes in a whole file; a photo of 20 megapixels has a tenth of that."""
_MOST_BLOCKS: Final = 200
"""Extensions and pictures; before the second picture there are a few. Each may be looked through for an XMP packet."""
_CHUNK: Final = 1 << 16


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read block by block up to the second picture, which makes it an animation. Raises UnusableImage."""
    head = stream.read(13)
    if len(head) < 13:
        raise truncated_error()
    size = (int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"))
    stream.seek(_colour_table_length(head[10]), 1)
    pictures, xmp, comments = 0, None, list[bytes]()
    parts = iter(range(_MOST_PARTS))
    for _ in range(_MOST_BLOCKS):
        kind = stream.read(1)
        if kind in (_TRAILER, b"") or pictures > 1:
            break
        if kind == _EXTENSION:
            label = stream.read(1)
            if label == bytes([_COMMENT]):
                comments.append(_read_comment(stream, parts))
            else:
                xmp = _read_extension(stream, label, parts) or xmp
        elif kind == _IMAGE:
            pictures += 1
            descriptor = stream.read(9)
            if len(descriptor) < 9:
                raise truncated_error()
            stream.seek(_colour_table_length(descriptor[8]) + 1, 1)
            _skip_sub_blocks(stream, parts)
        else:
            raise truncated_error()
    else:
        raise too_many_parts_error()
    if not pictures or not all(size):
        raise no_picture_error()
    return MetadataBlocks(
        size,
        xmp=xmp,
        comment=b"\n".join(filter(None, comments)) or None,
        copy_format=Format.PNG,
        refusal=explain_animation() if pictures > 1 else None,
    )


def _colour_table_length(flags: int) -> int:
    """Bytes of the colour table that such flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _read_comment(stream: BinaryIO, parts: Iterator[int]) -> bytes:
    """A comment in UTF-8, which many programs write instead of ASCII (section 24)."""
    content = bytearray()
    for _ in parts:
        length = stream.read(1)
        if not length or len(content) > LARGEST_TEXT:
            raise truncated_error()
        if length == b"\0":
            break
        content += stream.read(length[0])
    else:
        raise too_many_parts_error()
    text = bytes(content).replace(b"\0", b"")
    try:
        text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1").encode()
    return text


def _read_extension(stream: BinaryIO, label: bytes, parts: Iterator[int]) -> bytes | None:
    """Pass over an extension block, and return an XMP packet: it stands there as it is, not cut into parts."""
    head = label + stream.read(1)
    if len(head) < 2:
        raise truncated_error()
    name = stream.read(head[1])
    content = None
    if head[0] == _APPLICATION and name == _XMP:
        start = stream.tell()
        content = stream.read(LARGEST_TEXT)
        stream.seek(start)
    _skip_sub_blocks(stream, parts, is_open=head[1] > 0)
    end = -1 if content is None else content.find(_XMP_END)
    return content[:end] if content is not None and end >= 0 else None


def _skip_sub_blocks(stream: BinaryIO, parts: Iterator[int], *, is_open: bool = True) -> None:
    """Pass over sub-blocks up to the one without a length, unless that has been read; each takes one of the `parts`."""
    chunk, at = b"", 0
    for _ in parts:
        if not is_open:
            return
        if at >= len(chunk):
            stream.seek(at - len(chunk), 1)
            chunk, at = stream.read(_CHUNK), 0
            if not chunk:
                raise truncated_error()
        length = chunk[at]
        at += 1 + length
        if not length:
            stream.seek(at - len(chunk), 1)
            return
    raise too_many_parts_error()
