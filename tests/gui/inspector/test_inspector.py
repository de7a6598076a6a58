"""The caption's look in the window: chosen for all photos, remembered, and undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.driver.window import WindowDriver
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
from stampgui.gui.style.style_gallery import StyleTile
from stampgui.gui.widgets.controls import ComboBox
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.session.captions.caption_spec import resolve_stored_style
from stampgui.settings import load_settings

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> WindowDriver:
    """Three photos, the first of which is selected."""
    made = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    made.select("a")
    return made


def test_a_style_is_for_all_photos_and_shows_at_once(window: WindowDriver, qtbot: QtBot) -> None:
    preview = window.inspector.preview
    window.inspector.style("yellow").click()
    assert window.session.caption_spec.style == BUILT_IN_STYLES["yellow"]
    assert preview.caption_preview is not None
    assert preview.caption_preview.style == BUILT_IN_STYLES["yellow"]
    assert window.inspector.style("yellow").isChecked()


def test_every_choice_of_the_look_can_be_undone(window: WindowDriver, qtbot: QtBot) -> None:
    inspector, session = window.inspector, window.session
    inspector.style("box").click()
    inspector.place_at(Anchor.TOP)
    inspector.choose_colour("Red")
    inspector.unfold_details()
    inspector.choose_plate_shape(PlateShape.RIBBON)
    inspector.choose("alignCombo", 1)
    inspector.choose_value("captionLanguageCombo", "id")
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


def test_a_pulled_slider_is_undone_in_one_step(window: WindowDriver) -> None:
    slider = window.inspector.slider("sizeSlider")
    for _press in range(5):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert window.session.caption_spec.style.size == 7
    assert window.session.undo_stack.count() == 1
    window.undo()
    assert window.session.caption_spec.style.size == 4.5


def test_the_look_is_remembered(window: WindowDriver, tmp_path: Path, open_it: OpenWindow) -> None:
    window.inspector.style("ribbon").click()
    window.inspector.place_automatically()
    window.close()
    assert resolve_stored_style(load_settings(tmp_path / "config" / "settings.json")) == replace(
        BUILT_IN_STYLES["ribbon"], position=AUTO
    )
    assert open_it().inspector.button("automaticPlaceButton").isChecked()


def test_event_and_place_are_in_the_caption_and_not_remembered(
    window: WindowDriver, qtbot: QtBot, tmp_path: Path, open_it: OpenWindow
) -> None:
    window.inspector.type_into("eventEdit", "Village meeting")
    window.inspector.type_into("placeEdit", "Solo")
    window.save()
    assert window.session.save_result is not None
    captions = {outcome.caption for outcome in window.session.save_result.outcomes}
    assert captions == {"Village meeting, Solo\ntaken on January 20, 2023"}
    window.undo()
    assert window.session.caption_spec.event_place == EventPlace("Village meeting", "")
    assert window.inspector.line("placeEdit").text() == ""
    window.close()
    assert open_it().session.caption_spec.event_place == EventPlace()


def test_arrow_presses_are_undone_together_and_a_pull_by_itself(window: WindowDriver) -> None:
    preview = window.inspector.preview
    for _press in range(6):
        QTest.keyClick(preview, Qt.Key.Key_Left)
    nudged = window.session.caption_spec
    assert isinstance(nudged.style.position, CustomPosition)
    assert window.session.undo_stack.count() == 1
    preview.placed.emit(Anchor.TOP, "")
    assert window.session.undo_stack.count() == 2
    window.undo()
    assert window.session.caption_spec == nudged
    window.undo()
    assert window.session.caption_spec.style == Style()


def test_a_style_is_saved_under_a_name_chosen_again_and_deleted(
    window: WindowDriver, tmp_path: Path, asking: Scripted
) -> None:
    inspector = window.inspector
    inspector.slider("sizeSlider").setValue(16)
    inspector.save_style_as("Kantor")
    assert inspector.button("saveStyleButton").text() == "Save"
    QTest.keyClick(inspector.line("styleNameEdit"), Qt.Key.Key_Return)
    file = tmp_path / "config" / "styles" / "Kantor.json"
    assert read_style(file) == Style(size=8)
    saved = inspector.label("styleSaved")
    assert saved.text() == "Saved. “Kantor” is now among the styles above."
    window.qtbot.waitUntil(lambda: saved.visibleRegion().boundingRect() == saved.rect(), timeout=SOON)
    window.inspector.style("box").click()
    assert not saved.isVisible()
    window.inspector.style("Kantor").click()
    assert window.session.caption_spec.style == Style(size=8)
    inspector.save_style_as("Kantor")
    assert inspector.button("saveStyleButton").text() == "Replace"
    asking.answers = [1]
    inspector.press("deleteStyleButton")
    assert not file.exists()
    assert inspector.styles == list(BUILT_IN_STYLES)
    assert window.session.caption_spec.style == Style(size=8)


def test_a_name_that_cannot_be_used_is_refused_while_it_is_typed(window: WindowDriver) -> None:
    window.inspector.save_style_as("a/b")
    assert not window.inspector.button("saveStyleButton").isEnabled()
    reason = window.inspector.label("styleNameError")
    assert "letters" in reason.text()
    window.qtbot.waitUntil(lambda: reason.visibleRegion().boundingRect() == reason.rect(), timeout=SOON)


def test_a_style_file_from_elsewhere_is_opened_and_a_broken_one_says_why(
    window: WindowDriver, tmp_path: Path, asking: Scripted
) -> None:
    wanted = Style(font=str(find_bundled_font()), size=7, position=CustomPosition(0.5, 0.2))
    write_style(tmp_path / "titipan.json", wanted)
    asking.chosen_file = tmp_path / "titipan.json"
    window.inspector.press("openStyleButton")
    assert window.session.caption_spec.style == wanted
    (tmp_path / "titipan.json").write_text('{"font": "No Such Font Anywhere"}')
    window.inspector.press("openStyleButton")
    assert "No Such Font Anywhere" in window.inspector.text("styleError")
    assert window.session.caption_spec.style == wanted


def test_letters_that_are_hard_to_read_are_hinted_at(window: WindowDriver, qtbot: QtBot) -> None:
    window.inspector.unfold_details()
    window.inspector.slider("outlineSlider").setValue(0)
    window.inspector.choose_own_colour("#466ea0")
    qtbot.waitUntil(lambda: "hardly stands out" in window.inspector.text("captionHint"), timeout=SOON)
    assert window.inspector.text("captionProblem") == ""


def test_the_wheel_scrolls_past_the_choices_and_neither_changes_nor_focuses_them(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.unfold_details()
    choices: list[QWidget] = [inspector.slider("sizeSlider"), inspector.slider("shadowSlider")]
    choices += [inspector.choice(name) for name in ("templateCombo", "fontCombo", "plateShapeCombo", "alignCombo")]
    for choice in choices:
        before = window.session.caption_spec
        at = QPointF(choice.rect().center())
        event = QWheelEvent(
            at,
            QPointF(choice.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(choice, event)
        assert window.session.caption_spec == before
        assert not event.isAccepted()  # so that it goes on to what scrolls the choices
        assert choice.focusPolicy() & Qt.FocusPolicy.WheelFocus != Qt.FocusPolicy.WheelFocus


def cut_off(inside: QWidget) -> list[str]:
    """What does not show all of its words."""
    found = []
    for each in inside.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel) and not each.wordWrap() and each.text():
            wanted = each.fontMetrics().horizontalAdvance(each.text())
        elif isinstance(each, QAbstractButton) and each.text() and not isinstance(each, StyleTile):
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
        window.select("a")
        window.inspector.unfold_details()
        window.inspector.choose_plate_shape(PlateShape.BOX)
        window.inspector.press("saveStyleAsButton")
        settle()
        assert cut_off(window.inspector.root) == []
        body = find_part(window.inspector.root, QWidget, "inspectorBody")
        assert body.minimumSizeHint().width() <= window.inspector.scroll_area.viewport().width()
    finally:
        qapp.setFont(before)


def test_everything_in_the_panel_has_a_name_and_can_be_reached(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.unfold_details()
    inspector.press("saveStyleAsButton")
    reachable = [
        widget
        for widget in inspector.root.findChildren(QWidget)
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
    assert {type(widget) for widget in reachable} >= {ComboBox, StyleTile}
    order = []
    here: QWidget | None = inspector.preview
    while here is not None and here not in order:
        order.append(here)
        here = here.nextInFocusChain()
    stations = [
        inspector.preview,
        window.inspector.choice("templateCombo"),
        window.inspector.button("allChip"),
        window.inspector.line("eventEdit"),
        window.inspector.style(next(iter(BUILT_IN_STYLES))),
        window.inspector.slider("sizeSlider"),
        window.inspector.place(Anchor.TOP_LEFT),
        window.inspector.button("detailsButton"),
        inspector.choice("fontCombo"),
        window.inspector.line("styleNameEdit"),
    ]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)


def test_from_the_date_the_keyboard_goes_on_to_the_dates_that_are_offered(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("2019-05-05 pasar.jpg", taken=TAKEN))
    window.grid.select_photos([window.photos[0].id])
    qtbot.wait(20)
    window.press_keys(Qt.Key.Key_F2)
    reached = []
    for _offer in range(2):
        QTest.keyClick(window.main_window.focusWidget(), Qt.Key.Key_Tab)
        here = window.main_window.focusWidget()
        assert isinstance(here, WrappingButton)
        reached.append(here.full_text)
    assert reached == window.inspector.offers


def test_a_long_name_in_a_reason_leaves_the_panel_as_wide_as_it_was(window: WindowDriver, tmp_path: Path) -> None:
    folder = tmp_path / "Dokumentasi_Kegiatan_Rapat_Koordinasi_Pembangunan_Desa_Sukamaju_bersama_Warga"
    folder.write_bytes(b"a file where the folder would have to be")
    window.session.update_settings(output_folder=str(folder))
    window.main_window.resize(1366, 768)
    settle()
    width = window.inspector.preview.width()
    window.save()
    settle()
    assert folder.name in find_part(window.main_window, QLabel, "dateReason").text()
    assert window.inspector.preview.width() == width
