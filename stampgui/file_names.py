"""What a file cannot be called on some computer: names that are made here have to go with a photo anywhere.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import re
from typing import Final

FORBIDDEN_CHARACTERS: Final = r'\/:*?"<>|'
"""Besides control characters, which `has_forbidden_character` knows."""
_RESERVED_NAME: Final = re.compile(r"(con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)
"""Windows keeps these for devices, whatever ending follows; the superscript digits of Latin-1 count as digits."""


def has_forbidden_character(name: str) -> bool:
    return any(letter in FORBIDDEN_CHARACTERS or not letter.isprintable() for letter in name)


def is_reserved_name(name: str) -> bool:
    """Whether Windows takes the name, with or without an ending, for a device: "con", "COM1.jpg"."""
    return _RESERVED_NAME.match(name) is not None


def avoid_reserved_name(name: str) -> str:
    """The name, changed only where Windows takes it for a device: "con.jpg" becomes "con_.jpg"."""
    return _RESERVED_NAME.sub(r"\1_", name, count=1) if is_reserved_name(name) else name
