"""Texts about a photo in the window's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.dates import format_time

from stampgui.batch.outcome_text import (
    format_date_with_weekday,
    format_short_date,
    format_weekday,
)
from stampgui.caption.caption_text import format_zone_label
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.descriptions import describe_origin
from stampgui.dates.partial import PartialDate, Precision
from stampgui.gui.text.photo_badge import Badge, Tone, capitalize_first, format_brief_date
from stampgui.i18n import Catalogue, Message
from stampgui.session.photos.photo_item import PhotoItem, list_date_choices
from stampgui.session.questions.date_hints import find_confirmed
from stampgui.stamping.outcome import Status


@dataclass(frozen=True, slots=True)
class DuplicateInfo:
    """Other photos with identical content: one of them, and how many there are."""

    path: Path
    count: int


def format_heading(item: PhotoItem, catalogue: Catalogue) -> str:
    """The heading of a card: the date of the photo, or what it lacks."""
    _ = catalogue.gettext
    outcome = item.outcome
    if item.too_small is not None and item.date is not None:
        return format_short_date(item.date, catalogue)
    match outcome.status:
        case Status.NEEDS_DATE:
            return _("No date yet")
        case Status.NEEDS_CHECK:
            possible = list_date_choices(item)
            return f"{format_short_date(possible[0].date, catalogue)}?" if len(possible) == 1 else _("Dates differ")
        case Status.READY if outcome.evidence:
            return format_short_date(outcome.evidence.date, catalogue)
        case Status.SKIPPED if outcome.is_in_cloud:
            return _("Not fetched yet")
        case _ if outcome.same_as is not None:
            return _("Same photo")
        case Status.ALREADY_STAMPED | Status.SKIPPED:
            return _("Not used")
        case _:
            return _("Cannot be stamped")


def format_brief_heading(item: PhotoItem, catalogue: Catalogue) -> str:
    """The heading of a narrow card, with abbreviated months and fewer words."""
    _ = catalogue.gettext
    if item.date is not None:
        return format_brief_date(item.date, catalogue)
    match item.outcome.status:
        case Status.NEEDS_DATE:
            return _("Undated")
        case Status.FAILED:
            return _("Unusable")
        case _:
            return format_heading(item, catalogue)


def tells_more(badge: Badge, item: PhotoItem) -> bool:
    """Whether a photo's badge tells more than its heading, where there is room for the words of one of them."""
    outcome = item.outcome
    if item.date is not None:
        return badge.tone in (Tone.RED, Tone.AMBER)
    is_told = outcome.is_in_cloud or outcome.same_as is not None
    return outcome.status in (Status.ALREADY_STAMPED, Status.SKIPPED) and not is_told


def format_reason(item: PhotoItem, catalogue: Catalogue) -> str:
    """Why the photo was not or cannot be saved, or an empty string."""
    unreadable = item.status is Status.FAILED  # found out later than why it was not saved
    for outcome in (item.outcome,) if unreadable else (item.copy_result, item.outcome):
        if outcome is not None and outcome.reason is not None:
            return catalogue.render(outcome.reason)
    return ""


def format_shift(item: PhotoItem, catalogue: Catalogue) -> str:
    """How the camera's clock was shifted, which is often too long for the card, or an empty string."""
    if not isinstance(item.user_date, ShiftedDate):
        return ""
    return capitalize_first(catalogue.render(item.user_date.shift.describe()))


def list_mark_icons(item: PhotoItem, *, has_duplicates: bool) -> tuple[str, ...]:
    """The icons in the corner of a card: for own caption settings, damage, and duplicates."""
    marks = {
        "sliders": item.caption_override != NO_OVERRIDE,
        "alert": item.damage is not None,
        "duplicates": has_duplicates,
    }
    return tuple(icon for icon, is_shown in marks.items() if is_shown)


def describe_marks(item: PhotoItem, catalogue: Catalogue, duplicate: DuplicateInfo | None = None) -> tuple[str, ...]:
    """What the icons in the corner of a card mean, each in words."""
    _ = catalogue.gettext
    words = []
    if item.caption_override != NO_OVERRIDE:
        parts = ", ".join(_list_override_parts(item.caption_override, catalogue))
        words.append(_("Own settings: {parts}").format(parts=parts))
    if item.damage is not None:
        words.append(catalogue.render(item.damage.describe()))
    if duplicate is not None:
        words.append(_describe_duplicate(item, duplicate, catalogue))
    return tuple(words)


def _list_override_parts(override: CaptionOverride, catalogue: Catalogue) -> Iterator[str]:
    _ = catalogue.gettext
    style, words = dict(override.style), dict(override.event_place)
    if style.keys() - {"position"}:
        yield _("style")
    if "position" in style:
        yield _("position")
    if "event" in words:
        yield _("event")
    if "place" in words:
        yield _("place")


def _describe_duplicate(item: PhotoItem, duplicate: DuplicateInfo, catalogue: Catalogue) -> str:
    """Name the duplicate, with its folder where the file names are equal."""
    here, other = item.found.path.absolute(), duplicate.path.absolute()
    name = other.name if other.name != here.name else str(Path(other.parent.name, other.name))
    more = duplicate.count - 1
    if not more:
        return catalogue.gettext("Identical to {file}").format(file=name)
    text = catalogue.ngettext("Identical to {file} and {count} more", "Identical to {file} and {count} more", more)
    return catalogue.fill(text, file=name, count=more)


def describe_photo(item: PhotoItem, catalogue: Catalogue, duplicate: DuplicateInfo | None = None) -> str:
    """Describe the card for screen readers: "IMG_1203.JPG. 20 January 2023. Source: camera data."."""
    _ = catalogue.gettext
    parts = [item.found.path.name, format_heading(item, catalogue)]
    if item.date is not None and item.evidence is not None:
        confirmed = find_confirmed(item)
        source = catalogue.render(describe_origin(confirmed or item.evidence))
        words = _("Source: {source}, confirmed by you") if confirmed else _("Source: {source}")
        parts.append(words.format(source=source))
    if item.saved:
        parts.append(_("Saved"))
    parts += describe_marks(item, catalogue, duplicate)
    parts.append(format_reason(item, catalogue).rstrip("."))
    return ". ".join(part for part in parts if part) + "."


def format_full_date(date: PartialDate, catalogue: Catalogue) -> str:
    """Format a date in full, with its weekday or what is missing, so that a misinterpretation is noticed."""
    _ = catalogue.gettext
    text = format_short_date(date, catalogue)
    match date.precision:
        case Precision.YEAR:
            return _("{date} (year only)").format(date=text)
        case Precision.MONTH:
            return _("{date} (month only)").format(date=text)
    if date.time is None:
        return format_date_with_weekday(date, catalogue)
    weekday = format_weekday(date, catalogue)
    clock = str(format_time(date.time, "short", locale=catalogue.locale))
    if date.offset is not None:
        clock += " " + format_zone_label(date.offset, language=catalogue.language)
    return _("{weekday}, {date}, {time}").format(weekday=weekday, date=text, time=clock)


def format_offer(date: PartialDate, reason: Message, catalogue: Catalogue) -> str:
    """Format a suggested date with its source: "Jumat, 14 Oktober 2022 · data kamera".

    Without the time of day, which does not help to choose a date.
    """
    return f"{format_full_date(date.without_time(), catalogue)} · {catalogue.render(reason)}"
