"""A list of photos as a value, for use without a window; the window has a Qt model instead."""

from collections.abc import Collection, Iterable, Mapping

from stampgui.batch.duplicates import ContentId, DuplicateFinder
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.jobs import never
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo
from stampgui.session.photos.duplicates import spread_to_duplicates
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, with_user_date
from stampgui.stamping.outcome import Outcome
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class PhotoList:
    """A PhotoLookup with `photos` by id, in order."""

    photos: Mapping[PhotoId, PhotoItem]
    ids_by_content: Mapping[ContentId, Collection[PhotoId]]

    def item(self, photo: PhotoId) -> PhotoItem | None:
        return self.photos.get(photo)

    def find_duplicates(self, photo: PhotoId) -> Collection[PhotoId]:
        """The photos with the same content, this one included."""
        content = self.photos[photo].content
        return (photo,) if content is None else self.ids_by_content[content]

    def with_dates(self, dates: Mapping[PhotoId, PartialDate | None]) -> "PhotoList":
        """Set the dates of photos and of their duplicates; None removes a given date."""
        shared = spread_to_duplicates(self, dates)
        changed = {photo: with_user_date(self.photos[photo], date) for photo, date in shared.items()}
        return replace(self, photos={**self.photos, **changed})


def list_examined_photos(examined: Iterable[tuple[FoundPhoto, Photo | None, Outcome]]) -> PhotoList:
    """List examined photos; their `Photo` is None where the file could not be identified.

    Files of the same size are compared, so that nobody is asked twice about duplicates.
    """
    finder = DuplicateFinder()
    items: dict[PhotoId, PhotoItem] = {}
    for number, (found, photo, outcome) in enumerate(examined):
        file, said = found.file, replace(outcome, caption=None)
        content = None if photo is None else finder.add(photo, file)
        items[number] = PhotoItem(number, found, file, said, photo=photo, content=content)
    contents = dict(finder.compare(never))
    ids_by_content: dict[ContentId, list[PhotoId]] = {}
    for item in items.values():
        content = contents.get(item.file, item.content)
        if content is not None:
            items[item.id] = replace(item, content=content)
            ids_by_content.setdefault(content, []).append(item.id)
    return PhotoList(items, ids_by_content)
