"""What to do with one photo: small frozen values that travel to worker processes."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style import Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message
from stampgui.image.photo import Photo
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME
from stampgui.stamping.preset import Preset


class ExistingPolicy(StrEnum):
    """What to do when the copy's name is taken; the values are part of the command-line contract."""

    SKIP = "skip"
    NUMBER = "number"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What all copies of a batch have in common.

    `template` is filled in `language` (a CLDR tag) with the date and the `words` about it. `today` bounds what can
    have been photographed. With `write_date` a typed full date goes into the copy's EXIF where the camera left none.
    `zone` is where moments in UTC are taken to have been photographed, None for this computer's zone; it travels to
    worker processes. Photos dated on the `cut_off` or later are put before a person. With `undo` a copy without loss
    holds what gives its source back. With `no_gps` place, serial numbers and the maker note are left out, and then a
    copy cannot give its source back. `upload` is the preset of upload copies, None for none; without `faithful` they
    are the only copies. `naming` is what copies are called, see `stem_of_copy`. `fonts` are folders to look in for a
    font that has the letters which the style's lacks.
    """

    template: str
    language: str
    today: datetime.date
    style: Style = field(default_factory=Style)
    existing: ExistingPolicy = ExistingPolicy.SKIP
    write_date: bool = True
    zone: datetime.tzinfo | None = None
    cut_off: datetime.date | None = None
    undo: bool = True
    event_place: EventPlace = field(default_factory=EventPlace)
    no_gps: bool = False
    upload_preset: Preset | None = None
    faithful: bool = True
    naming: str = KEEP_PHOTO_NAME
    font_folders: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        if not self.faithful and self.upload_preset is None:
            raise ValueError("without faithful copies there are upload copies")


@dataclass(frozen=True, slots=True)
class SupersededCopy:
    """A copy, whose bytes have that SHA-256, under a name that it is no longer to have; `target` is its new one."""

    path: Path
    sha256: str
    target: Path


@dataclass(frozen=True, slots=True)
class Job:
    """One photo: where it is, where its copies go, who says its date.

    `target` is for the faithful copy and `upload` for the upload copy, None where the recipe has none, and both while
    nothing is to be written. `former` are copies of this photo under names that they are no longer to have.
    `seen` is the file that the date was decided for, where it is to be that one still, and `shown` that date, where
    the copy is to have no other.
    `answer` is a person's word for this very photo and wins. `fallback` dates it only when nothing else does.
    `doubt` is a reason that its neighbours give for asking a person before its date is believed. Its own `style` and
    `words` take the place of the recipe's.
    """

    source: Path
    recipe: Recipe
    target: Path | None = None
    answer: PartialDate | None = None
    fallback: PartialDate | None = None
    check_reason: Message | None = None
    style: Style | None = None
    event_place: EventPlace | None = None
    upload_target: Path | None = None
    superseded: tuple[SupersededCopy, ...] = ()
    expected_file: Photo | None = None
    expected_date: PartialDate | None = None

    @property
    def targets(self) -> tuple[Path, ...]:
        """Where copies go: the faithful one, the one for uploading, or none."""
        return tuple(target for target in (self.target, self.upload_target) if target is not None)


@dataclass(frozen=True, slots=True)
class RestoreJob:
    """One stamped copy, `source`, which is only read, and where its original goes."""

    source: Path
    target: Path

    @property
    def targets(self) -> tuple[Path]:
        return (self.target,)
