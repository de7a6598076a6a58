"""Suggests the dates of photos that show the same picture: that of a camera's file for the copy a messenger made.

Such dates are only offered, because two photos of one moment may look the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.jobs import never
from stampgui.batch.same_pictures import Matches, SamePictureFinder
from stampgui.batch.suggestions import Suggestion
from stampgui.dates.descriptions import describe_suggested_origin
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message, message, messages
from stampgui.image.photo import Photo
from stampgui.session.photos.photo_item import DATABLE_STATUSES, PhotoId, PhotoItem, SamePicture, is_waiting
from stampgui.session.photos.photo_list import PhotoList
from stampgui.session.work import Work
from stampgui.stamping.outcome import Status
from stampgui.values import dataclass, field, replace


class SearchedPhoto(Protocol):
    """A listed photo, or one of a batch, that has a date or not."""

    @property
    def found(self) -> FoundPhoto: ...

    @property
    def photo(self) -> Photo | None:
        """The file as it was when it was examined."""

    @property
    def status(self) -> Status: ...

    @property
    def date(self) -> PartialDate | None: ...


# the search


def make_search_work(
    items: Sequence[PhotoItem], finder: SamePictureFinder, *, workers: int, paused: Callable[[], bool]
) -> Work:
    """Work that yields (PhotoId, the ids of the photos with the same picture) for photos without a date.

    Photos that have no date yet are among the found ones, because they may be given one later.
    """

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        photos = {item.id: item for item in items}
        yield from search_same_pictures(photos, finder, workers=workers, cancelled=cancelled, paused=paused).items()

    return work


def is_worth_searching(photos: Iterable[SearchedPhoto]) -> bool:
    """Whether a photo without a date is listed together with one that has a date."""
    statuses = {photo.status for photo in photos}
    return Status.NEEDS_DATE in statuses and Status.READY in statuses


def search_same_pictures(
    photos: Mapping[PhotoId, SearchedPhoto],
    finder: SamePictureFinder,
    *,
    workers: int,
    cancelled: Callable[[], bool] = never,
    paused: Callable[[], bool] = never,
) -> Matches:
    """The photos with the same pictures as those without a date, by the ids of these; none where nothing is dated."""
    if not is_worth_searching(photos.values()):
        return {}
    files = {
        number: photo.photo
        for number, photo in photos.items()
        if photo.photo is not None and photo.status in DATABLE_STATUSES
    }
    wanted = {number: file for number, file in files.items() if photos[number].status is Status.NEEDS_DATE}
    return finder.find(wanted, files, workers=workers, cancelled=cancelled, paused=paused)


def list_same_pictures(
    matches: Iterable[PhotoId], find: Callable[[PhotoId], SearchedPhoto | None]
) -> tuple[SamePicture, ...]:
    """Those of the photos with the same picture that have a date, the most similar one of each day.

    The date comes without a time where photos of one day have different times.
    """
    days: dict[PartialDate, list[tuple[PhotoId, PartialDate, SearchedPhoto]]] = {}
    for number in matches:
        photo = find(number)
        if photo is not None and photo.status is Status.READY and photo.date is not None:
            days.setdefault(photo.date.without_time(), []).append((number, photo.date, photo))
    return tuple(
        SamePicture(
            same[0][0],
            Evidence(
                same[0][1] if len({date for _, date, _ in same}) == 1 else day,
                Source.SAME_PICTURE,
                str(same[0][2].found.path),
            ),
        )
        for day, same in days.items()
    )


def suggest_same_pictures(photos: PhotoList, *, workers: int) -> PhotoList:
    """Give each photo without a date what the same pictures suggest."""
    found = search_same_pictures(photos.photos, SamePictureFinder(), workers=workers)
    suggested = {
        number: replace(photos.photos[number], same_pictures=list_same_pictures(matches, photos.item))
        for number, matches in found.items()
    }
    return replace(photos, photos={**photos.photos, **suggested})


# what is offered

_SAME_PICTURES: Final = message("same pictures")


@dataclass(frozen=True, slots=True)
class SamePictureOffers:
    """What the same pictures offer for the photos of a question, or for selected ones."""

    suggestions: tuple[Suggestion, ...] = ()
    """For all of them, if each has the same picture elsewhere and one day holds for all, or for a single photo."""
    own_dates: Mapping[PhotoId, PartialDate] = field(default_factory=lambda: MappingProxyType({}))
    """Otherwise the dates of those that have the same picture elsewhere, with one day."""
    all_dates: Mapping[PhotoId, PartialDate] = field(default_factory=lambda: MappingProxyType({}))
    """The same for all listed photos, where that is more than for those of the question."""

    own_origin: Message = _SAME_PICTURES
    """Where `own_dates` come from."""

    @property
    def reason_for_own(self) -> Message:
        return messages(
            "{source}, for {count} photo of this group",
            "{source}, for {count} photos of this group",
            len(self.own_dates),
            source=self.own_origin,
        )

    @property
    def reason_for_all(self) -> Message:
        return messages(
            "{source}, for {count} photo in the list",
            "{source}, for {count} photos in the list",
            len(self.all_dates),
            source=_SAME_PICTURES,
        )


def find_same_picture_offers(items: Iterable[PhotoItem], all_dates: Mapping[PhotoId, PartialDate]) -> SamePictureOffers:
    """Find what is offered for `items`; `all_dates` is what `select_same_dates` says of all listed photos."""
    waiting = [item for item in items if is_waiting(item)]
    dates = select_same_dates(waiting)
    suggestions: list[Suggestion] = []
    if len(waiting) == 1:
        suggestions = [_suggest(same.evidence) for same in waiting[0].same_pictures]
    elif dates and len(dates) == len(waiting) and len(set(dates.values())) == 1:
        suggestions = [_suggest(waiting[0].same_pictures[0].evidence)]
    own = {} if suggestions else dates
    origins = [describe_suggested_origin(item.same_pictures[0].evidence) for item in waiting if item.id in own]
    return SamePictureOffers(
        tuple(suggestions),
        own,
        all_dates if len(all_dates) > max(len(dates), 1) else {},
        origins[0] if len(origins) == 1 else _SAME_PICTURES,
    )


def select_same_dates(items: Iterable[PhotoItem]) -> dict[PhotoId, PartialDate]:
    """The dates of waiting photos whose same pictures have one day only."""
    return {
        item.id: item.same_pictures[0].evidence.date
        for item in items
        if len(item.same_pictures) == 1 and is_waiting(item)
    }


def find_same_picture_pair(
    items: Iterable[PhotoItem], find: Callable[[PhotoId], PhotoItem | None]
) -> tuple[PhotoItem, PhotoItem] | None:
    """The first of `items` that waits for a date and has a same picture, and the most similar photo, to be compared."""
    for item in items:
        if item.same_pictures and is_waiting(item) and (other := find(item.same_pictures[0].photo)) is not None:
            return item, other
    return None


def _suggest(evidence: Evidence) -> Suggestion:
    return Suggestion(evidence.date, describe_suggested_origin(evidence), evidence.source)
