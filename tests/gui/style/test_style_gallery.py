"""The styles, shown on the photo that is looked at."""

from collections.abc import Iterator

import pytest
from gui.driver.parts import SOON
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from stampgui.caption.style import BUILT_IN_STYLES
from stampgui.gui.style.style_gallery import StyleGallery, StyleTile
from stampgui.gui.theme.tokens import LIGHT
from stampgui.i18n import load_catalogue
from stampgui.session.captions.style_library import StyleEntry

ENTRIES = [StyleEntry(name, style) for name, style in BUILT_IN_STYLES.items()]
RED, GREEN = QColor(200, 20, 20), QColor(20, 160, 20)


@pytest.fixture
def gallery(qtbot: QtBot) -> Iterator[StyleGallery]:
    made = StyleGallery(ENTRIES, LIGHT)
    made.resize(320, 200)
    made.set_styles(ENTRIES, "2022", load_catalogue("en"))
    made.show()
    yield made
    made.close()
    made.deleteLater()


def photo(colour: QColor) -> QImage:
    made = QImage(800, 600, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


def grounds(gallery: StyleGallery) -> list[QColor]:
    """What is seen in a corner of each style's sample, away from its letters."""
    tiles = gallery.findChildren(StyleTile)
    return [tile.grab().toImage().pixelColor(QPoint(tile.width() // 2, 5)) for tile in tiles]


def is_like(colour: QColor, other: QColor) -> bool:
    steps = (colour.red() - other.red(), colour.green() - other.green(), colour.blue() - other.blue())
    return max(map(abs, steps)) < 12


def wait_for(gallery: StyleGallery, colour: QColor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(is_like(each, colour) for each in grounds(gallery)), timeout=SOON)


def test_every_style_is_shown_on_the_photo_and_without_one_on_a_drawn_sky(gallery: StyleGallery, qtbot: QtBot) -> None:
    for colour in (RED, GREEN):
        gallery.set_photo((colour.name(), photo(colour)))
        wait_for(gallery, colour, qtbot)
    gallery.set_photo(None)
    wait_for(gallery, QColor(94, 146, 196), qtbot)


def test_a_photo_that_is_looked_at_again_is_there_at_once(gallery: StyleGallery, qtbot: QtBot) -> None:
    for colour in (RED, GREEN):
        gallery.set_photo((colour.name(), photo(colour)))
        wait_for(gallery, colour, qtbot)
    gallery.set_photo((RED.name(), photo(RED)))
    assert all(is_like(each, RED) for each in grounds(gallery))


@pytest.mark.parametrize(("width", "rows"), [(320, [3, 2]), (640, [5])])
def test_its_rows_are_as_even_as_the_width_allows(
    gallery: StyleGallery, qtbot: QtBot, width: int, rows: list[int]
) -> None:
    def count_in_rows() -> list[int]:
        tops = [tile.y() for tile in gallery.findChildren(StyleTile)]
        return sorted(map(tops.count, set(tops)), reverse=True)

    gallery.resize(width, 200)
    qtbot.waitUntil(lambda: count_in_rows() == rows, timeout=SOON)
