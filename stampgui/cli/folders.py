"""Where systems keep settings and fonts."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PROGRAM: Final = "stampgui"


def find_styles_folder(environ: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """The folder of saved styles, beside the window's settings (Qt's AppConfigLocation)."""
    return _find_settings_folder(environ, platform) / _PROGRAM / "styles"


def find_system_font_folders(environ: Mapping[str, str], *, platform: str = sys.platform) -> tuple[Path, ...]:
    """The folders of installed fonts, the person's own first."""
    if platform == "win32":
        own = _find_settings_folder(environ, platform) / "Microsoft" / "Windows" / "Fonts"
        return (own, Path(environ.get("WINDIR", r"C:\Windows")) / "Fonts")
    if platform == "darwin":
        return (Path.home() / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    data = environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    shared = (environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (Path(data) / "fonts", Path.home() / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder))


def _find_settings_folder(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if platform == "darwin":
        return Path.home() / "Library/Preferences"
    return Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
