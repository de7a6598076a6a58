"""What is known about a photo before its date is decided, from its header and from the files beside it."""

import datetime

from stampgui.dates.clues import Clues
from stampgui.image.header import Header
from stampgui.image.photo import Photo
from stampgui.stamping.job import Recipe
from stampgui.stamping.local_zone import LocalZone
from stampgui.stamping.sidecars import SidecarClues


def gather_clues(recipe: Recipe, photo: Photo, header: Header, sidecars: SidecarClues) -> Clues:
    return Clues(
        path=photo.path.absolute(),
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


def _find_modified_moment(photo: Photo) -> datetime.datetime | None:
    """When the file was last written, in the computer's zone; None where no calendar has that moment."""
    try:
        return datetime.datetime.fromtimestamp(photo.modified / 1e9, tz=datetime.UTC).astimezone()
    except (OSError, OverflowError, ValueError):  # also before 1970 on Windows
        return None
