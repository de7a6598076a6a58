"""The text of a caption: "difoto tanggal 14 Oktober 2022", never more precise than the date is known."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from stampgui.caption.template_fields import WORDINGS, TemplateError, canonicalise_fields, fill_template, find_fields
from stampgui.caption.template_precision import fit_template
from stampgui.caption.text_layout.shaping import INVISIBLE_CHARACTERS
from stampgui.date_words import (
    is_written_by_table,
    write_day,
    write_month_and_year,
    write_time,
    write_weekday,
    write_year,
)
from stampgui.dates.partial import PartialDate, Precision
from stampgui.i18n import message
from stampgui.values import dataclass, replace

BUILT_IN_TEMPLATES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        "difoto tanggal {tanggal}",
        "{hari}, {tanggal}",
        "difoto tanggal {tanggal} pukul {jam} {zona}",
        "Foto ini difoto tanggal {tanggal}",
        "Difoto hari {hari}, {tanggal}",
        "Foto diambil pada {tanggal}",
        "Dok. {tanggal}",
    ),
    "en": (
        "taken on {date}",
        "{weekday}, {date}",
        "taken on {date} at {time} {zone}",
        "This photo was taken on {date}",
        "Taken on {weekday}, {date}",
        "Photo taken on {date}",
        "Photo: {date}",
    ),
    "jv": ("difoto tanggal {tanggal}", "{hari}, {tanggal}", "difoto tanggal {tanggal} jam {jam} {zona}"),
    "su": ("dipoto tanggal {tanggal}", "{hari}, {tanggal}", "dipoto tanggal {tanggal} jam {jam} {zona}"),
    "ms": ("diambil pada {tanggal}", "{hari}, {tanggal}", "diambil pada {tanggal} pukul {jam} {zona}"),
}
"""Templates by language, in the order of `WORDINGS`; `list_templates` returns those of any language."""

_NEUTRAL_TEMPLATES: Final = ("{date}", "{weekday}, {date}", "{date}, {time} {zone}")

_CLOCK_FIELDS: Final = frozenset({"time", "zone"})
_INDONESIAN_ZONES: Final = {420: "WIB", 480: "WITA", 540: "WIT"}


@dataclass(frozen=True, slots=True)
class EventPlace:
    """What a person wrote about a photo besides its date: {event} and {place}; empty texts leave them out."""

    event: str = ""
    place: str = ""


NO_EVENT_PLACE: Final = EventPlace()


def list_templates(language: str) -> tuple[str, ...]:
    """Return the built-in templates, the default first; for a language without any, those that need no words."""
    return BUILT_IN_TEMPLATES.get(_base_language(language), _NEUTRAL_TEMPLATES)


def find_wording(name: str, language: str) -> str | None:
    """Return the template of this name, one of `WORDINGS`; None for another name, or if the language has none."""
    return dict(zip(WORDINGS, list_templates(language), strict=False)).get(name)


def find_unknown_fields(template: str, date: PartialDate) -> frozenset[str]:
    """Return the fields that `template` has and `date` cannot fill, which captions do without. Raises TemplateError."""
    unknown = {
        "weekday": date.precision is not Precision.DAY or date.approximate,
        "time": date.time is None,
        "zone": date.offset is None,
    }
    return frozenset(field for field in find_fields(template) if unknown.get(field))


def default_template(language: str) -> str:
    return list_templates(language)[0]


def check_language(language: str) -> None:
    """Raise TemplateError if CLDR does not know `language` (a tag such as "id" or "en-GB")."""
    if is_written_by_table(language):
        return
    from babel import Locale, UnknownLocaleError  # late: the program's own languages are written without it

    try:
        Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise TemplateError(
            message("The caption language “{language}” is not known. Try id, en, jv or su.", language=language)
        ) from error


def check_template(template: str) -> None:
    """Raise TemplateError for a template with an unknown field or an unmatched brace, or without the date."""
    if "date" not in find_fields(template):
        raise TemplateError(
            message("The caption “{template}” shows no date. Include {{tanggal}} or {{date}}.", template=template)
        )


def format_caption(
    template: str, date: PartialDate, *, language: str, file: str = "", event_place: EventPlace = NO_EVENT_PLACE
) -> str:
    """Fill `template` for `date`, changing or leaving out the words that belong to unknown parts.

    "difoto tanggal {tanggal}" becomes "difoto bulan Oktober 2022" when only the month is known. Line breaks of the
    template are kept. Raises TemplateError.
    """
    check_template(template)
    fields = find_fields(template)
    shown = date if fields & _CLOCK_FIELDS else replace(date, time=None, offset=None)
    return _format_shown_date(template, shown, language, file if "file" in fields else "", event_place)


@lru_cache(maxsize=16)  # photos of one day share their caption
def _format_shown_date(template: str, date: PartialDate, language: str, file: str, event_place: EventPlace) -> str:
    check_language(language)
    values = {
        "date": format_partial_date(date, language),
        "weekday": write_weekday(date.first_day, language),
        "time": "" if date.time is None else write_time(date.time, language),
        "zone": "" if date.offset is None else format_zone_label(date.offset, language=language),
        "event": to_single_line(event_place.event),
        "place": to_single_line(event_place.place),
        "file": to_single_line(file),
    }
    empty = [name for name in ("event", "place") if not values[name]]
    text = fill_template(
        fit_template(canonicalise_fields(template), date, _base_language(language), empty=empty), values
    )
    return "\n".join(filter(None, map(to_single_line, text.splitlines())))


def format_partial_date(date: PartialDate, language: str) -> str:
    """Return the bare date at its own precision: "14 Oktober 2022", "Oktober 2022", "2022"."""
    match date.precision:
        case Precision.DAY:
            return write_day(date.first_day, language)
        case Precision.MONTH:
            return write_month_and_year(date.first_day, language)
        case Precision.YEAR:
            return write_year(date.first_day, language)


def format_zone_label(offset: int, *, language: str) -> str:
    """Return WIB, WITA or WIT in Indonesia's languages, else "UTC+7"; `offset` is in minutes."""
    if _base_language(language) in ("id", "jv", "su") and offset in _INDONESIAN_ZONES:
        return _INDONESIAN_ZONES[offset]
    hours, minutes = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours}" + (f".{minutes:02d}" if minutes else "")


def to_single_line(text: str) -> str:
    """Return the text on one line, composed (NFC), with single spaces in place of unprintable characters.

    Direction overrides are unprintable: they could reverse a date. Characters that this Python does not know are kept:
    they may be letters of a script that CLDR knows already.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return " ".join(composed.split())
    kept = (
        letter
        if letter.isprintable() or letter in INVISIBLE_CHARACTERS or unicodedata.category(letter) == "Cn"
        else " "
        for letter in composed
    )
    return " ".join("".join(kept).split())


def _base_language(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
