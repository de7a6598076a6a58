"""Files that already have the names of copies to be made: which of them a new copy may replace."""

import hashlib
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from stampgui.values import dataclass

_PATIENCE: Final = 2.0
"""Seconds in which photos are read to compare them with the marks of copies: a person waits for the question."""


@dataclass(frozen=True, slots=True)
class NameConflicts:
    """How many files have the names of copies, and why some of them cannot be replaced."""

    total: int = 0
    foreign: int = 0
    """Files that are not copies made by the program."""
    other_photo: int = 0
    """Copies of other photos, or of these before they were changed."""
    in_cloud: int = 0
    """Files that cannot be looked at before they are downloaded."""
    judged_all: bool = True
    """Whether the time was enough; if not, more of them may be copies of other photos."""

    @property
    def obstacle_count(self) -> int:
        """How many of the files stay as they are, even if copies are to be replaced."""
        return self.foreign + self.other_photo + self.in_cloud


def judge_conflicts(conflicts: Iterable[tuple[Path, Path]], *, patience: float = _PATIENCE) -> NameConflicts:
    """Judge pairs of a photo and the file that has the name of its copy.

    After `patience` seconds photos are not read any more, and their copies are taken for replaceable.
    """
    from stampgui.stamping.copy_file import Obstacle, classify_obstacle  # imported late: the window opens sooner

    kinds: Counter[Obstacle | None] = Counter()
    judged_all, end = True, time.monotonic() + patience
    for photo, target in conflicts:
        obstacle = classify_obstacle(target, None)
        if obstacle is None and time.monotonic() < end:
            obstacle = classify_obstacle(target, _hash_photo(photo))
        elif obstacle is None:
            judged_all = False
        kinds[obstacle] += 1
    return NameConflicts(
        kinds.total(),
        foreign=kinds[Obstacle.FOREIGN],
        other_photo=kinds[Obstacle.OTHER_PHOTO],
        in_cloud=kinds[Obstacle.IN_CLOUD],
        judged_all=judged_all,
    )


def _hash_photo(path: Path) -> str | None:
    """The SHA-256 of a photo; None where it cannot be read, which its row will tell."""
    from stampgui.regular_file import open_regular

    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
