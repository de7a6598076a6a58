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
from stampgui.image.xmp import read_xmp
from stampgui.stamping.bounded_file import TooLarge, read_small
from stampgui.stamping.exports import Export, exports_around, told_by_exports

LARGEST: Final = 1_000_000
"""Bytes of one file beside a photo; Lightroom's with many brush strokes come near it."""


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
    packet = _read(photo, _xmp_name(photo, folder), warnings)
    sidecars = [_takeout(photo, folder, warnings)]
    told, unread = told_by_exports(folder.exports, photo)
    sidecars.append(told)
    warnings.extend(unread)
    found = tuple(sidecar for sidecar in sidecars if sidecar is not None)
    return Surroundings(NOTHING if packet is None else read_xmp(packet), found, tuple(warnings))


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


def _takeout(photo: Path, folder: _Folder, warnings: list[Message]) -> Sidecar | None:
    name = None if folder.takeout is None else sidecar_of(photo.name, folder.takeout)
    data = _read(photo, name, warnings)
    if data is None:
        return None
    try:
        return read_takeout(data)
    except ValueError:
        warnings.append(message("{file} beside the photo is damaged and could not be read.", file=str(name)))
        return None


def _read(photo: Path, name: str | None, warnings: list[Message]) -> bytes | None:
    if name is None:
        return None
    try:
        return read_small(photo.parent / name, most=LARGEST)
    except TooLarge:
        warnings.append(message("{file} beside the photo is too large to be read for a date.", file=name))
    except OSError as error:
        detail = error.strerror or str(error)
        warnings.append(message("{file} beside the photo could not be read ({detail}).", file=name, detail=detail))
    return None
