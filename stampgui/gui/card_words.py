"""What the window says about a photo, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.dates import format_date, format_time

from stampgui.batch.words import status_words
from stampgui.caption.own import NOTHING_OWN, Own
from stampgui.caption.wording import date_text, zone_text
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.wording import source_words
from stampgui.gui.photos import Card, choices
from stampgui.i18n import Catalogue, Message
from stampgui.stamping.outcome import Status


class Tone(StrEnum):
    """The colour of a badge; the values are names of tokens."""

    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    TEAL = "teal"
    RED = "red"
    AMBER = "amber"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Badge:
    """Colour, picture and words that say the same thing."""

    tone: Tone
    glyph: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A small picture on a card, and what it says."""

    glyph: str
    words: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Other photos with the very same bytes: one of them, and how many there are."""

    path: Path
    count: int


_SOURCE_LOOKS = {
    Source.FILENAME: (Tone.BLUE, "file"),
    Source.FILENAME_RECEIVED: (Tone.BLUE, "file"),
    Source.FOLDER: (Tone.PURPLE, "folder"),
    Source.XMP: (Tone.GREEN, "pencil"),
    Source.IPTC: (Tone.GREEN, "pencil"),
    Source.PNG: (Tone.GREEN, "pencil"),
    Source.SIDECAR_GOOGLE: (Tone.TEAL, "report"),
    Source.SIDECAR_FACEBOOK: (Tone.TEAL, "report"),
    Source.SIDECAR_INSTAGRAM: (Tone.TEAL, "report"),
    Source.FILE_TIME: (Tone.GREY, "clock"),
}


def badge(card: Card, catalogue: Catalogue) -> Badge:
    """The one thing to know about the photo: where its date is from, or what is in the way."""
    _ = catalogue.gettext
    if card.result is not None and card.result.status is Status.RESTORED:
        return Badge(Tone.GREEN, "check", _capital(catalogue.render(status_words(Status.RESTORED))))
    if card.result is not None and card.result.status is not Status.STAMPED:
        failed = card.result.status is Status.FAILED
        words = _capital(catalogue.render(status_words(card.result.status)))
        return Badge(Tone.RED if failed else Tone.GREY, "cross" if failed else "skip", words)
    outcome = card.outcome
    match outcome.status:
        case Status.NEEDS_DATE:
            return Badge(Tone.RED, "alert", _("Please fill in"))
        case Status.NEEDS_CHECK:
            return Badge(Tone.AMBER, "question", _("Please check"))
        case Status.FAILED:
            return Badge(Tone.RED, "cross", _("Left out"))
        case Status.READY if outcome.evidence:
            if outcome.evidence.source is Source.TYPED:
                return Badge(Tone.TEAL, "pencil", _("Typed"))
            tone, glyph = _SOURCE_LOOKS.get(outcome.evidence.source, (Tone.GREEN, "camera"))
            return Badge(tone, glyph, _capital(catalogue.render(source_words(outcome.evidence.source))))
        case _:
            return Badge(Tone.GREY, "skip", _capital(catalogue.render(status_words(outcome.status))))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def heading(card: Card, catalogue: Catalogue) -> str:
    """The bold line of a card: its date, or what it lacks."""
    _ = catalogue.gettext
    outcome = card.outcome
    match outcome.status:
        case Status.NEEDS_DATE:
            return _("No date yet")
        case Status.NEEDS_CHECK:
            possible = choices(card)
            return f"{short_date(possible[0].date, catalogue)}?" if len(possible) == 1 else _("Dates differ")
        case Status.READY if outcome.evidence:
            return short_date(outcome.evidence.date, catalogue)
        case Status.ALREADY_STAMPED | Status.SKIPPED:
            return _("Left out")
        case _:
            return _("Cannot be stamped")


def brief_heading(card: Card, catalogue: Catalogue) -> str:
    """The heading for a narrow card: a long month is cut short, and never the year."""
    date = card.date
    if date is None or date.precision is not Precision.DAY or date.approximate:
        return heading(card, catalogue)
    return str(format_date(date.first_day, "medium", locale=catalogue.locale))


def reason(card: Card, catalogue: Catalogue) -> str:
    """Why the photo was not saved or cannot be, or nothing."""
    for outcome in (card.result, card.outcome):
        if outcome is not None and outcome.reason is not None:
            return catalogue.render(outcome.reason)
    return ""


def marks(card: Card, catalogue: Catalogue, alike: Alike | None = None) -> tuple[Mark, ...]:
    """What sets the photo apart from the others: a caption of its own, or that it is there more than once."""
    _ = catalogue.gettext
    shown = []
    if card.own != NOTHING_OWN:
        words = _("Differs from the others: {parts}").format(parts=", ".join(_own_parts(card.own, catalogue)))
        shown.append(Mark("sliders", words))
    if alike is not None:
        shown.append(Mark("twins", _alike_words(card, alike, catalogue)))
    return tuple(shown)


def _own_parts(own: Own, catalogue: Catalogue) -> Iterator[str]:
    _ = catalogue.gettext
    style, words = dict(own.style), dict(own.words)
    if style.keys() - {"position"}:
        yield _("style")
    if "position" in style:
        yield _("where the caption is")
    if "event" in words:
        yield _("event")
    if "place" in words:
        yield _("place")


def _alike_words(card: Card, alike: Alike, catalogue: Catalogue) -> str:
    """Names the other photo, and its folder where the name does not tell it apart."""
    here, other = card.found.path.absolute(), alike.path.absolute()
    name = other.name if other.name != here.name else str(Path(other.parent.name, other.name))
    more = alike.count - 1
    if not more:
        return catalogue.gettext("The same photo as {file}").format(file=name)
    text = catalogue.ngettext(
        "The same photo as {file} and {count} more", "The same photo as {file} and {count} more", more
    )
    return text.format(file=name, count=more)


def card_sentence(card: Card, catalogue: Catalogue, alike: Alike | None = None) -> str:
    """The card for those who hear it: "IMG_1203.JPG. 20 January 2023. Source: camera EXIF."."""
    _ = catalogue.gettext
    parts = [card.found.path.name, heading(card, catalogue)]
    if card.date is not None and card.outcome.evidence:
        source = catalogue.render(source_words(card.outcome.evidence.source))
        parts.append(_("Source: {source}").format(source=source))
    if card.saved:
        parts.append(_("Saved"))
    parts += [mark.words for mark in marks(card, catalogue, alike)]
    parts.append(reason(card, catalogue).rstrip("."))
    return ". ".join(part for part in parts if part) + "."


def short_date(date: PartialDate, catalogue: Catalogue) -> str:
    """ "14 Oktober 2022", "sekitar 2017"."""
    text = date_text(date, catalogue.locale)
    return catalogue.gettext("around {date}").format(date=text) if date.approximate else text


def weekday_of(date: PartialDate, catalogue: Catalogue) -> str:
    return str(format_date(date.first_day, "EEEE", locale=catalogue.locale))


def echo(date: PartialDate, catalogue: Catalogue) -> str:
    """The date in full, so that a misreading cannot hide: with its weekday, or what is missing."""
    _ = catalogue.gettext
    text = short_date(date, catalogue)
    match date.precision:
        case Precision.YEAR:
            return _("{date} (year only)").format(date=text)
        case Precision.MONTH:
            return _("{date} (without a day)").format(date=text)
        case Precision.DAY:
            weekday = weekday_of(date, catalogue)
    if date.time is None:
        return f"{weekday}, {text}"
    clock = str(format_time(date.time, "short", locale=catalogue.locale))
    if date.offset is not None:
        clock += " " + zone_text(date.offset, language=catalogue.language)
    return _("{weekday}, {date}, {time}").format(weekday=weekday, date=text, time=clock)


def offer_words(date: PartialDate, reason: Message, catalogue: Catalogue) -> str:
    """A date to be had with one click, and where it is from: "Jumat, 14 Oktober 2022 · EXIF kamera".

    No time of day: nobody picks a date by it, and that of a file would say nothing about the photo.
    """
    return f"{echo(date.without_time(), catalogue)} · {catalogue.render(reason)}"
