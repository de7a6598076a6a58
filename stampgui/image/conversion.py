"""From a photo of any format to the file that is stamped: itself, or the JPEG or PNG that its copy is made of.

Metadata are carried as bytes. Only EXIF's Orientation is set to 1 where pixels have been turned on the way, and XMP
loses what it says of contents that the copy does not have.
"""

import io
import re
from typing import Final

from PIL import Image

from stampgui.image import jpeg_file, sixteen_bit
from stampgui.image.colour_profiles import find_profile_mode
from stampgui.image.decoders import decode_picture
from stampgui.image.engine import Engine
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header, read_metadata_blocks
from stampgui.image.jpeg import metadata_segments
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.metadata.iptc import find_iptc_records, pack_iptc_resource
from stampgui.image.metadata.still_xmp import make_still_xmp
from stampgui.image.png import metadata_chunks
from stampgui.image.stampable import StampableFile
from stampgui.image.tiff import exif_extraction
from stampgui.image.tiff.in_place import reset_orientation

_QUALITY: Final = 95
_CHROMA: Final = {420: 2, 422: 1}
"""Pillow's names of the chroma sampling of HEIC pictures; anything else keeps full colour resolution."""
_DECODED_AS_STORED: Final = (Format.AVIF, Format.TIFF)
_UPRIGHT_XMP: Final = re.compile(rb"""(tiff:Orientation(?:\s*=\s*["']|>\s*))[2-8]""")
"""The orientation that an XMP packet repeats, as an attribute or an element; one digit is replaced."""


def make_stampable(source: bytes, header: Header) -> StampableFile:
    """Return the file that is stamped for the photo `source`. Raises UnusableImage."""
    if header.format.is_copied_as_it_is:
        return StampableFile(source, header)
    blocks = read_metadata_blocks(io.BytesIO(source), header.format)
    if header.embedded_jpeg is not None:
        data = _extract_embedded_jpeg(source, header.embedded_jpeg, blocks)
        return StampableFile(data, read_header(io.BytesIO(data)))
    data = _encode_stampable(source, header, blocks)
    return StampableFile(data, read_header(io.BytesIO(data)), Engine.REENCODE)


def make_metadata_shell(source: bytes, header: Header) -> bytes:
    """A JPEG of one pixel with the metadata that the copy gets, for a photo whose own format is not copied."""
    blocks = read_metadata_blocks(io.BytesIO(source), header.format)
    if header.embedded_jpeg is not None:
        return _extract_embedded_jpeg(source, header.embedded_jpeg, blocks)
    file = io.BytesIO()
    Image.new("L", (1, 1)).save(file, "JPEG")
    return metadata_segments.embed_jpeg_metadata(file.getvalue(), icc=blocks.icc, **_collect_metadata(source, blocks))


def decode_upright(source: bytes, header: Header, *, edge: int | None = None) -> Image.Image:
    """Decode a photo of a format that is not copied as it is, turned as displayed. Raises UnusableImage.

    Where `edge` is given and it saves time, it comes back no larger than that on its long side.
    """
    width, height = header.stored_size
    image = decode_picture(_as_stored(source, header), header.format, pixels=width * height, edge=edge)
    if header.format not in _DECODED_AS_STORED:
        return image
    if header.crop is not None:
        image = image.crop(header.crop)
    turned = header.orientation.display_transpose
    return image if turned is None else image.transpose(turned)


def _as_stored(source: bytes, header: Header) -> bytes:
    """The file as it is given to the decoder: Pillow turns TIFF pictures, but not all that say how."""
    is_turned = header.format is Format.TIFF and header.orientation.display_transpose is not None
    return reset_orientation(source) if is_turned else source


