"""A camera's clock that was wrong, and what its dates become when it is put right."""

import datetime

import pytest
from dates.decisions import english
from hypothesis import assume, given
from hypothesis import strategies as st

from stampgui.dates.clock_shift import (
    ClockShift,
    ShiftedDate,
    ShiftError,
    express_in_years,
    find_clock_shift,
    parse_clock_shift,
    parse_shifted_date,
    shift_clock_date,
)
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue

TODAY = datetime.date(2026, 11, 22)
A_DAY = datetime.timedelta(days=1)


def moment(text: str, offset: int | None = None) -> PartialDate:
    day, _, time = text.partition(" ")
    year, month, number = (int(part) for part in day.split("-"))
    return PartialDate(year, month, number, datetime.time.fromisoformat(time) if time else None, offset)


def shifted(clock: PartialDate, text: str) -> str:
    return shift_clock_date(clock, parse_clock_shift(text), today=TODAY).typed_text


def refusal(clock: PartialDate, text: str) -> str:
    with pytest.raises(ShiftError) as refused:
        shift_clock_date(clock, parse_clock_shift(text), today=TODAY)
    return str(refused.value)


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2026, 1, 1))
CLOCKS = st.builds(datetime.datetime.combine, DAYS, st.times().map(lambda each: each.replace(microsecond=0))).map(
    PartialDate.from_datetime
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("+4y2d", "2022-10-14 08:15:00"),
        ("+4y2d3h", "2022-10-14 11:15:00"),
        ("-1h", "2018-10-12 07:15:00"),
        ("−30 menit", "2018-10-12 07:45:00"),
        ("+ 4 tahun 2 hari 1 jam", "2022-10-14 09:15:00"),
        ("+2mo", "2018-12-12 08:15:00"),
        ("+3mo", "2019-01-12 08:15:00"),
        ("-10mo", "2017-12-12 08:15:00"),
        ("+1w 5min 3s", "2018-10-19 08:20:03"),
        ("+16h", "2018-10-13 00:15:00"),
        ("+7h WIB", "2018-10-12 15:15:00+07:00"),
        ("+7h +05:30", "2018-10-12 15:15:00+05:30"),
    ],
)
def test_a_span_that_is_typed_moves_the_clock(text: str, result: str) -> None:
    assert shifted(moment("2018-10-12 08:15:00"), text) == result


@pytest.mark.parametrize("text", ["", "4y", "+", "+4", "+y", "+4m", "+4y4y", "+1 fortnight", "+0d", "+1h XYZ", "+999y"])
def test_a_span_that_says_too_little_or_nothing_is_refused(text: str) -> None:
    with pytest.raises(ShiftError):
        parse_clock_shift(text)


def test_m_alone_may_be_minutes_or_months() -> None:
    with pytest.raises(ShiftError, match="“m” is not one of y, mo, w, d, h, min and s"):
        parse_clock_shift("+4m")


def test_a_shift_into_the_future_before_photography_or_to_no_day_is_refused() -> None:
    assert refusal(moment("2018-10-12 08:15:00"), "+9y") == (
        "Shifted, it would be from October 12, 2027, which is in the future."
    )
    assert refusal(moment("2018-10-12 08:15:00"), "-200y") == (
        "Shifted, it would be from October 12, 1818, before photography."
    )
    assert refusal(moment("2020-02-29 08:15:00"), "+1y") == (
        "Shifted, it would be from a day that does not exist: 29-2-2021."
    )
    assert refusal(moment("2020-08-31 08:15:00"), "+1mo") == (
        "Shifted, it would be from a day that does not exist: 31-9-2020."
    )


def test_a_camera_that_recorded_only_the_day_is_shifted_by_whole_days() -> None:
    assert shifted(moment("2018-10-12"), "+2d") == "2018-10-14"
    assert refusal(moment("2018-10-12"), "+2d1h") == (
        "Its camera recorded only the day, so it can only be shifted by whole days."
    )


def test_the_zone_of_the_clock_stays_only_with_its_time_of_day() -> None:
    clock = moment("2018-10-12 02:15:00", 0)
    assert shifted(clock, "+4y2d") == "2022-10-14 02:15:00+00:00"
    assert shifted(clock, "+7h") == "2018-10-12 09:15:00"
    assert shifted(clock, "+7h WIB") == "2018-10-12 09:15:00+07:00"


@pytest.mark.parametrize(
    ("clock", "real", "text"),
    [
        (moment("2018-10-12 08:12:37"), moment("2022-10-14 09:15"), "+1463d1h3min"),
        (moment("2018-10-12 08:12:37"), moment("2022-10-14 09:15:40"), "+1463d1h3min3s"),
        (moment("2018-10-12 08:12:37"), moment("2022-10-14"), "+1463d"),
        (moment("2018-10-12"), moment("2022-10-14"), "+1463d"),
        (moment("2022-10-14 09:15:00"), moment("2022-10-14 08:15"), "-1h"),
        (moment("2022-10-14 02:15:00", 0), moment("2022-10-14 09:15", 420), "+7h WIB"),
        (moment("2022-10-14 09:15:00", 0), moment("2022-10-14 09:15", 420), "+0s WIB"),
    ],
)
def test_one_photo_tells_how_far_the_clock_was_off(clock: PartialDate, real: PartialDate, text: str) -> None:
    assert find_clock_shift(clock, real).text == text


