"""A JPEG file as segments, and back (ITU-T T.81, annex B): bytes in, bytes out."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from stampgui.i18n import message
from stampgui.image.errors import UnusableImage, no_picture_error, too_many_parts_error, truncated_error
from stampgui.image.tiff.structure import TIFF_HEADERS
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass

SOI: Final = 0xD8
EOI: Final = 0xD9
SOS: Final = 0xDA
DQT: Final = 0xDB
DHT: Final = 0xC4
DRI: Final = 0xDD
COM: Final = 0xFE
APP0: Final = 0xE0
APP1: Final = 0xE1
APP2: Final = 0xE2
APP11: Final = 0xEB
APP13: Final = 0xED
APP14: Final = 0xEE
APP15: Final = 0xEF

LARGEST_PAYLOAD: Final = 65533
"""A segment's length field counts itself and has 16 bits (B.1.1.4)."""

EXIF: Final = b"Exif\0\0"
MARK: Final = b"stampgui\0"
XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP: Final = b"Photoshop 3.0\0"
ICC: Final = b"ICC_PROFILE\0"
_MOST_FURTHER_BLOCKS: Final = 4
"""A photo has one of each; files that went through two careless programs have two."""
_MOST_CONTINUATIONS: Final = 64
_MOST_SEGMENTS: Final = 5_000
"""Before the pixels. A profile has up to 255, a depth map a few hundred."""
_MOST_STRAY: Final = 1 << 16
_EXTENSION: Final = LazyPattern(
    rb"http://ns\.adobe\.com/xmp/extension/\0(?P<digest>[0-9A-Fa-f]{32}).{4}(?P<offset>.{4})", re.DOTALL
)
_ENCODED_PICTURE: Final = LazyPattern(rb"[A-Za-z0-9+/=]{2000,}")
_MARKER_AFTER_SCAN = LazyPattern(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker segment: the marker's second byte, where its payload starts in the file, and the payload."""

    marker: int
    payload_offset: int
    payload: bytes

    @property
    def start(self) -> int:
        """The offset of the marker."""
        return self.payload_offset - 4

    @property
    def stop(self) -> int:
        """The offset behind the payload."""
        return self.payload_offset + len(self.payload)

    @property
    def is_application(self) -> bool:
        """Whether it is an APPn or COM segment: not needed to decode, to be kept byte for byte."""
        return 0xE0 <= self.marker <= 0xEF or self.marker == COM

    @property
    def is_frame(self) -> bool:
        """SOF0 to SOF15; DHT, JPG and DAC share the range (table B.1)."""
        return 0xC0 <= self.marker <= 0xCF and self.marker not in (0xC4, 0xC8, 0xCC)

    @property
    def raw(self) -> bytes:
        return encode_segment(self.marker, self.payload)


@dataclass(frozen=True, slots=True)
class JpegFile:
    """All segments of the primary image, the offset after its EOI, and the bytes that follow it.

    Without EOI, the image ends where the entropy-coded data of its last scan do.
    """

    segments: tuple[Segment, ...]
    end: int
    trailer: bytes
    has_eoi: bool = True

    @property
    def eoi_start(self) -> int:
        """Where EOI is, or would be."""
        return self.end - 2 if self.has_eoi else self.end


def encode_segment(marker: int, payload: bytes) -> bytes:
    """Raises ValueError when the payload does not fit a segment."""
    if len(payload) > LARGEST_PAYLOAD:
        raise ValueError(f"{len(payload)} bytes do not fit a JPEG segment")
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def read_header_segments(stream: BinaryIO) -> Iterator[Segment]:
    """Yield the segments of a file up to and including the first SOS; pixel data is not read.

    Raises UnusableImage where the file is damaged.
    """
    if stream.read(2) != bytes((0xFF, SOI)):
        raise UnusableImage(message("The file is not a JPEG photo."))
    for _ in range(_MOST_SEGMENTS):
        segment = _read_segment(stream)
        yield segment
        if segment.marker == SOS:
            return
    raise too_many_parts_error()


def cut_to_first_scan(data: bytes) -> bytes:
    """The bytes of a picture up to the end of its first scan. Raises UnusableImage where the file is damaged."""
    *_, scan = read_header_segments(io.BytesIO(data))
    return data[: _find_scan_end(data, scan.stop)]


def parse_jpeg(data: bytes) -> JpegFile:
    """Take a whole file apart. Raises UnusableImage for one that is damaged, or cut off before its first scan.

    Some cameras and programs leave out EOI; whether the scans are whole is not looked at.
    """
    segments: list[Segment] = []
    position, last_scan = 2, 0
    if data[:2] != bytes((0xFF, SOI)):
        raise UnusableImage(message("The file is not a JPEG photo."))
    while True:
        try:
            marker, position = _find_next_marker(data, position, in_scan=bool(segments) and segments[-1].marker == SOS)
            if marker == EOI:
                if not last_scan:
                    raise no_picture_error()
                return JpegFile(tuple(segments), position, data[position:])
            segments.append(_parse_segment(data, marker, position))
        except UnusableImage:
            if not last_scan:
                raise
            end = _find_scan_end(data, segments[last_scan - 1].stop)
            return JpegFile(tuple(segments[:last_scan]), end, data[end:], has_eoi=False)
        position = segments[-1].stop
        if marker == SOS:
            last_scan = len(segments)


def _parse_segment(data: bytes, marker: int, position: int) -> Segment:
    """The segment whose length is at `position`. Raises UnusableImage for one that is cut off, or none at all."""
    length = int.from_bytes(data[position : position + 2], "big")
    payload = data[position + 2 : position + length]
    # SOI and markers without a segment (table B.1) begin something else behind a picture that lacks EOI
    if length < 2 or len(payload) != length - 2 or marker < 0xC0 or 0xD0 <= marker <= SOI:
        raise truncated_error()
    return Segment(marker, position + 2, payload)


def find_exif_segments(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The first APP1 that holds an EXIF block (Exif 2.32, 4.7.2) and those that continue it; empty without EXIF.

    The standard knows one segment. Writers of larger blocks put the rest into the next ones, which repeat the
    identifier and go on in the middle of the block; a segment that begins a new block does not belong to it.
    """
    at = next((i for i, s in enumerate(segments) if _is_exif(s)), len(segments))
    end = at + 1
    while end - at <= _MOST_CONTINUATIONS and end < len(segments) and _is_exif(segments[end]):
        if segments[end].payload.startswith(tuple(TIFF_HEADERS.values()), len(EXIF)):
            break
        end += 1
    return segments[at:end]


def find_exif_block(segments: tuple[Segment, ...]) -> bytes | None:
    """The EXIF block from its TIFF header on, joined if it is split."""
    found = find_exif_segments(segments)
    return b"".join(segment.payload[len(EXIF) :] for segment in found) if found else None


def find_further_exif_blocks(segments: tuple[Segment, ...]) -> tuple[bytes, ...]:
    """EXIF blocks behind the first one: programs that do not look for it add another, which may tell another date."""
    rest, blocks = segments, list[bytes]()
    while (found := find_exif_segments(rest)) and len(blocks) <= _MOST_FURTHER_BLOCKS:
        blocks.append(b"".join(segment.payload[len(EXIF) :] for segment in found))
        rest = rest[rest.index(found[-1]) + 1 :]
    return tuple(block for block in blocks[1:] if block.startswith(tuple(TIFF_HEADERS.values())))


def find_further_xmp_packets(segments: tuple[Segment, ...]) -> tuple[bytes, ...]:
    """XMP packets behind the first one."""
    packets = [s.payload[len(XMP) :] for s in segments if s.marker == APP1 and s.payload.startswith(XMP)]
    return tuple(packets[1 : _MOST_FURTHER_BLOCKS + 1])


def find_extended_xmp_packets(segments: tuple[Segment, ...]) -> tuple[bytes | None, ...]:
    """What does not fit the XMP packet, joined from its parts (XMP Specification, part 3, 1.1.3.1).

    None stands for one with missing or changed parts. Pictures in it, which make it large, are left out.
    """
    heads = [_EXTENSION.match(segment.payload) for segment in segments if segment.marker == APP1]
    parts: dict[bytes, dict[int, bytes]] = {}
    for head in filter(None, heads):
        offset = int.from_bytes(head["offset"], "big")
        parts.setdefault(head["digest"], {})[offset] = head.string[head.end() :]
    return tuple(_join_extension(digest, parts[digest]) for digest in list(parts)[:_MOST_FURTHER_BLOCKS])


def _join_extension(digest: bytes, parts: dict[int, bytes]) -> bytes | None:
    packet = b"".join(parts[offset] for offset in sorted(parts))
    import hashlib  # late: only the largest XMP data need it

    whole = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper().encode() == digest.upper()
    return _ENCODED_PICTURE.sub(b"", packet) if whole else None


def find_xmp_packet(segments: tuple[Segment, ...]) -> bytes | None:
    """The XMP packet (XMP Specification, part 3, 1.1.3)."""
    found = next((s for s in segments if s.marker == APP1 and s.payload.startswith(XMP)), None)
    return None if found is None else found.payload[len(XMP) :]


def find_photoshop_resources(segments: tuple[Segment, ...]) -> bytes | None:
    """Photoshop's image resources, which continue from one APP13 segment to the next when they are long."""
    found = [s.payload[len(PHOTOSHOP) :] for s in segments if s.marker == APP13 and s.payload.startswith(PHOTOSHOP)]
    return b"".join(found) if found else None


def find_colour_profile(segments: tuple[Segment, ...]) -> bytes | None:
    """The ICC profile, joined in the order of its numbered parts (ICC.1:2022, B.4); None when parts are missing."""
    parts = {
        s.payload[len(ICC)]: s.payload
        for s in segments
        if s.marker == APP2 and s.payload.startswith(ICC) and len(s.payload) > len(ICC) + 1
    }
    if not parts or sorted(parts) != list(range(1, next(iter(parts.values()))[len(ICC) + 1] + 1)):
        return None
    return b"".join(parts[number][len(ICC) + 2 :] for number in sorted(parts))


def _is_exif(segment: Segment) -> bool:
    return segment.marker == APP1 and segment.payload.startswith(EXIF)


def _find_next_marker(data: bytes, position: int, *, in_scan: bool) -> tuple[int, int]:
    """Return the next marker and the offset after it."""
    if in_scan:
        position = _find_scan_end(data, position)
    # segments whose length is too short leave stray bytes, which decoders skip
    position = data.find(b"\xff", position)
    if position < 0:
        raise truncated_error()
    while position < len(data) and data[position] == 0xFF:  # fill bytes (B.1.1.2)
        position += 1
    if position >= len(data):
        raise truncated_error()
    return data[position], position + 1


def _find_scan_end(data: bytes, position: int) -> int:
    """Where the marker begins that ends entropy-coded data; restart markers are among these (B.1.1.5)."""
    from stampgui.image.jpeg.core import find_scan_end, is_core_available  # late: headers end before any scan

    if is_core_available():
        return find_scan_end(data, position)
    found = _MARKER_AFTER_SCAN.search(data, position)
    return len(data) if found is None else found.start()


def _read_segment(stream: BinaryIO) -> Segment:
    byte = stream.read(1)
    if byte != b"\xff":
        stray = stream.read(_MOST_STRAY)
        at = stray.find(b"\xff")
        if at < 0:
            raise truncated_error()
        stream.seek(at + 1 - len(stray), 1)
        byte = b"\xff"
    while byte == b"\xff":
        byte = stream.read(1)
    field = stream.read(2)
    length = int.from_bytes(field, "big")
    offset = stream.tell()
    payload = stream.read(length - 2) if length >= 2 else b""
    if len(field) < 2 or length < 2 or len(payload) < length - 2:
        raise truncated_error()
    return Segment(byte[0], offset, payload)
