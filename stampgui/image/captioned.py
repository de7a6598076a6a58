"""A photo's bytes with its caption: without loss where that is possible, and else encoded anew, which is then said."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from stampgui.i18n import Message, message
from stampgui.image.engine import Engine, Written
from stampgui.image.errors import UnusableImage, truncated
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg import mpf
from stampgui.image.jpeg.assembly import Additions
from stampgui.image.jpeg.core import CoreError, CoreMissing, Failure, Raster
from stampgui.image.jpeg.recode import recoded
from stampgui.image.jpeg.scans import Layout, Unfit, read_layout
from stampgui.image.jpeg.segments import APP11, JpegFile, parse, xmp_packet
from stampgui.image.jpeg.splice import spliced
from stampgui.image.mark import Mark
from stampgui.image.reencode import reencode
from stampgui.image.tile import Tile, stored_tile

_GAIN_MAP: Final = b"http://ns.adobe.com/hdr-gain-map/1.0/"


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
    raster = _raster(stored_tile(tile, header.orientation, header.displayed))
    try:
        sha256 = bytes.fromhex(mark.sha256_source) if undo else None
        written = _lossless(source, photo, raster, Additions(mark.to_bytes(), tiff, sha256))
    except Unfit as unfit:
        again = reencode(source, header, tile, mark=mark, tiff=tiff)
        reason = message("The whole picture was encoded again: {reason}", reason=unfit.reason)
        written = replace(again, warnings=(reason, *again.warnings))
    return replace(written, warnings=(*written.warnings, *_consequences(photo)))


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
    if layout.is_one_scan:
        try:
            return Written(spliced(source, photo, layout, raster, additions), Engine.SPLICE)
        except CoreError as error:
            if error.failure is not Failure.FULL:  # tables without room are written anew
                raise
    return Written(recoded(source, photo, layout, raster, additions), Engine.RECODE)


def _raster(tile: Tile) -> Raster:
    return Raster(tile.rgba.tobytes(), tile.rgba.width, tile.rgba.height, tile.left, tile.top)


def _consequences(photo: JpegFile) -> Iterator[Message]:
    """What a caption changes for others who look at the copy."""
    if any(segment.marker == APP11 and b"c2pa" in segment.payload[:64] for segment in photo.segments):
        yield message("Its content credentials (C2PA) are kept, but say that the picture was changed.")
    indexed = any(mpf.is_mpf(segment) for segment in photo.segments)
    if indexed and _GAIN_MAP in (xmp_packet(photo.segments) or b""):
        yield message("On an HDR screen its caption may be brighter than meant: the photo's gain map was kept.")
