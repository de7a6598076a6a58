"""Copies for uploading, and what copies are called."""

import zlib
from pathlib import Path

import pytest

from given import MakePhoto, Rows
from stampgui.__main__ import main
from stampgui.image.png.png_file import PngChunk


def test_upload_copies_lie_beside_the_faithful_ones_and_are_in_the_same_rows(
    samples: Path, tmp_path: Path, rows: Rows
) -> None:
    out = tmp_path / "out"
    assert main(["stamp", str(samples), "-o", str(out), "--date", "2022", "--upload", "--json"]) == 0
    found = rows()
    assert len(found) == 7
    for row in found:
        upload = row["upload"]
        assert isinstance(upload, dict)
        copy = Path(upload["output"])
        assert copy.parent == out / "upload-facebook"
        assert copy.stat().st_size == upload["bytes"]
        assert (upload["preset"], copy.suffix) == ("facebook", ".jpg")
        assert {"width", "height", "quality", "scale", "sha256"} < upload.keys()
        assert Path(str(row["output"])).parent == out


def test_a_trial_run_and_dates_know_nothing_of_upload_copies(samples: Path, tmp_path: Path, rows: Rows) -> None:
    words = ["stamp", str(samples), "-o", str(tmp_path / "out"), "--upload", "x", "--dry-run", "--json"]
    assert main([*words, "--date", "2022"]) == 0
    assert {row["upload"] for row in rows()} == {None}
    assert not (tmp_path / "out").exists()


def test_copies_are_called_as_was_said(
    make_photo: MakePhoto, tmp_path: Path, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = [make_photo(f"{day}.jpg", taken=f"2022:10:{day} 08:15:00") for day in (14, 15)]
    told = ["--event", "Rapat: desa", "--name", "{tanggal} {acara} {berkas}", "--upload", "whatsapp"]
    call = ["stamp", str(photos[0].parent), "-o", str(tmp_path / "out"), *told, "--json"]
    assert main([*call, "--dry-run"]) == 0
    assert [Path(str(row["output"])).name for row in rows()] == [
        *("2022-10-14 Rapat desa 14.jpg", "2022-10-15 Rapat desa 15.jpg")
    ]
    assert main(call) == 0
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.jpg")) == [
        *("2022-10-14 Rapat desa 14.jpg", "2022-10-15 Rapat desa 15.jpg"),
        *("upload-whatsapp/2022-10-14 Rapat desa 14.jpg", "upload-whatsapp/2022-10-15 Rapat desa 15.jpg"),
    ]
    capsys.readouterr()
    assert main(call) == 1
    assert {row["status"] for row in rows()} == {"skipped"}


def test_upload_copies_alone(make_photo: MakePhoto, tmp_path: Path, rows: Rows) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 08:15:00")
    call = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--upload", "instagram", "--upload-only", "--json"]
    assert main(call) == 0
    (row,) = rows()
    assert (row["status"], row["output"]) == ("stamped", None)
    assert isinstance(row["upload"], dict)
    assert row["upload"]["output"] == str(tmp_path / "out" / "upload-instagram" / "a.jpg")
    assert [path.name for path in (tmp_path / "out").rglob("*.jpg")] == ["a.jpg"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--upload-only"], "--upload-only needs --upload."),
        (
            ["--name", "{tanggal}"],
            "Include {berkas} or {file}, the photo's own name, so that the copies can be told apart.",
        ),
    ],
)
def test_copies_that_cannot_be_are_refused_at_once(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], reason: str
) -> None:
    photo = make_photo("a.jpg", taken="2022:10:14 08:15:00")
    assert main(["stamp", str(photo), "-o", str(tmp_path / "out"), *options]) == 2
    assert capsys.readouterr().err.strip() == reason
    assert not (tmp_path / "out").exists()


def test_texts_of_hundreds_of_megabytes_in_a_png_hinder_neither_the_place_nor_the_upload_copy(
    make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("layar.png")
    text = PngChunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(300 << 20), 1))
    data = photo.read_bytes()
    begin = data.index(b"IDAT") - 4
    photo.write_bytes(data[:begin] + text.raw + data[begin:])
    call = ["stamp", str(photo), "-o", str(tmp_path / "out"), "--date", "2022"]
    assert main([*call, "--position", "auto", "--upload", "whatsapp", "--report", str(tmp_path / "r.html")]) == 0
    assert "<img" in (tmp_path / "r.html").read_text("utf-8")
