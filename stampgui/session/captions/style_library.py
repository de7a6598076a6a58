"""The style library: built-in and saved styles."""

from pathlib import Path

from stampgui.atomic_write import ForeignFileError
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.caption.style_file import list_style_files, read_style, style_path, write_style
from stampgui.i18n import ExplainedError, Message, message
from stampgui.system_errors import explain_write_error
from stampgui.values import dataclass, replace


class StyleLibraryError(ExplainedError):
    """A style file cannot be written or deleted."""


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A style and its name. A saved one has a `file`; `refusal` explains why one cannot be used."""

    name: str
    style: Style
    file: Path | None = None
    refusal: Message | None = None


def list_styles(folder: Path) -> tuple[StyleEntry, ...]:
    """The built-in styles, then those saved in `folder`, by name."""
    built_in = (StyleEntry(name, style) for name, style in BUILT_IN_STYLES.items())
    return (*built_in, *map(_read_entry, list_style_files(folder)))


def save_style(folder: Path, name: str, style: Style) -> Path:
    """Save a style as `name`, replacing one of that name. Raises StyleNameError, StyleLibraryError."""
    file = style_path(folder, name)
    try:
        write_style(file, style)
    except ForeignFileError as error:
        reason = message("{file} already exists and is not a style of stampgui. Choose another name.", file=file.name)
        raise StyleLibraryError(reason) from error
    except OSError as error:
        reason = message(
            "The style {file} cannot be saved: {reason}", file=file.name, reason=explain_write_error(error)
        )
        raise StyleLibraryError(reason) from error
    return file


def delete_style(file: Path) -> None:
    """Delete a saved style. Raises StyleLibraryError."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        reason = message(
            "The style {file} cannot be deleted: {reason}", file=file.name, reason=explain_write_error(error)
        )
        raise StyleLibraryError(reason) from error


def find_entry(entries: tuple[StyleEntry, ...], style: Style) -> StyleEntry | None:
    """The entry equal to `style`, or else equal to it apart from position and size."""
    exact = next((entry for entry in entries if entry.refusal is None and entry.style == style), None)
    return exact or next(
        (entry for entry in entries if entry.refusal is None and _differs_only_in_placing(entry.style, style)), None
    )


def apply_entry(entry: StyleEntry, current: Style) -> Style:
    """The style after choosing `entry` in place of `current`.

    A saved style is applied whole. A built-in one keeps a position that the user chose.
    """
    by_itself = current.position in {style.position for style in BUILT_IN_STYLES.values()}
    return entry.style if entry.file is not None or by_itself else replace(entry.style, position=current.position)


def _differs_only_in_placing(one: Style, other: Style) -> bool:
    return one == replace(other, position=one.position, size=one.size)


def _read_entry(file: Path) -> StyleEntry:
    try:
        return StyleEntry(file.stem, read_style(file), file)
    except ExplainedError as error:
        return StyleEntry(file.stem, Style(), file, error.reason)
