"""The badge of a card: where the photo's date comes from, or what helps to find one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from babel.dates import format_date

from stampgui.batch.outcome_text import describe_status, format_short_date
from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.descriptions import describe_source
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.names.pasted import is_pasted_name
from stampgui.dates.names.patterns import find_messenger
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.reasons import tells_unset_clock
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.photos.photo_item import PhotoItem, is_waiting
from stampgui.session.questions.date_hints import find_confirmed, find_hint
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
    brief: str = ""
    """What is shown where the text has no room; empty where the text is short."""


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


_BRIEF_SOURCES: Mapping[Source, Message | str] = {
    Source.CLOCK_SHIFTED: message("Clock shifted"),
    Source.EXIF_DIGITIZED: message("Digitized"),
    Source.EXIF_MODIFIED: message("Edited"),
    Source.GPS: message("GPS date"),
    Source.SAME_PICTURE: message("Same picture"),
    Source.SIDECAR_GOOGLE: "Google",
    Source.SIDECAR_FACEBOOK: "Facebook",
    Source.SIDECAR_INSTAGRAM: "Instagram",
    Source.TYPED: message("Typed"),
}
"""What sources with long names are called where there is little room."""


def choose_badge(item: PhotoItem, catalogue: Catalogue) -> Badge:
    """The badge of a photo: the source of its date, or what it lacks and what may help."""
    _ = catalogue.gettext
    if item.is_in_cloud:
        return Badge(Tone.GREY, "cloud", _("In the cloud"))
    if item.copy_result is not None and item.copy_result.status is Status.RESTORED:
        return Badge(Tone.GREEN, "check", capitalize_first(catalogue.render(describe_status(Status.RESTORED))))
    if item.copy_result is not None and item.copy_result.status is not Status.STAMPED and not is_waiting(item):
        return _make_result_badge(item.copy_result.status, catalogue)
    if item.too_small is not None:
        return Badge(Tone.RED, "alert", _("Too small for the caption"), brief=_("Too small"))
    if item.damage is not None:  # its heading says whether it has a date
        return Badge(Tone.AMBER, "alert", _("Damaged photo"), brief=_("Damaged"))
    if item.status is Status.NEEDS_DATE:
        return _choose_hint_badge(item, catalogue)
    if (confirmed := find_confirmed(item)) is not None:
        words = _("{source}, confirmed").format(source=_name_source(confirmed.source, catalogue))
        return Badge(Tone.TEAL, "check", words, brief=_name_source_briefly(confirmed.source, catalogue))
    return _choose_date_badge(item.outcome, catalogue)


def _choose_hint_badge(item: PhotoItem, catalogue: Catalogue) -> Badge:
    """What may help to date a photo, or why nothing does; its heading says that it has no date."""
    _ = catalogue.gettext
    hint, reason = find_hint(item), item.inspection.reason
    if hint is None:
        if reason is not None and tells_unset_clock(reason):
            return Badge(Tone.RED, "alert", _("Camera clock not set"), brief=_("Clock not set"))
        if is_pasted_name(item.found.path.stem):
            return Badge(Tone.RED, "alert", _("Pasted picture"), brief=_("Pasted"))
        return Badge(Tone.RED, "alert", _("Please fill in"))
    messenger = find_messenger(item.found.path.stem) if hint.source is Source.FILENAME_RECEIVED else None
    if messenger is not None:
        return Badge(Tone.RED, "alert", _("From {program}").format(program=messenger), brief=messenger)
    source, date = _name_source(hint.source, catalogue), format_brief_date(hint.date, catalogue)
    words = _("{source}: {date}?").format(source=source, date=date)
    return Badge(Tone.RED, "alert", words, brief=f"{_name_source_briefly(hint.source, catalogue)}?")


def _choose_date_badge(outcome: Outcome, catalogue: Catalogue) -> Badge:
    _ = catalogue.gettext
    match outcome.status:
        case Status.NEEDS_CHECK:
            return Badge(Tone.AMBER, "question", _("To check"))
        case Status.READY if outcome.evidence:
            return _choose_source_badge(outcome.evidence, catalogue)
        case _ if outcome.same_as is not None:
            return Badge(Tone.GREY, "copy", _("Same photo"), brief=_("Same picture"))
        case _:
            return _make_result_badge(outcome.status, catalogue)


def _make_result_badge(status: Status, catalogue: Catalogue) -> Badge:
    """The badge for what became of a photo without a copy of its own."""
    failed = status is Status.FAILED
    words = capitalize_first(catalogue.render(describe_status(status)))
    brief = catalogue.gettext("Copy") if status is Status.ALREADY_STAMPED else ""
    return Badge(Tone.RED if failed else Tone.GREY, "cross" if failed else "skip", words, brief)


def _choose_source_badge(evidence: Evidence, catalogue: Catalogue) -> Badge:
    if evidence.source is Source.TYPED:
        return Badge(Tone.TEAL, "pencil", catalogue.gettext("Typed"))
    date = evidence.date
    tone, glyph = _SOURCE_BADGES.get(evidence.source, (Tone.GREEN, "camera"))
    if isinstance(date, ShiftedDate):  # the shift alone, as the badge's icon is a clock
        words, brief = date.shift.describe_briefly(), date.shift.describe_briefly(most=2)
        return Badge(tone, glyph, catalogue.render(words), brief=catalogue.render(brief))
    return Badge(
        tone,
        glyph,
        _name_source(evidence.source, catalogue),
        brief=_name_source_briefly(evidence.source, catalogue),
    )


def _name_source(source: Source, catalogue: Catalogue) -> str:
    return capitalize_first(catalogue.render(describe_source(source)))


def _name_source_briefly(source: Source, catalogue: Catalogue) -> str:
    match _BRIEF_SOURCES.get(source):
        case None:
            return _name_source(source, catalogue)
        case str() as name:
            return name
        case words:
            return catalogue.render(words)


def format_brief_date(date: PartialDate, catalogue: Catalogue) -> str:
    """A date for places with little room, with an abbreviated month where it has a day."""
    if date.precision is not Precision.DAY or date.approximate:
        return format_short_date(date, catalogue)
    return str(format_date(date.first_day, "medium", locale=catalogue.locale))


def capitalize_first(words: str) -> str:
    return words[:1].upper() + words[1:]
