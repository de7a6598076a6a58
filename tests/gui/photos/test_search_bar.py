"""Photos are found by parts of their names."""

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from session.photo_items import dated, undated

from given import MakePhoto
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.i18n import load_catalogue

LIST = [undated(0, "Rapat Desa 1.jpg"), dated(1, "rapat kota.JPG", "2022-10-14"), undated(2, "ÉCOLE 1.jpg")]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("", [0, 1, 2]), ("rapat", [0, 1]), ("1 RAPAT", [0]), ("école", [2]), (".jpg", [0, 1, 2]), ("zz", [])],
)
def test_every_word_has_to_be_in_the_name(qapp: QApplication, sought: str, found: list[int]) -> None:
    model = PhotoModel(load_catalogue("en"))
    model.add(LIST)
    model.set_query(sought)
    assert [model.item_at(row).id for row in range(model.rowCount())] == found


def shown(window: WindowDriver) -> list[str]:
    model = window.session.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_a_search_narrows_the_cards_until_it_is_closed(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(*(make_photo(name) for name in ("scan 1.jpg", "scan 2.jpg", "foto 1.jpg")))
    QTest.keyClick(window.main_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.search.line("queryEdit")
    assert field.hasFocus()
    QTest.keyClicks(field, "scan")
    qtbot.waitUntil(lambda: shown(window) == ["scan 1.jpg", "scan 2.jpg"], timeout=SOON)
    assert window.search.text("matchCount") == "2 of 3 photos"
    window.session.add([make_photo("scan 3.jpg"), make_photo("foto 2.jpg")])
    qtbot.waitUntil(lambda: len(window.photos) == 5, timeout=SOON)
    assert shown(window) == ["scan 1.jpg", "scan 2.jpg", "scan 3.jpg"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown(window)) == 5
    assert not window.search.visible


def test_photos_that_are_not_found_are_saved_all_the_same(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("b.jpg", taken="2023:01:20 08:00:11"))
    window.open_search().search("a.jpg")
    assert shown(window) == ["a.jpg"]
    assert len(window.session.pending_items) == 2
