"""Whoever has trouble is told what works on the computer and where things are."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from given import ROOT
from stampgui.__main__ import main
from stampgui.folders import find_folders
from stampgui.image.jpeg import core


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    for name in (*names, "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def diagnose(capsys: pytest.CaptureFixture[str], *words: str) -> Mapping[str, str]:
    assert main(["doctor", *words]) == 0
    captured = capsys.readouterr()
    assert not captured.err
    return {name: value for name, _, value in (line.partition(": ") for line in captured.out.splitlines())}


def test_versions_folders_and_the_log_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    folders = find_folders()
    folders.settings.mkdir(parents=True)
    folders.settings_file.write_text("{}")
    told = diagnose(capsys)
    assert {"stampgui", "Python", "system", "PySide6-Essentials", "pillow", "piexif", "exifread", "pi-heif"} <= set(
        told
    )
    assert told["pillow"][0].isdecimal()
    assert told["lossless JPEG core"] == "yes" or told["lossless JPEG core"].startswith("no: it was not built")
    assert told["Qt"].split()[-1] == os.environ["QT_QPA_PLATFORM"]
    assert told["language"].startswith("en (")
    assert "LANG=en_US.UTF-8" in told["language"]
    assert told["fonts"].endswith(os.pathsep.join(map(str, folders.fonts)))
    assert told["settings"] == str(folders.settings_file)
    assert told["saved styles"] == f"0 in {folders.styles}"
    assert told["log"] == f"{folders.log_file}, which does not exist yet"


def test_it_speaks_the_persons_language(capsys: pytest.CaptureFixture[str]) -> None:
    told = diagnose(capsys, "--lang", "id")
    assert told["bahasa"].startswith("id (")
    assert told["catatan kesalahan (log)"].endswith("stampgui.log, yang belum ada")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_is_said_why_no_window_opens(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "stampgui", "doctor"],
        env={**environment, "QT_QPA_PLATFORM": "xcb"},
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("Qt: "))
    assert line.startswith("Qt: no window can be opened: ")
    assert "xcb" in line


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "it was not built when stampgui"), (b"no library", "it cannot be loaded (")]
)
def test_it_is_said_why_there_is_no_core(
    content: bytes | None,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    library = tmp_path / "core.so"
    if content is not None:
        library.write_bytes(content)
    monkeypatch.setattr(core, "LIBRARY", library)
    core._load_library.cache_clear()
    try:
        assert diagnose(capsys)["lossless JPEG core"].startswith(f"no: {reason}")
    finally:
        core._load_library.cache_clear()
