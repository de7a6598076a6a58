"""The progress of a run as text."""

from stampgui.gui.text.number_text import format_number
from stampgui.i18n import Catalogue
from stampgui.session.saving.progress import Progress


def format_progress(progress: Progress, catalogue: Catalogue) -> str:
    """Return "about 9 seconds left · 8.6 photos a second", or "" while there is too little to estimate from."""
    _ = catalogue.gettext
    rate, left = progress.per_second, progress.remaining_seconds
    if rate is None or left is None:
        return ""
    number = format_number(rate, 1 if rate < 10 else 0, catalogue)
    speed = _("{rate} photos a second").format(rate=number)
    if rate < 1:
        number = format_number(rate * 60, 0, catalogue)
        speed = _("{rate} photos a minute").format(rate=number)
    return f"{_format_time_left(left, catalogue)} · {speed}"


def format_reading_progress(done: int, total: int, catalogue: Catalogue) -> str:
    """How many photos have been read; `total` is 0 while nobody knows how many there are."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    if total:
        return catalogue.fill(_("Reading photos… {done} of {total}"), done=done, total=total)
    if not done:
        return _("Looking for photos…")
    return catalogue.fill(
        ngettext("Reading photos… {count} so far", "Reading photos… {count} so far", done), count=done
    )


def format_fetch_progress(done: int, total: int, catalogue: Catalogue) -> str:
    """How many photos have been fetched from the cloud."""
    return catalogue.fill(catalogue.gettext("Fetching from the cloud… {done} of {total}"), done=done, total=total)


def _format_time_left(seconds: float, catalogue: Catalogue) -> str:
    ngettext = catalogue.ngettext
    if seconds < 90:
        count = max(1, round(seconds))
        text = ngettext("about {count} second left", "about {count} seconds left", count)
    else:
        count = round(seconds / 60)
        text = ngettext("about {count} minute left", "about {count} minutes left", count)
    return catalogue.fill(text, count=count)
