"""Installs the menu entry, the icons and "Open with" of the window on Linux, for one user."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from stampgui.atomic_write import write_atomically
from stampgui.i18n import ExplainedError, message
from stampgui.regular_file import read_regular
from stampgui.resources import find_assets

_WINDOW_SCRIPT: Final = "stampgui-window"
_ENTRY_HEADING: Final = b"[Desktop Entry]"
_PNG: Final = b"\x89PNG\r\n"
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
    lines = read_regular(source / "stampgui.desktop").decode().splitlines()
    text = "".join(f"{_with_command(line)}\n" for line in lines)
    write_atomically(entry, text.encode(), is_own=lambda begin: _ENTRY_HEADING in begin)
    for icon in source.glob("stampgui-*.png"):
        size = icon.stem.rpartition("-")[2]
        target = data / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "stampgui.png"
        write_atomically(target, read_regular(icon), is_own=lambda begin: begin.startswith(_PNG))
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
