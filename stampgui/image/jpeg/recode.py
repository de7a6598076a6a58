"""A caption in any other Huffman-coded JPEG: all coefficients are read, the caption's blocks change, and the same
scans are written again, with tables that suit them best."""

from collections.abc import Iterator

from stampgui.image.jpeg.assembly import Additions, Piece, assembled, table_segment
from stampgui.image.jpeg.canvas import Canvas, canvas_for
from stampgui.image.jpeg.core import CoreError, Picture
from stampgui.image.jpeg.plans import Blocks, FramePlan, Raster, ScanPlan
from stampgui.image.jpeg.scans import Layout, Scan, read_layout
from stampgui.image.jpeg.segments import DHT, JpegFile, parse
from stampgui.image.jpeg.undo import Rewritten, Undo


def recoded(source: bytes, photo: JpegFile, layout: Layout, raster: Raster, additions: Additions) -> bytes:
    """Return the copy, larger than the source where `raster` lies outside it: then the source's blocks move by whole
    MCUs, and stay as they are.

    Raises CoreError, ValueError for an EXIF block that does not fit a segment.
    """
    canvas = canvas_for(layout.frame, raster)
    pieces = list(_without_tables(source, photo))
    if canvas.frame != layout.frame:
        pieces.append(_size_piece(photo, canvas.frame))
    with Picture(layout.frame) as picture:
        _read(picture, layout)
        blocks, written = _composed(picture, layout, canvas)
        for scan, (data, plan) in zip(layout.scans, written, strict=True):
            at = photo.segments[scan.segment].start
            before = Rewritten() if _written_alike(picture, scan) else source[scan.data.start : scan.data.stop]
            pieces += [
                Piece(at, at, table_segment(plan), b""),
                Piece(scan.data.start, scan.data.stop, data, before),
            ]
    return assembled(source, photo, pieces, additions, blocks, canvas.corner)


def _composed(picture: Picture, layout: Layout, canvas: Canvas) -> tuple[Blocks, list[tuple[memoryview, ScanPlan]]]:
    """The caption's blocks as they were, and all scans with the caption; `picture` is afterwards as before."""
    if canvas.frame == layout.frame:
        blocks = picture.compose(canvas.raster)
        written = _written(picture, layout)
        picture.put(blocks)
        return blocks, written
    with Picture(canvas.frame) as larger:
        larger.place(picture, *canvas.corner)
        return larger.compose(canvas.raster), _written(larger, layout)


def _written(picture: Picture, layout: Layout) -> list[tuple[memoryview, ScanPlan]]:
    return [picture.write(scan.plan, fresh=True, about=_size(scan)) for scan in layout.scans]


def rewritten(skeleton: bytes, copy: bytes, undo: Undo, scans: frozenset[int]) -> bytes:
    """Return `skeleton`, which is the source but for the entropy-coded data of some `scans`, with these.

    Their coefficients are those of `copy`, and those that `undo` tells where the caption is. Raises CoreError, Unfit,
    UnusableImage.
    """
    layout = read_layout(copy, parse(copy))
    wanted = read_layout(skeleton, parse(skeleton))
    parts, position = [], 0
    with Picture(layout.frame) as larger, Picture(wanted.frame) as picture:
        _read(larger, layout)
        larger.put(undo.blocks)
        picture.place(larger, -undo.corner[0], -undo.corner[1])
        for number, scan in enumerate(wanted.scans):
            if number in scans:
                data, _ = picture.write(scan.plan, fresh=False, about=_size(scan))
                parts += [skeleton[position : scan.data.start], bytes(data)]
                position = scan.data.stop
    return b"".join([*parts, skeleton[position:]])


def _read(picture: Picture, layout: Layout) -> None:
    for scan in layout.scans:
        picture.read(scan.plan, scan.data)


def _size(scan: Scan) -> int:
    return scan.data.stop - scan.data.start


def _without_tables(source: bytes, photo: JpegFile) -> Iterator[Piece]:
    for segment in photo.segments:
        if segment.marker == DHT:
            yield Piece(segment.start, segment.stop, b"", source[segment.start : segment.stop])


def _size_piece(photo: JpegFile, frame: FramePlan) -> Piece:
    """Number of lines and samples per line in the frame header (B.2.2)."""
    segment = next(segment for segment in photo.segments if segment.is_frame)
    new = frame.height.to_bytes(2, "big") + frame.width.to_bytes(2, "big")
    return Piece(segment.offset + 1, segment.offset + 5, new, segment.payload[1:5])


def _written_alike(picture: Picture, scan: Scan) -> bool:
    """Whether the source's tables and coefficients alone give the scan's bytes; some encoders choose otherwise."""
    try:
        data, _ = picture.write(scan.plan, fresh=False, about=_size(scan))
    except CoreError:
        return False
    return data == memoryview(scan.data.data)[scan.data.start : scan.data.stop]
