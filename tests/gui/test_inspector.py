"""The caption's look in the window: chosen for all photos, remembered, and undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.inspecting import sample, save, select
from gui.scripted import OpenWindow, Scripted
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.font import font_path
from stampgui.caption.style import AUTO, BUILT_IN, Anchor, Shape, Spot, Style
from stampgui.caption.style_file import read_style, write_style
from stampgui.caption.wording import Words
from stampgui.gui.colour_picker import ColourPicker
from stampgui.gui.controls import Choice
from stampgui.gui.fonts import Fonts
from stampgui.gui.look import style_of
from stampgui.gui.style_gallery import _Sample
from stampgui.gui.window import Window
from stampgui.settings import load

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> Window:
    """Three photos, the first of which is selected."""
    made = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    select(made, qtbot, "a")
    return made


def test_a_style_is_for_all_photos_and_shows_at_once(window: Window, qtbot: QtBot) -> None:
    inspector = window.page.inspector
    sample(inspector, "yellow").click()
    assert window.session.look.style == BUILT_IN["yellow"]
    assert inspector.preview.written is not None
    assert inspector.preview.written.style == BUILT_IN["yellow"]
    assert sample(inspector, "yellow").isChecked()


def test_every_choice_of_the_look_can_be_undone(window: Window, qtbot: QtBot) -> None:
    inspector, session = window.page.inspector, window.session
    styles = inspector.styles
    sample(inspector, "box").click()
    styles.places.chosen.emit(Anchor.TOP)
    styles.colours.chosen.emit((238, 49, 36))
    styles.details.shape.activated.emit(2)
    styles.details.align.activated.emit(1)
    inspector.captions._languages.setCurrentIndex(inspector.captions._languages.findData("id"))
    inspector.captions._languages.activated.emit(0)
    look = session.look
    assert look.style.plate is not None
    assert (look.style.position, look.style.fill, look.style.plate.shape) == (Anchor.TOP, (238, 49, 36), Shape.RIBBON)
    assert look.template == "difoto tanggal {tanggal}"
    while session.undo.canUndo():
        session.undo.undo()
    assert session.look.style == Style()
    assert session.look.template == "taken on {date}"
    while session.undo.canRedo():
        session.undo.redo()
    assert session.look == look


def test_a_pulled_slider_is_undone_in_one_step(window: Window) -> None:
    slider = window.page.inspector.styles.size_slide.slider
    for _press in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert window.session.look.style.size == 7
    assert window.session.undo.count() == 1
    window.session.undo.undo()
    assert window.session.look.style.size == 4.5


def test_the_look_is_remembered(window: Window, tmp_path: Path, open_it: OpenWindow) -> None:
    sample(window.page.inspector, "ribbon").click()
    window.page.inspector.styles.places.chosen.emit(AUTO)
    window.frame.close()
    assert style_of(load(tmp_path / "config" / "settings.json")) == replace(BUILT_IN["ribbon"], position=AUTO)
    assert open_it().page.inspector.styles.places._automatic.isChecked()


def test_event_and_place_are_in_the_caption_and_not_remembered(
    window: Window, qtbot: QtBot, tmp_path: Path, open_it: OpenWindow
) -> None:
    inspector = window.page.inspector
    QTest.keyClicks(inspector.words.event_line, "Village meeting")
    QTest.keyClicks(inspector.words.place_line, "Solo")
    save(window, qtbot)
    assert window.session.saved is not None
    captions = {outcome.caption for outcome in window.session.saved.outcomes}
    assert captions == {"Village meeting, Solo\ntaken on January 20, 2023"}
    window.session.undo.undo()
    assert window.session.look.words == Words("Village meeting", "")
    assert inspector.words.place_line.text() == ""
    window.frame.close()
    assert open_it().session.look.words == Words()


def test_arrow_presses_are_undone_together_and_a_pull_by_itself(window: Window) -> None:
    preview = window.page.inspector.preview
    for _press in range(6):
        QTest.keyClick(preview, Qt.Key.Key_Left)
    nudged = window.session.look
    assert isinstance(nudged.style.position, Spot)
    assert window.session.undo.count() == 1
    preview.placed.emit(Anchor.TOP, "")
    assert window.session.undo.count() == 2
    window.session.undo.undo()
    assert window.session.look == nudged
    window.session.undo.undo()
    assert window.session.look.style == Style()


def test_a_style_is_saved_under_a_name_chosen_again_and_deleted(
    window: Window, tmp_path: Path, asking: Scripted
) -> None:
    inspector = window.page.inspector
    styles, saved = inspector.styles, inspector.styles.saved
    styles.size_slide.chosen.emit(8.0)
    saved._begin.click()
    QTest.keyClicks(saved._name, "Kantor")
    assert saved._save.text() == "Save"
    QTest.keyClick(saved._name, Qt.Key.Key_Return)
    file = tmp_path / "config" / "styles" / "Kantor.json"
    assert read_style(file) == Style(size=8)
    sample(inspector, "box").click()
    sample(inspector, "Kantor").click()
    assert window.session.look.style == Style(size=8)
    saved._begin.click()
    QTest.keyClicks(saved._name, "Kantor")
    assert saved._save.text() == "Replace"
    asking.answers = [1]
    saved._delete.click()
    assert not file.exists()
    assert [made.entry.name for made in styles.gallery._samples] == list(BUILT_IN)
    assert window.session.look.style == Style(size=8)


def test_a_name_that_cannot_be_used_is_refused_while_it_is_typed(window: Window) -> None:
    saved = window.page.inspector.styles.saved
    saved._begin.click()
    QTest.keyClicks(saved._name, "a/b")
    assert not saved._save.isEnabled()
    assert "letters" in saved._reason.text()


def test_a_style_file_from_elsewhere_is_opened_and_a_broken_one_says_why(
    window: Window, tmp_path: Path, asking: Scripted
) -> None:
    inspector = window.page.inspector
    wanted = Style(font=str(font_path()), size=7, position=Spot(0.5, 0.2))
    write_style(tmp_path / "titipan.json", wanted)
    asking.chosen_file = tmp_path / "titipan.json"
    inspector.styles.saved._open.click()
    assert window.session.look.style == wanted
    (tmp_path / "titipan.json").write_text('{"font": "No Such Font Anywhere"}')
    inspector.styles.saved._open.click()
    assert "No Such Font Anywhere" in inspector.styles._reason.text()
    assert window.session.look.style == wanted


def test_a_font_of_this_computer_is_chosen_by_its_name(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "some.ttf").write_bytes(font_path().read_bytes())
    fonts = Fonts([tmp_path / "fonts"])
    choice = window.page.inspector.styles.details.font_choice
    choice._fonts = fonts
    fonts.found.connect(choice._fill)
    choice._fill()
    waiting = choice.count() - 1
    assert choice.itemText(waiting) == "Looking for fonts…"
    assert not choice.model().flags(choice.model().index(waiting, 0)) & Qt.ItemFlag.ItemIsEnabled
    with qtbot.waitSignal(fonts.found, timeout=5000):
        fonts.look()
    assert choice.findText("Looking for fonts…") < 0
    row = choice.findText("Manrope Bold")
    assert row == 1
    choice.setCurrentIndex(row)
    choice.activated.emit(row)
    assert window.session.look.style.font == str(tmp_path / "fonts" / "some.ttf")
    assert choice.currentText() == "Manrope Bold"
    window.session.undo.undo()
    assert choice.currentIndex() == 0
    fonts.close()


def test_a_colour_of_ones_own_shows_while_it_is_looked_for(window: Window) -> None:
    inspector = window.page.inspector
    inspector.styles.colours._another.click()
    picker = inspector.findChild(ColourPicker)
    assert isinstance(picker, ColourPicker)
    picker._line.selectAll()
    QTest.keyClicks(picker._line, "#123456")
    assert window.session.look.style.fill == (18, 52, 86)
    picker.accept()
    assert window.session.look.style.fill == (18, 52, 86)
    window.session.undo.undo()
    assert window.session.look.style.fill == (255, 255, 255)


def test_letters_that_are_hard_to_read_are_hinted_at(window: Window, qtbot: QtBot) -> None:
    inspector = window.page.inspector
    inspector.styles.details.outline.chosen.emit(0.0)
    inspector.styles.colours.chosen.emit((70, 110, 160))
    qtbot.waitUntil(lambda: "hardly stands out" in inspector._hint.text(), timeout=5000)
    assert inspector._trouble.isHidden()


def test_the_wheel_scrolls_past_the_choices_without_changing_them(window: Window, qtbot: QtBot) -> None:
    styles = window.page.inspector.styles
    styles.more.click()
    for choice in (styles.size_slide.slider, styles.details.font_choice, styles.details.shape, styles.details.align):
        before = window.session.look
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(choice, event)
        assert window.session.look == before


def cut_off(inside: QWidget) -> list[str]:
    """What does not show all of its words."""
    found = []
    for each in inside.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel) and not each.wordWrap() and each.text():
            wanted = each.fontMetrics().horizontalAdvance(each.text())
        elif isinstance(each, QAbstractButton) and each.text() and not isinstance(each, _Sample):
            wanted = each.fontMetrics().horizontalAdvance(max(each.text().split("\n"), key=len))
        else:
            continue
        if each.width() < wanted or each.height() < each.fontMetrics().height():
            found.append(each.text())
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_cut_off_with_larger_text(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, qapp: QApplication, language: str, scale: float
) -> None:
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(10 * scale)
    qapp.setFont(larger)
    try:
        window = open_it(make_photo("a.jpg", size=(1200, 900), taken=TAKEN), language=language)
        window.frame.resize(1366, 700)
        inspector = select(window, qtbot, "a")
        inspector.styles.more.click()
        inspector.styles.details.shape.activated.emit(1)
        inspector.styles.saved._begin.click()
        qtbot.wait(50)
        assert cut_off(inspector) == []
        body = inspector.findChild(QWidget, "inspectorBody")
        assert isinstance(body, QWidget)
        assert body.minimumSizeHint().width() <= inspector.viewport().width()
    finally:
        qapp.setFont(before)


def test_everything_in_the_panel_has_a_name_and_can_be_reached(window: Window) -> None:
    inspector = window.page.inspector
    inspector.styles.more.click()
    inspector.styles.saved._begin.click()
    reachable = [
        widget
        for widget in inspector.findChildren(QWidget)
        if widget.window() is window.frame
        and widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
    ]
    nameless = [
        type(widget).__name__
        for widget in reachable
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
    assert {type(widget) for widget in reachable} >= {Choice, _Sample}
    order = []
    here: QWidget | None = inspector.preview
    while here is not None and here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    stations = [
        inspector.preview,
        inspector.captions._words,
        inspector.scope._all,
        inspector.words.event_line,
        inspector.styles.gallery._samples[0],
        inspector.styles.size_slide.slider,
        inspector.styles.places._places[Anchor.TOP_LEFT],
        inspector.styles.more,
        inspector.styles.details.font_choice,
        inspector.styles.saved._name,
    ]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)
