"""A card is drawn anew when it is to be seen otherwise, and only then."""

from dataclasses import replace
from typing import Any

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from session.photo_items import dated

from given import MakePhoto
from stampgui.dates.partial import PartialDate
from stampgui.gui.photos.card_cache import CardCache, CardKey
from stampgui.gui.photos.card_delegate import CardDelegate
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


def show(cards: CardCache, key: CardKey, draw: Drawing) -> QPixmap:
    """The card as it is kept, or else drawn."""
    kept = cards.find(key)
    return cards.draw(key, draw) if kept is None else kept


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
    first = show(cards, sight, draw)
    assert show(cards, replace(sight, font=QFont("Sans", 10)), draw).cacheKey() == first.cacheKey()
    assert draw.times == 1
    show(cards, replace(sight, **change), draw)
    assert draw.times == 2


def test_another_font_has_it_drawn_anew(sight: CardKey) -> None:
    cards, draw = CardCache(), Drawing()
    for points in (10, 12):
        show(cards, replace(sight, font=QFont("Sans", points)), draw)
    assert draw.times == 2


def test_a_card_is_as_sharp_as_the_screen_and_lies_on_the_window(sight: CardKey) -> None:
    image = show(CardCache(), replace(sight, scale=1.5), Drawing()).toImage()
    assert (image.width(), image.height(), image.devicePixelRatio()) == (60, 45, 1.5)
    assert image.pixelColor(14, 14) == QColor("red")
    assert image.pixelColor(16, 16) == QColor(LIGHT.window)


def test_only_the_cards_looked_at_last_are_kept(sight: CardKey) -> None:
    cards, draw = CardCache(), Drawing()
    cards.capacity = 2
    sights = [replace(sight, item=dated(photo, "a.jpg", "2023-01-20")) for photo in range(3)]
    for each in (*sights, sights[2], sights[1]):
        show(cards, each, draw)
    assert draw.times == 3
    show(cards, sights[0], draw)
    assert draw.times == 4


def test_small_cards_take_the_place_of_fewer_large_ones(sight: CardKey) -> None:
    cards, draw = CardCache(), Drawing()
    cards.capacity = 4
    large = [replace(sight, item=dated(photo, "a.jpg", "2023-01-20"), size=QSize(80, 60)) for photo in range(4)]
    small = replace(sight, item=dated(9, "b.jpg", "2023-01-20"))
    for each in (*large, small, large[3]):
        show(cards, each, draw)
    assert draw.times == 6


def test_until_a_card_is_drawn_anew_it_stays_as_it_was(sight: CardKey) -> None:
    cards = CardCache()
    former = cards.draw(sight, Drawing())
    for other in (replace(sight, state=1), replace(sight, size=QSize(50, 30))):
        shown = cards.find_former(other)
        assert shown is not None
        assert shown.cacheKey() == former.cacheKey()
    for other in (replace(sight, tokens=DARK), replace(sight, item=dated(1, "b.jpg", "2023-01-20"))):
        assert cards.find_former(other) is None


def test_when_a_message_makes_cards_lower_none_loses_its_picture_until_it_is_drawn_anew(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "abcdef"))
    delegate = window.grid.itemDelegate()
    assert isinstance(delegate, CardDelegate)

    def are_all_drawn() -> bool:
        window.grid.viewport().repaint()
        return not delegate.postponed

    window.qtbot.waitUntil(are_all_drawn, timeout=SOON)
    skeletons: list[QRect] = []
    delegate.draw_skeleton = lambda painter, cell, font: skeletons.append(cell)  # type: ignore[method-assign]
    before = window.grid.gridSize()
    window.main_window.resize(910, 512)
    window.qtbot.waitUntil(lambda: window.grid.gridSize().height() < before.height(), timeout=SOON)
    window.grid.viewport().repaint()
    assert skeletons == []


def test_of_many_cards_that_change_some_are_drawn_at_once_and_all_soon(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"{name}.jpg") for name in "abcdefghi"))
    delegate = window.grid.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    window.grid.selectAll()
    window.grid.viewport().repaint()
    assert 0 < len(delegate.postponed) < 9
    window.qtbot.waitUntil(lambda: not delegate.postponed, timeout=SOON)
