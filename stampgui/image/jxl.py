"""The header of JPEG XL files: a bare codestream, or one among boxes with EXIF and XMP.

ISO/IEC 18181-1 (annexes A and D) for the codestream's header, 18181-2 for the boxes. Counts and sizes are believed
only as far as there are bytes.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.blocks import LARGEST_TEXT, Blocks
from stampgui.image.boxes import Damaged, TopBox, content, top_boxes
from stampgui.image.errors import animated, truncated, without_picture
from stampgui.image.format import Format
from stampgui.image.isobmff import tiff_of_item
from stampgui.image.orientation import Orientation

_START: Final = b"\xff\x0a"
_LONGEST_HEAD: Final = 256
_TEXTS: Final = {b"Exif": "EXIF", b"xml ": "XMP"}
_RATIOS: Final = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
"""Width to height (table D.2)."""
_ALPHA: Final = 0


@dataclass(frozen=True, slots=True)
class _Head:
    """What the codestream says first: (width, height) before it is turned; `depth` in bits per colour."""

    size: tuple[int, int]
    orientation: Orientation = Orientation.TOP_LEFT
    depth: int = 8
    transparent: bool = False
    animated: bool = False


def read_header(stream: BinaryIO) -> Blocks:
    """Read size, turns, EXIF and XMP; the colour profile is packed with the pixels. Raises UnusableImage."""
    start = stream.read(_LONGEST_HEAD)
    try:
        found: dict[str, bytes] = {}
        damaged: tuple[str, ...] = ()
        if not start.startswith(_START):
            listed = list(top_boxes(stream))
            start = _codestream(stream, listed)
            found, damaged = _texts(stream, listed)
        head = _head(_Bits(start[len(_START) :]))
    except Damaged as error:
        raise truncated() from error
    exif = found.get("EXIF")
    return Blocks(
        size=head.size,
        tiff=None if exif is None else tiff_of_item(exif),
        xmp=found.get("XMP"),
        orientation=head.orientation,
        copy=Format.PNG if head.transparent else Format.JPEG,
        changes=_changes(head),
        refusal=animated() if head.animated else None,
        damaged=damaged,
    )


def _changes(head: _Head) -> tuple[Message, ...]:
    return (message("Its {bits} bits per colour become 8.", bits=head.depth),) if head.depth > 8 else ()


def _codestream(stream: BinaryIO, listed: list[TopBox]) -> bytes:
    for box in listed:
        if box.kind in (b"jxlc", b"jxlp"):
            stream.seek(box.start + (4 if box.kind == b"jxlp" else 0))  # behind the number of the part
            start = stream.read(_LONGEST_HEAD)
            if start.startswith(_START):
                return start
    raise without_picture()


def _texts(stream: BinaryIO, listed: list[TopBox]) -> tuple[dict[str, bytes], tuple[str, ...]]:
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
        body = content(stream, box)
        text = _unpacked(body[4:]) if packed else body
        if text is not None:
            found[name] = text
        elif find_spec("brotli") is not None:
            damaged.add(name)
    return found, tuple(sorted(damaged))


def _unpacked(data: bytes) -> bytes | None:
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


class _Bits:
    """Fields of bits, the lowest bit of each byte first. Reading beyond the end raises Damaged."""

    def __init__(self, data: bytes) -> None:
        self._number = int.from_bytes(data, "little")
        self._left = 8 * len(data)

    def take(self, count: int) -> int:
        if count > self._left:
            raise Damaged
        value = self._number & ((1 << count) - 1)
        self._number >>= count
        self._left -= count
        return value

    def flag(self) -> bool:
        return self.take(1) == 1

    def choice(self, *ways: tuple[int, int]) -> int:
        """One of four ways to write a number, each a constant and the bits that are added to it (U32, B.2.2)."""
        constant, bits = ways[self.take(2)]
        return constant + self.take(bits)


def _head(bits: _Bits) -> _Head:
    size = _size(bits)
    if bits.flag():  # all as usual
        return _Head(size)
    orientation = Orientation.TOP_LEFT
    if bits.flag():
        orientation = Orientation(1 + bits.take(3))
        if bits.flag():
            _size(bits)  # at which it is meant to be seen
        if bits.flag():
            _preview_size(bits)
        if bits.flag():
            return _Head(size, orientation, animated=True)
    depth = _depth(bits)
    bits.flag()  # whether 16 bits are enough to decode it
    extras = bits.choice((0, 0), (1, 0), (2, 4), (1, 12))
    return _Head(size, orientation, depth, transparent=extras > 0 and _is_alpha(bits))


def _size(bits: _Bits) -> tuple[int, int]:
    small = bits.flag()
    height = _side(bits, small=small)
    ratio = bits.take(3)
    if not ratio:
        return _side(bits, small=small), height
    across, down = _RATIOS[ratio - 1]
    return height * across // down, height


def _side(bits: _Bits, *, small: bool) -> int:
    return 8 * (1 + bits.take(5)) if small else bits.choice((1, 9), (1, 13), (1, 18), (1, 30))


def _preview_size(bits: _Bits) -> None:
    eighths = bits.flag()
    ways = ((16, 0), (32, 0), (1, 5), (33, 9)) if eighths else ((1, 6), (65, 8), (321, 10), (1345, 12))
    bits.choice(*ways)
    if not bits.take(3):
        bits.choice(*ways)


def _depth(bits: _Bits) -> int:
    if not bits.flag():
        return bits.choice((8, 0), (10, 0), (12, 0), (1, 6))
    depth = bits.choice((32, 0), (16, 0), (24, 0), (1, 6))
    bits.take(4)  # of them for the exponent
    return depth


def _is_alpha(bits: _Bits) -> bool:
    """Whether the first extra channel says how much is seen through; spot colours and depths may stand there too."""
    return bits.flag() or bits.choice((0, 0), (1, 0), (2, 4), (18, 6)) == _ALPHA
