"""Installs the menu entry, the icons and "Open with" of the window on Linux, for one user."""

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from stampgui.i18n import ExplainedError, message
from stampgui.resources import find_assets

_WINDOW_SCRIPT: Final = "stampgui-window"
_RESERVED: Final = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""Characters that need quotes in an Exec line (Desktop Entry Specification, "The Exec key")."""


class DesktopEntryError(ExplainedError):
    """The entry cannot be installed here."""


def install_desktop_entry(data: Path) -> Path:
    """Write the entry and icons below the user's data folder, and return the entry. Raises DesktopEntryError, OSError.

    The entry starts this installation, so it is installed again after moving it.
    """
    if not sys.platform.startswith("linux"):
        raise DesktopEntryError(message("Menu entries of this kind exist only on Linux."))
    source = find_assets() / "app"
    entry = data / "applications" / "stampgui.desktop"
    entry.parent.mkdir(parents=True, exist_ok=True)
    lines = (source / "stampgui.desktop").read_text(encoding="utf-8").splitlines()
    entry.write_text("".join(f"{_with_command(line)}\n" for line in lines), encoding="utf-8")
    for icon in source.glob("stampgui-*.png"):
        size = icon.stem.rpartition("-")[2]
        target = data / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "stampgui.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(icon, target)
    with suppress(OSError):  # desktops without this program read the entry itself
        subprocess.run(["update-desktop-database", str(entry.parent)], check=False, capture_output=True)
    return entry


def _with_command(line: str) -> str:
    return f"Exec={_find_window_command()} %F" if line.startswith("Exec=") else line


def _find_window_command() -> str:
    """The command that opens the window of this installation."""
    script = Path(sys.executable).with_name(_WINDOW_SCRIPT)
    return _quote(script) if script.exists() else f"{_quote(Path(sys.executable))} -m stampgui"


def _quote(path: Path) -> str:
    text = str(path).replace("%", "%%")
    if not _RESERVED.intersection(text):
        return text
    # the backslashes are doubled once more, as in every string of a desktop entry
    quoted = "".join(f"\\\\{each}" if each in '"`$' else "\\\\\\\\" if each == "\\" else each for each in text)
    return f'"{quoted}"'
