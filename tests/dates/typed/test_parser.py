"""What a person types."""

import calendar
import csv
import datetime
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import DayName, MonthName, load_catalogue

TODAY = datetime.date(2024, 6, 1)
TABLE = (Path(__file__).parent / "typed.csv").read_text(encoding="utf-8").splitlines(keepends=True)
ROWS = list(csv.DictReader(line for line in TABLE if not line.startswith("# ")))


def refused(text: str) -> TypedDateError:
    with pytest.raises(TypedDateError) as caught:
        parse_typed_date(text, today=TODAY)
    return caught.value


def shown(date: PartialDate) -> str:
    return ("~" if date.approximate else "") + date.iso


@pytest.mark.parametrize("row", [row for row in ROWS if row["date"]], ids=lambda row: str(row["text"]))
def test_a_date_is_read_as_it_was_meant(row: dict[str, str]) -> None:
    date = parse_typed_date(row["text"], today=TODAY)
    assert date.iso == row["date"]
    assert (date.time.isoformat() if date.time else "") == row["time"]
    assert ("" if date.offset is None else str(date.offset)) == row["offset"]
    assert date.approximate is (row["approximate"] == "yes")


@pytest.mark.parametrize("row", [row for row in ROWS if not row["date"]], ids=lambda row: str(row["text"]))
def test_a_refusal_says_why_and_offers_what_may_be_meant(row: dict[str, str]) -> None:
    error = refused(row["text"])
    assert load_catalogue("en").render(error.reason) == row["refusal"]
    assert " ".join(map(shown, error.suggestions)) == row["offers"]


@pytest.mark.parametrize("text", ["", "   ", "\t", "\u200b", "\n"])
def test_nothing_typed_asks_for_a_date(text: str) -> None:
    assert "Please type a date" in str(refused(text))


@pytest.mark.parametrize(
    "text", ["14\x00Oktober 2022", "14\u202eOktober 2022", "14 Okt\x1b[31m 2022", "14\nOktober 2022"]
)
def test_characters_that_cannot_be_seen_are_refused(text: str) -> None:
    assert "invisible characters" in str(refused(text))


def test_what_windows_copies_along_with_a_date_does_no_harm() -> None:
    assert parse_typed_date("\u200e14/\u200e10/\u200e2022\u00a0", today=TODAY).iso == "2022-10-14"
    assert parse_typed_date("14\u00a0Oktober\u202f2022", today=TODAY).iso == "2022-10-14"
    assert parse_typed_date("14–10–2022\r\n", today=TODAY).iso == "2022-10-14"


def test_digits_of_another_script_or_width_are_read_and_fractions_refused() -> None:
    for text in ("١٤ Oktober ٢٠٢٢", "14 Oktober ２０２２", "১৪ Oktober 2022"):
        assert parse_typed_date(text, today=TODAY).iso == "2022-10-14"
    for text in ("½ 2022", "14² 2022"):
        assert "digits 0 to 9" in str(refused(text))


def test_any_beginning_of_a_month_that_can_be_no_other_is_that_month() -> None:
    for month, name in enumerate(
        ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober"), 1
    ):
        for length in range(3, len(name) + 1):
            assert parse_typed_date(f"14 {name[:length]} 2022", today=TODAY).month == month


def test_no_holiday_is_taken_without_asking() -> None:
    error = refused("lebaran 2019")
    assert [date.iso for date in error.suggestions] == ["2019-06-05", "2019-06-06", "2019"]
    assert "from June 5, 2019 to June 6, 2019" in str(error)


