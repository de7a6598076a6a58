"""Styles as small JSON files, read strictly: a misread style would spoil a whole batch of copies."""

import json
import math
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from stampgui.atomic_write import write_atomically
from stampgui.bounded_json import parse_json
from stampgui.caption.colour import Colour, format_colour, parse_colour
from stampgui.caption.style import (
    AUTO,
    BUILT_IN_STYLES,
    Align,
    Anchor,
    CustomPosition,
    Plate,
    PlateShape,
    Position,
    Style,
)
from stampgui.file_names import has_forbidden_character, is_reserved_name
from stampgui.i18n import ExplainedError, Message, message
from stampgui.regular_file import FileTooLargeError, read_regular
from stampgui.system_errors import explain_read_error
from stampgui.values import replace

STYLE_SUFFIX: Final = ".json"
_MAX_BYTES: Final = 64 << 10
_MAX_NAME_LENGTH: Final = 60
_Choice = TypeVar("_Choice", bound=StrEnum)


class StyleFileError(ExplainedError):
    """A file that is not a style, or a style that cannot be used."""

    def __init__(self, file: Path, reason: Message) -> None:
        super().__init__(message("The style {file} cannot be used: {reason}", file=file.name, reason=reason))


class StyleNameError(ExplainedError):
    """A name that a style cannot be saved under."""


class _InvalidEntryError(ExplainedError):
    """An entry that cannot be read."""


def read_style(file: Path) -> Style:
    """Read one style; missing entries have their defaults. A font file that it names may lie in the same folder.

    Raises StyleFileError.
    """
    try:
        style = _parse_style_object(parse_json(read_regular(file, max_bytes=_MAX_BYTES, fetch=True)))
    except FileTooLargeError as error:
        raise StyleFileError(file, message("it is not a style file of stampgui.")) from error
    except OSError as error:
        raise StyleFileError(
            file, message("it cannot be opened: {reason}", reason=explain_read_error(error))
        ) from error
    except ValueError as error:
        raise StyleFileError(file, message("it is not a style file of stampgui.")) from error
    except ExplainedError as error:
        raise StyleFileError(file, error.reason) from error
    beside = file.parent / style.font
    # Path.is_file raises for a name that is too long for any file
    is_beside = bool(style.font) and os.path.isfile(beside)  # noqa: PTH113
    return replace(style, font=str(beside)) if is_beside else style


def parse_style(text: str) -> Style:
    """Read what `format_style` writes. Raises ValueError, ExplainedError."""
    return _parse_style_object(parse_json(text))


def format_style(style: Style) -> str:
    """Return the content of a style's file, with every entry."""
    return json.dumps(_serialise_part(style), indent=2, ensure_ascii=False) + "\n"


