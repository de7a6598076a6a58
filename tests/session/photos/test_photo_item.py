"""What is in the list, in which order, and what an answer changes."""

from dataclasses import replace

import pytest
from session.photo_items import broken, dated, disputed, evidence, seen, undated

from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue, message
from stampgui.session.photos.photo_item import (
    PhotoFilter,
    PhotoItem,
    PhotoOrder,
    arrange_items,
    find_first_choices,
    list_date_choices,
    select_items_to_save,
    with_user_date,
)
from stampgui.session.photos.status_counts import StatusCounts
from stampgui.stamping.outcome import Status

ENGLISH = load_catalogue("en")
LIST = (
    dated(0, "IMG_10.JPG", "2023-01-20"),
    undated(1, "scan.jpg", evidence("2024-05-01", Source.FILE_TIME)),
    dated(2, "IMG_9.JPG", "2022-10-14", Source.FILENAME),
    disputed(3, "b.jpg", evidence("2023-02-03"), evidence("2021-05-05", Source.FILENAME)),
    broken(4, "a.jpg"),
    dated(5, "album.jpg", "2022-10", Source.FOLDER),
)


def test_what_the_copy_lacks_is_still_told_when_a_date_was_typed() -> None:
    lacks = message("Only its first page is in the copy.")
    card = undated(1, "scan.tif")
    card = replace(card, inspection=replace(card.inspection, changes=(lacks,)))
    assert with_user_date(card, PartialDate(2022)).outcome.notes == (lacks,)


def shown(chosen: PhotoFilter, order: PhotoOrder, cards: tuple[PhotoItem, ...] = LIST) -> str:
    by_id = {card.id: card for card in cards}
    return seen((by_id[photo] for photo in arrange_items(cards, photo_filter=chosen, order=order)), ENGLISH)


def lines(text: str) -> str:
    return "\n".join(line[8:] for line in text.strip("\n").split("\n")[:-1])


def test_all_photos_are_listed_as_they_were_added() -> None:
    assert shown(PhotoFilter.ALL, PhotoOrder.ADDED) == lines(
        """
          January 20, 2023 | IMG_10.JPG | Camera data
          No date yet | scan.jpg | Please fill in
          October 14, 2022 | IMG_9.JPG | File name
          Dates differ | b.jpg | To check
          Cannot be stamped | a.jpg | Failed
          October 2022 | album.jpg | Folder name
        """
    )


def test_by_date_the_undated_come_last() -> None:
    assert shown(PhotoFilter.ALL, PhotoOrder.DATE) == lines(
        """
          October 2022 | album.jpg | Folder name
          October 14, 2022 | IMG_9.JPG | File name
          January 20, 2023 | IMG_10.JPG | Camera data
          No date yet | scan.jpg | Please fill in
          Dates differ | b.jpg | To check
          Cannot be stamped | a.jpg | Failed
        """
    )


def test_by_name_nine_comes_before_ten() -> None:
    names = [
        LIST[photo].found.path.name
        for photo in arrange_items(LIST, photo_filter=PhotoFilter.ALL, order=PhotoOrder.NAME)
    ]
    assert names == ["a.jpg", "album.jpg", "b.jpg", "IMG_9.JPG", "IMG_10.JPG", "scan.jpg"]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (PhotoFilter.UNDATED, ["scan.jpg"]),
        (PhotoFilter.CHECK, ["b.jpg"]),
        (PhotoFilter.READY, ["IMG_10.JPG", "IMG_9.JPG", "album.jpg"]),
        (PhotoFilter.FAILED, ["a.jpg"]),
    ],
)
def test_a_filter_shows_its_kind(chosen: PhotoFilter, names: list[str]) -> None:
    photos = arrange_items(LIST, photo_filter=chosen, order=PhotoOrder.ADDED)
    assert [LIST[photo].found.path.name for photo in photos] == names
    assert StatusCounts(LIST).by_filter[chosen] == len(names)


