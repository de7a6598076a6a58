"""Which dates the copies of listed photos would keep in their own data although the picture shows another."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from stampgui.dates.evidence import Evidence
from stampgui.dates.recorded import find_contradictions, find_exif_date_to_correct
from stampgui.i18n import Message
from stampgui.session.copy_options import has_full_size_copies, resolve_write_date
from stampgui.session.photo_item import PhotoItem
from stampgui.settings import Settings
from stampgui.stamping.date_notes import foresee_dates_in_copy, is_exact
from stampgui.stamping.outcome import Status

MOST_LOOKED_AT: Final = 1000
"""Only so many photos of a selection are looked at: more would hold up the window."""


def foresee_copy_dates(item: PhotoItem, settings: Settings) -> tuple[Message, ...]:
    """Say what the full-size copy of one photo will say otherwise than its picture, and what will be corrected."""
    outcome = item.outcome
    if outcome.status is not Status.READY or not has_full_size_copies(settings):
        return ()
    return foresee_dates_in_copy(outcome, resolve_write_date(settings))


def count_contradicting(items: Iterable[PhotoItem], settings: Settings) -> int:
    """Count the photos, of the first MOST_LOOKED_AT, whose full-size copies would contradict themselves."""
    if not has_full_size_copies(settings):
        return 0
    return sum(bool(find_contradictions(shown, recorded)) for shown, recorded in _list_ready(items))


def can_correct_exif(items: Iterable[PhotoItem], settings: Settings) -> bool:
    """Whether correcting EXIF data makes a difference to the copy of one of these photos."""
    if not has_full_size_copies(settings):
        return False
    return any(
        is_exact(shown.date) and find_exif_date_to_correct(shown, recorded) is not None
        for shown, recorded in _list_ready(items)
    )


def _list_ready(items: Iterable[PhotoItem]) -> Iterator[tuple[Evidence, Sequence[Evidence]]]:
    """For each photo that is ready, what its picture will show, and the dates in its own data."""
    for item in islice(items, MOST_LOOKED_AT):
        if item.status is Status.READY and (shown := item.evidence) is not None:
            yield shown, item.inspection.recorded
