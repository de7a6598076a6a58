"""What file names tell."""

import csv
import datetime
import string
from pathlib import Path, PurePath, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.names.filename import find_dates_in_filename, may_hold_date
from stampgui.dates.names.patterns import PATTERNS

TODAY = datetime.date(2024, 6, 1)
TABLE = (Path(__file__).parent / "filenames.csv").read_text(encoding="utf-8").splitlines(keepends=True)
ROWS = list(csv.DictReader(line for line in TABLE if not line.startswith("# ")))


def read(name: str) -> tuple[Evidence, ...]:
    return find_dates_in_filename(PurePosixPath("/foto") / name, today=TODAY)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_a_name_in_the_wild_tells_its_date(row: dict[str, str]) -> None:
    found = read(row["name"])
    assert " ".join(evidence.date.iso for evidence in found) == row["dates"]
    if not found:
        return
    first = found[0]
    assert (first.date.time.isoformat() if first.date.time else "") == row["time"]
    assert ("" if first.date.offset is None else str(first.date.offset)) == row["offset"]
    assert first.source == row["source"]
    assert ("ambiguous" if first.ambiguous else "certain") == row["trust"]
    assert first.raw == row["name"]


def test_every_pattern_of_the_table_has_a_name_of_its_own() -> None:
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)


def test_a_mac_screenshot_has_a_narrow_space_before_pm() -> None:
    (evidence,) = read("Screenshot 2023-05-21 at 10.45.52\u202fPM.png")
    assert evidence.date.time == datetime.time(22, 45, 52)


def test_a_whatsapp_name_tells_only_the_day_it_was_received() -> None:
    (evidence,) = read("IMG-20221014-WA0003.jpg")
    assert evidence.source is Source.FILENAME_RECEIVED
    assert evidence.weak


def test_a_name_in_utc_keeps_utc_and_is_unsure_only_without_a_time() -> None:
    (evening,) = read("PXL_20221014_230000123.jpg")
    assert (evening.date.iso, evening.date.offset, evening.ambiguous) == ("2022-10-14", 0, False)
    (timeless,) = read("PXL_20221014_000000000.jpg")
    assert (timeless.date.time, timeless.ambiguous) == (None, True)


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("sekitar 14 Oktober 2022", "2022-10-14"),
        ("± 14 okt 2022", "2022-10-14"),
        ("Perpisahan (+- 14 Okt 2022)", "2022-10-14"),
        ("~2022-10-14", "2022-10-14"),
        ("ca 1965-05-01", "1965-05-01"),
        ("c. 1965-05-01", "1965-05-01"),
        ("circa_1965-05-01", "1965-05-01"),
        ("sekitar Jumat, 14 Oktober 2022 08.15.30", "2022-10-14"),
        ("Kakek sekitar tgl 14-10-1965", "1965-10-14"),
        ("kira-kira Mei 1998", "1998-05"),
        ("kira2 bulan Mei 1998", "1998-05"),
        ("akhir Mei 1998", "1998-05"),
        ("awal_Mei_1998", "1998-05"),
        ("late May 1998", "1998-05"),
        ("sekitar 1998-05", "1998-05"),
        ("sekitar tahun 1998", "1998"),
        ("14 Oktober 2022 (kira-kira)", "2022-10-14"),
        ("14 Oktober 2022 (?)", "2022-10-14"),
    ],
)
def test_a_name_that_is_unsure_of_its_date_tells_it_as_around(name: str, iso: str) -> None:
    (evidence,) = read(f"{name}.jpg")
    assert (evidence.date.iso, evidence.date.approximate, evidence.date.time) == (iso, True, None)


@pytest.mark.parametrize(
    "name", ["Rapat akhir 14 Oktober 2022", "Jawa Tengah 2022-10-14", "Kelas C 2022-10-14", "IMG_20221014_081530~2"]
)
def test_words_that_only_look_unsure_leave_the_day_as_it_is(name: str) -> None:
    (evidence,) = read(f"{name}.jpg")
    assert (evidence.date.iso, evidence.date.approximate, evidence.weak) == ("2022-10-14", False, False)


def test_the_employee_number_on_a_portrait_is_no_date() -> None:
    assert read("19850312 201001 1 005 Budi Santoso.jpg") == ()


def test_an_old_long_s_does_not_stop_the_reader() -> None:
    assert read("14 ſeptember 2022.jpg")[0].date.iso == "2022-09-14"


names = st.text(max_size=80) | st.text(string.digits + "-_. :()@TZ", max_size=40).map("IMG_{}".format)
pieces = st.sampled_from(
    [
        "IMG_",
        "20221014",
        "-",
        "_",
        " ",
        "WA0001",
        "14",
        "10",
        "2022",
        "okt",
        "PXL_",
        "081530",
        ".",
        "BURST",
        "Z",
        "1" * 13,
    ]
)


@given(
    names | st.lists(pieces, max_size=9).map("".join), st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1))
)
def test_no_name_stops_the_reader_and_none_is_from_the_future(name: str, today: datetime.date) -> None:
    for evidence in find_dates_in_filename(PurePath("x") / f"{name.replace('/', '')}.jpg", today=today):
        assert evidence.date.first_day <= today + datetime.timedelta(days=1)
        assert evidence.date.year >= 1826


short = st.sampled_from(
    ["7", "14", "22", "2nd", "-", "_", ".", " ", "'", "okt", "September", "1" * 10, "18", "19", "1"]
)


@given(names | st.lists(pieces | short, max_size=7).map("".join))
def test_no_name_that_a_pattern_matches_is_passed_over(name: str) -> None:
    if not may_hold_date(name):
        assert [pattern.name for pattern in PATTERNS if pattern.regex.search(name)] == []


def test_a_cameras_counter_is_passed_over() -> None:
    assert not any(map(may_hold_date, ("IMG_1234", "DSC01234", "P10100", "_MG_0815", "photo")))


@given(st.dates(datetime.date(1995, 1, 1), TODAY), st.times())
def test_a_camera_name_gives_back_its_day_and_time(day: datetime.date, time: datetime.time) -> None:
    (evidence,) = read(f"IMG_{day.year:04}{day:%m%d}_{time:%H%M%S}.jpg")
    whole = time.replace(microsecond=0)
    assert evidence.date.first_day == day
    assert evidence.date.time == (whole if whole != datetime.time() else None)
    assert not evidence.weak
