"""The columns of a table of answers, and reading the cells of its rows."""

from collections.abc import Mapping, Sequence
from typing import Final

from stampgui.batch.csv_safety import unescape_formula
from stampgui.batch.report.rows import ROW_FIELDS as REPORT
from stampgui.caption.caption_text import EventPlace
from stampgui.dates.clock_shift import parse_shifted_date
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import ExplainedError, message
from stampgui.values import dataclass

HEADER_NAMES: Final = ("path", "date", "event", "place")
"""The columns in the files that this program writes."""

SHIFT_COLUMNS: Final = ("source", "raw")
"""Columns of a report that tell of a shifted clock; written where there are such dates."""

_ALIASES: Final = {
    **dict.fromkeys(("path", "file", "berkas", "foto", "photo"), "path"),
    **dict.fromkeys(("date", "tanggal"), "date"),
    **dict.fromkeys(("event", "acara"), "event"),
    **dict.fromkeys(("place", "tempat"), "place"),
}


class ColumnsError(ExplainedError):
    """A header or another row whose cells are ambiguous."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Index of each column by its name in HEADER_NAMES or in a report, and the `delimiter` of the table."""

    indexes: Mapping[str, int]
    delimiter: str

    @classmethod
    def default(cls, delimiter: str) -> "Columns":
        return cls({"path": 0, "date": 1}, delimiter)

    def read_cell(self, cells: Sequence[str], name: str) -> str:
        """The cell of a column, empty if the row has none."""
        place = self.indexes.get(name, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    def read_path(self, cells: Sequence[str]) -> str:
        """The path of the photo, without stripping blanks. Raises ColumnsError."""
        nameless = (cell.strip() for place, cell in enumerate(cells) if place not in self.indexes.values())
        for text in filter(None, nameless):
            raise ColumnsError(
                message(
                    "“{text}” is not below a column name; write the column names in the first row: {names}",
                    text=text,
                    names=self.delimiter.join(HEADER_NAMES),
                )
            )
        if len(cells) <= max(self.indexes["path"], self.indexes.get("date", 0)):
            raise ColumnsError(message("there is no date; write path{comma}date", comma=self.delimiter))
        return cells[self.indexes["path"]]

    def read_date(self, cells: Sequence[str]) -> str:
        """The text of a date that a person entered, else empty.

        Where there is a column "source", as in a report, dates count as entered if a person decided them, or if it is
        empty because somebody filled in the date.
        """
        date = self.read_cell(cells, "date")
        source = self.read_cell(cells, "source")
        if not date or source not in ("", Source.TYPED.value, Source.CLOCK_SHIFTED.value):
            return ""
        if source:
            # a report has the parts of a typed date in separate columns
            date = f"± {date}" if self.read_cell(cells, "approximate").lower() == "true" else date
            time = self.read_cell(cells, "time").partition(".")[0]
            date += f" {time}{unescape_formula(self.read_cell(cells, 'offset'))}" if time else ""
        return date

    def with_shift(self, cells: Sequence[str], date: PartialDate) -> PartialDate:
        """The date of a row with how the camera's clock was shifted, if that is its source. Raises ColumnsError."""
        if self.read_cell(cells, "source") != Source.CLOCK_SHIFTED.value:
            return date
        raw = self.read_cell(cells, "raw")
        try:
            shifted = parse_shifted_date(raw)
        except (ValueError, OverflowError) as error:
            raise ColumnsError(
                message("“{text}” does not tell by how much a camera clock was shifted", text=raw)
            ) from error
        if date.first_day != shifted.first_day or _shown_time(date) not in ("", _shown_time(shifted)):
            raise ColumnsError(
                message("“{text}” does not make {date}; empty source and raw to use that date", text=raw, date=date.iso)
            )
        return shifted

    def read_event_place(self, cells: Sequence[str]) -> EventPlace:
        return EventPlace(
            unescape_formula(self.read_cell(cells, "event")), unescape_formula(self.read_cell(cells, "place"))
        )


def _shown_time(date: PartialDate) -> str:
    """Hours and minutes; spreadsheets drop seconds."""
    return "" if date.time is None else f"{date.time:%H:%M}"


def parse_column_names(cells: Sequence[str], delimiter: str) -> Columns | None:
    """Parse a header row; None if the row is that of a photo already. Raises ColumnsError."""
    names = [cell.strip().lower() for cell in cells]
    if not any(name in _ALIASES for name in names):
        return None
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        column = _ALIASES.get(name, name)
        if column not in HEADER_NAMES and column not in REPORT:
            if not name:
                continue  # spreadsheets add empty columns after the last one
            known = ", ".join(_ALIASES)
            raise ColumnsError(
                message(
                    "the column “{column}” is not known; known columns: {known}",
                    column=cells[place].strip(),
                    known=known,
                )
            )
        if column in places:
            first, second = cells[places[column]].strip(), cells[place].strip()
            raise ColumnsError(message("the column “{second}” means the same as “{first}”", first=first, second=second))
        places[column] = place
    if "path" not in places:
        raise ColumnsError(message("no column is called path"))
    return Columns(places, delimiter)
