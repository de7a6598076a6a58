"""Opening files and folders with the programs of the computer."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from stampgui.i18n import Message, message


def open_folder(folder: Path) -> Message | None:
    """Open a folder; return why it could not be, and where it is."""
    return None if open_path(folder) else message("The folder {folder} could not be opened.", folder=str(folder))


def open_path(path: Path) -> bool:
    """Open a file or folder with the program that is meant for it; return whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
