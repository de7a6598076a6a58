"""A caption in any other Huffman-coded JPEG: all coefficients are read, the caption's blocks change, and the same
scans are written again, with tables that suit them best."""

from collections.abc import Iterator

from stampgui.image.jpeg.assembly import Additions, Piece, assembled, table_segment
from stampgui.image.jpeg.core import Blocks, CoreError, Picture, Raster
from stampgui.image.jpeg.scans import Layout, Scan, read_layout
from stampgui.image.jpeg.segments import DHT, JpegFile, parse
from stampgui.image.jpeg.undo import Rewritten


def recoded(source: bytes, photo: JpegFile, layout: Layout, raster: Raster, additions: Additions) -> bytes:
    """Return the copy. Raises CoreError, ValueError for an EXIF block that does not fit a segment."""
    with Picture(layout.frame) as picture:
        _read(picture, layout)
        blocks = picture.compose(raster)
        fresh = [picture.write(scan.plan, fresh=True, about=_size(scan)) for scan in layout.scans]
        pieces = list(_without_tables(source, photo))
        picture.put(blocks)
        for scan, (data, plan) in zip(layout.scans, fresh, strict=True):
            at = photo.segments[scan.segment].start
            before = Rewritten() if _written_alike(picture, scan) else source[scan.data.start : scan.data.stop]
            pieces += [
                Piece(at, at, table_segment(plan), b""),
                Piece(scan.data.start, scan.data.stop, data, before),
            ]
    return assembled(source, photo, pieces, additions, blocks)


def rewritten(skeleton: bytes, copy: bytes, blocks: Blocks, scans: frozenset[int]) -> bytes:
    """Return `skeleton`, which is the source but for the entropy-coded data of some `scans`, with these.

    Their coefficients are those of `copy`, and `blocks` where the caption is. Raises CoreError, Unfit, UnusableImage.
    """
    layout = read_layout(copy, parse(copy))
    wanted = read_layout(skeleton, parse(skeleton))
    parts, position = [], 0
    with Picture(layout.frame) as picture:
        _read(picture, layout)
        picture.put(blocks)
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


def _written_alike(picture: Picture, scan: Scan) -> bool:
    """Whether the source's tables and coefficients alone give the scan's bytes; some encoders choose otherwise."""
    try:
        data, _ = picture.write(scan.plan, fresh=False, about=_size(scan))
    except CoreError:
        return False
    return data == memoryview(scan.data.data)[scan.data.start : scan.data.stop]
