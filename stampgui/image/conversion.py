"""From a photo of any format to the file that is stamped: itself, or the JPEG or PNG that its copy is made of.

Metadata are carried as bytes. Only EXIF's Orientation is set to 1 where pixels have been turned on the way.
"""

import io
import re
from dataclasses import dataclass
from typing import Final

from PIL import Image

from stampgui.image import deep, jpeg_file, png_blocks, tiff_exif
from stampgui.image.blocks import Blocks
from stampgui.image.colours import mode_of
from stampgui.image.decoders import decoded
from stampgui.image.engine import Engine
from stampgui.image.format import Format
from stampgui.image.header import LARGEST_PIXELS, Header, read_blocks, read_header
from stampgui.image.iptc import as_resource, records_of
from stampgui.image.jpeg import metadata_segments
from stampgui.image.tiff import upright

_QUALITY: Final = 95
_CHROMA: Final = {420: 2, 422: 1}
"""Pillow's names of the chroma sampling that HEIC pictures tell; anything else keeps full colour resolution."""
_UPRIGHT_XMP: Final = re.compile(rb"""(tiff:Orientation(?:\s*=\s*["']|>\s*))[2-8]""")
"""The orientation that an XMP packet repeats, as an attribute or an element; one digit takes another's place."""


@dataclass(frozen=True, slots=True)
class Base:
    """A JPEG, PNG or WebP file and its header; `engine` is how its pixels were made, None where a camera made them."""

    data: bytes
    header: Header
    engine: Engine | None = None


def base_of(source: bytes, header: Header) -> Base:
    """Return the file that is stamped for the photo `source`. Raises UnusableImage."""
    if header.format.is_copied_as_it_is:
        return Base(source, header)
    blocks = read_blocks(io.BytesIO(source), header.format)
    if header.picture is not None:
        data = _inner_jpeg(source, header.picture, blocks)
        return Base(data, read_header(io.BytesIO(data)))
    data = _encoded(source, header, blocks)
    return Base(data, read_header(io.BytesIO(data)), Engine.REENCODE)


def shell_of(source: bytes, header: Header) -> bytes:
    """A small JPEG with the metadata that the copy gets of a photo whose own format is not copied, and no picture."""
    blocks = read_blocks(io.BytesIO(source), header.format)
    if header.picture is not None:
        return _inner_jpeg(source, header.picture, blocks)
    file = io.BytesIO()
    Image.new("L", (1, 1)).save(file, "JPEG")
    return metadata_segments.with_metadata(file.getvalue(), **_carried(source, blocks))


def picture_of(source: bytes, header: Header) -> Image.Image:
    """Decode a photo of a format that is not copied as it is, turned as displayed. Raises UnusableImage."""
    image = decoded(source, header.format, most=LARGEST_PIXELS)
    if header.format is Format.AVIF and header.orientation.to_display is not None:
        return image.transpose(header.orientation.to_display)
    return image


def _inner_jpeg(source: bytes, place: tuple[int, int], blocks: Blocks) -> bytes:
    """The JPEG inside a RAW file, with the RAW file's metadata where it has none of its own."""
    data = source[place[0] : place[0] + place[1]]
    own = jpeg_file.read_header(io.BytesIO(data))
    return metadata_segments.with_metadata(
        data,
        tiff=_exif(source, blocks) if own.tiff is None else None,
        xmp=blocks.xmp if own.xmp is None else None,
        resources=_resources(blocks) if own.resources is None else None,
    )


def _encoded(source: bytes, header: Header, blocks: Blocks) -> bytes:
    """The photo's pixels in the copy's format, with the photo's metadata."""
    carried = _carried(source, blocks)
    if header.format is Format.TIFF and header.copy is Format.PNG and deep.is_deep(source):
        pixels = deep.from_tiff(source, most=LARGEST_PIXELS)
        return png_blocks.with_metadata(deep.to_png(pixels), icc=_fitting(blocks.icc, pixels.high.mode), **carried)
    picture = picture_of(source, header)
    mode = _mode(picture, header.copy)
    if mode == "L" and mode_of(blocks.icc) == "RGB":
        mode = "RGB"
    icc = _fitting(blocks.icc or picture.info.get("icc_profile"), mode)
    picture, chroma = picture.convert(mode), _CHROMA.get(picture.info.get("chroma", 444), 0)
    picture.info.clear()
    file = io.BytesIO()
    if header.copy is Format.PNG:
        picture.save(file, "PNG", compress_level=1)  # it is packed again, and well, with the caption on it
        return png_blocks.with_metadata(file.getvalue(), icc=icc, **carried)
    picture.save(file, "JPEG", quality=_QUALITY, subsampling=chroma)
    return metadata_segments.with_metadata(file.getvalue(), icc=icc, **carried)


def _carried(source: bytes, blocks: Blocks) -> dict[str, bytes | None]:
    return {
        "tiff": _exif(source, blocks),
        "xmp": None if blocks.xmp is None else _UPRIGHT_XMP.sub(rb"\g<1>1", blocks.xmp),
        "resources": _resources(blocks),
    }


def _mode(picture: Image.Image, copy: Format) -> str:
    """A mode that the copy's format has, with what the picture has of colours and transparency."""
    if copy is Format.JPEG:
        return {"L": "L", "1": "L", "LA": "L", "I;16": "L", "CMYK": "CMYK"}.get(picture.mode, "RGB")
    if picture.mode in ("1", "L", "LA"):
        return picture.mode
    return "RGBA" if picture.has_transparency_data else "RGB"


def _fitting(icc: bytes | None, mode: str) -> bytes | None:
    """The profile, where it is one for pictures of that mode: others would turn colours into noise."""
    return icc if mode_of(icc) == mode.removesuffix("A") else None


def _exif(source: bytes, blocks: Blocks) -> bytes | None:
    """The EXIF block from its TIFF header on, for pixels that are turned as displayed unless the file is RAW."""
    built_like_tiff = source[:2] in (b"II", b"MM")
    if blocks.format is Format.RAW:
        return tiff_exif.exif_of_raw(io.BytesIO(source)) if built_like_tiff else blocks.tiff
    block = tiff_exif.exif_of(io.BytesIO(source)) if built_like_tiff else blocks.tiff
    return None if block is None else upright(block)


def _resources(blocks: Blocks) -> bytes | None:
    """Photoshop's image resources, with the IPTC records that a file may hold apart from them."""
    if blocks.iptc is None or (blocks.resources and records_of(blocks.resources)):
        return blocks.resources
    return (blocks.resources or b"") + as_resource(blocks.iptc)
