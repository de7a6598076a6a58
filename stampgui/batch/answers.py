"""Reads and writes answers about photos: a CSV file with path, date, event and place, or an earlier report."""

import codecs
import csv
import datetime
import io
import os
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from stampgui.atomic_write import ForeignFileError, check_replaceable, write_atomically
from stampgui.batch.answer import NO_ANSWER, Answer, answer_key
from stampgui.batch.answer_columns import HEADER_NAMES, SHIFT_COLUMNS, Columns, ColumnsError, parse_column_names
from stampgui.batch.csv_safety import escape_formula, unescape_formula
from stampgui.caption.caption_text import NO_EVENT_PLACE
from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.evidence import Source
from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.format import PHOTO_SUFFIXES
from stampgui.regular_file import read_regular
from stampgui.system_errors import explain_read_error, explain_write_error


class AnswersFileError(ExplainedError):
    """The file of answers cannot be used; nothing was stamped."""


class AnswersWriteError(ExplainedError):
    """The answers cannot be written."""


_DELIMITERS: Final = (",", ";", "\t")
_MAX_BYTES: Final = 64 << 20
"""A list of 100,000 photos has an eighth of it."""
_WORKBOOK_MAGIC: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""The first bytes of .xlsx and .ods files, and of .xls."""


def read_answers(path: Path, *, today: datetime.date) -> Mapping[str, Answer]:
    """Read rows of path, date, event and place into answers by `answer_key`; dates are in any form that can be typed.

    Paths are relative to the folder of the CSV file, or else to the working folder. The delimiter is a comma, semicolon
    or tab. A header row can name the columns, in any order; without it they are path and date. Of a report, dates that
    were read from the photos are ignored, since they will be read again. Raises AnswersFileError with the line number.
    """
    try:
        data = read_regular(path, max_bytes=_MAX_BYTES, fetch=True)
    except OSError as error:
        raise AnswersFileError(
            message("{file} cannot be read: {reason}", file=str(path), reason=explain_read_error(error))
        ) from error
    found: dict[str, Answer] = {}
    for number, key, answer in _iterate_answers(path, _decode_table(path, data), today):
        if found.setdefault(key, answer) != answer:
            raise _make_row_error(
                path, number, message("the photo was given another date, event or place in an earlier row")
            )
    return found


def write_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Write answers by `answer_key`, atomically, as rows that `read_answers` can read.

    Paths below the folder of the CSV file are relative to it, so that the folder can be moved.
    Raises AnswersWriteError.
    """
    folder = Path(answer_key(path)).parent
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(columns := _choose_columns(answers.values()))
    for key, answer in answers.items():
        photo = Path(key)
        shown = photo.relative_to(folder) if photo.is_relative_to(folder) else photo
        cells = {
            "path": escape_formula(str(shown)),
            "date": "" if answer.date is None else answer.date.typed_text,
            "event": escape_formula(answer.event_place.event),
            "place": escape_formula(answer.event_place.place),
        }
        if isinstance(answer.date, ShiftedDate):
            cells |= {"source": Source.CLOCK_SHIFTED.value, "raw": answer.date.raw}
        rows.writerow([cells.get(column, "") for column in columns])
    # Excel recognises UTF-8 in a CSV file only by a byte order mark
    data = table.getvalue().encode("utf-8-sig", errors="surrogateescape")
    try:
        write_atomically(path, data, is_own=_is_list_of_answers)
    except OSError as error:
        raise _make_write_error(path, error) from error


def _choose_columns(answers: Collection[Answer]) -> tuple[str, ...]:
    named = any(answer.event_place != NO_EVENT_PLACE for answer in answers)
    shifted = any(isinstance(answer.date, ShiftedDate) for answer in answers)
    return (*(HEADER_NAMES if named else HEADER_NAMES[:2]), *(SHIFT_COLUMNS if shifted else ()))


