"""What the files beside a photo tell of its date: .xmp files, Google's JSON files, Facebook's and Instagram's.

The only module that looks at them. Folders are listed once, and again when they have changed.
"""

import os
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Final

from stampgui.dates.clues import NO_TAGS, Sidecar
from stampgui.dates.downloads.takeout import (
    TakeoutFolder,
    find_sidecar_name,
    index_takeout_folder,
    parse_takeout_sidecar,
)
from stampgui.i18n import Message, message
from stampgui.image.format import PHOTO_SUFFIXES
from stampgui.image.metadata.xmp import parse_xmp
from stampgui.stamping.bounded_file import FileTooLargeError, read_small
from stampgui.stamping.social_downloads import SocialDownload, find_downloads_around, find_in_downloads

MAX_XMP_BYTES: Final = 500_000
"""Bytes of one .xmp file beside a photo; Lightroom's with many brush strokes have some hundred thousand."""
MAX_JSON_BYTES: Final = 250_000
"""Bytes of one of Google's files; a photo with hundreds of comments fills a fifth of it."""


@dataclass(frozen=True, slots=True)
class SidecarClues:
    """`xmp` and `sidecars` are clues of the same names; `warnings` say what could not be read.

    `is_xmp_shared` where the .xmp file may be about another photo of the same name. `is_among_copies` where many files
    of the folder were last written at the same time.
    """

    xmp: Mapping[str, str]
    is_xmp_shared: bool = False
    is_among_copies: bool = False
    sidecars: tuple[Sidecar, ...] = ()
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _FolderListing:
    """A folder's .xmp names by their lower-case form, its JSON files, and the downloads it may lie in.

    `photo_stems` counts the photos of each name without its extension, in lower case, where there are .xmp files.
    `written` are the modification times of its photos in nanoseconds, in order.
    """

    xmp: Mapping[str, str]
    photo_stems: Mapping[str, int]
    written: tuple[int, ...]
    takeout: TakeoutFolder | None
    downloads: tuple[SocialDownload, ...]


_EXTENSION_PROPERTY: Final = "photoshop:SidecarForExtension"  # XMP Specification, part 2, 3.2
_COPYING_NS: Final = 3 * 60 * 1_000_000_000
_MANY_COPIES: Final = 20
"""Photos written within minutes of each other: more than a person takes, and as few as one copies."""
_NO_SIDECARS: Final = SidecarClues(NO_TAGS)


def read_sidecars(photo: Path) -> SidecarClues:
    """Read what lies beside the absolute path `photo`; whatever cannot be read becomes a warning."""
    try:
        folder = _list_folder(str(photo.parent), photo.parent.stat().st_mtime_ns)
        is_among_copies = _is_among_copies(photo.stat().st_mtime_ns, folder.written)
    except OSError:  # a folder may forbid listing and still hand out the photo
        return _NO_SIDECARS
    if not folder.xmp and folder.takeout is None and not folder.downloads:
        return SidecarClues(NO_TAGS, is_among_copies=is_among_copies)
    warnings: list[Message] = []
    xmp, is_xmp_shared = _read_xmp_sidecar(photo, folder, warnings)
    sidecars = [_read_takeout_sidecar(photo, folder, warnings)]
    told, unread = find_in_downloads(folder.downloads, photo)
    sidecars.append(told)
    warnings.extend(unread)
    found = tuple(sidecar for sidecar in sidecars if sidecar is not None)
    return SidecarClues(xmp, is_xmp_shared, is_among_copies, found, tuple(warnings))


@lru_cache(maxsize=8)
def _list_folder(path: str, _modified: int) -> _FolderListing:
    with os.scandir(path) as entries:
        listed = list(entries)
    names = [entry.name for entry in listed]
    written = sorted(entry.stat().st_mtime_ns for entry in listed if _is_photo(entry.name))
    xmp = {name.lower(): name for name in names if name.lower().endswith(".xmp")}
    stems = Counter(PurePath(name.lower()).stem for name in names if xmp and _is_photo(name))
    return _FolderListing(xmp, stems, tuple(written), index_takeout_folder(names), find_downloads_around(Path(path)))


def _is_photo(name: str) -> bool:
    return PurePath(name).suffix.lower() in PHOTO_SUFFIXES


def _is_among_copies(modified: int, written: Sequence[int]) -> bool:
    """Whether that time, in nanoseconds, is that of many files: somebody copied them together."""
    first, last = (modified + sign * _COPYING_NS for sign in (-1, 1))
    return bisect_right(written, last) - bisect_left(written, first) >= _MANY_COPIES


def _find_xmp_name(photo: Path, folder: _FolderListing) -> str | None:
    """Darktable's and digiKam's "IMG.jpg.xmp" goes before Adobe's "IMG.xmp", which may be the raw file's."""
    if not folder.xmp:
        return None
    return folder.xmp.get(f"{photo.name}.xmp".lower()) or folder.xmp.get(f"{photo.stem}.xmp".lower())


def _read_xmp_sidecar(photo: Path, folder: _FolderListing, warnings: list[Message]) -> tuple[Mapping[str, str], bool]:
    """Return what the .xmp file says, and whether it may be about another photo."""
    name = _find_xmp_name(photo, folder)
    data = _read_sidecar(photo, name, warnings, max_bytes=MAX_XMP_BYTES)
    if name is None or data is None:
        return NO_TAGS, False
    told = parse_xmp(data)
    if told.damaged:
        warnings.append(_damaged_message(name))
    return told.values, not _is_about(photo, name, told.values.get(_EXTENSION_PROPERTY), folder)


def _is_about(photo: Path, name: str, extension: str | None, folder: _FolderListing) -> bool:
    """Whether a .xmp file is about this photo alone: by its own name, by the extension it tells, or as the only one."""
    if name.lower() == f"{photo.name}.xmp".lower():
        return True
    if extension:
        return extension.strip().lower().lstrip(".") == photo.suffix.lower().lstrip(".")
    return folder.photo_stems.get(photo.stem.lower(), 0) <= 1


def _read_takeout_sidecar(photo: Path, folder: _FolderListing, warnings: list[Message]) -> Sidecar | None:
    name = None if folder.takeout is None else find_sidecar_name(photo.name, folder.takeout)
    data = _read_sidecar(photo, name, warnings, max_bytes=MAX_JSON_BYTES)
    if data is None:
        return None
    try:
        return parse_takeout_sidecar(data)
    except ValueError:
        warnings.append(_damaged_message(str(name)))
        return None


def _damaged_message(name: str) -> Message:
    return message("{file} beside the photo is damaged and could not be read.", file=name)


def _read_sidecar(photo: Path, name: str | None, warnings: list[Message], *, max_bytes: int) -> bytes | None:
    if name is None:
        return None
    try:
        return read_small(photo.parent / name, max_bytes=max_bytes)
    except FileTooLargeError:
        warnings.append(message("{file} beside the photo is too large to be read for a date.", file=name))
    except OSError as error:
        detail = error.strerror or str(error)
        warnings.append(message("{file} beside the photo could not be read ({detail}).", file=name, detail=detail))
    return None
