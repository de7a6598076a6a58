"""How a caption's RGB becomes the samples of a JPEG's components, as rows of factors for R, G, B and 1."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from stampgui.image.jpeg.frame import YCCK, Frame, find_adobe_transform, is_rgb
from stampgui.image.jpeg.segments import Segment

MatrixRow: TypeAlias = tuple[float, float, float, float]

_Y: Final[MatrixRow] = (0.299, 0.587, 0.114, 0.0)
_CB: Final[MatrixRow] = (-0.168735892, -0.331264108, 0.5, 128.0)
_CR: Final[MatrixRow] = (0.5, -0.418687589, -0.081312411, 128.0)
_RGB: Final[tuple[MatrixRow, ...]] = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0))
_NO_INK: Final[MatrixRow] = (0.0, 0.0, 0.0, 255.0)
"""Adobe's inks are stored inverted, 255 for none, and all decoders take CMYK to be Adobe's."""


def select_colour_matrix(segments: Sequence[Segment], frame: Frame) -> tuple[MatrixRow, ...]:
    """One row for each component (JFIF 1.02, page 3: YCbCr; Adobe TN 5116, section 18: RGB, CMYK and YCCK)."""
    match len(frame.components):
        case 1:
            return (_Y,)
        case 3:
            return _RGB if is_rgb(segments, frame) else (_Y, _CB, _CR)
        case _:
            if find_adobe_transform(segments) == YCCK:  # of the inks, which are the inverse of RGB
                return (*(_negate(row) for row in (_Y, _CB, _CR)), _NO_INK)
            return (*_RGB, _NO_INK)


def _negate(row: MatrixRow) -> MatrixRow:
    """The row for 255 minus R, G and B."""
    red, green, blue, offset = row
    return (-red, -green, -blue, offset + 255 * (red + green + blue))
