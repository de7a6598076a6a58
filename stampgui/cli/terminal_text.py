"""Text on a terminal, where names from files must do no harm."""

import sys
from pathlib import Path
from typing import Final

from stampgui.i18n import Message, message
from stampgui.system_errors import explain_write_error

_JOINERS: Final = "\u200c\u200d"
"""Zero-width characters that only join letters and emoji to each other, or keep them apart."""


def print_error(text: str) -> None:
    """Print lines on standard error; what they quote from files can hold control characters."""
    print(*map(replace_unprintable, text.split("\n")), sep="\n", file=sys.stderr)


def replace_unprintable(text: str | Path) -> str:
    """Replace control characters, so that a name cannot move the cursor or colour the terminal."""
    return "".join(letter if letter.isprintable() or letter in _JOINERS else "�" for letter in str(text))


def describe_output_error(error: OSError) -> Message:
    """Why rows, or a file that is not a copy, cannot be written."""
    reason = explain_write_error(error)
    if error.filename is None:
        return message("The output cannot be written: {reason}", reason=reason)
    return message("{file} cannot be written: {reason}", file=str(error.filename), reason=reason)
