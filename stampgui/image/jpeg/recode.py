"""A caption where splicing does not do, as below the photo: all coefficients are read, the caption's blocks change, and
the same scans are written again, with tables that suit them best."""

from collections.abc import Iterator, Mapping

from stampgui.image.jpeg.assembly import Additions, Replacement, assemble_copy, build_table_segment
from stampgui.image.jpeg.canvas import Canvas, make_canvas
from stampgui.image.jpeg.core import CoreError, Failure, Picture
from stampgui.image.jpeg.core_types import CoefficientBlocks, FrameParameters, Raster, ScanParameters
from stampgui.image.jpeg.scans import Scan, ScanLayout, read_scan_layout
from stampgui.image.jpeg.segments import DHT, JpegFile, parse_jpeg
from stampgui.image.jpeg.undo import RewrittenScan, UndoData


def recode(
    source: bytes, photo: JpegFile, layout: ScanLayout, raster: Raster, additions: Additions
) -> tuple[bytes | memoryview, ...]:
    """Return the copy in pieces, larger than the source where `raster` lies outside it: then the source's blocks move
    by whole MCUs, and stay as they are.

    Raises CoreError, ValueError for an EXIF block that does not fit a segment.
    """
    canvas = make_canvas(layout.frame, raster)
    replacements = list(_remove_tables(source, photo))
    if canvas.frame != layout.frame:
        replacements.append(_replace_size(photo, canvas.frame))
    with Picture(layout.frame) as picture:
        _read_scans(picture, layout)
        blocks, written = _compose_scans(picture, layout, canvas)
        for scan, (data, parameters) in zip(layout.scans, written, strict=True):
            at = photo.segments[scan.segment_index].start
            replacements += [
                Replacement(at, at, build_table_segment(parameters), b""),
                _replace_scan(picture, scan, data, keep_rest=not photo.has_eoi),
            ]
    return assemble_copy(source, photo, replacements, additions, blocks, canvas.mcu_offset)


def _compose_scans(
    picture: Picture, layout: ScanLayout, canvas: Canvas
) -> tuple[CoefficientBlocks, list[tuple[memoryview, ScanParameters]]]:
    """The blocks under the caption as they were, and all scans with the caption; `picture` is left unchanged."""
    if canvas.frame == layout.frame:
        blocks = picture.compose(canvas.raster)
        written = _write_scans(picture, layout)
        picture.put(blocks)
        return blocks, written
    with Picture(canvas.frame) as larger:
        larger.place(picture, *canvas.mcu_offset)
        blocks = larger.compose(canvas.raster).keep_within(layout.frame, canvas.mcu_offset)
        return blocks, _write_scans(larger, layout)


def _write_scans(picture: Picture, layout: ScanLayout) -> list[tuple[memoryview, ScanParameters]]:
    return [
        picture.write(scan.parameters, new_tables=True, expected_bytes=_measure_scan(scan)) for scan in layout.scans
    ]


def rewrite_scans(skeleton: bytes, copy: bytes, undo: UndoData, scans: Mapping[int, RewrittenScan]) -> bytes:
    """Return `skeleton`, the source except for the entropy-coded data of some `scans`, with these written again.

    Their coefficients are those of `copy`, and where the caption is those of `undo`. Raises CoreError, UnsupportedJpeg,
    UnusableImage.
    """
    layout = read_scan_layout(copy, parse_jpeg(copy))
    wanted = read_scan_layout(skeleton, parse_jpeg(skeleton))
    parts, position = [], 0
    with Picture(layout.frame) as larger, Picture(wanted.frame) as picture:
        _read_scans(larger, layout)
        larger.put(undo.blocks)
        picture.place(larger, -undo.mcu_offset[0], -undo.mcu_offset[1])
        for number, scan in enumerate(wanted.scans):
            if number in scans:
                data, _ = picture.write(scan.parameters, new_tables=False, expected_bytes=_measure_scan(scan))
                parts += [skeleton[position : scan.data.start], scans[number].complete(bytes(data))]
                position = scan.data.stop
    return b"".join([*parts, skeleton[position:]])


def read_coefficients(layout: ScanLayout) -> None:
    """Read all scans and forget them again. Raises CoreError where they are damaged or cut off, CoreMissing."""
    with Picture(layout.frame) as picture:
        _read_scans(picture, layout)


def _read_scans(picture: Picture, layout: ScanLayout) -> None:
    for scan in layout.scans:
        picture.read(scan.parameters, scan.data)


def _measure_scan(scan: Scan) -> int:
    return scan.data.stop - scan.data.start


def _remove_tables(source: bytes, photo: JpegFile) -> Iterator[Replacement]:
    for segment in photo.segments:
        if segment.marker == DHT:
            yield Replacement(segment.start, segment.stop, b"", source[segment.start : segment.stop])


def _replace_size(photo: JpegFile, frame: FrameParameters) -> Replacement:
    """Number of lines and samples per line in the frame header (B.2.2)."""
    segment = next(segment for segment in photo.segments if segment.is_frame)
    new = frame.height.to_bytes(2, "big") + frame.width.to_bytes(2, "big")
    return Replacement(segment.payload_offset + 1, segment.payload_offset + 5, new, segment.payload[1:5])


def _replace_scan(picture: Picture, scan: Scan, data: memoryview, *, keep_rest: bool) -> Replacement:
    """New data for a scan. With most encoders the old follow from the source's tables and coefficients alone.

    With `keep_rest`, what lies behind the scan's last MCU is no part of it, as in a file without EOI.
    """
    start, stop = scan.data.start, scan.data.stop
    source = memoryview(scan.data.data)
    try:
        again, _ = picture.write(scan.parameters, new_tables=False, expected_bytes=_measure_scan(scan))
    except CoreError as error:
        if error.failure is Failure.MEMORY:
            raise
        again = memoryview(b"")
    if again == source[start:stop]:
        return Replacement(start, stop, data, RewrittenScan())
    if keep_rest and again and again == source[start : start + len(again)]:
        return Replacement(start, start + len(again), data, RewrittenScan())
    same = _count_same(again, source[start:stop])
    tail = bytes(source[start + same : stop])
    return Replacement(start, stop, data, RewrittenScan(same, tail) if same else tail)


def _count_same(one: memoryview, other: memoryview) -> int:
    """How many bytes are the same from the beginning on."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same
