"""A camera's clock that was wrong, put right in the window."""

from pathlib import Path

import piexif
import pytest
from cameras import TWO_DAYS_SHIFTED, camera_exif, take_two_days
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.dates.evidence import Source

NIKON = {"make": "NIKON", "model": "D90", "serial": ""}


@pytest.fixture
def two_days(make_photo: MakePhoto) -> Path:
    return take_two_days(make_photo)


def moments(window: WindowDriver) -> tuple[str, ...]:
    return tuple(item.date.typed_text if item.date else "" for item in window.photos)


def test_twenty_photos_of_two_days_follow_one_in_four_actions(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    before = moments(window)
    window.select("IMG_0000")  # one: a click on a photo
    dialog = window.say_clock_is_wrong()  # two: a click
    assert (
        dialog.clock
        == "On IMG_0000.JPG the camera's clock wrote: Friday, October 12, 2018, 8:10\N{NARROW NO-BREAK SPACE}AM"
    )
    assert not dialog.accepts
    dialog.type_moment("14 okt 2022 09.10")  # three: the moment
    assert dialog.summary == "20 photos: camera clock + 4 years, 2 days, 1 hour."
    assert [
        (first.split(",")[0], last.replace("\N{NARROW NO-BREAK SPACE}", " ")) for first, last in dialog.samples
    ] == [
        ("IMG_0000.JPG · Friday", "→ Friday, October 14, 2022, 9:10 AM"),
        ("IMG_0010.JPG · Saturday", "→ Saturday, October 15, 2022, 9:10 AM"),
        ("IMG_0019.JPG · Saturday", "→ Saturday, October 15, 2022, 9:55 AM"),
    ]
    assert dialog.more == "and 17 more photos"
    assert moments(window) == before
    dialog.accept()  # four: a click, or Enter
    assert moments(window) == TWO_DAYS_SHIFTED
    assert {item.source for item in window.photos} == {Source.CLOCK_SHIFTED}
    assert window.info.message == "20 photos: camera clock + 4 years, 2 days, 1 hour."
    assert "October 14, 2022 | IMG_0000.JPG | + 4 y 2 d 1 h" in window.list
    tooltip = window.grid.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Camera clock + 4 years, 2 days, 1 hour" in tooltip
    window.undo()
    assert moments(window) == before
    window.redo()
    assert moments(window) == TWO_DAYS_SHIFTED


def test_copies_are_saved_with_the_shifted_dates(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    window.say_clock_is_wrong().type_moment("14 okt 2022 09.10", enter=True)
    window.save()
    captions = [item.copy_result.caption for item in window.photos if item.copy_result]
    assert captions == [f"taken on October {14 + number // 10}, 2022" for number in range(20)]


def test_the_day_alone_leaves_the_time_of_the_clock(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    window.say_clock_is_wrong().type_moment("14 okt 2022", enter=True)
    assert moments(window)[:1] == ("2022-10-14 08:10:37",)


def test_the_time_alone_is_one_of_the_same_day(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    for text in ("11.22", "pukul 11:22"):
        dialog.type_moment(text)
        assert dialog.note.startswith("Interpreted as: Friday, October 12, 2018, 11:22")
        assert dialog.summary == "20 photos: camera clock + 3 hours, 12 minutes."
    dialog.accept()
    assert moments(window)[:1] == ("2018-10-12 11:22:37",)


def test_how_far_the_clock_was_off_can_be_typed(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("+1 tahun")
    assert dialog.summary == "20 photos: camera clock + 1 year."
    dialog.type_moment("-3 jam 12 menit")
    assert dialog.note.startswith("Interpreted as: Friday, October 12, 2018, 4:58")
    dialog.accept()
    assert moments(window)[:1] == ("2018-10-12 04:58:37",)


def test_a_time_span_that_cannot_be_read_is_refused(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("+3 lustrum")
    assert "lustrum" in dialog.note
    assert not dialog.accepts


def test_only_the_selected_photos_follow_where_several_are_selected(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000 IMG_0001 IMG_0002")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("14 okt 2022 09.10")
    assert dialog.button("acceptShiftButton").text() == "Shift 3 photos"
    dialog.press("All photos of this camera: 20")
    assert dialog.button("acceptShiftButton").text() == "Shift 20 photos"
    dialog.press("3 selected photos")
    dialog.accept()
    assert moments(window)[:4] == (*TWO_DAYS_SHIFTED[:3], "2018-10-12 08:25:37")


def test_two_photos_of_the_same_moment_tell_the_difference(
    two_days: Path, make_photo: MakePhoto, open_it: OpenWindow
) -> None:
    make_photo("DSC_0001.JPG", exif=camera_exif("2022:10:14 09:10:00", **NIKON))
    window = open_it(two_days)
    window.select("DSC_0001 IMG_0000")
    dialog = window.say_clock_is_wrong()
    assert [offer.split(":")[0] for offer in dialog.offers] == [
        "DSC_0001.JPG was taken at the same moment as IMG_0000.JPG",
        "IMG_0000.JPG was taken at the same moment as DSC_0001.JPG",
    ]
    dialog.press(dialog.offers[1])
    assert dialog.clock.startswith("On IMG_0000.JPG")
    assert dialog.summary == "20 photos: camera clock + 4 years, 2 days, 1 hour."
    dialog.accept()
    assert moments(window)[0] == "2022-10-14 09:10:00"
    assert moments(window)[1:] == TWO_DAYS_SHIFTED


def test_what_cannot_be_shifted_is_refused_with_its_reason(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    for text, reason in (
        ("31 feb 2022", "February 2022 has only 28 days."),
        ("okt 2022", "Give the whole day on which the photo was taken, better with the time: 14 oct 2022 09:15."),
        ("12 okt 2018 08.10", "That is what the camera's clock says already."),
    ):
        dialog.type_moment(text)
        assert dialog.note.startswith(reason)
        assert not dialog.accepts


def test_a_photo_that_would_come_from_the_future_refuses_all_and_is_named(
    two_days: Path, make_photo: MakePhoto, open_it: OpenWindow
) -> None:
    make_photo("IMG_0020.JPG", exif=camera_exif("2026:10:12 08:15:00"))
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("14 okt 2022 09.10")
    assert dialog.note == "IMG_0020.JPG: Shifted, it would be from October 14, 2030, which is in the future."
    assert not dialog.accepts


def test_dates_that_are_not_the_clocks_stay_and_doubts_are_told(make_photo: MakePhoto, open_it: OpenWindow) -> None:
    exif = piexif.load(camera_exif("2021:10:14 08:15:00"))
    exif["GPS"] = {piexif.GPSIFD.GPSDateStamp: "2021:10:14", piexif.GPSIFD.GPSTimeStamp: ((1, 1), (15, 1), (0, 1))}
    make_photo("a.jpg", exif=piexif.dump(exif))
    make_photo("b.jpg", exif=camera_exif("2021:10:14 09:15:00"))
    folder = make_photo("IMG_20221014_081500.jpg").parent
    window = open_it(folder)
    window.select("b")
    window.type_date("1 jan 2020")
    window.select("a b IMG_20221014_081500")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("14 okt 2022 08.15")
    assert dialog.summary == "1 photo: camera clock + 1 year."
    assert dialog.left_alone == (
        "Not shifted: 1 photo with a date that you gave, 1 photo whose date is not from the camera clock."
    )
    assert dialog.doubt.startswith("1 photo: another source (GPS date (UTC)) speaks against the new date.")


def test_what_another_source_contradicts_is_named_beforehand_and_what_was_told_holds(
    make_photo: MakePhoto, open_it: OpenWindow
) -> None:
    for name in ("IMG_20230120_093000.jpg", "IMG_20230120_094000.jpg", "c.jpg"):
        folder = make_photo(name, exif=camera_exif("2022:10:14 09:41:00")).parent
    window = open_it(folder)
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == "IMG_20230120_093000"])
    window.qtbot.wait(20)
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("13 okt 2022 09.41")
    assert dialog.button("acceptShiftButton").text() == "Shift 2 photos"
    assert dialog.left_alone == (
        "Not shifted: 1 photo for which another source says something else (IMG_20230120_094000.jpg)."
    )
    assert dialog.doubt.startswith("1 photo: another source (file name) speaks against the new date.")
    dialog.accept()
    assert {item.found.path.name: item.date and item.date.typed_text for item in window.photos} == {
        "IMG_20230120_093000.jpg": "2022-10-13 09:41:00",
        "IMG_20230120_094000.jpg": None,
        "c.jpg": "2022-10-13 09:41:00",
    }


def test_a_photo_without_a_camera_offers_no_shift(make_photo: MakePhoto, open_it: OpenWindow) -> None:
    window = open_it(make_photo("scan.jpg").parent)
    window.grid.select_first()
    window.qtbot.wait(20)
    assert not window.inspector.button("shiftClockButton").isVisible()


def test_a_clock_that_stood_still_is_not_shifted_and_one_that_was_reset_is(
    make_photo: MakePhoto, open_it: OpenWindow
) -> None:
    still = make_photo("still.jpg", exif=camera_exif("1980:01:01 00:00:00"))
    window = open_it(still, make_photo("reset.jpg", exif=camera_exif("1980:01:01 00:11:30", **NIKON)))
    for name, offered in (("still", False), ("reset", True)):
        window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == name])
        window.qtbot.wait(20)
        assert window.inspector.text("dateReason") == "The camera clock was not set (January 1, 1980)."
        assert window.inspector.button("shiftClockButton").isVisible() is offered


def test_the_menu_of_a_card_leads_to_the_clock(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0003")
    window.grid.customContextMenuRequested.emit(QPoint(20, 20))
    (menu,) = window.grid.findChildren(QMenu)
    (entry,) = (action for action in menu.actions() if action.text() == "Camera clock wrong…")
    entry.trigger()
    menu.close()
    assert window.find_clock_shift().clock.startswith("On IMG_0003.JPG")


def test_photos_to_be_checked_are_put_right_from_the_questions(make_photo: MakePhoto, open_it: OpenWindow) -> None:
    for number in range(4):
        folder = make_photo(f"IMG_{number}.JPG", exif=camera_exif(f"2000:01:01 00:{11 + number}:30")).parent
        make_photo(f"DSC_{number}.JPG", exif=camera_exif(f"1980:01:01 00:{11 + number}:30", **NIKON))
    window = open_it(folder)
    window.press_keys(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window.qtbot.waitUntil(
        lambda: window.questions.visible and bool(window.questions.text("questionProgress")), timeout=SOON
    )
    window.questions.press("shiftQuestionClockButton")
    dialog = window.find_clock_shift()
    dialog.type_moment("14 okt 2022 09.15", enter=True)
    shifted = [item.date.typed_text for item in window.photos if item.source is Source.CLOCK_SHIFTED and item.date]
    assert shifted == [f"2022-10-14 09:{15 + number}:30" for number in range(4)]


def test_a_shift_is_kept_when_the_program_ends(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    window.say_clock_is_wrong().type_moment("14 okt 2022 09.10", enter=True)
    window.session.autosave.flush()
    window.session.autosave.close()
    again = open_it()
    again.qtbot.waitUntil(lambda: again.offer.visible, timeout=SOON)
    again.offer.accept()
    again.qtbot.waitUntil(lambda: len(again.photos) == 20, timeout=SOON)
    again.wait_until_read()
    assert moments(again) == TWO_DAYS_SHIFTED
    assert {item.outcome.evidence.raw[-7:] for item in again.photos if item.outcome.evidence} == {"+4y2d1h"}


def test_a_shift_can_be_taken_back_like_a_typed_date(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    QTest.keyClicks(dialog.line("momentEdit"), "14 okt 2022 09.10")
    dialog.accept()
    shifted = " · camera clock + 4 years, 2 days, 1 hour"
    window.qtbot.waitUntil(lambda: window.inspector.text("dateInterpretation").endswith(shifted), timeout=SOON)
    window.inspector.press("Undo the shift of the clock")
    assert moments(window)[:2] == ("2018-10-12 08:10:37", TWO_DAYS_SHIFTED[1])


def test_nothing_is_scrolled_any_more_once_there_are_no_examples(
    make_photo: MakePhoto, open_it: OpenWindow, qtbot: QtBot
) -> None:
    window = open_it(*(make_photo(f"{day}.jpg", taken=f"2023:01:2{day} 08:00:11") for day in range(5)))
    window.select("0")
    dialog = window.say_clock_is_wrong()
    dialog.root.setMaximumHeight(270)
    dialog.type_moment("14 okt 2022 09.10")
    qtbot.waitUntil(lambda: dialog.scrolls, timeout=SOON)
    dialog.type_moment("14 okt 2122")
    qtbot.waitUntil(lambda: not dialog.scrolls, timeout=SOON)


def test_the_dialog_is_as_high_as_what_it_shows_and_grows_with_it(
    two_days: Path, open_it: OpenWindow, qtbot: QtBot
) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    empty = dialog.root.height()
    assert empty < 400
    dialog.type_moment("14 okt 2022 09.10")
    qtbot.wait(50)
    assert dialog.root.height() > empty
    assert not dialog.scrolls


def test_it_does_not_scroll_where_a_window_loses_a_pixel_to_rounding(
    two_days: Path, open_it: OpenWindow, qtbot: QtBot
) -> None:
    """At 150 % a height of 281 logical pixels is 421.5 on the screen."""
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    dialog.root.resize(dialog.root.width(), dialog.root.height() - 1)
    qtbot.wait(50)
    assert not dialog.scrolls


def test_the_photo_whose_moment_is_told_is_the_first_example(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.select("IMG_0003")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("14 okt 2022 09.10")
    assert [before.split(".")[0] for before, _after in dialog.samples] == ["IMG_0003", "IMG_0000", "IMG_0019"]


def test_a_time_zone_that_is_left_out_is_told_until_it_is_typed(make_photo: MakePhoto, open_it: OpenWindow) -> None:
    exif = piexif.load(camera_exif("2022:10:14 09:41:00"))
    exif["Exif"][piexif.ExifIFD.OffsetTimeOriginal] = b"+07:00"
    window = open_it(make_photo("a.jpg", exif=piexif.dump(exif)))
    window.select("a")
    dialog = window.say_clock_is_wrong()
    for text, told in (("14 okt 2022 09.15", True), ("14 okt 2022 09.15 WIB", False), ("13 okt 2022", False)):
        dialog.type_moment(text)
        assert dialog.summary
        assert dialog.lost_zone.startswith("The time zone is left out") is told


def test_on_a_low_screen_fewer_examples_are_shown_and_none_of_them_is_cut(
    two_days: Path, open_it: OpenWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_it(two_days)
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(910, 472))
    window.select("IMG_0003")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("14 okt 2022 09.10")
    qtbot.wait(50)
    shown = len(dialog.samples)
    assert dialog.samples[0][0].startswith("IMG_0003")
    assert dialog.more == f"and {20 - shown} more photos"
    assert dialog.root.height() < 472
    assert not dialog.scrolls


def test_that_exif_dates_stay_is_said_beforehand_and_they_are_corrected_where_that_is_wanted(
    two_days: Path, open_it: OpenWindow
) -> None:
    window = open_it(two_days)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    assert dialog.correction.isHidden()
    dialog.type_moment("14 okt 2022 09.10")
    assert not dialog.correction.isHidden()
    assert not dialog.correction.isChecked()
    dialog.correction.click()
    assert not window.session.settings.correct_exif, "nothing is done before the dialog is accepted"
    dialog.accept()
    assert window.session.settings.correct_exif


def test_nothing_is_said_of_exif_dates_where_no_copy_keeps_them(two_days: Path, open_it: OpenWindow) -> None:
    window = open_it(two_days)
    window.session.update_settings(upload="whatsapp", faithful=False)
    window.select("IMG_0000")
    dialog = window.say_clock_is_wrong()
    dialog.type_moment("14 okt 2022 09.10")
    assert dialog.summary
    assert dialog.correction.isHidden()
