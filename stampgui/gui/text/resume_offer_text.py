"""The offer to resume unfinished work, as text."""

from stampgui.batch.unfinished_work import ResumableWork
from stampgui.caption.caption_text import NO_EVENT_PLACE
from stampgui.i18n import Message, message, messages


def describe_resume_offer(work: ResumableWork) -> Message:
    """Describe the work: "Continue the work of November 20, 2026? 12 photos, 5 filled in." and other decisions.

    Changed and missing files are mentioned, too.
    """
    photos = messages("{count} photo", "{count} photos", len(work.photos))
    if work.date_count:
        dates = messages("{count} filled in", "{count} filled in", work.date_count)
        offer = message(
            "Continue the work of {day}? {photos}, {dates}.", photos=photos, dates=dates, day=work.last_saved_on
        )
    else:
        offer = message("Continue the work of {day}? {photos}.", photos=photos, day=work.last_saved_on)
    for detail in (
        work.override_count
        and messages(
            "{count} photo has its own caption settings.",
            "{count} photos have their own caption settings.",
            work.override_count,
        ),
        work.event_place != NO_EVENT_PLACE and message("The event and place you typed are remembered, too."),
        work.changed_count
        and messages("{count} photo has changed since.", "{count} photos have changed since.", work.changed_count),
        work.missing and messages("{count} photo was not found.", "{count} photos were not found.", len(work.missing)),
    ):
        if detail:
            offer = message("{done} {waiting}", done=offer, waiting=detail)
    return offer