def check_answers_path(path: Path) -> None:
    """Check that a file of answers can be written, before questions are asked: it replaces only another one.

    Raises AnswersWriteError.
    """
    try:
        check_replaceable(path, _is_list_of_answers)
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise _make_write_error(path, error) from error


def _is_list_of_answers(begin: bytes) -> bool:
    """Whether a file has a photo and its answer in each row, and no other columns, which would be lost."""
    try:
        _, cells, delimiter = next(_read_filled_rows(Path(), _decode_table(Path(), begin)))
        names = parse_column_names(cells, delimiter)
    except (StopIteration, ExplainedError):
        return False
    if names is not None:
        return names.indexes.keys() <= set(HEADER_NAMES)
    return len(cells) == 2 and Path(cells[0]).suffix.lower() in PHOTO_SUFFIXES


def _iterate_answers(path: Path, text: str, today: datetime.date) -> Iterator[tuple[int, str, Answer]]:
    """Yield line number, `answer_key` and answer of each row with an answer."""
    from stampgui.dates.typed.parser import TypedDateError, parse_typed_date  # late: most calls have no such file

    columns: Columns | None = None
    for number, cells, delimiter in _read_filled_rows(path, text):
        try:
            if columns is None:
                columns = parse_column_names(cells, delimiter)
                if columns is not None:
                    continue
                columns = Columns.default(delimiter)
            name, date_text = columns.read_path(cells), columns.read_date(cells)
            event_place = columns.read_event_place(cells)
            if _has_undecoded(event_place.event + event_place.place):
                raise _make_encoding_error(path)
            date = columns.with_shift(cells, parse_typed_date(date_text, today=today)) if date_text else None
        except (ColumnsError, TypedDateError) as error:
            raise _make_row_error(path, number, error.reason) from error
        answer = Answer(date, event_place)
        if answer != NO_ANSWER:  # rows without an answer may be filled in later
            yield number, answer_key(_find_photo(path, number, name)), answer


def _decode_table(path: Path, data: bytes) -> str:
    """Decode a table in UTF-8, or in UTF-16 as in Excel's "Unicode Text" format."""
    if data.startswith(_WORKBOOK_MAGIC):
        raise AnswersFileError(
            message("{file} is a workbook. Open it in Excel and save it as “CSV UTF-8”.", file=path.name)
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    # surrogateescape restores file names that are not UTF-8
    return data.decode("utf-8-sig", errors="surrogateescape")


def _read_filled_rows(path: Path, text: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield line number, cells and delimiter of each row that has text."""
    for number, cells, delimiter in _read_rows(path, text):
        # Excel's own first line "sep=;" names the delimiter
        if any(cell.strip() for cell in cells) and not (number == 1 and cells[0].lower().startswith("sep=")):
            yield number, cells, delimiter


def _read_rows(path: Path, text: str) -> Iterator[tuple[int, list[str], str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # newline="" as the csv module requires, for line ends inside quoted cells
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
    if _has_undecoded(name):
        raise _make_encoding_error(path)
    raise _make_row_error(path, number, message("there is no file {file}", file=name))


def _has_undecoded(text: str) -> bool:
    """Whether a text has bytes that are no UTF-8, which would be stamped as boxes."""
    return any("\udc80" <= letter <= "\udcff" for letter in text)


def _make_encoding_error(path: Path) -> AnswersFileError:
    return AnswersFileError(message("{file} is not a UTF-8 text. Save it as “CSV UTF-8”.", file=path.name))


def _make_row_error(path: Path, number: int, reason: Message) -> AnswersFileError:
    return AnswersFileError(message("{file}, line {line}: {reason}", file=path.name, line=number, reason=reason))


def _make_write_error(path: Path, error: OSError) -> AnswersWriteError:
    if isinstance(error, ForeignFileError):
        return AnswersWriteError(
            message("{file} already exists and is not a list of dates. Choose another name.", file=str(path))
        )
    return AnswersWriteError(
        message("The dates cannot be written to {file}: {reason}", file=str(path), reason=explain_write_error(error))
    )
