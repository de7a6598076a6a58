"""One person's way through the window, from dropped photos to saved copies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from given import MakePhoto, under_many_names
from stampgui.caption.style import Anchor
from stampgui.i18n import load_catalogue, message
from stampgui.session.photos.photo_item import PhotoFilter
from stampgui.settings import load_settings
from stampgui.stamping.outcome import Status


def shown(window: WindowDriver) -> str:
    return seen(window.photos, load_catalogue("en"))


def test_nothing_is_there_before_photos_are(open_it: OpenWindow) -> None:
    window = open_it()
    assert window.welcome.visible
    assert not window.saving.visible


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"thumbnail_width": 1000000000000, "inspector_width": 4000000000, "jobs": -1}']
)
def test_settings_that_cannot_be_used_cost_no_start_and_are_said_once(
    open_it: OpenWindow, tmp_path: Path, content: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text(content)
    window = open_it()
    assert window.welcome.visible
    assert str(tmp_path / "config" / "settings-damaged.json") in window.info.message
    assert (tmp_path / "config" / "settings-damaged.json").read_text() == content
    assert open_it().info.message == ""


def test_where_a_part_is_blocked_one_banner_says_what_that_means_for_copies(
    open_it: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = message("it cannot be loaded ({detail})", detail="blocked")
    monkeypatch.setattr("stampgui.gui.window.main_window.explain_missing_core", lambda: reason)
    window = open_it(language="id")
    assert window.missing_core.message.startswith("Kualitas salinan JPEG sedikit turun di komputer ini")
    assert "(blocked)" in window.missing_core.message


def test_where_all_works_no_banner_is_shown(open_it: OpenWindow) -> None:
    assert open_it().missing_core.message == ""


def test_from_photos_to_copies(
    open_it: OpenWindow, make_photo: MakePhoto, untouched: Callable[[Path], None], qtbot: QtBot, tmp_path: Path
) -> None:
    make_photo("IMG_1203.JPG", taken="2023:01:20 08:00:11")
    make_photo("scan 1.jpg")
    make_photo("lama/scan 2.jpg")
    folder = tmp_path / "photos"
    (folder / "rusak.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    untouched(folder)

    window = open_it(folder)
    assert shown(window) == (
        "  January 20, 2023 | IMG_1203.JPG | Camera data\n"
        "  Cannot be stamped | rusak.jpg | Failed\n"
        "  No date yet | scan 1.jpg | Please fill in\n"
        "  No date yet | scan 2.jpg | Please fill in"
    )

    window.filters.show_only(PhotoFilter.UNDATED)
    window.select_all()
    assert [card.found.path.name for card in window.grid.selected] == ["scan 1.jpg", "scan 2.jpg"]
    window.type_date("okt 2022")
    window.save()

    assert shown(window) == (
        "✓ January 20, 2023 | IMG_1203.JPG | Camera data\n"
        "  Cannot be stamped | rusak.jpg | Failed\n"
        "✓ October 2022 | scan 1.jpg | Typed\n"
        "✓ October 2022 | scan 2.jpg | Typed"
    )
    copies = tmp_path / "Pictures" / "stampgui"
    written = sorted(str(path.relative_to(copies)) for path in copies.rglob("*") if path.is_file())
    assert written == ["IMG_1203.JPG", "lama/scan 2.jpg", "scan 1.jpg"]
    assert window.session.save_result is not None
    captions = {outcome.path.name: outcome.caption for outcome in window.session.save_result.outcomes}
    assert captions["scan 1.jpg"] == "taken in October 2022"


def test_saving_again_after_another_colour_replaces_its_own_copies(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.save()
    copy = tmp_path / "Pictures" / "stampgui" / "a.jpg"
    first = copy.read_bytes()
    window.inspector.choose_colour("Red")
    assert not window.photos[0].saved
    window.save()
    assert copy.read_bytes() != first
    assert [path.name for path in copy.parent.iterdir()] == ["a.jpg"]
    assert asking.asked == []


def test_copies_of_another_day_are_asked_about(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    there = tmp_path / "Pictures" / "stampgui" / "a.jpg"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"somebody's own file")
    window = open_it(photo)
    asking.answers = [1]
    window.save()
    assert asking.asked == ["1 file with the same name is already in this folder"]
    assert there.read_bytes() == b"somebody's own file"
    assert (there.parent / "a (2).jpg").is_file()


@pytest.mark.usefixtures("held_after_first")
def test_cancelled_saving_keeps_what_is_finished(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    photos = under_many_names(make_photo("0.jpg", taken="2023:01:20 08:00:11", size=(2400, 1800)), 30)
    window = open_it(*photos)
    window.press_save()
    qtbot.waitUntil(lambda: any(card.saved for card in window.photos), timeout=SOON)
    with qtbot.waitSignal(window.session.save_run.finished, timeout=SOON):
        window.saving.press("cancelButton")
    saved = window.session.save_result
    assert saved is not None
    assert saved.cancelled
    assert 0 < saved.stamped_count < 30
    copies = list((tmp_path / "Pictures" / "stampgui").iterdir())
    assert all(path.suffix == ".jpg" and not path.name.startswith(".") for path in copies)
    assert len(copies) >= saved.stamped_count


def test_an_answer_can_be_undone_and_redone(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(make_photo("scan 1.jpg"), make_photo("scan 2.jpg"))
    window.select_all()
    window.type_date("17 agustus 2019")
    assert shown(window).count("August 17, 2019") == 2
    QTest.keyClick(window.inspector.line("dateEdit"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(window).count("No date yet") == 2
    QTest.keyClick(window.main_window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert shown(window).count("August 17, 2019") == 2


def test_the_typed_date_can_be_taken_back(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.type_date("2019")
    assert shown(window) == "  2019 | a.jpg | Typed"
    window.inspector.press("removeDateButton")
    assert shown(window) == "  January 20, 2023 | a.jpg | Camera data"


def test_after_each_answer_the_next_undated_photo_is_at_hand(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(
        make_photo("scan 1.jpg"), make_photo("scan 2.jpg"), make_photo("a.jpg", taken="2023:01:20 08:00:11")
    )
    window.filters.show_only(PhotoFilter.UNDATED)
    window.grid.select_first()
    window.type_date("2018")
    assert [card.found.path.name for card in window.grid.selected] == ["scan 2.jpg"]
    window.type_date("2019")
    assert window.session.model.rowCount() == 3
    assert [card.found.path.name for card in window.grid.selected] == ["scan 2.jpg"]


def test_delete_takes_photos_out_of_the_list_and_undo_brings_them_back(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    path = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(path, make_photo("b.jpg", taken="2023:01:21 08:00:11"))
    window.grid.select_first()
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_Delete)
    assert [card.found.path.name for card in window.photos] == ["b.jpg"]
    assert path.is_file()
    window.undo()
    assert [card.found.path.name for card in window.photos] == ["a.jpg", "b.jpg"]


def test_photos_are_taken_out_of_the_list_one_after_another_by_keyboard(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"{name}.jpg", taken="2023:01:20 08:00:11") for name in "abcd"))
    window.select("b")
    window.remove_selected()
    assert [card.found.path.name for card in window.grid.selected] == ["c.jpg"]
    window.remove_selected()
    window.remove_selected()
    assert [card.found.path.name for card in window.photos] == ["a.jpg"]
    assert [card.found.path.name for card in window.grid.selected] == ["a.jpg"]


def test_the_keyboard_is_where_it_was_at_first_once_the_last_photo_is_taken_out(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.select("a")
    window.remove_selected()
    qtbot.waitUntil(lambda: not window.grid.isVisible(), timeout=SOON)
    focus = window.main_window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Choose a folder…"


def test_the_same_photos_are_not_added_twice(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted
) -> None:
    path = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(path)
    window.session.add([path.parent])
    window.wait_until_read()
    assert len(window.photos) == 1
    assert asking.asked == ["Nothing was added"]


def test_pasted_files_are_added_even_from_the_date_field(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(make_photo("b.jpg")))])
    QGuiApplication.clipboard().setMimeData(copied)
    QTest.keyClick(window.inspector.line("dateEdit"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    # what the clipboard still holds when the interpreter ends would bring it down
    QGuiApplication.clipboard().clear()
    qtbot.waitUntil(lambda: len(window.photos) == 2, timeout=SOON)


def test_another_language_is_everywhere_at_once_and_remembered(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    indonesian = load_catalogue("id").gettext
    window.choose_language("id")
    assert window.header.button("addPhotosButton").text() == indonesian("Add photos…")
    assert window.inspector.text("dateInterpretation").startswith("Jumat, 20 Januari 2023")
    assert window.inspector.choice("templateCombo").itemText(0) == "difoto tanggal 20 Januari 2023"
    assert window.main_window.windowTitle().endswith(indonesian("date stamp for photos"))
    window.close()
    assert load_settings(tmp_path / "config" / "settings.json").language == "id"


def test_the_window_speaks_indonesian_when_the_system_does(open_it: OpenWindow) -> None:
    assert open_it(language="id-ID").session.catalogue.language == "id"


def test_closing_with_unsaved_dates_asks(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted
) -> None:
    window = open_it(make_photo("scan.jpg"))
    window.type_date("2019")
    asking.answers = [0]
    assert not window.close()
    assert window.main_window.isVisible()
    assert window.close()
    assert asking.asked == ["The copy of 1 photo is not saved yet"] * 2


@pytest.mark.usefixtures("held_after_first")
def test_closing_while_saving_asks_and_leaves_no_half_copy(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    photos = under_many_names(make_photo("0.jpg", taken="2023:01:20 08:00:11", size=(2400, 1800)), 30)
    window = open_it(*photos)
    window.press_save()
    qtbot.waitUntil(lambda: any(card.saved for card in window.photos), timeout=SOON)
    assert window.close()
    assert asking.asked == ["Saving is not finished yet"]
    assert not list((tmp_path / "Pictures").rglob("*.part"))


def test_the_window_comes_back_as_it_was_left(open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    window.choose_theme("dark")
    window.filters.set_card_width(240)
    window.inspector.preview.placed.emit(Anchor.TOP_LEFT, "")
    window.close()
    again = open_it()
    settings = again.session.settings
    assert (settings.theme, settings.thumbnail_width) == ("dark", 240)
    assert again.session.caption_spec.style.position is Anchor.TOP_LEFT
    assert "Dark" in again.header.ticked
    again.choose_theme("light")


def test_a_failure_is_named_on_the_bar_and_on_the_card(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    path = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(path, make_photo("b.jpg", taken="2023:01:20 08:00:11"))
    path.unlink()
    window.save()
    saved = window.session.save_result
    assert saved is not None
    assert [outcome.status for outcome in saved.failures.values()] == [Status.FAILED]
    assert window.saving.failures[0].startswith("a.jpg: ")
    assert shown(window).splitlines()[0] == "  January 20, 2023 | a.jpg | Failed"


def test_something_new_after_saving_brings_the_save_button_back(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("scan.jpg"))
    window.save()
    assert window.saving.title
    window.grid.select_photos([1])
    qtbot.wait(20)
    window.type_date("2019")
    assert window.saving.waiting
    assert [card.found.path.name for card in window.session.pending_items] == ["scan.jpg"]


def test_every_control_can_be_named(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("scan.jpg"))
    reachable = [
        widget
        for widget in window.main_window.findChildren(QWidget)
        if widget.window() is window.main_window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar | QScrollArea)
    ]
    nameless = [
        widget
        for widget in reachable
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert len(reachable) > 30
    assert [widget.objectName() or type(widget).__name__ for widget in nameless if not widget.isHidden()] == []


def test_tab_goes_through_the_window_from_top_to_bottom(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    order: list[QWidget] = [window.header.root]
    while (following := order[-1].nextInFocusChain()) is not window.header.root and following is not None:
        order.append(following)
    stations = [
        window.header.button("addPhotosButton"),
        find_part(window.main_window, QComboBox, "orderCombo"),
        window.grid,
        window.inspector.line("dateEdit"),
        window.inspector.choice("templateCombo"),
        window.saving.button("saveButton"),
    ]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_window_fits_a_small_screen(open_it: OpenWindow, make_photo: MakePhoto, language: str) -> None:
    """A 1366 × 768 screen at 150 % has 910 × 512 pixels."""
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("scan.jpg"), language=language)
    needed = window.main_window.minimumSizeHint()
    assert needed.width() <= 910
    assert needed.height() <= 512


def test_reading_can_be_stopped_and_what_is_read_stays(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    first = make_photo("0.jpg", taken="2023:01:20 08:00:11")
    for number in range(1, 1500):
        (first.parent / f"{number}.jpg").hardlink_to(first)
    window = open_it()
    window.session.add([first.parent])
    qtbot.waitUntil(lambda: len(window.photos) > 0, timeout=SOON)
    window.reading.stop()
    qtbot.waitUntil(lambda: not window.session.photo_import.running, timeout=SOON)
    assert 0 < len(window.photos) < 1500
    assert asking.asked == []
