"""Gives duplicates, photos with identical content, the same date."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from stampgui.dates.partial import PartialDate
from stampgui.session.photos.photo_item import PhotoId, PhotoItem


class PhotoLookup(Protocol):
    """Looks up listed photos."""

    def item(self, photo: PhotoId) -> PhotoItem | None: ...

    def find_duplicates(self, photo: PhotoId) -> Collection[PhotoId]:
        """The photos with the same content, this one included."""
        ...


def spread_to_duplicates(
    model: PhotoLookup, dates: Mapping[PhotoId, PartialDate | None]
) -> dict[PhotoId, PartialDate | None]:
    """Add the same dates for duplicates that `dates` does not mention."""
    shared = dict(dates)
    for duplicates in _iterate_duplicate_sets(model, dates):
        date = next(dates[photo] for photo in duplicates if photo in dates)
        shared.update((photo, date) for photo in duplicates if photo not in dates)
    return shared


def find_dates_of_duplicates(model: PhotoLookup, photos: Iterable[PhotoId]) -> dict[PhotoId, PartialDate]:
    """Dates for the photos, and their duplicates, that were not given one while a duplicate was.

    Duplicates that were given different dates are left alone.
    """
    dates: dict[PhotoId, PartialDate] = {}
    for duplicates in _iterate_duplicate_sets(model, photos):
        items = [item for photo in duplicates if (item := model.item(photo))]
        answers = {item.user_date for item in items if item.user_date is not None}
        if len(answers) == 1:
            date = answers.pop()
            dates.update((item.id, date) for item in items if item.user_date is None)
    return dates


def _iterate_duplicate_sets(model: PhotoLookup, photos: Iterable[PhotoId]) -> Iterator[Collection[PhotoId]]:
    """Yield each set of duplicates among the photos once."""
    done: set[PhotoId] = set()
    for photo in photos:
        if photo not in done and len(duplicates := model.find_duplicates(photo)) > 1:
            done.update(duplicates)
            yield duplicates
