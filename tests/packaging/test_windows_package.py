"""The Windows package holds what the program needs, and nothing that is not pinned."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from given import ROOT
from winpack.archive import write_zip
from winpack.cpython import read_pinned_hashes, read_python
from winpack.errors import BuildError
from winpack.executables import read_executable
from winpack.program import read_qt_files
from winpack.signing import parse_signer
from winpack.sources import PINS, Release
from winpack.tools import Tools

OF_OTHER_SYSTEMS = {"Qt6DBus", "Qt6XcbQpa", "Qt6EglFSDeviceIntegration", "Qt6Network", "Qt6OpenGL"}
"""What the platform plugins of Linux load; that of Windows needs none of it, which the build checks."""
PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*( --hash=sha256:[0-9a-f]{64})+")

LOADED_BY_THE_WINDOW = """
import json, re, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stampgui.gui.app import open_window
from stampgui.resources import find_samples

if __name__ == "__main__":
    app = QApplication(["try", "-platform", "offscreen"])
    window = open_window(app, Path("settings.json"), pictures=Path("Pictures"), preferred_languages=["id"])
    window.main_window.show()
    window.session.photo_import.busy_changed.connect(lambda busy: None if busy else QTimer.singleShot(500, app.exit))
    window.welcome_page.samples_requested.emit()
    app.exec()
    window.header.help_requested.emit()
    window.header.settings_requested.emit()
    app.processEvents()
    files = set(re.findall(r"/(?:PySide6|shiboken6)/(\\S+)", Path("/proc/self/maps").read_text()))
    modules = {name for name in sys.modules if name.startswith("PySide6.Qt")}
    print(json.dumps([sorted(files), sorted(modules)]))
    window.session.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what a process has loaded")
def test_all_of_qt_that_the_window_loads_is_kept(tmp_path: Path) -> None:
    script = tmp_path / "loaded.py"
    script.write_text(LOADED_BY_THE_WINDOW, encoding="utf-8")
    done = subprocess.run([sys.executable, script], cwd=tmp_path, check=True, capture_output=True, text=True)
    files, modules = json.loads(done.stdout.splitlines()[-1])
    kept = set(read_qt_files())
    assert {f"PySide6/{name.partition('.')[2]}.pyd" for name in modules} <= kept
    libraries = {match[1] for each in files if (match := re.fullmatch(r"Qt/lib/lib(Qt6\w+)\.so\.6", each))}
    assert "Qt6Widgets" in libraries
    assert {f"PySide6/{name}.dll" for name in libraries - OF_OTHER_SYSTEMS} <= kept
    icons = {match[1] for each in files if (match := re.fullmatch(r"Qt/plugins/iconengines/lib(\w+)\.so", each))}
    assert {f"PySide6/plugins/iconengines/{name}.dll" for name in icons} <= kept


@pytest.mark.parametrize("name", ["wheels.txt", "tools.txt", "python_package.txt"])
def test_pins_are_names_versions_and_hashes(name: str) -> None:
    lines = (PINS / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_every_requirement_of_the_program_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        each.name.lower(): each
        for each in map(Requirement, (*project["dependencies"], *extras["heif"], *extras["jxl"]))
    }
    lines = (PINS / "wheels.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split(" ")[0].split("==") for line in lines)
    assert {name: pinned.get(name) for name, each in wanted.items() if pinned.get(name, "") not in each.specifier} == {}


def test_another_python_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    given = tmp_path / "python.zip"
    with zipfile.ZipFile(given, "w") as archive:
        for name in read_pinned_hashes():
            archive.writestr(name, "not it")
    with pytest.raises(BuildError, match=r"not the pinned one: .*python313\.dll"):
        read_python(given, Tools(Path(sys.executable)), tmp_path)


def test_no_python_at_all_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="neither a ZIP nor a folder"):
        read_python(tmp_path / "missing.zip", Tools(Path(sys.executable)), tmp_path)


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    folder = tmp_path / "stampgui"
    archives = []
    for order in (("b.txt", "a.txt"), ("a.txt", "b.txt")):
        folder.mkdir()
        for name in order:
            (folder / name).write_text(name, encoding="utf-8")
        archives.append(tmp_path / f"{order[0]}.zip")
        write_zip(folder, archives[-1], 1_700_000_000)
        for name in order:
            (folder / name).unlink()
        folder.rmdir()
    assert archives[0].read_bytes() == archives[1].read_bytes()


def test_what_is_no_windows_program_is_not_taken_for_one(tmp_path: Path) -> None:
    for content in (b"", b"MZ", b"\x7fELF" + bytes(200)):
        (tmp_path / "a.exe").write_bytes(content)
        with pytest.raises(ValueError, match="no Windows executable"):
            read_executable(tmp_path / "a.exe")


def test_a_version_has_the_four_numbers_that_windows_wants() -> None:
    assert Release("0.1.0", 0).four_numbers == (0, 1, 0, 0)
    assert Release("1.2.3.dev4", 0).four_numbers == (1, 2, 3, 4)


def test_signing_without_a_command_is_refused() -> None:
    with pytest.raises(BuildError):
        parse_signer("  ")
