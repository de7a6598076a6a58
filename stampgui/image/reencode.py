"""Drawing on decoded pixels and encoding them again, as much like the source as Pillow can, among its metadata."""

import io
from collections.abc import Mapping
from typing import Any, Final

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from stampgui.i18n import Message, message
from stampgui.image import sixteen_bit, webp
from stampgui.image.decoders import close_jpeg, load_pixels, open_picture
from stampgui.image.engine import EncodedCopy, Engine
from stampgui.image.errors import UnusableImage, truncated_error
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.jpeg.frame import YCCK, Frame, find_adobe_transform, is_rgb, read_frame, read_restart_interval
from stampgui.image.jpeg.rebuild import replace_jpeg_pixels, strip_jpeg_metadata
from stampgui.image.jpeg.segments import Segment, parse_jpeg
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.mark import Mark
from stampgui.image.partial.partial_jpeg import measure_by_filling
from stampgui.image.png import png_file
from stampgui.image.tile import Tile, draw_tile, to_stored_tile

_SUBSAMPLING: Final[Mapping[tuple[tuple[int, int], ...], int]] = {
    ((1, 1), (1, 1), (1, 1)): 0,
    ((2, 1), (1, 1), (1, 1)): 1,
    ((2, 2), (1, 1), (1, 1)): 2,
}
"""Pillow's names for sampling factors relative to the smallest."""
_WEBP_QUALITY: Final = 95
_LONGEST: Final = {Format.JPEG: 65500, Format.WEBP: 16383}
"""Pixels of a side: what libjpeg writes, and RFC 9649, 2.6."""


def reencode(
    source: bytes, header: Header, tile: Tile, *, mark: Mark, tiff: bytes | None, is_damaged: bool = False
) -> EncodedCopy:
    """Return `source` with `tile` drawn where it shows as displayed; the stored orientation stays.

    `tiff` replaces or adds the EXIF block; None leaves it. Of a JPEG that `is_damaged`, what decoders show of it is
    encoded. Raises UnusableImage.
    """
    stored = to_stored_tile(tile, header.orientation, header.displayed_size)
    if max(tile.box[2:]) > _LONGEST.get(header.format, max(tile.box[2:])) and tile.box[3] > header.displayed_size[1]:
        raise UnusableImage(message("The photo is too long for a strip below it. Choose another style."))
    match header.format:
        case Format.JPEG:
            return _reencode_jpeg(source, stored, mark.to_bytes(), tiff, is_damaged=is_damaged)
        case Format.PNG:
            return _reencode_png(source, stored, mark.to_bytes(), tiff)
        case Format.WEBP:
            return _reencode_webp(source, stored, mark.to_bytes(), tiff)
        case _:
            raise AssertionError(f"{header.format} has no header reader")


def _reencode_jpeg(source: bytes, tile: Tile, mark: bytes, tiff: bytes | None, *, is_damaged: bool) -> EncodedCopy:
    photo = parse_jpeg(source)
    if not (photo.has_eoi or is_damaged) and measure_by_filling(source, photo) is not None:
        raise truncated_error()
    frame = read_frame(photo.segments)
    image = _decode(close_jpeg(strip_jpeg_metadata(source, photo)), Format.JPEG)
    assert isinstance(image, JpegImageFile)
    options, warnings = _choose_jpeg_options(image, frame, photo.segments)
    copy = draw_tile(image, tile)
    return EncodedCopy(
        (replace_jpeg_pixels(photo, _encode(copy, "JPEG", **options), mark=mark, tiff=tiff),), Engine.REENCODE, warnings
    )


def _choose_jpeg_options(
    image: JpegImageFile, frame: Frame, segments: tuple[Segment, ...]
) -> tuple[dict[str, Any], tuple[Message, ...]]:
    """Pillow's options for the source's tables, sampling, restart markers, colour space and kind of scan."""
    ycck = find_adobe_transform(segments) == YCCK and len(frame.components) == 4
    options: dict[str, Any] = {
        "qtables": _choose_quantisation_tables(image, frame, ycck=ycck),
        "progressive": frame.is_progressive,
        "restart_marker_blocks": read_restart_interval(segments),
        "keep_rgb": is_rgb(segments, frame),
    }
    if len(frame.components) != 3:
        return options, (message("Its YCCK colours became CMYK."),) if ycck else ()
    across, down = (min(side) for side in zip(*frame.sampling, strict=True))
    subsampling = _SUBSAMPLING.get(tuple((h // across, v // down) for h, v in frame.sampling))
    if subsampling is not None:
        return options | {"subsampling": subsampling}, ()
    return options | {"subsampling": 0}, (message("Its rare colour sampling became full colour resolution (4:4:4)."),)


def _choose_quantisation_tables(image: JpegImageFile, frame: Frame, *, ycck: bool) -> list[list[int]]:
    """Quantisation tables by component; Pillow gives the last one to all components that follow.

    Inks are not chroma: what was YCCK and is written as CMYK gets the finer table of Y throughout.
    """
    components = frame.components[:1] if ycck else frame.components
    tables = [image.quantization[component.quantisation_table] for component in components]
    while len(tables) > 1 and tables[-1] == tables[-2]:
        tables.pop()
    return tables


def _reencode_png(source: bytes, tile: Tile, mark: bytes, tiff: bytes | None) -> EncodedCopy:
    png_depth = png_file.parse_image_header(png_file.parse_png_chunks(source)[0][0]).depth
    if png_depth == 16:
        picture = sixteen_bit.decode_png(source, most=LARGEST_PIXELS)
        sixteen_bit.draw_tile_on_sixteen_bit(picture, tile)
        return EncodedCopy(
            (png_file.replace_png_pixels(source, sixteen_bit.encode_png(picture), tiff=tiff, mark=mark),),
            Engine.REENCODE,
        )
    image = _decode(source, Format.PNG)
    if image.mode == "L" and png_depth < 8 and "transparency" in image.info:
        # Pillow scales greys of 2 and 4 bits to 8, but not the one that means "transparent"
        image.info["transparency"] *= 255 // ((1 << png_depth) - 1)
    drawable = draw_tile(image.convert(_choose_drawable_mode(image)), tile)
    drawable.info.clear()
    return EncodedCopy(
        (png_file.replace_png_pixels(source, _encode(drawable, "PNG"), tiff=tiff, mark=mark),), Engine.REENCODE
    )


def _choose_drawable_mode(image: Image.Image) -> str:
    """A mode that holds the caption's greys or colours and the transparency that the file has."""
    transparent = "transparency" in image.info
    match image.mode:
        case "P" | "RGB":
            return "RGBA" if transparent else "RGB"
        case "1" | "L":
            return "LA" if transparent else "L"
        case mode:
            return mode


def _reencode_webp(source: bytes, tile: Tile, mark: bytes, tiff: bytes | None) -> EncodedCopy:
    old, trailer = webp.parse_webp(source)
    image = draw_tile(_decode(source, Format.WEBP), tile)
    image.info.clear()
    lossless = webp.is_lossless(old)
    options = {"lossless": True, "exact": True} if lossless else {"quality": _WEBP_QUALITY}
    encoded, _ = webp.parse_webp(_encode(image, "WEBP", **options))
    copy = webp.replace_webp_pixels(old, encoded, image.size, tiff=tiff, mark=mark, trailer=trailer)
    return EncodedCopy((copy,), Engine.REENCODE)


def _decode(data: bytes, kind: Format) -> Image.Image:
    return load_pixels(open_picture(data, kind), most=LARGEST_PIXELS)


def _encode(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
