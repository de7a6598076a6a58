"""A caption in a sequential JPEG of one scan: its blocks are written anew, and every other bit is copied."""

from dataclasses import replace

from stampgui.image.jpeg.assembly import Additions, Replacement, assemble_copy, build_table_segment
from stampgui.image.jpeg.core import apply_edits, compose_scan
from stampgui.image.jpeg.core_types import ByteRange, Raster
from stampgui.image.jpeg.scans import ScanLayout
from stampgui.image.jpeg.segments import JpegFile


def splice(
    source: bytes,
    photo: JpegFile,
    layout: ScanLayout,
    raster: Raster,
    additions: Additions,
    *,
    mcus: int = 0,
    mended: ByteRange | None = None,
) -> bytes:
    """Return the copy. Raises CoreError, ValueError for an EXIF block that does not fit a segment.

    Of a scan that is damaged behind its first `mcus` MCUs, the rest is copied; 0 stands for all. `mended` stands for
    the scan's data where their restart markers are wrong; the copy then has the right ones.
    """
    (scan,) = layout.scans
    composed = compose_scan(layout.frame, scan.parameters, mended or scan.data, raster, mcus=mcus)
    data, inverse = apply_edits(mended or scan.data, composed.edits)
    start, stop = scan.data.start, scan.data.stop
    replacements = [Replacement(start, stop, data, inverse if mended is None else source[start:stop])]
    parameters = replace(scan.parameters, dc_tables=composed.dc_tables, ac_tables=composed.ac_tables)
    if parameters != scan.parameters:
        # a table defined later replaces the first (B.2.4.2), which stays in the file
        at = photo.segments[scan.segment_index].start
        replacements.append(Replacement(at, at, build_table_segment(parameters), b""))
    return assemble_copy(source, photo, replacements, additions)
