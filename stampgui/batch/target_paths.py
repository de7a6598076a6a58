"""Paths of copies and restored originals: the source's relative path in another tree, never the source itself.

The suffix of a copy follows its format.
"""

import os
import re
from pathlib import Path
from typing import Final

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.path_set import PathResolver, PathSet
from stampgui.image.format import Format, with_format_suffix
from stampgui.stamping.job import ExistingPolicy
from stampgui.stamping.preset import Preset

COPY_SUFFIX: Final = "_stampgui"
"""Added to the name where a copy would otherwise replace its source."""
ORIGINAL_SUFFIX: Final = "_original"
"""Added to the name where a restored original would otherwise replace its copy."""

_ADDED_COPY_SUFFIX = re.compile(rf"(?<=.){COPY_SUFFIX}(?=(?: \(\d+\))?\Z)", re.DOTALL)


def original_path_for(copy: Path) -> Path:
    """Derive the path of an original from that of its copy: "lama/IMG_1_stampgui.jpg" was "lama/IMG_1.jpg"."""
    stem = _ADDED_COPY_SUFFIX.sub("", copy.stem)
    return copy if stem == copy.stem else copy.with_stem(stem)


UPLOAD_FOLDER_PREFIX: Final = "upload-"
"""Prefix of the folders of upload copies; the name of the preset follows."""


class TargetPathAllocator:
    """Allocates the paths of one batch; no two are equal, even on file systems that ignore case."""

    def __init__(self, folder: Path, existing: ExistingPolicy = ExistingPolicy.SKIP) -> None:
        self._folder = folder
        self._existing = existing
        self._taken = PathSet()
        self._resolver = PathResolver()

    def with_numbering(self) -> "TargetPathAllocator":
        """An allocator that also avoids the names of existing files; it shares the paths allocated so far."""
        other = TargetPathAllocator(self._folder, ExistingPolicy.NUMBER)
        other._taken = self._taken
        return other

    def allocate_copy(self, found: FoundPhoto, kind: Format | None = None, *, stem: str | None = None) -> Path:
        """Allocate the path of a copy; `stem` is its name without suffix, None for that of its photo.

        `kind` is the format of the copy; without it, the header of the photo is read.
        """
        preferred = self._preferred_path(found, stem)
        if self._is_same(preferred, found.path):
            preferred = preferred.with_stem(preferred.stem + COPY_SUFFIX)
        if kind is None:
            from stampgui.image.header import detect_copy_format  # late: the window opens sooner

            kind = detect_copy_format(found.path)
        if kind is not None:
            preferred = with_format_suffix(preferred, kind)
        return self._allocate(preferred)

    def allocate_original(self, copy: FoundPhoto) -> Path:
        """Allocate the path for the original of a copy."""
        preferred = self._folder / original_path_for(copy.relative)
        if self._is_same(preferred, copy.path):
            preferred = preferred.with_stem(preferred.stem + ORIGINAL_SUFFIX)
        return self._allocate(preferred)

    def allocate_upload(self, found: FoundPhoto, preset: Preset, *, stem: str | None = None) -> Path:
        """Allocate the path of an upload copy; each preset has a tree of its own, which can be uploaded whole."""
        preferred = with_format_suffix(
            self._preferred_path(found, stem, f"{UPLOAD_FOLDER_PREFIX}{preset.name}"), Format.JPEG
        )
        # it has one picture, where the photo's .mpo file has several
        return self._allocate(preferred.with_suffix(".jpg") if preferred.suffix.lower() == ".mpo" else preferred)

    def _preferred_path(self, found: FoundPhoto, stem: str | None, *tree: str) -> Path:
        place = self._folder.joinpath(*tree) / found.relative
        return place if stem is None else place.with_name(stem + place.suffix)

    def _is_same(self, one: Path, other: Path) -> bool:
        """Whether both paths are the same file."""
        return self._resolver.resolve(one) == self._resolver.resolve(other)

    def _allocate(self, preferred: Path) -> Path:
        target, number = preferred, 2
        while not self._is_free(target):
            target, number = preferred.with_stem(f"{preferred.stem} ({number})"), number + 1
        self._taken.add(str(target).casefold())
        return target

    def _is_free(self, target: Path) -> bool:
        if str(target).casefold() in self._taken:
            return False
        return self._existing is not ExistingPolicy.NUMBER or not os.path.lexists(target)
