"""Reports that are written while photos are stamped."""

import codecs
import datetime
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final

from stampgui.batch.report.data_reports import CsvReport, JsonReport
from stampgui.batch.report.html_report import HtmlReport
from stampgui.batch.report.writer import ReportDetails, ReportWriter
from stampgui.i18n import Catalogue, ExplainedError, message
from stampgui.stamping.outcome import Outcome

MAX_PICTURES: Final = 500
"""Small pictures in one report, unless more are asked for: each costs time, for it is made from the whole photo."""


_WRITERS: Final[dict[str, type[ReportWriter]]] = {".csv": CsvReport, ".json": JsonReport, ".html": HtmlReport}


_MAX_SIGNATURE: Final = 64


class ReportWriteError(ExplainedError):
    """The report cannot be written."""


def check_report_path(path: Path) -> None:
    """Raise CannotReport for a kind of report that does not exist, and for a name that another file has."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ReportWriteError(
            message("A report's name ends in .csv, .json or .html, and {file} does not.", file=path.name)
        )
    try:
        with path.open("rb") as file:
            begin = file.read(_MAX_SIGNATURE)
    except OSError:
        return
    if begin and not begin.removeprefix(codecs.BOM_UTF8).startswith(writer.signatures):
        raise ReportWriteError(
            message("{file} is already there and is not a report of stampgui. Choose another name.", file=str(path))
        )


def record_outcomes(
    outcomes: Iterable[Outcome],
    path: Path,
    catalogue: Catalogue,
    *,
    created_on: datetime.date | None = None,
    template: str | None = None,
    max_pictures: int = MAX_PICTURES,
) -> Generator[Outcome, None, None]:
    """Pass `outcomes` on and write them down on their way; what has passed is kept when the run is broken off.

    The form follows the suffix: .csv, .json or .html. The HTML page says on top the day on which it was `made` and the
    caption's `template`, and shows the first photos in small, `pictures` at most. Raises CannotReport, but not before
    all outcomes have passed where the disk gets full on the way: a batch is worth more than its report.
    """
    check_report_path(path)
    failure: OSError | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Excel takes a CSV for UTF-8 only behind a byte order mark
        encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
        with path.open("w", encoding=encoding, errors="backslashreplace", newline="") as file:
            writer = _WRITERS[path.suffix.lower()](file, catalogue, ReportDetails(created_on, template, max_pictures))
            try:
                for outcome in outcomes:
                    failure = failure or _try_add(writer, outcome)
                    yield outcome
                if failure is not None:
                    raise failure
            finally:
                writer.finish()
    except OSError as error:
        raise ReportWriteError(
            message(
                "The report {file} cannot be written ({detail}).", file=str(path), detail=error.strerror or str(error)
            )
        ) from error


def _try_add(writer: ReportWriter, outcome: Outcome) -> OSError | None:
    try:
        writer.add(outcome)
    except OSError as error:
        return error
    return None


def write_report(
    path: Path,
    outcomes: Iterable[Outcome],
    catalogue: Catalogue,
    *,
    created_on: datetime.date | None = None,
    template: str | None = None,
    max_pictures: int = MAX_PICTURES,
) -> None:
    """Write all `outcomes` to a report; see `recorded`. Raises CannotReport."""
    for _ in record_outcomes(
        outcomes, path, catalogue, created_on=created_on, template=template, max_pictures=max_pictures
    ):
        pass
