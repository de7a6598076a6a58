"""Facebook's and Instagram's downloads: when the pictures in them were taken, or at least posted."""

import datetime
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from stampgui.bounded_json import parse_json
from stampgui.dates.clues import Sidecar
from stampgui.dates.downloads.json_values import find_nested, parse_epoch
from stampgui.dates.evidence import Source
from stampgui.dates.metadata.exif import has_utc_suffix, parse_exif_date

_UPLOAD_TOLERANCE: Final = datetime.timedelta(minutes=1)
"""Facebook writes the second of the upload, or the next few, as taken_timestamp of pictures without EXIF."""


def parse_meta_export(data: bytes, source: Source) -> dict[str, Sidecar]:
    """Return what one JSON file says of each picture, by the picture's path (see `normalize_media_path`).

    Where it names a picture twice, the capture takes precedence over the posting. Raises ValueError for invalid JSON.
    """
    found: dict[str, Sidecar] = {}
    for entry in _walk_objects(parse_json(data)):
        uri = entry.get("uri", entry.get("path"))
        if not isinstance(uri, str):
            continue
        sidecar = _parse_capture(entry, source) or _parse_posting(entry, source)
        known = found.get(path := normalize_media_path(fix_mojibake(uri)))
        if sidecar is not None and (known is None or known.posted):
            found[path] = sidecar
    return found


def fix_mojibake(text: str) -> str:
    """Undo the downloads' habit of writing each byte of UTF-8 as a character of its own ("TjÃ¸ye" for "Tjøye")."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def normalize_media_path(path: str) -> str:
    """Return the path below the download's root, "posts/media/a.jpg", in the Unicode form in which paths compare."""
    return unicodedata.normalize("NFC", path)


def _walk_objects(content: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in the file, wherever it is nested: the structure of downloads changes each year."""
    stack = [content]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def _parse_capture(entry: dict[str, Any], source: Source) -> Sidecar | None:
    """Read the capture date that was saved from the picture's EXIF before that was removed.

    Facebook saves seconds since 1970, Instagram the text of the tag. Facebook's is not believed within a minute of the
    upload.
    """
    metadata = find_nested(entry, "media_metadata", "photo_metadata")
    blocks = find_nested(metadata, "exif_data")
    posted = parse_epoch(entry.get("creation_timestamp"))
    for block in (metadata, *(blocks if isinstance(blocks, list) else ())):
        stamp = find_nested(block, "taken_timestamp")
        moment = parse_epoch(stamp)
        if moment is not None:
            invented = posted is not None and abs(moment - posted) <= _UPLOAD_TOLERANCE
            return Sidecar(source, moment, f"taken_timestamp {stamp}", posted=invented)
        text = find_nested(block, "date_time_original")
        wall = _parse_wall_clock(text) if isinstance(text, str) else None
        if wall is not None:
            return Sidecar(source, wall, f"date_time_original {text}")
    return None


def _parse_posting(entry: dict[str, Any], source: Source) -> Sidecar | None:
    stamp = entry.get("creation_timestamp")
    moment = parse_epoch(stamp)
    if moment is not None:
        return Sidecar(source, moment, f"creation_timestamp {stamp}", posted=True)
    text = entry.get("taken_at")  # in Instagram's downloads before 2021; it is the posting, despite its name
    wall = _parse_wall_clock(text) if isinstance(text, str) else None
    return None if wall is None else Sidecar(source, wall, f"taken_at {text}", posted=True)


def _parse_wall_clock(text: str) -> datetime.datetime | None:
    """Return the naive local time in the tag's text, or an aware one where it names UTC; None for a partial date."""
    date = parse_exif_date(text[:100])
    if date is None or date.day is None:
        return None
    shown = datetime.datetime.combine(date.first_day, date.time or datetime.time())
    return shown.replace(tzinfo=datetime.UTC) if has_utc_suffix(text) and date.time else shown
