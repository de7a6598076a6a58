"""A date as far as it is known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.partial import PartialDate, Precision

A_DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    "parts",
    [
        (2022, 0),
        (2022, 13),
        (2022, 10, 0),
        (2022, 2, 29),
        (0,),
        (2022, None, 14),
        (2022, 10, None, datetime.time(8, 15)),
        (2022, 10, 14, None, 420),
        (2022, 10, 14, datetime.time(8, 15), 1440),
    ],
)
def test_what_the_calendar_does_not_have_is_no_date(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"needs|less than|must be|out of range"):
        PartialDate(*parts)  # type: ignore[arg-type]  # wrong on purpose


def test_october_2022_lasts_a_month() -> None:
    october = PartialDate(2022, 10)
    assert (october.precision, october.iso) == (Precision.MONTH, "2022-10")
    assert (october.first_day, october.last_day) == (datetime.date(2022, 10, 1), datetime.date(2022, 10, 31))


def test_a_year_agrees_with_its_days_and_not_with_others() -> None:
    assert PartialDate(2022).agrees_with(PartialDate(2022, 10, 14), slack=datetime.timedelta(0))
    assert PartialDate(2022).agrees_with(PartialDate(2023, 1, 1), slack=A_DAY)
    assert not PartialDate(2022).agrees_with(PartialDate(2023, 1, 2), slack=A_DAY)


def test_the_ends_of_the_calendar_can_be_compared() -> None:
    first, last = PartialDate(1, 1, 1), PartialDate(9999, 12, 31)
    assert first.agrees_with(first, slack=A_DAY)
    assert last.agrees_with(last, slack=A_DAY)
    assert not first.agrees_with(last, slack=A_DAY)


@given(st.dates(), st.dates())
def test_agreeing_is_mutual(one: datetime.date, other: datetime.date) -> None:
    first, second = PartialDate(one.year, one.month, one.day), PartialDate(other.year, other.month)
    assert first.agrees_with(second, slack=A_DAY) is second.agrees_with(first, slack=A_DAY)


def test_the_day_of_a_moment_is_the_day_on_its_own_clock() -> None:
    wit = datetime.timezone(datetime.timedelta(hours=9))
    date = PartialDate.from_datetime(datetime.datetime(2022, 10, 15, 0, 30, tzinfo=wit))
    assert (date.iso, date.time, date.offset) == ("2022-10-15", datetime.time(0, 30), 540)
