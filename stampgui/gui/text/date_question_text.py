"""Texts of the date questions in the window's language."""

from pathlib import Path
from string import digits

from stampgui.batch.outcome_text import format_date_span, format_short_date
from stampgui.dates.partial import PartialDate
from stampgui.gui.text.photo_text import format_offer
from stampgui.i18n import Catalogue, Message, messages
from stampgui.session.questions.date_questions import DateQuestion, QuestionState, QuestionStatus
from stampgui.session.questions.offered_answers import OfferedAnswer
from stampgui.session.questions.question_text import name_folders


def describe_photo_range(question: DateQuestion, catalogue: Catalogue) -> str:
    """Describe the photos of a group: "scan 1.jpg – scan 6.jpg · 6 photos"."""
    first, last = question.first_and_last
    count = len(question.photos)
    if count == 1:
        return first
    return f"{first} – {last} · {format_photo_count(count, catalogue)}"


def name_photos(question: DateQuestion) -> str:
    """Name a group by its photos, which tells groups of one folder apart: "IMG_1203 – 1207"."""
    first, last = question.first_and_last
    if first == last:
        return first
    one, other = Path(first).stem, Path(last).stem
    words = one.rstrip(digits)
    numbered = words not in (one, other) and other.rstrip(digits) == words
    return f"{one} – {other[len(words) :] if numbered else other}"


def describe_folder(
    question: DateQuestion, catalogue: Catalogue, waiting_count: int = 0, *, names_folder: bool = True
) -> str:
    """Say how many photos a group has, and of which folders: "6 photos · Rapat Desa".

    Where only some of them wait, it says how many: "6 photos, 2 to fill in · Rapat Desa".
    """
    count = len(question.photos)
    photos = format_photo_count(count, catalogue)
    if 0 < waiting_count < count:
        photos = catalogue.fill(catalogue.gettext("{photos}, {count} to fill in"), photos=photos, count=waiting_count)
    return f"{photos} · {name_folders(question, catalogue)}" if names_folder else photos


def format_photo_count(count: int, catalogue: Catalogue) -> str:
    return catalogue.fill(catalogue.ngettext("{count} photo", "{count} photos", count), count=count)


def describe_question_state(state: QuestionState, catalogue: Catalogue) -> str:
    """The date of an answered group, or that it was skipped or has no date yet."""
    _ = catalogue.gettext
    match state.status:
        case QuestionStatus.WAITING:
            return _("Not answered yet")
        case QuestionStatus.SKIPPED:
            return _("Skipped")
        case QuestionStatus.ANSWERED:
            return format_short_date(state.date, catalogue) if state.date else _("Different dates")


def describe_question(question: DateQuestion, state: QuestionState, catalogue: Catalogue) -> str:
    """Describe a group for screen readers: "Rapat Desa. scan 1.jpg – scan 6.jpg · 6 photos. Skipped."."""
    parts = (
        name_folders(question, catalogue),
        describe_photo_range(question, catalogue),
        describe_question_state(state, catalogue),
    )
    return " ".join(f"{part}." for part in parts)


def describe_offered_answer(offered: OfferedAnswer, catalogue: Catalogue) -> str:
    """The date, or the first and the last one of the single photos, with its reason."""
    answer = offered.answer
    dates = {answer} if isinstance(answer, PartialDate) else {date.without_time() for date in answer.values()}
    if len(dates) == 1:
        return format_offer(dates.pop(), offered.reason, catalogue)
    return f"{format_date_span(dates, catalogue)} · {catalogue.render(offered.reason)}"


def summarize_dates(dated_count: int) -> Message | None:
    """Summarise what was answered; None where nothing was."""
    if not dated_count:
        return None
    return messages(
        "You filled in the date of {count} photo.", "You filled in the dates of {count} photos.", dated_count
    )
