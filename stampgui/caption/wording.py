"""Words for a date: "difoto tanggal 14 Oktober 2022", and never more than is known."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

from stampgui.dates.partial import PartialDate, Precision
from stampgui.i18n import Explained, message

FIELDS: Final = {
    "tanggal": "date",
    "hari": "weekday",
    "jam": "time",
    "zona": "zone",
    "berkas": "file",
}
"""A template's fields: the Indonesian name and its English twin; both are understood in every language."""

BUILT_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        "difoto tanggal {tanggal}",
        "Foto ini difoto tanggal {tanggal}",
        "Difoto hari {hari}, {tanggal}",
        "Foto diambil pada {tanggal}",
        "Dok. {tanggal}",
    ),
    "en": (
        "taken on {date}",
        "This photo was taken on {date}",
        "Taken on {weekday}, {date}",
        "Photo taken on {date}",
        "Photo: {date}",
    ),
    "jv": ("difoto tanggal {tanggal}",),
    "su": ("dipoto tanggal {tanggal}",),
    "ms": ("diambil pada {tanggal}",),
}
"""Templates by language, the default first. A language without an entry gets the bare date."""

_AROUND: Final = {"id": "sekitar", "jv": "sekitar", "su": "sakitar", "ms": "sekitar", "en": "around"}
_DATE_NOUNS: Final = {
    "id": {Precision.MONTH: "bulan", Precision.YEAR: "tahun"},
    "jv": {Precision.MONTH: "sasi", Precision.YEAR: "taun"},
    "su": {Precision.MONTH: "bulan", Precision.YEAR: "taun"},
}
_INDONESIAN_ZONES: Final = {420: "WIB", 480: "WITA", 540: "WIT"}

_FIELD = re.compile(r"\{\s*([^{}]*?)\s*\}")
_NOUN = re.compile(r"(\btanggal |\btgl\.? |(?<=\bpada ))(?=\{date\})", re.IGNORECASE)
_ON = re.compile(r"\bon (?=\{date\})", re.IGNORECASE)
_WEEKDAY_OF_ID = re.compile(r"\bhari \{weekday\},? ?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\{weekday\},? ?")
_TIME = re.compile(r",? ?\b(?:pukul|jam|at) \{time\}(?: \{zone\})?|,? ?\{time\}(?: \{zone\})?", re.IGNORECASE)
_ZONE = re.compile(r" ?\{zone\}")


class TemplateError(Explained):
    """A template or a caption language that cannot be used."""


def default_template(language: str) -> str:
    return BUILT_IN.get(_family(language), ("{date}",))[0]


def check_language(language: str) -> None:
    """Raise TemplateError when CLDR does not know `language` (a tag such as "id" or "en-GB")."""
    _locale(language)


def check_template(template: str) -> None:
    """Raise TemplateError for an empty template, an unknown field, or one that never shows a date."""
    leftover = _FIELD.sub("", template)
    if "{" in leftover or "}" in leftover:
        raise TemplateError(message("The caption “{template}” has a brace without its partner.", template=template))
    names = [_canonical(found[1]) for found in _FIELD.finditer(template)]
    if "date" not in names:
        raise TemplateError(
            message("The caption “{template}” shows no date. Put {{tanggal}} or {{date}} in it.", template=template)
        )


def caption_text(template: str, date: PartialDate, *, language: str, file: str = "") -> str:
    """Fill `template` for `date`; words that lean on an unknown part change or go with it.

    "difoto tanggal {tanggal}" becomes "difoto bulan Oktober 2022" when only the month is known.
    Raises TemplateError.
    """
    check_template(template)
    locale = _locale(language)
    text = _FIELD.sub(lambda found: "{" + _canonical(found[1]) + "}", template)
    text = _fit_to_precision(text, date, _family(language))
    values = {
        "date": date_text(date, locale),
        "weekday": format_date(date.first_day, "EEEE", locale=locale),
        "time": "" if date.time is None else format_time(date.time, "short", locale=locale),
        "zone": "" if date.offset is None else zone_text(date.offset, language=language),
        "file": file,
    }
    filled = _FIELD.sub(lambda found: values[found[1]], text)
    return " ".join("".join(letter if letter.isprintable() else " " for letter in filled).split())


def date_text(date: PartialDate, locale: Locale) -> str:
    """The bare date at its own precision: "14 Oktober 2022", "Oktober 2022", "2022"."""
    match date.precision:
        case Precision.DAY:
            return format_date(date.first_day, "long", locale=locale)
        case Precision.MONTH:
            return format_skeleton("yMMMM", _noon(date.first_day), locale=locale)
        case Precision.YEAR:
            return format_skeleton("y", _noon(date.first_day), locale=locale)


def zone_text(offset: int, *, language: str) -> str:
    """WIB, WITA, WIT in Indonesia's languages, else "UTC+7" (`offset` in minutes)."""
    if _family(language) in ("id", "jv", "su") and offset in _INDONESIAN_ZONES:
        return _INDONESIAN_ZONES[offset]
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours}" + (f".{minutes:02d}" if minutes else "")


def _fit_to_precision(text: str, date: PartialDate, language: str) -> str:
    if date.precision is not Precision.DAY or date.approximate:
        text = _WEEKDAY.sub("", _WEEKDAY_OF_ID.sub("tanggal ", text))
    if date.time is None:
        text = _TIME.sub("", text)
    if date.offset is None:
        text = _ZONE.sub("", text)
    noun = _DATE_NOUNS.get(language, {}).get(date.precision)
    if noun:
        text = _NOUN.sub(lambda found: _like(found[1], noun) + " ", text)
    around = _AROUND.get(language, "±") if date.approximate else ""
    if around:
        text, leaning = _ON.subn(lambda found: _like(found[0], around) + " ", text)
        if not leaning:
            text = re.sub(r"((?:\b(?:tanggal|bulan|tahun|sasi|taun) )?\{date\})", around + r" \1", text, flags=re.I)
    elif date.precision is not Precision.DAY:
        text = _ON.sub(lambda found: _like(found[0], "in") + " ", text)
    return text


def _like(model: str, word: str) -> str:
    """Give `word` the capital that `model` has."""
    return word.capitalize() if model[:1].isupper() else word


def _canonical(name: str) -> str:
    canonical = FIELDS.get(name.lower(), name.lower())
    if canonical not in FIELDS.values():
        known = ", ".join("{" + field + "}" for pair in FIELDS.items() for field in pair)
        raise TemplateError(
            message("The caption has the unknown field “{field}”. Known fields: {known}.", field=name, known=known)
        )
    return canonical


def _family(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise TemplateError(
            message("The caption language “{language}” is not known. Try id, en, jv or su.", language=language)
        ) from error


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12))
