"""Finding installed fonts by the names inside their files, without a GUI toolkit."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

from stampgui.caption.font import Face
from stampgui.caption.font_errors import FontError, MissingGlyphsError
from stampgui.caption.style import Style
from stampgui.i18n import Message, message
from stampgui.values import dataclass, replace

_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc"})
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,.:"
"""The letters that a caption in Indonesian or English needs."""
_OTHER_ALPHABETS: Final = "ԱაאبܐހߊकকਕકକகకಕകකกກཀကሀᏣកᠠꦏᬓᮊᯂᨀᜃꤰあ中가ㄅᤀꯀ"
"""A letter of each other script in which captions are likely to be; the bundled font adds Latin letters."""
_PROBE_TEXTS: Final = (_ALPHABET, *_OTHER_ALPHABETS)
_REGULAR_FACES: Final = frozenset({"regular", "book", "roman", "normal", "medium"})


def with_font_file(style: Style, folders: Iterable[Path]) -> Style:
    """Return the style with the file of its font in place of the font's name; a file and an empty name stay.

    Raises FontError.
    """
    if not style.font or Path(style.font).is_file():
        return style
    return replace(style, font=str(find_font(style.font, folders)))


def find_font(name: str, folders: Iterable[Path]) -> Path:
    """Return the file of a family ("DejaVu Sans") or one of its faces ("DejaVu Sans Bold"), ignoring case.

    Raises FontError.
    """
    wanted = _normalise_name(name)
    of_family: list[tuple[bool, Path]] = []
    for file in _list_font_files(folders):
        family, face = _read_names(file)
        if wanted == _normalise_name(f"{family} {face}"):
            return file
        if wanted == _normalise_name(family):
            of_family.append((_normalise_name(face) not in _REGULAR_FACES, file))
    if not of_family:
        raise FontError(message("There is no font “{name}” on this computer. Name another, or its file.", name=name))
    return min(of_family)[1]


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """An installed font: the `name` that people know it by, and its file."""

    name: str
    file: Path


def list_installed_fonts(folders: Iterable[Path]) -> tuple[InstalledFont, ...]:
    """List the families that have letters, not only symbols, by name, and their bold faces ("DejaVu Sans Bold")."""
    found: dict[str, tuple[bool, Path]] = {}
    for file in _list_font_files(folders):
        family, face = _read_names(file)
        bold = _normalise_name(face) == "bold"
        if not family or family.startswith(".") or not (bold or _normalise_name(face) in _REGULAR_FACES):
            continue
        name = f"{family} {face}" if bold else family
        rank = (_normalise_name(face) != "regular", file)
        if (name not in found or rank < found[name]) and any(_can_write(file, each) for each in _PROBE_TEXTS):
            found[name] = rank
    return tuple(InstalledFont(name, found[name][1]) for name in sorted(found, key=str.casefold))


def explain_missing_glyphs(error: MissingGlyphsError, folders: tuple[Path, ...]) -> Message:
    """Explain that a font lacks letters, and suggest an installed font that has them, if there is one."""
    font = _find_font_with(error.letters, folders)
    if font is None:
        return error.reason
    return message(
        "The caption's font has no letters for “{letters}”. The font {font} has them; choose it, or another one.",
        letters=error.letters,
        font=font,
    )


def read_font_name(file: Path) -> str:
    """Return what people call the font in `file`: "DejaVu Sans", "DejaVu Sans Bold"; the file's name if it has none."""
    family, face = _read_names(file)
    if not family:
        return file.stem
    return family if _normalise_name(face) in _REGULAR_FACES else f"{family} {face}"


@lru_cache(maxsize=256)  # photos of one month lack the same letters
def _find_font_with(letters: str, folders: tuple[Path, ...]) -> str | None:
    for file in _list_font_files(folders):
        family, face = _read_names(file)
        if (
            family
            and not family.startswith(".")
            and _normalise_name(face) in _REGULAR_FACES
            and _can_write(file, letters)
        ):
            return family
    return None


def _can_write(file: Path, letters: str) -> bool:
    try:
        return Face(file).has_glyphs(letters)
    except (OSError, FontError):
        return False


def _list_font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES)


def _read_names(file: Path) -> tuple[str, str]:
    """Return family and face ("Bold"), for a collection those of its first font; empty if the file is not a font."""
    try:
        family, face = ImageFont.truetype(file, 10).getname()
    except OSError:
        return "", ""
    return family or "", face or ""


def _normalise_name(name: str) -> str:
    return " ".join(name.casefold().split())
