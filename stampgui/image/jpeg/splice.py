"""A caption in the entropy-coded data as they are: its blocks are written anew, and every other bit is copied."""

from collections.abc import Iterator

from stampgui.image.jpeg.assembly import Additions, Replacement, assemble_copy, build_table_segment
from stampgui.image.jpeg.core import Picture, apply_edits, compose_scan
from stampgui.image.jpeg.core_types import ByteRange, ComposedScan, Raster
from stampgui.image.jpeg.scans import Scan, ScanLayout
from stampgui.image.jpeg.segments import JpegFile
from stampgui.values import replace


def splice(
    source: bytes,
    photo: JpegFile,
    layout: ScanLayout,
    raster: Raster,
    additions: Additions,
    *,
    mcus: int = 0,
    mended: ByteRange | None = None,
) -> tuple[bytes | memoryview, ...]:
    """Return, in pieces, the copy of a sequential JPEG of one scan. Raises CoreError, ValueError for an EXIF block that
    does not fit a segment.

    Of a scan that is damaged behind its first `mcus` MCUs, the rest is copied; 0 stands for all. `mended` stands for
    the scan's data where their restart markers are wrong; the copy then has the right ones.
    """
    (scan,) = layout.scans
    composed = compose_scan(layout.frame, scan.parameters, mended or scan.data, raster, mcus=mcus)
    return assemble_copy(source, photo, _edit_scan(photo, scan, composed, mended), additions)


def splice_scans(
    source: bytes, photo: JpegFile, layout: ScanLayout, raster: Raster, additions: Additions
) -> tuple[bytes | memoryview, ...]:
    """Return the copy of a progressive JPEG, or of any other of several scans. Raises as `splice`."""
    with Picture(layout.frame) as picture:
        picture.aim(raster)
        for scan in layout.scans:
            picture.read(scan.parameters, scan.data)
        picture.compose(raster)
        replacements = [
            replacement
            for number, scan in enumerate(layout.scans)
            for replacement in _edit_scan(photo, scan, picture.splice(number))
        ]
    return assemble_copy(source, photo, replacements, additions)


def _edit_scan(
    photo: JpegFile, scan: Scan, composed: ComposedScan, mended: ByteRange | None = None
) -> Iterator[Replacement]:
    given, start, stop = mended or scan.data, scan.data.start, scan.data.stop
    same, data, inverse = apply_edits(given, composed.edits)
    parameters = replace(scan.parameters, dc_tables=composed.dc_tables, ac_tables=composed.ac_tables)
    if parameters != scan.parameters:
        # a table defined later replaces the first (B.2.4.2), which stays in the file; its codes stay, too
        at = photo.segments[scan.segment_index].start
        yield Replacement(at, at, build_table_segment(parameters), b"")
    if mended is None:
        yield Replacement(start, stop, data, inverse, same)
    else:
        whole = b"".join((memoryview(given.data)[given.start : given.start + same], data))
        yield Replacement(start, stop, whole, scan.data.data[start:stop])
