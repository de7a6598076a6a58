"""`stampgui --install-desktop-entry` puts the window into the menu of a Linux desktop."""

import re
import shlex
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from stampgui.__main__ import main
from stampgui.cli.desktop_entry import install_desktop_entry

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="such entries exist only on Linux")


def read_entry(path: Path) -> ConfigParser:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    return entry


def test_the_window_is_in_the_menu_and_opens_photos_and_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(SystemExit) as end:
        main(["--install-desktop-entry"])
    assert end.value.code in (None, 0)
    path = tmp_path / "applications" / "stampgui.desktop"
    assert capsys.readouterr().out.strip() == str(path)
    entry = read_entry(path)["Desktop Entry"]
    program, *rest = shlex.split(entry["Exec"])
    assert Path(program).is_file()
    assert rest[-1] == "%F"
    assert {"image/jpeg", "image/heif", "inode/directory"} <= set(entry["MimeType"].split(";"))
    icons = {icon.parts[-3] for icon in tmp_path.rglob("stampgui.png")}
    assert {"16x16", "48x48", "256x256", "512x512"} <= icons


def test_an_installation_in_a_folder_with_spaces_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "My $tools" / "stampgui-window"
    script.parent.mkdir()
    script.touch()
    monkeypatch.setattr(sys, "executable", str(script.with_name("python")))
    entry = read_entry(install_desktop_entry(tmp_path / "data"))["Desktop Entry"]
    quoted, _, rest = entry["Exec"].rpartition(" ")
    # first the escapes of the file format are undone, then those inside the quotes
    inside = re.sub(r"\\([\"`$\\])", r"\1", quoted.replace(r"\\", "\\")[1:-1])
    assert (inside, rest) == (str(script), "%F")
