"""Where settings, styles, fonts and the log are on this computer, for both the window and the command line."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import PlatformDirs

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

_PROGRAM: Final = "stampgui"


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

    @property
    def settings_file(self) -> Path:
        return self.settings / "settings.json"

    @property
    def log_file(self) -> Path:
        return self.log / "stampgui.log"


def find_folders(known: "PlatformDirsABC | None" = None, *, platform: str = sys.platform) -> Folders:
    """Return the folders of the user who runs this process; `known` replaces the system's. Reads the environment."""
    # no author, which would add a folder to the paths on Windows
    known = known or PlatformDirs(_PROGRAM, appauthor=False)
    # the folder of preferences, which on macOS is not that of configuration
    settings = known.user_preference_path
    return Folders(
        settings,
        settings / "styles",
        known.user_log_path,
        known.user_pictures_path,
        (known.user_fonts_path, *_list_shared_font_folders(known, platform)),
    )


def _list_shared_font_folders(known: "PlatformDirsABC", platform: str) -> Iterable[Path]:
    """Return the folders of the fonts that are installed for all users of this computer."""
    if platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if platform == "darwin":
        return (Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (Path.home() / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder))
