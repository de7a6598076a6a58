"""Rows for programs and reports for people: complete, readable, and harmless."""

import csv
import json
from pathlib import Path

import pytest

from given import TODAY, MakePhoto
from stampgui.batch.answers import UnusableAnswers, answer_key, read_answers
from stampgui.batch.grouping import grouped
from stampgui.batch.report import CannotReport, recorded, row, write_report
from stampgui.dates.partial import PartialDate
from stampgui.i18n import catalogue, message
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

CONTRACT = [
    *("path", "status", "output", "date", "precision", "approximate", "time", "offset", "source", "raw", "caption"),
    *("warnings", "candidates", "engine", "reason", "sha256_source", "sha256_output"),
]


@pytest.fixture
def stamped(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> Outcome:
    return stamp(Job(make_photo("=1+1.jpg", taken="2022:10:14 08:15:00"), recipe, tmp_path / "out" / "=1+1.jpg"))


def test_a_row_has_the_fields_of_the_contract(stamped: Outcome) -> None:
    fields = row(stamped, catalogue("en"))
    assert list(fields) == CONTRACT
    assert fields["date"] == "2022-10-14"
    assert fields["precision"] == "day"
    assert fields["time"] == "08:15:00"
    assert fields["source"] == "exif-original"
    assert fields["engine"] == "reencode"
    assert fields["candidates"][0] == {"date": "2022-10-14", "source": "exif-original", "raw": "2022:10:14 08:15:00"}  # type: ignore[index]


def test_unknown_values_are_null(tmp_path: Path) -> None:
    fields = row(Outcome(tmp_path / "a.jpg", Status.FAILED, message("The file is empty.")), catalogue("id"))
    assert fields["reason"] == "Berkas kosong."
    assert {name for name, value in fields.items() if value is None} == set(CONTRACT) - {
        *("path", "status", "reason", "warnings", "candidates")
    }


def test_a_csv_report_opens_in_a_spreadsheet_and_runs_nothing(stamped: Outcome, tmp_path: Path) -> None:
    write_report(tmp_path / "r.csv", [stamped], catalogue("en"))
    data = (tmp_path / "r.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (only,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    assert list(only) == CONTRACT
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in only.values())


def test_a_json_report_holds_the_rows(stamped: Outcome, tmp_path: Path) -> None:
    write_report(tmp_path / "r.json", [stamped, stamped], catalogue("en"))
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == [row(stamped, catalogue("en"))] * 2
    write_report(tmp_path / "none.json", [], catalogue("en"))
    assert json.loads((tmp_path / "none.json").read_text("utf-8")) == []


def test_an_html_report_shows_names_as_text(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    outcome = examine(Job(make_photo("<b>2022-10-14</b>.jpg".replace("/", "∕")), recipe))
    write_report(tmp_path / "r.html", [outcome], catalogue("id"))
    text = (tmp_path / "r.html").read_text("utf-8")
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
    assert '<html lang="id">' in text


def test_what_passed_before_a_run_is_broken_off_is_in_the_report(stamped: Outcome, tmp_path: Path) -> None:
    outcomes = recorded(iter([stamped, stamped]), tmp_path / "r.json", catalogue("en"))
    next(outcomes)
    outcomes.close()
    assert len(json.loads((tmp_path / "r.json").read_text("utf-8"))) == 1


def test_an_unknown_kind_of_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotReport):
        write_report(tmp_path / "r.docx", [], catalogue("en"))


def test_dates_are_read_from_a_table(tmp_path: Path, make_photo: MakePhoto) -> None:
    one, two = make_photo("a.jpg", folder=tmp_path), make_photo("b.jpg", folder=tmp_path)
    for text in (
        "path,date\na.jpg,14 okt 2022\nb.jpg,2021\n",
        "\ufeffberkas;tanggal\r\na.jpg;14 okt 2022\r\n\r\nb.jpg;2021",
    ):
        (tmp_path / "dates.csv").write_text(text, encoding="utf-8")
        assert read_answers(tmp_path / "dates.csv", today=TODAY) == {
            answer_key(one): PartialDate(2022, 10, 14),
            answer_key(two): PartialDate(2021),
        }


@pytest.mark.parametrize("line", ["a.jpg,31/02/2020", "a.jpg", "none.jpg,2022"])
def test_a_wrong_line_is_named(tmp_path: Path, make_photo: MakePhoto, line: str) -> None:
    make_photo("a.jpg", folder=tmp_path)
    (tmp_path / "dates.csv").write_text(f"path,date\n{line}\n", encoding="utf-8")
    with pytest.raises(UnusableAnswers) as caught:
        read_answers(tmp_path / "dates.csv", today=TODAY)
    assert "line 2" in catalogue("en").render(caught.value.reason)


def test_photos_of_one_run_are_asked_for_together(tmp_path: Path) -> None:
    paths = ("a/scan 1.jpg", "a/scan 02.jpg", "a/foto.jpg", "b/scan 1.jpg", "a/scan 3.jpg")
    groups = grouped(Outcome(tmp_path / path, Status.NEEDS_DATE) for path in paths)
    assert [[outcome.path.relative_to(tmp_path).as_posix() for outcome in group.outcomes] for group in groups] == [
        ["a/scan 1.jpg", "a/scan 02.jpg", "a/scan 3.jpg"],
        ["a/foto.jpg"],
        ["b/scan 1.jpg"],
    ]
