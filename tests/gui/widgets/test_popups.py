"""Menus, lists and questions: rounded corners, and one button that is meant."""

from functools import partial

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.widgets.controls import make_combo_box, set_tooltip
from stampgui.gui.widgets.popups import EDGE, POPUP_RADIUS, make_menu, round_corners
from stampgui.gui.widgets.prompts import Prompts


def is_round(popup: QWidget) -> bool:
    corners = (popup.rect().topLeft(), popup.rect().bottomRight())
    return popup.mask().contains(popup.rect().center()) and not any(map(popup.mask().contains, corners))


def test_menus_and_lists_have_round_corners_each_time_they_open(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu, combo = make_menu(window), make_combo_box()
    qtbot.addWidget(combo)
    menu.addAction("Terang")
    combo.addItems(["Urut: tanggal", "Urut: nama"])
    combo.show()
    for _ in range(2):
        menu.popup(QPoint(10, 10))
        assert is_round(menu)
        menu.close()
        combo.showPopup()
        assert is_round(combo.view().window())
        combo.hidePopup()


def test_every_menu_of_the_window_has_round_corners(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.select("a")
    calendar = window.inspector.open_calendar("dateEdit")
    assert calendar.findChildren(QMenu)  # that of months
    menus = window.main_window.findChildren(QMenu)
    assert [menu for menu in menus if not menu.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)] == []
    calendar.window().close()


def test_the_border_of_a_popup_is_whole_on_a_scaled_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each logical pixel that its arc touches is within the mask."""
    popup = QWidget()
    monkeypatch.setattr(popup, "devicePixelRatioF", lambda: 1.5)
    qtbot.addWidget(popup)
    round_corners(popup)
    popup.resize(120, 80)
    popup.show()
    border = QPainterPath()
    border.addRoundedRect(popup.rect(), POPUP_RADIUS, POPUP_RADIUS)
    touched = [
        pixel
        for pixel in (QRect(across, down, 1, 1) for across in range(POPUP_RADIUS) for down in range(POPUP_RADIUS))
        if border.intersected(_frame(pixel)).boundingRect().width() > 0.5
    ]
    assert touched
    assert [pixel for pixel in touched if not popup.mask().contains(pixel)] == []


def _frame(pixel: QRect) -> QPainterPath:
    path = QPainterPath()
    path.addRect(pixel)
    return path


def is_shown_round(words: str) -> bool:
    tips = (each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel"))
    return any(isinstance(tip, QLabel) and tip.isVisible() and tip.text() == words and is_round(tip) for tip in tips)


def test_tooltips_have_round_corners_also_when_the_next_one_is_longer(qtbot: QtBot) -> None:
    button = QPushButton("Simpan")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    qtbot.waitUntil(button.isActiveWindow, timeout=SOON)
    for words in ("Ctrl+S", "Menyimpan semua foto yang siap ke folder hasil"):
        set_tooltip(button, words)
        QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), button.mapToGlobal(QPoint(2, 2))))
        qtbot.waitUntil(partial(is_shown_round, words), timeout=SOON)
    QToolTip.hideText()


def test_a_question_has_one_primary_button_with_the_focus_and_escape_has_its_own_answer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    primary: list[str] = []

    def press(key: Qt.Key) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        primary.extend(each.text() for each in box.findChildren(QPushButton) if each.property("kind") == "primary")
        focus = box.focusWidget()
        assert isinstance(focus, QPushButton)
        primary.append(focus.text())
        QTest.keyClick(box, key)

    def ask(key: Qt.Key) -> int:
        QTimer.singleShot(0, window, lambda: press(key))
        answers = ("Kembali", "Simpan dan tutup", "Tutup")
        return Prompts().ask(window, "Ada perubahan", "Teks", answers=answers, default=1, escape=0)

    assert (ask(Qt.Key.Key_Return), ask(Qt.Key.Key_Escape)) == (1, 0)
    assert primary == ["Simpan dan tutup"] * 4


@pytest.mark.parametrize(
    ("default", "escape", "shown"),
    [
        (1, 0, ["Simpan dan tutup", "Tutup", "Kembali"]),
        (0, None, ["Simpan dan tutup", "Tutup", "Kembali"]),
        (2, None, ["Kembali", "Simpan dan tutup", "Tutup"]),
    ],
)
def test_the_way_out_of_a_question_is_the_last_button(
    qtbot: QtBot, default: int, escape: int | None, shown: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = sorted(box.findChildren(QPushButton), key=lambda each: each.mapTo(box, QPoint()).x())
        seen.extend(each.text() for each in buttons)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, window, look)
    answers = ("Kembali", "Simpan dan tutup", "Tutup")
    Prompts().ask(window, "Ada perubahan", "Teks", answers=answers, default=default, escape=escape)
    assert seen == shown


def test_a_question_closes_when_there_is_nothing_left_to_ask(qtbot: QtBot) -> None:
    window, finishing = QWidget(), QTimer(interval=0, singleShot=True)
    qtbot.addWidget(window)
    finishing.start()
    answers = ("Lanjutkan menyimpan", "Hentikan dan tutup")
    assert Prompts().ask(window, "Masih berjalan", "Teks", answers=answers, default=0, until=finishing.timeout) == 0
    assert QApplication.activeModalWidget() is None


def test_a_menu_at_the_edge_of_the_screen_keeps_its_border_in_sight(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = make_menu(window)
    menu.addAction("Ikuti sistem")
    screen = menu.screen().availableGeometry()
    menu.popup(screen.topRight() + QPoint(-20, 10))
    assert menu.geometry().right() == screen.right() - EDGE
    menu.close()
    menu.popup(screen.topLeft() + QPoint(50, 10))
    assert menu.pos() == screen.topLeft() + QPoint(50, 10)
