"""Texts of the date questions in the window's language."""

from stampgui.batch.outcome_text import format_short_date
from stampgui.dates.descriptions import describe_source
from stampgui.gui.text.photo_text import format_offer
from stampgui.i18n import Catalogue, Message, message, messages
from stampgui.session.date_questions import DateQuestion, QuestionState, QuestionStatus
from stampgui.session.same_pictures import SamePictureOffers


def describe_photo_range(question: DateQuestion, catalogue: Catalogue) -> str:
    """Describe the photos of a group: "scan 1.jpg – scan 6.jpg · 6 photos"."""
    first, last = question.first_and_last
    count = len(question.photos)
    if count == 1:
        return first
    return f"{first} – {last} · {format_photo_count(count, catalogue)}"


def format_photo_count(count: int, catalogue: Catalogue) -> str:
    return catalogue.ngettext("{count} photo", "{count} photos", count).format(count=count)


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
    return f"{question.name}. {describe_photo_range(question, catalogue)}. {describe_question_state(state, catalogue)}."


def list_offer_texts(question: DateQuestion, catalogue: Catalogue) -> list[str]:
    """Texts of the suggestions with their reasons; the last one can be each photo's own date."""
    words = [format_offer(one.date, one.reason, catalogue) for one in question.suggestions]
    if question.own_source is not None:
        source = catalogue.render(describe_source(question.own_source))
        words.append(catalogue.gettext("Use for each photo: {source}").format(source=source))
    return words


def list_same_picture_texts(offers: SamePictureOffers, catalogue: Catalogue) -> list[str]:
    """Texts of what the same pictures offer: one date for the whole group, then for each photo its own."""
    words = [format_offer(one.date, one.reason, catalogue) for one in offers.suggestions]
    many = ((offers.own_dates, offers.reason_for_own), (offers.all_dates, offers.reason_for_all))
    return words + [catalogue.render(reason) for dates, reason in many if dates]


def summarize_dates(dated_count: int, waiting_count: int) -> Message | None:
    """Summarise what was answered; None where nothing was."""
    if not dated_count:
        return None
    dated = messages("{count} photo has its date now.", "{count} photos have their dates now.", dated_count)
    if not waiting_count:
        return dated
    waiting = messages("{count} photo is still waiting.", "{count} photos are still waiting.", waiting_count)
    return message("{done} {waiting}", done=dated, waiting=waiting)
