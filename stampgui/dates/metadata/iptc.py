"""Dates in IPTC-IIM datasets."""

from collections.abc import Iterator, Mapping

from stampgui.dates.evidence import ParsedDate
from stampgui.dates.limits import make_date, make_time
from stampgui.dates.metadata.exif import parse_exif_date
from stampgui.dates.partial import PartialDate
from stampgui.dates.zones import parse_offset
from stampgui.lazy_pattern import LazyPattern

_DATE = LazyPattern(r"(?P<year>[0-9]{4})-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})")
_TIME = LazyPattern(
    r"(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2}):?(?P<second>[0-9]{2})\s*(?P<zone>[+-][0-9]{2}:?[0-9]{2})?"
)


def parse_iptc_dates(iptc: Mapping[str, str]) -> Iterator[ParsedDate]:
    """Yield when the content was created, then when it became digital (IIM 4.2, 2:55, 2:60, 2:62, 2:63)."""
    for day, time, is_file_creation in (
        ("DateCreated", "TimeCreated", False),
        ("DigitalCreationDate", "DigitalCreationTime", True),
    ):
        date = parse_iptc_date(iptc.get(day, ""), iptc.get(time, ""))
        if date is not None:
            raw = " ".join(filter(None, (iptc[day], iptc.get(time, ""))))
            yield ParsedDate(date, raw, is_file_creation=is_file_creation)


def parse_iptc_date(day: str, time: str = "") -> PartialDate | None:
    """Return the date of "CCYYMMDD", with zeros for unknown parts, at "HHMMSS±HHMM"; None where there is none.

    The offset +0000 is dropped: IIM requires one, and programs that do not know it write zeros.
    """
    found = _DATE.fullmatch(day.strip())
    if found is None:
        return parse_exif_date(day)
    year, month, day_number = (int(found[part]) for part in ("year", "month", "day"))
    if day_number and not month:
        return None
    date = make_date(year, month or None, day_number or None)
    clock = _TIME.fullmatch(time.strip())
    if date is None or date.day is None or clock is None:
        return date
    shown = make_time(int(clock["hour"]), int(clock["minute"]), int(clock["second"]))
    if shown is None:
        return date
    return PartialDate(date.year, date.month, date.day, shown, parse_offset(clock["zone"] or "") or None)
