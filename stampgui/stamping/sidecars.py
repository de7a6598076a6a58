"""Reading the files beside a photo that may have its date: .xmp files, and the JSON files of downloads.

The only module that reads them. Folder listings are cached until the folder changes.
"""

import os
import time
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from stampgui.dates.clues import NO_TAGS, Sidecar
from stampgui.i18n import Message, message
from stampgui.image.format import PHOTO_SUFFIXES
from stampgui.regular_file import FileTooLargeError, InCloudError, NotRegularError, read_regular
from stampgui.stamping.social_downloads import SocialDownload, find_downloads_around, find_in_downloads
from stampgui.system_errors import describe_system_error
from stampgui.values import dataclass

if TYPE_CHECKING:  # most folders hold no download
    from stampgui.dates.downloads.takeout import TakeoutFolder

MAX_XMP_BYTES: Final = 500_000
"""Bytes of one .xmp file beside a photo; Lightroom's with many brush strokes have a few hundred thousand."""
MAX_JSON_BYTES: Final = 250_000
"""Bytes of one of Google's JSON files; that of a photo with hundreds of comments has a fifth of it."""


UNPACKED_LIST: Final = ".stampgui-unpacked"
"""The file in a folder that this program unpacked ZIP files into; the folder around that one is the program's, too."""


@dataclass(frozen=True, slots=True)
class SidecarClues:
    """What the files beside a photo contribute to its `Clues`."""

    xmp: Mapping[str, str]
    """Properties in its .xmp file."""
    is_xmp_shared: bool = False
    """Whether the .xmp file may describe another photo of the same name."""
    is_among_copies: bool = False
    """Whether the photo's file was last written when it was copied or unpacked."""
    sidecars: tuple[Sidecar, ...] = ()
    """What the JSON files of a download say."""
    warnings: tuple[Message, ...] = ()
    """What could not be read."""
    named_from: Path | None = None
    """The folder below which people named the folders, where this program made those above; None for all of them."""


@dataclass(frozen=True, slots=True)
class _FolderListing:
    """What is in a folder that may have a photo's date."""

    entries: int
    """The number of all its files and folders."""
    xmp: Mapping[str, str]
    """The names of its .xmp files, by their lower-case form."""
    photo_stems: Mapping[str, int]
    """Its photos, counted by their names in lower case without extension, if there are .xmp files."""
    written: "Sequence[array[int]]"
    """The modification times of its photos in seconds, some thousands of them sorted together."""
    takeout: "TakeoutFolder | None"
    """Its JSON files of Google."""
    downloads: tuple[SocialDownload, ...]
    """The downloads of other services that it may belong to."""
    unpacked: Path | None
    """The folder, or one of those around it, that this program unpacked ZIP files into."""


_EXTENSION_PROPERTY: Final = "photoshop:SidecarForExtension"  # XMP Specification, part 2, 3.2
_SECOND_NS: Final = 1_000_000_000
_COPYING_SECONDS: Final = 3 * 60
_SMALL: Final = 300
"""Entries of a folder that is listed in a millisecond or two."""
_REST: Final = 9
"""How many times as long as it took the listing of a larger one holds."""
_SORTED_TOGETHER: Final = 4_096
"""Times that are objects, of five times their size, at the same time."""
_MANY_COPIES: Final = 20
"""That many photos written within minutes of each other were copied: a person does not take so many."""
NO_SIDECARS: Final = SidecarClues(NO_TAGS)


def select_sidecar_names(photos: Iterable[str], names: Iterable[str]) -> set[str]:
    """Of the `names` of all files in a folder, those of the .xmp and JSON files that belong to its `photos`."""
    from stampgui.dates.downloads.takeout import find_sidecar_name, index_takeout_folder

    listed = list(names)
    xmp = {name.lower(): name for name in listed if name.lower().endswith(".xmp")}
    takeout = index_takeout_folder(listed)
    found: set[str] = set()
    for photo in photos:
        found.update(xmp[name] for name in _list_xmp_names(photo) if name in xmp)
        if takeout is not None and (name := find_sidecar_name(photo, takeout)) is not None:
            found.add(name)
    return found


