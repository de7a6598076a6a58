"""How a caption looks; sizes are fractions of the photo, so that every photo gets the same look."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Anchor(StrEnum):
    """Where the caption sits, as the photo is displayed."""

    TOP_LEFT = "top-left"
    TOP = "top"
    TOP_RIGHT = "top-right"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom-right"

    @property
    def horizontal(self) -> float:
        """0 at the left edge, 0.5 in the middle, 1 at the right edge."""
        return 0.0 if "left" in self.value else 1.0 if "right" in self.value else 0.5

    @property
    def vertical(self) -> float:
        """0 at the top, 0.5 in the middle, 1 at the bottom."""
        return 0.0 if self.value.startswith("top") else 1.0 if self.value.startswith("bottom") else 0.5


@dataclass(frozen=True, slots=True)
class Style:
    """`size`, `margin` are percentages of the photo's short side, `outline` of the letter height."""

    size: float = 4.5
    fill: tuple[int, int, int] = (255, 255, 255)
    outline: float = 9.0
    anchor: Anchor = Anchor.BOTTOM_RIGHT
    margin: float = 3.0
    line_spacing: float = 1.2

    def __post_init__(self) -> None:
        if not 1 <= self.size <= 25:
            raise ValueError("size is between 1 and 25 percent")

    @property
    def outline_colour(self) -> tuple[int, int, int]:
        """Black around light letters, white around dark ones, so that one of the two stands out anywhere."""
        return (0, 0, 0) if luminance(self.fill) > 0.18 else (255, 255, 255)


BUILT_IN: Final = {"outlined": Style(), "yellow": Style(fill=(255, 214, 51))}
"""Styles by the name that `--style` takes."""


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of "relative luminance")."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def parse_colour(text: str) -> tuple[int, int, int]:
    """Read "#rrggbb". Raises ValueError."""
    digits = text.removeprefix("#")
    if len(digits) != 6:
        raise ValueError("a colour is written #rrggbb")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
