"""What a photo says about itself before its pixels: size, orientation, texts that tell a date, our own mark."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.format import RAF_MAGIC, SNIFFED_BYTES, Format, sniff
from stampgui.image.jpeg.segments import EXIF, LARGEST_PAYLOAD
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.mark import Mark, read_mark
from stampgui.image.metadata.blocks import NO_TEXTS, MetadataBlocks, ParsedTexts
from stampgui.image.metadata.exif import Exif, clean_tag_text, parse_exif
from stampgui.image.orientation import Box, Orientation
from stampgui.image.photo import Photo, identify, unreadable_error
from stampgui.regular_file import open_regular
from stampgui.values import dataclass, field, replace

_Reader: TypeAlias = Callable[[BinaryIO], MetadataBlocks]


@dataclass(frozen=True, slots=True)
class Header:
    """A photo's header as the program uses it; of a RAW file all sizes are those of its `embedded_jpeg`."""

    format: Format
    """What the file is, by its first bytes."""
    stored_size: tuple[int, int]
    """(width, height) of the pixels before `orientation` turns them."""
    exif: Exif
    """What EXIF says of dates, device and orientation."""
    tiff: bytes | None
    """The EXIF block from its TIFF header on; of a TIFF file a small one that tells dates, device and orientation."""
    mark: Mark | None
    """What our mark says, None for a photo that is not a copy."""
    refusal: Message | None
    """Why the photo cannot be stamped, None where it can."""
    xmp: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """Cleaned texts by property, "exif:DateTimeOriginal"; as in the next two, those that tell a date or a device."""
    iptc: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """Cleaned texts by IIM dataset, "DateCreated"."""
    png_text: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    """Cleaned texts by PNG keyword, "Creation Time"."""
    further_exif: tuple[Mapping[str, str], ...] = ()
    """Cleaned texts by EXIF tag name, of each further EXIF block."""
    further_xmp: tuple[Mapping[str, str], ...] = ()
    """Cleaned texts by property, of each further XMP packet."""
    damaged: tuple[str, ...] = ()
    """The blocks, of "EXIF", "XMP" and "IPTC", that are there and could not be read to their end."""
    copy_format: Format = Format.JPEG
    """The format of the copy."""
    changes: tuple[Message, ...] = ()
    """What of the photo its copy lacks or has otherwise."""
    icc: bytes | None = None
    """The colour profile."""
    crop: Box | None = None
    """The part of the coded picture that is the photo, before `orientation` turns it; None for all of it."""
    embedded_jpeg: tuple[int, int] | None = None
    """(offset, length) of the JPEG inside a RAW file of which the copy is made."""
    is_demanding: bool = False
    """Whether decoding takes more memory than usual in its format."""
    has_undo_data: bool = False
    """Whether it is a copy with all parts of what gives its original back."""
    is_cut_off: bool = False
    """Whether the file ends before its picture does, where that is known without reading the picture: of PNG, WebP."""
    picture_end: int | None = None
    """The offset behind the picture and its metadata, of PNG and WebP files that are whole."""

    @property
    def orientation(self) -> Orientation:
        return self.exif.orientation

    @property
    def displayed_size(self) -> tuple[int, int]:
        return self.orientation.displayed_size(self.stored_size)


def read_header(stream: BinaryIO) -> Header:
    """Read a photo's header from the start of `stream`, which is seekable; pixel data is not read.

    Raises UnusableImage.
    """
    kind = _detect_kind(stream)
    return _parse_blocks(kind, read_metadata_blocks(stream, kind))


def read_header_of(photo: Photo) -> Header:
    """Read the header alone of a photo, which may be refused before it is read whole. Raises UnusableImage."""
    try:
        with open_regular(photo.path) as file:
            return read_header(file)
    except OSError as error:
        raise unreadable_error(error) from error


def read_metadata_blocks(stream: BinaryIO, kind: Format) -> MetadataBlocks:
    """Read the raw blocks of a photo of that format. Raises UnusableImage."""
    stream.seek(0)
    reader = _import_raw_reader(stream) if kind is Format.RAW else _import_reader(kind)
    stream.seek(0)
    return reader(stream)


def has_room_for_exif(header: Header, tiff: bytes) -> bool:
    """Whether the format can hold an EXIF block of that size."""
    return header.format is not Format.JPEG or len(EXIF) + len(tiff) <= LARGEST_PAYLOAD


def detect_format(path: Path) -> Format | None:
    """The format of a file by its first bytes; None where it is no photo or cannot be read."""
    try:
        identify(path)
        with open_regular(path) as file:
            return _detect_kind(file)
    except (OSError, UnusableImage):
        return None


def detect_copy_format(path: Path) -> Format | None:
    """The format of the copy of a photo; None where the file is not one that is stamped."""
    try:
        identify(path)
        with open_regular(path) as file:
            kind = _detect_kind(file)
            return kind if kind.is_copied_as_it_is else read_header(file).copy_format
    except (OSError, UnusableImage):
        return None


