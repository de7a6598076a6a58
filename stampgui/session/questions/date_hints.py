"""What speaks for a date of a photo: before the user decided, and for what the user decided."""

from stampgui.dates.answers import name_answer_source
from stampgui.dates.evidence import Evidence, Source
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated


def find_hint(item: PhotoItem) -> Evidence | None:
    """What comes nearest to a date of a photo without one; None for the file's time, which is often that of a copy."""
    candidates = (*(same.evidence for same in item.same_pictures), *item.inspection.candidates)
    return next((each for each in candidates if each.source is not Source.FILE_TIME), None)


def find_confirmed(item: PhotoItem) -> Evidence | None:
    """The most trusted evidence for the date that the user gave the photo; None if nothing else says that date."""
    if item.user_date is None or not can_be_dated(item) or name_answer_source(item.user_date) is not Source.TYPED:
        return None
    candidates = (*item.inspection.candidates, *(same.evidence for same in item.same_pictures))
    given = item.user_date.without_time()
    return next((each for each in candidates if each.date.without_time() == given), None)
