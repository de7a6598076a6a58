"""Where the build finds its parts, and what the project says of itself."""

import os
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
"""The checkout."""
HERE: Final = ROOT / "packaging" / "windows"
PINS: Final = HERE / "pins"
LAUNCHER: Final = HERE / "launcher"
ICON: Final = ROOT / "assets" / "app" / "stampgui.ico"
QT_FILES: Final = HERE / "qt_files.txt"
PYTHON_VERSION: Final = "3.13"
PYTHON_DLL: Final = "python313.dll"

_ANY_DATE: Final = 1735689600
"""The date of all files where neither the environment nor git has one: 1 January 2025, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is built."""

    version: str
    """As in pyproject.toml: "0.1.0"."""
    epoch: int
    """The time of every file in seconds since 1970, so that the same input gives the same bytes."""

    @property
    def four_numbers(self) -> tuple[int, int, int, int]:
        """The version as Windows wants it."""
        numbers = [int("".join(filter(str.isdigit, part)) or "0") for part in self.version.split(".")[:4]]
        first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
        return first, second, third, fourth


def read_release() -> Release:
    """The version of the checkout, and SOURCE_DATE_EPOCH of the environment or the date of its commit."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Release(project["version"], _find_epoch())


def _find_epoch() -> int:
    if chosen := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(chosen)
    try:
        done = subprocess.run(
            ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return _ANY_DATE
    return int(done.stdout)
