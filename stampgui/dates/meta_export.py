"""Facebook's and Instagram's downloads: when the pictures in them were taken, or only posted."""

import datetime
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from stampgui.dates.bounded_json import inside, read_epoch, read_json
from stampgui.dates.clues import Sidecar
from stampgui.dates.evidence import Source
from stampgui.dates.exif import read_exif, says_utc

_UPLOADING: Final = datetime.timedelta(minutes=1)
"""Facebook writes the second of the upload, or the next few, as taken_timestamp of pictures without EXIF."""


def read_export(data: bytes, source: Source) -> dict[str, Sidecar]:
    """Return what one JSON file tells of each picture, by `place_of` its path in the download.

    Where it names a picture twice, the capture goes before the posting. Raises ValueError for what is no JSON.
    """
    found: dict[str, Sidecar] = {}
    for entry in _objects(read_json(data)):
        place = entry.get("uri", entry.get("path"))
        if not isinstance(place, str):
            continue
        sidecar = _taken(entry, source) or _posted(entry, source)
        known = found.get(place := place_of(repaired(place)))
        if sidecar is not None and (known is None or known.posted):
            found[place] = sidecar
    return found


def repaired(text: str) -> str:
    """Undo the downloads' habit of writing each byte of UTF-8 as a character of its own ("TjÃ¸ye" for "Tjøye")."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def place_of(path: str) -> str:
    """Return the path below the download's root, "posts/media/a.jpg", in the one form in which names are compared."""
    return unicodedata.normalize("NFC", path)


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in the file, whatever it is nested in: the downloads' forms change each year."""
    waiting = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _taken(entry: dict[str, Any], source: Source) -> Sidecar | None:
    """Read the capture that was kept from the picture's EXIF before it was taken off.

    Facebook keeps an epoch, Instagram the text of the tag. Neither is believed within a minute of the upload.
    """
    metadata = inside(entry, "media_metadata", "photo_metadata")
    blocks = inside(metadata, "exif_data")
    posted = read_epoch(entry.get("creation_timestamp"))
    for block in (metadata, *(blocks if isinstance(blocks, list) else ())):
        stamp = inside(block, "taken_timestamp")
        moment = read_epoch(stamp)
        if moment is not None:
            invented = posted is not None and abs(moment - posted) <= _UPLOADING
            return Sidecar(source, moment, f"taken_timestamp {stamp}", posted=invented)
        text = inside(block, "date_time_original")
        wall = _wall_clock(text) if isinstance(text, str) else None
        if wall is not None:
            return Sidecar(source, wall, f"date_time_original {text}")
    return None


def _posted(entry: dict[str, Any], source: Source) -> Sidecar | None:
    stamp = entry.get("creation_timestamp")
    moment = read_epoch(stamp)
    if moment is not None:
        return Sidecar(source, moment, f"creation_timestamp {stamp}", posted=True)
    text = entry.get("taken_at")  # Instagram's downloads before 2021; it is the posting all the same
    wall = _wall_clock(text) if isinstance(text, str) else None
    return None if wall is None else Sidecar(source, wall, f"taken_at {text}", posted=True)


def _wall_clock(text: str) -> datetime.datetime | None:
    """Return what the tag's clock showed, naive; aware where the text names UTC; None for a partial date."""
    date = read_exif(text[:100])
    if date is None or date.day is None:
        return None
    shown = datetime.datetime.combine(date.first_day, date.time or datetime.time())
    return shown.replace(tzinfo=datetime.UTC) if says_utc(text) and date.time else shown
