"""Settings, styles, fonts and the log are where each system has such things, and where earlier versions left them."""

import sys
from pathlib import Path

import pytest
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows
from PySide6.QtCore import QCoreApplication, QStandardPaths

from stampgui.folders import Folders, find_folders

NAMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_STATE_HOME", "XDG_PICTURES_DIR")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person who has set nothing."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def found(system: type[PlatformDirsABC], platform: str) -> Folders:
    return find_folders(system("stampgui", appauthor=False), platform=platform)


def test_on_linux(home: Path) -> None:
    folders = found(Unix, "linux")
    assert folders.settings_file == home / ".config/stampgui/settings.json"
    assert folders.styles == home / ".config/stampgui/styles"
    assert folders.log == home / ".local/state/stampgui/log"
    assert folders.pictures == home / "Pictures"
    assert folders.fonts == (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


def test_on_linux_where_the_person_has_chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, f"/{name}")
    folders = found(Unix, "linux")
    assert folders.settings == Path("/XDG_CONFIG_HOME/stampgui")
    assert folders.log == Path("/XDG_STATE_HOME/stampgui/log")
    assert folders.fonts[0] == Path("/XDG_DATA_HOME/fonts")
    assert folders.fonts[-1] == Path("/XDG_DATA_DIRS/fonts")


def test_on_macos(home: Path) -> None:
    folders = found(MacOS, "darwin")
    assert folders.settings == home / "Library/Preferences/stampgui"
    assert folders.log == home / "Library/Logs/stampgui"
    assert folders.fonts == (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))


@pytest.mark.skipif(sys.platform == "win32", reason="paths are written otherwise there")
def test_on_windows(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", r"C:\Users\ani\AppData\Local")
    monkeypatch.setenv("WIN_PD_OVERRIDE_MYPICTURES", r"C:\Users\ani\Pictures")
    monkeypatch.setenv("WINDIR", r"C:\Windows")
    folders = found(Windows, "win32")
    # joined with slashes, because this is no Windows
    assert folders.settings == Path(r"C:\Users\ani\AppData\Local/stampgui")
    assert folders.log == Path(r"C:\Users\ani\AppData\Local/stampgui/Logs")
    assert folders.fonts == (
        Path(r"C:\Users\ani\AppData\Local/Microsoft/Windows/Fonts"),
        Path(r"C:\Windows/Fonts"),
    )


def test_settings_of_earlier_versions_are_found(home: Path, qapp: QCoreApplication) -> None:
    """They were where Qt says, for a program without the name of a maker."""
    name, organization = qapp.applicationName(), qapp.organizationName()
    qapp.setApplicationName("stampgui")
    qapp.setOrganizationName("")
    try:
        where = QStandardPaths.StandardLocation
        folders = find_folders()
        assert folders.settings == Path(QStandardPaths.writableLocation(where.AppConfigLocation))
        assert folders.pictures == Path(QStandardPaths.writableLocation(where.PicturesLocation))
        assert set(map(Path, QStandardPaths.standardLocations(where.FontsLocation))) <= set(folders.fonts)
    finally:
        qapp.setApplicationName(name)
        qapp.setOrganizationName(organization)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the program and a launcher of its own, as the Windows package has them."""
    launcher = tmp_path / "stampgui" / "stampgui-window.exe"
    launcher.parent.mkdir()
    launcher.touch()
    monkeypatch.setattr(sys, "executable", str(launcher))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return launcher.parent


def test_a_portable_program_keeps_everything_beside_it(home: Path, program: Path) -> None:
    (program / "portable.txt").touch()
    folders = find_folders()
    assert folders.settings_file == program / "data" / "settings.json"
    assert folders.styles == program / "data" / "styles"
    assert folders.log_file == program / "data" / "log" / "stampgui.log"
    assert folders.pictures == home / "Pictures"


def test_an_installed_program_keeps_everything_in_the_profile(home: Path, program: Path) -> None:
    assert not find_folders().settings.is_relative_to(program)


def test_a_file_beside_python_makes_no_pip_installation_portable(
    home: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sys, "frozen")
    (program / "portable.txt").touch()
    assert not find_folders().settings.is_relative_to(program)
