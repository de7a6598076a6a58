"""Dates that a person wrote down in a CSV file: path,date rows."""

import csv
import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import TypedDateError, read_typed
from stampgui.i18n import Explained, Message, message

_HEADINGS = ("path", "file", "berkas", "foto", "photo")


class UnusableAnswers(Explained):
    """The file of dates cannot be used; nothing was stamped."""


def read_answers(path: Path, *, today: datetime.date) -> Mapping[str, PartialDate]:
    """Read `path,date` rows into dates by `answer_key`; a date is written as a person types it.

    Paths count from the CSV file's folder, or else from the working folder. Comma and semicolon both separate, and a
    first row of headings is passed over. Raises UnusableAnswers, which names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableAnswers(message("{file} is not a UTF-8 text. Save it as “CSV UTF-8”.", file=path.name)) from error
    except OSError as error:
        raise UnusableAnswers(
            message("{file} cannot be read ({detail}).", file=str(path), detail=error.strerror or str(error))
        ) from error
    return dict(_rows(path, text, today))


def answer_key(path: Path) -> str:
    """The same text for the same file, however its path is written."""
    return os.path.normcase(os.path.realpath(path))


def _rows(path: Path, text: str, today: datetime.date) -> Iterator[tuple[str, PartialDate]]:
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
        if not any(cell.strip() for cell in cells) or (number == 1 and cells[0].strip().lower() in _HEADINGS):
            continue
        if len(cells) < 2:
            raise _unusable(path, number, message("there is no date; write path{comma}date", comma=delimiter))
        photo = next((base for base in (path.parent / cells[0], Path(cells[0])) if base.exists()), None)
        if photo is None:
            raise _unusable(path, number, message("there is no file {file}", file=cells[0]))
        try:
            yield answer_key(photo), read_typed(cells[1], today=today)
        except TypedDateError as error:
            raise _unusable(path, number, error.reason) from error


def _unusable(path: Path, number: int, reason: Message) -> UnusableAnswers:
    return UnusableAnswers(message("{file}, line {line}: {reason}", file=path.name, line=number, reason=reason))
