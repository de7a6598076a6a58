"""What is installed: the right Qt, and the files that are no code."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from given import ROOT
from stampgui.resources import assets


def test_the_qt_that_aborts_is_never_installed() -> None:
    """PySide6 6.12.0 loses a reference to None with each void call and ends the interpreter on 3.10 and 3.11."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    qt = next(each for each in map(Requirement, project["dependencies"]) if each.name == "PySide6-Essentials")
    assert "6.11.0" in qt.specifier
    assert "6.12.0" not in qt.specifier


def test_void_calls_into_qt_keep_none_alive() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 500


def test_an_editable_install_finds_its_files() -> None:
    assert (assets() / "locale" / "id" / "stampgui.po").is_file()


def test_a_wheel_carries_its_files(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "stampgui/assets/locale/id/stampgui.po" in names
    assert "stampgui/__main__.py" in names
    assert any(name.startswith("stampgui/assets/icons/") for name in names)