def _extract_embedded_jpeg(source: bytes, place: tuple[int, int], blocks: MetadataBlocks) -> bytes:
    """The JPEG inside a RAW file, with the RAW file's metadata where it has none of its own."""
    data = source[place[0] : place[0] + place[1]]
    own = jpeg_file.read_metadata_blocks(io.BytesIO(data))
    return metadata_segments.embed_jpeg_metadata(
        data,
        tiff=_read_exif_block(source, blocks) if own.tiff is None else None,
        xmp=make_still_xmp(blocks.xmp) if blocks.xmp is not None and own.xmp is None else None,
        resources=_merge_resources(blocks) if own.resources is None else None,
    )


def _encode_stampable(source: bytes, header: Header, blocks: MetadataBlocks) -> bytes:
    """The photo's pixels in the copy's format, with the photo's metadata."""
    carried = _collect_metadata(source, blocks)
    if header.format is Format.TIFF and header.copy_format is Format.PNG and sixteen_bit.is_sixteen_bit_tiff(source):
        pixels = sixteen_bit.decode_tiff(_as_stored(source, header), header.orientation, most=LARGEST_PIXELS)
        return metadata_chunks.embed_png_metadata(
            sixteen_bit.encode_png(pixels), icc=_select_profile(blocks.icc, pixels.high.mode), **carried
        )
    picture = sixteen_bit.reduce_to_eight_bits(decode_upright(source, header))
    mode = _choose_mode(picture, header.copy_format)
    if mode == "L" and find_profile_mode(blocks.icc) == "RGB":
        mode = "RGB"
    icc = _select_profile(blocks.icc or picture.info.get("icc_profile"), mode)
    picture, chroma = picture.convert(mode), _CHROMA.get(picture.info.get("chroma", 444), 0)
    picture.info.clear()
    file = io.BytesIO()
    if header.copy_format is Format.PNG:
        picture.save(file, "PNG", compress_level=1)  # it is compressed well once the caption is on it
        return metadata_chunks.embed_png_metadata(file.getvalue(), icc=icc, comment=blocks.comment, **carried)
    picture.save(file, "JPEG", quality=_QUALITY, subsampling=chroma)
    return metadata_segments.embed_jpeg_metadata(file.getvalue(), icc=icc, **carried)


def _collect_metadata(source: bytes, blocks: MetadataBlocks) -> dict[str, bytes | None]:
    return {
        "tiff": _read_exif_block(source, blocks),
        "xmp": None if blocks.xmp is None else make_still_xmp(_UPRIGHT_XMP.sub(rb"\g<1>1", blocks.xmp)),
        "resources": _merge_resources(blocks),
    }


def _choose_mode(picture: Image.Image, copy: Format) -> str:
    """A mode of the copy's format that keeps the picture's colours and transparency."""
    if copy is Format.JPEG:
        return {"L": "L", "1": "L", "LA": "L", "CMYK": "CMYK"}.get(picture.mode, "RGB")
    if picture.mode in ("1", "L", "LA"):
        return picture.mode
    return "RGBA" if picture.has_transparency_data else "RGB"


def _select_profile(icc: bytes | None, mode: str) -> bytes | None:
    """The profile if it is for pictures of that mode: any other would spoil all colours."""
    return icc if find_profile_mode(icc) == mode.removesuffix("A") else None


def _read_exif_block(source: bytes, blocks: MetadataBlocks) -> bytes | None:
    """The EXIF block from its TIFF header on, for pixels that are turned as displayed unless the file is RAW."""
    built_like_tiff = source[:2] in (b"II", b"MM")
    if blocks.format is Format.RAW:
        return exif_extraction.extract_raw_exif(io.BytesIO(source)) if built_like_tiff else blocks.tiff
    block = exif_extraction.extract_exif(io.BytesIO(source)) if built_like_tiff else blocks.tiff
    return None if block is None else reset_orientation(block)


def _merge_resources(blocks: MetadataBlocks) -> bytes | None:
    """Photoshop's image resources, with the IPTC records that a file may hold apart from them."""
    if blocks.iptc is None or (blocks.resources and find_iptc_records(blocks.resources)):
        return blocks.resources
    return (blocks.resources or b"") + pack_iptc_resource(blocks.iptc)
