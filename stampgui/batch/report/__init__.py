"""One row per photo, for programs and for people: "how do you know this date?"."""

import codecs
import datetime
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final

from stampgui.batch.report.page import HtmlReport
from stampgui.batch.report.rows import row
from stampgui.batch.report.table import CsvReport, JsonReport
from stampgui.batch.report.writer import About, Writer
from stampgui.i18n import Catalogue, Explained, message
from stampgui.stamping.outcome import Outcome

__all__ = ["MOST_PICTURES", "CannotReport", "check_report_path", "recorded", "row", "write_report"]

MOST_PICTURES: Final = 500
"""Small pictures in one report, unless more are asked for: each costs time, for it is made from the whole photo."""

_WRITERS: Final[dict[str, type[Writer]]] = {".csv": CsvReport, ".json": JsonReport, ".html": HtmlReport}


_LONGEST_BEGIN: Final = 64


class CannotReport(Explained):
    """The report cannot be written."""


def check_report_path(path: Path) -> None:
    """Raise CannotReport for a kind of report that does not exist, and for a name that another file has."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise CannotReport(
            message("A report's name ends in .csv, .json or .html, and {file} does not.", file=path.name)
        )
    try:
        with path.open("rb") as file:
            begin = file.read(_LONGEST_BEGIN)
    except OSError:
        return
    if begin and not begin.removeprefix(codecs.BOM_UTF8).startswith(writer.begins):
        raise CannotReport(
            message("{file} is already there and is not a report of stampgui. Choose another name.", file=str(path))
        )


def recorded(
    outcomes: Iterable[Outcome],
    path: Path,
    catalogue: Catalogue,
    *,
    made: datetime.date | None = None,
    template: str | None = None,
    pictures: int = MOST_PICTURES,
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
            writer = _WRITERS[path.suffix.lower()](file, catalogue, About(made, template, pictures))
            try:
                for outcome in outcomes:
                    failure = failure or _failure(writer, outcome)
                    yield outcome
                if failure is not None:
                    raise failure
            finally:
                writer.finish()
    except OSError as error:
        raise CannotReport(
            message(
                "The report {file} cannot be written ({detail}).", file=str(path), detail=error.strerror or str(error)
            )
        ) from error


def _failure(writer: Writer, outcome: Outcome) -> OSError | None:
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
    made: datetime.date | None = None,
    template: str | None = None,
    pictures: int = MOST_PICTURES,
) -> None:
    """Write all `outcomes` to a report; see `recorded`. Raises CannotReport."""
    for _ in recorded(outcomes, path, catalogue, made=made, template=template, pictures=pictures):
        pass
