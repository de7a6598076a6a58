"""A photo's bytes with its caption: without loss where that is possible, else encoded again, with a warning.

What is not needed for usual photos is imported where it is used.
"""

from functools import lru_cache

from stampgui.i18n import Message, message
from stampgui.image.damage import Damage
from stampgui.image.engine import EncodedCopy, Engine
from stampgui.image.errors import UnusableImage, truncated_error
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg.assembly import Additions
from stampgui.image.jpeg.core import CoreError, CoreMissing, Failure
from stampgui.image.jpeg.core_types import Raster
from stampgui.image.jpeg.preview_pointers import has_stale_pointer
from stampgui.image.jpeg.scans import ScanLayout, UnsupportedJpeg, read_scan_layout
from stampgui.image.jpeg.segments import JpegFile, parse_jpeg
from stampgui.image.jpeg.splice import splice, splice_scans
from stampgui.image.mark import Mark
from stampgui.image.orientation import Orientation
from stampgui.image.tile import Tile, to_stored_tile
from stampgui.values import replace


def apply_caption(
    source: bytes,
    header: Header,
    tile: Tile,
    *,
    mark: Mark,
    tiff: bytes | None,
    with_undo_data: bool = True,
    damage: Damage | None = None,
) -> EncodedCopy:
    """Return `source` with `tile` where it shows as displayed; the stored orientation stays.

    `tiff` replaces or adds the EXIF block; None leaves it. `with_undo_data` puts what gives the source back into a copy
    made without loss. `damage` is what is missing of the picture. Raises UnusableImage.
    """
    if header.format is not Format.JPEG:
        from stampgui.image.reencode import reencode

        copy = reencode(source, header, tile, mark=mark, tiff=tiff)
        return copy if damage is None else replace(copy, warnings=(_explain_filling(header), *copy.warnings))
    photo = parse_jpeg(source)
    copy = _caption_jpeg(source, photo, header, tile, mark, tiff, with_undo_data=with_undo_data, damage=damage)
    if not has_stale_pointer(photo, copy.pieces):
        return copy
    return replace(copy, warnings=(*copy.warnings, _explain_stale_pointer()))


def _caption_jpeg(
    source: bytes,
    photo: JpegFile,
    header: Header,
    tile: Tile,
    mark: Mark,
    tiff: bytes | None,
    *,
    with_undo_data: bool,
    damage: Damage | None,
) -> EncodedCopy:
    raster = _make_raster(tile, header.orientation, header.displayed_size)
    sha256 = bytes.fromhex(mark.sha256_source) if with_undo_data else None
    additions = Additions(mark.to_bytes(), tiff, sha256)
    if damage is not None:
        spliced = _splice_whole_part(source, photo, raster, additions, damage)
        if spliced is not None:
            return spliced
        from stampgui.image.reencode import reencode

        copy = reencode(source, header, tile, mark=mark, tiff=tiff, is_damaged=True)
        return replace(copy, warnings=(_explain_filling(header), *copy.warnings))
    try:
        return _write_losslessly(source, photo, raster, additions)
    except UnsupportedJpeg as error:
        from stampgui.image.reencode import reencode

        again = reencode(source, header, tile, mark=mark, tiff=tiff)
        reason = message("The whole picture was encoded again: {reason}", reason=error.reason)
        ended = (
            ()
            if photo.has_eoi
            else (message("The file lacks its end marker, but the picture is whole. The copy has one."),)
        )
        return replace(again, warnings=(reason, *ended, *again.warnings))


def _write_losslessly(source: bytes, photo: JpegFile, raster: Raster, additions: Additions) -> EncodedCopy:
    """Raises UnsupportedJpeg, UnusableImage."""
    layout = read_scan_layout(source, photo)
    if not (photo.has_eoi or layout.holds_every_bit):
        raise truncated_error()
    try:
        copy = _write_whole_scans(source, photo, layout, raster, additions)
        return copy if photo.has_eoi else replace(copy, warnings=(_explain_missing_eoi(), *copy.warnings))
    except CoreMissing as error:
        raise UnsupportedJpeg(_explain_missing_core(layout)) from error
    except CoreError as error:
        match error.failure:
            case Failure.CORRUPT:
                raise UnusableImage(message("The picture in the file is damaged and cannot be read.")) from error
            case Failure.TRUNCATED:
                raise truncated_error() from error
            case Failure.MEMORY:
                raise UnusableImage(message("There is not enough memory for this photo.")) from error
            case _:
                raise UnsupportedJpeg(message("Its tables are unusual.")) from error


