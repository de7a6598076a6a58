"""Shifting a camera's clock for many photos: which follow, and why others do not."""

import datetime
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from session.photo_items import REASON, dated, disputed, evidence

from stampgui.dates.camera_clock import Camera, ClockReading
from stampgui.dates.clock_shift import ShiftError, find_clock_shift, parse_clock_shift
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.session.clock_shift.clock_shifts import LeftAlone, describe_left_alone, plan_shift, select_same_camera
from stampgui.session.clock_shift.shift_draft import ShiftScope, start_shift
from stampgui.session.photos.photo_item import PhotoItem, with_user_date
from stampgui.stamping.outcome import Outcome, Status

TODAY = datetime.date(2026, 11, 22)
CANON, NIKON = Camera("Canon", "EOS 700D", "042"), Camera("NIKON", "D90")


def clock(text: str) -> PartialDate:
    return PartialDate.from_datetime(datetime.datetime.fromisoformat(text))


def taken(number: int, text: str, camera: Camera = CANON) -> PhotoItem:
    item = dated(number, f"IMG_{number:04}.JPG", text[:10])
    chosen = Evidence(clock(text), Source.EXIF_ORIGINAL, text)
    reading = ClockReading(camera, chosen.date)
    return replace(item, inspection=replace(item.inspection, evidence=chosen, candidates=(chosen,), clock=reading))


def two_days() -> list[PhotoItem]:
    """Twenty photos of two days, ten minutes apart."""
    return [taken(number, f"2018-10-{12 + number // 10} 08:{10 + number % 10 * 5:02}:37") for number in range(20)]


def test_twenty_photos_of_two_days_keep_their_days_and_times() -> None:
    photos = two_days()
    shift = find_clock_shift(clock("2018-10-12 08:10:37"), clock("2022-10-14 09:10:00"))
    plan = plan_shift(photos, shift, today=TODAY)
    assert plan.shift.text == "+4y2d1h"
    assert [each.typed_text for each in plan.dates.values()] == [
        f"2022-10-{14 + number // 10} 09:{10 + number % 10 * 5:02}:37" for number in range(20)
    ]
    assert list(plan.sample_ids) == [0, 10, 19]
    assert plan.left_alone == {}
    assert load_catalogue("en").render(plan.describe()) == "20 photos: camera clock + 4 years, 2 days, 1 hour."
    assert load_catalogue("id").render(plan.describe()) == "20 foto: jam kamera + 4 tahun 2 hari 1 jam."


def test_only_dates_of_the_clock_follow_and_the_others_are_counted() -> None:
    typed = with_user_date(taken(1, "2018-10-12 08:00:00"), PartialDate(2022, 10, 14))
    named = dated(2, "IMG_20221014_081500.jpg", "2022-10-14", Source.FILENAME)
    unknown = replace(
        dated(3, "foto.jpg", "2022-10-14"), inspection=Outcome(Path("foto.jpg"), Status.NEEDS_DATE, REASON)
    )
    broken = replace(dated(4, "rusak.jpg", "2022-10-14"), inspection=Outcome(Path("rusak.jpg"), Status.FAILED, REASON))
    day_only = taken(5, "2018-10-12 08:00:00")
    day_only = replace(
        day_only, inspection=replace(day_only.inspection, clock=ClockReading(CANON, PartialDate(2018, 10, 12)))
    )
    plan = plan_shift(
        [taken(0, "2018-10-12 08:00:00"), typed, named, unknown, broken, day_only],
        parse_clock_shift("+4y2d3h"),
        today=TODAY,
    )
    assert list(plan.dates) == [0]
    assert plan.left_alone == Counter(
        [LeftAlone.GIVEN, LeftAlone.OTHER_SOURCE, LeftAlone.NO_CLOCK, LeftAlone.UNUSABLE, LeftAlone.DAY_ONLY]
    )
    said = describe_left_alone(plan.left_alone)
    assert said is not None
    assert load_catalogue("en").render(said) == (
        "Not shifted: 1 photo with a date that you gave, 1 photo whose date is not from the camera clock, "
        "1 photo without a date from a camera clock, 1 photo of which the camera recorded only the day, "
        "1 photo that cannot be stamped."
    )


