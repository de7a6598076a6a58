"""Which date the same picture suggests, and to which photos it is offered."""

import datetime
from dataclasses import replace
from pathlib import Path

from session.photo_items import dated, disputed, evidence, undated

from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import (
    PhotoId,
    PhotoItem,
    find_first_choices,
    list_date_choices,
    with_user_date,
)
from stampgui.session.photos.same_pictures import find_same_picture_offers, list_same_pictures, select_same_dates

RECEIVED = evidence("2023-01-01", Source.FILENAME_RECEIVED)


def copy_of(number: int, *photos: PhotoItem) -> PhotoItem:
    """A messenger's copy of these photos."""
    listed = {photo.id: photo for photo in photos}
    item = undated(number, f"IMG-WA000{number}.jpg", RECEIVED)
    return replace(item, same_pictures=list_same_pictures(listed, listed.get))


def suggested(item: PhotoItem) -> list[str]:
    return [same.evidence.date.iso for same in item.same_pictures]


def test_only_a_photo_with_a_date_suggests_it() -> None:
    assert suggested(copy_of(1, undated(2, "a.jpg"), disputed(3, "b.jpg"), dated(4, "c.jpg", "2022-10-14"))) == [
        "2022-10-14"
    ]


def test_the_date_that_a_person_gave_counts_as_well() -> None:
    told = with_user_date(undated(2, "a.jpg"), PartialDate(2021, 5))
    assert suggested(copy_of(1, told)) == ["2021-05"]


def test_photos_of_one_day_suggest_it_once_and_without_a_time_where_theirs_differ() -> None:
    times = (datetime.time(8, 15), datetime.time(8, 16))
    first, second = (
        with_user_date(undated(2 + place, f"{place}.jpg"), PartialDate(2022, 10, 14, time=time))
        for place, time in enumerate(times)
    )
    assert copy_of(1, first).same_pictures[0].evidence.date.time == times[0]
    (both,) = copy_of(1, first, second).same_pictures
    assert both.evidence.date == PartialDate(2022, 10, 14)


def test_photos_of_two_days_are_both_offered_and_neither_is_taken_for_many() -> None:
    doubtful = copy_of(1, dated(2, "a.jpg", "2022-10-14"), dated(3, "b.jpg", "2021-05-01"))
    clear = copy_of(4, dated(2, "a.jpg", "2022-10-14"))
    assert [one.date.iso for one in list_date_choices(doubtful)] == ["2022-10-14", "2021-05-01", "2023-01-01"]
    assert find_first_choices([doubtful, clear]) == (None, {})
    assert list(select_same_dates([doubtful, clear])) == [4]


def test_the_same_picture_goes_before_the_day_received() -> None:
    assert find_first_choices([copy_of(1, dated(2, "a.jpg", "2022-10-14"))])[0] is Source.SAME_PICTURE


def offered(items: list[PhotoItem], every: list[PhotoItem]) -> tuple[list[str], list[PhotoId], list[PhotoId]]:
    offers = find_same_picture_offers(items, select_same_dates(every))
    words = [f"{one.date.iso} {load_catalogue('en').render(one.reason)}" for one in offers.suggestions]
    return words, list(offers.own_dates), list(offers.all_dates)


def test_a_single_photo_is_offered_its_date_with_the_name_of_the_other() -> None:
    item = copy_of(1, dated(2, str(Path("kamera") / "IMG_1203.jpg"), "2022-10-14"))
    assert offered([item], [item]) == (["2022-10-14 same picture: IMG_1203.jpg"], [], [])


def test_a_group_is_offered_one_answer_for_those_that_have_it_and_one_for_the_whole_list() -> None:
    first, second, third = (copy_of(n, dated(10 + n, f"{n}.jpg", f"2022-10-1{n}")) for n in (1, 2, 3))
    without = undated(4, "IMG-WA0004.jpg", RECEIVED)
    assert offered([first, second, without], [first, second, third, without]) == ([], [1, 2], [1, 2, 3])


def test_a_photo_that_has_been_given_a_date_is_offered_none() -> None:
    item = with_user_date(copy_of(1, dated(2, "a.jpg", "2022-10-14")), PartialDate(2022))
    assert offered([item], [item]) == ([], [], [])
