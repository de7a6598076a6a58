"""Where the caption of a damaged photo lies: on the part of its picture that is there."""

import math

from stampgui.caption.drawing import draw_caption
from stampgui.caption.layout import NoRoomError, PhotoTooSmallError
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.region import Region
from stampgui.caption.style import Style
from stampgui.i18n import Message, message
from stampgui.image.damage import Damage
from stampgui.image.header import Header
from stampgui.image.orientation import Box
from stampgui.image.tile import Tile
from stampgui.values import replace


class TooLittleLeftError(NoRoomError):
    """What is there of the picture has no room for the caption."""

    def __init__(self) -> None:
        super().__init__(message("Too little of the picture is left for a caption."))


def find_whole_part(damage: Damage, header: Header) -> Region:
    """The part of the photo as displayed that is there."""
    width, height = displayed = header.displayed_size
    stored = (0, 0, header.stored_size[0], damage.rows)
    left, top, right, bottom = header.orientation.displayed_box(stored, displayed)
    return Region(left / width, top / height, right / width, bottom / height)


def draw_on_part(text: str, style: Style, displayed: tuple[int, int], sample: PhotoSample | None, part: Region) -> Tile:
    """Draw a caption as `draw_caption` does, but within `part`: where it would be, or else as near to that as possible.

    A strip below the photo stays there. Raises TooLittleLeftError, PhotoTooSmallError, FontError.
    """
    tile = draw_caption(text, style, displayed, sample)
    if tile.top >= displayed[1]:
        return tile
    box = _to_pixels(part, displayed)
    if box[0] >= box[2] or box[1] >= box[3]:
        raise TooLittleLeftError
    left, top = _move_into(tile.box, _without_margin(box, style, displayed))
    moved = replace(tile, left=left, top=top)
    if _is_within(moved.box, box):
        return moved
    try:
        smaller = draw_caption(text, style, (box[2] - box[0], box[3] - box[1]), sample)
    except PhotoTooSmallError as error:
        raise TooLittleLeftError from error
    return replace(smaller, left=smaller.left + box[0], top=smaller.top + box[1])


def explain_move() -> Message:
    return message("The caption would be on the missing part, so it stands on the nearest part that is there.")


def _to_pixels(part: Region, displayed: tuple[int, int]) -> Box:
    width, height = displayed
    return (
        math.ceil(part.left * width),
        math.ceil(part.top * height),
        math.floor(part.right * width),
        math.floor(part.bottom * height),
    )


def _without_margin(box: Box, style: Style, displayed: tuple[int, int]) -> Box:
    """The part without the style's margin along the edges beyond which the picture is missing."""
    margin = round(style.margin / 100 * min(displayed))
    left, top, right, bottom = box
    return (
        left + margin * (left > 0),
        top + margin * (top > 0),
        right - margin * (right < displayed[0]),
        bottom - margin * (bottom < displayed[1]),
    )


def _move_into(tile: Box, box: Box) -> tuple[int, int]:
    """The upper left corner of the tile once it is moved into the box as far as it has to be."""
    left = max(min(tile[0], box[2] - (tile[2] - tile[0])), box[0])
    return left, max(min(tile[1], box[3] - (tile[3] - tile[1])), box[1])


def _is_within(tile: Box, box: Box) -> bool:
    return box[0] <= tile[0] and box[1] <= tile[1] and tile[2] <= box[2] and tile[3] <= box[3]
