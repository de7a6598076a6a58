"""What PNG text chunks say (PNG Specification, third edition, 11.3.3), and the metadata that programs hid in them."""

import zlib
from dataclasses import dataclass, field
from typing import Final

from stampgui.image.jpeg.segments import XMP as XMP_SIGNATURE
from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import EXIF_PREFIX, strip_exif_prefix
from stampgui.image.metadata.iptc import find_iptc_records
from stampgui.image.tiff.structure import TIFF_HEADERS

TEXT_CHUNKS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})

_CAPTURE_KEYWORDS: Final = (
    *("Creation Time", "CreationTime", "create-date", "DateTimeOriginal", "exif:DateTimeOriginal", "Software"),
)
_KEYWORDS: Final = {name.lower(): name for name in _CAPTURE_KEYWORDS}
"""Keywords that tell of the capture, by their lower-case form: writers differ in capitals.

"date:create" and "date:modify" are missing on purpose: they repeat the file's times as ImageMagick found them.
"""
_XMP: Final = "xml:com.adobe.xmp"
_PROFILE: Final = "raw profile type "
_PROFILES: Final = {"exif": "EXIF", "app1": "EXIF", "xmp": "XMP", "iptc": "IPTC", "8bim": "IPTC"}
_LONGEST_KEYWORD: Final = 79
_LONGEST_TEXT: Final = 1000
"""Bytes of a text that tells a date or a device."""


class UnreadableText(ValueError):
    """The chunk does not hold what its keyword promises."""


@dataclass(slots=True)
class TextChunks:
    """Gathers text chunks one by one. The first of a keyword counts; the others are not even unpacked."""

    tiff: bytes | None = None
    """The EXIF block from its TIFF header on."""
    xmp: bytes | None = None
    """The XMP packet."""
    iptc: bytes | None = None
    """The IIM records."""
    text: dict[str, str] = field(default_factory=dict)
    """What is said under each of `_KEYWORDS`."""
    damaged: list[str] = field(default_factory=list)
    """The blocks, of "EXIF", "XMP" and "IPTC", that could not be unpacked."""
    _seen: set[str] = field(default_factory=set)
    """Keywords in lower case."""
    _left: int = LARGEST_TEXT
    """Bytes that may still be unpacked: those of all texts together are one budget."""

    def add(self, kind: bytes, data: bytes) -> None:
        """Take in a tEXt, zTXt or iTXt chunk; one that is of no interest costs nothing."""
        raw, _, rest = data.partition(b"\0")
        keyword = raw[:_LONGEST_KEYWORD].decode("latin-1").lower()
        profile = find_profile_kind(raw)
        if keyword in self._seen or not (profile or keyword == _XMP or keyword in _KEYWORDS):
            return
        self._seen.add(keyword)
        try:
            body = self.read_body(kind, rest, most=_LONGEST_TEXT if keyword in _KEYWORDS else LARGEST_TEXT)
            if profile is not None:
                self._take_profile(decode_raw_profile(body))
            elif keyword == _XMP:
                self.xmp = body
            else:
                self.text[_KEYWORDS[keyword]] = body.decode("utf-8" if kind == b"iTXt" else "latin-1", "replace")
        except UnreadableText:
            if keyword not in _KEYWORDS:
                self.damaged.append(profile or "XMP")

    def read_body(self, kind: bytes, rest: bytes, *, most: int) -> bytes:
        """Return the first `most` bytes of the text behind the keyword. Raises UnreadableText."""
        if kind == b"tEXt":
            return rest[:most]
        if kind == b"zTXt":
            return self._inflate(rest[1:], most)
        packed, rest = rest[:1] == b"\1", rest[2:]
        _language, _, rest = rest.partition(b"\0")
        _translated, _, rest = rest.partition(b"\0")
        return self._inflate(rest, most) if packed else rest[:most]

    def _inflate(self, packed: bytes, most: int) -> bytes:
        if not self._left:
            raise UnreadableText
        try:
            body = zlib.decompressobj().decompress(packed, min(most, self._left))
        except zlib.error as error:
            raise UnreadableText from error
        self._left -= len(body)
        return body

    def _take_profile(self, block: bytes) -> None:
        """Recognise a block by its content: an APP1 profile is EXIF or XMP."""
        if block.startswith(XMP_SIGNATURE) or block.lstrip()[:1] == b"<":
            self.xmp = self.xmp or block.removeprefix(XMP_SIGNATURE)
        elif block.startswith((EXIF_PREFIX, *TIFF_HEADERS.values())):
            self.tiff = self.tiff or strip_exif_prefix(block)
        else:
            self.iptc = self.iptc or find_iptc_records(block)


def find_profile_kind(keyword: bytes) -> str | None:
    """ "EXIF", "XMP" or "IPTC" for a keyword under which programs hid such a block, else None."""
    name = keyword[:_LONGEST_KEYWORD].decode("latin-1").lower()
    return _PROFILES.get(name.removeprefix(_PROFILE)) if name.startswith(_PROFILE) else None


def decode_text_chunk(kind: bytes, data: bytes) -> bytes:
    """The whole text of a tEXt, zTXt or iTXt chunk. Raises UnreadableText, also for one of a megabyte."""
    body = TextChunks().read_body(kind, data.partition(b"\0")[2], most=LARGEST_TEXT)
    if len(body) >= LARGEST_TEXT:
        raise UnreadableText
    return body


def decode_raw_profile(text: bytes) -> bytes:
    """A block as programs wrote it before there were chunks for it: a name, a length, and hexadecimal digits.

    Raises UnreadableText.
    """
    try:
        _, length, lines = text.strip().split(b"\n", 2)
        digits = lines.replace(b"\n", b"")[: 2 * int(length)]  # some writers leave other bytes behind it
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError as error:
        raise UnreadableText from error
