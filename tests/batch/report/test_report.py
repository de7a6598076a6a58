"""Rows for programs and reports for people: complete, readable, and harmless."""

import base64
import csv
import datetime
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from given import TODAY, MakePhoto
from stampgui.batch.report.errors import ReportWriteError
from stampgui.batch.report.recording import record_outcomes, write_report
from stampgui.batch.report.rows import build_row
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue, message
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

ENGLISH = load_catalogue("en")
CONTRACT = [
    *("path", "status", "output", "date", "precision", "approximate", "time", "offset", "source", "raw", "caption"),
    *("warnings", "candidates", "engine", "reason", "sha256_source", "sha256_output", "upload"),
    "missing_percent",
]


@pytest.fixture
def stamped(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> Outcome:
    return stamp(Job(make_photo("=1+1.jpg", taken="2022:10:14 08:15:00"), recipe, tmp_path / "out" / "=1+1.jpg"))


def test_a_row_has_the_fields_of_the_contract(stamped: Outcome) -> None:
    fields = build_row(stamped, load_catalogue("en"))
    assert list(fields) == CONTRACT
    assert fields["date"] == "2022-10-14"
    assert fields["precision"] == "day"
    assert fields["time"] == "08:15:00"
    assert fields["source"] == "exif-original"
    assert fields["engine"] == "splice"
    assert fields["candidates"][0] == {"date": "2022-10-14", "source": "exif-original", "raw": "2022:10:14 08:15:00"}  # type: ignore[index]  # read from JSON


def test_unknown_values_are_null(tmp_path: Path) -> None:
    fields = build_row(
        Outcome(
            tmp_path / "a.jpg", Status.FAILED, message("The file is empty. Copy it from the camera or sender again.")
        ),
        load_catalogue("id"),
    )
    assert fields["reason"] == "Berkas kosong. Salin ulang dari kamera, atau minta lagi kepada pengirimnya."
    assert {name for name, value in fields.items() if value is None} == set(CONTRACT) - {
        *("path", "status", "reason", "warnings", "candidates")
    }


def test_a_csv_report_opens_in_a_spreadsheet_and_runs_nothing(stamped: Outcome, tmp_path: Path) -> None:
    write_report(tmp_path / "r.csv", [stamped], load_catalogue("en"))
    data = (tmp_path / "r.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (only,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    assert list(only) == CONTRACT
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in only.values())


def test_a_json_report_holds_the_rows(stamped: Outcome, tmp_path: Path) -> None:
    write_report(tmp_path / "r.json", [stamped, stamped], load_catalogue("en"))
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == [build_row(stamped, load_catalogue("en"))] * 2
    write_report(tmp_path / "none.json", [], load_catalogue("en"))
    assert json.loads((tmp_path / "none.json").read_text("utf-8")) == []


def test_an_html_report_shows_names_as_text(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    outcome = examine(Job(make_photo("2022-10-14.jpg"), recipe))
    outcome = replace(outcome, path=Path("<b>2022-10-14<∕b>.jpg"))  # Windows has no file of that name
    write_report(tmp_path / "r.html", [outcome], load_catalogue("id"))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
    assert '<html lang="id">' in text


def test_what_passed_before_a_run_is_broken_off_is_in_the_report(stamped: Outcome, tmp_path: Path) -> None:
    outcomes = record_outcomes(iter([stamped, stamped]), tmp_path / "r.json", load_catalogue("en"))
    next(outcomes)
    outcomes.close()
    assert len(json.loads((tmp_path / "r.json").read_text("utf-8"))) == 1


def test_an_unknown_kind_of_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportWriteError):
        write_report(tmp_path / "r.docx", [], load_catalogue("en"))


def test_a_report_that_cannot_be_replaced_is_refused_before_the_work(stamped: Outcome, tmp_path: Path) -> None:
    """As while a spreadsheet has it open on Windows."""
    (tmp_path / "r.csv").mkdir()
    outcomes = record_outcomes(iter([stamped]), tmp_path / "r.csv", load_catalogue("en"))
    with pytest.raises(ReportWriteError):
        next(outcomes)


def test_an_earlier_report_stays_until_the_next_one_is_finished(stamped: Outcome, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    write_report(report, [stamped], load_catalogue("en"))
    before = report.read_bytes()
    outcomes = record_outcomes(iter([stamped, stamped]), report, load_catalogue("en"))
    next(outcomes)
    assert report.read_bytes() == before
    assert len(list(outcomes)) == 1
    assert len(json.loads(report.read_text("utf-8"))) == 2


def test_a_mistake_of_the_program_half_way_costs_no_row(stamped: Outcome, tmp_path: Path) -> None:
    def broken() -> Iterator[Outcome]:
        yield stamped
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(record_outcomes(broken(), tmp_path / "r.json", load_catalogue("en")))
    assert len(json.loads((tmp_path / "r.json").read_text("utf-8"))) == 1


def test_an_html_report_shows_the_photo_its_copy_and_how_the_date_is_known(stamped: Outcome, tmp_path: Path) -> None:
    other = Evidence(PartialDate(2012, 1, 5), Source.FILENAME, "2012-01-05")
    outcome = replace(stamped, candidates=(*stamped.candidates, other))
    write_report(tmp_path / "r.html", [outcome], load_catalogue("en"), created_on=TODAY)
    text = (tmp_path / "r.html").read_text("utf-8")
    for words in (
        *(
            "1 photo · 1 stamped",
            "November 22, 2026",
            "Friday, October 14, 2022",
            "known to the second: 8:15:00\u202fAM",
        ),
        *("<span>camera data: 2022:10:14 08:15:00", "January 5, 2012 (file name: 2012-01-05)"),
        *(
            "difoto tanggal 14 Oktober 2022",
            f"Original: <code>SHA-256 {outcome.sha256_source}",
            f"Copy: {outcome.output} <code>SHA-256 {outcome.sha256_output}",
        ),
    ):
        assert words in text
    (picture,) = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text)
    with Image.open(io.BytesIO(base64.b64decode(picture))) as thumbnail:
        assert max(thumbnail.size) == 160


def test_a_date_that_a_person_gave_says_so(stamped: Outcome, tmp_path: Path) -> None:
    typed = Evidence(PartialDate(2017, approximate=True), Source.TYPED, "2017")
    write_report(tmp_path / "r.html", [replace(stamped, evidence=typed)], load_catalogue("en"))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<span>entered by hand</span>" in text
    assert "around 2017" in text
    assert "estimated" in text
    assert "known to" not in text


@pytest.mark.parametrize(
    ("date", "english", "indonesian"),
    [
        (PartialDate(2022), "known to the year", "diketahui sampai tahunnya"),
        (PartialDate(2022, 10), "known to the month", "diketahui sampai bulannya"),
        (PartialDate(2022, 10, 14), "known to the day", "diketahui sampai tanggalnya"),
        (
            PartialDate(2022, 10, 14, datetime.time(20, 15)),
            "known to the second: 8:15:00\u202fPM",
            "diketahui sampai detiknya: 20.15.00",
        ),
        (
            PartialDate(2022, 10, 14, datetime.time(20, 15, 7), 420),
            "known to the second: 8:15:07\u202fPM UTC+7",
            "diketahui sampai detiknya: 20.15.07 WIB",
        ),
    ],
)
def test_a_report_says_how_exactly_a_date_is_known(
    stamped: Outcome, tmp_path: Path, date: PartialDate, english: str, indonesian: str
) -> None:
    outcome = replace(stamped, evidence=Evidence(date, Source.EXIF_ORIGINAL, "2022"))
    for language, words in (("en", english), ("id", indonesian)):
        write_report(tmp_path / f"{language}.html", [outcome], load_catalogue(language))
        assert f"<small>{words}</small>" in (tmp_path / f"{language}.html").read_text("utf-8")


@pytest.mark.parametrize("source", [Source.TYPED, Source.FILENAME])
def test_a_time_that_was_given_without_seconds_is_known_to_the_minute(
    stamped: Outcome, tmp_path: Path, source: Source
) -> None:
    given = Evidence(PartialDate(2022, 10, 14, datetime.time(20, 15)), source, "14 okt 2022 20.15")
    write_report(tmp_path / "r.html", [replace(stamped, evidence=given)], load_catalogue("id"))
    assert "<small>diketahui sampai menitnya: 20.15</small>" in (tmp_path / "r.html").read_text("utf-8")


def test_a_report_claims_no_precision_of_a_date_that_is_to_be_checked(stamped: Outcome, tmp_path: Path) -> None:
    write_report(tmp_path / "r.html", [replace(stamped, status=Status.NEEDS_CHECK)], load_catalogue("en"))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<small>not certain yet</small>" in text
    assert "known to" not in text


def test_a_broken_photo_has_a_row_and_no_picture(tmp_path: Path, recipe: Recipe) -> None:
    broken = tmp_path / "rusak.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0broken")
    gone = Outcome(tmp_path / "hilang.jpg", Status.STAMPED, output=tmp_path / "out" / "hilang.jpg")
    write_report(tmp_path / "r.html", [examine(Job(broken, recipe)), gone], load_catalogue("en"))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "rusak.jpg" in text
    assert "hilang.jpg" in text
    assert "<img" not in text


