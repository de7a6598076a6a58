"""The caption on a small picture of a photo, such as that on its card."""

import math
from typing import Final

from PIL import Image

from stampgui.caption.auto_placement import resolve_style
from stampgui.caption.drawing import draw_caption
from stampgui.caption.layout import PhotoTooSmallError
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.region import WHOLE_PHOTO, Region
from stampgui.caption.style import Style
from stampgui.dates.partial import PartialDate
from stampgui.image.tile import Tile, shrink_tile
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.stamping.outcome import Status
from stampgui.values import dataclass

_LEAST_SHARE: Final = 0.75
"""How much of each side of a photo is in sight, if the frame has another shape."""
_RAISE: Final = 0.35
"""How much of what is cut off a tall photo is cut off above, where faces are."""
_DRAWN_EM: Final = 24.0
"""The em in pixels at which a caption is drawn before it is shrunk: letters drawn smaller would be spaced otherwise."""


@dataclass(frozen=True, slots=True)
class PhotoPlace:
    """Where a photo lies in a frame, in pixels; what is outside the frame is cut off."""

    left: int
    top: int
    size: Size
    scale: float
    """Pixels of the frame for each pixel of the photo."""


@dataclass(frozen=True, slots=True, eq=False)
class FramedCaption:
    """A caption's pixels as they lie in the frame, and the place of the photo."""

    tile: Tile
    place: PhotoPlace


def shows_caption(item: PhotoItem) -> bool:
    """Whether the copy of a photo would have, or has, the caption that its picture can show."""
    saved_or_not_tried = item.copy_result is None or item.copy_result.status is Status.STAMPED
    return item.status is Status.READY and item.inspection.damage is None and saved_or_not_tried


def fill_frame(photo: Size, frame: Size) -> PhotoPlace:
    """Where a photo of (width, height) fills a frame, or lies whole in it where too much would be cut off."""
    (width, height), (across, down) = photo, frame
    scale = max(across / width, down / height)
    if scale > min(across / width, down / height) / _LEAST_SHARE:
        return fit_in_frame(photo, frame)
    return _make_place((across - width * scale) * 0.5, (down - height * scale) * _RAISE, photo, scale)


def fit_in_frame(photo: Size, frame: Size, around: Region = WHOLE_PHOTO) -> PhotoPlace:
    """Where all of a photo lies in a frame, with what is `around` it, such as a strip below it."""
    (width, height), (across, down) = photo, frame
    wide, high = width * (around.right - around.left), height * (around.bottom - around.top)
    scale = min(across / wide, down / high)
    left = (across - wide * scale) / 2 - width * around.left * scale
    return _make_place(left, (down - high * scale) / 2 - height * around.top * scale, photo, scale)


def _make_place(left: float, top: float, photo: Size, scale: float) -> PhotoPlace:
    width, height = photo
    return PhotoPlace(round(left), round(top), (max(1, round(width * scale)), max(1, round(height * scale))), scale)


def frame_caption(
    spec: CaptionSpec, date: PartialDate, *, file: str, displayed: Size, frame: Size, sample: PhotoSample | None
) -> FramedCaption:
    """Draw the caption for `date` as the copy of the photo named `file` gets it, on all of the photo in `frame`.

    `sample` is for styles that need one to be resolved (`Style.needs_resolving`). Raises ExplainedError.
    """
    text = spec.format_caption(date, file=file)
    style = resolve_style(text, spec.style, displayed, sample)
    contained = min(across / side for across, side in zip(frame, displayed, strict=True))
    tile, drawn_for = _draw_reduced(text, style, displayed, contained)
    width, height = drawn_for
    place = fit_in_frame(displayed, frame, _surround(tile, drawn_for))
    return FramedCaption(_scale_tile(tile, min(place.size[0] / width, place.size[1] / height)), place)


def _draw_reduced(text: str, style: Style, displayed: Size, contained: float) -> tuple[Tile, Size]:
    """Draw the caption for the photo at a smaller size, and return that size, too: all of it keeps its proportions."""
    share = min(1.0, max(_DRAWN_EM / (style.size / 100 * min(displayed)), contained))
    reduced = (math.ceil(displayed[0] * share), math.ceil(displayed[1] * share))
    try:
        return draw_caption(text, style, reduced), reduced
    except PhotoTooSmallError:  # a long text, whose letters become very small
        return draw_caption(text, style, displayed), displayed


def _surround(tile: Tile, photo: Size) -> Region:
    """The photo, with a strip below it that the caption may add; in fractions of the photo's sides."""
    (left, top, right, bottom), (width, height) = tile.box, photo
    return Region(min(left / width, 0.0), min(top / height, 0.0), max(right / width, 1.0), max(bottom / height, 1.0))


def _scale_tile(tile: Tile, scale: float) -> Tile:
    if scale < 1:
        return shrink_tile(tile, scale)
    size = (max(1, round(tile.rgba.width * scale)), max(1, round(tile.rgba.height * scale)))
    return Tile(
        tile.rgba.resize(size, Image.Resampling.BICUBIC), math.floor(tile.left * scale), math.floor(tile.top * scale)
    )
