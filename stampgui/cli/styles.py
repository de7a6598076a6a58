"""Finds styles by name or file, built-in or saved."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, CustomPosition, Position, Style
from stampgui.i18n import Catalogue, ExplainedError, Message, message
from stampgui.values import replace

if TYPE_CHECKING:
    from stampgui.folders import Folders

POSITIONS: Final = (*(anchor.value for anchor in Anchor), AUTO.value)

_DESCRIPTIONS: Final[Mapping[str, Message]] = {
    "outlined": message("white letters with a dark outline"),
    "yellow": message("yellow letters, like the date of a film camera"),
    "box": message("dark letters in a white box"),
    "ribbon": message("white letters on a dark band across the photo"),
    "strip": message("dark letters on a white band below the photo, which covers nothing"),
}


class UnknownStyleError(ExplainedError):
    """There is no style of that name."""


def load_style(name: str, folders: "Folders", *, font: str | None = None) -> Style:
    """Load a built-in or saved style by name, or a style file; `font` replaces its font.

    Raises UnknownStyleError, StyleFileError, FontError.
    """
    style = _load_named_style(name, folders.styles)
    if font is not None:
        style = replace(style, font=font)
    if not style.font:
        return style
    from stampgui.caption.font_search import with_font_file  # late: few styles have a font of their own

    return with_font_file(style, folders.fonts)


def format_style_list(folders: "Folders", catalogue: Catalogue) -> Iterator[str]:
    """Yield a line for each style: its name, and a description or its file."""
    from stampgui.caption.style_file import list_style_files

    saved = list_style_files(folders.styles)
    column = max(len(name) for name in (*BUILT_IN_STYLES, *(file.stem for file in saved)))
    for name in BUILT_IN_STYLES:
        yield f"{name:<{column}}  {catalogue.render(_DESCRIPTIONS[name])}"
    for file in saved:
        yield f"{file.stem:<{column}}  {_describe_file(file, catalogue)}"


def parse_position(text: str) -> Position | None:
    """Parse "bottom-right", "auto" or "0.5,0.9"; None for anything else."""
    if text == AUTO.value:
        return AUTO
    try:
        if "," not in text:
            return Anchor(text)
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return CustomPosition(x, y) if all(math.isfinite(part) and 0 <= part <= 1 for part in (x, y)) else None


def _load_named_style(name: str, folder: Path) -> Style:
    if name in BUILT_IN_STYLES:
        return BUILT_IN_STYLES[name]
    from stampgui.caption.style_file import STYLE_SUFFIX, list_style_files, read_style  # late: most are built in

    saved = {file.stem: file for file in list_style_files(folder)}
    if name in saved:
        return read_style(saved[name])
    if Path(name).suffix.lower() == STYLE_SUFFIX or Path(name).is_file():
        return read_style(Path(name))
    known = ", ".join((*BUILT_IN_STYLES, *saved))
    raise UnknownStyleError(message("There is no style “{name}”. Known styles: {known}.", name=name, known=known))


def _describe_file(file: Path, catalogue: Catalogue) -> str:
    from stampgui.caption.style_file import read_style

    try:
        read_style(file)
    except ExplainedError as error:
        return catalogue.render(error.reason)
    return str(file)
