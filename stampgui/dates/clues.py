"""What is known about a photo before its date is decided."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything a source of dates may look at.

    `path` is absolute. `exif` maps EXIF tag names ("DateTimeOriginal") to their cleaned text. `modified` is the
    file's modification time in the computer's zone. `today` bounds what can have been photographed already.
    """

    path: PurePath
    exif: Mapping[str, str]
    modified: datetime.datetime
    today: datetime.date
