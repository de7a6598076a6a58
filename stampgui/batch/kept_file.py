"""The file in which work in progress is kept, until its copies are saved.

Version 2. Version 1 had dates alone, and no identity of photos without one; it is still read.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import count
from pathlib import Path
from typing import Any, Final

from stampgui.batch.finding import Found
from stampgui.batch.kept import KeptPhoto, Work
from stampgui.caption.own import Own
from stampgui.caption.style_file import parse_entries, plain_entries
from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Explained
from stampgui.image.photo import Photo

EXPIRES: Final = datetime.timedelta(days=90)
"""After so long nobody remembers what was begun."""

_VERSION: Final = 2
_READ: Final = (1, 2)
_DATE_PARTS: Final = ("year", "month", "day", "time", "offset", "approximate")
_WORDS: Final = tuple(field.name for field in fields(Words))


@dataclass(frozen=True, slots=True)
class Stored:
    """What was written down, without what has expired; `whole` says whether all of it could be read."""

    work: Work
    whole: bool = True


def keep(path: Path, work: Work) -> None:
    """Write work down; a crash leaves what was written before. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # row by row: other threads get their turn, however many photos there are
    rows = ",\n".join(json.dumps(_row(each)) for each in work.photos)
    words = json.dumps({name: getattr(work.words, name) for name in _WORDS})
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(f'{{"version": {_VERSION}, "words": {words}, "photos": [\n{rows}\n]}}\n', encoding="utf-8")
    fresh.replace(path)


def kept_work(path: Path, *, today: datetime.date) -> Stored:
    """Read what was written down; nothing where nothing was. Raises OSError."""
    try:
        stored: Any = json.loads(path.read_bytes())
        if stored["version"] not in _READ:
            return Stored(Work(), whole=False)
        words = _words(stored.get("words", {}))
        rows = list(stored["photos"])
    except FileNotFoundError:
        return Stored(Work())
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return Stored(Work(), whole=False)
    read = [_photo(row) for row in rows]
    photos = tuple(each for each in read if each is not None and today - each.kept <= EXPIRES)
    return Stored(Work(photos, words if photos else NOTHING_SAID), whole=None not in read)


def set_aside(path: Path) -> Path:
    """Give a file that cannot be read another name, for whoever can mend it. Raises OSError."""
    names = (path.with_name(f"{path.stem}-damaged{number or ''}{path.suffix}") for number in count())
    free = next(name for name in names if not name.exists())
    return path.rename(free)


def forget(path: Path) -> None:
    """Drop what was written down. Raises OSError."""
    path.unlink(missing_ok=True)


def _row(each: KeptPhoto) -> Mapping[str, object]:
    row: dict[str, object] = {
        "path": str(each.found.path),
        "relative": str(each.found.relative),
        "kept": each.kept.isoformat(),
    }
    if each.photo is None:  # nothing is decided about a file that nobody can tell from another
        return row
    row["size"], row["modified"] = each.photo.size, each.photo.modified
    if each.date is not None:
        date = each.date
        parts = (date.year, date.month, date.day, date.time and date.time.isoformat(), date.offset, date.approximate)
        row["date"] = dict(zip(_DATE_PARTS, parts, strict=True))
    if each.own.style:
        row["style"] = plain_entries(each.own.style)
    if each.own.words:
        row["words"] = dict(each.own.words)
    return row


def _photo(row: Any) -> KeptPhoto | None:
    """The photo of a row, or None where the row is not as this program writes it."""
    try:
        path = Path(row["path"])
        found, kept = Found(path, _inside(Path(row["relative"]))), datetime.date.fromisoformat(row["kept"])
        if not row.keys() & {"date", "style", "words", "size"}:
            return KeptPhoto(found, kept)
        return KeptPhoto(
            found,
            kept,
            Photo(path, int(row["size"]), int(row["modified"])),
            _date(row["date"]) if "date" in row else None,
            Own().with_style(parse_entries(row.get("style", {}))).with_words(tuple(_said(row.get("words", {})))),
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, Explained):
        return None


def _date(stored: Any) -> PartialDate:
    parts = dict(stored)
    time = parts.pop("time")
    return PartialDate(**parts, time=None if time is None else datetime.time.fromisoformat(time))


def _words(stored: Any) -> Words:
    return Words(**dict(_said(stored)))


def _said(stored: Any) -> Iterator[tuple[str, str]]:
    for name, text in stored.items():
        if name not in _WORDS or not isinstance(text, str):
            raise ValueError("not what a person says about a photo")
        yield name, text


def _inside(relative: Path) -> Path:
    """A place in the tree of copies, which nothing leads out of. Raises ValueError."""
    if relative.is_absolute() or ".." in relative.parts or relative.drive:
        raise ValueError("not a place in the tree of copies")
    return relative