def read_sidecars(photo: Path, *, fetch: bool = False) -> SidecarClues:
    """Read the files beside the absolute path `photo`; those that cannot be read become warnings.

    With `fetch` they are downloaded where they are in the cloud; the files of whole downloads never are.
    """
    try:
        folder = _watch_folder(str(photo.parent)).list(photo.parent.stat().st_mtime_ns)
        is_among_copies = folder.unpacked is not None or _is_among_copies(
            photo.stat().st_mtime_ns // _SECOND_NS, folder.written
        )
    except OSError:  # the folder may be unlistable although its files can be read
        return NO_SIDECARS
    named_from = None if folder.unpacked is None else folder.unpacked.parent.parent
    if not folder.xmp and folder.takeout is None and not folder.downloads:
        return SidecarClues(NO_TAGS, is_among_copies=is_among_copies, named_from=named_from)
    warnings: list[Message] = []
    xmp, is_xmp_shared = _read_xmp_sidecar(photo, folder, warnings, fetch=fetch)
    sidecars = [_read_takeout_sidecar(photo, folder, warnings, fetch=fetch)]
    download_sidecar, download_warnings = find_in_downloads(folder.downloads, photo)
    sidecars.append(download_sidecar)
    warnings.extend(download_warnings)
    found = tuple(sidecar for sidecar in sidecars if sidecar is not None)
    return SidecarClues(xmp, is_xmp_shared, is_among_copies, found, tuple(warnings), named_from)


class _WatchedFolder:
    """Lists a folder again when it has changed, but spends no more than a tenth of the time on a large one.

    A folder to which each copy is added would otherwise be listed for each photo, which takes hours with 100,000.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._listed: tuple[int, float, _FolderListing] | None = None
        """The folder's time of modification, until when the listing holds in any case, and the listing."""

    def list(self, modified: int) -> _FolderListing:
        """The listing of the folder, which was last modified at that time in nanoseconds. Raises OSError."""
        began = time.monotonic()
        if self._listed is not None and (self._listed[0] == modified or began < self._listed[1]):
            return self._listed[2]
        listing = _list_folder(self._path)
        ended = time.monotonic()
        rest = _REST * (ended - began) if listing.entries > _SMALL else 0
        self._listed = (modified, ended + rest, listing)
        return listing


@lru_cache(maxsize=8)
def _watch_folder(path: str) -> _WatchedFolder:
    return _WatchedFolder(path)


