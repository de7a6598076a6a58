"""Work in progress on disk: the listed photos and the dates that a person gave them, until their copies are saved."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from stampgui.batch.finding import Found
from stampgui.dates.partial import PartialDate
from stampgui.image.errors import UnusableImage
from stampgui.image.photo import Photo, identify

EXPIRES: Final = datetime.timedelta(days=90)
"""After so long nobody remembers what was begun."""

_VERSION: Final = 1
_DATE_PARTS: Final = ("year", "month", "day", "time", "offset", "approximate")


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A listed photo on the day it was `kept`, with its place in the tree of copies.

    `photo` is the file that `date` was given for; None where nobody gave a date.
    """

    found: Found
    kept: datetime.date
    date: PartialDate | None = None
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class StillThere:
    """Kept photos by the resolved paths of their files, without the `missing`.

    The photos of `changed` files are there without their dates; `changed` counts them.
    """

    photos: Mapping[Path, KeptPhoto]
    changed: int = 0
    missing: tuple[KeptPhoto, ...] = ()

    @property
    def dates(self) -> Mapping[Path, PartialDate]:
        return {file: each.date for file, each in self.photos.items() if each.date is not None}

    @property
    def last_day(self) -> datetime.date:
        """The day on which it was last worked on. Raises ValueError without photos."""
        return max(each.kept for each in self.photos.values())


def keep(path: Path, photos: Iterable[KeptPhoto]) -> None:
    """Write work down; a crash leaves what was written before. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # row by row: other threads get their turn, however many photos there are
    rows = ",\n".join(json.dumps(_row(each)) for each in photos)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(f'{{"version": {_VERSION}, "photos": [\n{rows}\n]}}\n', encoding="utf-8")
    fresh.replace(path)


def kept_work(path: Path, *, today: datetime.date) -> tuple[KeptPhoto, ...]:
    """Read what was written down, without what has expired or cannot be understood."""
    try:
        stored: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(stored, dict) or stored.get("version") != _VERSION or not isinstance(stored.get("photos"), list):
        return ()
    read = (_photo(row) for row in stored["photos"])
    return tuple(each for each in read if each is not None and today - each.kept <= EXPIRES)


def forget(path: Path) -> None:
    """Drop what was written down. Raises OSError."""
    path.unlink(missing_ok=True)


def still_there(photos: Iterable[KeptPhoto]) -> StillThere:
    """Look which of the files are what they were."""
    there: dict[Path, KeptPhoto] = {}
    missing: list[KeptPhoto] = []
    changed = 0
    for each in photos:
        now = _identified(each.found.path)
        if now is None:
            missing.append(each)
            continue
        same = each.photo is None or (now.size, now.modified) == (each.photo.size, each.photo.modified)
        changed += not same
        there[each.found.path.resolve()] = each if same else KeptPhoto(each.found, each.kept)
    return StillThere(there, changed, tuple(missing))


def as_kept(
    photos: Iterable[tuple[Found, PartialDate | None]],
    known: MutableMapping[tuple[Path, PartialDate], Photo],
    *,
    today: datetime.date,
) -> Iterator[KeptPhoto]:
    """Look at the files that have dates, each once for each date, and put them into `known`.

    A file that cannot be looked at keeps no date.
    """
    for found, date in photos:
        path = found.path.absolute()
        photo = None
        if date is not None:
            photo = known.get((path, date)) or _identified(path)
        if date is not None and photo is not None:
            known[path, date] = photo
        yield KeptPhoto(Found(path, found.relative), today, None if photo is None else date, photo)


def together(now: Iterable[KeptPhoto], before: Iterable[KeptPhoto]) -> tuple[KeptPhoto, ...]:
    """What is worked on `now` and what was begun `before`, each file once; a date of now is the newer one."""
    photos = {each.found.path: each for each in before}
    for each in now:
        if each.date is not None or each.found.path not in photos:
            photos[each.found.path] = each
    return tuple(photos.values())


def _identified(path: Path) -> Photo | None:
    try:
        return identify(path)
    except UnusableImage:
        return None


def _row(each: KeptPhoto) -> Mapping[str, object]:
    row: dict[str, object] = {
        "path": str(each.found.path),
        "relative": str(each.found.relative),
        "kept": each.kept.isoformat(),
    }
    if each.date is not None and each.photo is not None:
        date = each.date
        parts = (date.year, date.month, date.day, date.time and date.time.isoformat(), date.offset, date.approximate)
        row["date"] = dict(zip(_DATE_PARTS, parts, strict=True))
        row["size"], row["modified"] = each.photo.size, each.photo.modified
    return row


def _photo(row: Any) -> KeptPhoto | None:
    """The photo of a row, or None where the row is not as this program writes it."""
    try:
        path = Path(row["path"])
        found = Found(path, _inside(Path(row["relative"])))
        kept = datetime.date.fromisoformat(row["kept"])
        if "date" not in row:
            return KeptPhoto(found, kept)
        parts = dict(row["date"])
        time = parts.pop("time")
        date = PartialDate(**parts, time=None if time is None else datetime.time.fromisoformat(time))
        return KeptPhoto(found, kept, date, Photo(path, int(row["size"]), int(row["modified"])))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _inside(relative: Path) -> Path:
    """A place in the tree of copies, which nothing leads out of. Raises ValueError."""
    if relative.is_absolute() or ".." in relative.parts or relative.drive:
        raise ValueError("not a place in the tree of copies")
    return relative