def test_copies_and_photos_in_the_cloud_are_kinds_of_their_own_and_have_not_failed() -> None:
    others = tuple(
        replace(card, inspection=replace(card.inspection, status=status, is_in_cloud=in_cloud))
        for card, status, in_cloud in ((LIST[0], Status.ALREADY_STAMPED, False), (LIST[2], Status.SKIPPED, True))
    )
    counts = StatusCounts(others)
    kinds = (PhotoFilter.UNUSABLE, PhotoFilter.CLOUD, PhotoFilter.FAILED)
    assert [counts.by_filter[kind] for kind in kinds] == [1, 1, 0]
    assert counts.unusable_count == StatusCounts((*others, LIST[4])).unusable_count - 1 == 2
    assert seen(others[:1], ENGLISH) == "  Not used | IMG_10.JPG | Already stamped"


def test_a_photo_that_was_replaced_by_an_undated_one_is_among_the_undated_and_says_so() -> None:
    failed = replace(LIST[1], copy_result=replace(LIST[0].inspection, status=Status.FAILED))
    assert seen([failed], ENGLISH) == "  No date yet | scan.jpg | Please fill in"
    assert StatusCounts((failed,)).by_filter[PhotoFilter.UNDATED] == 1


def test_a_typed_date_makes_a_photo_ready_and_says_so() -> None:
    card = with_user_date(LIST[1], PartialDate(2019))
    assert seen([card], ENGLISH) == "  2019 | scan.jpg | Typed"
    assert card.outcome.status is Status.READY
    assert card.outcome.reason is None


def test_a_typed_date_can_be_taken_back() -> None:
    assert with_user_date(with_user_date(LIST[1], PartialDate(2019)), None) == LIST[1]


def test_no_date_mends_a_broken_file() -> None:
    assert with_user_date(LIST[4], PartialDate(2019)) is LIST[4]


def test_another_date_takes_the_tick_away() -> None:
    saved = replace(LIST[0], copy_result=replace(LIST[0].inspection, status=Status.STAMPED))
    assert seen([saved], ENGLISH).startswith("✓")
    assert seen([with_user_date(saved, PartialDate(2020))], ENGLISH).startswith("  2020")


def test_what_failed_says_so_on_its_card() -> None:
    failed = replace(LIST[0], copy_result=replace(LIST[0].inspection, status=Status.FAILED))
    assert seen([failed], ENGLISH) == "  January 20, 2023 | IMG_10.JPG | Failed"


def test_one_click_choices_are_the_days_that_differ() -> None:
    assert [choice.date.iso for choice in list_date_choices(LIST[3])] == ["2023-02-03", "2021-05-05"]
    assert list_date_choices(LIST[0]) == ()
    assert list_date_choices(LIST[4]) == ()


def test_the_time_of_the_file_is_offered_only_when_there_is_nothing_else() -> None:
    file_time, received = evidence("2024-05-01", Source.FILE_TIME), evidence("2022-01-22", Source.FILENAME_RECEIVED)
    assert list_date_choices(undated(0, "a.jpg", received, file_time)) == (received,)
    assert list_date_choices(undated(0, "a.jpg", file_time)) == (file_time,)


def test_many_photos_may_each_take_their_own_suggestion_if_it_is_of_one_kind() -> None:
    first = undated(0, "a.jpg", evidence("2022-01-22", Source.FILENAME_RECEIVED))
    second = undated(1, "b.jpg", evidence("2022-01-23", Source.FILENAME_RECEIVED))
    kind, dates = find_first_choices([first, second, LIST[0]])
    assert kind is Source.FILENAME_RECEIVED
    assert {photo: date.iso for photo, date in dates.items()} == {0: "2022-01-22", 1: "2022-01-23"}
    assert find_first_choices([first, LIST[3]]) == (None, {})
    assert find_first_choices([LIST[1]]) == (None, {})


def test_saving_is_for_what_is_ready_and_not_saved_yet() -> None:
    saved = replace(LIST[0], copy_result=replace(LIST[0].inspection, status=Status.STAMPED))
    assert select_items_to_save([saved, *LIST[1:]]) == [LIST[2], LIST[5]]
    assert select_items_to_save([saved, LIST[1]]) == [saved]
