"""Where each file goes that is made of another: to that one's place in its tree, and never to that one itself.

A copy's name ends as its format does.
"""

import os
import re
from pathlib import Path
from typing import Final

from stampgui.batch.finding import Found
from stampgui.image.format import Format, named
from stampgui.image.photo import real_path
from stampgui.stamping.job import Existing
from stampgui.stamping.preset import Preset

BESIDE_SOURCE: Final = "_stampgui"
"""Added to the name where a copy would otherwise take the place of its source."""
BESIDE_COPY: Final = "_original"
"""Added to the name where an original would otherwise take the place of its copy."""

_ADDED = re.compile(rf"(?<=.){BESIDE_SOURCE}(?=(?: \(\d+\))?\Z)", re.DOTALL)


def original_place(copy: Path) -> Path:
    """Return an original's place from that of its copy: "lama/IMG_1_stampgui.jpg" was "lama/IMG_1.jpg"."""
    stem = _ADDED.sub("", copy.stem)
    return copy if stem == copy.stem else copy.with_stem(stem)


UPLOADS: Final = "upload-"
"""How the names of folders of upload copies begin; the preset's name follows."""


class Namer:
    """Names for the files of one batch; no two are the same, whatever a file system makes of capitals."""

    def __init__(self, folder: Path, existing: Existing = Existing.SKIP) -> None:
        self._folder = folder
        self._existing = existing
        self._taken: set[str] = set()
        self._real: dict[str, str] = {}

    def numbering(self) -> "Namer":
        """One that passes over names of files that are there, too; no two names of both are the same."""
        other = Namer(self._folder, Existing.NUMBER)
        other._taken = self._taken
        return other

    def target(self, found: Found, kind: Format | None = None, *, stem: str | None = None) -> Path:
        """`stem` is the copy's name without its ending, None for that of its photo.

        `kind` is the copy's format where it is known already; else the photo's header is read for it.
        """
        wanted = self._wanted(found, stem)
        if self._is_same(wanted, found.path):
            wanted = wanted.with_stem(wanted.stem + BESIDE_SOURCE)
        if kind is None:
            from stampgui.image.header import format_of_copy  # with all that reads photos; the window opens without

            kind = format_of_copy(found.path)
        if kind is not None:
            wanted = named(wanted, kind)
        return self._taking(wanted)

    def original(self, copy: Found) -> Path:
        """Where the original of a copy goes."""
        wanted = self._folder / original_place(copy.relative)
        if self._is_same(wanted, copy.path):
            wanted = wanted.with_stem(wanted.stem + BESIDE_COPY)
        return self._taking(wanted)

    def upload(self, found: Found, preset: Preset, *, stem: str | None = None) -> Path:
        """Upload copies lie apart, in a tree of their own for each preset: the whole folder can be uploaded."""
        return self._taking(named(self._wanted(found, stem, f"{UPLOADS}{preset.name}"), Format.JPEG))

    def _wanted(self, found: Found, stem: str | None, *tree: str) -> Path:
        place = self._folder.joinpath(*tree) / found.relative
        return place if stem is None else place.with_name(stem + place.suffix)

    def _is_same(self, one: Path, other: Path) -> bool:
        """Whether both are one file, through whatever links; a folder is looked up once for all its files."""
        return self._resolved(one) == self._resolved(other)

    def _resolved(self, path: Path) -> str:
        folder, name = os.path.split(path)  # texts: comparing paths for each of 100,000 photos costs seconds
        if folder not in self._real:
            self._real[folder] = real_path(folder)
        there = f"{self._real[folder]}{os.sep}{name}"
        return os.path.normcase(real_path(there) if os.path.islink(there) else there)  # noqa: PTH114 - as above

    def _taking(self, wanted: Path) -> Path:
        target, number = wanted, 2
        while not self._is_free(target):
            target, number = wanted.with_stem(f"{wanted.stem} ({number})"), number + 1
        self._taken.add(str(target).casefold())
        return target

    def _is_free(self, target: Path) -> bool:
        if str(target).casefold() in self._taken:
            return False
        return self._existing is not Existing.NUMBER or not os.path.lexists(target)
