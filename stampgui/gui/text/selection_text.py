"""What is said of the selected photos in the inspector."""

from collections.abc import Sequence

from stampgui.batch.outcome_text import format_short_date
from stampgui.dates.descriptions import describe_origin, describe_source
from stampgui.dates.evidence import Source
from stampgui.dates.reasons import tells_disagreement
from stampgui.gui.text.photo_text import format_full_date
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.copies.copy_dates import foresee_copy_dates
from stampgui.session.copies.copy_options import has_full_size_copies
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.questions.date_hints import find_confirmed
from stampgui.session.selection_summary import SelectionSummary
from stampgui.settings import Settings
from stampgui.stamping.outcome import Status, refuses_folder


def describe_shared_date(items: Sequence[PhotoItem], summary: SelectionSummary, catalogue: Catalogue) -> str:
    """The date of these photos and how it is known, or how one is typed."""
    _ = catalogue.gettext
    date, day = summary.shared_date, summary.shared_day
    if day is None:
        words = _("Write the date as usual. The year alone is fine, too.")
        return words if summary.datable else ""
    text = format_full_date(date or day, catalogue)
    if date is None:
        text = _("{date}, several times").format(date=text)
    item, confirmed = items[0], find_confirmed(items[0])
    if confirmed is not None and len(summary.confirmed) == 1:
        source = catalogue.render(describe_origin(confirmed))
        text += " · " + _("{source}, confirmed").format(source=source)
    elif len(summary.sources) == 1 and item.evidence is not None:
        text += " · " + catalogue.render(describe_origin(item.evidence))
    return text


def describe_first_choices(summary: SelectionSummary, kind: Source, catalogue: Catalogue) -> str:
    """What the first suggestion of each photo, all of one kind, would give them: from which day to which."""
    days = sorted(summary.choice_dates, key=lambda date: (date.first_day, date.last_day))
    first, last = (format_short_date(date, catalogue) for date in (days[0], days[-1]))
    source = catalogue.render(describe_source(kind))
    if len(days) == 1:
        return catalogue.gettext("Use for each photo: {date} · {source}").format(date=first, source=source)
    words = catalogue.gettext("Use each photo's own date: {first} to {last} · {source}")
    return words.format(first=first, last=last, source=source)


def list_notes(
    items: Sequence[PhotoItem], summary: SelectionSummary, settings: Settings, catalogue: Catalogue
) -> list[str]:
    """Why these photos cannot be used, or what to know of their dates."""
    if len(items) == 1:
        (item,) = items
        refusal = _find_refusal(item)
        if refusal is not None and refuses_folder(refusal):
            return _explain_folder(refusal, catalogue)
        if refusal is None:
            said = (*item.outcome.notes, *foresee_copy_dates(item, settings))
        else:
            said = (refusal,) if item.damage is None else (refusal, item.damage.describe())
        return [catalogue.render(each) for each in said]
    if items and all(item.is_in_cloud for item in items):
        return [
            catalogue.gettext(
                "These photos are in the cloud and not on this computer. They are fetched only if you ask."
            )
        ]
    if items and not summary.datable:
        return [catalogue.gettext("None of these photos can be saved. Click one to see why.")]
    if (count := summary.contradicting) and has_full_size_copies(settings):
        words = catalogue.ngettext(
            "{count} of these photos has another date in its own data.",
            "{count} of these photos have another date in their own data.",
            count,
        )
        return [catalogue.fill(words, count=count)]
    return []


def _explain_folder(refusal: Message, catalogue: Catalogue) -> list[str]:
    """Why a folder refused the copy, and then which folder it is, whose path may be long."""
    told = dict(refusal.arguments)
    return [
        catalogue.render(message("Not saved: {reason}", reason=told["reason"])),
        f"{catalogue.gettext('Folder:')} {told['folder']}",
    ]


def _find_refusal(item: PhotoItem) -> Message | None:
    """Why the photo cannot be stamped, or was not when it was to be saved; else None."""
    if item.status is not Status.READY:
        reason = item.outcome.reason
        if reason is not None and tells_disagreement(reason):  # which dates these are is read on the buttons below
            return message("Two dates disagree. Please pick the right one.")
        return reason
    result = item.copy_result
    return result.reason if result is not None and result.status in (Status.FAILED, Status.SKIPPED) else None
