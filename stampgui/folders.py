"""Where settings, styles, fonts and the log are on this computer, for both the window and the command line."""

import os
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import PlatformDirs

from stampgui.values import dataclass

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

_PROGRAM: Final = "stampgui"
PORTABLE_FILE: Final = "portable.txt"
"""A file of this name beside the program's launcher has settings, styles and the log kept beside it, too."""
PORTABLE_DATA: Final = "data"
"""The folder beside the launcher that they are kept in."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders by their content; any of them may not exist yet."""

    settings: Path
    """The window's settings and unfinished work, the same folder as Qt's AppConfigLocation."""
    styles: Path
    """Saved styles."""
    log: Path
    """The log."""
    pictures: Path
    """The user's own pictures."""
    fonts: tuple[Path, ...]
    """Installed fonts, the user's own first."""
    runtime: Path
    """What belongs to running processes, in a folder that only the user can enter."""

    @property
    def settings_file(self) -> Path:
        return self.settings / "settings.json"

    @property
    def log_file(self) -> Path:
        return self.log / "stampgui.log"


def find_folders(
    known: "PlatformDirsABC | None" = None, *, platform: str = sys.platform, portable: Path | None = None
) -> Folders:
    """Return the folders of the user who runs this process; `known` replaces the system's. Reads the environment.

    `portable` is the folder of a program that keeps its files beside it; by default find_portable_folder says.
    """
    # no author, which would add a folder to the paths on Windows
    known = known or PlatformDirs(_PROGRAM, appauthor=False)
    portable = portable or find_portable_folder()
    # the folder of preferences, which on macOS is not that of configuration
    settings = known.user_preference_path if portable is None else portable / PORTABLE_DATA
    return Folders(
        settings,
        settings / "styles",
        known.user_log_path if portable is None else settings / "log",
        known.user_pictures_path,
        (known.user_fonts_path, *_list_shared_font_folders(known, platform)),
        _find_runtime_folder(known),
    )


def find_data_home() -> Path:
    """Return the folder below which programs register themselves with the user's desktop, on Linux."""
    return PlatformDirs().user_data_path


def _find_runtime_folder(known: "PlatformDirsABC") -> Path:
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # that it takes another one than usual
        return known.user_runtime_path


def find_portable_folder() -> Path | None:
    """The folder of the program if it was started by a launcher of its own that a file PORTABLE_FILE lies beside."""
    # the launchers of the Windows package say so; in a pip installation this is Python's own folder
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder if (folder / PORTABLE_FILE).is_file() else None


def _list_shared_font_folders(known: "PlatformDirsABC", platform: str) -> Iterable[Path]:
    """Return the folders of the fonts that are installed for all users of this computer."""
    if platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if platform == "darwin":
        return (Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (Path.home() / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder))
