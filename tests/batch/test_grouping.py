"""Little to ask: photos that one answer may date, and what to suggest for them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given import TODAY
from stampgui.batch.file_series import parse_series_position
from stampgui.batch.grouping import MAX_GROUPS, Group, group_photos, split_group
from stampgui.batch.suggestions import find_common_date, suggest_dates
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.stamping.outcome import Outcome, Status

FOLDER = Path("/foto/rapat")


def undated(name: str, *candidates: Evidence, status: Status = Status.NEEDS_DATE, folder: Path = FOLDER) -> Outcome:
    return Outcome(folder / name, status, candidates=candidates)


def received(name: str, day: int, *, month: int = 10) -> Outcome:
    date = PartialDate(2022, month, day)
    return undated(name, Evidence(date, Source.FILENAME_RECEIVED, name))


def dated(name: str, year: int, month: int, day: int) -> Outcome:
    evidence = Evidence(PartialDate(year, month, day), Source.EXIF_ORIGINAL, f"{year}:{month}:{day}")
    return Outcome(FOLDER / name, Status.READY, evidence=evidence, candidates=(evidence,))


def names(*groups: Group) -> list[list[str]]:
    return [[outcome.path.name for outcome in group.outcomes] for group in groups]


def suggested(group: Group, language: str = "en") -> list[tuple[str, str]]:
    words = load_catalogue(language)
    return [(one.date.iso, words.render(one.reason)) for one in suggest_dates(group, today=TODAY)]


def by_name(name: str, year: int) -> Outcome:
    evidence = Evidence(PartialDate(year), Source.FILENAME, str(year), ambiguous=True)
    return Outcome(FOLDER / name, Status.NEEDS_DATE, candidates=(evidence,))


def test_a_holiday_in_the_names_is_looked_up_and_its_days_are_suggested_after_the_year() -> None:
    assert suggested(
        Group(FOLDER, (by_name("Lebaran_2019.jpg", 2019), by_name("lebaran 2019 (2).jpg", 2019))), "id"
    ) == [
        ("2019", "nama berkas, semua foto"),
        ("2019-06-05", "nama berkas (lebaran)"),
        ("2019-06-06", "nama berkas (lebaran)"),
    ]


def test_the_day_of_independence_is_known_by_its_number_too() -> None:
    group = Group(FOLDER, (by_name("lomba 17an 2019.jpg", 2019),))
    assert [date for date, _reason in suggested(group)] == ["2019", "2019-08-17"]


@pytest.mark.parametrize(
    "stems",
    [("setelah lebaran 2019",), ("lebaran 2019", "natal 2019"), ("lebaran 2019", "rapat 2019"), ("lebar 2019",)],
)
def test_what_is_no_holiday_of_all_the_names_suggests_the_year_alone(stems: tuple[str, ...]) -> None:
    group = Group(FOLDER, tuple(by_name(f"{stem}.jpg", 2019) for stem in stems))
    assert [date for date, _reason in suggested(group)] == ["2019"]


def test_a_counter_that_jumps_begins_another_group() -> None:
    photos = [undated(f"IMG_{number:04d}.jpg") for number in (1, 2, 40, 200, 201)]
    assert names(*group_photos(photos)) == [
        ["IMG_0001.jpg", "IMG_0002.jpg", "IMG_0040.jpg"],
        ["IMG_0200.jpg", "IMG_0201.jpg"],
    ]


def test_three_hundred_scans_are_one_question() -> None:
    assert len(group_photos([undated(f"scan {number}.jpg") for number in range(1, 301)])) == 1


def test_a_folder_of_names_without_an_order_is_one_question() -> None:
    assert len(group_photos([undated(f"{number * 7919 % 99991:x}-{number:b}x.jpg") for number in range(300)])) == 1


def test_photos_received_on_different_days_are_asked_for_day_by_day() -> None:
    photos = [received(f"IMG-202210{day}-WA000{n}.jpg", day) for day in (14, 20) for n in range(3)]
    assert [len(group.outcomes) for group in group_photos(photos)] == [3, 3]


def test_photos_received_over_many_days_are_asked_for_by_month_and_split_by_day() -> None:
    photos = [
        received(f"IMG-2022{month}{day:02d}-WA0001.jpg", day, month=month) for month in (10, 11) for day in range(1, 11)
    ]
    groups = group_photos(photos)
    assert [len(group.outcomes) for group in groups] == [10, 10]
    assert suggested(groups[0])[0] == ("2022-10", "day received, all photos")
    assert [len(group.outcomes) for group in split_group(groups[0])] == [1] * 10


def test_what_needs_a_check_is_asked_apart_from_what_has_no_date() -> None:
    photos = [undated("IMG_0001.jpg"), undated("IMG_0002.jpg", status=Status.NEEDS_CHECK), undated("IMG_0003.jpg")]
    assert names(*group_photos(photos)) == [["IMG_0001.jpg", "IMG_0003.jpg"], ["IMG_0002.jpg"]]


def test_a_group_without_differences_is_split_in_the_middle() -> None:
    (group,) = group_photos([undated(f"scan {number}.jpg") for number in range(1, 6)])
    first, second = split_group(group)
    assert names(first, second) == [["scan 1.jpg", "scan 2.jpg", "scan 3.jpg"], ["scan 4.jpg", "scan 5.jpg"]]
    assert split_group(group_photos([undated("scan 1.jpg")])[0]) == group_photos([undated("scan 1.jpg")])


_NAMES = st.from_regex(r"(IMG_|scan |IMG-202210[12][0-9]-WA|[a-z]{1,3})[0-9]{0,4}", fullmatch=True)
_PHOTOS = st.lists(
    st.builds(
        lambda folder, name, day, status: Outcome(
            Path(folder) / f"{name}.jpg",
            status,
            candidates=() if day is None else (Evidence(PartialDate(2022, 10, day), Source.FILENAME_RECEIVED, name),),
        ),
        st.sampled_from(["/a", "/b"]),
        _NAMES,
        st.none() | st.integers(1, 31),
        st.sampled_from([Status.NEEDS_DATE, Status.NEEDS_CHECK, Status.FAILED, Status.ALREADY_STAMPED]),
    ),
    max_size=60,
    unique_by=lambda outcome: outcome.path,
)


@given(_PHOTOS)
def test_every_photo_to_ask_for_is_in_exactly_one_group_and_splitting_loses_none(photos: list[Outcome]) -> None:
    wanted = [each for each in photos if each.status in (Status.NEEDS_DATE, Status.NEEDS_CHECK)]
    groups = group_photos(photos)
    assert sorted((each for group in groups for each in group.outcomes), key=photos.index) == wanted
    assert len(groups) <= 4 * MAX_GROUPS
    firsts = [photos.index(group.outcomes[0]) for group in groups]
    assert firsts == sorted(firsts)
    for group in groups:
        places = [photos.index(each) for each in group.outcomes]
        assert places == sorted(places)
        parts = split_group(group)
        assert sorted((each for part in parts for each in part.outcomes), key=photos.index) == list(group.outcomes)
        assert len(parts) > 1 or len(group.outcomes) == 1


@given(st.lists(st.integers(1, 40), unique=True, min_size=1), st.integers(1, 40))
def test_a_photo_added_to_a_run_changes_no_other_group(numbers: list[int], added: int) -> None:
    others = [undated("DSC_0001.jpg"), undated("DSC_0002.jpg")]
    before = group_photos([*others, *(undated(f"scan {number}.jpg") for number in numbers)])
    after = group_photos([*others, *(undated(f"scan {number}.jpg") for number in dict.fromkeys([*numbers, added]))])
    assert names(before[0]) == names(after[0])
    assert len(before) == len(after)


def test_neighbours_that_agree_are_suggested_first() -> None:
    photos = [dated(f"IMG_{number:04d}.jpg", 2022, 10, 14) for number in range(1, 13)]
    (group,) = group_photos([*photos, received("IMG_0020.jpg", 16)])
    assert suggested(group) == [("2022-10-14", "12 adjacent photos"), ("2022-10-16", "day received")]
    assert suggested(group, "id")[0][1].startswith("12 ")


def test_neighbours_of_several_days_suggest_their_month_and_of_several_months_their_year() -> None:
    (group,) = group_photos(
        [dated("IMG_0001.jpg", 2022, 10, 14), dated("IMG_0003.jpg", 2022, 10, 15), undated("IMG_0002.jpg")]
    )
    assert suggested(group)[0] == ("2022-10", "2 adjacent photos")
    (group,) = group_photos(
        [dated("IMG_0001.jpg", 2022, 10, 14), dated("IMG_0003.jpg", 2022, 11, 15), undated("IMG_0002.jpg")]
    )
    assert suggested(group) == [("2022", "2 adjacent photos")]
    (group,) = group_photos(
        [dated("IMG_0001.jpg", 2021, 10, 14), dated("IMG_0003.jpg", 2022, 11, 15), undated("IMG_0002.jpg")]
    )
    assert suggested(group) == []


def test_a_photo_between_two_known_ones_is_offered_their_days() -> None:
    before, after = dated("IMG_0010.jpg", 2022, 10, 12), dated("IMG_0020.jpg", 2022, 10, 14)
    (group,) = group_photos([before, undated("IMG_0014.jpg"), undated("IMG_0015.jpg"), after])
    assert suggested(group) == [
        ("2022-10", "2 adjacent photos"),
        ("2022-10-12", "as IMG_0010.jpg before it"),
        ("2022-10-14", "as IMG_0020.jpg after it"),
    ]
    assert suggested(group, "id")[1] == ("2022-10-12", "seperti IMG_0010.jpg sebelumnya")


def test_a_day_on_both_sides_is_offered_though_others_nearby_are_from_other_days() -> None:
    others = [dated(f"IMG_{number:04}.jpg", 2022, 9, number) for number in (1, 2, 3)]
    around = [dated("IMG_0010.jpg", 2022, 10, 12), dated("IMG_0020.jpg", 2022, 10, 12)]
    (group,) = group_photos([*others, *around, undated("IMG_0014.jpg")])
    assert ("2022-10-12", "between IMG_0010.jpg and IMG_0020.jpg") in suggested(group)


def test_order_tells_nothing_where_it_is_broken_or_has_gaps() -> None:
    for photos in (
        [dated("IMG_0010.jpg", 2022, 10, 14), undated("IMG_0014.jpg"), dated("IMG_0020.jpg", 2022, 10, 12)],
        [dated("IMG_0010.jpg", 2022, 10, 12), undated("IMG_0014.jpg"), dated("IMG_0200.jpg", 2022, 10, 14)],
        [dated("IMG_0010.jpg", 2022, 10, 12), undated("IMG_0014.jpg")],
        [
            *(dated("IMG_0010.jpg", 2022, 10, 12), undated("IMG_0014.jpg"), dated("IMG_0015.jpg", 2022, 10, 13)),
            *(undated("IMG_0016.jpg"), dated("IMG_0020.jpg", 2022, 10, 14)),
        ],
    ):
        (group,) = group_photos(photos)
        assert not [reason for _, reason in suggested(group) if "IMG" in reason]


def test_other_photos_of_the_folder_are_suggested_as_such() -> None:
    (group,) = group_photos([dated("a.jpg", 2022, 10, 14), dated("b.jpg", 2022, 10, 14), undated("scan 1.jpg")])
    assert suggested(group) == [("2022-10-14", "2 dated photos in this folder")]


def test_the_files_own_time_comes_last_and_the_future_never() -> None:
    file_time = Evidence(PartialDate(2024, 5, 1), Source.FILE_TIME, "")
    ahead = Evidence(PartialDate(2031, 5, 1), Source.EXIF_MODIFIED, "")
    day = Evidence(PartialDate(2022, 10, 14), Source.FILENAME_RECEIVED, "")
    (group,) = group_photos([undated("scan 1.jpg", file_time, ahead, day)])
    assert suggested(group) == [("2022-10-14", "day received"), ("2024-05-01", "file time")]


def test_both_readings_of_a_name_and_both_sides_of_a_disagreement_are_offered() -> None:
    camera = Evidence(PartialDate(2012, 1, 5), Source.EXIF_ORIGINAL, "")
    name = Evidence(PartialDate(2022, 10, 14), Source.FILENAME, "")
    (group,) = group_photos([undated("x.jpg", camera, name, status=Status.NEEDS_CHECK)])
    assert [date for date, _ in suggested(group)] == ["2012-01-05", "2022-10-14"]
    readings = [
        Evidence(PartialDate(2022, month, day), Source.FILENAME, "", ambiguous=True) for day, month in ((3, 5), (5, 3))
    ]
    (group,) = group_photos([undated("x.jpg", *readings)])
    assert [date for date, _ in suggested(group)] == ["2022-05-03", "2022-03-05"]


def test_what_few_photos_tell_is_not_suggested_for_all() -> None:
    (group,) = group_photos(
        [received("scan 1.jpg", 14), *(undated(f"scan {number}.jpg") for number in range(2, 6))][1:]
    )
    assert suggested(group) == []


@pytest.mark.parametrize(
    ("stem", "series", "number"),
    [
        ("IMG_0012", "img_#", 12),
        ("IMG_0012 (2)", "img_#", 12),
        ("scan (12)", "scan (#)", 12),
        ("IMG-20221014-WA0003", "img-20221014-wa#", 3),
        ("IMG_0012-edited", "img_#-edited", 12),
        ("perpisahan", "perpisahan", None),
    ],
)
def test_a_name_has_its_place_in_a_series(stem: str, series: str, number: int | None) -> None:
    assert (parse_series_position(stem).series, parse_series_position(stem).number) == (series, number)


def test_what_dates_agree_on() -> None:
    assert find_common_date([PartialDate(2022, 10, 14), PartialDate(2022, 10)]) == PartialDate(2022, 10)
    assert find_common_date([PartialDate(2022, 10, 14), PartialDate(2022, 11, 14)]) == PartialDate(2022)
    assert find_common_date([PartialDate(2021), PartialDate(2022)]) is None
