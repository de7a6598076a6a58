"""A mistake of the program is told on standard error and found in the log."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.folders import find_folders
from stampgui.stamping import stamp


@pytest.fixture(autouse=True)
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def test_a_mistake_with_one_photo_costs_its_row_and_is_in_the_log(
    make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    caption = "Rapat " + "rahasia"

    def fail(*_: object) -> None:
        raise ValueError(caption)

    monkeypatch.setattr(stamp, "read_header", fail)
    assert main(["dates", str(make_photo("a.jpg"))]) == 1
    printed = capsys.readouterr()
    assert "The program made a mistake with this photo" in printed.out
    assert f"ValueError: {caption}" in printed.err
    log = find_folders().log_file.read_text("utf-8")
    assert "unexpected error" in log
    assert "in fail" in log
    assert caption not in log


def test_a_mistake_that_ends_the_program_is_in_the_log(make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr("stampgui.cli.dates_command.check_language", fail)
    with pytest.raises(LookupError):
        main(["dates", str(make_photo("a.jpg"))])
    assert "unhandled error" in find_folders().log_file.read_text("utf-8")


def test_what_a_decoder_finds_odd_about_a_photo_is_not_printed(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo = make_photo("scan.tif", description="Rapat desa")
    length = struct.pack("<HHI", 270, 2, 11)
    photo.write_bytes(photo.read_bytes().replace(length, struct.pack("<HHI", 270, 2, 1_000_000)))
    command = [sys.executable, "-m", "stampgui", "stamp", str(photo), "-o", str(tmp_path / "copies"), "--date", "2022"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
