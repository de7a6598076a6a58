"""Confirmations before saving, closing, resetting and discarding."""

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.conflict_text import describe_conflicts
from stampgui.gui.widgets.prompts import Prompts
from stampgui.session.copies.name_conflicts import NameConflicts
from stampgui.stamping.job import ExistingPolicy


def confirm_unused_date(parent: QWidget, session: SessionController, prompts: Prompts) -> bool:
    """Whether to save although a typed date has not been used yet."""
    _ = session.catalogue.gettext
    title = _("The date you are typing is not used yet")
    text = _("Press Enter in the date field to use it, or save without it.")
    return prompts.ask(parent, title, text, answers=(_("Back"), _("Save without it")), default=0) == 1


def confirm_save(
    parent: QWidget, session: SessionController, prompts: Prompts, conflicts: NameConflicts
) -> ExistingPolicy | None:
    """What to do about existing files with the names of copies; None when the user cancels."""
    if not conflicts.total:
        return ExistingPolicy.SKIP
    _, ngettext = session.catalogue.gettext, session.catalogue.ngettext
    title = session.catalogue.fill(
        ngettext(
            "{count} file with the same name is already in this folder",
            "{count} files with the same names are already in this folder",
            conflicts.total,
        ),
        count=conflicts.total,
    )
    skip = ngettext("Skip {count} photo", "Skip {count} photos", conflicts.total)
    skip = session.catalogue.fill(skip, count=conflicts.total)
    choices: dict[str, ExistingPolicy | None] = {skip: ExistingPolicy.SKIP}
    if replaceable := conflicts.total - conflicts.obstacle_count:
        text = ngettext("Replace {count} old copy", "Replace {count} old copies", replaceable)
        text = session.catalogue.fill(text, count=replaceable) if conflicts.judged_all else _("Replace the old copies")
        choices[text] = ExistingPolicy.REPLACE
    renamed = ngettext("Save under a new name", "Save under new names", conflicts.total)
    choices |= {renamed: ExistingPolicy.NUMBER, _("Cancel"): None}
    answers, text = tuple(choices), describe_conflicts(conflicts, session.catalogue)
    return choices[answers[prompts.ask(parent, title, text, answers=answers, default=len(answers) - 1)]]


class ClosingChoice(Enum):
    """What the user wants when the window is to be closed."""

    STAY = auto()
    SAVE = auto()
    """Save first, and close once all is saved."""
    CLOSE = auto()


def confirm_close(parent: QWidget, session: SessionController, prompts: Prompts) -> ClosingChoice:
    """Whether the window may close: nothing is unsaved or running, or the user says so."""
    _ = session.catalogue.gettext
    stay, save, close = ClosingChoice.STAY, ClosingChoice.SAVE, ClosingChoice.CLOSE
    if session.save_run.running:
        title = _("Saving is not finished yet")
        text = _("If you stop now, finished copies are kept and the rest are not made.")
        ways, end = (_("Keep saving"), _("Stop and close")), session.saving_finished
        return (stay, close)[prompts.ask(parent, title, text, answers=ways, default=0, until=end)]
    if not session.has_unsaved_work:
        return close
    session.autosave.flush()
    is_safe = session.autosave.is_safe
    text = (
        _("The dates and captions that you entered are remembered. You can go on the next time you open stampgui.")
        if is_safe
        else _("The dates and captions that you entered cannot be remembered, and are lost when the window is closed.")
    )
    close_text = _("Close") if is_safe else _("Close without saving")
    choices = {_("Cancel"): stay, close_text: close}
    title = _("Not all photos have a copy yet")
    pending, all_saved = session.pending_count
    if pending and not all_saved:  # else what is unsaved concerns photos without a date
        if not session.caption_is_wrong:
            choices = {_("Cancel"): stay, _("Save and close"): save, close_text: close}
        words = session.catalogue.ngettext(
            "The copy of {count} photo is not saved yet", "The copies of {count} photos are not saved yet", pending
        )
        title = session.catalogue.fill(words, count=pending)
    answers = tuple(choices)
    default = len(answers) - 2
    return choices[answers[prompts.ask(parent, title, text, answers=answers, default=default, escape=0)]]


def confirm_reset(parent: QWidget, session: SessionController, prompts: Prompts) -> bool:
    """Whether to reset the settings to the defaults."""
    _ = session.catalogue.gettext
    title = _("Reset these settings to the defaults?")
    text = _(
        "All settings in this dialog return to their defaults, including the style and the folder for the copies. "
        "Your photos, the dates you typed and the text of the caption are kept."
    )
    return prompts.ask(parent, title, text, answers=(_("Cancel"), _("Reset")), default=0) == 1


def confirm_discard(parent: QWidget, session: SessionController, prompts: Prompts) -> bool:
    """Whether to discard the unfinished work of an earlier session."""
    _ = session.catalogue.gettext
    title = _("Discard the unfinished work?")
    text = _("The photos themselves are not changed.")
    return prompts.ask(parent, title, text, answers=(_("Cancel"), _("Discard")), default=0) == 1