def _write_whole_scans(
    source: bytes, photo: JpegFile, layout: ScanLayout, raster: Raster, additions: Additions
) -> EncodedCopy:
    """Splice or recode, with the right restart markers where the source's are wrong. Raises CoreError, CoreMissing."""
    try:
        return _splice_or_recode(source, photo, layout, raster, additions)
    except CoreError as error:
        from stampgui.image.jpeg.recode import recode
        from stampgui.image.jpeg.restart_markers import mend_restart_markers, replace_scan_data

        mended = mend_restart_markers(layout) if error.failure in (Failure.CORRUPT, Failure.TRUNCATED) else None
        if mended is None:
            raise
    said = (message("The file's restart markers are wrong, but the picture is whole. The copy has the right ones."),)
    if raster.is_inside(layout.frame):
        try:
            copy = splice(source, photo, layout, raster, additions, mended=mended.scans[0].data)
            return EncodedCopy(copy, Engine.SPLICE, said)
        except CoreError as error:
            if error.failure is not Failure.FULL:
                raise
    whole = replace_scan_data(source, layout, mended)
    whole_photo = parse_jpeg(whole)  # what gives the source back would give this back
    copy = recode(whole, whole_photo, read_scan_layout(whole, whole_photo), raster, replace(additions, sha256=None))
    return EncodedCopy(copy, Engine.RECODE, said)


def _explain_missing_core(layout: ScanLayout) -> Message:
    from stampgui.image.jpeg.restart_markers import are_restarts_in_order

    if are_restarts_in_order(layout):
        return message("The lossless JPEG core is missing on this computer.")
    return message(
        "The lossless JPEG core is missing on this computer. The file's restart markers are wrong, so parts of its "
        "picture may be missing in the copy."
    )


def _splice_whole_part(
    source: bytes, photo: JpegFile, raster: Raster, additions: Additions, damage: Damage
) -> EncodedCopy | None:
    """The copy of a damaged photo, of which only the caption's blocks change; None where that cannot be done."""
    if not damage.mcus:
        return None
    try:
        layout = read_scan_layout(source, photo)
        if not raster.is_inside(layout.frame):
            return None
        copy = splice(source, photo, layout, raster, additions, mcus=damage.mcus)
    except (CoreError, CoreMissing, UnsupportedJpeg):
        return None
    return EncodedCopy(copy, Engine.SPLICE, (message("The copy is damaged in the same place; nothing was mended."),))


def _explain_filling(header: Header) -> Message:
    if header.format is Format.JPEG:
        return message("What is left of the picture was encoded again, mostly with grey in place of what is missing.")
    return message("What is left of the picture was encoded again, with black or nothing in place of what is missing.")


def _explain_stale_pointer() -> Message:
    return message(
        "The camera also noted where another picture lies in the file. In the copy that note no longer fits; the other "
        "picture is kept."
    )


def _explain_missing_eoi() -> Message:
    return message("The file lacks its end marker, but the picture is whole. The copy lacks it, too.")


def _splice_or_recode(
    source: bytes, photo: JpegFile, layout: ScanLayout, raster: Raster, additions: Additions
) -> EncodedCopy:
    ways = (splice, splice_scans) if layout.is_one_scan else (splice_scans,)
    for write in ways if raster.is_inside(layout.frame) else ():
        try:
            return EncodedCopy(write(source, photo, layout, raster, additions), Engine.SPLICE)
        except CoreError as error:
            if error.failure not in (Failure.FULL, Failure.TABLE):  # tables without room are written anew
                raise
    from stampgui.image.jpeg.recode import recode

    return EncodedCopy(recode(source, photo, layout, raster, additions), Engine.RECODE)


@lru_cache(maxsize=2)  # photos of one camera and day share their tile
def _make_raster(tile: Tile, orientation: Orientation, displayed: tuple[int, int]) -> Raster:
    stored = to_stored_tile(tile, orientation, displayed)
    return Raster(stored.rgba.tobytes(), stored.rgba.width, stored.rgba.height, stored.left, stored.top)
