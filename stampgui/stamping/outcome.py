"""What became of one photo."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from stampgui.dates.evidence import Evidence
from stampgui.i18n import Message, message
from stampgui.image.engine import Engine
from stampgui.image.format import Format

DATE_CHANGED: Final = message("Its date has changed since the photo was added. Check the photo, then save again.")
"""Why a photo is not stamped that would get another date than was shown."""


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
    """The small copy for uploading: `size` is (width, height) in pixels, `length` its bytes, `quality` libjpeg's.

    `scale` is how large the photo is in it, 1 as in the photo itself; `preset` is the name of what it was made for.
    """

    path: Path
    preset: str
    size: tuple[int, int]
    length: int
    quality: int
    scale: float
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the result; whatever is not known is None or empty.

    `evidence` is the chosen date, `candidates` all that were seen, the chosen one first. `displayed` is the
    photo's (width, height) in pixels as displayed, `copy` the format of its copy. `reason` says why the photo was not
    stamped, or its original not given back, `changes` what of the photo the copy lacks or has otherwise, `warnings`
    all else that a person should know. `sha256_source` is that of the file at `path`, `sha256_output` that of the
    file at `output`. `unrestorable` says of a copy why its original cannot be given back, as far as its header tells.
    """

    path: Path
    status: Status
    reason: Message | None = None
    evidence: Evidence | None = None
    candidates: tuple[Evidence, ...] = ()
    displayed: tuple[int, int] | None = None
    copy_format: Format | None = None
    caption: str | None = None
    output: Path | None = None
    engine: Engine | None = None
    warnings: tuple[Message, ...] = ()
    sha256_source: str | None = None
    sha256_output: str | None = None
    changes: tuple[Message, ...] = ()
    upload_copy: UploadCopy | None = None
    restore_obstacle: Message | None = None

    @property
    def notes(self) -> tuple[Message, ...]:
        """What the row says beside its reason."""
        return (*self.warnings, *self.changes)
