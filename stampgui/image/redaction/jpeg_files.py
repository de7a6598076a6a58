"""A JPEG file with what stays of its metadata: bytes change where they stand, and nothing moves.

Only blocks that this program can look into stay. What is behind the picture stays where it is a picture, too.
"""

import itertools
import re
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
    SOS,
    XMP,
    JpegFile,
    Segment,
    find_exif_segments,
    parse_jpeg,
)
from stampgui.image.redaction import exif_blocks, icc_profiles, image_resources, xmp_packets
from stampgui.image.redaction.findings import NO_FINDINGS, RedactedBlock, cut_to, remove, zero_out

_START: Final = b"\xff\xd8\xff"
_SOI_BYTES: Final = 2
_MOST_PICTURES: Final = 16
"""Behind EOI; others have a preview, a gain map, a depth map, or the other eye's picture."""

_EXTENDED_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_EXTENSION: Final = re.compile(re.escape(_EXTENDED_XMP) + rb"[0-9A-Fa-f]{32}.{8}", re.DOTALL)
_DIGEST: Final = slice(len(_EXTENDED_XMP), len(_EXTENDED_XMP) + 32)
_OFFSET: Final = slice(_DIGEST.stop + 4, _DIGEST.stop + 8)
_EXTENSION_HEAD: Final = _OFFSET.stop
"""An identifier, the packet's digest, its length, and where the part begins (XMP Specification, part 3, 1.1.3.1)."""
_JFIF, _JFXX, _MPF, _ADOBE = b"JFIF\0", b"JFXX\0", b"MPF\0", b"Adobe"
_APP12, _DUCKY = 0xEC, b"Ducky"
"""A quality, a comment and a copyright notice of Photoshop's pictures for the web."""
_GAIN_MAP: Final = b"urn:iso:std:iso:ts:21496:-1\0"
"""How a gain map is applied (ISO 21496-1)."""
_LONGEST_GAIN_MAP: Final = 256
_JFIF_BYTES: Final = 14
_ADOBE_BYTES: Final = 12
_THUMBNAIL_PALETTE: Final = 768
_PICTURE_MARKERS: Final = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD)) - {0xC8}
"""Frames, tables and scans (T.81, table B.1)."""
_DAC: Final = 0xCC
_ARITHMETIC: Final = frozenset((*range(0xC9, 0xCC), *range(0xCD, 0xD0)))
"""Frames that read what a DAC segment sets for their coder (B.2.4.3)."""
_DNL: Final = 0xDC
"""The number of lines (B.2.5)."""
_PROFILE_HEAD: Final = len(ICC) + 2
"""An identifier, the part's number, and how many there are (ICC.1:2022, B.4)."""


def redact_jpeg(data: bytes) -> RedactedBlock:
    """Return a file of the same length. Raises UnusableImage for a damaged one."""
    photo = parse_jpeg(data)
    if not photo.has_eoi:
        raise UnusableImage(
            message(
                "The file lacks its end marker, so private details behind its picture cannot be told from the picture. "
                "Make an upload copy, which has none, or save the photo again in another program."
            )
        )
    return _lay_parts(data, (*_redact_segments(data, photo, redact_thumbnail), _redact_trailer(data, photo)))


def redact_thumbnail(data: bytes) -> RedactedBlock:
    """Return a JPEG thumbnail of the same length; it may hold blocks of its own, but no further pictures.

    Zeros stand in place of one that cannot be read.
    """
    try:
        photo = parse_jpeg(data)
    except UnusableImage:
        return zero_out(data)
    if not photo.has_eoi:
        return zero_out(data)
    trailer = (((photo.end, len(data)),), zero_out(photo.trailer))
    return _lay_parts(data, (*_redact_segments(data, photo, zero_out), trailer))


Redact = Callable[[bytes], RedactedBlock]
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


def _redact_segments(data: bytes, photo: JpegFile, redact_picture: Redact) -> Iterator[_Part]:
    """What stands before EOI; blocks that go on from one segment to the next are joined for it."""
    exif_of = partial(exif_blocks.redact_exif, redact_picture=redact_picture)
    resources_of = partial(image_resources.redact_image_resources, redact_exif=exif_of, redact_picture=redact_picture)
    joined: tuple[tuple[Sequence[Segment], int, Redact], ...] = (
        (find_exif_segments(photo.segments), len(EXIF), exif_of),
        *((parts, _EXTENSION_HEAD, xmp_packets.redact_xmp) for parts in _group_xmp_extensions(photo.segments)),
        (_select_segments(photo.segments, APP13, PHOTOSHOP), len(PHOTOSHOP), resources_of),
        (_sort_profile_parts(photo.segments), _PROFILE_HEAD, icc_profiles.redact_icc_profile),
    )
    for segments, head, redact in joined:
        places = tuple((segment.payload_offset + head, segment.stop) for segment in segments)
        yield places, redact(b"".join(segment.payload[head:] for segment in segments)) if places else RedactedBlock(b"")
    taken = {segment.payload_offset for segments, _, _ in joined for segment in segments}
    redactors = _build_redactors(exif_of, redact_picture)
    of_picture = _PICTURE_MARKERS - (
        {_DAC} if _ARITHMETIC.isdisjoint(each.marker for each in photo.segments) else set()
    )
    for segment in photo.segments:
        if segment.payload_offset not in taken and segment.marker not in of_picture:
            yield ((segment.payload_offset, segment.stop),), _redact_segment(segment, redactors)
    yield from _empty_gaps(data, photo)


