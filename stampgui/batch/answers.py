"""Dates that a person wrote down in a CSV file: path,date rows, or a report of an earlier run."""

import csv
import datetime
import errno
import io
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stampgui.batch.harmless import as_it_was, harmless
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import TypedDateError, read_typed
from stampgui.i18n import Explained, Message, message

_PATHS: Final = ("path", "file", "berkas", "foto", "photo")
_DATES: Final = ("date", "tanggal")


class UnusableAnswers(Explained):
    """The file of dates cannot be used; nothing was stamped."""


class CannotKeepAnswers(Explained):
    """The answers cannot be written down."""


def read_answers(path: Path, *, today: datetime.date) -> Mapping[str, PartialDate]:
    """Read `path,date` rows into dates by `answer_key`; a date is written as a person types it.

    Paths count from the CSV file's folder, or else from the working folder. Comma and semicolon both separate, and a
    first row may name the columns. Of a report, which has a column "source", those rows are a person's word that were
    typed, or whose source is empty and whose date somebody filled in; the other dates were read from the photos, and
    will be again. Raises UnusableAnswers, which names the line.
    """
    try:
        # a name that is not UTF-8 comes back as the bytes that the file system has
        text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise UnusableAnswers(
            message("{file} cannot be read ({detail}).", file=str(path), detail=error.strerror or str(error))
        ) from error
    found: dict[str, PartialDate] = {}
    for number, key, date in _answers(path, text, today):
        if found.setdefault(key, date) != date:
            raise _unusable(path, number, message("the photo has another date further up"))
    return found


def write_answers(path: Path, answers: Mapping[str, PartialDate]) -> None:
    """Write dates by `answer_key` as rows that `read_answers` reads back; whole or not at all.

    Photos below the CSV file's folder are named from there, so that the folder can be moved.
    Raises CannotKeepAnswers.
    """
    folder = Path(answer_key(path)).parent
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow((_PATHS[0], _DATES[0]))
    for key, date in answers.items():
        photo = Path(key)
        shown = photo.relative_to(folder) if photo.is_relative_to(folder) else photo
        rows.writerow((harmless(str(shown)), date.typed))
    # Excel takes a CSV for UTF-8 only behind a byte order mark
    data = table.getvalue().encode("utf-8-sig", errors="surrogateescape")
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.write_bytes(data)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise _not_kept(path, error.strerror or str(error)) from error


def check_answers_path(path: Path) -> None:
    """Try the folder of a file of answers before questions are asked. Raises CannotKeepAnswers."""
    if path.is_dir():
        raise _not_kept(path, os.strerror(errno.EISDIR))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise _not_kept(path, error.strerror or str(error)) from error


def answer_key(path: Path) -> str:
    """The same text for the same file, however its path is written."""
    return os.path.normcase(os.path.realpath(path))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the cells of a row are; without "source" every row is a person's word."""

    path: int = 0
    date: int = 1
    others: Mapping[str, int] | None = None

    def cell(self, cells: Sequence[str], name: str) -> str:
        place = (self.others or {}).get(name)
        return "" if place is None or place >= len(cells) else cells[place].strip()


def _answers(path: Path, text: str, today: datetime.date) -> Iterator[tuple[int, str, PartialDate]]:
    """Yield line number, `answer_key` and date of each row that holds a person's word."""
    columns: _Columns | None = None
    for number, cells, delimiter in _rows(path, text):
        # Excel's own first line, "sep=;", says what separates
        if not any(cell.strip() for cell in cells) or (number == 1 and cells[0].lower().startswith("sep=")):
            continue
        if columns is None:
            columns = _columns(cells)
            if columns.others is not None or cells[0].strip().lower() in _PATHS:
                continue
        if len(cells) <= max(columns.path, columns.date):
            raise _unusable(path, number, message("there is no date; write path{comma}date", comma=delimiter))
        said = _said(columns, cells)
        if said is None:
            continue
        photo = _photo(path, number, cells[columns.path])
        try:
            yield number, answer_key(photo), read_typed(said, today=today)
        except TypedDateError as error:
            raise _unusable(path, number, error.reason) from error


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str], str]]:
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    # as the csv module asks for: it knows the line ends inside of quoted names
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            yield number, cells, delimiter
            number = reader.line_num + 1
    except csv.Error as error:
        raise _unusable(path, number, message("this is no table of text ({detail})", detail=str(error))) from error


def _columns(head: Sequence[str]) -> _Columns:
    names = {name.strip().lower(): place for place, name in reversed(list(enumerate(head)))}
    path = next((names[name] for name in _PATHS if name in names), None)
    date = next((names[name] for name in _DATES if name in names), None)
    return _Columns() if path is None or date is None else _Columns(path, date, names)


def _said(columns: _Columns, cells: Sequence[str]) -> str | None:
    """The date of a row as a text to read, None where the row holds no person's word."""
    date = cells[columns.date].strip()
    if columns.others is None or "source" not in columns.others:
        return date or None  # a list that is filled in little by little
    source = columns.cell(cells, "source")
    if not date or source not in ("", Source.TYPED.value):
        return None
    if source:
        # a report keeps the parts of what was typed in columns of their own
        date = f"± {date}" if columns.cell(cells, "approximate").lower() == "true" else date
        time = columns.cell(cells, "time").partition(".")[0]
        date += f" {time}{as_it_was(columns.cell(cells, 'offset'))}" if time else ""
    return date


def _photo(path: Path, number: int, name: str) -> Path:
    for written in dict.fromkeys((name, as_it_was(name))):
        for place in (path.parent / written, Path(written)):
            if os.path.isdir(place):  # noqa: PTH112 - unlike Path's it never raises
                raise _unusable(path, number, message("{file} is a folder; name the photos in it", file=name))
            if os.path.lexists(place):
                return place
    if any("\udc80" <= letter <= "\udcff" for letter in name):
        raise UnusableAnswers(message("{file} is not a UTF-8 text. Save it as “CSV UTF-8”.", file=path.name))
    raise _unusable(path, number, message("there is no file {file}", file=name))


def _unusable(path: Path, number: int, reason: Message) -> UnusableAnswers:
    return UnusableAnswers(message("{file}, line {line}: {reason}", file=path.name, line=number, reason=reason))


def _not_kept(path: Path, detail: str) -> CannotKeepAnswers:
    return CannotKeepAnswers(
        message("The dates cannot be written to {file} ({detail}).", file=str(path), detail=detail)
    )
