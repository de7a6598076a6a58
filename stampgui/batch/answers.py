"""What a person wrote down about photos in a CSV file: rows of path, date, event, place, or an earlier report."""

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

from stampgui.batch.answer_columns import HEAD, Columns, UnclearColumns, named_columns
from stampgui.batch.harmless import as_it_was, harmless
from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import TypedDateError, read_typed
from stampgui.i18n import Explained, Message, message
from stampgui.image.photo import real_path


class UnusableAnswers(Explained):
    """The file of dates cannot be used; nothing was stamped."""


class CannotKeepAnswers(Explained):
    """The answers cannot be written down."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's word about one photo; without a date the photo's own counts."""

    date: PartialDate | None = None
    words: Words = NOTHING_SAID


NO_ANSWER: Final = Answer()


def read_answers(path: Path, *, today: datetime.date) -> Mapping[str, Answer]:
    """Read rows of path, date, event and place into answers by `answer_key`; a date is written as a person types it.

    Paths count from the CSV file's folder, or else from the working folder. Comma and semicolon both separate. A first
    row may name the columns, in any order; without it they are path and date. Of a report the dates that were read from
    the photos are left out, they will be read again. Raises UnusableAnswers, which names the line.
    """
    try:
        # a name that is not UTF-8 comes back as the bytes that the file system has
        text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise UnusableAnswers(
            message("{file} cannot be read ({detail}).", file=str(path), detail=error.strerror or str(error))
        ) from error
    found: dict[str, Answer] = {}
    for number, key, answer in _answers(path, text, today):
        if found.setdefault(key, answer) != answer:
            raise _unusable(path, number, message("the photo has another date, event or place further up"))
    return found


def write_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Write answers by `answer_key` as rows that `read_answers` reads back; whole or not at all.

    Photos below the CSV file's folder are named from there, so that the folder can be moved.
    Raises CannotKeepAnswers.
    """
    folder = Path(answer_key(path)).parent
    table = io.StringIO()
    rows = csv.writer(table)
    columns = HEAD if any(answer.words != NOTHING_SAID for answer in answers.values()) else HEAD[:2]
    rows.writerow(columns)
    for key, answer in answers.items():
        photo = Path(key)
        shown = photo.relative_to(folder) if photo.is_relative_to(folder) else photo
        date = "" if answer.date is None else answer.date.typed
        cells = (harmless(str(shown)), date, harmless(answer.words.event), harmless(answer.words.place))
        rows.writerow(cells[: len(columns)])
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
    return os.path.normcase(real_path(path))


def _answers(path: Path, text: str, today: datetime.date) -> Iterator[tuple[int, str, Answer]]:
    """Yield line number, `answer_key` and answer of each row that holds a person's word."""
    columns: Columns | None = None
    for number, cells, delimiter in _rows(path, text):
        # Excel's own first line, "sep=;", says what separates
        if not any(cell.strip() for cell in cells) or (number == 1 and cells[0].lower().startswith("sep=")):
            continue
        try:
            if columns is None:
                columns = named_columns(cells, delimiter)
                if columns is not None:
                    continue
                columns = Columns.without_names(delimiter)
            name, said, words = columns.path(cells), columns.date(cells), columns.words(cells)
            date = read_typed(said, today=today) if said else None
        except (UnclearColumns, TypedDateError) as error:
            raise _unusable(path, number, error.reason) from error
        answer = Answer(date, words)
        if answer != NO_ANSWER:  # else a list that is filled in little by little
            yield number, answer_key(_photo(path, number, name)), answer


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
