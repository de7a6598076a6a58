"""Resolving what a style leaves automatic for one photo: the quietest position, and light or dark letters."""

from collections.abc import Sequence
from typing import Final

from stampgui.caption.colour import Colour, contrast_ratio, luminance
from stampgui.caption.fit import with_any_position
from stampgui.caption.font import Face
from stampgui.caption.layout import lay_out
from stampgui.caption.photo_sample import LuminanceRange, PhotoSample, measure_busyness, measure_luminance
from stampgui.caption.region import Region
from stampgui.caption.style import AUTO, Anchor, Plate, PlateShape, Style
from stampgui.i18n import Message, message
from stampgui.values import replace

LIGHT_LETTERS: Final[Colour] = (255, 255, 255)
DARK_LETTERS: Final[Colour] = (8, 10, 14)
MIN_CONTRAST: Final = 3.0
"""The least that WCAG 2.2 accepts for large text (1.4.3)."""

_CORNERS_AND_EDGES: Final = (
    Anchor.BOTTOM_RIGHT,
    Anchor.BOTTOM_LEFT,
    Anchor.BOTTOM,
    Anchor.TOP_RIGHT,
    Anchor.TOP_LEFT,
    Anchor.TOP,
    Anchor.RIGHT,
    Anchor.LEFT,
)
"""In order of preference: captions are customary at the lower right."""
_EDGES: Final = (Anchor.BOTTOM, Anchor.TOP)
_QUIET_BUSYNESS: Final = 0.3
"""Up to this busyness, a part of a photo shows nothing worth keeping visible."""
_NOTICEABLE_DIFFERENCE: Final = 0.25
"""A smaller difference in busyness does not move a caption away from a preferred position."""


def resolve_style(text: str, style: Style, displayed: tuple[int, int], sample: PhotoSample | None) -> Style:
    """Decide what is AUTO in `style` for a photo displayed at (width, height) pixels.

    Near-identical photos get the same result, except at a threshold. Raises PhotoTooSmallError, and ValueError for a
    style that needs a sample of the photo when there is none.
    """
    if style.needs_resolving and sample is None:
        raise ValueError("this style needs a sample of the photo")
    if style.position is AUTO:
        style = replace(
            style, position=Anchor.BOTTOM if sample is None else _find_quietest_anchor(text, style, displayed, sample)
        )
    if style.fill is AUTO:
        covered = None if sample is None else measure_luminance(sample, find_covered_region(text, style, displayed))
        style = replace(style, fill=_pick_letter_colour(style, covered))
    return style


def find_covered_region(text: str, style: Style, displayed: tuple[int, int]) -> Region:
    """Return the part of the photo that the caption covers, at its resolved position. Raises PhotoTooSmallError."""
    box = lay_out(text, with_any_position(style), displayed, Face.from_font(style.font)).box
    width, height = displayed
    return Region(box.left / width, box.top / height, box.right / width, box.bottom / height)


def find_contrast_warnings(
    text: str, style: Style, displayed: tuple[int, int], sample: PhotoSample | None
) -> tuple[Message, ...]:
    """Warn if plain letters do not stand out from the photo; else return (). Raises PhotoTooSmallError."""
    if not style.is_plain or sample is None:
        return ()
    style = resolve_style(text, style, displayed, sample)
    if measure_contrast(style, measure_luminance(sample, find_covered_region(text, style, displayed))) >= MIN_CONTRAST:
        return ()
    return (
        message("The caption hardly stands out from this photo. A style with an outline or a box is easier to read."),
    )


def measure_contrast(style: Style, covered: LuminanceRange) -> float:
    """Return the lowest contrast ratio (1 to 21, WCAG 2.2) between letters of a resolved colour and their surroundings.

    Outlined letters are surrounded by their outline, whatever the photo shows.
    """
    assert style.fill is not AUTO
    if style.outline:
        return contrast_ratio(luminance(style.fill), luminance(style.pick_outline_colour(style.fill)))
    extremes = (covered.darkest, covered.lightest)
    return min(
        contrast_ratio(luminance(style.fill), _luminance_through_plate(style.plate, light)) for light in extremes
    )


def _find_quietest_anchor(text: str, style: Style, displayed: tuple[int, int], sample: PhotoSample) -> Anchor:
    ribbon = style.plate is not None and style.plate.shape is PlateShape.RIBBON
    anchors: Sequence[Anchor] = _EDGES if ribbon else _CORNERS_AND_EDGES
    busyness = {
        anchor: measure_busyness(sample, find_covered_region(text, replace(style, position=anchor), displayed))
        for anchor in anchors
    }
    acceptable = max(_QUIET_BUSYNESS, min(busyness.values()) + _NOTICEABLE_DIFFERENCE)
    return next(anchor for anchor in anchors if busyness[anchor] <= acceptable)


def _pick_letter_colour(style: Style, covered: LuminanceRange | None) -> Colour:
    """Pick light or dark letters by the median luminance of what lies beneath them."""
    light = _luminance_through_plate(style.plate, 0.0 if covered is None else covered.middle)
    return max((LIGHT_LETTERS, DARK_LETTERS), key=lambda colour: contrast_ratio(luminance(colour), light))


def _luminance_through_plate(plate: Plate | None, light: float) -> float:
    """Return how a photo of the relative luminance `light` looks through the plate, as a relative luminance."""
    if plate is None:
        return light
    share = 1.0 if plate.is_opaque else plate.opacity / 100
    # alpha is applied to sRGB values, not to linear light
    grey = _encode_srgb(light)
    mixed = tuple(round((1 - share) * grey + share * part) for part in plate.colour)
    return luminance((mixed[0], mixed[1], mixed[2]))


def _encode_srgb(light: float) -> float:
    """Return the sRGB grey, 0 to 255, of a relative luminance (IEC 61966-2-1)."""
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return 255 * part
