"""Texts about a photo in the window's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.dates import format_date, format_time

from stampgui.batch.outcome_text import (
    describe_status,
    format_date_with_weekday,
    format_short_date,
    format_weekday,
)
from stampgui.caption.caption_text import format_zone_label
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.descriptions import describe_origin
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate, Precision
from stampgui.i18n import Catalogue, Message
from stampgui.session.photo_item import PhotoItem, list_date_choices
from stampgui.stamping.outcome import Outcome, Status


class Tone(StrEnum):
    """The colour of a badge; the values are field names of Tokens."""

    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    TEAL = "teal"
    RED = "red"
    AMBER = "amber"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Badge:
    """The badge of a card: colour, icon and text."""

    tone: Tone
    icon_name: str
    text: str


@dataclass(frozen=True, slots=True)
class CardMark:
    """A small icon on a card, and its meaning as text."""

    icon_name: str
    text: str


@dataclass(frozen=True, slots=True)
class DuplicateInfo:
    """Other photos with identical content: one of them, and how many there are."""

    path: Path
    count: int


_SOURCE_BADGES = {
    Source.CLOCK_SHIFTED: (Tone.TEAL, "clock"),
    Source.FILENAME: (Tone.BLUE, "file"),
    Source.FILENAME_RECEIVED: (Tone.BLUE, "file"),
    Source.FOLDER: (Tone.PURPLE, "folder"),
    Source.SAME_PICTURE: (Tone.BLUE, "copy"),
    Source.XMP: (Tone.GREEN, "pencil"),
    Source.IPTC: (Tone.GREEN, "pencil"),
    Source.PNG: (Tone.GREEN, "pencil"),
    Source.SIDECAR_GOOGLE: (Tone.TEAL, "report"),
    Source.SIDECAR_FACEBOOK: (Tone.TEAL, "report"),
    Source.SIDECAR_INSTAGRAM: (Tone.TEAL, "report"),
    Source.FILE_TIME: (Tone.GREY, "clock"),
}


def choose_badge(item: PhotoItem, catalogue: Catalogue) -> Badge:
    """The badge of a photo: the source of its date, or what it lacks."""
    _ = catalogue.gettext
    if item.is_in_cloud:
        return Badge(Tone.GREY, "cloud", _("In the cloud"))
    if item.copy_result is not None and item.copy_result.status is Status.RESTORED:
        return Badge(Tone.GREEN, "check", _capitalize_first(catalogue.render(describe_status(Status.RESTORED))))
    if item.copy_result is not None and item.copy_result.status is not Status.STAMPED:
        failed = item.copy_result.status is Status.FAILED
        words = _capitalize_first(catalogue.render(describe_status(item.copy_result.status)))
        return Badge(Tone.RED if failed else Tone.GREY, "cross" if failed else "skip", words)
    if item.damage is not None:  # its heading says whether it has a date
        return Badge(Tone.AMBER, "alert", _("Damaged photo"))
    return _choose_date_badge(item.outcome, catalogue)


def _choose_date_badge(outcome: Outcome, catalogue: Catalogue) -> Badge:
    _ = catalogue.gettext
    match outcome.status:
        case Status.NEEDS_DATE:
            return Badge(Tone.RED, "alert", _("Please fill in"))
        case Status.NEEDS_CHECK:
            return Badge(Tone.AMBER, "question", _("Please check"))
        case Status.FAILED:
            return Badge(Tone.RED, "cross", _("Skipped"))
        case Status.READY if outcome.evidence:
            if outcome.evidence.source is Source.TYPED:
                return Badge(Tone.TEAL, "pencil", _("Typed"))
            tone, glyph = _SOURCE_BADGES.get(outcome.evidence.source, (Tone.GREEN, "camera"))
            return Badge(tone, glyph, _capitalize_first(catalogue.render(_describe_origin_briefly(outcome.evidence))))
        case _ if outcome.same_as is not None:
            return Badge(Tone.GREY, "copy", _("Same photo"))
        case _:
            return Badge(Tone.GREY, "skip", _capitalize_first(catalogue.render(describe_status(outcome.status))))


def _describe_origin_briefly(evidence: Evidence) -> Message:
    """What fits a badge: of a shifted clock the shift alone, as the badge's icon is a clock."""
    date = evidence.date
    return date.shift.describe_briefly() if isinstance(date, ShiftedDate) else describe_origin(evidence)


def _capitalize_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def format_heading(item: PhotoItem, catalogue: Catalogue) -> str:
    """The heading of a card: the date of the photo, or what it lacks."""
    _ = catalogue.gettext
    outcome = item.outcome
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
            return _("Skipped")
        case _:
            return _("Cannot be stamped")


def format_brief_heading(item: PhotoItem, catalogue: Catalogue) -> str:
    """The heading of a narrow card, with abbreviated months."""
    date = item.date
    if date is None or date.precision is not Precision.DAY or date.approximate:
        return format_heading(item, catalogue)
    return str(format_date(date.first_day, "medium", locale=catalogue.locale))


def format_reason(item: PhotoItem, catalogue: Catalogue) -> str:
    """Why the photo was not or cannot be saved, or an empty string."""
    for outcome in (item.copy_result, item.outcome):
        if outcome is not None and outcome.reason is not None:
            return catalogue.render(outcome.reason)
    return ""


def format_shift(item: PhotoItem, catalogue: Catalogue) -> str:
    """How the camera's clock was shifted, which is often too long for the card, or an empty string."""
    if not isinstance(item.user_date, ShiftedDate):
        return ""
    return _capitalize_first(catalogue.render(item.user_date.shift.describe()))


def list_marks(item: PhotoItem, catalogue: Catalogue, duplicate: DuplicateInfo | None = None) -> tuple[CardMark, ...]:
    """The marks in the corner of a card: own caption settings, damage, and duplicates."""
    _ = catalogue.gettext
    shown = []
    if item.caption_override != NO_OVERRIDE:
        words = _("Own settings: {parts}").format(
            parts=", ".join(_list_override_parts(item.caption_override, catalogue))
        )
        shown.append(CardMark("sliders", words))
    if item.damage is not None:
        shown.append(CardMark("alert", catalogue.render(item.damage.describe())))
    if duplicate is not None:
        shown.append(CardMark("duplicates", _describe_duplicate(item, duplicate, catalogue)))
    return tuple(shown)


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
    return text.format(file=name, count=more)


def describe_photo(item: PhotoItem, catalogue: Catalogue, duplicate: DuplicateInfo | None = None) -> str:
    """Describe the card for screen readers: "IMG_1203.JPG. 20 January 2023. Source: camera data."."""
    _ = catalogue.gettext
    parts = [item.found.path.name, format_heading(item, catalogue)]
    if item.date is not None and item.outcome.evidence:
        source = catalogue.render(describe_origin(item.outcome.evidence))
        parts.append(_("Source: {source}").format(source=source))
    if item.saved:
        parts.append(_("Saved"))
    parts += [mark.text for mark in list_marks(item, catalogue, duplicate)]
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
            return _("{date} (without a day)").format(date=text)
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
