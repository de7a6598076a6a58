"""One file on disk, and whether it has changed since."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from stampgui.i18n import message
from stampgui.image.errors import PhotoInCloud, UnusableImage
from stampgui.regular_file import InCloudError, fetch_regular, lies_in_cloud
from stampgui.system_errors import explain_read_error
from stampgui.values import dataclass, field

T = TypeVar("T")

_MOST_READINGS: Final = 3
"""How often a file is read that changes each time; its photo is read again anyway once the change is noticed."""
FILE_CHANGED: Final = message("The file has changed since the photo was added. Check the photo, then save again.")
"""Why a photo is not stamped whose file changed after its date was decided."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A file's identity: size in bytes and modification time in nanoseconds since 1970.

    `file_id` is the same for all names of one file, such as hard links; None where the file system does not tell.
    """

    path: Path
    size: int
    modified: int
    file_id: tuple[int, int] | None = field(default=None, compare=False)

    def is_unchanged_since(self, other: "Photo") -> bool:
        """Whether the file is still what it was when `other` was looked at."""
        return (self.size, self.modified) == (other.size, other.modified)


def identify(path: Path) -> Photo:
    """Look at a file without opening it. Raises UnusableImage for anything but a regular, non-empty file."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise UnusableImage(
            message("There is no such file. Find out where it is now, or connect its drive again.")
        ) from error
    except (OSError, ValueError) as error:
        raise unreadable_error(error) from error
    if stat.S_ISDIR(found.st_mode):
        raise UnusableImage(message("The folder cannot be opened."))
    if not stat.S_ISREG(found.st_mode):  # a pipe or device would make every reader wait
        raise UnusableImage(message("This file does not contain a photo."))
    if not found.st_size:
        raise UnusableImage(message("The file is empty. Copy it from the camera or sender again."))
    file_id = (found.st_dev, found.st_ino) if found.st_ino else None
    return Photo(path, found.st_size, found.st_mtime_ns, file_id)


def try_identify(path: Path) -> Photo | None:
    """Look at a file without opening it; None for what `identify` refuses."""
    try:
        return identify(path)
    except UnusableImage:
        return None


def read_steadily(path: Path, read: Callable[[], T]) -> T:
    """Return what `read` makes of a file; read again if the file changed in the meantime. Raises what `read` does."""
    for _ in range(_MOST_READINGS - 1):
        before = try_identify(path)
        try:
            result = read()
        except UnusableImage:  # as a file is that is still being copied
            if try_identify(path) == before:
                raise
        else:
            if try_identify(path) == before:
                return result
    return read()


def resolve_path(path: str | Path) -> str:
    """The path without links; as it was given where Windows cannot resolve it, as on some drives."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)  # noqa: PTH100 - a text, as the other


def fetch_photo(path: Path) -> None:
    """Have a photo that is in the cloud downloaded; others are left alone. Raises PhotoInCloud where that fails."""
    if not lies_in_cloud(path):
        return
    try:
        fetch_regular(path)
    except OSError as error:
        raise PhotoInCloud(
            message("The photo could not be fetched from the cloud: {reason}", reason=explain_read_error(error))
        ) from error


def unreadable_error(error: Exception) -> UnusableImage:
    if isinstance(error, InCloudError):
        return PhotoInCloud(
            message("The photo is in the cloud and not on this computer. It is fetched only if you ask.")
        )
    return UnusableImage(message("The file cannot be read: {reason}", reason=explain_read_error(error)))
