"""The contact sheet, pictures of stamped copies to print and file: what it shows, and which files it replaces."""

import datetime
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.atomic_write import ForeignFileError, check_replaceable
from stampgui.batch.outcome_text import format_date_with_weekday
from stampgui.batch.report.unprintable import escape_unprintable
from stampgui.i18n import Catalogue, ExplainedError, message
from stampgui.stamping.outcome import Outcome, Status
from stampgui.system_errors import explain_write_error
from stampgui.values import dataclass

SUFFIX: Final = ".pdf"
CREATOR: Final = "stampgui contact sheet"
"""What the file says it was made by; earlier sheets are recognised by it."""


class ContactSheetError(ExplainedError):
    """The contact sheet cannot be written."""


RecordContactSheet: TypeAlias = Callable[
    [Iterable[Outcome], Path, Catalogue, datetime.date], Generator[Outcome, None, None]
]
"""Passes outcomes on and draws their contact sheet, of that day, into a file."""


@dataclass(frozen=True, slots=True)
class SheetPhoto:
    """What a contact sheet shows of one photo: the stamped copy, and the words below it."""

    picture: Path
    caption: str
    date: str
    name: str


def describe_sheet_photo(outcome: Outcome, catalogue: Catalogue) -> SheetPhoto | None:
    """What is shown of a photo; None if no copy was written."""
    if outcome.status is not Status.STAMPED or outcome.evidence is None:
        return None
    picture = outcome.output or (None if outcome.upload_copy is None else outcome.upload_copy.path)
    if picture is None:
        return None
    return SheetPhoto(
        picture,
        escape_unprintable(" · ".join((outcome.caption or "").splitlines())),
        format_date_with_weekday(outcome.evidence.date, catalogue),
        escape_unprintable(outcome.path.name),
    )


def is_contact_sheet(begin: bytes) -> bool:
    """Whether a file that begins like this is a contact sheet, which a later one may replace."""
    return begin.startswith(b"%PDF-") and CREATOR.encode("utf-16-be") in begin


def check_contact_sheet_path(path: Path) -> None:
    """Refuse another suffix than .pdf, and an existing file that is no contact sheet or that is locked.

    Raises ContactSheetError.
    """
    if path.suffix.lower() != SUFFIX:
        raise ContactSheetError(
            message("The name of a contact sheet has to end in .pdf; {file} does not.", file=path.name)
        )
    try:
        check_replaceable(path, is_contact_sheet)
    except OSError as error:
        raise make_sheet_error(path, error) from error


def make_sheet_error(path: Path, error: OSError) -> ContactSheetError:
    """Explain why a contact sheet cannot be written."""
    if isinstance(error, ForeignFileError):
        return ContactSheetError(
            message(
                "{file} already exists and is not a contact sheet written by stampgui. Choose another name.",
                file=str(path),
            )
        )
    return ContactSheetError(
        message(
            "The contact sheet {file} cannot be written: {reason}", file=str(path), reason=explain_write_error(error)
        )
    )
