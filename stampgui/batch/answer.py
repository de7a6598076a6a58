"""What a person said about a photo, as a value."""

import os
from pathlib import Path
from typing import Final

from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import resolve_path
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer about one photo; without a date, the photo's own date is used."""

    date: PartialDate | None = None
    event_place: EventPlace = NO_EVENT_PLACE


NO_ANSWER: Final = Answer()


def answer_key(path: Path) -> str:
    """A key that is equal for the same file, however its path is written."""
    return os.path.normcase(resolve_path(path))
