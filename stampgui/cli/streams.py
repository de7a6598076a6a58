"""The standard streams of a command: all three are open, and print whatever letters a name has."""

import io
import os
import sys
from typing import Final

_USUAL_WIDTH: Final = 80


def open_missing_streams() -> None:
    """Give each standard stream that was closed, as by `>&-`, a place where what is printed goes nowhere.

    Otherwise the next file that is opened, such as a copy, would take its number and get what others print there.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # the lowest free number is taken, which is this one
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            mode = "r" if number == 0 else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - for the whole run


def allow_unprintable() -> None:
    """Make sure that no character that a terminal cannot show ends a batch half way."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def measure_terminal_width() -> int:
    """The letters in a line of the terminal, as `shutil.get_terminal_size` finds them."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL_WIDTH if sys.__stdout__ else _USUAL_WIDTH
    except (ValueError, OSError):  # closed, or no terminal
        return _USUAL_WIDTH