def _list_folder(path: str) -> _FolderListing:
    entries, others, times, written = 0, list[str](), list[int](), list["array[int]"]()
    with os.scandir(path) as found:
        for entry in found:  # one at a time: those of 100,000 photos take much memory
            entries += 1
            if not _is_photo(entry.name):
                others.append(entry.name)
                continue
            times.append(entry.stat().st_mtime_ns // _SECOND_NS)
            if len(times) == _SORTED_TOGETHER:
                written.append(array("q", sorted(times)))
                times.clear()
    written.append(array("q", sorted(times)))
    xmp = {name.lower(): name for name in others if name.lower().endswith(".xmp")}
    has_json = any(name.lower().endswith(".json") for name in others)
    names = os.listdir(path) if xmp or has_json else []  # noqa: PTH208 - Path's own makes an object of each
    stems = Counter(PurePath(name.lower()).stem for name in names if xmp and _is_photo(name))
    folder = Path(path)
    takeout, downloads = _index_takeout_folder(names), find_downloads_around(folder)
    unpacked = next((each for each in (folder, *folder.parents) if (each / UNPACKED_LIST).is_file()), None)
    return _FolderListing(entries, xmp, stems, written, takeout, downloads, unpacked)


def _index_takeout_folder(names: Sequence[str]) -> "TakeoutFolder | None":
    if not names:
        return None
    from stampgui.dates.downloads.takeout import index_takeout_folder

    return index_takeout_folder(names)


def _is_photo(name: str) -> bool:
    return PurePath(name).suffix.lower() in PHOTO_SUFFIXES


def _is_among_copies(modified: int, written: "Sequence[array[int]]") -> bool:
    """Whether many of the times in `written` are close to `modified`, all in seconds."""
    first, last = (modified + sign * _COPYING_SECONDS for sign in (-1, 1))
    return sum(bisect_right(times, last) - bisect_left(times, first) for times in written) >= _MANY_COPIES


def _find_xmp_name(photo: Path, folder: _FolderListing) -> str | None:
    return next((folder.xmp[name] for name in _list_xmp_names(photo.name) if name in folder.xmp), None)


def _list_xmp_names(photo: str) -> tuple[str, str]:
    """Names of its .xmp file in lower case: Darktable's and digiKam's "img.jpg.xmp" goes before Adobe's "img.xmp".

    The latter may belong to the raw file.
    """
    return f"{photo}.xmp".lower(), f"{PurePath(photo).stem}.xmp".lower()


def _read_xmp_sidecar(
    photo: Path, folder: _FolderListing, warnings: list[Message], *, fetch: bool
) -> tuple[Mapping[str, str], bool]:
    """Return the properties in the .xmp file, and whether it may describe another photo."""
    name = _find_xmp_name(photo, folder)
    data = _read_sidecar(photo, name, warnings, max_bytes=MAX_XMP_BYTES, fetch=fetch)
    if name is None or data is None:
        return NO_TAGS, False
    from stampgui.image.metadata.xmp import parse_xmp  # late: few photos have one

    packet = parse_xmp(data)
    if packet.damaged:
        warnings.append(_damaged_message(name))
    return packet.values, not _is_about(photo, name, packet.values.get(_EXTENSION_PROPERTY), folder)


def _is_about(photo: Path, name: str, extension: str | None, folder: _FolderListing) -> bool:
    """Whether a .xmp file describes just this photo: by its name, the extension in it, or for want of other photos."""
    if name.lower() == f"{photo.name}.xmp".lower():
        return True
    if extension:
        return extension.strip().lower().lstrip(".") == photo.suffix.lower().lstrip(".")
    return folder.photo_stems.get(photo.stem.lower(), 0) <= 1


def _read_takeout_sidecar(
    photo: Path, folder: _FolderListing, warnings: list[Message], *, fetch: bool
) -> Sidecar | None:
    if folder.takeout is None:
        return None
    from stampgui.dates.downloads.takeout import find_sidecar_name, parse_takeout_sidecar

    name = find_sidecar_name(photo.name, folder.takeout)
    data = _read_sidecar(photo, name, warnings, max_bytes=MAX_JSON_BYTES, fetch=fetch)
    if data is None:
        return None
    try:
        return parse_takeout_sidecar(data)
    except ValueError:
        warnings.append(_damaged_message(str(name)))
        return None


def _damaged_message(name: str) -> Message:
    return message("{file} beside the photo is damaged and could not be read.", file=name)


def _read_sidecar(
    photo: Path, name: str | None, warnings: list[Message], *, max_bytes: int, fetch: bool
) -> bytes | None:
    if name is None:
        return None
    try:
        return read_regular(photo.parent / name, max_bytes=max_bytes, fetch=fetch)
    except NotRegularError:
        return None
    except InCloudError:
        warnings.append(message("{file} beside the photo, which may tell its date, is in the cloud.", file=name))
    except FileTooLargeError:
        warnings.append(message("{file} beside the photo is too large to be read for a date.", file=name))
    except OSError as error:
        cause = describe_system_error(error)
        warnings.append(message("{file} beside the photo could not be read: {cause}.", file=name, cause=cause))
    return None