def _detect_kind(stream: BinaryIO) -> Format:
    stream.seek(0)
    head = stream.read(SNIFFED_BYTES)
    stream.seek(0)
    if not head:
        raise UnusableImage(message("The file is empty. Copy it from the camera or sender again."))
    kind = sniff(head)
    if kind is None:
        raise UnusableImage(message("The file is not a photo."))
    return kind


def _import_raw_reader(stream: BinaryIO) -> _Reader:
    head = stream.read(SNIFFED_BYTES)
    if head.startswith(RAF_MAGIC):
        from stampgui.image.raw import raf

        return raf.read_metadata_blocks
    if head[4:8] == b"ftyp":
        from stampgui.image.raw import cr3

        return cr3.read_metadata_blocks
    return _import_reader(Format.TIFF)


def _import_reader(kind: Format) -> _Reader:
    """The reader of a format; those of formats that nobody meets are never imported."""
    match kind:
        case Format.JPEG:
            from stampgui.image.jpeg_file import read_metadata_blocks
        case Format.PNG:
            from stampgui.image.png.png_file import read_metadata_blocks
        case Format.WEBP:
            from stampgui.image.webp import read_metadata_blocks
        case Format.GIF:
            from stampgui.image.gif import read_metadata_blocks
        case Format.BMP:
            from stampgui.image.bmp import read_metadata_blocks
        case Format.HEIF | Format.AVIF:
            from stampgui.image.isobmff.heif_file import read_metadata_blocks
        case Format.JPEG_XL:
            from stampgui.image.jxl import read_metadata_blocks
        case Format.TIFF | Format.RAW:
            from stampgui.image.tiff_file import read_metadata_blocks
    return read_metadata_blocks


def _parse_blocks(kind: Format, blocks: MetadataBlocks) -> Header:
    exif = parse_exif(blocks.tiff)
    xmp_texts = ParsedTexts() if blocks.xmp is None else _parse_xmp(blocks.xmp)
    further_exif = [parse_exif(block) for block in blocks.further_tiff]
    further_xmp = [_parse_xmp(packet) for packet in blocks.further_xmp]
    iptc_texts = ParsedTexts() if blocks.iptc is None else _parse_iptc(blocks.iptc)
    damaged = {
        *blocks.damaged,
        *("EXIF" for block in (exif, *further_exif) if block.damaged),
        *("XMP" for packet in (xmp_texts, *further_xmp) if packet.damaged),
        *("IPTC" for records in (iptc_texts,) if records.damaged),
    }
    if blocks.orientation is not None:
        exif = replace(exif, orientation=blocks.orientation)
    own_format = blocks.format or kind
    copy_format = blocks.copy_format or own_format
    is_converted = copy_format is not own_format and not blocks.embedded_jpeg
    conversion = (_describe_conversion(own_format, copy_format),) if is_converted else ()
    return Header(
        format=own_format,
        copy_format=copy_format,
        stored_size=blocks.size,
        exif=exif,
        further_exif=tuple(block.tags for block in further_exif),
        further_xmp=tuple(_clean_texts(packet.values) for packet in further_xmp),
        tiff=blocks.tiff,
        mark=None if blocks.mark is None else read_mark(blocks.mark),
        refusal=blocks.refusal or _refuse_too_large(blocks) or _explain_missing_decoder(own_format),
        changes=(*conversion, *blocks.changes),
        xmp=_clean_texts(xmp_texts.values),
        iptc=_clean_texts(iptc_texts.values),
        png_text=_clean_texts(blocks.png_text),
        damaged=tuple(sorted(damaged)),
        icc=blocks.icc,
        crop=blocks.crop,
        embedded_jpeg=blocks.embedded_jpeg,
        is_demanding=blocks.is_demanding,
        has_undo_data=blocks.has_undo_data,
        is_cut_off=blocks.is_cut_off,
        picture_end=blocks.picture_end,
    )


def _parse_xmp(packet: bytes) -> ParsedTexts:
    from stampgui.image.metadata.xmp import parse_xmp  # late, as the next: many photos have none

    return parse_xmp(packet)


def _parse_iptc(records: bytes) -> ParsedTexts:
    from stampgui.image.metadata.iptc import parse_iptc

    return parse_iptc(records)


def _explain_missing_decoder(kind: Format) -> Message | None:
    if kind.is_copied_as_it_is:  # Pillow has a decoder for each of these
        return None
    from stampgui.image.decoders import explain_missing_decoder

    return explain_missing_decoder(kind)


def _describe_conversion(own: Format, copy: Format) -> Message:
    return message("The copy is a {copy} made from the {format} photo.", copy=copy.value, format=own.value)


def _clean_texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    cleaned = ((name, clean_tag_text(text)) for name, text in texts.items())
    return MappingProxyType({name: text for name, text in cleaned if text})


def _refuse_too_large(blocks: MetadataBlocks) -> Message | None:
    if blocks.size[0] * blocks.size[1] <= LARGEST_PIXELS:
        return None
    return message(
        "The photo of {width} × {height} pixels is too large to stamp.", width=blocks.size[0], height=blocks.size[1]
    )
