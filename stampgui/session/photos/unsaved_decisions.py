"""Whether there are decisions about photos that would be lost."""

from collections.abc import Sequence

from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated
from stampgui.stamping.outcome import Status


def has_unsaved_decisions(items: Sequence[PhotoItem], event_place: EventPlace = NO_EVENT_PLACE) -> bool:
    """Whether any decision of the user is in no saved copy yet; `event_place` applies to all photos."""
    if any((item.user_date is not None or item.accepts_damage) and not item.saved for item in items):
        return True
    without = [item for item in items if not item.saved and can_be_dated(item)]
    if any(item.caption_override != NO_OVERRIDE for item in without):
        return True
    if event_place == NO_EVENT_PLACE or not without:
        return False
    # photos left without a date do not count: event and place are done once all other copies are saved
    return len(without) == sum(map(can_be_dated, items)) or any(item.status is Status.READY for item in without)