@pytest.mark.parametrize(
    ("clock", "real", "reason"),
    [
        (moment("2018-10-12 08:12:37"), PartialDate(2022, 10), "Give the whole day on which the photo was taken"),
        (moment("2018-10-12 08:12:37"), PartialDate(2022, 10, 14, approximate=True), "Give the whole day"),
        (moment("2018-10-12"), moment("2022-10-14 09:15"), "The camera recorded only the day of this photo"),
        (moment("2018-10-12 08:12:37"), moment("2018-10-12 08:12"), "That is what the camera's clock says already"),
        (moment("2018-10-12 08:12:37"), moment("2018-10-12"), "That is what the camera's clock says already"),
    ],
)
def test_a_moment_that_tells_no_difference_is_refused(clock: PartialDate, real: PartialDate, reason: str) -> None:
    with pytest.raises(ShiftError, match=reason):
        find_clock_shift(clock, real)


@given(st.lists(CLOCKS, min_size=2, max_size=9), CLOCKS)
def test_order_and_distance_of_photos_stay(clocks: list[PartialDate], real: PartialDate) -> None:
    assume(real != clocks[0] and real.time is not None and real.time.second)
    shift = find_clock_shift(clocks[0], real)
    said = express_in_years(shift, clocks)
    far = datetime.date(2200, 1, 1)
    exact = [shift_clock_date(clock, shift, today=far) for clock in clocks]
    worded = [shift_clock_date(clock, said, today=far) for clock in clocks]
    assert [each.typed_text for each in worded] == [each.typed_text for each in exact]
    assert exact[0].typed_text == real.typed_text
    for before, after in zip(clocks, exact, strict=True):
        assert wall(after) - wall(before) == shift.span


def wall(date: PartialDate) -> datetime.datetime:
    assert date.time is not None
    return datetime.datetime.combine(date.first_day, date.time)


def test_years_are_said_only_where_they_come_to_the_same_for_every_photo() -> None:
    shift = ClockShift(span=366 * A_DAY)
    january, march = moment("2020-01-10 08:00:00"), moment("2020-03-10 08:00:00")
    assert express_in_years(shift, [january]).text == "+1y"
    assert express_in_years(shift, [march]).text == "+1y1d"
    assert express_in_years(shift, [january, march]).text == "+366d"
    assert express_in_years(ClockShift(span=-1463 * A_DAY), [moment("2022-10-14 08:00:00")]).text == "-4y2d"
    assert express_in_years(ClockShift(span=30 * A_DAY), [january]).text == "+30d"
    assert express_in_years(shift, [moment("2020-02-29 08:00:00")]).text == "+366d"


@given(CLOCKS, st.integers(0, 500), st.integers(0, 10**9), st.booleans(), st.sampled_from([None, 0, 420, 330, -570]))
def test_what_a_shift_is_called_is_read_again(
    clock: PartialDate, months: int, seconds: int, backward: bool, offset: int | None
) -> None:
    assume(months or seconds)
    sign = -1 if backward else 1
    shift = ClockShift(sign * months, datetime.timedelta(seconds=sign * seconds), offset)
    assert parse_clock_shift(shift.text) == shift
    try:
        date = shift_clock_date(clock, shift, today=datetime.date(9990, 1, 1))
    except ShiftError:
        return
    assert parse_shifted_date(date.raw) == date


@pytest.mark.parametrize(
    "raw", ["", "2018-10-12", "2018-10-12 +", "2018-99-12 08:15:00 +1d", "2018-10-12 +1m", "12 +1d"]
)
def test_what_no_shift_wrote_is_no_shifted_date(raw: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_shifted_date(raw)


def test_a_shift_is_told_briefly_where_there_is_little_room() -> None:
    words = parse_clock_shift("+4y2h").describe_briefly()
    assert english(words) == "+ 4 y 2 h"
    assert load_catalogue("id").render(words) == "+ 4 th 2 j"
    assert english(parse_clock_shift("-1mo3d20min1s").describe_briefly()) == "− 1 mo 3 d 20 min 1 s"
    assert english(parse_clock_shift("-1mo3d20min1s").describe_briefly(most=2)) == "− 1 mo 3 d …"
    assert english(parse_clock_shift("+4y2d").describe_briefly(most=2)) == "+ 4 y 2 d"


def test_a_shift_is_told_in_words_in_both_languages() -> None:
    words = parse_clock_shift("+4y2d").describe()
    assert english(words) == "camera clock + 4 years, 2 days"
    assert load_catalogue("id").render(words) == "jam kamera + 4 tahun 2 hari"
    assert (
        english(parse_clock_shift("-1mo3h20min1s").describe())
        == "camera clock − 1 month, 3 hours, 20 minutes, 1 second"
    )


def test_fractions_of_a_second_are_dropped() -> None:
    clock = PartialDate(2018, 10, 12, datetime.time(8, 15, 0, 250_000))
    date = shift_clock_date(clock, parse_clock_shift("+1d"), today=TODAY)
    assert isinstance(date, ShiftedDate)
    assert date.time == datetime.time(8, 15)
    assert date.raw == "2018-10-12 08:15:00 +1d"
