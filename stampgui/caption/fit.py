"""Whether a caption can be drawn on a photo, told without drawing it, and mostly without opening its font."""

from functools import lru_cache
from typing import Final

from stampgui.caption.caption_bounds import CaptionBounds
from stampgui.caption.colour import Colour
from stampgui.caption.layout import PhotoTooSmallError, TextExtent, fits_smallest, lay_out
from stampgui.caption.style import AUTO, Anchor, Style
from stampgui.caption.text_layout.shaping import needs_shaping
from stampgui.i18n import ExplainedError
from stampgui.values import dataclass, replace

_ANY_COLOUR: Final[Colour] = (255, 255, 255)
_PROBE_EM: Final = 100.0
"""The em, in pixels, at which letters are measured once for all sizes."""
_LARGEST_SIDE: Final = 4096
"""Up to it sides in pixels are tried."""
_SCALE: Final = 1.1 / _PROBE_EM
"""From measures at that em to ems, with what other sizes are rounded up by, beyond the pixel for each letter."""


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


@dataclass(frozen=True, slots=True)
class WidestLetters:
    """Bounds for the measures of letters, in ems: no text of them is larger than this says, each rounded up.

    The usual ones are those of ASCII texts in the bundled font.
    """

    left: float = -0.2
    """Where the ink of a text begins, seen from the start of its baseline, as `top` and `bottom`."""
    top: float = -1.2
    """Less than 0: above the baseline."""
    width: float = 1.1
    """Of one letter or space."""
    bottom: float = 0.5
    """Where the ink ends."""
    above: float = 1.2
    """How far a line of the font reaches above its baseline."""
    below: float = 0.5
    """The same below it."""

    def extent(self, text: str, size: float) -> TextExtent:
        return TextExtent(
            self.left * size - 1, self.top * size - 1, len(text) * (self.width * size + 1), self.bottom * size + 1
        )

    def ascent(self, size: float) -> float:
        return self.above * size + 1

    def descent(self, size: float) -> float:
        return self.below * size + 1


def find_roomy_side(style: Style, bounds: CaptionBounds) -> int | None:
    """The least number of pixels for which any photo, both sides of which have as many, has room for such captions.

    None where the measures of single letters do not tell it, or for endless captions.
    """
    letters = _bound_letters(style.font, bounds.letters)
    if letters is None:
        return None
    text = "\n".join(" ".join("x" * length for length in words) for words in bounds.lines)
    style = with_any_position(style)
    too_small, roomy = 0, _LARGEST_SIDE
    if not fits_smallest(text, style, (roomy, roomy), letters):
        return None
    while roomy - too_small > 1:
        middle = (too_small + roomy) // 2
        if fits_smallest(text, style, (middle, middle), letters):
            roomy = middle
        else:
            too_small = middle
    return roomy


@lru_cache(maxsize=16)
def _bound_letters(font: str, letters: str) -> WidestLetters | None:
    """The bounds for these letters in a font; None where some are missing, or joined with others."""
    if not font and letters.isascii():
        return WidestLetters()
    from stampgui.caption.font import Face  # late, as above

    if needs_shaping(letters):
        return None
    face = Face.from_font(font)
    try:
        face.check_drawable(letters)
    except ExplainedError:
        return None
    extents = [face.extent(letter, _PROBE_EM) for letter in letters]
    gap = face.extent("x x", _PROBE_EM).right - face.extent("xx", _PROBE_EM).right
    return WidestLetters(
        left=min(each.left for each in extents) * _SCALE,
        top=min(each.top for each in extents) * _SCALE,
        width=max(gap, *(each.right for each in extents)) * _SCALE,
        bottom=max(each.bottom for each in extents) * _SCALE,
        above=face.ascent(_PROBE_EM) * _SCALE,
        below=face.descent(_PROBE_EM) * _SCALE,
    )


def _fits_surely(text: str, style: Style, displayed: tuple[int, int]) -> bool:
    """Whether there is room even for the widest letters, all of which the bundled font has."""
    if style.font or not (text.isascii() and text.replace("\n", "").isprintable()):
        return False
    try:
        lay_out(text, with_any_position(style), displayed, WidestLetters())
    except PhotoTooSmallError:
        return False
    return True
