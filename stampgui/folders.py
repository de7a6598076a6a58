"""Where settings, styles, fonts and the log are on this computer, the same for the window and the command line."""

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
    """Folders by what is in them; none need be there yet."""

    settings: Path
    """The window's settings and its unfinished work, where Qt's AppConfigLocation is."""
    styles: Path
    """Saved styles."""
    log: Path
    pictures: Path
    """The person's own pictures."""
    fonts: tuple[Path, ...]
    """Installed fonts, the person's own first."""

    @property
    def settings_file(self) -> Path:
        return self.settings / "settings.json"

    @property
    def log_file(self) -> Path:
        return self.log / "stampgui.log"


def find_folders(known: "PlatformDirsABC | None" = None, *, platform: str = sys.platform) -> Folders:
    """The folders of the person who runs this process; `known` are those of the system. Reads the environment."""
    # without the name of a maker, which would be one more folder on Windows
    known = known or PlatformDirs(_PROGRAM, appauthor=False)
    # preferences and not configuration, which are two folders on macOS
    settings = known.user_preference_path
    return Folders(
        settings,
        settings / "styles",
        known.user_log_path,
        known.user_pictures_path,
        (known.user_fonts_path, *_list_shared_font_folders(known, platform)),
    )


def _list_shared_font_folders(known: "PlatformDirsABC", platform: str) -> Iterable[Path]:
    """The folders of fonts that are there for all who use this computer."""
    if platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if platform == "darwin":
        return (Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (Path.home() / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder))
