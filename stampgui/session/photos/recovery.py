"""What is saved of a session so that it can be resumed after a crash."""

import datetime
from collections.abc import Iterable, Iterator

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.unfinished_work import UnfinishedPhoto
from stampgui.session.photos.photo_item import PhotoItem


def snapshot_photos(items: Iterable[PhotoItem], *, today: datetime.date) -> Iterator[UnfinishedPhoto]:
    """The photos with the user's decisions, each with the identity of its file."""
    for item in items:
        found = FoundPhoto(item.found.path.absolute(), item.found.relative)
        if item.photo is None:
            yield UnfinishedPhoto(found, today)
        else:
            decisions = (item.user_date, item.caption_override, item.accepts_damage)
            yield UnfinishedPhoto(found, today, item.photo, *decisions)
