"""Names that some systems do not allow for files. Names made here must be valid on all of them.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import re
from typing import Final

from stampgui.lazy_pattern import LazyPattern

FORBIDDEN_CHARACTERS: Final = r'\/:*?"<>|'
"""Forbidden besides unprintable characters, which `has_forbidden_character` also finds."""
_RESERVED_NAME: Final = LazyPattern(r"(con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)
"""Windows reserves these for devices, with any extension; the superscript digits of Latin-1 count as digits."""


def has_forbidden_character(name: str) -> bool:
    return any(letter in FORBIDDEN_CHARACTERS or not letter.isprintable() for letter in name)


def is_reserved_name(name: str) -> bool:
    """Whether Windows takes the name, with or without an extension, for a device: "con", "COM1.jpg"."""
    return _RESERVED_NAME.match(name) is not None


def avoid_reserved_name(name: str) -> str:
    """Return the name, changed only if Windows takes it for a device: "con.jpg" becomes "con_.jpg"."""
    return _RESERVED_NAME.sub(r"\1_", name, count=1) if is_reserved_name(name) else name
