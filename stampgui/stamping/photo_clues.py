"""What is known about a photo before its date is decided, from its header and from the files beside it."""

import datetime
from pathlib import Path

from stampgui.dates.clues import Clues
from stampgui.image.header import Header
from stampgui.image.photo import Photo
from stampgui.stamping.job import Recipe
from stampgui.stamping.local_zone import LocalZone
from stampgui.stamping.sidecars import SidecarClues


def gather_clues(recipe: Recipe, photo: Photo, header: Header, sidecars: SidecarClues) -> Clues:
    return Clues(
        path=_leave_out_own_folders(photo.path.absolute(), sidecars.named_from),
        exif=header.exif.tags,
        modified=_find_modified_moment(photo),
        today=recipe.today,
        zone=recipe.zone or LocalZone(),
        xmp=header.xmp,
        xmp_sidecar=sidecars.xmp,
        is_xmp_sidecar_shared=sidecars.is_xmp_shared,
        is_modified_by_copying=sidecars.is_among_copies,
        further_exif=header.further_exif,
        further_xmp=header.further_xmp,
        iptc=header.iptc,
        png_text=header.png_text,
        sidecars=sidecars.sidecars,
    )


def _leave_out_own_folders(path: Path, named_from: Path | None) -> Path:
    """The absolute path without the folders around those that this program made: they were not named for the photo."""
    if named_from is None or not path.is_relative_to(named_from):
        return path
    return Path(path.anchor) / path.relative_to(named_from)


def _find_modified_moment(photo: Photo) -> datetime.datetime | None:
    """When the file was last written, in the computer's zone; None where no calendar has that moment."""
    try:
        return datetime.datetime.fromtimestamp(photo.modified / 1e9, tz=datetime.UTC).astimezone()
    except (OSError, OverflowError, ValueError):  # also before 1970 on Windows
        return None
