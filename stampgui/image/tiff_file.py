"""The header of a TIFF file, and of the camera RAW files that are built like one (TIFF 6.0, section 2)."""

from dataclasses import replace
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import no_picture_error, truncated_error
from stampgui.image.format import SNIFFED_BYTES, Format, sniff
from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.metadata.exif import build_minimal_exif
from stampgui.image.metadata.iptc import find_iptc_records
from stampgui.image.raw.embedded_jpeg import is_camera_raw, with_embedded_jpeg
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Ifd, TiffReader, open_tiff

_LARGEST_BLOCK: Final = 8 << 20

_GREYS, _RGB, _PALETTE, _INKS, _YCBCR = (0, 1), 2, 3, 5, 6
_KNOWN_COLOURS: Final = (*_GREYS, _RGB, _PALETTE, _INKS, _YCBCR)
_KNOWN_COMPRESSIONS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 32771, 32773, 32946, 34925, 50000)
_PREMULTIPLIED, _ALPHA = 1, 2
_INTEGERS: Final = (0, 1)
_LONGEST_OF_JPEG: Final = 65500
"""Pixels of a side that JPEG encoders accept; scans of rolls and panoramas are longer."""


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read size, dates, XMP, IPTC and colour profile of a file. Of EXIF only what tells dates, device and orientation.

    Raises UnusableImage when there is no first IFD, or none that says a size.
    """
    stream.seek(0)
    kind = sniff(stream.read(SNIFFED_BYTES))
    stream.seek(0)
    found = open_tiff(stream)
    if found is None:
        raise truncated_error()
    reader, root = found
    pages = reader.read_pages() or [root]
    ifds = [each for page in pages for each in (page, *reader.read_sub_ifds(page))]
    resources = reader.read_value(root, tags.IMAGE_RESOURCES, LARGEST_TEXT)
    records = reader.read_value(root, tags.IPTC, LARGEST_TEXT)
    blocks = MetadataBlocks(
        size=_find_largest_size(reader, root, ifds),
        tiff=build_minimal_exif(reader, root),
        xmp=reader.read_value(root, tags.XMP, LARGEST_TEXT),
        iptc=records or (None if resources is None else find_iptc_records(resources)),
        damaged=reader.find_missing(root, {tags.XMP: "XMP", tags.IPTC: "IPTC"}),
        icc=reader.read_value(root, tags.ICC_PROFILE, _LARGEST_BLOCK),
        resources=reader.read_value(root, tags.IMAGE_RESOURCES, _LARGEST_BLOCK),
    )
    if kind is Format.RAW or is_camera_raw(reader, ifds):
        return with_embedded_jpeg(reader, ifds, blocks)
    return _with_page_details(reader, root, pages=len(pages), blocks=blocks)


def _find_largest_size(reader: TiffReader, root: Ifd, ifds: list[Ifd]) -> tuple[int, int]:
    """(width, height) of the largest picture: the first IFD of RAW files is a preview."""
    places = [(ifd, tags.IMAGE_WIDTH, tags.IMAGE_LENGTH) for ifd in ifds]
    places.append((root, tags.PANASONIC_SENSOR_WIDTH, tags.PANASONIC_SENSOR_HEIGHT))
    sizes = [(reader.read_integer(ifd, width), reader.read_integer(ifd, height)) for ifd, width, height in places]
    largest = max(sizes, key=lambda size: size[0] * size[1])
    if not all(largest):
        raise no_picture_error()
    return largest


def _with_page_details(reader: TiffReader, page: Ifd, *, pages: int, blocks: MetadataBlocks) -> MetadataBlocks:
    """Which copy a TIFF picture gets: a JPEG where it is a photo, a PNG where that would lose more than can be seen."""
    size = (reader.read_integer(page, tags.IMAGE_WIDTH), reader.read_integer(page, tags.IMAGE_LENGTH))
    if not all(size):
        raise no_picture_error()
    depths = reader.read_integers(page, tags.BITS_PER_SAMPLE) or (1,)
    colours = reader.read_integer(page, tags.PHOTOMETRIC_INTERPRETATION)
    extra = reader.read_integers(page, tags.EXTRA_SAMPLES)
    lossless = colours == _PALETTE or max(depths) < 8 or _ALPHA in extra or _PREMULTIPLIED in extra
    lossless = lossless or max(size) > _LONGEST_OF_JPEG
    keeps_depth = max(depths) == 16 and colours in (1, _RGB) and _PREMULTIPLIED not in extra
    changes: list[Message] = []
    if max(depths) > 8 and not keeps_depth:
        changes.append(message("Its {bits} bits per colour become 8.", bits=max(depths)))
    if pages > 1:
        changes.append(message("Only its first page is in the copy."))
    return replace(
        blocks,
        size=size,
        copy_format=Format.PNG if (lossless or keeps_depth) and colours not in (_INKS, _YCBCR) else Format.JPEG,
        changes=tuple(changes),
        is_demanding=max(depths) > 8,
        refusal=_find_refusal(reader, page, depths, colours),
    )


def _find_refusal(reader: TiffReader, page: Ifd, depths: tuple[int, ...], colours: int) -> Message | None:
    """Why pixels of this kind are not read, or None."""
    samples = reader.read_integer(page, tags.SAMPLES_PER_PIXEL) or 1
    planes = reader.read_integer(page, tags.PLANAR_CONFIGURATION) == 2 and samples > 1
    is_rare_sixteen_bit = max(depths) == 16 and (planes or colours in (0, _PALETTE) or (colours == 1 and samples > 1))
    sample_format = reader.read_integer(page, tags.SAMPLE_FORMAT) or 1
    usual = (
        max(depths) <= 16
        and not is_rare_sixteen_bit
        and colours in _KNOWN_COLOURS
        and (reader.read_integer(page, tags.COMPRESSION) or 1) in _KNOWN_COMPRESSIONS
        and sample_format in _INTEGERS
    )
    return None if usual else message("This rare kind of TIFF cannot be stamped. Save the photo as JPEG first.")
