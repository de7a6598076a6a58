"""The caption's look in the window: chosen for all photos, remembered, and undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.inspecting import sample, save, select
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.caption_text import EventPlace
from stampgui.caption.font import find_bundled_font
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, CustomPosition, PlateShape, Style
from stampgui.caption.style_file import read_style, write_style
from stampgui.gui.main_window import MainWindowController
from stampgui.gui.style.colour_dialog import ColourDialog
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.style.style_gallery import _StyleTile
from stampgui.gui.widgets.controls import ComboBox
from stampgui.session.caption_spec import resolve_stored_style
from stampgui.settings import load_settings

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> MainWindowController:
    """Three photos, the first of which is selected."""
    made = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    select(made, qtbot, "a")
    return made


def test_a_style_is_for_all_photos_and_shows_at_once(window: MainWindowController, qtbot: QtBot) -> None:
    inspector = window.main_page.inspector
    sample(inspector, "yellow").click()
    assert window.session.caption_spec.style == BUILT_IN_STYLES["yellow"]
    assert inspector.preview.caption_preview is not None
    assert inspector.preview.caption_preview.style == BUILT_IN_STYLES["yellow"]
    assert sample(inspector, "yellow").isChecked()


def test_every_choice_of_the_look_can_be_undone(window: MainWindowController, qtbot: QtBot) -> None:
    inspector, session = window.main_page.inspector, window.session
    styles = inspector.style_panel
    sample(inspector, "box").click()
    styles.anchor_grid.position_selected.emit(Anchor.TOP)
    styles.colour_swatches.colour_selected.emit((238, 49, 36))
    styles.details.shape_combo.activated.emit(2)
    styles.details.align_combo.activated.emit(1)
    inspector.caption_panel._language_combo.setCurrentIndex(inspector.caption_panel._language_combo.findData("id"))
    inspector.caption_panel._language_combo.activated.emit(0)
    look = session.caption_spec
    assert look.style.plate is not None
    assert (look.style.position, look.style.fill, look.style.plate.shape) == (
        Anchor.TOP,
        (238, 49, 36),
        PlateShape.RIBBON,
    )
    assert look.template == "difoto tanggal {tanggal}"
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.caption_spec.style == Style()
    assert session.caption_spec.template == "taken on {date}"
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.caption_spec == look


def test_a_pulled_slider_is_undone_in_one_step(window: MainWindowController) -> None:
    slider = window.main_page.inspector.style_panel.size_slider.slider
    for _press in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert window.session.caption_spec.style.size == 7
    assert window.session.undo_stack.count() == 1
    window.session.undo_stack.undo()
    assert window.session.caption_spec.style.size == 4.5


def test_the_look_is_remembered(window: MainWindowController, tmp_path: Path, open_it: OpenWindow) -> None:
    sample(window.main_page.inspector, "ribbon").click()
    window.main_page.inspector.style_panel.anchor_grid.position_selected.emit(AUTO)
    window.main_window.close()
    assert resolve_stored_style(load_settings(tmp_path / "config" / "settings.json")) == replace(
        BUILT_IN_STYLES["ribbon"], position=AUTO
    )
    assert open_it().main_page.inspector.style_panel.anchor_grid._automatic_button.isChecked()


def test_event_and_place_are_in_the_caption_and_not_remembered(
    window: MainWindowController, qtbot: QtBot, tmp_path: Path, open_it: OpenWindow
) -> None:
    inspector = window.main_page.inspector
    QTest.keyClicks(inspector.event_place_panel.event_edit, "Village meeting")
    QTest.keyClicks(inspector.event_place_panel.place_edit, "Solo")
    save(window, qtbot)
    assert window.session.save_result is not None
    captions = {outcome.caption for outcome in window.session.save_result.outcomes}
    assert captions == {"Village meeting, Solo\ntaken on January 20, 2023"}
    window.session.undo_stack.undo()
    assert window.session.caption_spec.event_place == EventPlace("Village meeting", "")
    assert inspector.event_place_panel.place_edit.text() == ""
    window.main_window.close()
    assert open_it().session.caption_spec.event_place == EventPlace()


def test_arrow_presses_are_undone_together_and_a_pull_by_itself(window: MainWindowController) -> None:
    preview = window.main_page.inspector.preview
    for _press in range(6):
        QTest.keyClick(preview, Qt.Key.Key_Left)
    nudged = window.session.caption_spec
    assert isinstance(nudged.style.position, CustomPosition)
    assert window.session.undo_stack.count() == 1
    preview.placed.emit(Anchor.TOP, "")
    assert window.session.undo_stack.count() == 2
    window.session.undo_stack.undo()
    assert window.session.caption_spec == nudged
    window.session.undo_stack.undo()
    assert window.session.caption_spec.style == Style()


def test_a_style_is_saved_under_a_name_chosen_again_and_deleted(
    window: MainWindowController, tmp_path: Path, asking: Scripted
) -> None:
    inspector = window.main_page.inspector
    styles, saved = inspector.style_panel, inspector.style_panel.file_panel
    styles.size_slider.value_changed.emit(8.0)
    saved._save_as_button.click()
    QTest.keyClicks(saved._name_edit, "Kantor")
    assert saved._save_button.text() == "Save"
    QTest.keyClick(saved._name_edit, Qt.Key.Key_Return)
    file = tmp_path / "config" / "styles" / "Kantor.json"
    assert read_style(file) == Style(size=8)
    sample(inspector, "box").click()
    sample(inspector, "Kantor").click()
    assert window.session.caption_spec.style == Style(size=8)
    saved._save_as_button.click()
    QTest.keyClicks(saved._name_edit, "Kantor")
    assert saved._save_button.text() == "Replace"
    asking.answers = [1]
    saved._delete_button.click()
    assert not file.exists()
    assert [made.entry.name for made in styles.gallery._tiles] == list(BUILT_IN_STYLES)
    assert window.session.caption_spec.style == Style(size=8)


def test_a_name_that_cannot_be_used_is_refused_while_it_is_typed(window: MainWindowController) -> None:
    saved = window.main_page.inspector.style_panel.file_panel
    saved._save_as_button.click()
    QTest.keyClicks(saved._name_edit, "a/b")
    assert not saved._save_button.isEnabled()
    assert "letters" in saved._error_label.text()


def test_a_style_file_from_elsewhere_is_opened_and_a_broken_one_says_why(
    window: MainWindowController, tmp_path: Path, asking: Scripted
) -> None:
    inspector = window.main_page.inspector
    wanted = Style(font=str(find_bundled_font()), size=7, position=CustomPosition(0.5, 0.2))
    write_style(tmp_path / "titipan.json", wanted)
    asking.chosen_file = tmp_path / "titipan.json"
    inspector.style_panel.file_panel._open_button.click()
    assert window.session.caption_spec.style == wanted
    (tmp_path / "titipan.json").write_text('{"font": "No Such Font Anywhere"}')
    inspector.style_panel.file_panel._open_button.click()
    assert "No Such Font Anywhere" in inspector.style_panel._error_label.text()
    assert window.session.caption_spec.style == wanted


def test_a_font_of_this_computer_is_chosen_by_its_name(
    window: MainWindowController, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "some.ttf").write_bytes(find_bundled_font().read_bytes())
    fonts = FontCatalog([tmp_path / "fonts"])
    choice = window.main_page.inspector.style_panel.details.font_combo
    choice._fonts = fonts
    fonts.search_finished.connect(choice._fill)
    choice._fill()
    waiting = choice.count() - 1
    assert choice.itemText(waiting) == "Looking for fonts…"
    assert not choice.model().flags(choice.model().index(waiting, 0)) & Qt.ItemFlag.ItemIsEnabled
    with qtbot.waitSignal(fonts.search_finished, timeout=5000):
        fonts.search()
    assert choice.findText("Looking for fonts…") < 0
    row = choice.findText("Manrope Bold")
    assert row == 1
    choice.setCurrentIndex(row)
    choice.activated.emit(row)
    assert window.session.caption_spec.style.font == str(tmp_path / "fonts" / "some.ttf")
    assert choice.currentText() == "Manrope Bold"
    window.session.undo_stack.undo()
    assert choice.currentIndex() == 0
    fonts.close()


def test_a_colour_of_ones_own_shows_while_it_is_looked_for(window: MainWindowController) -> None:
    inspector = window.main_page.inspector
    inspector.style_panel.colour_swatches._custom_swatch.click()
    picker = inspector.findChild(ColourDialog)
    assert isinstance(picker, ColourDialog)
    picker._code_edit.selectAll()
    QTest.keyClicks(picker._code_edit, "#123456")
    assert window.session.caption_spec.style.fill == (18, 52, 86)
    picker.accept()
    assert window.session.caption_spec.style.fill == (18, 52, 86)
    window.session.undo_stack.undo()
    assert window.session.caption_spec.style.fill == (255, 255, 255)


def test_letters_that_are_hard_to_read_are_hinted_at(window: MainWindowController, qtbot: QtBot) -> None:
    inspector = window.main_page.inspector
    inspector.style_panel.details.outline_slider.value_changed.emit(0.0)
    inspector.style_panel.colour_swatches.colour_selected.emit((70, 110, 160))
    qtbot.waitUntil(lambda: "hardly stands out" in inspector._hint_label.text(), timeout=5000)
    assert inspector._problem_label.isHidden()


def test_the_wheel_scrolls_past_the_choices_without_changing_them(window: MainWindowController, qtbot: QtBot) -> None:
    styles = window.main_page.inspector.style_panel
    styles.details_button.click()
    for choice in (
        styles.size_slider.slider,
        styles.details.font_combo,
        styles.details.shape_combo,
        styles.details.align_combo,
    ):
        before = window.session.caption_spec
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
        assert window.session.caption_spec == before


def cut_off(inside: QWidget) -> list[str]:
    """What does not show all of its words."""
    found = []
    for each in inside.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel) and not each.wordWrap() and each.text():
            wanted = each.fontMetrics().horizontalAdvance(each.text())
        elif isinstance(each, QAbstractButton) and each.text() and not isinstance(each, _StyleTile):
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
        window.main_window.resize(1366, 700)
        inspector = select(window, qtbot, "a")
        inspector.style_panel.details_button.click()
        inspector.style_panel.details.shape_combo.activated.emit(1)
        inspector.style_panel.file_panel._save_as_button.click()
        qtbot.wait(50)
        assert cut_off(inspector) == []
        body = inspector.findChild(QWidget, "inspectorBody")
        assert isinstance(body, QWidget)
        assert body.minimumSizeHint().width() <= inspector.viewport().width()
    finally:
        qapp.setFont(before)


def test_everything_in_the_panel_has_a_name_and_can_be_reached(window: MainWindowController) -> None:
    inspector = window.main_page.inspector
    inspector.style_panel.details_button.click()
    inspector.style_panel.file_panel._save_as_button.click()
    reachable = [
        widget
        for widget in inspector.findChildren(QWidget)
        if widget.window() is window.main_window
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
    assert {type(widget) for widget in reachable} >= {ComboBox, _StyleTile}
    order = []
    here: QWidget | None = inspector.preview
    while here is not None and here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    stations = [
        inspector.preview,
        inspector.caption_panel._template_combo,
        inspector.scope_selector._all_chip,
        inspector.event_place_panel.event_edit,
        inspector.style_panel.gallery._tiles[0],
        inspector.style_panel.size_slider.slider,
        inspector.style_panel.anchor_grid._anchor_buttons[Anchor.TOP_LEFT],
        inspector.style_panel.details_button,
        inspector.style_panel.details.font_combo,
        inspector.style_panel.file_panel._name_edit,
    ]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)
