"""What each copy is called: the source's name in the source's tree, ending as its format does; never the source."""

import os
from pathlib import Path
from typing import Final

from stampgui.batch.finding import Found
from stampgui.image.format import named
from stampgui.stamping.job import Existing

BESIDE_SOURCE: Final = "_stampgui"
"""Added to the name where a copy would otherwise take the place of its source."""


class Namer:
    """Names for the copies of one batch; no two are the same, whatever a file system makes of capitals."""

    def __init__(self, folder: Path, existing: Existing = Existing.SKIP) -> None:
        self._folder = folder
        self._existing = existing
        self._taken: set[str] = set()

    def target(self, found: Found) -> Path:
        from stampgui.image.header import format_of_copy  # with the first photo: the window opens sooner without

        wanted = self._folder / found.relative
        if os.path.realpath(wanted) == os.path.realpath(found.path):
            wanted = wanted.with_stem(wanted.stem + BESIDE_SOURCE)
        kind = format_of_copy(found.path)
        if kind is not None:
            wanted = named(wanted, kind)
        target, number = wanted, 2
        while not self._is_free(target):
            target, number = wanted.with_stem(f"{wanted.stem} ({number})"), number + 1
        self._taken.add(str(target).casefold())
        return target

    def _is_free(self, target: Path) -> bool:
        if str(target).casefold() in self._taken:
            return False
        return self._existing is not Existing.NUMBER or not os.path.lexists(target)
