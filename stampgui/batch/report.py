"""One row per photo, for programs and for people: "how do you know this date?"."""

import csv
import html
import json
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final, Protocol, TextIO, TypeAlias

from stampgui.batch.words import source_words, status_words
from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Catalogue, Explained, message
from stampgui.stamping.outcome import Outcome

Value: TypeAlias = str | bool | list[str] | list[dict[str, str]] | None

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class CannotReport(Explained):
    """The report cannot be written."""


def row(outcome: Outcome, catalogue: Catalogue) -> dict[str, Value]:
    """The row of the command-line contract; unknown values are None."""
    date = None if outcome.evidence is None else outcome.evidence.date
    return {
        "path": str(outcome.path),
        "status": outcome.status.value,
        "output": None if outcome.output is None else str(outcome.output),
        **_date_fields(date),
        "source": None if outcome.evidence is None else outcome.evidence.source.value,
        "raw": None if outcome.evidence is None else outcome.evidence.raw,
        "caption": outcome.caption,
        "warnings": [catalogue.render(warning) for warning in outcome.warnings],
        "candidates": [_candidate(evidence) for evidence in outcome.candidates],
        "engine": None if outcome.engine is None else outcome.engine.value,
        "reason": None if outcome.reason is None else catalogue.render(outcome.reason),
        "sha256_source": outcome.sha256_source,
        "sha256_output": outcome.sha256_output,
    }


def check_report_path(path: Path) -> None:
    """Raise CannotReport for a kind of report that does not exist."""
    if path.suffix.lower() not in _WRITERS:
        raise CannotReport(
            message("A report's name ends in .csv, .json or .html, and {file} does not.", file=path.name)
        )


def recorded(outcomes: Iterable[Outcome], path: Path, catalogue: Catalogue) -> Generator[Outcome, None, None]:
    """Pass `outcomes` on and write them down on their way; what has passed is kept when the run is broken off.

    The form follows the suffix: .csv, .json or .html. Raises CannotReport.
    """
    check_report_path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Excel takes a CSV for UTF-8 only behind a byte order mark
        encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
        with path.open("w", encoding=encoding, errors="backslashreplace", newline="") as file:
            writer = _WRITERS[path.suffix.lower()](file, catalogue)
            try:
                for outcome in outcomes:
                    writer.add(outcome)
                    yield outcome
            finally:
                writer.finish()
    except OSError as error:
        raise CannotReport(
            message(
                "The report {file} cannot be written ({detail}).", file=str(path), detail=error.strerror or str(error)
            )
        ) from error


def write_report(path: Path, outcomes: Iterable[Outcome], catalogue: Catalogue) -> None:
    """Write all `outcomes` to a report. Raises CannotReport."""
    for _ in recorded(outcomes, path, catalogue):
        pass


def _date_fields(date: PartialDate | None) -> dict[str, Value]:
    if date is None:
        return dict.fromkeys(("date", "precision", "approximate", "time", "offset"))
    offset = None
    if date.offset is not None:
        hours, minutes = divmod(abs(date.offset), 60)
        offset = f"{'-' if date.offset < 0 else '+'}{hours:02d}:{minutes:02d}"
    return {
        "date": date.iso,
        "precision": date.precision.value,
        "approximate": date.approximate,
        "time": None if date.time is None else date.time.isoformat(),
        "offset": offset,
    }


def _candidate(evidence: Evidence) -> dict[str, str]:
    return {"date": evidence.date.iso, "source": evidence.source.value, "raw": evidence.raw}


class _Writer(Protocol):
    def __init__(self, file: TextIO, catalogue: Catalogue) -> None: ...

    def add(self, outcome: Outcome) -> None: ...

    def finish(self) -> None: ...


class _CsvReport:
    def __init__(self, file: TextIO, catalogue: Catalogue) -> None:
        self._rows = csv.writer(file)
        self._catalogue = catalogue
        self._head_written = False

    def add(self, outcome: Outcome) -> None:
        fields = row(outcome, self._catalogue)
        if not self._head_written:
            self._rows.writerow(fields)
            self._head_written = True
        self._rows.writerow([_harmless(_flat(value)) for value in fields.values()])

    def finish(self) -> None:
        """Nothing closes a CSV file."""


class _JsonReport:
    def __init__(self, file: TextIO, catalogue: Catalogue) -> None:
        self._file = file
        self._catalogue = catalogue
        self._between = "[\n"

    def add(self, outcome: Outcome) -> None:
        self._file.write(self._between + json.dumps(row(outcome, self._catalogue), ensure_ascii=False))
        self._between = ",\n"

    def finish(self) -> None:
        self._file.write("[]\n" if self._between == "[\n" else "\n]\n")


class _HtmlReport:
    def __init__(self, file: TextIO, catalogue: Catalogue) -> None:
        self._file = file
        self._catalogue = catalogue
        _ = catalogue.gettext
        title = html.escape(_("Photos and their capture dates"))
        heads = (_("Photo"), _("Result"), _("Date"), _("How it is known"), _("Caption"), _("Notes"), _("Copy"))
        cells = "".join(f"<th>{html.escape(head)}</th>" for head in heads)
        file.write(
            f'<!doctype html>\n<html lang="{catalogue.language}"><meta charset="utf-8"><title>{title}</title>\n'
            f"<style>{_HTML_STYLE}</style>\n<h1>{title}</h1>\n<table><thead><tr>{cells}</tr></thead>\n"
        )

    def add(self, outcome: Outcome) -> None:
        fields = row(outcome, self._catalogue)
        how = ""
        if outcome.evidence is not None:
            how = f"{self._catalogue.render(source_words(outcome.evidence.source))}: {outcome.evidence.raw}"
        notes = [fields["reason"], *(self._catalogue.render(warning) for warning in outcome.warnings)]
        cells = (
            outcome.path.name,
            self._catalogue.render(status_words(outcome.status)),
            fields["date"],
            how,
            outcome.caption,
            " ".join(str(note) for note in notes if note),
            "" if outcome.output is None else outcome.output.name,
        )
        written = "".join(f"<td>{html.escape(str(cell or ''))}</td>" for cell in cells)
        self._file.write(f'<tr class="{outcome.status.value}">{written}</tr>\n')

    def finish(self) -> None:
        self._file.write("</table>\n</html>\n")


_HTML_STYLE: Final = (
    "body{font:14px/1.5 system-ui,sans-serif;margin:2em;color:#1a1d29}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.4em .6em;border-bottom:1px solid #dfe2ea;overflow-wrap:anywhere}"
    "th{background:#f3f4f8}.failed td:nth-child(2),.needs_date td:nth-child(2),.needs_check td:nth-child(2)"
    "{color:#b3261e;font-weight:600}tr{break-inside:avoid}"
)
_WRITERS: Final[dict[str, type[_Writer]]] = {".csv": _CsvReport, ".json": _JsonReport, ".html": _HtmlReport}


def _flat(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(
                item if isinstance(item, str) else f"{item['date']} ({item['source']}: {item['raw']})" for item in value
            )
        case _:
            return value


def _harmless(cell: str) -> str:
    """A spreadsheet would run a cell that starts like a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
