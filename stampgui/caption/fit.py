"""Whether a caption can be drawn on a photo, told without drawing it, and mostly without opening its font."""

from functools import lru_cache
from typing import Final

from stampgui.caption.colour import Colour
from stampgui.caption.layout import PhotoTooSmallError, TextExtent, lay_out
from stampgui.caption.style import AUTO, Anchor, Style
from stampgui.i18n import ExplainedError
from stampgui.values import replace

_ANY_COLOUR: Final[Colour] = (255, 255, 255)


def with_any_position(style: Style) -> Style:
    """Return the style with some position and colour in place of AUTO, neither of which decides whether it fits."""
    position = Anchor.BOTTOM_RIGHT if style.position is AUTO else style.position
    return replace(style, position=position, fill=_ANY_COLOUR if style.fill is AUTO else style.fill)


def check_caption(text: str, style: Style, displayed: tuple[int, int]) -> None:
    """Raise what `draw_caption` would raise, without drawing and without a sample of the photo."""
    fault = _find_fault(text, style, displayed)
    if fault is not None:
        raise fault.with_traceback(None)


@lru_cache(maxsize=256)  # photos of one day and camera share their caption and its place
def _find_fault(text: str, style: Style, displayed: tuple[int, int]) -> ExplainedError | None:
    """Why a caption cannot be drawn; None where it can."""
    if _fits_surely(text, style, displayed):
        return None
    from stampgui.caption.font import Face  # late: it loads Pillow, which few captions need here

    try:
        face = Face.from_font(style.font)
        face.check_drawable(text)
        lay_out(text, with_any_position(style), displayed, face)
    except ExplainedError as error:
        return error
    return None


class WidestLetters:
    """Bounds for the measures of the bundled font: no ASCII text is larger than this says."""

    def extent(self, text: str, size: float) -> TextExtent:
        return TextExtent(-0.2 * size - 1, -1.2 * size - 1, len(text) * (1.1 * size + 1), 0.5 * size + 1)

    def ascent(self, size: float) -> float:
        return 1.2 * size + 1

    def descent(self, size: float) -> float:
        return 0.5 * size + 1


def _fits_surely(text: str, style: Style, displayed: tuple[int, int]) -> bool:
    """Whether there is room even for the widest letters, all of which the bundled font has."""
    if style.font or not (text.isascii() and text.replace("\n", "").isprintable()):
        return False
    try:
        lay_out(text, with_any_position(style), displayed, WidestLetters())
    except PhotoTooSmallError:
        return False
    return True
