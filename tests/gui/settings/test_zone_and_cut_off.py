"""Another zone or cut-off date: the listed photos are read anew, and copies say what the cards say."""

import json
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from given import MakePhoto
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.header import read_header
from stampgui.session.photos.photo_item import PhotoFilter
from stampgui.settings import Settings

HALF_PAST_ELEVEN_IN_JAKARTA = "PXL_20221014_163000000.jpg"
"""Its name tells a moment in UTC; in Jayapura it was the next day already."""


def shown(window: WindowDriver) -> str:
    return seen(window.photos, load_catalogue("en"))


def date_in_copy(copy: Path) -> str:
    with copy.open("rb") as file:
        mark = read_header(file).mark
    assert mark is not None
    return mark.date


def test_a_moment_in_utc_moves_with_the_zone_and_the_cameras_clock_does_not(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    make_photo("a.jpg", taken="2022:10:14 23:30:00")
    make_photo(HALF_PAST_ELEVEN_IN_JAKARTA)
    downloaded = make_photo("download.jpg")
    told = {"photoTakenTime": {"timestamp": "1665765000"}}
    downloaded.with_name("download.jpg.json").write_text(json.dumps(told), encoding="utf-8")
    window = open_it(downloaded.parent)
    window.choose_zone("WIB")
    assert shown(window) == (
        "  October 14, 2022 | a.jpg | Camera data\n"
        "  October 14, 2022 | download.jpg | Google Takeout\n"
        f"  October 14, 2022 | {HALF_PAST_ELEVEN_IN_JAKARTA} | File name"
    )
    window.choose_zone("WIT")
    assert shown(window) == (
        "  October 14, 2022 | a.jpg | Camera data\n"
        "  October 15, 2022 | download.jpg | Google Takeout\n"
        f"  October 15, 2022 | {HALF_PAST_ELEVEN_IN_JAKARTA} | File name"
    )
    window.choose_zone("honolulu")
    assert window.session.settings.zone == "WIT"
    window.choose_zone("pacific/honolulu")
    assert "October 14, 2022 | download.jpg" in shown(window)


@pytest.mark.parametrize(("zone", "day"), [("WIB", "2022-10-14"), ("WIT", "2022-10-15")])
def test_the_copy_carries_the_day_that_the_card_showed(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, zone: str, day: str
) -> None:
    window = open_it(make_photo(HALF_PAST_ELEVEN_IN_JAKARTA))
    window.choose_zone(zone)
    (card,) = window.photos
    assert card.date is not None
    window.save()
    assert card.date.iso == date_in_copy(tmp_path / "Pictures" / "stampgui" / HALF_PAST_ELEVEN_IN_JAKARTA) == day


def test_after_another_zone_the_copy_is_written_again(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo(HALF_PAST_ELEVEN_IN_JAKARTA), make_photo("a.jpg", taken="2022:10:14 23:30:00"))
    window.choose_zone("WIB")
    window.save()
    window.choose_zone("WIT")
    assert [card.saved for card in window.photos] == [False, True]
    assert window.saving.waiting
    window.save()
    assert date_in_copy(tmp_path / "Pictures" / "stampgui" / HALF_PAST_ELEVEN_IN_JAKARTA) == "2022-10-15"


def test_nothing_is_saved_while_a_card_may_show_another_day_than_its_copy_would(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo(HALF_PAST_ELEVEN_IN_JAKARTA))
    window.open_settings().type_zone("WIT")
    assert window.session.stale_items
    window.press_save()
    assert not window.session.save_run.running
    qtbot.waitUntil(lambda: not window.saving.button("saveButton").isEnabled(), timeout=SOON)
    assert window.reading.root.isVisibleTo(window.main_window)
    window.wait_until_read()
    qtbot.waitUntil(window.saving.button("saveButton").isEnabled, timeout=SOON)
    assert not window.reading.root.isVisibleTo(window.main_window)


def test_a_zone_that_is_changed_while_photos_are_read_holds_for_all_of_them(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    photos = [make_photo(f"PXL_20221014_1630{number:02}000.jpg") for number in range(30)]
    window = open_it()
    window.session.add(photos)
    window.open_settings().type_zone("WIT")
    window.open_settings().type_zone("WIB")
    window.open_settings().type_zone("WIT")
    window.wait_until_read()
    assert shown(window).count("October 15, 2022") == 30


def test_a_photo_that_comes_back_into_the_list_is_read_in_the_new_zone(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo(HALF_PAST_ELEVEN_IN_JAKARTA))
    window.choose_zone("WIB")
    window.session.remove_photos(window.photos)
    window.choose_zone("WIT")
    window.undo()
    window.wait_until_read()
    assert shown(window).startswith("  October 15, 2022")


def test_what_a_person_said_stays_in_every_zone(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo(HALF_PAST_ELEVEN_IN_JAKARTA))
    (card,) = window.photos
    window.session.set_date([card.id], PartialDate(2019, 8, 17))
    window.choose_zone("WIT")
    window.choose_cut_off("2018")
    assert shown(window) == f"  August 17, 2019 | {HALF_PAST_ELEVEN_IN_JAKARTA} | Typed"
    window.undo()
    assert shown(window) == f"  October 15, 2022? | {HALF_PAST_ELEVEN_IN_JAKARTA} | To check"
    window.redo()
    window.save()
    assert date_in_copy(tmp_path / "Pictures" / "stampgui" / HALF_PAST_ELEVEN_IN_JAKARTA) == "2019-08-17"


def test_cards_keep_their_order_and_the_selection(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    moments = [make_photo(f"PXL_20221014_1630{number:02}000.jpg") for number in range(3)]
    window = open_it(moments[2], moments[0], moments[1])
    window.grid.select_photos([1, 2])
    window.choose_zone("WIT")
    assert [card.found.path for card in window.photos] == [moments[2], moments[0], moments[1]]
    assert [card.id for card in window.grid.selected] == [1, 2]
    assert shown(window).count("October 15, 2022") == 3


def test_the_selection_survives_when_hundreds_of_photos_leave_the_list(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    early = make_photo("0.jpg", taken="2021:01:20 08:00:11")
    late = make_photo("1.jpg", taken="2023:01:20 08:00:11")
    for number in range(2, 300):
        (early.parent / f"{number}.jpg").hardlink_to(late if number % 2 else early)
    window = open_it(early.parent)
    window.filters.show_only(PhotoFilter.READY)
    chosen = [card.id for card in window.photos if card.date and card.date.year == 2021][40]
    window.grid.select_photos([chosen])
    window.choose_cut_off("2022")
    assert window.session.model.counts.by_filter[PhotoFilter.CHECK] == 150
    assert [card.id for card in window.grid.selected] == [chosen]


def test_from_the_cut_off_date_on_photos_need_a_check(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:11:27 08:00:00"), make_photo("b.jpg", taken="2023:11:28 08:00:00"))
    window.choose_cut_off("28 nov 2023")
    assert window.session.settings.cut_off == "2023-11-28"
    assert shown(window) == (
        "  November 27, 2023 | a.jpg | Camera data\n"  #
        "  November 28, 2023? | b.jpg | To check"
    )
    assert [card.found.path.name for card in window.session.pending_items] == ["a.jpg"]
    window.open_settings().cut_off_box.setChecked(False)
    window.wait_until_read()
    assert window.session.settings.cut_off == ""
    assert shown(window).endswith("November 28, 2023 | b.jpg | Camera data")


def test_what_was_chosen_before_holds_for_photos_that_come_now(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    open_it().choose_zone("WIT")
    window = open_it()
    window.session.set_settings(Settings(language="en", zone="WIT"))
    window.session.add([make_photo(HALF_PAST_ELEVEN_IN_JAKARTA)])
    window.wait_until_read()
    assert shown(window).startswith("  October 15, 2022")
