"""Settings that are remembered from one start of the program to the next."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from stampgui.atomic_write import write_atomically


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen; an empty text means that nothing has been chosen yet."""

    language: str = ""
    """A key of LANGUAGES in stampgui.i18n; empty follows the system."""
    theme: str = ""
    """"light" or "dark"; empty follows the system."""
    output_folder: str = ""
    """The folder for copies."""
    template: str = ""
    """The caption's template; empty for the default of the caption's language."""
    caption_language: str = ""
    """A key of LANGUAGES in stampgui.i18n; empty follows the window's language."""
    style: str = ""
    """The caption's style, in the format of a style file; empty for the default."""
    zone: str = ""
    """The zone that moments in UTC are converted to: "WIB", "WITA", "WIT", "Asia/Tokyo"; empty for this computer's."""
    cut_off: str = ""
    """Photos dated on this day, "2023-11-28", or later need a check; empty for no such check."""
    upload: str = ""
    """The preset of upload copies, "facebook"; empty for no upload copies."""
    faithful: bool = True
    """Whether copies at full size and quality are made besides upload copies."""
    naming: str = ""
    """The pattern of the copies' names, "{date} {file}"; empty to keep the photos' names."""
    no_gps: bool = False
    """Whether the location, serial numbers and the maker note are left out of copies."""
    undo: bool = True
    """Whether copies hold the data to restore their originals."""
    jobs: int = 0
    """How many photos are stamped in parallel; 0 follows the number of cores."""
    thumbnail_width: int = 176
    """The width of thumbnails, in logical pixels."""
    inspector_width: int = 0
    """The width of the panel on the right, in logical pixels; 0 follows the size of its font."""
    hints_seen: bool = False
    """Whether the introductory tour was shown or skipped."""
    geometry: str = ""
    """The window's size and position as Qt saves it, in base64."""


def load_settings(path: Path) -> Settings:
    """Read settings; values that are missing or of the wrong type keep their defaults."""
    try:
        stored: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = asdict(Settings())
    known = {
        field.name: stored[field.name]
        for field in fields(Settings)
        if type(stored.get(field.name)) is type(defaults[field.name]) and _is_usable(stored[field.name])
    }
    return Settings(**known)


def _is_usable(value: object) -> bool:
    """Whether a value is not a text that would be invalid as a path, on which file functions raise ValueError."""
    try:
        return not isinstance(value, str) or b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        return False


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings atomically. Raises OSError."""
    write_atomically(path, json.dumps(asdict(settings), indent=2).encode())
