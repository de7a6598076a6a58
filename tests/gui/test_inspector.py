"""The caption's look in the window: for all photos, for some, remembered, and undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.scripted import OpenWindow, Scripted
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.font import font_path
from stampgui.caption.own import NOTHING_OWN
from stampgui.caption.style import AUTO, BUILT_IN, Anchor, Shape, Spot, Style
from stampgui.caption.style_file import read_style, write_style
from stampgui.caption.wording import Words
from stampgui.gui.colour_picker import ColourPicker
from stampgui.gui.controls import Choice
from stampgui.gui.fonts import Fonts
from stampgui.gui.inspector import Inspector
from stampgui.gui.look import style_of
from stampgui.gui.photos import Card
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


def select(window: Window, qtbot: QtBot, names: str) -> Inspector:
    ids = [card.id for card in window.session.model.cards if card.found.path.stem in names]
    window.page.grid.select(ids)
    qtbot.wait(20)
    inspector = window.page.inspector
    qtbot.waitUntil(lambda: inspector.preview.written is not None, timeout=5000)
    return inspector


def card(window: Window, name: str) -> Card:
    return next(each for each in window.session.model.cards if each.found.path.stem == name)


def for_selected(window: Window) -> Inspector:
    inspector = window.page.inspector
    inspector.scope._selected.click()
    return inspector


def sample(inspector: Inspector, name: str) -> _Sample:
    return next(made for made in inspector.styles.gallery._samples if made.entry.name == name)


def save(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.saving.ended, timeout=20_000):
        window.save_bar.save_wanted.emit()


def changed(before: Path, after: Path) -> tuple[int, int, int, int]:
    with Image.open(before) as one, Image.open(after) as other:
        box = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    found = box.point([0] * 60 + [255] * 196).getbbox()
    assert found is not None
    return found


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


def test_one_photo_may_differ_and_its_copy_does(
    window: Window, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path
) -> None:
    inspector = for_selected(window)
    inspector.styles.places.chosen.emit(Anchor.TOP_LEFT)
    QTest.keyClicks(inspector.words.event_line, "Workshop")
    assert window.session.look.style == Style()
    save(window, qtbot)
    copies, photos = tmp_path / "Pictures" / "stampgui", tmp_path / "photos"
    assert changed(photos / "a.jpg", copies / "a.jpg")[3] < 300
    assert changed(photos / "b.jpg", copies / "b.jpg")[1] > 600
    assert window.session.saved is not None
    assert [outcome.caption for outcome in window.session.saved.outcomes][:2] == [
        "Workshop\ntaken on January 20, 2023",
        "taken on January 20, 2023",
    ]


def test_what_a_photo_has_of_its_own_outdates_only_its_own_copy(window: Window, qtbot: QtBot) -> None:
    save(window, qtbot)
    for_selected(window).styles.places.chosen.emit(Anchor.TOP)
    assert [each.found.path.stem for each in window.session.pending] == ["a"]


def test_a_photo_of_its_own_follows_all_others_in_the_rest_and_can_go_back(window: Window, qtbot: QtBot) -> None:
    inspector = for_selected(window)
    inspector.styles.places.chosen.emit(Anchor.TOP_LEFT)
    assert inspector.scope._reset.isVisible()
    inspector.scope._all.click()
    sample(inspector, "yellow").click()
    assert inspector.preview.written is not None
    assert inspector.preview.written.style == replace(BUILT_IN["yellow"], position=Anchor.TOP_LEFT)
    inspector.scope._reset.click()
    assert card(window, "a").own == NOTHING_OWN
    assert inspector.preview.written.style == BUILT_IN["yellow"]
    qtbot.waitUntil(lambda: not inspector.scope._reset.isVisible(), timeout=1000)
    window.session.undo.undo()
    assert card(window, "a").own.is_placed


def test_the_scope_follows_the_photo_that_is_looked_at(window: Window, qtbot: QtBot) -> None:
    for_selected(window).styles.places.chosen.emit(Anchor.TOP_LEFT)
    assert select(window, qtbot, "b").scope.is_all
    assert window.page.inspector.styles.places._places[Anchor.BOTTOM_RIGHT].isChecked()
    assert not select(window, qtbot, "a").scope.is_all
    assert window.page.inspector.styles.places._places[Anchor.TOP_LEFT].isChecked()


def test_all_selected_photos_get_what_is_chosen_for_them(window: Window, qtbot: QtBot) -> None:
    select(window, qtbot, "ab")
    inspector = for_selected(window)
    inspector.styles.details.shadow.chosen.emit(20.0)
    sample(inspector, "box").click()
    assert card(window, "a").own == card(window, "b").own
    assert card(window, "b").own.style_on(Style()) == BUILT_IN["box"]
    assert card(window, "c").own == NOTHING_OWN
    window.session.undo.undo()
    assert dict(card(window, "b").own.style) == {"shadow": 20.0}


def test_a_caption_that_is_moved_goes_where_its_photo_has_it(window: Window, qtbot: QtBot) -> None:
    inspector = window.page.inspector
    inspector.preview.placed.emit(Anchor.TOP, "")
    assert window.session.look.style.position is Anchor.TOP
    for_selected(window)
    inspector.preview.placed.emit(Spot(0.3, 0.3), "")
    inspector.scope._all.click()
    inspector.preview.placed.emit(Spot(0.4, 0.4), "")
    assert window.session.look.style.position is Anchor.TOP
    assert card(window, "a").own.style_on(Style()).position == Spot(0.4, 0.4)


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
    with qtbot.waitSignal(fonts.found, timeout=5000):
        fonts.look()
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
