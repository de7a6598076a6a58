"""What a person chose once and expects to find again."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from stampgui.atomic_write import write_atomically


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that outlive the window; an empty text means "not chosen yet"."""

    language: str = ""
    """One of `i18n.LANGUAGES`; empty follows the system."""
    theme: str = ""
    """"light" or "dark"; empty follows the system."""
    output_folder: str = ""
    template: str = ""
    """The caption's words; empty means the default of the caption's language."""
    caption_language: str = ""
    """One of `i18n.LANGUAGES`; empty follows the window's language."""
    style: str = ""
    """The caption's style as a style file has it; empty means the default."""
    zone: str = ""
    """Where moments told in UTC were photographed: "WIB", "WITA", "WIT", "Asia/Tokyo"; empty means this computer's."""
    cut_off: str = ""
    """Photos of this day, "2023-11-28", or later need a check; empty means none do."""
    upload: str = ""
    """The preset of upload copies, "facebook"; empty means none."""
    faithful: bool = True
    """Whether copies that keep all of their photos are made beside upload copies."""
    naming: str = ""
    """What copies are called, "{date} {file}"; empty means as their photos are."""
    no_gps: bool = False
    """Whether place, serial numbers and the maker note are left out of copies."""
    undo: bool = True
    """Whether copies keep what gives the original back."""
    jobs: int = 0
    """Photos that are worked on at a time; 0 follows the computer's cores."""
    thumbnail_width: int = 176
    inspector_width: int = 0
    """How wide, in logical pixels, the person made the panel on the right; 0 follows the letters."""
    hints_seen: bool = False
    """Whether the first steps were shown, or skipped."""
    geometry: str = ""
    """The window's size and place, as the toolkit writes it, in base64."""


def load_settings(path: Path) -> Settings:
    """Read settings; what is missing or not of the expected type keeps its default."""
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
    """Whether a value is none of the texts that no file system can be asked about."""
    try:
        return not isinstance(value, str) or b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        return False


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings, whatever letters a folder's name has; a crash leaves the old ones. Raises OSError."""
    write_atomically(path, json.dumps(asdict(settings), indent=2).encode())
