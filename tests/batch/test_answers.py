"""Dates that people keep in tables: written, read back, and taken from an edited report."""

import csv
import datetime
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given import TODAY, MakePhoto
from stampgui.batch.answer import Answer, answer_key
from stampgui.batch.answers import AnswersFileError, AnswersWriteError, check_answers_path, read_answers, write_answers
from stampgui.batch.report.recording import write_report
from stampgui.batch.report.rows import build_row
from stampgui.caption.caption_text import EventPlace
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import parse_typed_date
from stampgui.i18n import load_catalogue
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome
from stampgui.stamping.stamp import examine


def test_dates_are_read_from_a_table(tmp_path: Path, make_photo: MakePhoto) -> None:
    one, two = make_photo("a.jpg", folder=tmp_path), make_photo("b.jpg", folder=tmp_path)
    for text in (
        "path,date\na.jpg,14 okt 2022\nb.jpg,2021\n",
        "\ufeffberkas;tanggal\r\na.jpg;14 okt 2022\r\n\r\nb.jpg;2021",
        "tanggal;foto\n14 okt 2022;a.jpg\n2021;b.jpg\n",
        "path,date,\na.jpg,14 okt 2022,\nb.jpg,2021,,\n",
        'a.jpg,"14 okt 2022"\nb.jpg,2021\n',
    ):
        (tmp_path / "dates.csv").write_text(text, encoding="utf-8")
        assert read_answers(tmp_path / "dates.csv", today=TODAY) == {
            answer_key(one): Answer(PartialDate(2022, 10, 14)),
            answer_key(two): Answer(PartialDate(2021)),
        }


def test_a_table_may_name_event_and_place(tmp_path: Path, make_photo: MakePhoto) -> None:
    photos = [answer_key(make_photo(name, folder=tmp_path)) for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg")]
    rows = ("a.jpg;14 okt 2022;Rapat desa;Solo", "b.jpg;;Kerja bakti", "c.jpg;2021", "d.jpg;;;")
    for head in ("path;date;event;place", "Foto; Tanggal ;ACARA;tempat"):
        (tmp_path / "dates.csv").write_text("\n".join((head, *rows)), encoding="utf-8")
        assert read_answers(tmp_path / "dates.csv", today=TODAY) == {
            photos[0]: Answer(PartialDate(2022, 10, 14), EventPlace("Rapat desa", "Solo")),
            photos[1]: Answer(None, EventPlace("Kerja bakti")),
            photos[2]: Answer(PartialDate(2021)),
        }
    (tmp_path / "places.csv").write_text("tempat,berkas\n'=Solo,a.jpg\n", encoding="utf-8")
    assert read_answers(tmp_path / "places.csv", today=TODAY) == {photos[0]: Answer(None, EventPlace(place="=Solo"))}


def test_an_event_in_another_encoding_is_refused_and_never_stamped_as_boxes(
    tmp_path: Path, make_photo: MakePhoto
) -> None:
    make_photo("a.jpg", folder=tmp_path)
    for row in ("a.jpg;14 okt 2022;Malam di café;", "a.jpg;14 okt 2022;;Café"):
        (tmp_path / "dates.csv").write_bytes(f"berkas;tanggal;acara;tempat\n{row}\n".encode("cp1252"))
        with pytest.raises(AnswersFileError, match=r"is not a UTF-8 text\. Save it as “CSV UTF-8”"):
            read_answers(tmp_path / "dates.csv", today=TODAY)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            "path,date,kegiatan\na.jpg,2022,Rapat\n",
            "line 1: the column “kegiatan” is not known; known columns: path, file",
        ),
        ("\npath,tanggal foto\na.jpg,2022\n", "line 2: the column “tanggal foto” is not known"),
        ("date,event\n2022,Rapat\n", "line 1: no column is called path"),
        ("path,date,tanggal\na.jpg,2022,2021\n", "line 1: the column “tanggal” means the same as “date”"),
        (
            "a.jpg,2022,Rapat\n",
            "line 1: “Rapat” is not below a column name; write the column names in the first row: path,date,event",
        ),
        (
            "path;date\na.jpg;2022;Rapat\n",
            "line 2: “Rapat” is not below a column name; write the column names in the first row: path;",
        ),
        ("path,date,event\na.jpg,2022,Rapat\na.jpg,2022,Pesta\n", "line 3: the photo was given another date, event or"),
    ],
)
def test_columns_that_are_not_understood_are_named(
    tmp_path: Path, make_photo: MakePhoto, table: str, sentence: str
) -> None:
    make_photo("a.jpg", folder=tmp_path)
    (tmp_path / "dates.csv").write_text(table, encoding="utf-8")
    with pytest.raises(AnswersFileError) as caught:
        read_answers(tmp_path / "dates.csv", today=TODAY)
    assert f"dates.csv, {sentence}" in load_catalogue("en").render(caught.value.reason)


