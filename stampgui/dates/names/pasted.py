"""The names that this program gives to pasted pictures: their moment is that of pasting, never of the capture."""

import datetime
from typing import Final

from stampgui.dates.names.context import compile_pattern

_WORDS: Final = {"id": "tempelan", "en": "pasted"}
"""The word in front of the moment, by the window's language."""

PASTED_NAME: Final = compile_pattern(
    rf"""
    (?<![^\W_]) (?: {" | ".join(_WORDS.values())} )
    [\s_+-] [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} [\s_+-] [0-9]{{2}} [._-] [0-9]{{2}} [._-] [0-9]{{2}} (?![0-9])
    """
)
"""Such a name, or what is left of it once a person or another program changed the words around it."""


def name_pasted(moment: datetime.datetime, *, language: str) -> str:
    """The name, without its suffix, of a picture that was pasted at that moment: "tempelan 2026-11-29 10.15.03"."""
    return f"{_WORDS.get(language, _WORDS['en'])} {moment:%Y-%m-%d %H.%M.%S}"


def is_pasted_name(name: str) -> bool:
    """Whether this program gave a pasted picture its name."""
    return PASTED_NAME.search(name) is not None
