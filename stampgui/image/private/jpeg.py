"""A JPEG file without place, serial numbers and maker note: bytes change where they stand, and nothing moves.

Only blocks that this program can look into stay. What is behind the picture stays where it is a picture, too.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

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
    exif_segments,
    parse,
)
from stampgui.image.private import resources, tiff, xmp
from stampgui.image.private.traces import NO_TRACES, Cleared, emptied

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


def cleared(data: bytes) -> Cleared:
    """Return a file of the same length. Raises UnusableImage for a damaged one."""
    photo = parse(data)
    return _laid(data, (*_segments(photo, _thumbnail), _behind(data, photo)))


_Place = tuple[int, int]
_Part = tuple[tuple[_Place, ...], Cleared]


def _laid(data: bytes, parts: Iterable[_Part]) -> Cleared:
    """The file with each part over the places that it was joined from."""
    result, traces = bytearray(data), set(NO_TRACES)
    for places, block in parts:
        traces |= block.traces
        at = 0
        for start, stop in places:
            result[start:stop] = block.data[at : at + stop - start]
            at += stop - start
    return Cleared(bytes(result), frozenset(traces)) if traces else Cleared(data)


def _segments(photo: JpegFile, thumbnail: Callable[[bytes], Cleared]) -> Iterator[_Part]:
    """The blocks in application segments; those that go on from one segment to the next are joined for it."""
    exif_of = partial(tiff.cleared, picture=thumbnail)
    joined: tuple[tuple[Sequence[Segment], int, Callable[[bytes], Cleared]], ...] = (
        (exif_segments(photo.segments), len(EXIF), exif_of),
        *((parts, _EXTENSION_HEAD, xmp.cleared) for parts in _extensions(photo.segments)),
        (_beginning(photo.segments, APP13, PHOTOSHOP), len(PHOTOSHOP), partial(resources.cleared, exif=exif_of)),
    )
    for segments, head, clear in joined:
        places = tuple((segment.offset + head, segment.stop) for segment in segments)
        yield places, clear(b"".join(segment.payload[head:] for segment in segments)) if places else Cleared(b"")
    taken = {segment.offset for segments, _, _ in joined for segment in segments}
    for segment in photo.segments:
        if segment.is_application and segment.offset not in taken:
            yield ((segment.offset, segment.stop),), _alone(segment, exif_of)


def _alone(segment: Segment, exif_of: Callable[[bytes], Cleared]) -> Cleared:
    payload = segment.payload
    if segment.marker == COM or any(segment.marker == marker and payload.startswith(head) for marker, head in _KNOWN):
        return Cleared(payload)
    for head, clear in ((XMP, xmp.cleared), (EXIF, exif_of)):  # a second EXIF block
        if segment.marker == APP1 and payload.startswith(head):
            block = clear(payload[len(head) :])
            return Cleared(head + block.data, block.traces)
    return emptied(payload)


def _extensions(segments: Iterable[Segment]) -> Iterator[Sequence[Segment]]:
    """The parts of each extension of an XMP packet, in their order, which need not be that of the file."""
    parts = sorted(_beginning(segments, APP1, _EXTENDED_XMP), key=lambda part: part.payload[_DIGEST])
    for _, group in itertools.groupby(parts, key=lambda part: part.payload[_DIGEST]):
        yield sorted(group, key=lambda part: part.payload[_OFFSET])


def _beginning(segments: Iterable[Segment], marker: int, head: bytes) -> Sequence[Segment]:
    return [segment for segment in segments if segment.marker == marker and segment.payload.startswith(head)]


def _thumbnail(data: bytes) -> Cleared:
    """Thumbnails may hold blocks of their own, but no further pictures; one that is no JPEG holds pixels only."""
    if not data.startswith(_START):
        return Cleared(data)
    try:
        photo = parse(data)
    except UnusableImage:
        return emptied(data)
    return _laid(data, (*_segments(photo, emptied), (((photo.end, len(data)),), emptied(photo.trailer))))


def _behind(data: bytes, photo: JpegFile) -> _Part:
    """What follows EOI: pictures stay, without their traces, and all else is emptied."""
    result, traces = bytearray(len(photo.trailer)), set(NO_TRACES)
    position = 0
    for _ in range(_MOST_PICTURES):
        at = photo.trailer.find(_START, position)
        if at < 0:
            break
        try:
            picture = photo.trailer[at:]
            picture = picture[: parse(picture).end]
            block = cleared(picture)
        except UnusableImage:
            position = at + 1
            continue
        result[at : at + len(picture)] = block.data
        traces |= block.traces | emptied(photo.trailer[position:at]).traces
        position = at + len(picture)
    traces |= emptied(photo.trailer[position:]).traces
    return ((photo.end, len(data)),), Cleared(bytes(result), frozenset(traces))
