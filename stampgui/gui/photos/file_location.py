"""Showing where a photo is, in the computer's own window of files."""

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess

from stampgui.gui.background.brief_call import call_within
from stampgui.gui.background.opening import open_folder
from stampgui.i18n import Message, message

_PATIENCE: Final = 1.0
"""Seconds to wait for a drive or a network share."""


def open_location(file: Path) -> Message | None:
    """Open the folder of a file, with the file selected where the system can do that; return why it could not be."""
    try:
        found = call_within(_PATIENCE, lambda: os.path.exists(file))  # noqa: PTH110 - unlike Path's it never raises
    except TimeoutError:
        return message("The folder {folder} does not respond at the moment.", folder=str(file.parent))
    if not found:
        return message("{file} is no longer in its folder {folder}.", file=file.name, folder=str(file.parent))
    return None if _select_file(file) else open_folder(file.parent)


def _select_file(file: Path) -> bool:
    """Have the file selected in a window of Explorer or Finder; False on other systems, or where that fails."""
    path = os.path.abspath(file)  # noqa: PTH100 - links are not followed
    if sys.platform == "win32":
        explorer = QProcess()
        explorer.setProgram("explorer.exe")
        # Explorer reads its own command line: quotation marks stand around the path alone
        explorer.setNativeArguments(f'/select,"{path}"')
        return bool(explorer.startDetached()[0])
    if sys.platform == "darwin":
        return bool(QProcess.startDetached("open", ["-R", path])[0])
    return False
