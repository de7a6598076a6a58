"""Where the files of a ZIP may lie once they are unpacked, whatever name the ZIP gives them."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from stampgui.file_names import FORBIDDEN_CHARACTERS, avoid_reserved_name

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_JOINERS: Final = "\u200c\u200d"
"""Zero-width characters that are parts of words and emojis."""
_MAX_NAME_BYTES: Final = 255
"""Of one name in UTF-8, as Linux counts; Windows counts 255 UTF-16 units, which are never more bytes than that."""
_MAX_LEVELS: Final = 32
_MOST_LETTERS: Final = 80
"""Of a name in a sentence."""


class OutsideNameError(ValueError):
    """The name leads, or could lead, out of the folder that the ZIP is unpacked into."""


class LongNameError(ValueError):
    """The name has too many folders, or one that is too long for some computer."""


def make_inner_path(name: str) -> PurePosixPath:
    """Return the relative path for an entry's name: inside any folder, and valid on all systems.

    Letters that some system forbids become "_", and names that Windows reserves for devices get one.
    Raises OutsideNameError and LongNameError.
    """
    text = name.replace("\\", "/")  # some programs for Windows write its separator
    if text.startswith("/") or _DRIVE.match(text):
        raise OutsideNameError(name)
    parts = [_make_valid(part, name) for part in text.split("/") if part not in ("", ".")]
    if not parts:
        raise OutsideNameError(name)
    if len(parts) > _MAX_LEVELS or any(len(part.encode()) > _MAX_NAME_BYTES for part in parts):
        raise LongNameError(name)
    return PurePosixPath(*parts)


def make_folder_name(stem: str) -> str:
    """Return a name for a folder that is called after a ZIP without its suffix; "zip" where nothing of it is left."""
    try:
        path = make_inner_path(stem.lstrip(". "))  # a folder that begins with a dot would be hidden
    except (OutsideNameError, LongNameError):
        return "zip"
    return path.name


def shorten_name(name: str) -> str:
    """Return a name for a sentence: of a long one its beginning and its end."""
    half = _MOST_LETTERS // 2
    return name if len(name) <= _MOST_LETTERS else f"{name[:half]}…{name[-half:]}"


def fold_path(path: PurePosixPath) -> str:
    """The form in which paths are compared: some systems ignore case, some write letters with accents in two parts."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path.as_posix()).casefold())


def _make_valid(part: str, name: str) -> str:
    # Windows drops dots and spaces at the end, so ".. " would be ".." there
    trimmed = part.rstrip(" .")
    if not trimmed:
        raise OutsideNameError(name)
    return avoid_reserved_name("".join(letter if _is_allowed(letter) else "_" for letter in trimmed))


def _is_allowed(letter: str) -> bool:
    """Whether a letter can be in a name on all systems: what is visible, spaces of any width, and joiners."""
    if letter in FORBIDDEN_CHARACTERS:
        return False
    return letter.isprintable() or letter in _JOINERS or unicodedata.category(letter) == "Zs"
