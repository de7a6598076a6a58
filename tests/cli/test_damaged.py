"""Photos of which a part is missing, on the command line."""

import json
from pathlib import Path

import pytest

from given import MakePhoto, Rows
from stampgui.__main__ import main
from stampgui.image.jpeg import core

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here")


@pytest.fixture
def cut_off(make_photo: MakePhoto) -> Path:
    """A photo of which the lower half did not arrive."""
    photo = make_photo("rapat.jpg", taken="2022:10:14 08:15:00", size=(1200, 900))
    data = photo.read_bytes()
    begin = data.rindex(b"\xff\xda")
    photo.write_bytes(data[: begin + (len(data) - begin) // 2])
    return photo


def test_it_is_refused_and_the_way_on_is_said(
    cut_off: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stamp", str(cut_off), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert "% of its picture is missing" in said.out
    assert "--damaged" in said.err
    assert not (tmp_path / "out").exists()


def test_with_damaged_it_is_stamped_and_the_row_tells(cut_off: Path, tmp_path: Path, rows: Rows) -> None:
    words = ["stamp", str(cut_off), "-o", str(tmp_path / "out"), "--damaged", "--json", "--lang", "en"]
    report = tmp_path / "r.html"
    assert main([*words, "--dry-run"]) == 0
    assert main([*words, "--report", str(report)]) == 0
    ready, stamped = rows()
    assert (ready["status"], stamped["status"]) == ("ready", "stamped")
    assert ready["missing_percent"] == stamped["missing_percent"]
    assert isinstance(stamped["missing_percent"], float)
    assert 40 < stamped["missing_percent"] < 60
    for row in (ready, stamped):
        assert "is missing" in json.dumps(row["warnings"])
    told = report.read_text("utf-8")
    assert "is missing" in told
    assert "without loss" not in told


def test_dates_tells_the_date_and_the_damage(cut_off: Path, rows: Rows) -> None:
    main(["dates", str(cut_off), "--json", "--lang", "en"])
    (row,) = rows()
    assert row["date"] == "2022-10-14"
    assert "is missing" in str(row["reason"])
