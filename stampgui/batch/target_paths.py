"""Where each file goes that is made of another: to that one's place in its tree, and never to that one itself.

A copy's name ends as its format does.
"""

import os
import re
from pathlib import Path
from typing import Final

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.image.format import Format, with_format_suffix
from stampgui.image.photo import resolve_path
from stampgui.stamping.job import ExistingPolicy
from stampgui.stamping.preset import Preset

COPY_SUFFIX: Final = "_stampgui"
"""Added to the name where a copy would otherwise take the place of its source."""
ORIGINAL_SUFFIX: Final = "_original"
"""Added to the name where an original would otherwise take the place of its copy."""

_ADDED_COPY_SUFFIX = re.compile(rf"(?<=.){COPY_SUFFIX}(?=(?: \(\d+\))?\Z)", re.DOTALL)


def original_path_for(copy: Path) -> Path:
    """Return an original's place from that of its copy: "lama/IMG_1_stampgui.jpg" was "lama/IMG_1.jpg"."""
    stem = _ADDED_COPY_SUFFIX.sub("", copy.stem)
    return copy if stem == copy.stem else copy.with_stem(stem)


UPLOAD_FOLDER_PREFIX: Final = "upload-"
"""How the names of folders of upload copies begin; the preset's name follows."""


class TargetPathAllocator:
    """Names for the files of one batch; no two are the same, whatever a file system makes of capitals."""

    def __init__(self, folder: Path, existing: ExistingPolicy = ExistingPolicy.SKIP) -> None:
        self._folder = folder
        self._existing = existing
        self._taken: set[str] = set()
        self._resolved_folders: dict[str, str] = {}

    def with_numbering(self) -> "TargetPathAllocator":
        """One that passes over names of files that are there, too; no two names of both are the same."""
        other = TargetPathAllocator(self._folder, ExistingPolicy.NUMBER)
        other._taken = self._taken
        return other

    def allocate_copy(self, found: FoundPhoto, kind: Format | None = None, *, stem: str | None = None) -> Path:
        """`stem` is the copy's name without its ending, None for that of its photo.

        `kind` is the copy's format where it is known already; else the photo's header is read for it.
        """
        wanted = self._preferred_path(found, stem)
        if self._is_same(wanted, found.path):
            wanted = wanted.with_stem(wanted.stem + COPY_SUFFIX)
        if kind is None:
            from stampgui.image.header import detect_copy_format  # with all that reads photos; the window opens without

            kind = detect_copy_format(found.path)
        if kind is not None:
            wanted = with_format_suffix(wanted, kind)
        return self._allocate(wanted)

    def allocate_original(self, copy: FoundPhoto) -> Path:
        """Where the original of a copy goes."""
        wanted = self._folder / original_path_for(copy.relative)
        if self._is_same(wanted, copy.path):
            wanted = wanted.with_stem(wanted.stem + ORIGINAL_SUFFIX)
        return self._allocate(wanted)

    def allocate_upload(self, found: FoundPhoto, preset: Preset, *, stem: str | None = None) -> Path:
        """Upload copies lie apart, in a tree of their own for each preset: the whole folder can be uploaded."""
        return self._allocate(
            with_format_suffix(self._preferred_path(found, stem, f"{UPLOAD_FOLDER_PREFIX}{preset.name}"), Format.JPEG)
        )

    def _preferred_path(self, found: FoundPhoto, stem: str | None, *tree: str) -> Path:
        place = self._folder.joinpath(*tree) / found.relative
        return place if stem is None else place.with_name(stem + place.suffix)

    def _is_same(self, one: Path, other: Path) -> bool:
        """Whether both are one file, through whatever links; a folder is looked up once for all its files."""
        return self._resolve(one) == self._resolve(other)

    def _resolve(self, path: Path) -> str:
        folder, name = os.path.split(path)  # texts: comparing paths for each of 100,000 photos costs seconds
        if folder not in self._resolved_folders:
            self._resolved_folders[folder] = resolve_path(folder)
        there = f"{self._resolved_folders[folder]}{os.sep}{name}"
        return os.path.normcase(resolve_path(there) if os.path.islink(there) else there)  # noqa: PTH114 - as above

    def _allocate(self, wanted: Path) -> Path:
        target, number = wanted, 2
        while not self._is_free(target):
            target, number = wanted.with_stem(f"{wanted.stem} ({number})"), number + 1
        self._taken.add(str(target).casefold())
        return target

    def _is_free(self, target: Path) -> bool:
        if str(target).casefold() in self._taken:
            return False
        return self._existing is not ExistingPolicy.NUMBER or not os.path.lexists(target)
