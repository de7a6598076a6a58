"""A card is drawn anew when it is to be seen otherwise, and only then."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication
from session.photo_items import dated

from stampgui.dates.partial import PartialDate
from stampgui.gui.photos.card_cache import CardCache, CardKey
from stampgui.gui.theme.tokens import DARK, LIGHT
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import with_user_date

CARD = dated(0, "a.jpg", "2023-01-20")


class Drawing:
    """Counts how often a card was drawn."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, painter: QPainter) -> None:
        self.times += 1
        painter.fillRect(0, 0, 10, 10, QColor("red"))


@pytest.fixture
def sight(qapp: QApplication) -> CardKey:
    return CardKey(CARD, 0, 0, 0, (), QSize(40, 30), 1.0, QFont("Sans", 10), LIGHT, load_catalogue("en"))


@pytest.mark.parametrize(
    "change",
    [
        {"item": with_user_date(CARD, PartialDate(2019))},
        {"picture_key": 7},
        {"caption_key": 7},
        {"state": 1},
        {"marks": ("duplicates",)},
        {"size": QSize(50, 30)},
        {"scale": 1.5},
        {"tokens": DARK},
        {"catalogue": load_catalogue("id")},
    ],
)
def test_whatever_a_card_depends_on_has_it_drawn_anew(sight: CardKey, change: dict[str, Any]) -> None:
    cards, draw = CardCache(), Drawing()
    first = cards.pixmap(sight, draw)
    assert cards.pixmap(replace(sight, font=QFont("Sans", 10)), draw).cacheKey() == first.cacheKey()
    assert draw.times == 1
    cards.pixmap(replace(sight, **change), draw)
    assert draw.times == 2


def test_another_font_has_it_drawn_anew(sight: CardKey) -> None:
    cards, draw = CardCache(), Drawing()
    for points in (10, 12):
        cards.pixmap(replace(sight, font=QFont("Sans", points)), draw)
    assert draw.times == 2


def test_a_card_is_as_sharp_as_the_screen_and_lies_on_the_window(sight: CardKey) -> None:
    image = CardCache().pixmap(replace(sight, scale=1.5), Drawing()).toImage()
    assert (image.width(), image.height(), image.devicePixelRatio()) == (60, 45, 1.5)
    assert image.pixelColor(14, 14) == QColor("red")
    assert image.pixelColor(16, 16) == QColor(LIGHT.window)


def test_only_the_cards_looked_at_last_are_kept(sight: CardKey) -> None:
    cards, draw = CardCache(), Drawing()
    cards.capacity = 2
    sights = [replace(sight, item=dated(photo, "a.jpg", "2023-01-20")) for photo in range(3)]
    for each in (*sights, sights[2], sights[1]):
        cards.pixmap(each, draw)
    assert draw.times == 3
    cards.pixmap(sights[0], draw)
    assert draw.times == 4


def test_small_cards_take_the_place_of_fewer_large_ones(sight: CardKey) -> None:
    cards, draw = CardCache(), Drawing()
    cards.capacity = 4
    large = [replace(sight, item=dated(photo, "a.jpg", "2023-01-20"), size=QSize(80, 60)) for photo in range(4)]
    small = replace(sight, item=dated(9, "b.jpg", "2023-01-20"))
    for each in (*large, small, large[3]):
        cards.pixmap(each, draw)
    assert draw.times == 6