def test_the_calendar_of_holidays_is_loaded_only_for_their_names() -> None:
    script = (
        "import sys, datetime; from stampgui.dates.typed.parser import parse_typed_date;"
        "parse_typed_date('14 okt 2022', today=datetime.date(2024, 6, 1)); print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_novel_is_refused_at_once() -> None:
    before = time.thread_time()
    assert "too long" in str(refused("14 Oktober 2022 " * 1_000_000))
    assert time.thread_time() - before < 0.5


def test_the_reason_names_month_and_weekday_in_the_readers_language() -> None:
    days = refused("31/02/2020").reason
    assert dict(days.arguments)["month"] == MonthName(2)
    weekday = refused("Senin, 14 Oktober 2022").reason
    assert dict(weekday.arguments)["actual"] == DayName(4)
    assert dict(weekday.arguments)["said"] == DayName(0)


def test_a_misspelt_month_is_offered_and_never_taken() -> None:
    assert [offer.iso for offer in refused("oktobr 2022").suggestions] == ["2022-10"]
    assert [offer.iso for offer in refused("jui 2022").suggestions] == ["2022-06", "2022-07"]


def test_two_digits_for_a_year_ask_which_year() -> None:
    assert [offer.iso for offer in refused("14-10-22").suggestions] == ["2022-10-14", "2014-10-22"]
    assert [offer.iso for offer in refused("17 agustus 45").suggestions] == ["1945-08-17"]


def test_nobody_photographs_tomorrow() -> None:
    assert parse_typed_date("1 Juni 2024", today=TODAY).first_day == TODAY
    assert "has not come yet" in str(refused("2 Juni 2024"))


def test_this_year_and_this_month_are_not_in_the_future() -> None:
    assert parse_typed_date("2024", today=TODAY).iso == "2024"
    assert parse_typed_date("Juni 2024", today=TODAY).iso == "2024-06"


def test_a_refusal_travels_to_another_process() -> None:
    error = refused("31/02/2020")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.reason, copy.suggestions) == (error.reason, error.suggestions)


days = st.dates(datetime.date(1826, 1, 1), TODAY)
# fmt: off
INDONESIAN_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)
# fmt: on
INDONESIAN_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
FORMS = (
    "{d.day} {month} {d.year:04}",
    "{d.day} {short} {d.year:04}",
    "{d.day:02}/{d.month:02}/{d.year:04}",
    "{d.day}-{d.month}-{d.year:04}",
    "{d.day}.{d.month}.{d.year:04}",
    "{d:%Y-%m-%d}",
    "{d:%Y%m%d}",
    "{d:%Y:%m:%d 08:15:30}",
    "{weekday}, {d.day} {month} {d.year:04}",
    "{english} {d.day}, {d.year:04}",
    "tgl {d.day} {month} {d.year:04} pukul 08.15 WIB",
)


@given(days, st.sampled_from(FORMS))
def test_every_real_day_is_read_back_from_every_form(day: datetime.date, form: str) -> None:
    month = INDONESIAN_MONTHS[day.month - 1]
    text = form.format(
        d=day,
        month=month,
        short=month[:3],
        weekday=INDONESIAN_DAYS[day.weekday()],
        english=calendar.month_name[day.month],
    )
    assert parse_typed_date(text, today=TODAY).first_day == day


@given(days)
def test_a_month_and_a_year_stay_a_month_and_a_year(day: datetime.date) -> None:
    for text in (f"{day.month}/{day.year:04}", f"{day.year:04}-{day.month:02}", f"{day:%B} {day.year:04}"):
        assert parse_typed_date(text, today=TODAY) == PartialDate(day.year, day.month)
    assert parse_typed_date(f"{day.year:04}", today=TODAY) == PartialDate(day.year)


# fmt: off
words = st.sampled_from([
    "14", "31", "0", "22", "2022", "1825", "9999", "okt", "oktobr", "februari", "mei", "viii", "10/2022", "14-10-22",
    "s.d.", "-", "/", ".", ",", ":", "'", "antara", "dan", "pukul", "08.15", "25.61", "wib", "sekitar", "±", "awal",
    "kemarin", "hari", "ini", "besok", "jumat", "senin", "tahun", "th", "bulan", "tgl", "an",
])
# fmt: on


@given(st.text(max_size=120) | st.lists(words, max_size=8).map(" ".join) | st.lists(words, max_size=8).map("".join))
def test_any_text_is_a_date_up_to_today_or_is_refused_with_a_reason(text: str) -> None:
    meant: tuple[PartialDate, ...]
    try:
        meant = (parse_typed_date(text, today=TODAY),)
        reason = "none needed"
    except TypedDateError as error:
        meant = error.suggestions
        reason = load_catalogue("en").render(error.reason)
    assert reason
    assert all(datetime.date(1826, 1, 1) <= date.first_day <= TODAY for date in meant)


@given(st.integers(1826, 2023), st.integers(1, 12), st.integers(1, 99))
def test_no_day_is_ever_invented(year: int, month: int, day: int) -> None:
    text = f"{day}/{month}/{year}"
    if day <= calendar.monthrange(year, month)[1]:
        assert parse_typed_date(text, today=TODAY) == PartialDate(year, month, day)
    else:
        assert refused(text).reason
