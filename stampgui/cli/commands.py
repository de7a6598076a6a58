"""The names of the commands and the exit codes, on which scripts depend. Imports nothing: the window starts with it."""

from enum import IntEnum
from typing import Final

COMMANDS: Final = ("stamp", "dates", "restore", "styles", "doctor")


class ExitCode(IntEnum):
    """How a command ended."""

    OK = 0
    """Every photo was stamped, dated or given back."""
    INCOMPLETE = 1
    """Some were not; each row says why."""
    USAGE = 2
    """The call was wrong; nothing was done."""
    CANCELLED = 130
