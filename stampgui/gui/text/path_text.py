"""Paths and names of files as they are shown where there is little space."""

from collections.abc import Callable
from pathlib import PurePath

from stampgui.image.format import OTHER_PHOTO_SUFFIXES, PHOTO_SUFFIXES


def elide_path(path: PurePath, fits: Callable[[str], bool]) -> str:
    """Leave out folders in the middle until the path fits; its last name is always whole.

    "C:\\Users\\Sari\\Pictures\\stampgui" becomes "C:\\…\\Pictures\\stampgui".
    """
    if fits(str(path)):
        return str(path)
    kind, names = type(path), path.parts[1:] if path.anchor else path.parts
    shorter = (str(kind(path.anchor, "…", *names[start:])) for start in range(1, len(names)))
    return next(filter(fits, shorter), str(kind("…", path.name)))


def elide_name(name: str, elide: Callable[[str, str], str]) -> str:
    """Shorten a photo's name where there is no room for all of it, with a sign for what is missing.

    The ending goes where the rest, which tells photos apart, is whole without it; else the middle goes. `elide`
    shortens its first text until there is room for the second one behind it, which nobody shortens.
    """
    if elide(name, "") == name:
        return name
    ending = PurePath(name).suffix
    if ending.lower() not in PHOTO_SUFFIXES | OTHER_PHOTO_SUFFIXES:  # as what follows the last dot of "17.08.2019"
        return elide(name, "")
    stem = name.removesuffix(ending)
    return f"{stem}…" if elide(stem, "…") == stem else elide(stem, ending) + ending
