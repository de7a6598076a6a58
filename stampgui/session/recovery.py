"""What is saved of a session so that it can be resumed after a crash."""

import datetime
from collections.abc import Iterable, Iterator

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.unfinished_work import (
    UnfinishedPhoto,
)
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.session.photo_item import PhotoItem


def snapshot_photos(items: Iterable[PhotoItem], *, today: datetime.date) -> Iterator[UnfinishedPhoto]:
    """The photos with the user's decisions, each with the identity of its file."""
    for item in items:
        found = FoundPhoto(item.found.path.absolute(), item.found.relative)
        own = NO_OVERRIDE if item.photo is None else item.caption_override
        yield UnfinishedPhoto(found, today, item.photo, None if item.photo is None else item.user_date, own)
