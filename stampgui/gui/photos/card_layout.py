"""Where the parts of a card lie in its cell; all in pixels."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

GAP: Final = 12
"""Between two cards."""
_PADDING: Final = 7
_PICTURE_ASPECT: Final = 0.72
"""Height of a picture divided by its width, where there is room."""
_LOW_ASPECT: Final = 0.5
"""Pictures lower than this take the place of the photo's name."""
_MIN_PICTURE_HEIGHT: Final = 28
"""Where several rows of cards share little space."""
_BADGE_HEIGHT: Final = 20
BADGE_PADDING: Final = 32
"""What a badge is wider than its words: its icon, and the ends of the pill."""
MARK_SIZE: Final = 22
_MARK_GAP: Final = 4
_MARK_INSET: Final = 5
"""Between the marks and the edges of the picture."""


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Positions of the parts of a card."""

    card: QRect
    picture: QRect
    heading: QRect
    name: QRect
    """Empty on a low card, where the picture has its place."""
    badge: QRect


def lay_out_card(cell: QRect, *, heading_height: int, name_height: int) -> CardLayout:
    """Lay out a card in its cell, given the heights of its two lines of text; the rest is the picture's."""
    item = cell.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
    width = item.width() - 2 * _PADDING
    height = cell.height() - _measure_around(heading_height, name_height)
    named = height >= _LOW_ASPECT * width
    if not named:
        height = cell.height() - _measure_around(heading_height, name_height, named=False)
    picture = QRect(item.left() + _PADDING, item.top() + _PADDING, width, height)
    left, beside = picture.left() + 3, width - 6
    first = QRect(left, picture.bottom() + 8, beside, heading_height)
    second = QRect(left, first.bottom() + 2, beside + 2, name_height) if named else QRect()
    above = second if named else first
    badge = QRect(left - 1, above.bottom() + 5, beside + 2, _measure_badge(name_height))
    return CardLayout(item, picture, first, second, badge)


def place_marks(picture: QRect, count: int, *, at_right: bool, caption: QRect) -> list[QRect]:
    """Where the marks in a corner of a picture lie: above, or below where they would cover more of the caption above.

    `caption` is empty if there is none.
    """
    step = MARK_SIZE + _MARK_GAP
    row = QRect(picture.left() + _MARK_INSET, picture.top() + _MARK_INSET + 1, count * step - _MARK_GAP, MARK_SIZE)
    if at_right:
        row.moveRight(picture.right() - _MARK_INSET)
    low = QRect(row)
    low.moveBottom(picture.bottom() - _MARK_INSET - 1)
    chosen = min(row, low, key=lambda place: _measure_area(place.intersected(caption)))
    return [QRect(chosen.left() + place * step, chosen.top(), MARK_SIZE, MARK_SIZE) for place in range(count)]


def _measure_area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())


def fit_cell_height(width: int, *, most: int, heading_height: int, name_height: int) -> int:
    """The height of a cell with a picture of 100:72, or less high where the cell would exceed `most`."""
    across = width - GAP - 2 * _PADDING
    around = _measure_around(heading_height, name_height)
    if most - around < _LOW_ASPECT * across:
        around = _measure_around(heading_height, name_height, named=False)
    return around + min(round(across * _PICTURE_ASPECT), max(_MIN_PICTURE_HEIGHT, most - around))


def _measure_around(heading_height: int, name_height: int, *, named: bool = True) -> int:
    """The height of a cell without its picture."""
    texts = 7 + heading_height + (1 + name_height if named else 0) + 4 + _measure_badge(name_height)
    return GAP // 2 + _PADDING + texts + _PADDING + 1 + GAP // 2


def _measure_badge(name_height: int) -> int:
    return max(_BADGE_HEIGHT, name_height + 4)
