"""One EXIF block out of a file that is built like TIFF, in which values lie scattered among pixels.

Values are carried as bytes. What describes the file's own pixels, or points to them, stays behind. A maker note keeps
its distance from the block's start where there is room, because many count from there.
"""

from typing import BinaryIO, Final

from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Ifd, TiffReader, open_tiff
from stampgui.image.tiff.writer import LARGEST_EXIF_SEGMENT, ExifParts, build_exif_block
from stampgui.values import replace

_PIXEL_TAGS: Final = frozenset(
    {
        *(0x00FE, 0x00FF, *range(0x0102, 0x010B)),  # up to FillOrder
        *(0x0111, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011C, 0x0120, 0x0121, 0x0122, 0x0123, 0x0124, 0x0125),
        *(0x013D, 0x0140, 0x0141, 0x0142, 0x0143, 0x0144, 0x0145, 0x014A, 0x014C, 0x014E, 0x0150, 0x0152, 0x0153),
        *(0x0154, 0x0155, 0x0156, 0x015B, *range(0x0200, 0x020A), 0x0212),
        *(0x828D, 0x828E, 0x935C, 0xC634),  # CFA, ImageSourceData, DNGPrivateData, which holds offsets into the file
    }
)
"""Tags of TIFF 6.0, its supplements and TIFF/EP that say how pixels are stored, or where."""
_SIZE_TAGS: Final = frozenset({tags.IMAGE_WIDTH, tags.IMAGE_LENGTH})
_SEPARATE_TAGS: Final = frozenset(
    {tags.EXIF_IFD, tags.GPS_IFD, tags.XMP, tags.IPTC, tags.IMAGE_RESOURCES, tags.ICC_PROFILE}
)
"""What has a place of its own in the copy."""

_LONGEST_AT_ROOT: Final = 8 << 10
"""Bytes; longer ones are tables for developing RAW data."""
_LONGEST: Final = 1 << 20
_SHORT_NOTE: Final = 16 << 10
"""Bytes of a maker note that never makes a block too long; no other tag has thousands."""


def extract_exif(stream: BinaryIO) -> bytes | None:
    """The EXIF block of a TIFF-like file, None where its tags only describe the pixels."""
    found = open_tiff(stream)
    return None if found is None else build_exif_block(read_exif_parts(*found))


def extract_raw_exif(stream: BinaryIO) -> bytes | None:
    """The EXIF block of a RAW file, without a maker note too long for the one segment that JPEG has for EXIF."""
    found = open_tiff(stream)
    if found is None:
        return None
    parts = read_exif_parts(*found)
    return build_exif_block(_without_maker_note(parts) if is_maker_note_too_long(*found) else parts)


def is_maker_note_too_long(reader: TiffReader, root: Ifd) -> bool:
    """Whether a RAW file's maker note cannot be in its EXIF block; some of Canon's take more than 64 KB."""
    note = reader.read_linked_ifd(root, tags.EXIF_IFD).find(tags.MAKER_NOTE)
    if note is None or note.length < _SHORT_NOTE:
        return False
    return len(build_exif_block(read_exif_parts(reader, root)) or b"") > LARGEST_EXIF_SEGMENT


def _without_maker_note(parts: ExifParts) -> ExifParts:
    return replace(parts, exif=[each for each in parts.exif if each[0].tag != tags.MAKER_NOTE], maker_note_offset=None)


def read_exif_parts(reader: TiffReader, root: Ifd) -> ExifParts:
    """Read the values that a copy carries."""
    exif, gps = (reader.read_linked_ifd(root, tag) for tag in (tags.EXIF_IFD, tags.GPS_IFD))
    interop = reader.read_linked_ifd(exif, tags.INTEROP_IFD)
    note = exif.find(tags.MAKER_NOTE)
    left_out = _PIXEL_TAGS | _SEPARATE_TAGS
    if reader.read_integer(root, tags.NEW_SUBFILE_TYPE) & 1:  # the first IFD is of a thumbnail, as in RAW files
        left_out |= _SIZE_TAGS
    return ExifParts(
        reader.order,
        root=reader.read_entries(root.without(left_out), _LONGEST_AT_ROOT),
        exif=reader.read_entries(exif.without({tags.INTEROP_IFD}), _LONGEST),
        gps=reader.read_entries(gps.without(()), _LONGEST),
        interop=reader.read_entries(interop.without(()), _LONGEST),
        maker_note_offset=None if note is None else reader.find_value(note),
    )
