"""What the screen "Fill in dates" says about its sections, in the reader's language."""

from stampgui.dates.descriptions import describe_source
from stampgui.gui.text.photo_text import format_offer, format_short_date
from stampgui.i18n import Catalogue, Message, message, messages
from stampgui.session.date_questions import DateQuestion, QuestionState, QuestionStatus


def describe_photo_range(section: DateQuestion, catalogue: Catalogue) -> str:
    """The names of the first and the last photo, and how many there are: "scan 1.jpg – scan 6.jpg · 6 photos"."""
    first, last = section.first_and_last
    count = len(section.photos)
    if count == 1:
        return first
    return f"{first} – {last} · {format_photo_count(count, catalogue)}"


def format_photo_count(count: int, catalogue: Catalogue) -> str:
    return catalogue.ngettext("{count} photo", "{count} photos", count).format(count=count)


def describe_question_state(standing: QuestionState, catalogue: Catalogue) -> str:
    """The date that was given, that the section was skipped, or that its date is missing."""
    _ = catalogue.gettext
    match standing.status:
        case QuestionStatus.WAITING:
            return _("Not answered yet")
        case QuestionStatus.SKIPPED:
            return _("Skipped")
        case QuestionStatus.ANSWERED:
            return format_short_date(standing.date, catalogue) if standing.date else _("Different dates")


def describe_question(section: DateQuestion, standing: QuestionState, catalogue: Catalogue) -> str:
    """The section for those who hear it: "Rapat Desa. scan 1.jpg – scan 6.jpg · 6 photos. Skipped."."""
    return (
        f"{section.name}. {describe_photo_range(section, catalogue)}. {describe_question_state(standing, catalogue)}."
    )


def list_offer_texts(section: DateQuestion, catalogue: Catalogue) -> list[str]:
    """What to suggest, each with its reason, and as the last each photo's own date where these are of one kind."""
    words = [format_offer(one.date, one.reason, catalogue) for one in section.suggestions]
    if section.own_source is not None:
        source = catalogue.render(describe_source(section.own_source))
        words.append(catalogue.gettext("Use for each photo: {source}").format(source=source))
    return words


def summarize_dates(dated_count: int, waiting_count: int) -> Message | None:
    """What was done, in one sentence or two; None where nothing was."""
    if not dated_count:
        return None
    told = messages("{count} photo has its date now.", "{count} photos have their dates now.", dated_count)
    if not waiting_count:
        return told
    waiting = messages("{count} photo is still waiting.", "{count} photos are still waiting.", waiting_count)
    return message("{done} {waiting}", done=told, waiting=waiting)
