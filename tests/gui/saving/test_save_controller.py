"""Making copies: the pause, another try for what failed, a second run, and what is said in the end."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from session.photo_items import dated

from batches import only_jobs
from given import MakePhoto, under_many_names
from stampgui.gui.text.save_result_text import NextSteps, describe_save_result, list_failures
from stampgui.i18n import load_catalogue, message
from stampgui.session.copies.copy_planner import CopyPlanner
from stampgui.session.saving.run_results import RunPhase, SaveResult
from stampgui.stamping.job import ExistingPolicy, Recipe
from stampgui.stamping.outcome import Outcome, Status

TAKEN = "2023:01:20 08:00:11"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def copies(tmp_path: Path) -> list[str]:
    return sorted(copy.name for copy in (tmp_path / "Pictures" / "stampgui").iterdir())


def as_written(file: Path) -> tuple[int, int, int]:
    """What writing changes about a file, and reading does not."""
    stat = file.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns


def many(make_photo: MakePhoto, count: int) -> list[Path]:
    return under_many_names(make_photo("0.jpg", taken=TAKEN, size=(2400, 1800)), count)


@pytest.mark.usefixtures("held_after_first")
def test_a_pause_by_keyboard_and_on_it_goes(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(*many(make_photo, 30))
    saving = window.session.save_run
    window.saving.button("saveButton").setFocus()
    QTest.keyClick(window.saving.button("saveButton"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(card.saved for card in window.photos), timeout=SOON)
    pause_button = window.saving.button("pauseButton")
    assert window.main_window.focusWidget() is pause_button
    assert pause_button.text() == "Pause"
    QTest.keyClick(pause_button, Qt.Key.Key_Space)
    assert saving.phase is RunPhase.PAUSED
    assert window.saving.text("progressTitle").startswith("Paused at ")
    assert pause_button.text() == "Resume"
    before, done = -1, 0
    while done > before:  # what was begun is finished
        qtbot.wait(700)
        before, done = done, sum(card.saved for card in window.photos)
    assert done < 30
    with qtbot.waitSignal(saving.finished, timeout=SOON):
        QTest.keyClick(pause_button, Qt.Key.Key_Space)
    assert window.session.save_result is not None
    assert window.session.save_result.stamped_count == 30


@pytest.mark.usefixtures("held_after_first")
def test_a_paused_saving_can_be_cancelled(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(*many(make_photo, 30))
    window.press_save()
    qtbot.waitUntil(lambda: any(card.saved for card in window.photos), timeout=SOON)
    window.saving.press("pauseButton")
    window.saving.button("cancelButton").setFocus()
    with qtbot.waitSignal(window.session.save_run.finished, timeout=SOON):
        window.saving.press("cancelButton")
    assert window.saving.title.startswith("Cancelled after ")
    assert window.saving.root.isAncestorOf(window.main_window.focusWidget())  # Enter must not add photos now


@pytest.mark.usefixtures("held_after_first")
def test_copies_whose_folder_is_moved_while_others_are_saved_do_not_count_as_saved(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(*many(make_photo, 30))
    window.press_save()
    qtbot.waitUntil(lambda: any(card.saved for card in window.photos), timeout=SOON)
    window.saving.press("pauseButton")
    assert window.session.save_run.phase is RunPhase.PAUSED
    (tmp_path / "Pictures" / "stampgui").rename(tmp_path / "moved")
    with qtbot.waitSignal(window.session.save_run.finished, timeout=SOON):
        window.saving.press("pauseButton")
    there = len(copies(tmp_path))
    assert 0 < there < 30
    assert sum(card.saved for card in window.photos) == there
    assert window.saving.title == f"{there} of 30 photos saved, {30 - there} failed."
    assert any("its folder was moved, emptied or replaced" in failure for failure in window.saving.failures)


@pytest.mark.usefixtures("held_after_first")
def test_the_window_can_be_closed_while_saving_is_paused(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it(*many(make_photo, 30))
    window.press_save()
    qtbot.waitUntil(lambda: window.session.save_run.running, timeout=SOON)
    window.saving.press("pauseButton")
    assert window.close()
    assert asking.asked == ["Saving is not finished yet"]
    assert not list((tmp_path / "Pictures").rglob("*.part"))


def test_only_what_failed_is_tried_again_and_the_whole_is_counted(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    photos = [make_photo(f"{number}.jpg", taken=TAKEN) for number in range(5)]
    window = open_it(*photos)
    for path in photos[1:3]:
        path.rename(path.with_suffix(".away"))
    window.save()
    assert window.saving.title == "3 of 5 photos saved, 2 failed."
    assert window.saving.failures == [
        "1.jpg, 2.jpg: There is no such file. Find out where it is now, or connect its drive again."
    ]
    assert window.saving.button("retryButton").text() == "Try 2 photos again"
    copy = tmp_path / "Pictures" / "stampgui" / "0.jpg"
    untouched = as_written(copy)

    photos[1].with_suffix(".away").rename(photos[1])
    window.retry()
    assert window.saving.title == "4 of 5 photos saved, 1 failed."
    assert window.saving.details.startswith(
        "1 of them on another try. 1 photo was tried again and still cannot be saved."
    )
    assert window.saving.button("retryButton").text() == "Try 1 photo again"

    photos[2].with_suffix(".away").rename(photos[2])
    window.retry()
    saved = window.session.save_result
    assert saved is not None
    assert (saved.stamped_count, saved.retried_count, saved.total, saved.failures) == (5, 2, 5, {})
    assert [outcome.path.name for outcome in saved.outcomes] == [path.name for path in photos]
    assert window.saving.title == "5 photos saved."
    assert not window.saving.button("retryButton").isVisible()
    assert window.saving.failures == []
    assert as_written(copy) == untouched


def test_where_all_photos_came_on_another_try_they_are_not_counted_among_themselves(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    photos = [make_photo(f"{number}.jpg", taken=TAKEN, folder=drive) for number in range(2)]
    window = open_it(*photos)
    drive.rename(tmp_path / "away")
    window.save()
    assert window.saving.title == "0 of 2 photos saved, 2 failed."
    (tmp_path / "away").rename(drive)
    window.retry()
    assert window.saving.title == "2 photos saved."
    assert window.saving.details.startswith("It took another try. 2 copies are ready to upload.")


@pytest.mark.usefixtures("held_after_first")
def test_after_cancelling_one_click_saves_the_rest_of_that_run(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(*many(make_photo, 30), make_photo("tanpa.jpg"))
    window.press_save()
    qtbot.waitUntil(lambda: window.session.save_run.running, timeout=SOON)
    window.wait_for_copies(lambda: window.saving.press("cancelButton"))
    done = sum(card.saved for card in window.photos)
    assert done < 30
    assert window.saving.title == f"Cancelled after {done} of 30 photos."
    assert window.saving.button("continueButton").text() == f"Save the remaining {30 - done}"
    window.wait_for_copies(lambda: window.saving.press("continueButton"))
    assert window.saving.title == "30 photos saved."
    assert "on another try" not in window.saving.details
    assert not window.saving.button("continueButton").isVisible()

    assert "1 photo was not saved because its date is missing or not certain." in window.saving.details
    assert window.saving.button("fillDatesButton").text() == "Fill in 1 date…"
    window.saving.press("fillDatesButton")
    window.questions.wait_until_asked()
    assert "tanpa.jpg" in window.questions.asked


@pytest.mark.usefixtures("held_after_first")
def test_photos_that_were_added_while_others_were_saved_are_told_of(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(*many(make_photo, 20))
    window.press_save()
    qtbot.waitUntil(lambda: window.session.save_run.running, timeout=SOON)
    window.saving.press("pauseButton")
    window.add([make_photo("late.jpg", taken=TAKEN)])
    window.wait_for_copies(lambda: window.saving.press("pauseButton"))
    assert window.saving.details.endswith("1 other photo is ready and not saved yet.")


def test_a_second_run_makes_only_what_is_new(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN))
    window.save()
    before = {path: as_written(path) for path in (tmp_path / "Pictures" / "stampgui").iterdir()}
    window.session.add([make_photo("c.jpg", taken=TAKEN)])
    qtbot.waitUntil(lambda: len(window.photos) == 3, timeout=SOON)
    qtbot.waitUntil(lambda: window.saving.save_text == "Save 1 photo", timeout=SOON)
    assert window.save().total == 1
    assert {path: as_written(path) for path in before} == before


def test_another_window_skips_the_copies_that_are_there_and_says_so(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photos = [make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN)]
    first = open_it(*photos)
    first.save()
    first.close()
    before = {path: as_written(path) for path in (tmp_path / "Pictures" / "stampgui").iterdir()}
    window = open_it(*photos)
    asking.answers = [0]
    window.save()
    assert asking.said == ["All of them are earlier copies of these photos."]
    assert window.saving.title == "There was nothing new to save."
    assert "2 were skipped: their file names are taken." in window.saving.details
    assert {path: as_written(path) for path in before} == before


def test_of_old_copies_it_is_said_which_cannot_be_replaced_and_why(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted
) -> None:
    photos = [make_photo(f"{name}.jpg", taken=TAKEN) for name in "abc"]
    first = open_it(*photos)
    first.save()
    first.close()
    copies = tmp_path / "Pictures" / "stampgui"
    (copies / "a.jpg").write_bytes(b"somebody's own file")
    make_photo("b.jpg", taken=TAKEN, size=(320, 240))
    window = open_it(*photos)
    asking.answers = [1]
    window.save()
    assert asking.asked == ["3 files with the same names are already in this folder"]
    assert asking.said[0].splitlines() == [
        "Only earlier copies of the very same photos are replaced. The others stay:",
        "• 1 is not a copy made by stampgui",
        "• 1 was made from another photo, or from this one before it was changed",
    ]
    assert asking.offered[0] == ("Skip 3 photos", "Replace 1 old copy", "Save under new names", "Cancel")
    assert window.saving.title == "1 of 3 photos saved, 2 failed."
    window.select("a")
    reason = (
        f"{copies / 'a.jpg'} already exists and is not a copy made by stampgui. Move it away or choose another folder."
    )
    window.qtbot.waitUntil(lambda: window.inspector.text("dateReason") == reason, timeout=SOON)
    assert (copies / "a.jpg").read_bytes() == b"somebody's own file"


def test_who_would_rather_not_save_is_back_where_they_were(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    there = tmp_path / "Pictures" / "stampgui" / "a.jpg"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"somebody's own file")
    window = open_it(photo)
    window.press_save()
    qtbot.waitUntil(lambda: bool(asking.asked), timeout=SOON)
    assert asking.offered == [("Skip 1 photo", "Save under a new name", "Cancel")]
    assert window.saving.waiting
    assert not window.session.save_run.running


def test_copies_that_failed_for_want_of_their_upload_copy_keep_their_names(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    """Otherwise another try under new names would make the faithful copy twice."""
    names = CopyPlanner(tmp_path / "out")
    card = dated(0, "a.jpg", "2022-10-14")
    (first,) = only_jobs(names.plan_jobs([card], recipe))
    assert first.target is not None
    names.record_written(Outcome(card.found.path, Status.STAMPED, output=first.target, sha256_output="5a"))
    first.target.parent.mkdir()
    first.target.touch()
    (again,) = only_jobs(names.plan_jobs([card], replace(recipe, existing=ExistingPolicy.NUMBER)))
    assert (again.target, again.recipe.existing) == (first.target, ExistingPolicy.REPLACE)


@pytest.mark.parametrize("existing", list(ExistingPolicy))
def test_names_are_decided_in_the_order_of_the_cards_whoever_asks_first(
    recipe: Recipe, tmp_path: Path, existing: ExistingPolicy
) -> None:
    cards = [dated(number, name, "2022-10-14") for number, name in enumerate(("a.jpg", "A.JPG", "b.jpg", "a.jpg"))]
    one, other = CopyPlanner(tmp_path), CopyPlanner(tmp_path)
    tuple(one.find_conflicts(cards, recipe, cancelled=lambda: False))
    wished = replace(recipe, existing=existing)
    assert [job.target for job in only_jobs(one.plan_jobs(cards, wished))] == [
        job.target for job in only_jobs(other.plan_jobs(cards, wished))
    ]


def test_the_task_bar_tells_of_the_end_when_the_person_is_elsewhere(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(QApplication, "alert", told.append)
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.save()
    assert told == [window.main_window]


def test_where_there_is_little_room_the_window_scrolls_to_what_became_of_the_copies(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.main_window.resize(683, 384)
    window.hints.end()
    qtbot.waitUntil(lambda: whole_in_sight(window, window.filters.root), timeout=SOON)
    assert not whole_in_sight(window, window.saving.root)
    window.save()
    qtbot.waitUntil(lambda: whole_in_sight(window, window.saving.root), timeout=SOON)


def test_what_was_told_before_saving_is_not_told_beside_it(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.press_keys(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.info.message == "No photo is waiting for a date."
    window.save()
    assert not window.notices.visible


def whole_in_sight(window: WindowDriver, part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


FINE = Outcome(Path("fine.jpg"), Status.STAMPED)
BAD = Outcome(Path("bad.jpg"), Status.FAILED, message("The file is damaged."))


@pytest.mark.parametrize(
    ("saved", "title"),
    [
        (SaveResult(Path(), (0,), {0: FINE}), "1 photo saved."),
        (SaveResult(Path(), (0, 1), {0: FINE, 1: BAD}), "1 of 2 photos saved, 1 failed."),
        (SaveResult(Path(), (0, 1, 2), {0: FINE, 1: BAD}, cancelled=True), "Cancelled after 1 of 3 photos."),
        (SaveResult(Path(), (0, 1), {0: FINE}, error=OSError()), "Saving was interrupted after 1 of 2 photos."),
        (SaveResult(Path(), (0,), {0: replace(FINE, status=Status.SKIPPED)}), "There was nothing new to save."),
    ],
)
def test_the_result_is_told_in_a_sentence(saved: SaveResult, title: str) -> None:
    assert describe_save_result(saved, NextSteps(), load_catalogue("en")).title == title


def test_what_was_there_already_is_not_called_ready_to_upload() -> None:
    """It may be anybody's file."""
    skipped = replace(FINE, status=Status.SKIPPED)
    alone = SaveResult(Path(), (0,), {0: skipped})
    assert "ready" not in describe_save_result(alone, NextSteps(), load_catalogue("en")).details
    both = SaveResult(Path(), (0, 1), {0: FINE, 1: skipped})
    assert "ready" in describe_save_result(both, NextSteps(), load_catalogue("en")).details


def test_each_reason_of_failures_is_said_once() -> None:
    full = dict.fromkeys(range(100), BAD)
    odd = {number: replace(BAD, reason=message("It is odd by {count}.", count=number)) for number in range(100, 124)}
    saved = SaveResult(Path(), tuple(range(124)), full | odd)
    lines = list_failures(saved, load_catalogue("en"))
    assert lines[:2] == ["bad.jpg, bad.jpg and 98 more: The file is damaged.", "bad.jpg: It is odd by 100."]
    assert lines[20:] == ["… and 5 more; see the report."]
