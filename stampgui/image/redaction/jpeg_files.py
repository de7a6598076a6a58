"""A JPEG file without place, serial numbers and maker note: bytes change where they stand, and nothing moves.

Only blocks that this program can look into stay. What is behind the picture stays where it is a picture, too.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from stampgui.i18n import message
from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.segments import (
    APP0,
    APP1,
    APP2,
    APP13,
    APP14,
    COM,
    EXIF,
    ICC,
    PHOTOSHOP,
    XMP,
    JpegFile,
    Segment,
    find_exif_segments,
    parse_jpeg,
)
from stampgui.image.redaction import exif_blocks, image_resources, xmp_packets
from stampgui.image.redaction.findings import NO_FINDINGS, RedactedBlock, zero_out

_START: Final = b"\xff\xd8\xff"
_MOST_PICTURES: Final = 16
"""Behind EOI; others have a preview, a gain map, a depth map, or the other eye's picture."""

_EXTENDED_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_DIGEST: Final = slice(len(_EXTENDED_XMP), len(_EXTENDED_XMP) + 32)
_OFFSET: Final = slice(_DIGEST.stop + 4, _DIGEST.stop + 8)
_EXTENSION_HEAD: Final = _OFFSET.stop
"""An identifier, the packet's digest, its length, and where the part begins (XMP Specification, part 3, 1.1.3.1)."""
_KNOWN: Final = (
    (APP0, b"JFIF\0"),
    (APP0, b"JFXX\0"),
    (APP2, ICC),
    (APP2, b"MPF\0"),
    (APP2, b"urn:iso:std:iso:ts:21496:-1\0"),  # how a gain map is applied
    (APP13, b"Adobe_CM"),  # of Photoshop's thumbnails
    (APP14, b"Adobe"),
    (0xEC, b"Ducky"),  # the quality that a program saved with
)
"""Application segments of which all content is known, by marker and beginning."""


def redact_jpeg(data: bytes) -> RedactedBlock:
    """Return a file of the same length. Raises UnusableImage for a damaged one."""
    photo = parse_jpeg(data)
    if not photo.has_eoi:
        raise UnusableImage(
            message("The file lacks its end marker, so what stands behind its picture cannot be told from the picture.")
        )
    return _lay_parts(data, (*_redact_segments(photo, _redact_thumbnail), _redact_trailer(data, photo)))


_Place = tuple[int, int]
_Part = tuple[tuple[_Place, ...], RedactedBlock]


def _lay_parts(data: bytes, parts: Iterable[_Part]) -> RedactedBlock:
    """The file with each part over the places that it was joined from."""
    result, findings = bytearray(data), set(NO_FINDINGS)
    for places, block in parts:
        findings |= block.findings
        at = 0
        for start, stop in places:
            result[start:stop] = block.data[at : at + stop - start]
            at += stop - start
    return RedactedBlock(bytes(result), frozenset(findings)) if findings else RedactedBlock(data)


def _redact_segments(photo: JpegFile, thumbnail: Callable[[bytes], RedactedBlock]) -> Iterator[_Part]:
    """The blocks in application segments; those that go on from one segment to the next are joined for it."""
    exif_of = partial(exif_blocks.redact_exif, redact_picture=thumbnail)
    joined: tuple[tuple[Sequence[Segment], int, Callable[[bytes], RedactedBlock]], ...] = (
        (find_exif_segments(photo.segments), len(EXIF), exif_of),
        *((parts, _EXTENSION_HEAD, xmp_packets.redact_xmp) for parts in _group_xmp_extensions(photo.segments)),
        (
            _select_segments(photo.segments, APP13, PHOTOSHOP),
            len(PHOTOSHOP),
            partial(image_resources.redact_image_resources, exif=exif_of),
        ),
    )
    for segments, head, redact in joined:
        places = tuple((segment.payload_offset + head, segment.stop) for segment in segments)
        yield places, redact(b"".join(segment.payload[head:] for segment in segments)) if places else RedactedBlock(b"")
    taken = {segment.payload_offset for segments, _, _ in joined for segment in segments}
    for segment in photo.segments:
        if segment.is_application and segment.payload_offset not in taken:
            yield ((segment.payload_offset, segment.stop),), _redact_segment(segment, exif_of)


def _redact_segment(segment: Segment, exif_of: Callable[[bytes], RedactedBlock]) -> RedactedBlock:
    payload = segment.payload
    if segment.marker == COM or any(segment.marker == marker and payload.startswith(head) for marker, head in _KNOWN):
        return RedactedBlock(payload)
    for head, redact in ((XMP, xmp_packets.redact_xmp), (EXIF, exif_of)):  # a second EXIF block
        if segment.marker == APP1 and payload.startswith(head):
            block = redact(payload[len(head) :])
            return RedactedBlock(head + block.data, block.findings)
    return zero_out(payload)


def _group_xmp_extensions(segments: Iterable[Segment]) -> Iterator[Sequence[Segment]]:
    """The parts of each extension of an XMP packet, in their order, which need not be that of the file."""
    parts = sorted(_select_segments(segments, APP1, _EXTENDED_XMP), key=lambda part: part.payload[_DIGEST])
    for _, group in itertools.groupby(parts, key=lambda part: part.payload[_DIGEST]):
        yield sorted(group, key=lambda part: part.payload[_OFFSET])


def _select_segments(segments: Iterable[Segment], marker: int, head: bytes) -> Sequence[Segment]:
    return [segment for segment in segments if segment.marker == marker and segment.payload.startswith(head)]


def _redact_thumbnail(data: bytes) -> RedactedBlock:
    """Thumbnails may hold blocks of their own, but no further pictures; one that is no JPEG holds pixels only."""
    if not data.startswith(_START):
        return RedactedBlock(data)
    try:
        photo = parse_jpeg(data)
    except UnusableImage:
        return zero_out(data)
    return _lay_parts(data, (*_redact_segments(photo, zero_out), (((photo.end, len(data)),), zero_out(photo.trailer))))


def _redact_trailer(data: bytes, photo: JpegFile) -> _Part:
    """What follows EOI: pictures stay, redacted, and all else is overwritten with zeros."""
    result, findings = bytearray(len(photo.trailer)), set(NO_FINDINGS)
    position = 0
    for _ in range(_MOST_PICTURES):
        at = photo.trailer.find(_START, position)
        if at < 0:
            break
        try:
            picture = photo.trailer[at:]
            picture = picture[: parse_jpeg(picture).end]
            block = redact_jpeg(picture)
        except UnusableImage:
            position = at + 1
            continue
        result[at : at + len(picture)] = block.data
        findings |= block.findings | zero_out(photo.trailer[position:at]).findings
        position = at + len(picture)
    findings |= zero_out(photo.trailer[position:]).findings
    return ((photo.end, len(data)),), RedactedBlock(bytes(result), frozenset(findings))
