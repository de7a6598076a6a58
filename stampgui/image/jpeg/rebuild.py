"""A copy's bytes from the source's segments and freshly encoded pixels; nothing here looks inside the pixels."""

from stampgui.image.jpeg import mpf
from stampgui.image.jpeg.frame import YCCK, find_adobe_transform, is_adobe_segment, read_frame
from stampgui.image.jpeg.segments import (
    APP0,
    APP1,
    APP15,
    EXIF,
    SOI,
    SOS,
    JpegFile,
    Segment,
    encode_segment,
    find_exif_segments,
    parse_jpeg,
)

_START = bytes((0xFF, SOI))


def strip_jpeg_metadata(source: bytes, photo: JpegFile) -> bytes:
    """The source without metadata and trailer, which decoders might stumble over."""
    scans = _find_first_scan(photo)
    needed = [s.raw for s in photo.segments[:scans] if not s.is_application or is_adobe_segment(s) or s.marker == APP0]
    return _START + b"".join(needed) + _slice_from_scan(source, photo)


def replace_jpeg_pixels(photo: JpegFile, encoded: bytes, *, mark: bytes, tiff: bytes | None) -> bytes:
    """The source's APPn and COM segments byte for byte, our mark, the pixels of `encoded`, the source's trailer.

    `tiff` replaces or adds the EXIF block; None leaves it. MPF pointers follow the images of the trailer. Raises
    UnusableImage, and ValueError when a block does not fit a segment.
    """
    pixels = parse_jpeg(encoded)
    tables = [s.raw for s in pixels.segments[: _find_first_scan(pixels)] if not s.is_application]
    kept = _with_exif(photo.segments, tiff)
    if find_adobe_transform(photo.segments) == YCCK and len(read_frame(pixels.segments).components) == 4:
        kept = [_clear_adobe_transform(segment) for segment in kept]
    tail = encode_segment(APP15, mark) + b"".join(tables) + _slice_from_scan(encoded, pixels)
    end = len(_START) + sum(len(segment.raw) for segment in kept) + len(tail)
    head = bytearray(_START)
    for segment in kept:
        head += _patch_moved_segment(segment, at=len(head), end_before=photo.end, end_after=end)
    return bytes(head) + tail + photo.trailer


def _patch_moved_segment(segment: Segment, *, at: int, end_before: int, end_after: int) -> bytes:
    if not mpf.is_mpf_segment(segment):
        return segment.raw
    before, after = segment.payload_offset + len(mpf.IDENTIFIER), at + 4 + len(mpf.IDENTIFIER)
    return encode_segment(
        segment.marker, mpf.patch_mpf(segment.payload, mpf.Displacement(before, after, end_before, end_after))
    )


def _with_exif(all_segments: tuple[Segment, ...], tiff: bytes | None) -> list[Segment]:
    """The application segments, all parts of the EXIF block replaced by `tiff`."""
    segments = [segment for segment in all_segments if segment.is_application]
    if tiff is None:
        return segments
    new = Segment(APP1, 0, EXIF + tiff)
    old = find_exif_segments(all_segments)
    if old:
        first, *continuing = (id(segment) for segment in old)
        kept = (segment for segment in segments if id(segment) not in continuing)
        return [new if id(segment) == first else segment for segment in kept]
    # behind JFIF's APP0, which has to come first (JFIF 1.02, page 5)
    at = next((i for i, segment in enumerate(segments) if segment.marker != APP0), len(segments))
    return [*segments[:at], new, *segments[at:]]


def _clear_adobe_transform(segment: Segment) -> Segment:
    """Pixels that were YCCK are encoded as plain CMYK, so the Adobe segment has to say so."""
    if not is_adobe_segment(segment):
        return segment
    return Segment(segment.marker, segment.payload_offset, segment.payload[:11] + b"\0" + segment.payload[12:])


def _find_first_scan(photo: JpegFile) -> int:
    return next(i for i, segment in enumerate(photo.segments) if segment.marker == SOS)


def _slice_from_scan(data: bytes, photo: JpegFile) -> bytes:
    """From the first SOS marker (four bytes before its payload) to EOI."""
    return data[photo.segments[_find_first_scan(photo)].payload_offset - 4 : photo.end]
