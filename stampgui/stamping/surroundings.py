"""What the files beside a photo tell of its date: .xmp files, Google's JSON files, Facebook's and Instagram's.

The only module that looks at them. Folders are listed once, and again when they have changed.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from stampgui.dates.clues import NOTHING, Sidecar
from stampgui.dates.takeout import TakeoutFolder, read_takeout, sidecar_of, takeout_folder
from stampgui.i18n import Message, message
from stampgui.image.xmp import parse
from stampgui.stamping.bounded_file import TooLarge, read_small
from stampgui.stamping.exports import Export, exports_around, told_by_exports

LARGEST: Final = 500_000
"""Bytes of one .xmp file beside a photo; Lightroom's with many brush strokes have some hundred thousand."""
LARGEST_JSON: Final = 250_000
"""Bytes of one of Google's files; a photo with hundreds of comments fills a fifth of it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`xmp` and `sidecars` are clues of the same names; `warnings` say what could not be read."""

    xmp: Mapping[str, str]
    sidecars: tuple[Sidecar, ...] = ()
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder's .xmp names by their lower-case form, its JSON files, and the downloads it may lie in."""

    xmp: Mapping[str, str]
    takeout: TakeoutFolder | None
    exports: tuple[Export, ...]


_ALONE: Final = Surroundings(NOTHING)


def look_around(photo: Path) -> Surroundings:
    """Read what lies beside the absolute path `photo`; whatever cannot be read becomes a warning."""
    try:
        folder = _folder(str(photo.parent), photo.parent.stat().st_mtime_ns)
    except OSError:  # a folder may forbid listing and still hand out the photo
        return _ALONE
    if not folder.xmp and folder.takeout is None and not folder.exports:
        return _ALONE
    warnings: list[Message] = []
    xmp = _xmp(photo, folder, warnings)
    sidecars = [_takeout(photo, folder, warnings)]
    told, unread = told_by_exports(folder.exports, photo)
    sidecars.append(told)
    warnings.extend(unread)
    found = tuple(sidecar for sidecar in sidecars if sidecar is not None)
    return Surroundings(xmp, found, tuple(warnings))


@lru_cache(maxsize=8)
def _folder(path: str, _modified: int) -> _Folder:
    with os.scandir(path) as entries:
        names = [entry.name for entry in entries]
    xmp = {name.lower(): name for name in names if name.lower().endswith(".xmp")}
    return _Folder(xmp, takeout_folder(names), exports_around(Path(path)))


def _xmp_name(photo: Path, folder: _Folder) -> str | None:
    """Darktable's and digiKam's "IMG.jpg.xmp" goes before Adobe's "IMG.xmp", which may be the raw file's."""
    if not folder.xmp:
        return None
    return folder.xmp.get(f"{photo.name}.xmp".lower()) or folder.xmp.get(f"{photo.stem}.xmp".lower())


def _xmp(photo: Path, folder: _Folder, warnings: list[Message]) -> Mapping[str, str]:
    name = _xmp_name(photo, folder)
    data = _read(photo, name, warnings, most=LARGEST)
    if data is None:
        return NOTHING
    told = parse(data)
    if told.damaged:
        warnings.append(_damaged(str(name)))
    return told.values


def _takeout(photo: Path, folder: _Folder, warnings: list[Message]) -> Sidecar | None:
    name = None if folder.takeout is None else sidecar_of(photo.name, folder.takeout)
    data = _read(photo, name, warnings, most=LARGEST_JSON)
    if data is None:
        return None
    try:
        return read_takeout(data)
    except ValueError:
        warnings.append(_damaged(str(name)))
        return None


def _damaged(name: str) -> Message:
    return message("{file} beside the photo is damaged and could not be read.", file=name)


def _read(photo: Path, name: str | None, warnings: list[Message], *, most: int) -> bytes | None:
    if name is None:
        return None
    try:
        return read_small(photo.parent / name, most=most)
    except TooLarge:
        warnings.append(message("{file} beside the photo is too large to be read for a date.", file=name))
    except OSError as error:
        detail = error.strerror or str(error)
        warnings.append(message("{file} beside the photo could not be read ({detail}).", file=name, detail=detail))
    return None
