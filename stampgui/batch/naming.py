"""What each copy is called: the source's name in the source's tree, ending as its format does; never the source."""

import os
from pathlib import Path
from typing import Final

from stampgui.batch.finding import Found
from stampgui.image.format import Format, named
from stampgui.image.header import format_of_copy
from stampgui.stamping.job import Existing
from stampgui.stamping.preset import Preset

BESIDE_SOURCE: Final = "_stampgui"
"""Added to the name where a copy would otherwise take the place of its source."""

UPLOADS: Final = "upload-"
"""How the names of folders of upload copies begin; the preset's name follows."""


class Namer:
    """Names for the copies of one batch; no two are the same, whatever a file system makes of capitals."""

    def __init__(self, folder: Path, existing: Existing = Existing.SKIP) -> None:
        self._folder = folder
        self._existing = existing
        self._taken: set[str] = set()

    def target(self, found: Found) -> Path:
        wanted = self._folder / found.relative
        if os.path.realpath(wanted) == os.path.realpath(found.path):
            wanted = wanted.with_stem(wanted.stem + BESIDE_SOURCE)
        kind = format_of_copy(found.path)
        if kind is not None:
            wanted = named(wanted, kind)
        return self._free(wanted)

    def upload(self, found: Found, preset: Preset) -> Path:
        """Upload copies lie apart, in a tree of their own for each preset: the whole folder can be uploaded."""
        return self._free(named(self._folder / f"{UPLOADS}{preset.name}" / found.relative, Format.JPEG))

    def _free(self, wanted: Path) -> Path:
        target, number = wanted, 2
        while not self._is_free(target):
            target, number = wanted.with_stem(f"{wanted.stem} ({number})"), number + 1
        self._taken.add(str(target).casefold())
        return target

    def _is_free(self, target: Path) -> bool:
        if str(target).casefold() in self._taken:
            return False
        return self._existing is not Existing.NUMBER or not os.path.lexists(target)
