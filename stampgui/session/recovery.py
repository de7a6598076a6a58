"""What is saved of a session so that it can be resumed after a crash."""

import datetime
from collections.abc import Iterable, Iterator

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.unfinished_work import (
    UnfinishedPhoto,
)
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.session.photo_item import PhotoItem


def snapshot_photos(cards: Iterable[PhotoItem], *, today: datetime.date) -> Iterator[UnfinishedPhoto]:
    """The photos with the user's decisions, each with the identity of its file."""
    for card in cards:
        found = FoundPhoto(card.found.path.absolute(), card.found.relative)
        own = NO_OVERRIDE if card.photo is None else card.caption_override
        yield UnfinishedPhoto(found, today, card.photo, None if card.photo is None else card.user_date, own)