def test_a_reset_clock_and_a_disputed_one_can_be_put_right() -> None:
    reset = disputed(0, "IMG_0001.JPG")
    reset = replace(
        reset,
        inspection=replace(
            reset.inspection, status=Status.NEEDS_DATE, clock=ClockReading(CANON, clock("2000-01-01 00:13:00"))
        ),
    )
    plan = plan_shift(
        [reset], find_clock_shift(clock("2000-01-01 00:13:00"), clock("2022-10-14 09:15:00")), today=TODAY
    )
    assert [each.typed_text for each in plan.dates.values()] == ["2022-10-14 09:15:00"]


def test_a_photo_of_which_a_third_date_is_known_stays_to_be_checked() -> None:
    item = disputed(0, "a.jpg", evidence("2018-10-12"), evidence("2020-01-01", Source.FILENAME))
    item = replace(item, inspection=replace(item.inspection, clock=ClockReading(CANON, clock("2018-10-12 08:00:00"))))
    assert plan_shift([item], parse_clock_shift("+4y2d"), today=TODAY).left_alone == {LeftAlone.OBJECTION: 1}
    assert list(plan_shift([item], parse_clock_shift("+446d"), today=TODAY).dates) == [0]


def test_the_photo_whose_moment_was_told_follows_whatever_its_name_says_and_the_others_are_named() -> None:
    told, other, third, plain = (
        replace(
            each,
            inspection=replace(each.inspection, clock=ClockReading(CANON, clock("2018-10-12 08:00:00"))),
        )
        for each in (
            *(
                disputed(number, f"{number}.jpg", evidence("2018-10-12"), evidence("2020-01-01", Source.FILENAME))
                for number in range(3)
            ),
            taken(3, "2018-10-12 08:00:00"),
        )
    )
    draft = start_shift([told], told, [told, other, third, plain])
    assert draft is not None
    plan = draft.plan(parse_clock_shift("+4y2d"), ShiftScope.CAMERA, today=TODAY)
    assert set(plan.dates) == {0, 3}
    assert plan.doubts == [frozenset({Source.FILENAME})]
    said = plan.describe_left_alone()
    assert said is not None
    assert load_catalogue("en").render(said) == (
        "Not shifted: 2 photos for which another source says something else (1.jpg, 2.jpg)."
    )
    many = describe_left_alone({LeftAlone.OBJECTION: 5}, ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"])
    assert many is not None
    assert load_catalogue("id").render(many) == (
        "Tidak digeser: 5 foto yang tanggalnya berbeda menurut sumber lain (a.jpg, b.jpg, dan 3 lainnya)."
    )


def test_a_second_shift_counts_from_the_clock_and_not_from_the_first() -> None:
    first = plan_shift([taken(0, "2018-10-12 08:00:00")], parse_clock_shift("+4y"), today=TODAY)
    again = with_user_date(taken(0, "2018-10-12 08:00:00"), first.dates[0])
    assert again.source is Source.CLOCK_SHIFTED
    second = plan_shift([again], parse_clock_shift("+1d"), today=TODAY)
    assert second.dates[0].typed_text == "2018-10-13 08:00:00"


def test_an_impossible_date_refuses_the_whole_shift_and_names_the_photo() -> None:
    photos = [taken(0, "2018-10-12 08:00:00"), taken(1, "2025-10-12 08:00:00")]
    with pytest.raises(ShiftError, match=r"IMG_0001.JPG: Shifted, it would be from October 12, 2029"):
        plan_shift(photos, parse_clock_shift("+4y"), today=TODAY)


def test_the_same_camera_has_the_same_make_model_and_serial_number() -> None:
    photos = [taken(0, "2018-10-12 08:00:00"), taken(1, "2018-10-12 08:00:00", NIKON), taken(2, "2018-10-12 09:00:00")]
    assert [item.id for item in select_same_camera(photos, photos[0])] == [0, 2]
    nameless = taken(3, "2018-10-12 08:00:00", Camera())
    assert select_same_camera([*photos, nameless], nameless) == [nameless]
