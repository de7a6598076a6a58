"""A photo's bytes with its caption: without loss where that is possible, and else encoded anew, which is then said."""

from dataclasses import replace
from functools import lru_cache

from stampgui.i18n import message
from stampgui.image.engine import Engine, Written
from stampgui.image.errors import UnusableImage, truncated
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg.assembly import Additions
from stampgui.image.jpeg.core import CoreError, CoreMissing, Failure
from stampgui.image.jpeg.plans import Raster
from stampgui.image.jpeg.recode import recoded
from stampgui.image.jpeg.scans import Layout, Unfit, read_layout
from stampgui.image.jpeg.segments import JpegFile, parse
from stampgui.image.jpeg.splice import spliced
from stampgui.image.mark import Mark
from stampgui.image.orientation import Orientation
from stampgui.image.reencode import reencode
from stampgui.image.tile import Tile, stored_tile


def captioned(
    source: bytes, header: Header, tile: Tile, *, mark: Mark, tiff: bytes | None, undo: bool = True
) -> Written:
    """Return `source` with `tile` where it shows as displayed; the stored orientation stays.

    `tiff` replaces or adds the EXIF block; None leaves it. With `undo`, a copy without loss holds what gives its
    source back. Raises UnusableImage.
    """
    if header.format is not Format.JPEG:
        return reencode(source, header, tile, mark=mark, tiff=tiff)
    photo = parse(source)
    raster = _raster(tile, header.orientation, header.displayed)
    try:
        sha256 = bytes.fromhex(mark.sha256_source) if undo else None
        return _lossless(source, photo, raster, Additions(mark.to_bytes(), tiff, sha256))
    except Unfit as unfit:
        again = reencode(source, header, tile, mark=mark, tiff=tiff)
        reason = message("The whole picture was encoded again: {reason}", reason=unfit.reason)
        return replace(again, warnings=(reason, *again.warnings))


def _lossless(source: bytes, photo: JpegFile, raster: Raster, additions: Additions) -> Written:
    """Raises Unfit, UnusableImage."""
    try:
        layout = read_layout(source, photo)
        return _spliced_or_recoded(source, photo, layout, raster, additions)
    except CoreMissing as error:
        raise Unfit(message("The part of the program that works without loss is missing here.")) from error
    except CoreError as error:
        match error.failure:
            case Failure.CORRUPT:
                raise UnusableImage(message("The picture in the file is damaged and cannot be read.")) from error
            case Failure.TRUNCATED:
                raise truncated() from error
            case Failure.MEMORY:
                raise UnusableImage(message("There is not enough memory for this photo.")) from error
            case _:
                raise Unfit(message("Its tables are unusual.")) from error


def _spliced_or_recoded(
    source: bytes, photo: JpegFile, layout: Layout, raster: Raster, additions: Additions
) -> Written:
    if layout.is_one_scan and raster.lies_in(layout.frame):
        try:
            return Written(spliced(source, photo, layout, raster, additions), Engine.SPLICE)
        except CoreError as error:
            if error.failure is not Failure.FULL:  # tables without room are written anew
                raise
    return Written(recoded(source, photo, layout, raster, additions), Engine.RECODE)


@lru_cache(maxsize=2)  # photos of one camera and day share their tile
def _raster(tile: Tile, orientation: Orientation, displayed: tuple[int, int]) -> Raster:
    stored = stored_tile(tile, orientation, displayed)
    return Raster(stored.rgba.tobytes(), stored.rgba.width, stored.rgba.height, stored.left, stored.top)
