"""Photos of a batch with what the same pictures suggest: no more of them are held back than wait for that."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo
from stampgui.session.photos.batch_photos import BatchPhoto
from stampgui.stamping.outcome import Status
from stampgui.values import dataclass, replace

MAX_SEARCHED: Final = 20_000
"""Photos of a batch among which the same pictures are looked for; limits the memory for any number of photos."""


@dataclass(frozen=True, slots=True)
class _PassedPhoto:
    """What the search needs of a photo that was passed on already."""

    found: FoundPhoto
    photo: Photo | None
    status: Status
    date: PartialDate | None


def add_same_pictures(photos: Iterable[BatchPhoto], *, workers: int) -> Iterator[BatchPhoto]:
    """Add what the same pictures suggest to the candidates of photos without a date.

    Photos are passed on as they come until one has no date; it and those behind it wait for the search. Where there
    are more than `MAX_SEARCHED`, they are passed on as they are.
    """
    waiting: dict[int, BatchPhoto] = {}
    seen: dict[int, _PassedPhoto] = {}
    rest = iter(photos)
    for number, photo in enumerate(rest):
        if len(seen) == MAX_SEARCHED:
            yield from chain(waiting.values(), (photo,), rest)
            return
        seen[number] = _PassedPhoto(photo.found, photo.photo, photo.status, photo.date)
        if waiting or photo.status is Status.NEEDS_DATE:
            waiting[number] = photo
        else:
            yield photo
    if not waiting:
        return
    from stampgui.batch.same_pictures import SamePictureFinder  # late, as the next: most batches are dated
    from stampgui.session.photos.same_pictures import list_same_pictures, search_same_pictures

    found = search_same_pictures(seen, SamePictureFinder(), workers=workers)
    for number, photo in waiting.items():
        same = list_same_pictures(found.get(number, ()), seen.get)
        candidates = (*(each.evidence for each in same), *photo.outcome.candidates)
        yield replace(photo, outcome=replace(photo.outcome, candidates=candidates)) if same else photo
