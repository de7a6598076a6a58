"""The header of JPEG XL files: a bare codestream, or one among boxes with EXIF and XMP.

ISO/IEC 18181-1 (annexes A and D) for the codestream's header, 18181-2 for the boxes. No count or size is trusted
further than there are bytes.
"""

from importlib.util import find_spec
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import explain_animation, no_picture_error, truncated_error
from stampgui.image.format import Format
from stampgui.image.isobmff.boxes import JXL_CODESTREAM, BoxError, TopBox, list_top_boxes, read_box
from stampgui.image.isobmff.heif_file import extract_item_exif
from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import MetadataBlocks
from stampgui.image.orientation import Orientation
from stampgui.values import dataclass

_START: Final = b"\xff\x0a"
_LONGEST_HEAD: Final = 256
_TEXTS: Final = {b"Exif": "EXIF", b"xml ": "XMP"}
_RATIOS: Final = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
"""Width to height (table D.2)."""
_ALPHA: Final = 0


@dataclass(frozen=True, slots=True)
class _CodestreamHeader:
    """What the codestream says first: (width, height) before it is turned; `depth` in bits per colour."""

    size: tuple[int, int]
    orientation: Orientation = Orientation.TOP_LEFT
    depth: int = 8
    has_alpha: bool = False
    is_animated: bool = False


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read size, orientation, EXIF and XMP; the colour profile is packed with the pixels. Raises UnusableImage."""
    start = stream.read(_LONGEST_HEAD)
    try:
        found: dict[str, bytes] = {}
        damaged: tuple[str, ...] = ()
        if not start.startswith(_START):
            listed = list_top_boxes(stream, JXL_CODESTREAM)
            start = _read_codestream_start(stream, listed)
            found, damaged = _read_metadata_boxes(stream, listed)
        head = _read_codestream_header(_BitReader(start[len(_START) :]))
    except BoxError as error:
        raise truncated_error() from error
    exif = found.get("EXIF")
    return MetadataBlocks(
        size=head.size,
        tiff=None if exif is None else extract_item_exif(exif),
        xmp=found.get("XMP"),
        orientation=head.orientation,
        copy_format=Format.PNG if head.has_alpha else Format.JPEG,
        changes=_list_changes(head),
        refusal=explain_animation() if head.is_animated else None,
        damaged=damaged,
    )


def _list_changes(head: _CodestreamHeader) -> tuple[Message, ...]:
    return (message("Its {bits} bits per colour become 8.", bits=head.depth),) if head.depth > 8 else ()


def _read_codestream_start(stream: BinaryIO, listed: list[TopBox]) -> bytes:
    for box in listed:
        if box.kind in JXL_CODESTREAM:
            stream.seek(box.start + (4 if box.kind == b"jxlp" else 0))  # the number of the part comes first
            start = stream.read(_LONGEST_HEAD)
            if start.startswith(_START):
                return start
    raise no_picture_error()


def _read_metadata_boxes(stream: BinaryIO, listed: list[TopBox]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The first EXIF and XMP by name, and the names of those that cannot be read."""
    found: dict[str, bytes] = {}
    damaged: set[str] = set()
    for box in listed:
        kind, packed = box.kind, box.kind == b"brob"
        if packed:
            stream.seek(box.start)
            kind = stream.read(4)
        name = _TEXTS.get(kind)
        if name is None or name in found:
            continue
        body = read_box(stream, box)
        text = _decompress(body[4:]) if packed else body
        if text is not None:
            found[name] = text
        elif find_spec("brotli") is not None:
            damaged.add(name)
    return found, tuple(sorted(damaged))


def _decompress(data: bytes) -> bytes | None:
    """What Brotli packed; None where it is damaged, far too long, or nothing here can unpack it."""
    if find_spec("brotli") is None:
        return None
    import brotli

    unpacker = brotli.Decompressor()
    try:
        text = bytes(unpacker.process(data, output_buffer_limit=LARGEST_TEXT))
    except brotli.error:
        return None
    return text if unpacker.is_finished() else None


class _BitReader:
    """Fields of bits, the lowest bit of each byte first. Reading beyond the end raises BoxError."""

    def __init__(self, data: bytes) -> None:
        self._number = int.from_bytes(data, "little")
        self._left = 8 * len(data)

    def read_bits(self, count: int) -> int:
        if count > self._left:
            raise BoxError
        value = self._number & ((1 << count) - 1)
        self._number >>= count
        self._left -= count
        return value

    def read_flag(self) -> bool:
        return self.read_bits(1) == 1

    def read_u32(self, *ways: tuple[int, int]) -> int:
        """One of four ways to write a number, each a constant and the bits that are added to it (U32, B.2.2)."""
        constant, bits = ways[self.read_bits(2)]
        return constant + self.read_bits(bits)


def _read_codestream_header(bits: _BitReader) -> _CodestreamHeader:
    size = _read_size(bits)
    if bits.read_flag():  # all fields have their usual values
        return _CodestreamHeader(size)
    orientation = Orientation.TOP_LEFT
    if bits.read_flag():
        orientation = Orientation(1 + bits.read_bits(3))
        if bits.read_flag():
            _read_size(bits)  # at which it should be displayed
        if bits.read_flag():
            _skip_preview_size(bits)
        if bits.read_flag():
            return _CodestreamHeader(size, orientation, is_animated=True)
    depth = _read_depth(bits)
    bits.read_flag()  # whether 16 bits are enough to decode it
    extras = bits.read_u32((0, 0), (1, 0), (2, 4), (1, 12))
    return _CodestreamHeader(size, orientation, depth, has_alpha=extras > 0 and _read_is_alpha(bits))


def _read_size(bits: _BitReader) -> tuple[int, int]:
    small = bits.read_flag()
    height = _read_side(bits, small=small)
    ratio = bits.read_bits(3)
    if not ratio:
        return _read_side(bits, small=small), height
    across, down = _RATIOS[ratio - 1]
    return height * across // down, height


def _read_side(bits: _BitReader, *, small: bool) -> int:
    return 8 * (1 + bits.read_bits(5)) if small else bits.read_u32((1, 9), (1, 13), (1, 18), (1, 30))


def _skip_preview_size(bits: _BitReader) -> None:
    eighths = bits.read_flag()
    ways = ((16, 0), (32, 0), (1, 5), (33, 9)) if eighths else ((1, 6), (65, 8), (321, 10), (1345, 12))
    bits.read_u32(*ways)
    if not bits.read_bits(3):
        bits.read_u32(*ways)


def _read_depth(bits: _BitReader) -> int:
    if not bits.read_flag():
        return bits.read_u32((8, 0), (10, 0), (12, 0), (1, 6))
    depth = bits.read_u32((32, 0), (16, 0), (24, 0), (1, 6))
    bits.read_bits(4)  # how many of these bits are the exponent
    return depth


def _read_is_alpha(bits: _BitReader) -> bool:
    """Whether the first extra channel is transparency; it may be a spot colour or a depth map as well."""
    return bits.read_flag() or bits.read_u32((0, 0), (1, 0), (2, 4), (18, 6)) == _ALPHA
