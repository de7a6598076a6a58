"""Another folder for the copies, where the one that was chosen cannot be written to."""

from functools import partial
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.saving.results_panel import ResultsPanel
from stampgui.gui.text.save_result_text import NextSteps
from stampgui.gui.theme.tokens import LIGHT
from stampgui.i18n import load_catalogue, message
from stampgui.session.saving.run_results import SaveResult
from stampgui.stamping.outcome import Outcome, Status, refuse_folder

TAKEN = "2023:01:20 08:00:11"


def test_where_no_copy_can_be_written_another_folder_is_one_click_away(
    open_it: OpenWindow, make_photo: MakePhoto, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    (tmp_path / "file").touch()
    window.session.update_settings(output_folder=str(tmp_path / "file" / "copies"))
    window.save()
    assert window.saving.title == "0 of 1 photos saved, 1 failed."
    asking.chosen_folder = tmp_path / "elsewhere"
    window.saving.press("Change the folder…")
    assert window.saving.waiting
    assert window.save().folder == tmp_path / "elsewhere"
    assert window.saving.title == "1 photo saved."
    assert window.saving.button("openFolderButton").text() == "Open the folder"


def test_where_some_copies_could_be_written_the_folder_can_be_opened_and_changed(
    open_it: OpenWindow, make_photo: MakePhoto, asking: Scripted, tmp_path: Path
) -> None:
    photo, _other = make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN)
    window = open_it(photo.parent)
    full = refuse_folder(tmp_path, message("the disk is full"))
    outcomes = {0: Outcome(photo, Status.STAMPED, output=photo), 1: Outcome(photo, Status.FAILED, reason=full)}
    window.session.saving_finished.emit(SaveResult(tmp_path, (0, 1), outcomes))
    assert window.saving.button("openFolderButton").text() == "Open the folder"
    asking.chosen_folder = tmp_path / "elsewhere"
    window.saving.press("anotherFolderButton")
    assert window.session.copy_folder == tmp_path / "elsewhere"


def test_on_a_full_disk_on_which_nothing_was_saved_the_way_on_is_another_folder(
    open_it: OpenWindow, make_photo: MakePhoto, asking: Scripted, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    window = open_it(photo)
    full = refuse_folder(tmp_path, message("the disk is full"))
    failed = Outcome(photo, Status.FAILED, reason=full)
    window.session.saving_finished.emit(SaveResult(tmp_path, (0,), {0: failed}))
    saving = window.saving
    assert [each.text() for each in saving.primary_buttons] == ["Change the folder…"]
    assert not saving.button("anotherFolderButton").isVisible(), "it is offered once"
    assert saving.button("Try 1 photo again").isVisible()
    asking.chosen_folder = tmp_path / "elsewhere"
    saving.press("Change the folder…")
    assert window.session.copy_folder == tmp_path / "elsewhere"


def test_where_nothing_was_saved_for_another_reason_the_way_on_is_to_try_again(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    window = open_it(photo)
    failed = Outcome(photo, Status.FAILED, reason=message("The file is damaged."))
    window.session.saving_finished.emit(SaveResult(tmp_path, (0,), {0: failed}))
    assert [each.text() for each in window.saving.primary_buttons] == ["Try 1 photo again"]
    assert not window.saving.button("openFolderButton").isVisible(), "there is nothing in it"
    saved = Outcome(photo, Status.STAMPED, output=photo)
    window.session.saving_finished.emit(SaveResult(tmp_path, (0,), {0: saved}))
    assert [each.text() for each in window.saving.primary_buttons] == ["Open the folder"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", [(910, 512), (1093, 614)], ids=["150 %", "125 %"])
def test_on_a_laptop_all_ways_to_go_on_are_in_one_line(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    panel = ResultsPanel(load_catalogue(language), LIGHT)
    panel.retranslate(load_catalogue(language))
    panel.set_tokens(LIGHT)
    column.addStretch()
    column.addWidget(panel)
    window.show()
    panel.set_result(SaveResult(tmp_path, (0,), {}), NextSteps(undated=17, waiting=17, copies=7))
    qtbot.wait(100)
    photo, full = tmp_path / "a.jpg", refuse_folder(tmp_path, message("the disk is full"))
    outcomes = {0: Outcome(photo, Status.STAMPED, output=photo), 1: Outcome(photo, Status.FAILED, reason=full)}
    panel.set_result(SaveResult(tmp_path, (0, 1), outcomes), NextSteps(retry=12, undated=17, waiting=17, copies=7))
    panel.set_tokens(LIGHT)  # before what was said has its place
    qtbot.wait(100)
    left_to_do = [panel.retry_button, panel.change_folder_button, panel.dates_button]
    ways = [*left_to_do, panel.copy_files_button, panel.copy_text_button, panel.report_button]
    assert all(way.isVisible() for way in ways)
    assert len({way.y() for way in ways}) == 1
    handle = panel.drag_handle
    assert handle.isHidden() or handle.text_label.text(), "a grip alone does not say what it is"
    panel.set_result(SaveResult(tmp_path, (0, 1), outcomes), NextSteps(3, 12, undated=17, waiting=17, copies=7))
    qtbot.wait(100)
    assert handle.isHidden() or handle.text_label.text(), "nor where there is room for nothing else"


def is_whole(part: QWidget) -> bool:
    return part.visibleRegion() == QRegion(part.rect())


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1093, 614), (910, 512)])
def test_why_a_photo_was_not_saved_is_read_without_scrolling_and_before_the_path_of_the_folder(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot, width: int, height: int
) -> None:
    photos = [make_photo(f"{name}.jpg", taken=TAKEN) for name in "ab"]
    window = open_it(*photos, make_photo("undated.jpg"), language="id")
    window.hints.skip()
    window.main_window.resize(width, height)
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "copies"
    window.session.update_settings(output_folder=str(folder))
    window.select("a")
    window.save()
    for name in "ab":
        window.select(name)
        told = window.inspector.label("dateReason")
        assert told.text().startswith("Tidak tersimpan: ada berkas di tempat folder itu.")
        assert told.text().endswith(f"Folder: {folder}")
        for _turn in range(2):
            qtbot.waitUntil(partial(is_whole, told), timeout=SOON)
            qtbot.wait(100)
