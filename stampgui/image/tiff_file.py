"""The header of a TIFF file, and of the camera RAW files that are built like one (TIFF 6.0, section 2)."""

import io
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import explain_unreadable_kind, no_picture_error, too_many_parts_error, truncated_error
from stampgui.image.format import SNIFFED_BYTES, Format, sniff
from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.metadata.exif import build_minimal_exif
from stampgui.image.metadata.iptc import find_iptc_records
from stampgui.image.raw.embedded_jpeg import is_camera_raw, with_embedded_jpeg
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Ifd, TiffReader, open_tiff
from stampgui.values import replace

_LARGEST_BLOCK: Final = 8 << 20

_GREYS, _RGB, _PALETTE, _INKS, _YCBCR = (0, 1), 2, 3, 5, 6
_KNOWN_COLOURS: Final = (*_GREYS, _RGB, _PALETTE, _INKS, _YCBCR)
_KNOWN_COMPRESSIONS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 32771, 32773, 32946, 34925, 50000)
_PREMULTIPLIED, _ALPHA = 1, 2
_INTEGERS: Final = (0, 1)
_PLANES: Final = 2
_GREY_DEPTHS, _PALETTE_DEPTHS, _COLOUR_DEPTHS = (1, 2, 4, 8, 16), (1, 2, 4, 8), (8, 16)
_READABLE_DEPTHS: Final = {**dict.fromkeys(_GREYS, _GREY_DEPTHS), _PALETTE: _PALETTE_DEPTHS}
_TWELVE_BIT_GREYS: Final = ("<", 1, (12,))
"""Byte order, colours and depth of what else Pillow decodes (TiffImagePlugin.OPEN_INFO)."""
_COMPRESSION_NAMES: Final = {
    32766: "NeXT",
    32809: "ThunderScan",
    34661: "JBIG",
    34676: "LogLuv",
    34677: "LogLuv",
    34712: "JPEG 2000",
    34887: "LERC",
    34892: "JPEG (DNG)",
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
_COLOUR_NAMES: Final = {
    4: "mask",
    8: "CIE Lab",
    9: "ICC Lab",
    10: "ITU Lab",
    32803: "CFA",
    32844: "LogL",
    32845: "LogLuv",
    34892: "LinearRaw",
}
_PLACES: Final = frozenset({tags.STRIP_OFFSETS, tags.TILE_OFFSETS})
_MOST_PARTS: Final = 1 << 17
"""Strips or tiles; scans with a strip for each row have some ten thousand, and decoders take 20 s for a million."""
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
    if any(each.count > _MOST_PARTS for each in page.select(_PLACES)):
        raise too_many_parts_error()
    depths = reader.read_integers(page, tags.BITS_PER_SAMPLE) or (1,)
    if _find_end_of_pixels(reader, page, size, depths) > reader.stream.seek(0, io.SEEK_END):
        raise truncated_error()
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


def _find_end_of_pixels(reader: TiffReader, page: Ifd, size: tuple[int, int], depths: tuple[int, ...]) -> int:
    """The offset behind the strips or tiles of a picture; 0 where they do not say it reliably."""
    offsets, lengths = (
        reader.read_integers(page, strips, _LARGEST_BLOCK) or reader.read_integers(page, tiles, _LARGEST_BLOCK)
        for strips, tiles in ((tags.STRIP_OFFSETS, tags.TILE_OFFSETS), (tags.STRIP_BYTE_COUNTS, tags.TILE_BYTE_COUNTS))
    )
    if reader.read_integer(page, tags.COMPRESSION) not in (0, 1):
        return max((at + length for at, length in zip(offsets, lengths, strict=False)), default=0)
    # of what is not compressed, the length follows from the size, and readers ignore what is written of it
    width, height = size
    rows = min(reader.read_integer(page, tags.ROWS_PER_STRIP) or height, height)
    is_plain = reader.read_integer(page, tags.PHOTOMETRIC_INTERPRETATION) in (*_GREYS, _RGB, _PALETTE)
    is_plain = is_plain and reader.read_integer(page, tags.PLANAR_CONFIGURATION) != _PLANES
    if not is_plain or tags.STRIP_OFFSETS not in page or len(offsets) != -(-height // rows):
        return 0
    samples = reader.read_integer(page, tags.SAMPLES_PER_PIXEL) or 1
    return offsets[-1] + (width * samples * max(depths) + 7) // 8 * (height - rows * (len(offsets) - 1))


def _find_refusal(reader: TiffReader, page: Ifd, depths: tuple[int, ...], colours: int) -> Message | None:
    """Why pixels of this kind are not read, or None."""
    kind = _name_unreadable_kind(reader, page, depths, colours)
    return None if kind is None else explain_unreadable_kind(Format.TIFF, kind)


def _name_unreadable_kind(reader: TiffReader, page: Ifd, depths: tuple[int, ...], colours: int) -> Message | None:
    """What is unusual about pixels that Pillow does not decode, or not rightly; None where it does."""
    compression = reader.read_integer(page, tags.COMPRESSION) or 1
    sample_format = reader.read_integer(page, tags.SAMPLE_FORMAT) or 1
    if reader.is_big and reader.order == ">":
        return message("BigTIFF with the byte order MM")
    if compression not in _KNOWN_COMPRESSIONS:
        return message("compression {name}", name=_COMPRESSION_NAMES.get(compression, str(compression)))
    if colours not in _KNOWN_COLOURS:
        return message("colours of the kind {name}", name=_COLOUR_NAMES.get(colours, str(colours)))
    if sample_format not in _INTEGERS:
        return message("floating-point or signed numbers")
    readable = _READABLE_DEPTHS.get(colours, _COLOUR_DEPTHS)
    if (reader.order, colours, depths) != _TWELVE_BIT_GREYS and (len(set(depths)) > 1 or depths[0] not in readable):
        return message("{bits} bits per colour", bits=max(depths))
    samples = reader.read_integer(page, tags.SAMPLES_PER_PIXEL) or 1
    planes = reader.read_integer(page, tags.PLANAR_CONFIGURATION) == _PLANES and samples > 1
    if max(depths) == 16 and (planes or colours == 0 or (colours == 1 and samples > 1)):
        return message("an unusual form of 16 bits per colour")
    return None
