"""Where the parts of a card lie in its cell; all in pixels."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRect

GAP: Final = 12
"""Between two cards."""
_PADDING: Final = 7
_PICTURE_ASPECT: Final = 0.75
"""Height of a picture divided by its width, where there is room: as most cameras take them."""
_LOW_ASPECT: Final = 0.6
"""Where pictures would be lower than this, the badge is an icon beside the heading."""
_NAMED_HEIGHT: Final = 44
"""Before pictures become lower than this, the photo's name gives way."""
_LEAST_PICTURE_HEIGHT: Final = 36
"""Where several rows of cards share very little space."""
_BADGE_HEIGHT: Final = 20
BADGE_PADDING: Final = 32
"""What a badge is wider than its words: its icon, and the ends of the pill."""
_ICON_SIZE: Final = 18
"""Of a badge that is an icon alone."""
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
    """Empty on the lowest cards, where the picture has its place."""
    badge: QRect
    """As high as wide on a low card, where it is an icon before the heading."""


class _Form(Enum):
    """How the texts of a card are arranged."""

    HIGH = auto()
    """Heading, name and badge, one below the other."""
    LOW = auto()
    """The badge's icon and the heading in one line, and the name below."""
    LOWEST = auto()
    """The badge's icon and the heading alone."""


def lay_out_card(cell: QRect, *, heading_height: int, name_height: int) -> CardLayout:
    """Lay out a card in its cell, given the heights of its two lines of text; the rest is the picture's."""
    item = cell.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
    across = item.width() - 2 * _PADDING
    form = _choose_form(cell.height(), across, heading_height, name_height)
    height = cell.height() - _measure_around(form, heading_height, name_height)
    picture = QRect(item.left() + _PADDING, item.top() + _PADDING, across, height)
    left, beside = picture.left() + 3, across - 3
    if form is _Form.HIGH:
        heading = QRect(left, picture.bottom() + 8, beside, heading_height)
        name = QRect(left, heading.bottom() + 2, beside, name_height)
        return CardLayout(
            item, picture, heading, name, QRect(left - 1, name.bottom() + 5, beside, _measure_badge(name_height))
        )
    side = max(_ICON_SIZE, heading_height)
    badge = QRect(left - 2, picture.bottom() + 6, side, side)
    heading = QRect(badge.right() + 5, badge.top(), left + beside - badge.right() - 5, side)
    name = QRect(left, badge.bottom() + 2, beside, name_height) if form is _Form.LOW else QRect()
    return CardLayout(item, picture, heading, name, badge)


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
    """The height of a cell with a picture of 4:3, or less high where the cell would exceed `most`."""
    across = width - GAP - 2 * _PADDING
    form = _choose_form(most, across, heading_height, name_height)
    around = _measure_around(form, heading_height, name_height)
    return around + min(round(across * _PICTURE_ASPECT), max(_LEAST_PICTURE_HEIGHT, most - around))


def _choose_form(height: int, across: int, heading_height: int, name_height: int) -> _Form:
    """How the texts are arranged in a cell of this height, with a picture that is `across` pixels wide."""
    least = {_Form.HIGH: _LOW_ASPECT * across, _Form.LOW: _NAMED_HEIGHT}
    for form, lowest in least.items():
        if height - _measure_around(form, heading_height, name_height) >= lowest:
            return form
    return _Form.LOWEST


def _measure_around(form: _Form, heading_height: int, name_height: int) -> int:
    """The height of a cell without its picture."""
    texts = {
        _Form.HIGH: 7 + heading_height + 1 + name_height + 4 + _measure_badge(name_height),
        _Form.LOW: 5 + max(_ICON_SIZE, heading_height) + 1 + name_height,
        _Form.LOWEST: 5 + max(_ICON_SIZE, heading_height),
    }
    return GAP // 2 + _PADDING + texts[form] + (_PADDING + 1 if form is _Form.HIGH else _PADDING - 1) + GAP // 2


def _measure_badge(name_height: int) -> int:
    return max(_BADGE_HEIGHT, name_height + 4)
