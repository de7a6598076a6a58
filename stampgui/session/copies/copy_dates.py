"""Which dates the copies of listed photos would keep in their own data although the picture shows another."""

from stampgui.dates.recorded import find_contradictions, find_exif_date_to_correct
from stampgui.i18n import Message
from stampgui.session.copies.copy_options import has_full_size_copies, resolve_write_date
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.settings import Settings
from stampgui.stamping.date_notes import foresee_dates_in_copy, is_exact
from stampgui.stamping.outcome import Status


def foresee_copy_dates(item: PhotoItem, settings: Settings) -> tuple[Message, ...]:
    """Say what the full-size copy of one photo will say otherwise than its picture, and what will be corrected."""
    outcome = item.outcome
    if outcome.status is not Status.READY or not has_full_size_copies(settings):
        return ()
    return foresee_dates_in_copy(outcome, resolve_write_date(settings))


def contradicts_itself(item: PhotoItem) -> bool:
    """Whether a full-size copy of the photo would have dates in its own data that contradict its picture."""
    if item.status is not Status.READY or (shown := item.evidence) is None:
        return False
    return bool(find_contradictions(shown, item.inspection.recorded))


def can_correct_exif(item: PhotoItem) -> bool:
    """Whether correcting EXIF data makes a difference to a full-size copy of the photo."""
    if item.status is not Status.READY or (shown := item.evidence) is None or not is_exact(shown.date):
        return False
    return find_exif_date_to_correct(shown, item.inspection.recorded) is not None
