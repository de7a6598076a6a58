"""Reports of what became of each photo, in files that the person named."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from given import MakePhoto, Rows
from stampgui.__main__ import main

PROGRAM = [sys.executable, "-m", "stampgui"]


@pytest.mark.parametrize("kind", ["csv", "json", "html"])
def test_a_report_is_written_beside_the_copies_once_more_each_time(
    make_photo: MakePhoto, tmp_path: Path, kind: str
) -> None:
    photo = make_photo("rapat-balai-desa.jpg", taken="2022:10:14 08:15:00")
    words = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--report", str(tmp_path / f"r.{kind}")]
    for code in (0, 1):
        assert main(words) == code
        assert "rapat-balai-desa" in (tmp_path / f"r.{kind}").read_text("utf-8-sig")


def test_a_report_never_takes_the_place_of_another_file(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (
        ("dates.csv", "path,date\n"),
        ("IMG.jpg.json", '{"title": "IMG.jpg"}'),
        ("index.html", "<!doctype html><p>"),
    ):
        (tmp_path / name).write_text(content)
        assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--report", str(tmp_path / name)]) == 2
        assert "is not a report written by stampgui" in capsys.readouterr().err
        assert (tmp_path / name).read_text() == content


class MovesFolder(io.StringIO):
    """Standard output, whose reader moves a folder once it has read of a photo."""

    def __init__(self, photo: str, folder: Path) -> None:
        super().__init__()
        self._photo, self._folder = photo, folder

    def write(self, text: str) -> int:
        if self._photo in text and self._folder.exists():
            self._folder.rename(self._folder.with_name("moved"))
        return super().write(text)


def test_a_folder_that_is_moved_when_the_last_row_is_told_leaves_no_row_that_is_wrong(
    make_photo: MakePhoto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, report = tmp_path / "out", tmp_path / "r.html"
    photos = [make_photo(f"foto/{name}.jpg", size=(320, 240), taken="2022:10:14 08:15:00") for name in "abc"]
    told = MovesFolder("c.jpg", out)
    monkeypatch.setattr(sys, "stdout", told)
    call = ["stamp", str(photos[0].parent), "-o", str(out), "--json", "--lang", "en", "--report", str(report)]
    assert main(call) == 1
    rows = [json.loads(line) for line in told.getvalue().splitlines()]
    assert [row["status"] for row in rows] == ["stamped"] * 3 + ["failed"] * 3
    assert [row["path"] for row in rows[3:]] == list(map(str, photos))
    assert "3 photos · 3 failed<" in report.read_text("utf-8")
    assert f"written to {out} are gone" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="the size of files is bounded as POSIX shells do it")
@pytest.mark.parametrize("kind", ["csv", "html"])
def test_a_report_that_fills_the_disk_costs_no_copy_and_no_row(
    make_photo: MakePhoto, tmp_path: Path, kind: str
) -> None:
    for number in range(1, 31):
        folder = make_photo(f"IMG_{number:04d}.jpg", size=(320, 240), taken="2022:10:14 08:15:00").parent
    out = tmp_path / "out"
    call = f"{' '.join(PROGRAM)} stamp {folder} -o {out} --json --lang en --report {tmp_path / f'r.{kind}'}"
    done = subprocess.run(["bash", "-c", f"ulimit -f 8; {call}"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert {json.loads(line)["status"] for line in done.stdout.splitlines()} == {"stamped"}
    assert len(done.stdout.splitlines()) == len(list(out.iterdir())) == 30
    assert f"The report {tmp_path / f'r.{kind}'} cannot be written" in done.stderr


def test_a_report_that_cannot_be_written_is_refused_before_anything_is_asked(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("a file, not a folder")
    report = tmp_path / "berkas" / "r.csv"
    assert main(["stamp", str(samples), "-o", str(tmp_path / "out"), "--ask", "--report", str(report)]) == 2
    assert f"The report {report} cannot be written" in capsys.readouterr().err


def test_reports_tell_of_upload_copies(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo = make_photo("a.jpg", size=(1200, 900))
    for name in ("r.csv", "r.html"):
        words = ["stamp", str(photo), "-o", str(tmp_path / name / "out"), "--date", "2022", "--upload", "instagram"]
        assert main([*words, "--report", str(tmp_path / name / name)]) == 0
    assert "preset: instagram; width: 1080; " in (tmp_path / "r.csv" / "r.csv").read_text(encoding="utf-8-sig")
    page = (tmp_path / "r.html" / "r.html").read_text(encoding="utf-8")
    assert "Upload copy: 1080 × " in page
    assert "upload-instagram" in page


@pytest.mark.parametrize("kind", ["csv", "json", "html"])
@pytest.mark.parametrize("position", ["auto", "bottom-right"])
def test_damaged_pictures_cost_their_own_rows_and_neither_the_batch_nor_its_report(
    make_photo: MakePhoto, tmp_path: Path, rows: Rows, kind: str, position: str
) -> None:
    names = [f"{edge}.{suffix}" for edge in (90, 160, 400) for suffix in ("jpg", "png", "webp", "gif", "bmp", "tif")]
    for name in names:
        edge = int(Path(name).stem)
        data = make_photo(name, size=(edge, edge)).read_bytes()
        middle = len(data) // 2
        make_photo(f"cut {name}").write_bytes(data[: len(data) * 2 // 3])
        make_photo(f"garbled {name}").write_bytes(data[:middle] + bytes(40) + data[middle + 40 :])
    report = tmp_path / f"r.{kind}"
    words = ["stamp", str(tmp_path / "photos"), "-o", str(tmp_path / "out"), "--date", "2022", "--json", "--lang", "en"]
    assert main([*words, "--report", str(report), "--position", position, "--jobs", "2"]) == 1
    found = rows()
    assert len(found) == 3 * len(names)
    assert {row["status"] for row in found} == {"stamped", "failed"}
    assert not [row for row in found if "mistake" in str(row["reason"])]
    text = report.read_text("utf-8-sig")
    assert all(Path(str(row["path"])).name in text for row in found)
