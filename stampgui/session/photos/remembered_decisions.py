"""What photos get when they are listed: what had been decided about the very same file, or about its duplicate."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from stampgui.batch.duplicates import ContentId
from stampgui.batch.unfinished_work import UnfinishedPhoto
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.session.photos.duplicates import PhotoLookup, find_dates_of_duplicates
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, with_remembered_decisions, with_user_date
from stampgui.session.photos.recovery import snapshot_photos
from stampgui.values import replace


class EditablePhotos(PhotoLookup, Protocol):
    """The listed photos, which can be changed."""

    @property
    def items(self) -> Sequence[PhotoItem]: ...

    @property
    def has_user_dates(self) -> bool:
        """Whether the user has given one of them a date."""

    def update_items(self, photos: Iterable[PhotoId], transform: Callable[[PhotoItem], PhotoItem]) -> None: ...


class RememberedDecisions:
    """Knows what was decided about photos that were taken out of the list, and gives it back to those that are new."""

    def __init__(self, photos: EditablePhotos) -> None:
        self._photos = photos
        self._removed: dict[Path, UnfinishedPhoto] = {}

    def remember(self, items: Sequence[PhotoItem], *, today: datetime.date) -> None:
        """Have what was decided about photos come back with them when they are listed again."""
        for item in items:
            self._removed.pop(item.file, None)
        decided = [item for item in items if _is_decided(item)]
        kept = snapshot_photos(decided, today=today)
        self._removed.update((item.file, each) for item, each in zip(decided, kept, strict=True))

    def restore(self, items: Iterable[PhotoItem], resumed: Mapping[Path, UnfinishedPhoto]) -> None:
        """Give listed photos back what had been decided about the very same files.

        `resumed` are the photos of the work that is being taken up, by resolved path; they go before what was removed.
        """
        kept = {item.id: each for item in items if (each := self._find_decisions(item, resumed)) is not None}
        self._photos.update_items(kept, lambda item: with_remembered_decisions(item, kept[item.id]))

    def spread_dates(self, items: Iterable[PhotoItem]) -> None:
        """Give listed photos the dates of their duplicates: nobody is asked twice for the very same bytes."""
        if self._photos.has_user_dates:
            dates = find_dates_of_duplicates(self._photos, (item.id for item in items))
            self._photos.update_items(dates, lambda item: with_user_date(item, dates[item.id]))

    def set_contents(self, contents: Mapping[Path, ContentId]) -> None:
        """Some photos, by their resolved paths, turned out to be the same as others."""
        found = {item.id: contents[item.file] for item in self._photos.items if item.file in contents}
        self._photos.update_items(found, lambda item: replace(item, content=found[item.id]))
        self.spread_dates([item for photo in found if (item := self._photos.item(photo))])

    def _find_decisions(self, item: PhotoItem, resumed: Mapping[Path, UnfinishedPhoto]) -> UnfinishedPhoto | None:
        kept = resumed.get(item.file) or self._removed.get(item.file)
        if kept is None or kept.photo is None or item.photo is None or not item.photo.is_unchanged_since(kept.photo):
            return None
        return kept


def _is_decided(item: PhotoItem) -> bool:
    return item.user_date is not None or item.accepts_damage or item.caption_override != NO_OVERRIDE
