"""ZIP files among the paths that a person gives, for the window and the command line."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from stampgui.batch.archives.archive_file import is_archive_name
from stampgui.batch.archives.unpacked_folder import UnpackedFolder
from stampgui.batch.archives.unpacking import Unpacked
from stampgui.i18n import Message, message, messages


def find_archives(paths: Iterable[Path]) -> list[Path]:
    """The ZIP files among files and folders; asks the disk."""
    # unlike Path's, isdir never raises
    return [path for path in paths if is_archive_name(path) and not os.path.isdir(path)]  # noqa: PTH112


def replace_archives(
    paths: Sequence[Path], archives: Sequence[Path], folders: Iterable[UnpackedFolder]
) -> Iterator[Path]:
    """Yield the paths with the unpacked folders in the place of the first ZIP file, and without the others."""
    inserted = False
    for path in paths:
        if path not in archives:
            yield path
        elif not inserted:
            inserted = True
            yield from (folder.path for folder in folders)


def describe_unpacked(unpacked: Unpacked) -> Message:
    """Say how many photos were unpacked, and where they are."""
    where = " · ".join(str(folder.path) for folder in unpacked.folders)
    done = messages(
        "{count} photo was unpacked into {folder}.",
        "{count} photos were unpacked into {folder}.",
        unpacked.photo_count,
        folder=where,
    )
    if not unpacked.left_count:
        return done
    left = messages(
        "{count} other file, such as a video, was left in the ZIP file.",
        "{count} other files, such as videos, were left in the ZIP file.",
        unpacked.left_count,
    )
    return message("{done} {rest}", done=done, rest=left)
