"""The date in a copy's EXIF data, and what else in the copy contradicts the date on its picture."""

import io
from collections.abc import Sequence

from stampgui.dates.evidence import Evidence
from stampgui.dates.recorded import (
    find_contradictions,
    find_exif_date_to_correct,
    find_same_reading,
    gather_recorded_dates,
)
from stampgui.dates.sources import gather_evidence
from stampgui.i18n import Message, message
from stampgui.image.engine import EncodedCopy
from stampgui.image.header import Header, has_room_for_exif, read_header
from stampgui.image.metadata.exif import with_exif_date
from stampgui.image.photo import Photo
from stampgui.image.tiff.structure import TiffError
from stampgui.stamping.date_notes import describe_correction, describe_kept, explain_kept, is_exact, make_exif_moment
from stampgui.stamping.job import Recipe, WriteDate
from stampgui.stamping.outcome import Outcome
from stampgui.stamping.photo_clues import gather_clues
from stampgui.stamping.sidecars import NO_SIDECARS
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class DatedExif:
    """The EXIF block for a copy, None where it keeps the photo's own; and what a person should know about it."""

    tiff: bytes | None = None
    warnings: tuple[Message, ...] = ()


def date_exif(recipe: Recipe, header: Header, shown: Evidence, recorded: Sequence[Evidence]) -> DatedExif:
    """Bring the date `shown` on the picture into EXIF, as far as the recipe says so.

    A person's date is added where there is none; a contradicting one of `recorded` is overwritten with
    WriteDate.ALWAYS only.
    """
    former = find_exif_date_to_correct(shown, recorded) if recipe.write_date is WriteDate.ALWAYS else None
    is_added = recipe.write_date is not WriteDate.NEVER and shown.source.is_from_person and not _has_date(header)
    # EXIF has no form for a bare month or year that all readers understand
    if not is_exact(shown.date) or (former is None and not is_added):
        return DatedExif()
    moment = make_exif_moment(shown.date)
    try:
        replacing = () if former is None else find_same_reading(former, recorded)
        tiff = with_exif_date(header.tiff, moment, replacing=replacing)
    except TiffError:
        return DatedExif(None, (message("The date could not be written into its damaged EXIF data."),))
    if not has_room_for_exif(header, tiff):
        full = message("The date could not be written into its EXIF data: there is no room left.")
        return DatedExif(None, (full,))
    return DatedExif(tiff, () if former is None else (describe_correction(former, moment),))


def describe_dates_in_copy(copy: EncodedCopy, recipe: Recipe, photo: Photo, outcome: Outcome) -> tuple[Message, ...]:
    """Say which dates in a finished copy contradict the one on its picture, read from the copy itself."""
    shown = outcome.evidence
    if shown is None or not find_contradictions(shown, outcome.recorded):
        return ()
    clues = gather_clues(recipe, photo, read_header(io.BytesIO(copy.data)), NO_SIDECARS)
    recorded = gather_recorded_dates(clues, gather_evidence(clues))
    former = find_exif_date_to_correct(shown, recorded) if recipe.write_date is WriteDate.ALWAYS else None
    return (*describe_kept(shown, find_contradictions(shown, recorded)), *explain_kept(shown, former))


def _has_date(header: Header) -> bool:
    """Whether DateTimeOriginal holds anything but blanks and zeros (Exif 2.32, 4.6.5: an unknown date is blank)."""
    return any(digit in header.exif.tags.get("DateTimeOriginal", "") for digit in "123456789")
