"""Styles by name or file, saved styles, installed fonts: where they are on this system."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from stampgui.caption.font_search import located
from stampgui.caption.style import AUTO, BUILT_IN, Anchor, Position, Spot, Style
from stampgui.caption.style_file import SUFFIX, read_style, saved_styles
from stampgui.cli.folders import font_folders, styles_folder
from stampgui.i18n import Catalogue, Explained, Message, message

POSITIONS: Final = (*(anchor.value for anchor in Anchor), AUTO.value)

_DESCRIBED: Final[Mapping[str, Message]] = {
    "outlined": message("white letters with a dark outline"),
    "yellow": message("yellow letters, like the date of a film camera"),
    "box": message("dark letters in a white box"),
    "ribbon": message("white letters on a dark band across the photo"),
    "strip": message("dark letters on a white band below the photo, which covers nothing"),
}


class NoSuchStyle(Explained):
    """A name that no style has."""


def chosen_style(name: str, environ: Mapping[str, str], *, font: str | None = None) -> Style:
    """The style of that name, built in or saved, or in that file, set in `font` where one is named.

    Raises NoSuchStyle, StyleFileError, FontError.
    """
    style = _named(name, styles_folder(environ))
    if font is not None:
        style = replace(style, font=font)
    return located(style, font_folders(environ))


def style_lines(environ: Mapping[str, str], words: Catalogue) -> Iterator[str]:
    """A line for each style: its name, and what it is like or where it is."""
    saved = saved_styles(styles_folder(environ))
    column = max(len(name) for name in (*BUILT_IN, *(file.stem for file in saved)))
    for name in BUILT_IN:
        yield f"{name:<{column}}  {words.render(_DESCRIBED[name])}"
    for file in saved:
        yield f"{file.stem:<{column}}  {_state(file, words)}"


def read_position(text: str) -> Position | None:
    """ "bottom-right", "auto" or "0.5,0.9"; None for anything else."""
    if text == AUTO.value:
        return AUTO
    try:
        if "," not in text:
            return Anchor(text)
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return Spot(x, y) if all(math.isfinite(part) and 0 <= part <= 1 for part in (x, y)) else None


def _named(name: str, folder: Path) -> Style:
    if name in BUILT_IN:
        return BUILT_IN[name]
    saved = {file.stem: file for file in saved_styles(folder)}
    if name in saved:
        return read_style(saved[name])
    if Path(name).suffix.lower() == SUFFIX or Path(name).is_file():
        return read_style(Path(name))
    known = ", ".join((*BUILT_IN, *saved))
    raise NoSuchStyle(message("There is no style “{name}”. Known are: {known}.", name=name, known=known))


def _state(file: Path, words: Catalogue) -> str:
    try:
        read_style(file)
    except Explained as error:
        return words.render(error.reason)
    return str(file)
