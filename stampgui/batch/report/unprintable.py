"""Characters of names and captions that reports never hold as they are: they command terminals and turn texts round."""

import re
import unicodedata
from typing import Final

_LINE_BREAK: Final = "\n"
"""What captions of several lines have."""
_COMMANDS: Final = ("Cc", "Cs", "Zl", "Zp")
"""General categories of Unicode: control characters, halves of characters, separators of lines."""
_DIRECTIONS: Final = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
"""Bidirectional classes of characters that turn the text that follows: they can make "gpj.exe" look like "exe.jpg"."""


def escape_unprintable(text: str) -> str:
    """Write such characters as Python does in its strings, "\\x1b", which shows that they are there."""
    if text.isprintable():
        return text
    return "".join(letter.encode("unicode_escape").decode() if _is_unprintable(letter) else letter for letter in text)


def escape_html(text: str) -> str:
    import html  # late: it has all entities of HTML, and few calls write a page

    return html.escape(escape_unprintable(text))


def escape_json(text: str) -> str:
    """Write such characters of a JSON text as its escapes: they stay what they are for whoever reads it."""
    return re.sub(r"[^\x00-\x7f]", _escape_json_letter, text)


def _escape_json_letter(match: re.Match[str]) -> str:
    letter = match.group()
    return f"\\u{ord(letter):04x}" if _is_unprintable(letter) else letter


def _is_unprintable(letter: str) -> bool:
    if letter == _LINE_BREAK or letter.isprintable():
        return False
    return unicodedata.category(letter) in _COMMANDS or unicodedata.bidirectional(letter) in _DIRECTIONS
