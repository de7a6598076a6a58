"""Writes a contact sheet while photos are stamped, or afterwards; also without a window and a screen."""

import datetime
import sys
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from stampgui.atomic_write import stage_replacement
from stampgui.caption.font import find_bundled_font
from stampgui.gui.contact_sheet.sheet_painter import SheetPainter
from stampgui.i18n import Catalogue, message
from stampgui.session.copies.contact_sheet import describe_sheet_photo, is_contact_sheet, make_sheet_error
from stampgui.stamping.outcome import Outcome


def record_contact_sheet(
    outcomes: Iterable[Outcome],
    path: Path,
    catalogue: Catalogue,
    *,
    created_on: datetime.date,
    family: str,
    discarded: Callable[[], bool] = lambda: False,
) -> Generator[Outcome, None, None]:
    """Pass `outcomes` on and draw the copies among them, with captions in the font `family`.

    If the run is interrupted, the sheet has those so far; if `discarded` is true then, nothing is written. An earlier
    sheet is only replaced when this one is finished. Raises ContactSheetError, but only after all outcomes have passed
    if the disk gets full: a batch is worth more than its sheet.
    """
    title = catalogue.render(message("Photos and their capture dates · {date}", date=created_on))
    failure: OSError | None = None
    interruption: BaseException | None = None
    try:
        with (
            stage_replacement(path, is_own=is_contact_sheet) as part,
            SheetPainter(part, title, family, catalogue) as painter,
        ):
            try:
                for outcome in outcomes:
                    failure = failure or _try_add(painter, outcome, catalogue)
                    yield outcome
            except BaseException as error:  # cancelled, or the generator was closed
                interruption = error
                if discarded():
                    raise
            if failure is not None:
                raise failure
            painter.finish()
    except OSError as error:
        if interruption is None:
            raise make_sheet_error(path, error) from error
    if interruption is not None:
        raise interruption


def _try_add(painter: SheetPainter, outcome: Outcome, catalogue: Catalogue) -> OSError | None:
    try:
        if (photo := describe_sheet_photo(outcome, catalogue)) is not None:
            painter.add(photo)
    except OSError as error:
        return error
    return None


def record_without_window(
    outcomes: Iterable[Outcome], path: Path, catalogue: Catalogue, created_on: datetime.date
) -> Generator[Outcome, None, None]:
    """Do the same for the command line, which needs neither a window nor a screen."""
    screen = ("-platform", "offscreen") if sys.platform == "linux" else ()
    application = QGuiApplication.instance() or QGuiApplication(["stampgui", *screen])
    yield from record_contact_sheet(outcomes, path, catalogue, created_on=created_on, family=load_sheet_family())
    del application  # fonts need it until here


def load_sheet_family() -> str:
    """Load the face of captions, which every computer with the program has, and return its family.

    Only the thread of the window may do so.
    """
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(find_bundled_font())))
    return families[0] if families else QFont().family()
