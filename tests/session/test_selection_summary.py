"""What many selected photos have in common is the same whether they are looked at together or part by part."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from session.photo_items import broken, dated, disputed, evidence, undated

from stampgui.dates.clock_shift import ShiftedDate, parse_clock_shift
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.session.photos.photo_item import PhotoItem, find_first_choices, with_user_date
from stampgui.session.selection_summary import SelectionSummary

CAMERA = dated(0, "a.jpg", "2023-01-20")
KINDS = (
    replace(CAMERA, inspection=replace(CAMERA.inspection, recorded=(evidence("2023-01-20"),))),
    dated(0, "b.jpg", "2022-10", Source.FOLDER),
    undated(0, "c.jpg"),
    undated(0, "IMG-20220122-WA0001.jpg", evidence("2022-01-22", Source.FILENAME_RECEIVED)),
    undated(0, "IMG-20220123-WA0001.jpg", evidence("2022-01-23", Source.FILENAME_RECEIVED)),
    undated(0, "d.jpg", evidence("2024-05-01", Source.FILE_TIME)),
    disputed(0, "e.jpg", evidence("2023-02-03"), evidence("2021-05-05", Source.FILENAME)),
    broken(0, "f.jpg"),
)
ANSWERS = (None, PartialDate(2019), PartialDate(2022, 10, 14))


@st.composite
def selections(draw: st.DrawFn) -> list[PhotoItem]:
    kinds = draw(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(ANSWERS)), max_size=8))
    return [replace(with_user_date(kind, answer), id=number) for number, (kind, answer) in enumerate(kinds)]


def summarize(*items: PhotoItem) -> SelectionSummary:
    return SelectionSummary().with_photos(items)


@given(selections(), st.integers(0, 8))
def test_parts_make_the_same_whole(items: list[PhotoItem], cut: int) -> None:
    assert summarize(*items[:cut]).with_photos(items[cut:]) == summarize(*items)


@given(selections())
def test_one_click_is_offered_where_several_photos_have_a_choice_of_one_kind(items: list[PhotoItem]) -> None:
    kind, dates = find_first_choices(items)
    assert summarize(*items).shared_choice == (kind if len(dates) > 1 else None)


def test_a_common_date_is_one_that_all_have() -> None:
    camera, folder, waiting, *_ = KINDS
    assert summarize(camera, camera).shared_date == PartialDate(2023, 1, 20)
    assert summarize(camera, folder).shared_date is None
    assert summarize(camera, waiting).shared_date is None
    assert summarize(waiting, waiting).shared_date is None
    assert summarize().shared_date is None


def test_answers_and_shifts_are_counted_apart() -> None:
    shifted = ShiftedDate(2023, 1, 21, clock=PartialDate(2023, 1, 20), shift=parse_clock_shift("+1d"))
    items = [with_user_date(KINDS[0], date) for date in (None, PartialDate(2019), shifted)]
    summary = summarize(*items)
    assert (summary.typed, summary.shifted) == (1, 1)


def test_a_copy_contradicts_itself_where_its_picture_shows_another_date_than_its_data() -> None:
    camera = KINDS[0]
    year, day = (with_user_date(camera, answer) for answer in (PartialDate(2019), PartialDate(2022, 10, 14)))
    assert (summarize(camera).contradicting, summarize(camera).correctable) == (0, False)
    assert (summarize(camera, year).contradicting, summarize(camera, year).correctable) == (1, False)
    assert (summarize(year, day).contradicting, summarize(year, day).correctable) == (2, True)
