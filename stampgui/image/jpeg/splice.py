"""A caption in a sequential JPEG of one scan: its blocks are written anew, and every other bit is copied."""

from dataclasses import replace

from stampgui.image.jpeg.assembly import Additions, Piece, assembled, table_segment
from stampgui.image.jpeg.core import apply, compose_scan
from stampgui.image.jpeg.plans import Raster
from stampgui.image.jpeg.scans import Layout
from stampgui.image.jpeg.segments import JpegFile


def spliced(source: bytes, photo: JpegFile, layout: Layout, raster: Raster, additions: Additions) -> bytes:
    """Return the copy. Raises CoreError, ValueError for an EXIF block that does not fit a segment."""
    (scan,) = layout.scans
    composed = compose_scan(layout.frame, scan.plan, scan.data, raster)
    data, inverse = apply(scan.data, composed.edits)
    pieces = [Piece(scan.data.start, scan.data.stop, data, inverse)]
    plan = replace(scan.plan, dc_tables=composed.dc_tables, ac_tables=composed.ac_tables)
    if plan != scan.plan:
        # a table that comes again takes the place of the first (B.2.4.2), which stays as it is
        at = photo.segments[scan.segment].start
        pieces.append(Piece(at, at, table_segment(plan), b""))
    return assembled(source, photo, pieces, additions)
