"""Colours and their contrast."""

from typing import Final, TypeAlias

from stampgui.lazy_pattern import LazyPattern

Colour: TypeAlias = tuple[int, int, int]
"""Red, green, blue, each 0 to 255 (sRGB)."""

BLACK: Final[Colour] = (0, 0, 0)
WHITE: Final[Colour] = (255, 255, 255)
_SIX_DIGITS: Final = LazyPattern(r"[0-9a-fA-F]{6}")


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2, definition of "relative luminance")."""
    red, green, blue = (linearise_channel(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linearise_channel(part: float) -> float:
    """Return the linear light, 0 to 1, of one sRGB channel of 0 to 1 (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast_ratio(one: float, other: float) -> float:
    """Return the contrast ratio of two relative luminances, 1 to 21 (WCAG 2.2, definition of "contrast ratio")."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def pick_black_or_white(colour: Colour) -> Colour:
    """Return black for light colours and white for dark ones: whichever has more contrast."""
    own = luminance(colour)
    return BLACK if contrast_ratio(own, 0) >= contrast_ratio(own, 1) else WHITE


def parse_colour(text: str) -> Colour:
    """Read "#rrggbb". Raises ValueError."""
    digits = text.removeprefix("#")
    if _SIX_DIGITS.fullmatch(digits) is None:
        raise ValueError("a colour is written #rrggbb")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def format_colour(colour: Colour) -> str:
    """Write "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
