"""Paths and names of files as they are shown where there is little space."""

from collections.abc import Callable
from pathlib import PurePath


def elide_path(path: PurePath, fits: Callable[[str], bool]) -> str:
    """Leave out folders in the middle until the path fits; its last name is always whole.

    "C:\\Users\\Sari\\Pictures\\stampgui" becomes "C:\\…\\Pictures\\stampgui".
    """
    if fits(str(path)):
        return str(path)
    kind, names = type(path), path.parts[1:] if path.anchor else path.parts
    shorter = (str(kind(path.anchor, "…", *names[start:])) for start in range(1, len(names)))
    return next(filter(fits, shorter), str(kind("…", path.name)))


def elide_name(name: str, elide: Callable[[str], str]) -> str:
    """Do without the name's ending where there is no room for all, since the rest is what tells photos apart.

    `elide` returns its text unchanged where there is room for it.
    """
    path = PurePath(name)
    # what follows the last dot of "17.08.2019" is no ending
    brief = name if path.suffix[1:].isdigit() else path.stem
    return name if elide(name) == name else elide(brief)
