"""Writes reports while photos are being stamped."""

import codecs
import datetime
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final

from stampgui.atomic_write import ForeignFileError, IsOwnKind, check_replaceable, flush_to_disk, stage_replacement
from stampgui.batch.report.data_reports import CsvReport, JsonReport
from stampgui.batch.report.errors import ReportWriteError
from stampgui.batch.report.html_report import HtmlReport
from stampgui.batch.report.writer import ReportDetails, ReportWriter
from stampgui.i18n import Catalogue, message
from stampgui.late_log import find_logger
from stampgui.stamping.outcome import Outcome
from stampgui.system_errors import explain_write_error

MAX_PICTURES: Final = 500
"""Default limit for pictures in a report; each takes time, since the whole photo has to be read."""


_WRITERS: Final[dict[str, type[ReportWriter]]] = {".csv": CsvReport, ".json": JsonReport, ".html": HtmlReport}


def check_report_path(path: Path) -> None:
    """Refuse an unknown suffix, an existing file that is not a report, and one that is locked or read-only.

    Raises ReportWriteError.
    """
    if path.suffix.lower() not in _WRITERS:
        raise ReportWriteError(
            message("The name of a report has to end in .csv, .json or .html; {file} does not.", file=path.name)
        )
    try:
        check_replaceable(path, _make_recogniser(path))
    except OSError as error:
        raise _make_write_error(path, error) from error


def _make_recogniser(path: Path) -> IsOwnKind:
    """How earlier reports are recognised that a report of that name may replace."""
    signatures = _WRITERS[path.suffix.lower()].signatures
    return lambda begin: begin.removeprefix(codecs.BOM_UTF8).startswith(signatures)


def record_outcomes(
    outcomes: Iterable[Outcome],
    path: Path,
    catalogue: Catalogue,
    *,
    created_on: datetime.date | None = None,
    max_pictures: int = MAX_PICTURES,
) -> Generator[Outcome, None, None]:
    """Pass `outcomes` on and write them to a report; if the run is interrupted, the report has those so far.

    The suffix selects the format: .csv, .json or .html. The HTML page has the day `created_on` at the top, and small
    pictures of the first photos, at most `max_pictures`. An earlier report is only replaced when this one is finished.
    Raises ReportWriteError, but only after all outcomes have passed if the disk gets full: a batch is worth more than
    its report.
    """
    check_report_path(path)
    # Excel recognises UTF-8 in a CSV file only by a byte order mark
    encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
    failure: Exception | None = None
    interruption: BaseException | None = None
    try:
        with (
            stage_replacement(path, is_own=_make_recogniser(path)) as part,
            part.open("x", encoding=encoding, errors="backslashreplace", newline="") as file,
        ):
            writer = _WRITERS[path.suffix.lower()](file, catalogue, ReportDetails(created_on, max_pictures))
            try:
                for outcome in outcomes:
                    failure = failure or _try_add(writer, outcome)
                    yield outcome
            except BaseException as error:  # cancelled, or the generator was closed
                interruption = error
            if failure is not None:
                raise interruption or _make_write_error(path, failure) from failure
            writer.finish()
            flush_to_disk(file)
    except OSError as error:
        if interruption is None:
            raise _make_write_error(path, error) from error
    if interruption is not None:
        raise interruption


def _try_add(writer: ReportWriter, outcome: Outcome) -> Exception | None:
    """Add a row, and return the error that prevented it: of the disk, or a mistake of the program."""
    try:
        writer.add(outcome)
    except Exception as error:
        if not isinstance(error, OSError):
            find_logger(__name__).exception("a row of a report could not be written")
        return error
    return None


def write_report(
    path: Path,
    outcomes: Iterable[Outcome],
    catalogue: Catalogue,
    *,
    created_on: datetime.date | None = None,
    max_pictures: int = MAX_PICTURES,
) -> None:
    """Write all `outcomes` to a report; see `record_outcomes`. Raises ReportWriteError."""
    for _ in record_outcomes(outcomes, path, catalogue, created_on=created_on, max_pictures=max_pictures):
        pass


def _make_write_error(path: Path, error: Exception) -> ReportWriteError:
    if isinstance(error, ForeignFileError):
        return ReportWriteError(
            message(
                "{file} already exists and is not a report written by stampgui. Choose another name.", file=str(path)
            )
        )
    return ReportWriteError(
        message("The report {file} cannot be written: {reason}", file=str(path), reason=explain_write_error(error))
    )
