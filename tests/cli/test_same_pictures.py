"""What a messenger's copies get from the camera's files beside them, on the command line: suggestions, never dates."""

import io
import sys
from pathlib import Path

import pytest
from painted import save_painted

from given import Rows
from stampgui.__main__ import main
from stampgui.cli.commands import ExitCode
from stampgui.session.photos import batch_same_pictures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos of a camera, and what WhatsApp made of two of them in the next year."""
    for number in (1, 2, 3):
        save_painted(tmp_path / "kamera" / f"IMG_120{number}.jpg", number, taken=f"2022:10:1{number} 08:15:00")
    for number in (1, 2):
        save_painted(tmp_path / "wa" / f"IMG-20230101-WA000{number}.jpg", number, edge=640)
    return tmp_path


def test_the_row_of_a_copy_names_the_photo_and_its_day_and_has_no_date(folder: Path, rows: Rows) -> None:
    assert main(["dates", str(folder), "--json"]) == ExitCode.INCOMPLETE
    *_, first, second = rows()
    assert first["status"] == "needs_date"
    assert first["date"] is None
    assert first["candidates"][0] == {  # type: ignore[index]
        "date": "2022-10-11",
        "source": "same-picture",
        "raw": str(folder / "kamera" / "IMG_1201.jpg"),
    }
    assert second["candidates"][0]["date"] == "2022-10-12"  # type: ignore[index]


def test_people_read_it_in_their_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["dates", str(folder), "--lang", "id"])
    said = capsys.readouterr().out
    assert f"ditemukan juga: 11 Oktober 2022 (foto yang sama: {folder / 'kamera' / 'IMG_1201.jpg'})" in said


def test_rows_keep_the_order_of_the_photos(folder: Path, rows: Rows) -> None:
    save_painted(folder / "a.jpg", 7)
    main(["dates", str(folder), "--json"])
    assert [Path(str(row["path"])).name for row in rows()] == [
        "a.jpg",
        "IMG_1201.jpg",
        "IMG_1202.jpg",
        "IMG_1203.jpg",
        "IMG-20230101-WA0001.jpg",
        "IMG-20230101-WA0002.jpg",
    ]


def test_one_answer_gives_all_copies_the_dates_of_their_photos(
    folder: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    command = ["stamp", str(folder), "-o", str(folder / "out"), "--ask", "--dry-run", "--json", "--lang", "en"]
    assert main(command) == ExitCode.OK
    said = capsys.readouterr()
    assert "1) October 11, 2022 – October 12, 2022 (same pictures, for 2 photos of this group)" in said.err
    assert "IMG-20230101-WA0001.jpg: October 11, 2022 (same picture: IMG_1201.jpg)" in said.err
    assert '"date": "2022-10-12"' in said.out.splitlines()[-1]


def test_nothing_is_stamped_with_it_by_itself(folder: Path, rows: Rows) -> None:
    main(["stamp", str(folder), "-o", str(folder / "out"), "--json", "--jobs", "1"])
    assert [row["status"] for row in rows()] == ["stamped"] * 3 + ["needs_date"] * 2


def test_two_photos_that_disagree_are_both_named(folder: Path, rows: Rows) -> None:
    save_painted(folder / "kamera" / "IMG_9999.jpg", 1, taken="2021:05:01 10:00:00")
    main(["dates", str(folder), "--json"])
    *_, first, _ = rows()
    same = [one["date"] for one in first["candidates"] if one["source"] == "same-picture"]  # type: ignore[attr-defined]
    assert sorted(same) == ["2021-05-01", "2022-10-11"]


def test_a_batch_of_more_photos_than_are_searched_passes_as_it_is(
    folder: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_same_pictures, "MAX_SEARCHED", 4)
    main(["dates", str(folder), "--json"])
    found = rows()
    assert len(found) == 5
    assert {one["source"] for row in found for one in row["candidates"]} == {  # type: ignore[attr-defined]
        "exif-original",
        "filename-received",
    }
