"""Folders that ZIP files were unpacked into: what this program wrote there, and deleting just that.

A list in each such folder has its files with their checksums, and is written before them. So what belongs to the
program is known after a crash, too, and a file that a person changed or added is never deleted.
"""

import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, Final

from stampgui.atomic_write import remove_stale_parts, retry_while_in_use, write_atomically
from stampgui.batch.archives.entry_names import LongNameError, OutsideNameError, make_inner_path
from stampgui.bounded_json import parse_json
from stampgui.image.photo import resolve_path
from stampgui.regular_file import open_regular, read_regular
from stampgui.stamping.sidecars import UNPACKED_LIST
from stampgui.values import dataclass, replace

CONTAINER_NAME: Final = "stampgui-zip"
"""The folder beside the copies; each unpacking has a folder of its own in it."""
_SIGNATURE: Final = '{"stampgui unpacked": 1, '
"""How a list begins; a file that does not is never replaced."""
_MAX_LIST_BYTES: Final = 96 << 20
"""A list of 250,000 files with names of two hundred letters has two thirds of it."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class UnpackedFile:
    """A file relative to its folder, its bytes and their CRC-32."""

    path: PurePosixPath
    size: int
    checksum: int


@dataclass(frozen=True, slots=True)
class UnpackedFolder:
    """A folder with what was unpacked into it; with `is_kept` the person wants to keep it."""

    path: Path
    files: tuple[UnpackedFile, ...]
    is_kept: bool = False

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Deletion:
    """How many files were deleted, and whether anything is left in the folder: it is not the program's."""

    deleted_count: int
    is_anything_left: bool


def find_container(copy_folder: Path) -> Path:
    """Where ZIP files are unpacked for copies in that folder: beside it, and not among the copies."""
    return copy_folder.absolute().parent / CONTAINER_NAME


def save_list(folder: UnpackedFolder) -> None:
    """Write the list of a folder. Raises OSError."""
    rows = ",\n".join(json.dumps([str(file.path), file.size, file.checksum]) for file in folder.files)
    data = f'{_SIGNATURE}"kept": {json.dumps(folder.is_kept)}, "files": [\n{rows}\n]}}\n'.encode()
    write_atomically(folder.path / UNPACKED_LIST, data, is_own=_is_list)


def load_list(folder: Path) -> UnpackedFolder | None:
    """Read the list of a folder; None where there is none that this program could have written."""
    try:
        stored: Any = parse_json(read_regular(folder / UNPACKED_LIST, max_bytes=_MAX_LIST_BYTES))
        files = tuple(_parse_row(row) for row in stored["files"])
        return UnpackedFolder(folder, files, is_kept=stored["kept"] is True)
    except (OSError, ValueError, TypeError, KeyError, OutsideNameError, LongNameError):
        return None


def find_unpacked_folders(container: Path) -> Iterator[UnpackedFolder]:
    """Yield the folders in a container that the program unpacked, in the order of their names."""
    try:
        folders = sorted(path for path in container.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return
    for path in folders:
        if (folder := load_list(path)) is not None:
            yield folder


def mark_kept(folder: UnpackedFolder) -> None:
    """Remember that a person wants to keep the folder. Raises OSError."""
    save_list(replace(folder, is_kept=True))


def find_intact(folder: UnpackedFolder, *, cancelled: Callable[[], bool]) -> set[PurePosixPath] | None:
    """The listed files that are there with their content; None if one has another content."""
    found: set[PurePosixPath] = set()
    for file in folder.files:
        if cancelled():
            break
        place = folder.path / file.path
        if not os.path.lexists(place):
            continue
        if not _is_unchanged(folder.path, file):
            return None
        found.add(file.path)
    return found


def delete_unpacked(folder: UnpackedFolder, *, cancelled: Callable[[], bool]) -> Deletion:
    """Delete the listed files that still have their content, and folders that are empty then; nothing else.

    Reads each file. What cannot be deleted is left, and so is everything after `cancelled` has become true.
    """
    deleted = 0
    for file in folder.files:
        if cancelled():
            break
        if _is_unchanged(folder.path, file):
            with suppress(OSError):
                retry_while_in_use((folder.path / file.path).unlink)
                deleted += 1
    remaining = any(os.path.lexists(folder.path / file.path) for file in folder.files)
    remove_empty_folders(folder.path, (file.path for file in folder.files))
    if not remaining:
        with suppress(OSError):
            (folder.path / UNPACKED_LIST).unlink()
            folder.path.rmdir()
            folder.path.parent.rmdir()  # the container, once it is empty
    return Deletion(deleted, is_anything_left=os.path.lexists(folder.path))


def remove_empty_folders(top: Path, files: Iterable[PurePosixPath]) -> None:
    """Remove the folders in which `files` were, relative to `top`, where nothing is left in them."""
    folders = {folder for file in files for folder in file.parents if folder.name}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        place = top / folder
        if is_inside(top, place):
            remove_stale_parts(place)
            with suppress(OSError):  # something is left in it
                place.rmdir()


def is_inside(top: Path, place: Path) -> bool:
    """Whether `place` really is in `top`: no folder between them is a link to another place."""
    return Path(resolve_path(place)) == Path(resolve_path(top), place.relative_to(top))


def _is_unchanged(top: Path, file: UnpackedFile) -> bool:
    """Whether a listed file is a regular one inside its folder, with the content that it was unpacked with."""
    place = top / file.path
    if not is_inside(top, place):
        return False
    try:
        if place.stat().st_size != file.size:
            return False
        checksum = 0
        with open_regular(place) as opened:
            while chunk := opened.read(_CHUNK):
                checksum = zlib.crc32(chunk, checksum)
    except OSError:
        return False
    return checksum == file.checksum


def _parse_row(row: Any) -> UnpackedFile:
    name, size, checksum = row
    if not (isinstance(name, str) and isinstance(size, int) and isinstance(checksum, int)):
        raise TypeError("not a file that was unpacked")
    path = make_inner_path(name)
    if str(path) != name:
        raise ValueError("not a path that was unpacked to")
    return UnpackedFile(path, size, checksum)


def _is_list(data: bytes) -> bool:
    return data.startswith(_SIGNATURE.encode())
