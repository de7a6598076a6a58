"""Holidays as people name them: "lebaran 2019" is not a date, but it can be looked up."""

import datetime
import re
from typing import Final

_COUNTRY: Final = "ID"
_HOLIDAYS: Final = {
    r"lebaran|idul\s?fitri|eid(?:\sal)?[\s-]?fitr|syawal": "Idul Fitri",
    r"(?:lebaran\s)?haji|idul\s?adha|kurban|qurban|eid(?:\sal)?[\s-]?adha": "Idul Adha",
    r"natal(?:an)?|christmas|xmas": "Natal",
    r"hut\s(?:kemerdekaan\s)?ri|kemerdekaan|proklamasi|agustusan|tujuh\s?belasan|17-?an": "Kemerdekaan",
    r"imlek|chinese\snew\syear": "Imlek",
    r"nyepi": "Nyepi",
    r"waisak|vesak": "Waisak",
    r"maulid(?:an)?|maulud": "Maulid",
    r"isra'?\s?(?:mi'?raj|mikraj)": "Isra Mikraj",
    r"tahun\sbaru\s(?:islam|hijri(?:y?ah)?)|muharram": "Tahun Baru Islam",
    r"tahun\sbaru(?!\s(?:islam|hijri|imlek))(?:\smasehi)?|new\syear(?:'s(?:\sday)?)?": "Tahun Baru Masehi",
    r"jumat\sagung|good\sfriday|wafat(?:nya)?\s(?:isa|yesus)": "Wafat Yesus",
    r"kenaikan\s(?:isa|yesus)|ascension": "Kenaikan Yesus",
    r"hari\sburuh|may\sday": "Buruh",
    r"(?:hari\s)?(?:kesaktian\s|lahir(?:nya)?\s)?pancasila": "Pancasila",
}
"""What people call an Indonesian holiday, as a regular expression, and a part of its name in the calendar."""

_PATTERNS: Final = tuple(
    (re.compile(rf"\b(?:{names})\b"), part)
    for names, part in sorted(_HOLIDAYS.items(), key=lambda each: each[1] != "Idul Adha")
)
"""The first that matches counts; Idul Adha is tried first because of "lebaran haji", which contains "lebaran"."""

_AROUND: Final = re.compile(r"\b(?:sebelum|sesudah|setelah|menjelang|seusai|before|after)\b")


def find_holidays(text: str, years: list[int]) -> tuple[str, tuple[datetime.date, ...]]:
    """Return the name of a holiday in the cleaned `text`, and its days in `years`; ("", ()) where there is none.

    A text about the days before or after a holiday names none.
    """
    named = ((match[0], part) for pattern, part in _PATTERNS if (match := pattern.search(text)))
    name, part = next(named, ("", ""))
    if not part or not years or _AROUND.search(text):
        return "", ()
    import holidays  # a calendar of many countries, needed only here

    calendar = holidays.country_holidays(_COUNTRY, years=years, language="id")
    return name, tuple(day for day, full_name in sorted(calendar.items()) if part in full_name)
