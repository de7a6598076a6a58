"""Paths and names of files as they are shown where there is little space."""

from bisect import bisect_left
from collections.abc import Callable
from pathlib import PurePath
from typing import Final

_FIRST_SHARE: Final = 0.12
"""Of the letters that are left of a name, how many are its first ones."""


def elide_path(path: PurePath, fits: Callable[[str], bool]) -> str:
    """Leave out folders in the middle until the path fits; its last name is always whole.

    "C:\\Users\\Sari\\Pictures\\stampgui" becomes "C:\\…\\Pictures\\stampgui".
    """
    if fits(str(path)):
        return str(path)
    kind, names = type(path), path.parts[1:] if path.anchor else path.parts
    shorter = (str(kind(path.anchor, "…", *names[start:])) for start in range(1, len(names)))
    return next(filter(fits, shorter), str(kind("…", path.name)))


def elide_name(name: str, fits: Callable[[str], bool]) -> str:
    """Leave out a part of a photo's name until it fits: that after its first letters.

    What tells photos apart mostly stands at the end, as number or time: "IMG-20221014-WA0007.jpg" becomes
    "IM…1014-WA0007.jpg".
    """
    if fits(name):
        return name
    kept = bisect_left(range(1, len(name)), True, key=lambda letters: not fits(_keep_letters(name, letters)))
    return _keep_letters(name, kept)


def _keep_letters(name: str, count: int) -> str:
    first = round(count * _FIRST_SHARE)
    return f"{name[:first]}…{name[len(name) - (count - first) :]}"