@pytest.mark.parametrize("line", ["a.jpg,31/02/2020", "a.jpg", "none.jpg,2022", "a.jpg,lebaran 2019"])
def test_a_wrong_line_is_named(tmp_path: Path, make_photo: MakePhoto, line: str) -> None:
    make_photo("a.jpg", folder=tmp_path)
    (tmp_path / "dates.csv").write_text(f"path,date\n{line}\n", encoding="utf-8")
    with pytest.raises(AnswersFileError) as caught:
        read_answers(tmp_path / "dates.csv", today=TODAY)
    assert "line 2" in load_catalogue("en").render(caught.value.reason)


@pytest.mark.parametrize(
    "data", [b"path,date\nt\xe9.jpg,2022\n", "path,date\na.jpg,2022\n".encode("utf-16"), b'"a.jpg\x00,2022\n']
)
def test_what_is_no_utf8_table_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "dates.csv").write_bytes(data)
    with pytest.raises(AnswersFileError):
        read_answers(tmp_path / "dates.csv", today=TODAY)


_TIMES = st.times().map(lambda time: time.replace(microsecond=0))


_DAYS = st.dates(datetime.date(1826, 1, 1), TODAY)
_DATES = st.one_of(
    st.builds(lambda day, around: PartialDate(day.year, approximate=around), _DAYS, st.booleans()),
    st.builds(lambda day, around: PartialDate(day.year, day.month, approximate=around), _DAYS, st.booleans()),
    st.builds(
        lambda day, time, offset, around: PartialDate(
            day.year, day.month, day.day, time, None if time is None else offset, around
        ),
        _DAYS,
        st.none() | _TIMES,
        st.none() | st.integers(-12 * 60, 14 * 60),
        st.booleans(),
    ),
)


@given(_DATES)
def test_every_date_is_written_as_it_is_read(date: PartialDate) -> None:
    assert parse_typed_date(date.typed_text, today=TODAY) == date


def test_answers_are_read_back(tmp_path: Path, make_photo: MakePhoto) -> None:
    names = ["a.jpg", "=1+1.jpg", "dua, tiga.jpg", "'kutip'.jpg", "'=x.jpg", "ünï.jpg"]
    if os.name == "posix":  # Windows has no such names
        names.append("baris\nbaru.jpg")
    answers = {
        answer_key(make_photo(name)): Answer(PartialDate(2022, 10, day, approximate=day % 2 == 0))
        for day, name in enumerate(names, 1)
    }
    kept = tmp_path / "photos" / "dates.csv"
    write_answers(kept, answers)
    assert read_answers(kept, today=TODAY) == answers
    cells = [row[0] for row in csv.reader(io.StringIO(kept.read_bytes().decode("utf-8-sig"), newline=""))]
    assert cells[:3] == ["path", "a.jpg", "'=1+1.jpg"]
    answers[answer_key(make_photo("a.jpg"))] = Answer(None, EventPlace("Rapat; desa", "-Solo"))
    elsewhere = tmp_path / "daftar" / "dates.csv"
    write_answers(elsewhere, answers)
    assert read_answers(elsewhere, today=TODAY) == answers


def test_a_file_of_answers_moves_with_its_folder(tmp_path: Path, make_photo: MakePhoto) -> None:
    folder = make_photo("sub/a.jpg").parents[1]
    write_answers(folder / "dates.csv", {answer_key(folder / "sub" / "a.jpg"): Answer(PartialDate(2022))})
    moved = folder.rename(tmp_path / "moved")
    photo = answer_key(moved / "sub" / "a.jpg")
    assert read_answers(moved / "dates.csv", today=TODAY) == {photo: Answer(PartialDate(2022))}


def test_a_folder_that_takes_no_answers_is_found_before_asking(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path, tmp_path / "file" / "dates.csv"):
        with pytest.raises(AnswersWriteError):
            check_answers_path(path)
        with pytest.raises(AnswersWriteError):
            write_answers(path, {})