def _empty_gaps(data: bytes, photo: JpegFile) -> Iterator[_Part]:
    """Bytes between segments, which decoders skip; behind the head of a scan come its pixels."""
    starts = (*(segment.start for segment in photo.segments), photo.eoi_start)
    ends = (_SOI_BYTES, *(len(data) if segment.marker == SOS else segment.stop for segment in photo.segments))
    for end, start in zip(ends, starts, strict=True):
        stray = data[end:start].rstrip(b"\xff")  # fill bytes may stand before any marker (B.1.1.2)
        if stray:
            yield ((end, end + len(stray)),), zero_out(stray)


def _build_redactors(exif_of: Redact, redact_picture: Redact) -> Sequence[tuple[int, bytes, Redact]]:
    """What is done with the content of application segments, by marker and beginning; all others are emptied."""
    return (
        (COM, b"", RedactedBlock),
        (APP0, _JFIF, _redact_jfif),
        (APP0, _JFXX, partial(_redact_jfxx, redact_picture=redact_picture)),
        (APP1, EXIF, exif_of),  # a second EXIF block
        (APP1, XMP, xmp_packets.redact_xmp),
        (APP2, _MPF, exif_blocks.redact_mpf),
        (APP2, _GAIN_MAP, partial(cut_to, length=_LONGEST_GAIN_MAP)),
        (_DNL, b"", partial(cut_to, length=2)),
        (APP14, _ADOBE, partial(cut_to, length=_ADOBE_BYTES - len(_ADOBE))),
    )


def _redact_segment(segment: Segment, redactors: Iterable[tuple[int, bytes, Redact]]) -> RedactedBlock:
    for marker, head, redact in redactors:
        if segment.marker == marker and segment.payload.startswith(head):
            block = redact(segment.payload[len(head) :])
            return RedactedBlock(head + block.data, block.findings)
    if segment.marker == _APP12 and segment.payload.startswith(_DUCKY):
        return remove(segment.payload, "Ducky")
    return zero_out(segment.payload)


def _redact_jfif(content: bytes) -> RedactedBlock:
    """A thumbnail of width × height pixels follows (JFIF 1.02, page 5)."""
    fixed = _JFIF_BYTES - len(_JFIF)
    pixels = content[fixed - 2] * content[fixed - 1] if len(content) >= fixed else 0
    return cut_to(content, fixed + 3 * pixels)


def _redact_jfxx(content: bytes, redact_picture: Redact) -> RedactedBlock:
    """A thumbnail as JPEG, with a palette, or in full colour (JFIF 1.02, pages 7 and 8)."""
    kind, rest = content[:1], content[1:]
    if kind == b"\x10":
        picture = redact_picture(rest)
    elif kind in (b"\x11", b"\x13") and len(rest) >= 2:
        pixels = rest[0] * rest[1]
        picture = cut_to(rest, 2 + (_THUMBNAIL_PALETTE + pixels if kind == b"\x11" else 3 * pixels))
    else:
        picture = zero_out(rest)
    return RedactedBlock(kind + picture.data, picture.findings)


def _group_xmp_extensions(segments: Iterable[Segment]) -> Iterator[Sequence[Segment]]:
    """The parts of each extension of an XMP packet, in their order, which need not be that of the file."""
    found = (part for part in _select_segments(segments, APP1, _EXTENDED_XMP) if _EXTENSION.match(part.payload))
    parts = sorted(found, key=lambda part: part.payload[_DIGEST])
    for _, group in itertools.groupby(parts, key=lambda part: part.payload[_DIGEST]):
        yield sorted(group, key=lambda part: part.payload[_OFFSET])


def _sort_profile_parts(segments: Iterable[Segment]) -> Sequence[Segment]:
    parts = (part for part in _select_segments(segments, APP2, ICC) if len(part.payload) >= _PROFILE_HEAD)
    return sorted(parts, key=lambda part: part.payload[len(ICC)])


def _select_segments(segments: Iterable[Segment], marker: int, head: bytes) -> Sequence[Segment]:
    return [segment for segment in segments if segment.marker == marker and segment.payload.startswith(head)]


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
