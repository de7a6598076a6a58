"""A camera clock that is years away from its neighbours' is put before a person; an album of years is not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from batches import plan_folder, stamp_folder
from given import MakePhoto
from stampgui.batch.clock_check import apply_clock_doubts, find_clock_doubts
from stampgui.batch.folder_scan import find_photos
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.session.photos.batch_photos import Answers, examine_batch, foresee_all
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome, Status

FOLDER = Path("/foto/2022")


def shot(number: int, year: int, *, source: Source = Source.EXIF_ORIGINAL, name: str = "IMG_{:04d}") -> Outcome:
    evidence = Evidence(PartialDate(year, 10, 14), source, f"{year}:10:14 08:15:00")
    path = FOLDER / f"{name.format(number)}.jpg"
    return Outcome(path, Status.READY, evidence=evidence, candidates=(evidence,), caption="difoto")


def run(years: Sequence[int], *, first: int = 10) -> list[Outcome]:
    return [shot(number, year) for number, year in enumerate(years, first)]


def doubted_numbers(outcomes: Sequence[Outcome]) -> list[int]:
    return sorted(int(path.stem[-4:]) for path in find_clock_doubts(outcomes))


@pytest.mark.parametrize(
    ("years", "numbers"),
    [
        ([2022, 2022, 2012, 2022], [12]),  # one amid others
        ([2022, 2022, 2022, 2012], [13]),  # the clock went back at the end
        ([2022, 2012, 2012, 2012], [10]),  # ahead at the beginning
        ([2012, 2012, 2022, 2012, 2012], [12]),  # ahead in the middle
        ([2022] * 4 + [2012] * 2 + [2022] * 4, [14, 15]),  # a battery that was changed twice
        ([2022, 2012], []),  # one word against another
        ([2022, 2012, 2022], []),  # two witnesses are too few
        ([2022, 2022, 2012, 2012, 2022, 2012], []),  # two cameras of one series
        (list(range(2000, 2023)), []),  # an album with one photo of each year
        (list(range(2022, 1999, -1)), []),  # and from its end
        ([2012] * 20 + [2022] * 20, []),  # a camera that lay in a drawer
        ([2012, 2022, 2022, 2022], []),  # and its last film but one
        ([2012, 2012, 2012, 2022], []),  # used once again years later
        ([2012] * 8 + [2014] + [2016] * 8, []),  # used rarely
        ([2022] * 5, []),
        ([], []),
    ],
)
def test_the_few_that_break_the_order_of_the_camera_are_doubted(years: list[int], numbers: list[int]) -> None:
    assert doubted_numbers(run(years)) == numbers


def with_fix(outcome: Outcome, year: int, month: int = 10, day: int = 14) -> Outcome:
    assert outcome.evidence is not None
    fix = Evidence(PartialDate(year, month, day), Source.GPS, f"{year}:{month:02}:{day:02} 01:15:00 UTC")
    return replace(outcome, candidates=(outcome.evidence, fix))


def test_a_clock_that_the_satellites_agree_with_is_never_doubted() -> None:
    outcomes = run([2022, 2022, 2012, 2022])
    assert find_clock_doubts([*outcomes[:2], with_fix(outcomes[2], 2012), outcomes[3]]) == {}
    assert find_clock_doubts([*outcomes[:2], with_fix(outcomes[2], 2012, day=15), outcomes[3]]) == {}  # another zone
    assert doubted_numbers([*outcomes[:2], with_fix(outcomes[2], 2012, day=18), outcomes[3]]) == [12]


@pytest.mark.parametrize(
    ("years", "number", "fix", "numbers"),
    [
        ([2020, 2022, 2020], 11, 2020, [11]),  # two neighbours and the satellites
        ([2020, 2020, 2020, 2022], 13, 2020, [13]),  # a clock that jumped ahead, which might have been a pause
        ([2020, 2022, 2020], 11, 2016, []),  # an old fix says nothing
        ([2022, 2022], 11, 2020, []),
        ([2020, 2022], 11, 2020, []),  # a neighbour and the satellites are too few
    ],
)
def test_a_satellite_fix_from_the_neighbours_year_is_a_witness(
    years: list[int], number: int, fix: int, numbers: list[int]
) -> None:
    outcomes = run(years)
    outcomes[number - 10] = with_fix(outcomes[number - 10], fix)
    assert doubted_numbers(outcomes) == numbers


def test_the_doubt_names_the_satellites_where_they_speak_against_the_camera() -> None:
    outcomes = run([2020, 2022, 2020])
    (reason,) = find_clock_doubts([outcomes[0], with_fix(outcomes[1], 2020), outcomes[2]]).values()
    assert load_catalogue("en").render(reason) == (
        "The photos next to it, IMG_0010 and IMG_0012, are from 2020, and so is its GPS date; its camera says 2022. "
        "Please check its date."
    )


def test_the_doubt_names_the_neighbours_and_both_years() -> None:
    (reason,) = find_clock_doubts(run([2022, 2022, 2012, 2022])).values()
    assert load_catalogue("en").render(reason) == (
        "The photos next to it, IMG_0011 and IMG_0013, are from 2022; this one says 2012. Please check its date."
    )


def test_a_new_year_between_the_neighbours_is_told() -> None:
    outcomes = [*run([2021, 2021, 2012]), shot(13, 2022)]
    outcomes[-1] = Outcome(
        outcomes[-1].path,
        Status.READY,
        evidence=Evidence(PartialDate(2022, 1, 2), Source.EXIF_ORIGINAL, "2022:01:02 08:00:00"),
    )
    (reason,) = find_clock_doubts(outcomes).values()
    assert "are from 2021 and 2022; this one says 2012" in load_catalogue("en").render(reason)


def test_photos_that_only_share_a_folder_are_no_neighbours() -> None:
    others = [shot(number, 2022, name="DSC_{:04d}") for number in range(10, 20)]
    assert not find_clock_doubts([*others, shot(15, 2012)])
    far_away = run([2022] * 6, first=1000)
    assert not find_clock_doubts([shot(10, 2012), *far_away])


def test_the_counter_that_began_anew_is_no_doubt() -> None:
    assert not find_clock_doubts([*run([2022] * 5, first=1), *run([2020] * 5, first=9990)])


@pytest.mark.parametrize("source", [Source.TYPED, Source.FILENAME, Source.FOLDER])
def test_only_camera_clocks_are_doubted(source: Source) -> None:
    assert not find_clock_doubts([*run([2022] * 4), shot(14, 2012, source=source)])


def test_a_doubted_photo_needs_a_check_and_the_others_pass_in_order() -> None:
    outcomes = run([2022, 2022, 2012, 2022])
    passed = [outcome for _, outcome in apply_clock_doubts(enumerate(outcomes))]
    assert [each.path for each in passed] == [each.path for each in outcomes]
    assert [each.status for each in passed] == [Status.READY, Status.READY, Status.NEEDS_CHECK, Status.READY]
    assert passed[2].evidence is None
    assert passed[2].candidates == outcomes[2].candidates
    assert passed[2].caption is None


def test_a_folder_of_thousands_is_judged_as_a_whole_and_passed_on_in_parts() -> None:
    years = [2022] * 3000
    for wrong in (0, 1, 62, 63, 64, 65, 127, 128, 129, 1500, 2998, 2999):
        years[wrong] = 2012
    outcomes = run(years, first=0)
    drawn = 0

    def counted() -> Iterator[tuple[int, Outcome]]:
        nonlocal drawn
        for outcome in outcomes:
            drawn += 1
            yield drawn, outcome

    passing = apply_clock_doubts(counted())
    next(passing)
    assert drawn < 200
    found = [each.path for _, each in passing if each.status is Status.NEEDS_CHECK]
    assert set(found) == set(find_clock_doubts(outcomes))
    assert len(found) == 10  # the two at the very start may be the camera's last use before


def test_examining_and_stamping_find_the_same(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    for number, year in enumerate([2022, 2022, 2012, 2022], 11):
        folder = make_photo(f"IMG_{number:04d}.jpg", taken=f"{year}:10:14 08:15:00").parent
    wanted = [Status.READY, Status.READY, Status.NEEDS_CHECK, Status.READY]
    assert [photo.status for photo in examine_batch(find_photos([folder]), recipe)] == wanted
    outcomes = stamp_folder(folder, recipe, tmp_path / "out")
    assert [each.status for each in outcomes] == [*(Status.STAMPED, Status.STAMPED, Status.NEEDS_CHECK, Status.STAMPED)]
    reason = outcomes[2].reason
    assert reason is not None
    assert "this one says 2012" in load_catalogue("en").render(reason)
    assert not (tmp_path / "out" / "IMG_0013.jpg").exists()


def test_a_doubted_photo_is_not_stamped_by_running_once_more(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    for number, year in enumerate([2022, 2022, 2012, 2022], 11):
        folder = make_photo(f"IMG_{number:04d}.jpg", taken=f"{year}:10:14 08:15:00").parent
    stamp_folder(folder, recipe, tmp_path / "out")
    wanted = [Status.SKIPPED, Status.SKIPPED, Status.NEEDS_CHECK, Status.SKIPPED]
    assert [each.status for each in foresee_all(plan_folder(folder, recipe, tmp_path / "out"))] == wanted
    assert [each.status for each in stamp_folder(folder, recipe, tmp_path / "out")] == wanted


def test_a_photo_that_a_person_dated_is_stamped(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    for number in range(11, 16):
        folder = make_photo(f"IMG_{number:04d}.jpg", taken=f"{2012 if number == 13 else 2022}:10:14 08:15:00").parent
    said = Answers(date_for_rest=PartialDate(2012, 10, 14), override=True)
    assert {each.status for each in stamp_folder(folder, recipe, tmp_path / "out", said)} == {Status.STAMPED}
