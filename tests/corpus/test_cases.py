"""What public bug reports of other tools showed, where these files and names are at hand: what becomes of each."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from dates.names.test_kinds import vouches_as_expected

from given import SHARED

pytestmark = pytest.mark.xdist_group("cases")  # the files are stamped once for all

CASES: Final = SHARED / "cases"
FILES: Final = CASES / "files"
SECONDS_PER_RUN: Final = 120
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Expected:
    """What becomes of one file without `--date`."""

    status: str
    """Statuses that are right, joined by "|"."""
    date: str | None = None
    words: str = ""
    """A regular expression that is found in the row's reason or warnings."""
    suggested: str | None = None
    """A date among the candidates that a person is asked about."""


WHOLE: Final = Expected("stamped", "2019-05-21")
SHARED_SIDECAR: Final = Expected("needs_date", words="may belong to another photo", suggested="2019-05-21")
SAVED: Final = Expected("needs_date", words="received or uploaded", suggested="2019-06-23")

EXPECTED: Final[Mapping[str, Expected]] = {
    "05-no-eoi/a-only-eoi-missing.jpg": WHOLE,
    "05-no-eoi/e-no-eoi-zero-padding.jpg": WHOLE,
    "05-no-eoi/h-really-truncated-half.jpg": Expected("failed", words="cut off"),
    "07-two-exif-segments/b-first-without-date.jpg": Expected("stamped", "2007-04-08"),
    "07-two-exif-segments/d-dates-differ.jpg": Expected("needs_check", words="disagree", suggested="2007-04-08"),
    "12-android-picker-ids/1000012345.jpg": Expected("stamped", "2024-05-01"),
    "16-webp-quirks/c-trailing-extra-bytes.webp": WHOLE,
    "17-png-quirks/a-exif-text-keywords-imagemagick6.png": WHOLE,
    "17-png-quirks/i-cgbi.png": Expected("failed", words="CgBI"),
    "24-clock-quirks/2012-12-22 01.37.28.jpg": Expected("needs_check|stamped", words="December 22, 2012"),
    "31-empty-huffman-tables/d-sequential-unused-empty-ac3.jpg": WHOLE,
    "32-tiff-and-leading-junk/e-bigtiff.tif": Expected("needs_date"),  # an ordinary TIFF, whatever its name says
    "11-takeout-times/Takeout/Google Photos/Photos from 1965/kakek.jpg": Expected("stamped", "1965-06-29"),
    "23-xmp-beside/two/foto.jpg": SHARED_SIDECAR,
    "23-xmp-beside/two/foto.png": SHARED_SIDECAR,
    "33-takeout-saved-not-taken/Takeout/Google Foto/Foto dari 2019/received_1234567890123456.jpeg": SAVED,
    "33-takeout-saved-not-taken/Takeout/Google Foto/Foto dari 2019/download.jpg": SAVED,
    "10-takeout-names/Takeout/Google Photos/Photos from 2019/Foto bersama 👨‍👩‍👧‍👦 keluarga besar.jpg": Expected(
        "stamped", "2019-06-10"
    ),
    "faults/m_badname.png": Expected("failed", words="damaged"),
    "faults/n_square_cut.jpg": Expected("failed", words="cut off"),
    "faults/mark_deepobj.jpg": Expected("already_stamped|failed", words="."),
    "faults/webp_ll.webp": Expected("failed", words=r"\d"),
    "faults/scans.jpg": Expected("needs_date|failed|stamped"),
}


def read_table(name: str) -> list[list[str]]:
    """The rows of a table of cases; none where it is not at hand."""
    table = CASES / name
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row and not row[0].startswith("#")]


@pytest.fixture(scope="module")
def stamp_cases(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Row]]:
    """Stamp files of the cases on the command line: the rows by path, without a traceback and each in the report."""
    if not FILES.is_dir():
        pytest.skip("the cases are not at hand")

    def run(folder: Path, *options: str) -> dict[str, Row]:
        out = tmp_path_factory.mktemp("cases")
        report = out / "report.html"
        command = [sys.executable, "-m", "stampgui", "stamp", str(folder), "-o", str(out / "copies"), "--json"]
        done = subprocess.run(
            [*command, "--zone", "WIB", "--report", str(report), *options],
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS_PER_RUN,
        )
        assert "Traceback" not in done.stderr
        rows = {
            Path(row["path"]).relative_to(FILES).as_posix(): row for row in map(json.loads, done.stdout.splitlines())
        }
        page = report.read_text(encoding="utf-8")
        assert all(path.rpartition("/")[2] in page for path in rows)
        return rows

    return run


@pytest.fixture(scope="module")
def rows(stamp_cases: Callable[..., dict[str, Row]]) -> dict[str, Row]:
    return stamp_cases(FILES)


@pytest.mark.parametrize("path", EXPECTED)
def test_a_file_of_the_cases_comes_out_as_it_should(path: str, rows: dict[str, Row]) -> None:
    row, expected = rows[path], EXPECTED[path]
    said = " ".join(filter(None, (row["reason"], *row["warnings"])))
    assert row["status"] in expected.status.split("|"), said
    assert expected.date is None or row["date"] == expected.date
    assert re.search(expected.words, said), said
    assert expected.suggested in (None, *(each["date"] for each in row["candidates"]))


def test_every_file_of_the_table_is_looked_at(rows: dict[str, Row]) -> None:
    assert {path for path, _ in read_table("files.tsv")} <= EXPECTED.keys() & rows.keys()


@pytest.mark.parametrize(
    "path", ["05-no-eoi/a-only-eoi-missing.jpg", "31-empty-huffman-tables/d-sequential-unused-empty-ac3.jpg"]
)
def test_a_jpeg_that_only_looks_damaged_keeps_its_pixels(path: str, rows: dict[str, Row]) -> None:
    assert rows[path]["engine"] in ("splice", "recode")


def test_what_stands_behind_a_webp_stays_in_its_copy(rows: dict[str, Row]) -> None:
    path = "16-webp-quirks/c-trailing-extra-bytes.webp"
    source, copy = (FILES / path).read_bytes(), Path(rows[path]["output"]).read_bytes()
    behind = source[8 + int.from_bytes(source[4:8], "little") :]
    assert behind
    assert copy[8 + int.from_bytes(copy[4:8], "little") :] == behind


def test_damaged_files_with_a_date_each_cost_their_own_row_alone(stamp_cases: Callable[..., dict[str, Row]]) -> None:
    rows = stamp_cases(FILES / "faults", "--date", "2020-05-05")
    assert {path.rpartition("/")[2]: row["status"] for path, row in rows.items() if row["status"] != "stamped"} == {
        "m_badname.png": "failed",
        "mark_deepobj.jpg": rows["faults/mark_deepobj.jpg"]["status"],
        "n_square_cut.jpg": "failed",
        "scans.jpg": rows["faults/scans.jpg"]["status"],
        "webp_ll.webp": "failed",
    }


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not at hand")
def test_no_name_of_the_cases_vouches_for_a_wrong_date() -> None:
    names = read_table("names.tsv")
    assert len(names) >= 70
    assert [row for row in names if not vouches_as_expected(*row)] == []
