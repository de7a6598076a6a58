"""The result of restoring originals as text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from stampgui.gui.text.error_text import explain_error
from stampgui.gui.text.reason_lines import list_reasons
from stampgui.i18n import Catalogue
from stampgui.session.saving.run_results import RestoreResult
from stampgui.stamping.outcome import Outcome

_MAX_REASONS: Final = 2


def describe_restore_result(result: RestoreResult, catalogue: Catalogue) -> tuple[str, str]:
    """Return a title with the number of restored originals, and a note."""
    _, ngettext = catalogue.gettext, catalogue.ngettext
    done, total = result.restored_count, result.total
    if result.error is not None:
        title = _("Restoring was interrupted after {done} of {total} originals.")
        reason = catalogue.render(explain_error(result.error))
        return catalogue.fill(title, done=done, total=total), f"{reason} {_('Finished originals are kept.')}"
    if result.cancelled:
        title = _("Cancelled after {done} of {total} originals.")
        return catalogue.fill(title, done=done, total=total), _("Finished originals are kept.")
    if not done:
        return _("No original could be restored."), ""
    if done < total:
        title = catalogue.fill(_("{done} of {total} originals restored."), done=done, total=total)
    else:
        title = catalogue.fill(ngettext("{count} original restored.", "{count} originals restored.", done), count=done)
    return title, ngettext(
        "It is exactly as it was. The copy is unchanged.",
        "They are exactly as they were. The copies are unchanged.",
        done,
    )


def list_unrestorable(others: Sequence[Outcome], restorable_count: int, catalogue: Catalogue) -> Iterator[str]:
    """List why the originals of some copies cannot be restored; `restorable_count` others can."""
    ngettext, count = catalogue.ngettext, len(others)
    if not others:
        return
    if restorable_count:
        text = ngettext(
            "{count} original cannot be restored:",
            "{count} originals cannot be restored:",
            count,
        )
        yield catalogue.fill(text, count=count)
    else:
        yield ngettext("Its original cannot be restored:", "Their originals cannot be restored:", count)
    yield from list_refusals(others, catalogue)


def list_refusals(refusals: Iterable[Outcome], catalogue: Catalogue) -> Iterator[str]:
    """List why originals were not restored: each reason once, with its copies."""
    lines, left = list_reasons(refusals, catalogue, most=_MAX_REASONS)
    yield from lines
    if left:
        text = catalogue.ngettext(
            "… and {count} more; click it to see why.", "… and {count} more; click them to see why.", left
        )
        yield catalogue.fill(text, count=left)
