"""The bar below the cards that offers to restore the originals of stamped copies."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.text.restore_result_text import describe_restore_result, list_refusals, list_unrestorable
from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_icon,
    set_style_property,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.scrolling_lines import ScrollingLines
from stampgui.i18n import Catalogue
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import RestoreResult
from stampgui.stamping.outcome import Outcome

_MAX_LINES: Final = 3
"""Lines of reasons in sight: in a small window the bar must leave room for the cards."""


class _OfferPage(QWidget):
    """The offer."""

    def __init__(self) -> None:
        super().__init__()
        self.icon_label, self.text_label = QLabel(), make_label(wrap=True)
        self.selected_button, self.all_button = make_button("link"), make_button()
        self.unrestorable_list = ScrollingLines("muted", most=_MAX_LINES)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(14, 0, 14, 9)
        below.addWidget(self.unrestorable_list)
        head = QWidget()
        _make_row(head, self.text_label).add(self.icon_label, self.text_label, self.selected_button, self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._below)

    def set_unrestorable(self, lines: Sequence[str]) -> None:
        """Say why some cannot be restored; without any the margins of these lines go, too."""
        self.unrestorable_list.set_lines(lines)
        self._below.setVisible(bool(lines))


class _ProgressPage(QWidget):
    """The progress while originals are restored."""

    def __init__(self) -> None:
        super().__init__()
        self.text_label, self.cancel_button = make_label(), make_button("link")
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        set_style_property(self.progress_bar, "thin", "true")
        column = QVBoxLayout()
        column.addWidget(self.text_label)
        column.addWidget(self.progress_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 9, 7)
        row.setSpacing(8)
        row.addLayout(column, 1)
        row.addWidget(self.cancel_button)


class _ResultPage(QWidget):
    """The result."""

    def __init__(self) -> None:
        super().__init__()
        self.icon_label = QLabel()
        self.text_label, self.note_label = make_label("title", wrap=True), make_label("muted", wrap=True)
        self.reasons_list = ScrollingLines("bad", most=_MAX_LINES)
        self.done_button, self.folder_button = make_button("link"), make_button()
        below = QVBoxLayout()
        below.setContentsMargins(14, 0, 14, 9)
        below.setSpacing(3)
        below.addWidget(self.note_label)
        below.addWidget(self.reasons_list)
        head = QWidget()
        _make_row(head, self.text_label).add(self.icon_label, self.text_label, self.done_button, self.folder_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(below)


class RestoreBar(QFrame):
    """Shows one of three pages, or is hidden; every button has a signal."""

    restore_all_requested = Signal()
    restore_selected_requested = Signal()
    cancel_requested = Signal()
    open_folder_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("copies")
        self._catalogue = catalogue
        self._tokens = tokens
        self._count, self._selected = 0, 0
        self._unrestorable: Sequence[Outcome] = ()
        self._progress, self._cancelling = Progress(0, 0, 0.0), False
        self._result: RestoreResult | None = None
        self._offer_page, self._progress_page, self._result_page = _OfferPage(), _ProgressPage(), _ResultPage()
        self._current_page: QWidget = self._offer_page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in (self._offer_page, self._progress_page, self._result_page):
            column.addWidget(page)
        self._name_parts()
        self._offer_page.all_button.clicked.connect(self.restore_all_requested)
        self._offer_page.selected_button.clicked.connect(self.restore_selected_requested)
        self._progress_page.cancel_button.clicked.connect(self.cancel_requested)
        self._result_page.folder_button.clicked.connect(self.open_folder_requested)
        self._result_page.done_button.clicked.connect(lambda: self._show_page(self._offer_page))
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _name_parts(self) -> None:
        offer, running, result = self._offer_page, self._progress_page, self._result_page
        name_parts(
            restoreOffer=offer.text_label,
            restoreAllButton=offer.all_button,
            restoreSelectedButton=offer.selected_button,
            unrestorableNote=offer.unrestorable_list.text_label,
            restoreProgress=running.progress_bar,
            cancelRestoreButton=running.cancel_button,
            restoreResult=result.text_label,
            restoreRefusals=result.reasons_list.text_label,
            restoreDoneButton=result.done_button,
            restoreFolderButton=result.folder_button,
        )

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._progress_page.progress_bar.setAccessibleName(_("Restore progress"))
        for reasons in (self._offer_page.unrestorable_list, self._result_page.reasons_list):
            reasons.setAccessibleName(_("Originals that cannot be restored"))
        self._result_page.done_button.setText(_("Done"))
        self._result_page.folder_button.setText(_("Open the folder"))
        self._update_offer()
        self._update_progress()
        self._update_result()
        self._show_page(self._current_page)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._offer_page.icon_label.setPixmap(render_icon("undo", tokens.muted, 20, scale=self.devicePixelRatioF()))
        set_icon(self._progress_page.cancel_button, "cross", tokens.link, size=14)
        set_icon(self._result_page.folder_button, "folder-open", tokens.text)
        self._update_result()

    def set_copies(self, count: int, unrestorable: Sequence[Outcome], *, selected: int) -> None:
        """Offer to restore `count` stamped copies less the `unrestorable` ones, whose reasons are listed.

        `selected` is how many of the restorable copies are selected. A result goes with the last copy in the list.
        """
        self._count, self._unrestorable, self._selected = count, unrestorable, selected
        self._update_offer()
        tells_of_gone = not count and self._current_page is self._result_page
        self._show_page(self._offer_page if tells_of_gone else self._current_page)

    def set_progress(self, progress: Progress, *, cancelling: bool) -> None:
        self._progress, self._cancelling = progress, cancelling
        self._update_progress()
        self._show_page(self._progress_page)

    def set_result(self, result: RestoreResult) -> None:
        self._result = result
        self._update_result()
        self._show_page(self._result_page)

    def _show_page(self, page: QWidget) -> None:
        self._current_page = page
        for each in (self._offer_page, self._progress_page, self._result_page):
            each.setVisible(each is page)
        self.setVisible(page is not self._offer_page or self._count > 0)

    def _update_offer(self) -> None:
        ngettext = self._catalogue.ngettext
        text = ngettext(
            "{count} photo here is a stamped copy.",
            "{count} photos here are stamped copies.",
            self._count,
        )
        self._offer_page.text_label.setText(self._catalogue.fill(text, count=self._count))
        restorable = self._count - len(self._unrestorable)
        text = ngettext("Restore {count} original…", "Restore {count} originals…", restorable)
        self._offer_page.all_button.setText(self._catalogue.fill(text, count=restorable))
        self._offer_page.all_button.setVisible(restorable > 0)
        text = ngettext("Only the selected one…", "Only the {count} selected…", self._selected)
        self._offer_page.selected_button.setText(self._catalogue.fill(text, count=self._selected))
        self._offer_page.selected_button.setVisible(0 < self._selected < restorable)
        lines = tuple(list_unrestorable(self._unrestorable, restorable, self._catalogue))
        self._offer_page.set_unrestorable(lines)

    def _update_progress(self) -> None:
        _ = self._catalogue.gettext
        progress = self._progress
        text = self._catalogue.fill(
            _("Restoring {done} of {total} originals"), done=progress.done, total=progress.total
        )
        self._progress_page.text_label.setText(text)
        self._progress_page.progress_bar.setRange(0, max(1, progress.total))
        self._progress_page.progress_bar.setValue(progress.done)
        self._progress_page.cancel_button.setText(_("Cancelling…") if self._cancelling else _("Cancel"))
        self._progress_page.cancel_button.setEnabled(not self._cancelling)

    def _update_result(self) -> None:
        if self._result is None:
            return
        restored, t = self._result, self._tokens
        complete = restored.restored_count == restored.total
        name, colour = ("check", t.green) if complete else ("alert", t.amber)
        self._result_page.icon_label.setPixmap(render_icon(name, colour, 20, scale=self.devicePixelRatioF()))
        title, note = describe_restore_result(restored, self._catalogue)
        self._result_page.text_label.setText(title)
        self._result_page.note_label.setText(note)
        self._result_page.note_label.setVisible(bool(note))
        self._result_page.reasons_list.set_lines(tuple(list_refusals(restored.refusals, self._catalogue)))
        self._result_page.folder_button.setEnabled(restored.folder_exists)


def _make_row(parent: QWidget, text: QLabel) -> FlowLayout:
    """A row for buttons beside a `text` that takes the remaining width."""
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    text.setMinimumWidth(scale_to_font(190, text.font()))
    row = FlowLayout(parent, last_at_end=True)
    row.setContentsMargins(14, 7, 9, 7)
    return row