def serialise_entries(entries: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return some fields of a `Style`, by name, as values that JSON can hold."""
    return {name: _serialise_value(value) for name, value in entries}


def parse_entries(stored: object) -> tuple[tuple[str, Any], ...]:
    """Read what `serialise_entries` returns. Raises ExplainedError."""
    entries = _parse_style_entries(stored)
    Style(**entries)
    return tuple(entries.items())


def write_style(file: Path, style: Style) -> None:
    """Write a style atomically, replacing only a style. Raises OSError."""
    write_atomically(file, format_style(style).encode(), is_own=_is_style)


def _is_style(data: bytes) -> bool:
    try:
        _parse_style_object(parse_json(data))
    except (ValueError, ExplainedError):
        return False
    return True


def list_style_files(folder: Path) -> tuple[Path, ...]:
    """Return the style files in a folder, sorted by name; none if there is no such folder."""
    return tuple(sorted(path for path in folder.glob(f"*{STYLE_SUFFIX}") if path.is_file()))


def style_path(folder: Path, name: str) -> Path:
    """Return the file of the style saved as `name`. Raises StyleNameError."""
    name = " ".join(name.split())
    if not name:
        raise StyleNameError(message("Give the style a name."))
    if len(name) > _MAX_NAME_LENGTH:
        raise StyleNameError(message("That name is too long. Choose a shorter one."))
    if has_forbidden_character(name) or is_reserved_name(name) or name[0] == "." or name[-1] == ".":
        raise StyleNameError(message("A style cannot have that name. Use letters, digits, spaces and hyphens."))
    if name.casefold() in BUILT_IN_STYLES:
        raise StyleNameError(message("A built-in style has that name. Choose another one."))
    return folder / (name + STYLE_SUFFIX)


def _parse_style_object(stored: object) -> Style:
    return Style(**_parse_style_entries(stored))


def _parse_style_entries(stored: object) -> dict[str, Any]:
    entries = _check_object(stored)
    _check_names(entries, {field.name for field in fields(Style)})
    return {name: _STYLE_PARSERS.get(name, _parse_number)(name, value) for name, value in entries.items()}


def _parse_plate(name: str, value: object) -> Plate | None:
    if value is None:
        return None
    entries = _check_object(value)
    _check_names(entries, {field.name for field in fields(Plate)})
    for needed in ("shape", "colour"):
        if needed not in entries:
            raise _InvalidEntryError(message("“{entry}” is missing in “{part}”.", entry=needed, part=name))
    return Plate(**{name: _PLATE_PARSERS.get(name, _parse_number)(name, value) for name, value in entries.items()})


def _check_object(stored: object) -> Mapping[str, Any]:
    if not isinstance(stored, dict):
        raise _InvalidEntryError(message("it is not a style file of stampgui."))
    return stored


def _check_names(entries: Mapping[str, Any], known: set[str]) -> None:
    for name in entries:
        if name not in known:
            raise _InvalidEntryError(
                message(
                    "it has the unknown entry “{entry}”. Known entries: {known}.",
                    entry=name,
                    known=", ".join(sorted(known)),
                )
            )


def _parse_number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _InvalidEntryError(message("“{entry}” has to be a number.", entry=name))
    try:
        return float(value)
    except OverflowError:  # an integer of hundreds of digits; all numbers have bounds, and it is beyond them
        return math.inf


def _parse_text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _InvalidEntryError(message("“{entry}” has to be text.", entry=name))
    return value


def _parse_colour_entry(name: str, value: object) -> Colour:
    try:
        return parse_colour(_parse_text(name, value))
    except ValueError as error:
        raise _InvalidEntryError(message("“{entry}” has to be a colour such as “#ffd633”.", entry=name)) from error


def _parse_choice(name: str, value: object, kind: type[_Choice], *more: str) -> _Choice:
    try:
        return kind(_parse_text(name, value))
    except ValueError as error:
        known = ", ".join((*(each.value for each in kind), *more))
        raise _InvalidEntryError(message("“{entry}” has to be one of: {known}.", entry=name, known=known)) from error


def _parse_position(name: str, value: object) -> Position:
    if value == AUTO.value:
        return AUTO
    if isinstance(value, list):
        if len(value) != 2:
            raise _InvalidEntryError(message("“{entry}” has to be two numbers.", entry=name))
        return CustomPosition(_parse_number(name, value[0]), _parse_number(name, value[1]))
    return _parse_choice(name, value, Anchor, AUTO.value)


_EntryParser = Callable[[str, object], Any]
_STYLE_PARSERS: Final[Mapping[str, _EntryParser]] = {
    "font": _parse_text,
    "fill": lambda name, value: AUTO if value == AUTO.value else _parse_colour_entry(name, value),
    "outline_colour": lambda name, value: None if value is None else _parse_colour_entry(name, value),
    "plate": _parse_plate,
    "position": _parse_position,
    "align": lambda name, value: None if value is None else _parse_choice(name, value, Align),
}
"""Parsers of the entries that are not numbers."""
_PLATE_PARSERS: Final[Mapping[str, _EntryParser]] = {
    "shape": lambda name, value: _parse_choice(name, value, PlateShape),
    "colour": _parse_colour_entry,
}


def _serialise_part(part: Style | Plate) -> dict[str, Any]:
    return serialise_entries((field.name, getattr(part, field.name)) for field in fields(part))


def _serialise_value(value: object) -> object:
    match value:
        case Plate():
            return _serialise_part(value)
        case CustomPosition(x, y):
            return [x, y]
        case (int(red), int(green), int(blue)):
            return format_colour((red, green, blue))
        case _ if value is AUTO:
            return AUTO.value
        case StrEnum():
            return value.value
        case _:
            return value
