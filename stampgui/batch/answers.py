"""What a person wrote down about photos in a CSV file: rows of path, date, event, place, or an earlier report."""

import codecs
import csv
import datetime
import errno
import io
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stampgui.atomic_write import write_atomically
from stampgui.batch.answer_columns import HEADER_NAMES, Columns, ColumnsError, parse_column_names
from stampgui.batch.csv_safety import escape_formula, unescape_formula
from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.photo import resolve_path


class AnswersFileError(ExplainedError):
    """The file of dates cannot be used; nothing was stamped."""


class AnswersWriteError(ExplainedError):
    """The answers cannot be written down."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's word about one photo; without a date the photo's own counts."""

    date: PartialDate | None = None
    event_place: EventPlace = NO_EVENT_PLACE


NO_ANSWER: Final = Answer()

_DELIMITERS: Final = (",", ";", "\t")
_WORKBOOK_MAGIC: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""The first bytes of .xlsx and .ods files, and of .xls."""


def read_answers(path: Path, *, today: datetime.date) -> Mapping[str, Answer]:
    """Read rows of path, date, event and place into answers by `answer_key`; a date is written as a person types it.

    Paths count from the CSV file's folder, or else from the working folder. Commas, semicolons or tabs separate. A
    first row may name the columns, in any order; without it they are path and date. Of a report the dates that were
    read from the photos are left out, they will be read again. Raises AnswersFileError, which names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AnswersFileError(
            message("{file} cannot be read ({detail}).", file=str(path), detail=error.strerror or str(error))
        ) from error
    found: dict[str, Answer] = {}
    for number, key, answer in _iterate_answers(path, _decode_table(path, data), today):
        if found.setdefault(key, answer) != answer:
            raise _make_row_error(
                path, number, message("the photo was given another date, event or place in an earlier row")
            )
    return found


def write_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Write answers by `answer_key` as rows that `read_answers` reads back; whole or not at all.

    Photos below the CSV file's folder are named from there, so that the folder can be moved.
    Raises CannotKeepAnswers.
    """
    folder = Path(answer_key(path)).parent
    table = io.StringIO()
    rows = csv.writer(table)
    columns = (
        HEADER_NAMES if any(answer.event_place != NO_EVENT_PLACE for answer in answers.values()) else HEADER_NAMES[:2]
    )
    rows.writerow(columns)
    for key, answer in answers.items():
        photo = Path(key)
        shown = photo.relative_to(folder) if photo.is_relative_to(folder) else photo
        date = "" if answer.date is None else answer.date.typed_text
        cells = (
            escape_formula(str(shown)),
            date,
            escape_formula(answer.event_place.event),
            escape_formula(answer.event_place.place),
        )
        rows.writerow(cells[: len(columns)])
    # Excel takes a CSV for UTF-8 only behind a byte order mark
    data = table.getvalue().encode("utf-8-sig", errors="surrogateescape")
    try:
        write_atomically(path, data)
    except OSError as error:
        raise _make_write_error(path, error.strerror or str(error)) from error


def check_answers_path(path: Path) -> None:
    """Try the folder of a file of answers before questions are asked. Raises CannotKeepAnswers."""
    if path.is_dir():
        raise _make_write_error(path, os.strerror(errno.EISDIR))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise _make_write_error(path, error.strerror or str(error)) from error


def answer_key(path: Path) -> str:
    """The same text for the same file, however its path is written."""
    return os.path.normcase(resolve_path(path))


def _iterate_answers(path: Path, text: str, today: datetime.date) -> Iterator[tuple[int, str, Answer]]:
    """Yield line number, `answer_key` and answer of each row that holds a person's word."""
    columns: Columns | None = None
    for number, cells, delimiter in _read_rows(path, text):
        # Excel's own first line, "sep=;", says what separates
        if not any(cell.strip() for cell in cells) or (number == 1 and cells[0].lower().startswith("sep=")):
            continue
        try:
            if columns is None:
                columns = parse_column_names(cells, delimiter)
                if columns is not None:
                    continue
                columns = Columns.default(delimiter)
            name, said, words = columns.read_path(cells), columns.read_date(cells), columns.read_event_place(cells)
            date = parse_typed_date(said, today=today) if said else None
        except (ColumnsError, TypedDateError) as error:
            raise _make_row_error(path, number, error.reason) from error
        answer = Answer(date, words)
        if answer != NO_ANSWER:  # else a list that is filled in little by little
            yield number, answer_key(_find_photo(path, number, name)), answer


def _decode_table(path: Path, data: bytes) -> str:
    """Return the text of a table in UTF-8, or in UTF-16 as Excel's "Unicode Text" has it."""
    if data.startswith(_WORKBOOK_MAGIC):
        raise AnswersFileError(
            message("{file} is a workbook. Open it in Excel and save it as “CSV UTF-8”.", file=path.name)
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    # a name that is not UTF-8 comes back as the bytes that the file system has
    return data.decode("utf-8-sig", errors="surrogateescape")


def _read_rows(path: Path, text: str) -> Iterator[tuple[int, list[str], str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # as the csv module asks for: it knows the line ends inside of quoted names
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for cells in reader:
            yield number, cells, delimiter
            number = reader.line_num + 1
    except csv.Error as error:
        raise _make_row_error(
            path, number, message("this is not a table of text ({detail})", detail=str(error))
        ) from error


def _find_photo(path: Path, number: int, name: str) -> Path:
    for written in dict.fromkeys((name, unescape_formula(name))):
        for place in (path.parent / written, Path(written)):
            if os.path.isdir(place):  # noqa: PTH112 - unlike Path's it never raises
                raise _make_row_error(
                    path, number, message("{file} is a folder; list the photos in it instead", file=name)
                )
            if os.path.lexists(place):
                return place
    if any("\udc80" <= letter <= "\udcff" for letter in name):
        raise AnswersFileError(message("{file} is not a UTF-8 text. Save it as “CSV UTF-8”.", file=path.name))
    raise _make_row_error(path, number, message("there is no file {file}", file=name))


def _make_row_error(path: Path, number: int, reason: Message) -> AnswersFileError:
    return AnswersFileError(message("{file}, line {line}: {reason}", file=path.name, line=number, reason=reason))


def _make_write_error(path: Path, detail: str) -> AnswersWriteError:
    return AnswersWriteError(
        message("The dates cannot be written to {file} ({detail}).", file=str(path), detail=detail)
    )
