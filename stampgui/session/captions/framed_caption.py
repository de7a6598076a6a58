"""The caption on a small picture of a photo that fills a frame, such as that on its card."""

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
_AROUND: Final = 0.03
"""What stays in sight around a caption, in fractions of the photo's sides."""


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
    """A caption's pixels as they lie in the frame, and the place of the photo that keeps all of them in sight."""

    tile: Tile
    place: PhotoPlace


def shows_caption(item: PhotoItem) -> bool:
    """Whether the copy of a photo would have, or has, the caption that its picture can show."""
    saved_or_not_tried = item.copy_result is None or item.copy_result.status is Status.STAMPED
    return item.status is Status.READY and item.inspection.damage is None and saved_or_not_tried


def place_in_frame(photo: Size, frame: Size, keep: Region | None = None) -> PhotoPlace:
    """Fill a frame with a photo of (width, height), with `keep` in sight, which may lie below the photo.

    Where less than most of the photo or of `keep` would be in sight, the whole photo lies in the frame.
    """
    (width, height), (across, down) = photo, frame
    scale = max(across / width, down / height)
    most = min(across / width, down / height) / _LEAST_SHARE
    if scale > (most if keep is None else min(most, _contain(keep, photo, frame))):
        keep = WHOLE_PHOTO if keep is None else _unite(keep, WHOLE_PHOTO)
        scale = _contain(keep, photo, frame)
    x = _find_offset(width * scale, across, 0.5, keep and (keep.left, keep.right))
    y = _find_offset(height * scale, down, _RAISE, keep and (keep.top, keep.bottom))
    return PhotoPlace(round(x), round(y), (max(1, round(width * scale)), max(1, round(height * scale))), scale)


def _contain(part: Region, photo: Size, frame: Size) -> float:
    """The greatest scale at which all of a part of the photo fits into the frame."""
    (width, height), (across, down) = photo, frame
    return min(across / (width * (part.right - part.left)), down / (height * (part.bottom - part.top)))


def _unite(one: Region, other: Region) -> Region:
    return Region(*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:]))


def _find_offset(length: float, frame: int, share: float, keep: tuple[float, float] | None) -> float:
    """Where a side of `length` begins in the frame; `share` of what is cut off is cut off before it."""
    first, last = (length * each for each in keep or (0.5, 0.5))
    begin, end = min(0.0, first), max(length, last)
    if end - begin <= frame:
        return (frame - (end - begin)) / 2 - begin
    return min(max((frame - length) * share, -first), frame - last)


def frame_caption(
    spec: CaptionSpec, date: PartialDate, *, file: str, displayed: Size, frame: Size, sample: PhotoSample | None
) -> FramedCaption:
    """Draw the caption for `date` as the copy of the photo named `file` gets it, on a picture that fills `frame`.

    `sample` is for styles that need one to be resolved (`Style.needs_resolving`). Raises ExplainedError.
    """
    text = spec.format_caption(date, file=file)
    style = resolve_style(text, spec.style, displayed, sample)
    cover = max(across / side for across, side in zip(frame, displayed, strict=True))
    tile, drawn_for = _draw_reduced(text, style, displayed, cover)
    width, height = drawn_for
    place = place_in_frame(displayed, frame, _surround(tile, drawn_for))
    return FramedCaption(_scale_tile(tile, min(place.size[0] / width, place.size[1] / height)), place)


def _draw_reduced(text: str, style: Style, displayed: Size, cover: float) -> tuple[Tile, Size]:
    """Draw the caption for the photo at a smaller size, and return that size, too: all of it keeps its proportions."""
    share = min(1.0, max(_DRAWN_EM / (style.size / 100 * min(displayed)), cover))
    reduced = (math.ceil(displayed[0] * share), math.ceil(displayed[1] * share))
    try:
        return draw_caption(text, style, reduced), reduced
    except PhotoTooSmallError:  # a long text, whose letters become very small
        return draw_caption(text, style, displayed), displayed


def _surround(tile: Tile, photo: Size) -> Region:
    """The part of the photo, or of the strip below it, that the caption covers, and a little of what is around it."""
    (left, top, right, bottom), (width, height) = tile.box, photo
    return Region(
        max(min(left / width, 0.0), left / width - _AROUND),
        max(min(top / height, 0.0), top / height - _AROUND),
        min(max(right / width, 1.0), right / width + _AROUND),
        min(max(bottom / height, 1.0), bottom / height + _AROUND),
    )


def _scale_tile(tile: Tile, scale: float) -> Tile:
    if scale < 1:
        return shrink_tile(tile, scale)
    size = (max(1, round(tile.rgba.width * scale)), max(1, round(tile.rgba.height * scale)))
    return Tile(
        tile.rgba.resize(size, Image.Resampling.BICUBIC), math.floor(tile.left * scale), math.floor(tile.top * scale)
    )
