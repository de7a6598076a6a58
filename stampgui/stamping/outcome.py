"""The result of examining, stamping or restoring one photo."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from stampgui.caption.region import Region
from stampgui.dates.camera_clock import ClockReading
from stampgui.dates.evidence import Evidence
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.damage import Damage
from stampgui.image.engine import Engine
from stampgui.image.errors import PhotoInCloud
from stampgui.image.format import Format
from stampgui.system_errors import omit_advice
from stampgui.values import dataclass, replace

DATE_CHANGED: Final = message("Its date has changed since the photo was added. Check the photo, then save again.")
"""Why a photo is not stamped if its date is no longer the one that was shown."""
_FOLDER_REFUSED: Final = message("{folder} cannot be written to: {reason}")


def refuse_folder(folder: Path, reason: Message) -> Message:
    """Say that nothing can be written to a folder, and why."""
    return replace(_FOLDER_REFUSED, arguments=(("folder", str(folder)), ("reason", reason)))


def refuses_folder(reason: Message) -> bool:
    """Whether that is what a reason says, so that another folder may do."""
    return reason.msgid == _FOLDER_REFUSED.msgid


def name_cause(reason: Message) -> Message:
    """What a reason says of why, without the folder that refused and without what to do: "the disk is full"."""
    why = (part for name, part in reason.arguments if name == "reason" and isinstance(part, Message))
    return omit_advice(next(why, reason) if refuses_folder(reason) else reason)


class Status(StrEnum):
    """The values are part of the command-line contract."""

    READY = "ready"
    STAMPED = "stamped"
    RESTORED = "restored"
    NEEDS_DATE = "needs_date"
    NEEDS_CHECK = "needs_check"
    SKIPPED = "skipped"
    ALREADY_STAMPED = "already_stamped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class UploadCopy:
    """The small copy for uploading, as it was written."""

    path: Path
    """Its file."""
    preset: str
    """The name of the preset that it was made for."""
    size: tuple[int, int]
    """(width, height) in pixels."""
    length: int
    """Of the file, in bytes."""
    quality: int
    """That of libjpeg, 1 to 100."""
    scale: float
    """The photo's size in it relative to the original, at most 1."""
    sha256: str
    """Of the file, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the result; whatever is not known is None or empty."""

    path: Path
    """The photo, or the copy to restore."""
    status: Status
    """What was done, or would be done."""
    reason: Message | None = None
    """Why the photo was not stamped, or its original not restored."""
    evidence: Evidence | None = None
    """The chosen date."""
    candidates: tuple[Evidence, ...] = ()
    """All evidence that was found, the chosen one first."""
    recorded: tuple[Evidence, ...] = ()
    """The dates in the photo's own metadata, which its copy keeps, whatever date was chosen."""
    displayed: tuple[int, int] | None = None
    """The photo's (width, height) in pixels, as displayed."""
    copy_format: Format | None = None
    """The format of the copy."""
    caption: str | None = None
    """The text on the copy."""
    output: Path | None = None
    """The faithful copy or the restored original."""
    engine: Engine | None = None
    """How the copy's pixels were written."""
    warnings: tuple[Message, ...] = ()
    """What else a person should know."""
    sha256_source: str | None = None
    """That of the file at `path`, in hexadecimal digits."""
    sha256_output: str | None = None
    """That of the file at `output`, in hexadecimal digits."""
    changes: tuple[Message, ...] = ()
    """What of the photo the copy lacks or has in another form."""
    upload_copy: UploadCopy | None = None
    """The upload copy, if one was written."""
    clock: ClockReading | None = None
    """What the camera's clock showed, whatever date was chosen."""
    restore_obstacle: Message | None = None
    """Why a copy's original cannot be restored, as far as its header tells."""
    damage: Damage | None = None
    """What is missing of the photo's picture."""
    whole_part: Region | None = None
    """The part of a damaged photo as displayed that is there."""
    is_in_cloud: bool = False
    """Whether nothing but the name is known because the file would have to be downloaded."""
    same_as: Path | None = None
    """The photo with an outcome of its own that the file is a link to."""
    takes_back: Status | None = None
    """The status of an earlier row of the photo, which stays although it holds no longer: its files are gone."""

    @property
    def notes(self) -> tuple[Message, ...]:
        """All that the row says besides its reason."""
        return (*self.warnings, *self.changes)


def make_refusal(path: Path, error: ExplainedError) -> Outcome:
    """The outcome of a photo that cannot be read: skipped where it only has to be fetched, else failed."""
    in_cloud = isinstance(error, PhotoInCloud)
    return Outcome(path, Status.SKIPPED if in_cloud else Status.FAILED, error.reason, is_in_cloud=in_cloud)
