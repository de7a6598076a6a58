"""From a font's name to its file, without a toolkit: the names that the files in some folders give themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from PIL import ImageFont

from stampgui.caption.font import FontError
from stampgui.caption.style import Style
from stampgui.i18n import message

_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc"})
_PLAIN: Final = frozenset({"regular", "book", "roman", "normal", "medium"})


def located(style: Style, folders: Iterable[Path]) -> Style:
    """The style with its font's name turned into its file; a file and the program's own face stay.

    Raises FontError.
    """
    if not style.font or Path(style.font).is_file():
        return style
    return replace(style, font=str(find_font(style.font, folders)))


def find_font(name: str, folders: Iterable[Path]) -> Path:
    """The file of a family ("DejaVu Sans") or of one of its faces ("DejaVu Sans Bold"), whatever the capitals.

    Raises FontError.
    """
    wanted = _folded(name)
    of_family: list[tuple[bool, Path]] = []
    for file in _font_files(folders):
        family, face = _names(file)
        if wanted == _folded(f"{family} {face}"):
            return file
        if wanted == _folded(family):
            of_family.append((_folded(face) not in _PLAIN, file))
    if not of_family:
        raise FontError(message("There is no font “{name}” on this computer. Name another, or its file.", name=name))
    return min(of_family)[1]


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES)


def _names(file: Path) -> tuple[str, str]:
    """Family and face ("Bold"); of a collection those of the first. Empty for a file that is no font."""
    try:
        family, face = ImageFont.truetype(file, 10).getname()
    except OSError:
        return "", ""
    return family or "", face or ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
