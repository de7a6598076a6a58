"""What is said about a saving that has ended."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from stampgui.gui.saving import Saved
from stampgui.i18n import Catalogue

_NAMED: Final = 100
"""Failures named in the window; the report and the cards name all."""


@dataclass(frozen=True, slots=True)
class ResultWords:
    """`whole` says that all went as it should."""

    title: str
    rest: str
    whole: bool


def result_words(saved: Saved, catalogue: Catalogue) -> ResultWords:
    """ "128 photos saved." and what else there is to know; the failures themselves aside."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    stamped, skipped, uploads = saved.stamped, saved.skipped, saved.uploads
    whole = not saved.failures and not saved.cancelled and saved.error is None
    if saved.cancelled:
        title = _("Cancelled after {done} of {total} photos.").format(done=stamped, total=saved.total)
    elif saved.error is not None:
        title = _("Saving was broken off after {done} of {total} photos.").format(done=stamped, total=saved.total)
    elif whole and skipped and not stamped:
        title = _("There was nothing new to save.")
    elif not whole:
        title = _("{done} of {total} photos saved.").format(done=stamped, total=saved.total)
    else:
        title = ngettext("{count} photo saved.", "{count} photos saved.", stamped).format(count=stamped)
    rest = []
    if saved.retried:
        text = ngettext("{count} of them on another try.", "{count} of them on another try.", saved.retried)
        rest.append(text.format(count=saved.retried))
    if skipped:
        text = ngettext(
            "{count} was skipped, a file of its name is there already.",
            "{count} were skipped, files of their names are there already.",
            skipped,
        )
        rest.append(text.format(count=skipped))
    if uploads:
        rest.append(_("Upload copies are in the folder {name}.").format(name=uploads))
    rest.append(_what_holds(catalogue, whole=whole, some=stamped > 0))
    return ResultWords(title, " ".join(rest), whole)


def _what_holds(catalogue: Catalogue, *, whole: bool, some: bool) -> str:
    """What can be relied on where `some` copies were made now; what lies there of other days may be anything."""
    _ = catalogue.gettext
    if not some:
        return _("The originals are unchanged.")
    if whole:
        return _("Ready to upload. The originals are unchanged.")
    return _("The finished copies are kept. The originals are unchanged.")


def handle_words(saved: Saved, copies: int, catalogue: Catalogue) -> str:
    """What can be taken hold of: `copies` of all photos in the window, more perhaps than this saving made."""
    if copies > saved.stamped:
        text = catalogue.ngettext(
            "Drag {count} copy from here, an earlier one",
            "Drag {count} copies from here, earlier ones included",
            copies,
        )
    else:
        text = catalogue.ngettext("Drag {count} copy from here", "Drag {count} copies from here", copies)
    return text.format(count=copies)


def failure_lines(saved: Saved, catalogue: Catalogue) -> list[str]:
    """ "IMG_1203.JPG: The file is damaged.", and how many more there are."""
    failures = saved.failures
    lines = [
        f"{outcome.path.name}: {catalogue.render(outcome.reason)}"
        for outcome in islice(failures.values(), _NAMED)
        if outcome.reason is not None
    ]
    if (more := len(failures) - _NAMED) > 0:
        text = catalogue.ngettext("… and {count} more; see the report.", "… and {count} more; see the report.", more)
        lines.append(text.format(count=more))
    return lines
