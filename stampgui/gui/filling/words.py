"""What the screen "Fill in dates" says about its sections, in the reader's language."""

from dataclasses import dataclass
from enum import Enum, auto

from stampgui.dates.partial import PartialDate
from stampgui.dates.wording import source_words
from stampgui.gui.card_words import offer_words, short_date
from stampgui.gui.filling.sections import Section
from stampgui.i18n import Catalogue, Message, message, messages


class State(Enum):
    WAITING = auto()
    SKIPPED = auto()
    ANSWERED = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a section, and how many of its photos wait.

    `date` is what all of them were given, None while they differ.
    """

    state: State
    date: PartialDate | None = None
    waiting: int = 0


def photos_words(section: Section, catalogue: Catalogue) -> str:
    """The names of the first and the last photo, and how many there are: "scan 1.jpg – scan 6.jpg · 6 photos"."""
    first, last = section.run
    count = len(section.photos)
    if count == 1:
        return first
    return f"{first} – {last} · {count_words(count, catalogue)}"


def count_words(count: int, catalogue: Catalogue) -> str:
    return catalogue.ngettext("{count} photo", "{count} photos", count).format(count=count)


def standing_words(standing: Standing, catalogue: Catalogue) -> str:
    """The date that was given, that the section was skipped, or that its date is missing."""
    _ = catalogue.gettext
    match standing.state:
        case State.WAITING:
            return _("Not answered yet")
        case State.SKIPPED:
            return _("Skipped")
        case State.ANSWERED:
            return short_date(standing.date, catalogue) if standing.date else _("Different dates")


def section_sentence(section: Section, standing: Standing, catalogue: Catalogue) -> str:
    """The section for those who hear it: "Rapat Desa. scan 1.jpg – scan 6.jpg · 6 photos. Skipped."."""
    return f"{section.name}. {photos_words(section, catalogue)}. {standing_words(standing, catalogue)}."


def offers(section: Section, catalogue: Catalogue) -> list[str]:
    """What to suggest, each with its reason, and as the last each photo's own date where these are of one kind."""
    words = [offer_words(one.date, one.reason, catalogue) for one in section.suggestions]
    if section.own_source is not None:
        source = catalogue.render(source_words(section.own_source))
        words.append(catalogue.gettext("Use for each photo: {source}").format(source=source))
    return words


def summary(given: int, left: int) -> Message | None:
    """What was done, in one sentence or two; None where nothing was."""
    if not given:
        return None
    told = messages("{count} photo has its date now.", "{count} photos have their dates now.", given)
    if not left:
        return told
    waiting = messages("{count} photo is still waiting.", "{count} photos are still waiting.", left)
    return message("{done} {waiting}", done=told, waiting=waiting)
