"""What to do with one photo: small frozen values that are sent to worker processes."""

import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style import Style
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo
from stampgui.stamping.copy_name import KEEP_PHOTO_NAME
from stampgui.values import dataclass, field

if TYPE_CHECKING:  # upload copies are made by few calls
    from stampgui.stamping.preset import Preset


class ExistingPolicy(StrEnum):
    """What to do if the copy's name is taken; the values are part of the command-line contract."""

    SKIP = "skip"
    NUMBER = "number"
    REPLACE = "replace"


class WriteDate(StrEnum):
    """When the date on a copy's picture is written into its EXIF data; part of the command-line contract."""

    NEVER = "never"
    MISSING = "missing"
    """A person's date, where EXIF has no capture date."""
    ALWAYS = "always"
    """That, and also where EXIF has another date than the picture."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What all copies of a batch have in common. Raises ValueError if it makes no copies at all."""

    template: str
    """The caption's template, "difoto tanggal {tanggal}"."""
    language: str
    """A CLDR tag, "id": the language of the caption's dates."""
    today: datetime.date
    """Later dates are not capture dates."""
    style: Style = field(default_factory=Style)
    """How captions look, unless a job has a style of its own."""
    existing: ExistingPolicy = ExistingPolicy.SKIP
    """What to do if a copy's name is taken."""
    write_date: WriteDate = WriteDate.MISSING
    """When the full date on the picture is written into the copy's EXIF data."""
    zone: datetime.tzinfo | None = None
    """The zone that moments in UTC are converted to; None for this computer's."""
    cut_off: datetime.date | None = None
    """A person has to check photos dated on this day or later; None for no such check."""
    undo: bool = True
    """Whether losslessly stamped copies hold the data to restore their source, unless `no_gps` removed something."""
    event_place: EventPlace = field(default_factory=EventPlace)
    """What fills {event} and {place}, unless a job has its own."""
    no_gps: bool = False
    """Whether the location, serial numbers and the maker note are left out of copies."""
    upload_preset: "Preset | None" = None
    """The size and quality of upload copies; None for no upload copies."""
    faithful: bool = True
    """Whether copies at full size and quality are made; if not, there are only upload copies."""
    naming: str = KEEP_PHOTO_NAME
    """The pattern of the copies' names, one that `check_naming` accepts."""
    memory_budget: int | None = None
    """Bytes of memory that each photo may take; None for what is there for one photo at a time."""
    font_folders: tuple[Path, ...] = ()
    """Where to look for a font to suggest if the style's lacks letters."""
    accepts_damage: bool = False
    """Whether photos are stamped of whose picture a part is missing."""
    fetch: bool = False
    """Whether photos that are in the cloud, and the files beside them, are downloaded."""
    hashes_copies: bool = True
    """Whether an outcome tells the SHA-256 of its faithful copy, which nobody may need."""
    needs_room: bool = True
    """Whether photos without room for their captions are refused; they may still get other captions if not."""

    def __post_init__(self) -> None:
        if not self.faithful and self.upload_preset is None:
            raise ValueError("a recipe makes faithful copies, upload copies or both")


@dataclass(frozen=True, slots=True)
class SupersededCopy:
    """An earlier copy whose name is out of date: its bytes have that SHA-256, and its new name is `target`."""

    path: Path
    sha256: str
    target: Path


@dataclass(frozen=True, slots=True)
class Job:
    """One photo: where it is, where its copies go, and what a person decided about it."""

    source: Path
    """The photo, which is only read."""
    recipe: Recipe
    """What it has in common with all photos of the batch."""
    target: Path | None = None
    """Where the faithful copy goes; None if the recipe makes none, or if nothing is to be written."""
    answer: PartialDate | None = None
    """The date that a person gave for this photo; it takes precedence over all evidence."""
    fallback: PartialDate | None = None
    """The date to use if there is no other."""
    style: Style | None = None
    """The photo's own style; None for the recipe's."""
    event_place: EventPlace | None = None
    """The photo's own event and place; None for the recipe's."""
    upload_target: Path | None = None
    """Where the upload copy goes; None if the recipe makes none, or if nothing is to be written."""
    superseded: tuple[SupersededCopy, ...] = ()
    """Earlier copies of this photo whose names are out of date; they are removed once the new copies are written."""
    expected_file: Photo | None = None
    """The file as it was when its date was decided: a changed file is not stamped. None for no such check."""
    expected_date: PartialDate | None = None
    """The date that was shown to a person: no other is stamped. None for no such check."""
    accepts_damage: bool = False
    """Whether this photo is stamped although a part of its picture is missing."""
    expected_size: tuple[int, int] | None = None
    """(width, height) of the photo where it was examined; how long it may take is told by it. None where not known."""

    @property
    def may_be_damaged(self) -> bool:
        return self.accepts_damage or self.recipe.accepts_damage

    @property
    def targets(self) -> tuple[Path, ...]:
        """Where copies go: the faithful one, then the upload copy, or none."""
        return tuple(target for target in (self.target, self.upload_target) if target is not None)


@dataclass(frozen=True, slots=True)
class RestoreJob:
    """One stamped copy, `source`, which is only read, and where the restored original goes.

    With `fetch` a copy that is in the cloud is downloaded.
    """

    source: Path
    target: Path
    fetch: bool = False

    @property
    def targets(self) -> tuple[Path]:
        return (self.target,)
