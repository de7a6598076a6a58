"""The file in which unfinished work is stored until its copies are saved.

This is version 2. Version 1, which can still be read, had only dates, and no identity of photos without a date. A
program that does not know shifted clocks takes their dates for typed ones.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from stampgui.atomic_write import write_atomically
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.unfinished_work import UnfinishedPhoto, UnfinishedWork
from stampgui.bounded_json import parse_json
from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.style_file import parse_entries, serialise_entries
from stampgui.dates.clock_shift import ShiftedDate, parse_shifted_date
from stampgui.dates.partial import PartialDate
from stampgui.i18n import ExplainedError
from stampgui.image.photo import Photo
from stampgui.regular_file import FileTooLargeError, read_regular
from stampgui.values import dataclass

EXPIRY: Final = datetime.timedelta(days=90)
"""Photos stored longer ago than this are dropped."""

_VERSION: Final = 2
_READABLE_VERSIONS: Final = (1, 2)
_SIGNATURE: Final = '{"version": '
"""How the file begins; one that does not is never replaced."""
_MAX_BYTES: Final = 1 << 30
"""A million photos with dates, event and place have a third of it."""
_DATE_PARTS: Final = ("year", "month", "day", "time", "offset", "approximate")
_EVENT_PLACE_FIELDS: Final = tuple(field.name for field in fields(EventPlace))


@dataclass(frozen=True, slots=True)
class LoadedWork:
    """The stored work without expired photos, and whether all of it could be read."""

    work: UnfinishedWork
    is_complete: bool = True


def save_unfinished(path: Path, work: UnfinishedWork) -> None:
    """Write the work; after a crash the former file is still there. Raises OSError."""
    # row by row, so that other threads can run between the rows
    rows = ",\n".join(json.dumps(_serialise_photo(each)) for each in work.photos)
    words = json.dumps({name: getattr(work.event_place, name) for name in _EVENT_PLACE_FIELDS})
    data = f'{_SIGNATURE}{_VERSION}, "words": {words}, "photos": [\n{rows}\n]}}\n'.encode()
    write_atomically(path, data, is_own=lambda begin: begin.startswith(_SIGNATURE.encode()))


def load_unfinished(path: Path, *, today: datetime.date) -> LoadedWork:
    """Read the stored work; empty if there is no file. Raises OSError."""
    try:
        stored: Any = parse_json(read_regular(path, max_bytes=_MAX_BYTES, fetch=True))
        if stored["version"] not in _READABLE_VERSIONS:
            return LoadedWork(UnfinishedWork(), is_complete=False)
        words = _parse_event_place(stored.get("words", {}))
        rows = list(stored["photos"])
    except FileNotFoundError:
        return LoadedWork(UnfinishedWork())
    except (ValueError, FileTooLargeError, TypeError, KeyError, AttributeError):
        return LoadedWork(UnfinishedWork(), is_complete=False)
    read = [_parse_photo(row) for row in rows]
    photos = tuple(each for each in read if each is not None and today - each.saved_on <= EXPIRY)
    return LoadedWork(UnfinishedWork(photos, words if photos else NO_EVENT_PLACE), is_complete=None not in read)


def delete_unfinished(path: Path) -> None:
    """Delete the stored work. Raises OSError."""
    path.unlink(missing_ok=True)


def _serialise_photo(each: UnfinishedPhoto) -> Mapping[str, object]:
    row: dict[str, object] = {
        "path": str(each.found.path),
        "relative": str(each.found.relative),
        "kept": each.saved_on.isoformat(),
    }
    if each.photo is None:  # decisions need the identity of a file
        return row
    row["size"], row["modified"] = each.photo.size, each.photo.modified
    if each.date is not None:
        date = each.date
        parts = (date.year, date.month, date.day, date.time and date.time.isoformat(), date.offset, date.approximate)
        row["date"] = dict(zip(_DATE_PARTS, parts, strict=True))
        if isinstance(date, ShiftedDate):
            row["shifted"] = date.raw
    if each.caption_override.style:
        row["style"] = serialise_entries(each.caption_override.style)
    if each.caption_override.event_place:
        row["words"] = dict(each.caption_override.event_place)
    if each.accepts_damage:
        row["damaged"] = True
    return row


def _parse_photo(row: Any) -> UnfinishedPhoto | None:
    """Parse a row; None if this program could not have written it."""
    try:
        path = Path(row["path"])
        found, kept = FoundPhoto(path, _check_relative(Path(row["relative"]))), datetime.date.fromisoformat(row["kept"])
        if not row.keys() & {"date", "style", "words", "size"}:
            return UnfinishedPhoto(found, kept)
        return UnfinishedPhoto(
            found,
            kept,
            Photo(path, int(row["size"]), int(row["modified"])),
            _parse_date(row) if "date" in row else None,
            CaptionOverride()
            .with_style(parse_entries(row.get("style", {})))
            .with_event_place(tuple(_check_entries(row.get("words", {})))),
            accepts_damage=row.get("damaged") is True,
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, ExplainedError):
        return None


def _parse_date(row: Any) -> PartialDate:
    if "shifted" in row:
        return parse_shifted_date(row["shifted"])
    parts = dict(row["date"])
    time = parts.pop("time")
    if not isinstance(parts["offset"], int | None) or not isinstance(parts["approximate"], bool):
        raise TypeError("not a date")
    return PartialDate(**parts, time=None if time is None else datetime.time.fromisoformat(time))


def _parse_event_place(stored: Any) -> EventPlace:
    return EventPlace(**dict(_check_entries(stored)))


def _check_entries(stored: Any) -> Iterator[tuple[str, str]]:
    for name, text in stored.items():
        if name not in _EVENT_PLACE_FIELDS or not isinstance(text, str):
            raise ValueError("not a decision about a photo")
        yield name, text


def _check_relative(relative: Path) -> Path:
    """Check that a relative path stays inside the tree of copies. Raises ValueError."""
    if relative.is_absolute() or ".." in relative.parts or relative.drive:
        raise ValueError("not a place in the tree of copies")
    return relative