def test_of_a_report_only_what_a_person_said_counts(tmp_path: Path, make_photo: MakePhoto, recipe: Recipe) -> None:
    typed = PartialDate(2017, 5, 3, datetime.time(8, 15), -150, approximate=True)
    month = PartialDate(2018, 3)
    outcomes: list[Outcome] = [
        examine(Job(make_photo("=typed.jpg"), recipe, answer=typed)),
        examine(Job(make_photo("bulan.jpg"), recipe, answer=month)),
        examine(Job(make_photo("kamera.jpg", taken="2022:10:14 08:15:00"), recipe)),
        examine(Job(make_photo("kosong.jpg"), recipe)),
        examine(Job(make_photo("diisi.jpg"), recipe)),
    ]
    report = tmp_path / "r.csv"
    write_report(report, outcomes, load_catalogue("id"))
    rows = list(csv.DictReader(io.StringIO(report.read_text("utf-8-sig"), newline="")))
    rows[4]["date"] = "14 okt 2022"
    for delimiter in (",", ";"):
        with report.open("w", encoding="utf-8-sig", newline="") as file:
            edited = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
            edited.writeheader()
            edited.writerows(rows)
        assert read_answers(report, today=TODAY) == {
            answer_key(outcomes[0].path): Answer(typed),
            answer_key(outcomes[1].path): Answer(month),
            answer_key(outcomes[4].path): Answer(PartialDate(2022, 10, 14)),
        }


def test_an_event_can_be_added_to_a_report(tmp_path: Path, make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = examine(Job(make_photo("kamera.jpg", taken="2022:10:14 08:15:00"), recipe))
    report = tmp_path / "r.csv"
    write_report(report, [outcome], load_catalogue("id"))
    head, line = report.read_text("utf-8-sig").splitlines()
    report.write_text(f"{head},acara\n{line},Rapat\n", encoding="utf-8")
    assert head.split(",") == list(build_row(outcome, load_catalogue("id")))
    assert read_answers(report, today=TODAY) == {answer_key(outcome.path): Answer(None, EventPlace("Rapat"))}


def test_a_report_read_from_the_folder_that_it_was_made_in(
    tmp_path: Path, make_photo: MakePhoto, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_photo("=typed.jpg", folder=tmp_path)
    monkeypatch.chdir(tmp_path)
    outcome = examine(Job(Path("=typed.jpg"), recipe, answer=PartialDate(2022)))
    write_report(tmp_path / "laporan" / "r.csv", [outcome], load_catalogue("id"))
    assert read_answers(tmp_path / "laporan" / "r.csv", today=TODAY) == {answer_key(photo): Answer(PartialDate(2022))}


def test_what_excel_writes_first_is_passed_over_and_contradictions_are_named(
    tmp_path: Path, make_photo: MakePhoto
) -> None:
    make_photo("a.jpg", folder=tmp_path)
    table = tmp_path / "dates.csv"
    table.write_text("sep=;\npath;date\na.jpg;2021\na.jpg;2021\n", encoding="utf-8")
    assert list(read_answers(table, today=TODAY).values()) == [Answer(PartialDate(2021))]
    table.write_text("path,date\na.jpg,\n", encoding="utf-8")
    assert read_answers(table, today=TODAY) == {}
    table.write_text("a.jpg,2021\na.jpg,2022\n", encoding="utf-8")
    with pytest.raises(AnswersFileError, match="line 2"):
        read_answers(table, today=TODAY)
    table.write_text(".,2021\n", encoding="utf-8")
    with pytest.raises(AnswersFileError, match="folder"):
        read_answers(table, today=TODAY)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_the_unicode_text_of_excel_is_read(encoding: str, tmp_path: Path, make_photo: MakePhoto) -> None:
    photo = make_photo("foto désa.jpg", folder=tmp_path)
    mark = "" if encoding == "utf-16" else "\ufeff"
    table = f"{mark}berkas\ttanggal\r\nfoto désa.jpg\t14 okt 2022\r\n"
    (tmp_path / "dates.txt").write_bytes(table.encode(encoding))
    assert read_answers(tmp_path / "dates.txt", today=TODAY) == {answer_key(photo): Answer(PartialDate(2022, 10, 14))}


@pytest.mark.parametrize("first_bytes", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_is_told_how_to_become_a_table(first_bytes: bytes, tmp_path: Path) -> None:
    (tmp_path / "dates.xlsx").write_bytes(first_bytes + bytes(100))
    with pytest.raises(AnswersFileError, match="save it as “CSV UTF-8”"):
        read_answers(tmp_path / "dates.xlsx", today=TODAY)
