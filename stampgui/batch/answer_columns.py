"""What the columns of a table of answers mean, and what a row of it says about its photo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stampgui.batch.harmless import as_it_was
from stampgui.batch.report.rows import COLUMNS as REPORT
from stampgui.caption.wording import Words
from stampgui.dates.evidence import Source
from stampgui.i18n import Explained, message

HEAD: Final = ("path", "date", "event", "place")
"""The columns by the names that are written."""

_NAMES: Final = {
    **dict.fromkeys(("path", "file", "berkas", "foto", "photo"), "path"),
    **dict.fromkeys(("date", "tanggal"), "date"),
    **dict.fromkeys(("event", "acara"), "event"),
    **dict.fromkeys(("place", "tempat"), "place"),
}


class UnclearColumns(Explained):
    """A row, the naming one or another, whose cells have no clear meaning."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the cells of a row are, by the names of HEAD and of a report; `delimiter` stands between them."""

    places: Mapping[str, int]
    delimiter: str

    @classmethod
    def without_names(cls, delimiter: str) -> "Columns":
        return cls({"path": 0, "date": 1}, delimiter)

    def cell(self, cells: Sequence[str], name: str) -> str:
        """What stands there, empty where the row has no such cell."""
        place = self.places.get(name, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    def path(self, cells: Sequence[str]) -> str:
        """The photo's name, with blanks around it as they are. Raises UnclearColumns."""
        nameless = (cell.strip() for place, cell in enumerate(cells) if place not in self.places.values())
        for text in filter(None, nameless):
            raise UnclearColumns(
                message(
                    "“{text}” stands below no column name; name the columns above: {names}",
                    text=text,
                    names=self.delimiter.join(HEAD),
                )
            )
        if len(cells) <= max(self.places["path"], self.places.get("date", 0)):
            raise UnclearColumns(message("there is no date; write path{comma}date", comma=self.delimiter))
        return cells[self.places["path"]]

    def date(self, cells: Sequence[str]) -> str:
        """The date as a text to read, empty where the row holds no person's word.

        In a report, which has a column "source", those dates are a person's word that were typed, or whose source is
        empty and whose date somebody filled in.
        """
        date = self.cell(cells, "date")
        source = self.cell(cells, "source")
        if not date or source not in ("", Source.TYPED.value):
            return ""
        if source:
            # a report keeps the parts of what was typed in columns of their own
            date = f"± {date}" if self.cell(cells, "approximate").lower() == "true" else date
            time = self.cell(cells, "time").partition(".")[0]
            date += f" {time}{as_it_was(self.cell(cells, 'offset'))}" if time else ""
        return date

    def words(self, cells: Sequence[str]) -> Words:
        return Words(as_it_was(self.cell(cells, "event")), as_it_was(self.cell(cells, "place")))


def named_columns(cells: Sequence[str], delimiter: str) -> Columns | None:
    """The columns that a first row names, None where it is a photo's row already. Raises UnclearColumns."""
    names = [cell.strip().lower() for cell in cells]
    if not any(name in _NAMES for name in names):
        return None
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        column = _NAMES.get(name, name)
        if column not in HEAD and column not in REPORT:
            if not name:
                continue  # spreadsheets write empty columns behind the last one
            known = ", ".join(_NAMES)
            raise UnclearColumns(
                message(
                    "the column “{column}” is not known; known are {known}", column=cells[place].strip(), known=known
                )
            )
        if column in places:
            first, second = cells[places[column]].strip(), cells[place].strip()
            raise UnclearColumns(
                message("the column “{second}” says what “{first}” says already", first=first, second=second)
            )
        places[column] = place
    if "path" not in places:
        raise UnclearColumns(message("no column is called path"))
    return Columns(places, delimiter)
