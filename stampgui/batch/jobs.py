"""What pools of workers have in common with those who use them; importing it starts no machinery of processes."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from stampgui.values import dataclass

R = TypeVar("R")

MAX_WORKERS: Final = 61
"""Windows waits for 64 objects at once (MAXIMUM_WAIT_OBJECTS), of which Python needs some for itself; see the same
bound in concurrent.futures.ProcessPoolExecutor."""
POLL_INTERVAL: Final = 0.05
"""Seconds between checks for cancel and resume."""


def never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Finished(Generic[R]):
    """Takes the place of a job whose result is known already: it is yielded in its turn and needs no worker."""

    result: R


@dataclass(frozen=True, slots=True)
class Unwritten(Generic[R]):
    """What work on a job returns in place of its result when the rest of it waits for the disk more than it computes.

    `write` does that rest and returns the result.
    """

    write: Callable[[], R]
