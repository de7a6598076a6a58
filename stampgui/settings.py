"""Settings that are remembered from one start of the program to the next."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from stampgui.atomic_write import set_aside_damaged, write_atomically
from stampgui.bounded_json import parse_json
from stampgui.regular_file import read_regular
from stampgui.values import dataclass

_MAX_BYTES: Final = 64 << 10
_LONGEST_TEXT: Final = 5000
"""Characters of a text; a style has a tenth, and few systems have longer paths."""
_NUMBERS: Final = MappingProxyType(
    {"jobs": range(1000), "thumbnail_width": range(1, 10_000), "inspector_width": range(10_000)}
)
"""What the numbers can be; Qt fails on larger ones."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen; an empty text means that nothing has been chosen yet."""

    language: str = ""
    """A key of LANGUAGES in stampgui.i18n; empty follows the system."""
    theme: str = ""
    """"light" or "dark"; empty follows the system."""
    output_folder: str = ""
    """The folder for copies."""
    pasted_folder: str = ""
    """The folder in which pasted pictures are saved; empty until it has been asked for."""
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
    correct_exif: bool = False
    """Whether a date in EXIF data that contradicts the one on the picture is overwritten in copies."""
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


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as they were stored, with defaults for what could not be used.

    `set_aside` is where the file is now if anything in it could not be used; None if all was well.
    """

    settings: Settings
    set_aside: Path | None = None


def load_settings(path: Path) -> Settings:
    """Read settings; values that are missing or cannot be used have their defaults."""
    return Settings(**_read_usable(path)[0])


def recover_settings(path: Path) -> LoadedSettings:
    """Read settings at the start; a file with values that cannot be used is set aside, and the others written anew."""
    usable, is_complete = _read_usable(path)
    settings = Settings(**usable)
    if is_complete:
        return LoadedSettings(settings)
    try:
        set_aside = set_aside_damaged(path)
        save_settings(path, settings)
    except OSError:  # the defaults are used all the same
        return LoadedSettings(settings)
    return LoadedSettings(settings, set_aside)


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings atomically. Raises OSError."""
    write_atomically(path, json.dumps(asdict(settings), indent=2).encode(), is_own=_is_settings)


def _read_usable(path: Path) -> tuple[Mapping[str, Any], bool]:
    """The stored values that can be used, and whether these are all; entries that are not known do not count."""
    try:
        stored = parse_json(read_regular(path, max_bytes=_MAX_BYTES, fetch=True))
    except FileNotFoundError:
        return {}, True
    except (OSError, ValueError):
        return {}, False
    if not isinstance(stored, dict):
        return {}, False
    known = {field.name: stored[field.name] for field in fields(Settings) if field.name in stored}
    usable = {name: value for name, value in known.items() if _is_usable(name, value)}
    return usable, len(usable) == len(known)


def _is_usable(name: str, value: object) -> bool:
    """Whether a value is of the right type and within its bounds, and a text can be a path for file functions."""
    if type(value) is not type(_DEFAULTS[name]):
        return False
    if isinstance(value, str):
        return len(value) <= _LONGEST_TEXT and _can_be_path(value)
    return name not in _NUMBERS or value in _NUMBERS[name]


def _can_be_path(text: str) -> bool:
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False


def _is_settings(data: bytes) -> bool:
    try:
        stored = parse_json(data)
    except ValueError:
        return False
    return isinstance(stored, dict) and not stored.keys().isdisjoint(_DEFAULTS)


_DEFAULTS: Final = MappingProxyType(asdict(Settings()))