def test_a_report_broken_off_counts_what_has_passed(stamped: Outcome, tmp_path: Path) -> None:
    outcomes = record_outcomes(iter([stamped, stamped]), tmp_path / "r.html", load_catalogue("en"))
    next(outcomes)
    outcomes.close()
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "1 photo · 1 stamped" in text
    assert text.endswith("</html>\n")


def test_ten_thousand_rows_are_written_with_the_first_pictures(stamped: Outcome, tmp_path: Path) -> None:
    write_report(tmp_path / "r.html", (stamped for _ in range(10_000)), load_catalogue("id"), max_pictures=3)
    text = (tmp_path / "r.html").read_text("utf-8")
    assert text.count("<tbody class") == 10_000
    assert text.count("<img") == 3
    assert "10000" in text


def test_each_row_of_an_html_report_has_its_own_caption_line_by_line(stamped: Outcome, tmp_path: Path) -> None:
    captions = ("Panen raya\ndifoto tanggal 14 Oktober 2022", "difoto tahun 2019")
    rows = [replace(stamped, caption=caption) for caption in captions]
    write_report(tmp_path / "r.html", rows, load_catalogue("id"), created_on=TODAY)
    text = (tmp_path / "r.html").read_text("utf-8")
    assert all(f"<span>{caption}</span>" in text for caption in captions)
    assert "{" not in text.split("</style>")[1]


