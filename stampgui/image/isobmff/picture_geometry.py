"""How a picture of a HEIC or AVIF file is cropped and turned to be displayed (ISO/IEC 23008-12, 6.5.9 to 6.5.12)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from stampgui.image.isobmff.boxes import BoxReader
from stampgui.image.orientation import Box, Orientation
from stampgui.values import dataclass

_ORIENTATIONS: Final = {
    (0, False): Orientation.TOP_LEFT,
    (0, True): Orientation.TOP_RIGHT,
    (1, False): Orientation.LEFT_BOTTOM,
    (1, True): Orientation.RIGHT_BOTTOM,
    (2, False): Orientation.BOTTOM_RIGHT,
    (2, True): Orientation.BOTTOM_LEFT,
    (3, False): Orientation.RIGHT_TOP,
    (3, True): Orientation.LEFT_TOP,
}
"""By quarter turns to the left and then whether left and right are exchanged."""


@dataclass(frozen=True, slots=True)
class PictureGeometry:
    """What is displayed of a coded picture of `coded_size`: the part in `box`, then turned."""

    coded_size: tuple[int, int]
    box: Box
    turns: int = 0
    """Quarter turns to the left."""
    is_mirrored: bool = False
    """Whether left and right are exchanged after the turns."""

    @property
    def orientation(self) -> Orientation:
        return _ORIENTATIONS[self.turns, self.is_mirrored]

    @property
    def stored_size(self) -> tuple[int, int]:
        left, top, right, bottom = self.box
        return right - left, bottom - top

    @property
    def crop(self) -> Box | None:
        """The part that is displayed; None where it is all."""
        return None if self.box == (0, 0, *self.coded_size) else self.box


def read_geometry(properties: Sequence[tuple[bytes, bytes]]) -> PictureGeometry:
    """Read an item's properties, which apply in the order in which they are listed.

    Raises BoxError, and KeyError where there is no size, or nothing is left of the picture.
    """
    ispe = BoxReader(dict(reversed(properties))[b"ispe"], 4)
    width, height = ispe.read_number(4), ispe.read_number(4)
    shown = PictureGeometry((width, height), (0, 0, width, height))
    for kind, body in properties:
        match kind:
            case b"clap":
                shown = _crop(shown, BoxReader(body))
            case b"irot" if body:
                shown = _turn(shown, body[0] & 3)
            case b"imir" if body:
                shown = _mirror(shown, left_and_right=body[0] & 1 == 1)
    if min(shown.stored_size) <= 0:
        raise KeyError("ispe")
    return shown


def _crop(shown: PictureGeometry, clap: BoxReader) -> PictureGeometry:
    """The clean aperture: its size, and how far its centre is from the picture's (14496-12, 12.1.4).

    Of one that reaches outside, the part inside counts. One that is no part at all does not count.
    """
    fields = [(clap.read_number(4), clap.read_number(4)) for _ in range(4)]
    if not all(denominator for _, denominator in fields):
        return shown
    displayed = shown.orientation.displayed_size(shown.stored_size)
    (left, right), (top, bottom) = (
        _find_side(length, Fraction(*wide), Fraction(_to_signed(far[0]), far[1]))
        for length, wide, far in zip(displayed, fields[:2], fields[2:], strict=True)
    )
    if left >= right or top >= bottom:
        return shown
    inner = shown.orientation.stored_box((left, top, right, bottom), displayed)
    x, y, _, _ = shown.box
    box = (x + inner[0], y + inner[1], x + inner[2], y + inner[3])
    return PictureGeometry(shown.coded_size, box, shown.turns, shown.is_mirrored)


def _find_side(length: int, wide: Fraction, from_centre: Fraction) -> tuple[int, int]:
    """Where along a side of `length` pixels a part begins and ends."""
    begin = round((length - wide) / 2 + from_centre)
    return max(begin, 0), min(begin + round(wide), length)


def _to_signed(number: int) -> int:
    return number - (1 << 32) if number >> 31 else number


def _turn(shown: PictureGeometry, quarters: int) -> PictureGeometry:
    """Turning what is mirrored is the same as mirroring what was turned the other way."""
    turns = (shown.turns + (-quarters if shown.is_mirrored else quarters)) % 4
    return PictureGeometry(shown.coded_size, shown.box, turns, shown.is_mirrored)


def _mirror(shown: PictureGeometry, *, left_and_right: bool) -> PictureGeometry:
    """Exchanging top and bottom is the same as a half turn and exchanging left and right."""
    turns = shown.turns if left_and_right else (shown.turns + 2) % 4
    return PictureGeometry(shown.coded_size, shown.box, turns, not shown.is_mirrored)
