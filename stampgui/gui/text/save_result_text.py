"""The result of a save run as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stampgui.gui.text.error_text import explain_error
from stampgui.gui.text.reason_lines import list_reasons
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.photos.photo_item import PhotoItem, is_waiting
from stampgui.session.saving.run_results import SaveResult

_MAX_REASONS: Final = 20
"""Reasons for failures listed in the window; the report and the cards have all of them."""
CAPTION_IS_WRONG: Final = message("Your own caption cannot be used yet. Correct it, then save.")


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
    waiting: int = 0
    """All listed photos of which this holds."""
    unusable: int = 0
    """Photos that were left out for another reason, which their cards tell."""
    others: int = 0
    """Photos that are ready, and were not selected to be saved."""
    copies: int = 0
    """Files to share."""


def explain_nothing_to_save(photos: Sequence[PhotoItem], *, reading: bool, only_selected: bool) -> Message:
    """Why none of the photos can be saved, and what to do; `only_selected` tells that there are others."""
    if reading:
        return message("The photos are still being read. Please save them in a moment.")
    if not photos:
        words = message("Select the photos to be saved first.")
        return words if only_selected else message("There is nothing to save yet. Add photos first.")
    if any(map(is_waiting, photos)):
        words = message("None of the selected photos has a reliable date yet. Fill in the dates, then save.")
        return words if only_selected else message("No photo has a reliable date yet. Fill in the dates, then save.")
    words = message("None of the selected photos can be saved. Click one to see why.")
    return words if only_selected else message("None of these photos can be saved. Click one to see why.")


def describe_save_result(result: SaveResult, steps: NextSteps, catalogue: Catalogue) -> SaveResultText:
    """Describe the result, "128 photos saved." and so on, without the list of failures."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    stamped, uploads = result.stamped_count, result.upload_folder
    rest = [] if result.error is None else [catalogue.render(explain_error(result.error))]
    if result.retried_count == stamped > 0:
        rest.append(_("It took another try."))
    elif result.retried_count:
        text = ngettext("{count} of them on another try.", "{count} of them on another try.", result.retried_count)
        rest.append(catalogue.fill(text, count=result.retried_count))
    if again := result.failed_again_count:
        text = ngettext(
            "{count} photo was tried again and still cannot be saved.",
            "{count} photos were tried again and still cannot be saved.",
            again,
        )
        rest.append(catalogue.fill(text, count=again))
    rest += _describe_skipped(result.skipped_count, steps, catalogue)
    if uploads:
        rest.append(_("Upload copies are in the folder {name}.").format(name=uploads))
    rest.append(_describe_guarantee(result, steps, catalogue))
    if others := steps.others:
        text = ngettext(
            "{count} other photo is ready and not saved yet.",
            "{count} other photos are ready and not saved yet.",
            others,
        )
        rest.append(catalogue.fill(text, count=others))
    return SaveResultText(_describe_extent(result, catalogue), " ".join(rest), result.is_complete)


def _describe_extent(result: SaveResult, catalogue: Catalogue) -> str:
    """How many of the photos are saved."""
    _, stamped, total = catalogue.gettext, result.stamped_count, result.total
    if result.cancelled:
        return catalogue.fill(_("Cancelled after {done} of {total} photos."), done=stamped, total=total)
    if result.error is not None:
        return catalogue.fill(_("Saving was interrupted after {done} of {total} photos."), done=stamped, total=total)
    if failed := len(result.failures):
        words = _("{done} of {total} photos saved, {failed} failed.")
        return catalogue.fill(words, done=stamped, total=total, failed=failed)
    if result.skipped_count and not stamped:
        return _("There was nothing new to save.")
    return catalogue.fill(catalogue.ngettext("{count} photo saved.", "{count} photos saved.", stamped), count=stamped)


def _describe_skipped(skipped: int, steps: NextSteps, catalogue: Catalogue) -> Iterator[str]:
    """Why photos were skipped, each kind in a sentence."""
    if skipped:
        text = catalogue.ngettext(
            "{count} was skipped: its file name is taken.",
            "{count} were skipped: their file names are taken.",
            skipped,
        )
        yield catalogue.fill(text, count=skipped)
    if undated := steps.undated:
        text = catalogue.ngettext(
            "{count} photo was not saved because its date is missing or not certain.",
            "{count} photos were not saved because their dates are missing or not certain.",
            undated,
        )
        yield catalogue.fill(text, count=undated)
    if unusable := steps.unusable:
        text = catalogue.ngettext(
            "{count} other photo of the list cannot be stamped; click it to see why.",
            "{count} other photos of the list cannot be stamped; click them to see why.",
            unusable,
        )
        yield catalogue.fill(text, count=unusable)


def _describe_guarantee(result: SaveResult, steps: NextSteps, catalogue: Catalogue) -> str:
    """What is certain: of copies only where some were made, and that they stay where the run was broken off.

    After skipped photos and others that wait for a date it is kept short.
    """
    _ = catalogue.gettext
    if result.stamped_count and result.is_complete and not (result.skipped_count and steps.undated):
        text = catalogue.ngettext(
            "{count} copy is ready to upload. The original is unchanged.",
            "{count} copies are ready to upload. The originals are unchanged.",
            result.stamped_count,
        )
        return catalogue.fill(text, count=result.stamped_count)
    if result.stamped_count and (result.cancelled or result.error is not None):
        return _("The finished copies are kept. The originals are unchanged.")
    return _("The originals are unchanged.")


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
    return catalogue.fill(text, count=copy_count)


def list_failures(result: SaveResult, catalogue: Catalogue, *, most: int = _MAX_REASONS) -> list[str]:
    """List why photos failed as "IMG_1203.JPG: The file is damaged.", at most so many, and how many more there are."""
    lines, left = list_reasons(result.failures.values(), catalogue, most=most)
    if left:
        text = catalogue.ngettext("… and {count} more; see the report.", "… and {count} more; see the report.", left)
        lines.append(catalogue.fill(text, count=left))
    return lines