@pytest.mark.parametrize("suffix", [".csv", ".json", ".html"])
def test_a_name_neither_commands_the_terminal_nor_turns_the_text_round(suffix: str, tmp_path: Path) -> None:
    hostile = tmp_path / "rapat\x1b[31m\u202egpj.jpg"
    harmless = tmp_path / "राष्ट्रीय\u00a0👨\u200d👩.jpg"
    report = tmp_path / f"r{suffix}"
    caption = "difoto\n14 Oktober 2022"
    write_report(report, [Outcome(path, Status.FAILED, caption=caption) for path in (hostile, harmless)], ENGLISH)
    text = report.read_text("utf-8-sig")
    assert not {"\x1b", "\u202e"} & set(text)
    assert "\\u202e" in text
    assert harmless.name in text
    if suffix == ".json":
        assert [(row["path"], row["caption"]) for row in json.loads(text)] == [
            (str(path), caption) for path in (hostile, harmless)
        ]


def test_each_fact_of_an_html_report_knows_its_heading_for_screens_too_narrow_for_a_table(
    stamped: Outcome, tmp_path: Path
) -> None:
    write_report(tmp_path / "r.html", [stamped], load_catalogue("id"))
    text = (tmp_path / "r.html").read_text("utf-8")
    row = text.partition("<tbody")[2]
    assert re.findall(r'data-heading="(.+?)"', row) == re.findall(r"<th>(.*?)</th>", text)[1:]


def test_the_summary_of_an_html_report_is_right_for_any_number(stamped: Outcome, tmp_path: Path) -> None:
    doubtful = replace(stamped, status=Status.NEEDS_CHECK)
    for count, words in ((1, "1 photo · 1 to check"), (2, "2 photos · 2 to check")):
        write_report(tmp_path / "r.html", [doubtful] * count, load_catalogue("en"))
        assert words in (tmp_path / "r.html").read_text("utf-8")
