"""The result of a save run as text."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from stampgui.gui.text.error_text import explain_error
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.run_results import SaveResult

_MAX_NAMED: Final = 100
"""Failures listed in the window; the report and the cards have all of them."""


@dataclass(frozen=True, slots=True)
class SaveResultText:
    """The texts of the results panel, and whether everything succeeded."""

    title: str
    details: str
    complete: bool


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What can be done after a run, each with how many photos or files it is about; 0 where it cannot be done."""

    rest: int = 0
    """Photos that the run did not come to, to continue with."""
    retry: int = 0
    """Photos that failed and can be tried again."""
    undated: int = 0
    """Photos that were left out since they have no date, or one that nobody has checked."""
    copies: int = 0
    """Files to share."""


def explain_nothing_to_save(*, listed: int, undated: int, reading: bool) -> Message:
    """Why there is nothing to save, and what to do: of so many photos that are `listed`, some are `undated`."""
    if reading:
        return message("The photos are still being read. Please save them in a moment.")
    if not listed:
        return message("There is nothing to save yet. Add photos first.")
    if undated:
        return message("No photo has a certain date yet. Fill in the dates, then save.")
    return message("None of these photos can be saved. Each card says why.")


def describe_save_result(result: SaveResult, steps: NextSteps, catalogue: Catalogue) -> SaveResultText:
    """Describe the result, "128 photos saved." and so on, without the list of failures."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    stamped, skipped, uploads = result.stamped_count, result.skipped_count, result.upload_folder
    complete = result.is_complete
    if result.cancelled:
        title = _("Cancelled after {done} of {total} photos.").format(done=stamped, total=result.total)
    elif result.error is not None:
        title = _("Saving was interrupted after {done} of {total} photos.").format(done=stamped, total=result.total)
    elif complete and skipped and not stamped:
        title = _("There was nothing new to save.")
    elif not complete:
        title = _("{done} of {total} photos saved.").format(done=stamped, total=result.total)
    else:
        title = ngettext("{count} photo saved.", "{count} photos saved.", stamped).format(count=stamped)
    rest = [] if result.error is None else [catalogue.render(explain_error(result.error))]
    if result.retried_count:
        text = ngettext("{count} of them on another try.", "{count} of them on another try.", result.retried_count)
        rest.append(text.format(count=result.retried_count))
    if again := result.failed_again_count:
        text = ngettext(
            "{count} photo was tried again and still cannot be saved.",
            "{count} photos were tried again and still cannot be saved.",
            again,
        )
        rest.append(text.format(count=again))
    if skipped:
        text = ngettext(
            "{count} was skipped because a file with its name already exists.",
            "{count} were skipped because files with their names already exist.",
            skipped,
        )
        rest.append(text.format(count=skipped))
    if undated := steps.undated:
        text = ngettext(
            "{count} photo without a certain date was not saved.",
            "{count} photos without a certain date were not saved.",
            undated,
        )
        rest.append(text.format(count=undated))
    if uploads:
        rest.append(_("Upload copies are in the folder {name}.").format(name=uploads))
    rest.append(_describe_guarantee(catalogue, complete=complete, any_stamped=stamped > 0))
    return SaveResultText(title, " ".join(rest), complete)


def _describe_guarantee(catalogue: Catalogue, *, complete: bool, any_stamped: bool) -> str:
    """What is certain about the copies; with none made by this run, only that originals are unchanged."""
    _ = catalogue.gettext
    if not any_stamped:
        return _("The originals are unchanged.")
    if complete:
        return _("Ready to upload. The originals are unchanged.")
    return _("The finished copies are kept. The originals are unchanged.")


def format_drag_hint(result: SaveResult, copy_count: int, catalogue: Catalogue) -> str:
    """The text of the drag handle for all saved copies, which can be more than this run made."""
    if copy_count > result.stamped_count:
        text = catalogue.ngettext(
            "Drag {count} copy from here, saved earlier",
            "Drag {count} copies from here, earlier ones included",
            copy_count,
        )
    else:
        text = catalogue.ngettext("Drag {count} copy from here", "Drag {count} copies from here", copy_count)
    return text.format(count=copy_count)


def list_failures(result: SaveResult, catalogue: Catalogue) -> list[str]:
    """List failures as "IMG_1203.JPG: The file is damaged.", and how many more there are."""
    failures = result.failures
    lines = [
        f"{outcome.path.name}: {catalogue.render(outcome.reason)}"
        for outcome in islice(failures.values(), _MAX_NAMED)
        if outcome.reason is not None
    ]
    if (more := len(failures) - _MAX_NAMED) > 0:
        text = catalogue.ngettext("… and {count} more; see the report.", "… and {count} more; see the report.", more)
        lines.append(text.format(count=more))
    return lines
