"""The badge of a card: where the date is from, or what helps to find one; never twice what the heading says."""

import datetime
from dataclasses import replace

import pytest
from session.photo_items import broken, dated, disputed, evidence, undated

from stampgui.dates.clock_shift import parse_clock_shift, shift_clock_date
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.dates.reasons import explain_impossible_date
from stampgui.gui.text.photo_badge import Badge, choose_badge
from stampgui.gui.text.photo_text import describe_photo, format_heading, tells_more
from stampgui.i18n import Message, load_catalogue
from stampgui.session.photos.photo_item import PhotoItem, with_room, with_user_date
from stampgui.stamping.outcome import Status

ENGLISH, INDONESIAN = load_catalogue("en"), load_catalogue("id")
RECEIVED = evidence("2022-10-14", Source.FILENAME_RECEIVED)


def badge_of(item: PhotoItem) -> Badge:
    return choose_badge(item, INDONESIAN)


@pytest.mark.parametrize(
    ("name", "hint", "text", "brief"),
    [
        ("IMG-20221014-WA0003.jpg", RECEIVED, "Dari WhatsApp", "WhatsApp"),
        ("PHOTO-2022-10-14-09-41-00.jpg", RECEIVED, "Dari WhatsApp", "WhatsApp"),
        ("photo_2022-10-14_09-41-00.jpg", RECEIVED, "Dari Telegram", "Telegram"),
        ("1665711660000.jpg", RECEIVED, "Hari diterima: 14 Okt 2022?", "Hari diterima?"),
        ("04-05-2022.jpg", evidence("2022-05-04", Source.FILENAME), "Nama berkas: 4 Mei 2022?", "Nama berkas?"),
        ("a.jpg", evidence("2022", Source.FOLDER), "Nama folder: 2022?", "Nama folder?"),
        ("a.jpg", evidence("2022-05-04", Source.FILE_TIME), "Perlu diisi", ""),
    ],
)
def test_a_photo_without_a_date_says_what_may_help(name: str, hint: Evidence, text: str, brief: str) -> None:
    item = undated(0, name, hint)
    assert (badge_of(item).text, badge_of(item).brief) == (text, brief)


def test_of_a_long_shift_of_a_clock_whole_units_are_told_where_there_is_little_room() -> None:
    shift = parse_clock_shift("+11mo21d3h25min")
    shifted = shift_clock_date(PartialDate(2022, 1, 14, datetime.time(9)), shift, today=datetime.date(2026, 1, 1))
    badge = badge_of(with_user_date(dated(0, "a.jpg", "2022-01-14"), shifted))
    assert (badge.text, badge.brief) == ("+ 11 bln 21 hr 3 j 25 mnt", "+ 11 bln 21 hr …")


def test_what_is_too_long_for_a_card_has_a_shorter_form() -> None:
    copy = undated(0, "a.jpg")
    copy = replace(copy, inspection=replace(copy.inspection, status=Status.ALREADY_STAMPED))
    assert (badge_of(copy).text, badge_of(copy).brief) == ("Sudah berupa salinan", "Salinan")
    assert badge_of(dated(1, "b.jpg", "2022-01-14", Source.SIDECAR_INSTAGRAM)).brief == "Instagram"


def test_a_clock_that_was_never_set_is_told() -> None:
    reason = explain_impossible_date(evidence("1980-01-01"), PartialDate(2026, 1, 1).first_day)
    item = undated(0, "a.jpg")
    assert (
        badge_of(replace(item, inspection=replace(item.inspection, reason=reason))).text == "Jam kamera belum disetel"
    )


def test_a_suggestion_that_was_taken_is_called_what_it_is() -> None:
    item = undated(0, "IMG-20221014-WA0003.jpg", RECEIVED)
    taken = with_user_date(item, RECEIVED.date)
    assert (badge_of(taken).text, badge_of(taken).brief) == ("Hari diterima, disetujui", "Hari diterima")
    assert describe_photo(taken, ENGLISH) == (
        "IMG-20221014-WA0003.jpg. October 14, 2022. Source: day received, confirmed by you."
    )
    typed = with_user_date(item, PartialDate(2022, 10, 13))
    assert badge_of(typed).text == "Diketik"
    picked = with_user_date(disputed(1, "b.jpg", evidence("2023-02-03"), RECEIVED), PartialDate(2023, 2, 3))
    assert badge_of(picked).text == "Data kamera, disetujui"
    assert badge_of(dated(2, "c.jpg", "2023-02-03")).text == "Data kamera"


def test_a_pasted_picture_is_called_so() -> None:
    assert badge_of(undated(0, "tempelan 2026-11-29 10.15.03.png")).text == "Gambar tempelan"


def in_one_line(item: PhotoItem) -> str:
    """What a low card says beside the icon of its badge."""
    badge = choose_badge(item, ENGLISH)
    return badge.text if tells_more(badge, item) else format_heading(item, ENGLISH)


def test_a_low_card_says_the_date_unless_something_is_wrong_with_the_photo_or_it_gets_no_copy() -> None:
    ready, waiting = dated(0, "a.jpg", "2022-10-14"), undated(1, "IMG-20221014-WA0003.jpg", RECEIVED)
    assert in_one_line(ready) == "October 14, 2022"
    assert in_one_line(waiting) == "No date yet"
    assert in_one_line(disputed(2, "c.jpg", RECEIVED, evidence("2023-01-01"))) == "Dates differ"
    assert in_one_line(broken(3, "d.jpg")) == "Cannot be stamped"
    assert in_one_line(with_room(ready, Message("too small"))) == "Too small for the caption"
    refused = replace(ready, copy_result=replace(ready.inspection, status=Status.FAILED))
    assert in_one_line(refused) == "Failed"
    copy = replace(ready, inspection=replace(ready.inspection, status=Status.ALREADY_STAMPED))
    assert in_one_line(copy) == "Already stamped"
    restored = replace(copy, copy_result=replace(copy.inspection, status=Status.RESTORED))
    assert in_one_line(restored) == "Restored"
