"""The questions before saving, before closing, and before choices are lost."""

from PySide6.QtWidgets import QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.session import Session
from stampgui.stamping.job import Existing


def may_leave_typing(parent: QWidget, session: Session, asking: Asking) -> bool:
    """Whether copies may be made although a date is being typed that is not used yet."""
    _ = session.catalogue.gettext
    title = _("The date you are typing is not used yet")
    text = _("Press Enter in the date field to use it, or save without it.")
    return asking.question(parent, title, text, answers=(_("Back"), _("Save without it")), safe=0) == 1


def may_save(parent: QWidget, session: Session, asking: Asking, *, taken: int) -> Existing | None:
    """What to do with copies whose names `taken` files have already; None when the person would rather not save now."""
    if not taken:
        return Existing.SKIP
    _, ngettext = session.catalogue.gettext, session.catalogue.ngettext
    title = ngettext(
        "{count} file of the same name is in this folder already",
        "{count} files of the same names are in this folder already",
        taken,
    ).format(count=taken)
    text = _("Only the copy of the very same photo is replaced; other files of the same name stay as they are.")
    answers = (_("Skip these"), _("Replace the copies"), _("Save under new names"), _("Cancel"))
    pressed = asking.question(parent, title, text, answers=answers, safe=3)
    return (Existing.SKIP, Existing.REPLACE, Existing.NUMBER, None)[pressed]


def may_close(parent: QWidget, session: Session, asking: Asking) -> bool:
    """Whether the window may close: at once, or because the person says so."""
    _ = session.catalogue.gettext
    if session.saving.running:
        title = _("Photos are still being saved")
        text = _("Copies that are finished are kept. The others will not be made.")
        return asking.question(parent, title, text, answers=(_("Go on saving"), _("Stop and close")), safe=0) == 1
    if session.unsaved_answers:
        session.keeping.keep_now()
        title = _("Not everything you did is in a copy yet")
        if session.keeping.works:
            text = _("It is kept. When you open stampgui again, you can go on where you stopped.")
            return asking.question(parent, title, text, answers=(_("Back"), _("Close")), safe=0) == 1
        text = _("It cannot be kept and is lost when the window is closed.")
        return asking.question(parent, title, text, answers=(_("Back"), _("Close without saving")), safe=0) == 1
    return True


def may_reset(parent: QWidget, session: Session, asking: Asking) -> bool:
    """Whether the settings may go back to the defaults."""
    _ = session.catalogue.gettext
    title = _("Reset these settings to the defaults?")
    text = _(
        "Everything in this dialog goes back to what it was at first, also the style and the folder for the copies."
        " Your photos, the dates you typed and the words of the caption stay."
    )
    return asking.question(parent, title, text, answers=(_("Back"), _("Reset")), safe=0) == 1


def may_discard(parent: QWidget, session: Session, asking: Asking) -> bool:
    """Whether work that was begun earlier may be forgotten."""
    _ = session.catalogue.gettext
    title = _("Discard the work that was kept?")
    text = _("The photos themselves stay as they are.")
    return asking.question(parent, title, text, answers=(_("Back"), _("Discard")), safe=0) == 1
