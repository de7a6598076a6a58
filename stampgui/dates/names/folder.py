"""Dates in the names of the folders a photo lies in."""

import datetime
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from stampgui.dates.calendar_words import MONTHS, join_alternatives
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.limits import is_possible_capture_date, make_date
from stampgui.dates.names.context import is_date_only, is_scan_folder, is_transfer_folder
from stampgui.dates.names.filename import find_dates_in_name
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.sentinels import contains_unset_clock_date
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import replace

MAX_DEPTH: Final = 3
"""How many of the nearest folders are searched; further up are the person's name, the drive, the backup."""

_HOMES: Final = frozenset({"home", "users"})
_PHOTO_FOLDER_WORDS: Final = frozenset(
    """album albums arsip camera canon dan dcim desktop documents dokumen dokumentasi fotografi galeri gallery gambar
    google hp images kamera kantor koleksi media my mnt nikon onedrive photo photos photography picture pictures
    pribadi sony takeout volumes""".split()  # noqa: SIM905 - read as a page of words
)
"""Words that people name their photo folders with, besides ordinary words."""

_YEAR = LazyPattern(r"(?:tahun\s*|thn\.?\s*)?(?P<year>(?:18|19|20)[0-9]{2})", re.IGNORECASE)
_TAKEOUT_YEAR = LazyPattern(r"(?:photos from|foto dari) (?P<year>(?:18|19|20)[0-9]{2})", re.IGNORECASE)
_NUMBER = LazyPattern(r"[0-9]{1,2}")
_MONTH_WORD = LazyPattern(rf"(?:(?P<number>[0-9]{{1,2}})[\s._-]*)?(?P<word>{join_alternatives(MONTHS)})", re.IGNORECASE)


def find_dates_in_folders(path: PurePath, *, today: datetime.date) -> tuple[Evidence, ...]:
    """Return the dates of the nearest dated folder above the photo at `path`; mostly none or one.

    A date may be spread over nested folders ("2022/10/14"). A folder's time of day is dropped: it is not
    this photo's. Ambiguous are a bare year, because offices file by budget year, a bare date among folders for
    another event ("Backup/2023/01/15", "2023-01-15/Scan"), and any date in a folder of scans.
    """
    names = [part for part in path.parent.parts if part != path.anchor][::-1]
    for start in range(min(MAX_DEPTH, len(names))):
        found = _parse_folders(names[start:], today)
        if found:
            unsure = _is_filed_by_other_event(names, start, depth=found[0].raw.count("/") + 1)
            return tuple(replace(evidence, ambiguous=evidence.ambiguous or unsure) for evidence in found)
    return ()


def has_only_date_folders(raw: str) -> bool:
    """Whether the folders of an evidence's `raw` are named by dates alone, as programs do that file photos."""
    return all(_TAKEOUT_YEAR.fullmatch(name) or is_date_only(name) for name in raw.split("/"))


def _is_filed_by_other_event(names: Sequence[str], start: int, *, depth: int) -> bool:
    """Whether the other folders suggest that the `depth` folders from `start` on are not dated by the capture.

    `names` are the folders above the photo, the nearest first.
    """
    inside, dated = names[:start], names[start : start + depth]
    outside = names[start + depth : start + depth + MAX_DEPTH]
    if any(is_scan_folder(name) for name in outside):
        return True
    if _TAKEOUT_YEAR.fullmatch(dated[0]) or not all(is_date_only(name) for name in dated):
        return False  # words for an event: a person named the folder
    if any(is_transfer_folder(name) for name in (*inside, *outside)):
        return True
    return bool(outside) and not _is_photo_folder(outside[0], *outside[1:2])


def _is_photo_folder(name: str, around: str = "") -> bool:
    """Whether `name`, a folder inside `around`, is one in which people keep photos by their capture dates.

    Programs also file by day what they receive, import or save, each in a folder of its own. So only names that people
    give their photo folders are accepted.
    """
    if around.casefold() in _HOMES:
        return True  # a home folder, named after the person
    from stampgui.dates.names.ordinary_words import is_ordinary_word  # late: its lists of words are long

    words = [word for word in re.split(r"[\W\d_]+", name.casefold()) if word]
    return all(word in _PHOTO_FOLDER_WORDS or word in MONTHS or is_ordinary_word(word) for word in words)


def _parse_folders(names: Sequence[str], today: datetime.date) -> tuple[Evidence, ...]:
    takeout = _TAKEOUT_YEAR.fullmatch(names[0])
    nested = PartialDate(int(takeout["year"])) if takeout else _parse_nested_day(names) or _parse_nested_month(names)
    if nested is None:
        return tuple(
            replace(
                evidence,
                date=evidence.date.without_time(),
                source=Source.FOLDER,
                # a messenger's folder is dated by the day of receiving, an export's in UTC
                ambiguous=evidence.weak or evidence.date.offset is not None,
            )
            for evidence in find_dates_in_name(names[0], raw=names[0], today=today)
        )
    if not is_possible_capture_date(nested, today):
        return ()
    depth = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}[nested.precision]
    raw = "/".join(reversed(names[:depth]))
    # programs that file photos by their EXIF date also make such folders for photos from unset clocks
    made_for_unset_clocks = nested.day is None and contains_unset_clock_date(nested)
    return (Evidence(nested, Source.FOLDER, raw, ambiguous=made_for_unset_clocks),)


def _parse_nested_day(names: Sequence[str]) -> PartialDate | None:
    """Read "2022/10/14", "2022-10/14", "2022/14 Oktober" and "2022/Oktober/14 Oktober"; the innermost comes first."""
    if _NUMBER.fullmatch(names[0]):
        month = _parse_nested_month(names[1:]) or _parse_single_month(names[1:])
        return None if month is None else make_date(month.year, month.month, int(names[0]))
    worded = _MONTH_WORD.fullmatch(names[0])
    if worded is None or worded["number"] is None:
        return None
    number, month_number = int(worded["number"]), MONTHS[worded["word"].casefold()]
    outer = _parse_nested_month(names[1:])
    if outer is not None:  # in the folder of that month it is the day, whatever its number
        return make_date(outer.year, month_number, number) if outer.month == month_number else None
    year = _parse_year(names[1:])
    # "10 Oktober" may be a numbered month or the tenth day; the month is right in both cases
    return None if year is None or number == month_number else make_date(year, month_number, number)


def _parse_nested_month(names: Sequence[str]) -> PartialDate | None:
    """Read "2022/10", "2022/Oktober" and "2022/10 Oktober"; `names` has the innermost folder first."""
    year = _parse_year(names[1:])
    if year is None:
        return None
    if _NUMBER.fullmatch(names[0]):
        return make_date(year, int(names[0]))
    worded = _MONTH_WORD.fullmatch(names[0])
    return None if worded is None else make_date(year, MONTHS[worded["word"].casefold()])


def _parse_single_month(names: Sequence[str]) -> PartialDate | None:
    """Read a month that a single folder names: "2022-10", "Oktober 2022"."""
    if not names:
        return None
    found = find_dates_in_name(names[0], raw=names[0], today=datetime.date.max)
    sure = [evidence.date for evidence in found if not evidence.weak]
    exact = len(sure) == 1 and sure[0].precision is Precision.MONTH and not sure[0].approximate
    return sure[0] if exact else None


def _parse_year(names: Sequence[str]) -> int | None:
    found = _YEAR.fullmatch(names[0]) if names else None
    return int(found["year"]) if found else None
