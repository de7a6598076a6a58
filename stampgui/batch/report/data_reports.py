"""Reports for spreadsheets and programs: CSV and JSON."""

import csv
import json
from typing import ClassVar, TextIO

from stampgui.batch.csv_safety import escape_formula
from stampgui.batch.report.rows import RowValue, build_row
from stampgui.batch.report.unprintable import escape_json, escape_unprintable
from stampgui.batch.report.writer import ReportDetails
from stampgui.i18n import Catalogue
from stampgui.stamping.outcome import Outcome


class CsvReport:
    signatures: ClassVar[tuple[bytes, ...]] = (b"path,status,output",)

    def __init__(self, file: TextIO, catalogue: Catalogue, about: ReportDetails) -> None:
        self._rows = csv.writer(file)
        self._catalogue = catalogue
        self._head_written = False

    def add(self, outcome: Outcome) -> None:
        fields = build_row(outcome, self._catalogue)
        if not self._head_written:
            self._rows.writerow(fields)
            self._head_written = True
        self._rows.writerow([escape_formula(escape_unprintable(_flatten(value))) for value in fields.values()])

    def finish(self) -> None:
        """Nothing closes a CSV file."""


class JsonReport:
    signatures: ClassVar[tuple[bytes, ...]] = (b'[\n{"path"', b"[]\n")

    def __init__(self, file: TextIO, catalogue: Catalogue, about: ReportDetails) -> None:
        self._file = file
        self._catalogue = catalogue
        self._between = "[\n"

    def add(self, outcome: Outcome) -> None:
        row = json.dumps(build_row(outcome, self._catalogue), ensure_ascii=False)
        self._file.write(self._between + escape_json(row))
        self._between = ",\n"

    def finish(self) -> None:
        self._file.write("[]\n" if self._between == "[\n" else "\n]\n")


def _flatten(value: RowValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(value)
        case dict():
            return "; ".join(f"{name}: {part}" for name, part in value.items())
        case list():
            return "; ".join(
                item if isinstance(item, str) else f"{item['date']} ({item['source']}: {item['raw']})" for item in value
            )
        case _:
            return value
