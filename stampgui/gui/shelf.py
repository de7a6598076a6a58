"""The styles to choose from: built in and saved."""

from dataclasses import dataclass, replace
from pathlib import Path

from stampgui.caption.style import BUILT_IN, Style
from stampgui.caption.style_file import read_style, saved_styles, style_path, write_style
from stampgui.i18n import Explained, Message, message


class ShelfError(Explained):
    """A style file that cannot be written or removed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A style under its name. A saved one has a `file`; one that cannot be used says why in `refusal`."""

    name: str
    style: Style
    file: Path | None = None
    refusal: Message | None = None


def entries(folder: Path) -> tuple[Entry, ...]:
    """The built-in styles, then those saved in `folder`, by name."""
    built_in = (Entry(name, style) for name, style in BUILT_IN.items())
    return (*built_in, *map(_saved, saved_styles(folder)))


def save(folder: Path, name: str, style: Style) -> Path:
    """Save a style as `name`, in place of one so named, and return its file. Raises StyleNameError, ShelfError."""
    file = style_path(folder, name)
    try:
        write_style(file, style)
    except OSError as error:
        reason = message("The style {file} cannot be saved ({detail}).", file=file.name, detail=error.strerror or "")
        raise ShelfError(reason) from error
    return file


def remove(file: Path) -> None:
    """Delete a saved style. Raises ShelfError."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        reason = message("The style {file} cannot be deleted ({detail}).", file=file.name, detail=error.strerror or "")
        raise ShelfError(reason) from error


def current(shelf: tuple[Entry, ...], style: Style) -> Entry | None:
    """The entry that `style` is, or is but for its place and size."""
    exact = next((entry for entry in shelf if entry.refusal is None and entry.style == style), None)
    return exact or next((entry for entry in shelf if entry.refusal is None and _alike(entry.style, style)), None)


def worn(entry: Entry, now: Style) -> Style:
    """The style once `entry` has been chosen instead of `now`.

    A saved style is taken as it is. A built-in one leaves the caption where a person put it.
    """
    by_itself = now.position in {style.position for style in BUILT_IN.values()}
    return entry.style if entry.file is not None or by_itself else replace(entry.style, position=now.position)


def _alike(one: Style, other: Style) -> bool:
    return one == replace(other, position=one.position, size=one.size)


def _saved(file: Path) -> Entry:
    try:
        return Entry(file.stem, read_style(file), file)
    except Explained as error:
        return Entry(file.stem, Style(), file, error.reason)
