"""ZIP files among the paths that a person gives, for the window and the command line."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from stampgui.batch.archives.archive_name import find_archives
from stampgui.batch.archives.unpacked_folder import UnpackedFolder, find_container
from stampgui.batch.archives.unpacking import Unpacked, unpack
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.i18n import Message, message, messages
from stampgui.image.photo import resolve_path
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated
from stampgui.session.work import Work
from stampgui.stamping.outcome import Status


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


def make_adding_work(
    paths: Sequence[Path],
    beside: Path,
    make_import: Callable[[Iterable[FoundPhoto]], Work],
    *,
    exclude: Path,
) -> Work:
    """Work that unpacks the ZIP files among the paths, then does what `make_import` says with the photos of all.

    It yields an UnpackProgress now and then, an Unpacked, and the results of the import. What is unpacked lies beside
    the folder `beside`; the folder `exclude` is not searched for photos.
    """

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        given = list(paths)
        if archives := find_archives(given):
            unpacked = None
            container = find_container(Path(resolve_path(beside)))
            with closing(unpack(archives, container, cancelled=cancelled)) as steps:
                for step in steps:
                    yield step
                    unpacked = step if isinstance(step, Unpacked) else None
            if unpacked is None:
                return
            given = list(replace_archives(given, archives, unpacked.folders))
        yield from make_import(find_photos(given, exclude=exclude))(cancelled)

    return work


def select_unpacked(folder: UnpackedFolder, items: Iterable[PhotoItem]) -> list[PhotoItem]:
    """The listed photos that were unpacked into the folder."""
    begin = f"{folder.path}{os.sep}"
    return [item for item in items if str(item.file).startswith(begin)]


def is_needed(folder: UnpackedFolder, items: Iterable[PhotoItem], unfinished: Iterable[Path]) -> bool:
    """Whether the folder has photos that have no copy yet, or some of an earlier session's unfinished work.

    A photo that cannot be read has none either; it needs the folder as long as it is listed.
    """
    begin = f"{folder.path}{os.sep}"
    return any(map(_has_no_copy, select_unpacked(folder, items))) or any(
        str(path).startswith(begin) for path in unfinished
    )


def _has_no_copy(item: PhotoItem) -> bool:
    return not item.saved and (can_be_dated(item) or item.inspection.status is Status.FAILED)
