"""The save bar at the bottom of the window: settings before saving, progress, and results."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stampgui.gui.saving.progress_panel import ProgressPanel
from stampgui.gui.saving.results_panel import ResultsPanel
from stampgui.gui.saving.waiting_panel import COUNTS_SEPARATOR, WaitingPanel
from stampgui.gui.text.progress_text import format_reading_progress
from stampgui.gui.text.save_result_text import NextSteps
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    name_parts,
    set_icon,
    set_style_property,
    set_tooltip,
)
from stampgui.i18n import Catalogue
from stampgui.session.copies.copy_naming import NamingSample
from stampgui.session.photos.photo_item import PhotoFilter
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import RunPhase, SaveResult
from stampgui.settings import Settings


class SaveBar(QWidget):
    """Shows one of three panels; every button has a signal, and `page_changed` tells of another panel."""

    save_requested = Signal()
    folder_change_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()
    open_folder_requested = Signal()
    report_requested = Signal()
    contact_sheet_requested = Signal()
    retry_requested = Signal()
    rest_requested = Signal()
    others_requested = Signal()
    dates_requested = Signal()
    copy_files_requested = Signal()
    copy_text_requested = Signal()
    drag_requested = Signal()
    drag_help_requested = Signal()
    copies_selected = Signal(bool, str)
    naming_selected = Signal(str)
    custom_naming_requested = Signal()
    correction_requested = Signal()
    dismissed = Signal()
    page_changed = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("saveBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue, self._tokens = catalogue, tokens
        self._is_primary = True
        self._waiting_panel = WaitingPanel(catalogue)
        self._progress_panel, self._results_panel = ProgressPanel(catalogue, tokens), ResultsPanel(catalogue, tokens)
        self._counts: Mapping[PhotoFilter, int] = dict.fromkeys(PhotoFilter, 0)
        self._pending_count, self._all_saved = 0, False
        self._reading: tuple[int, int] | None = None
        name_parts(
            changeFolderButton=self._waiting_panel.change_button,
            saveButton=self._waiting_panel.save_button,
            namingCombo=self._waiting_panel.naming_combo,
            readyCounts=self._waiting_panel.counts_label,
            correctCaptionButton=self._waiting_panel.correct_button,
            copyOptionsButton=self._waiting_panel.options_button,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._panels = {"waiting": self._waiting_panel, "running": self._progress_panel, "done": self._results_panel}
        for page in self._panels.values():
            page.setMinimumHeight(60)
            column.addWidget(page)
        self._show_panel(self._waiting_panel, self._waiting_panel.save_button)
        self._connect()
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _connect(self) -> None:
        self._waiting_panel.save_button.clicked.connect(self.save_requested)
        self._waiting_panel.correct_button.clicked.connect(self.correction_requested)
        self._waiting_panel.change_button.clicked.connect(self.folder_change_requested)
        self._waiting_panel.copies_selector.copies_selected.connect(self.copies_selected)
        self._waiting_panel.naming_combo.naming_selected.connect(self.naming_selected)
        self._waiting_panel.naming_combo.custom_naming_requested.connect(self.custom_naming_requested)
        running, done = self._progress_panel, self._results_panel
        running.pause_button.clicked.connect(
            lambda: (self.resume_requested if running.paused else self.pause_requested).emit()
        )
        running.cancel_button.clicked.connect(self.cancel_requested)
        done.folder_button.clicked.connect(
            lambda: (self.folder_change_requested if done.offers_another_folder else self.open_folder_requested).emit()
        )
        done.change_folder_button.clicked.connect(self.folder_change_requested)
        done.report_action.triggered.connect(self.report_requested)
        done.contact_sheet_action.triggered.connect(self.contact_sheet_requested)
        done.retry_button.clicked.connect(self.retry_requested)
        done.rest_button.clicked.connect(self.rest_requested)
        done.others_button.clicked.connect(self.others_requested)
        done.dates_button.clicked.connect(self.dates_requested)
        done.copy_files_button.clicked.connect(self.copy_files_requested)
        done.copy_text_button.clicked.connect(self.copy_text_requested)
        done.drag_handle.drag_started.connect(self.drag_requested)
        done.drag_handle.clicked.connect(self.drag_help_requested)
        done.done_button.clicked.connect(self.dismissed)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._waiting_panel.folder_label.setText(_("to"))
        self._waiting_panel.path_label.set_name(_("Folder for the copies"))
        self._waiting_panel.copies_selector.retranslate(catalogue)
        self._waiting_panel.naming_label.setText(_("named"))
        self._waiting_panel.naming_combo.retranslate(catalogue)
        self._waiting_panel.options_button.setAccessibleDescription(_("Type, folder and names of the copies"))
        self._waiting_panel.correction = _("Correct your caption first")
        self._waiting_panel.change_button.setText(_("Change…"))
        self._waiting_panel.change_button.setAccessibleName(_("Change the folder for the copies"))
        set_tooltip(self._waiting_panel.save_button, _("Ctrl+S; Ctrl+Shift+S saves the selected photos only"))
        self._update_waiting_panel()
        self._progress_panel.retranslate(catalogue)
        self._results_panel.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        set_icon(self._waiting_panel.change_button, "folder", tokens.text)
        set_icon(self._waiting_panel.options_button, "chevron-down", tokens.muted)
        self._update_save_icon()
        self._progress_panel.set_tokens(tokens)
        self._results_panel.set_tokens(tokens)

    def set_primary(self, primary: bool) -> None:
        """Say whether what comes next is here, or elsewhere in the window."""
        self._is_primary = primary
        set_style_property(self._waiting_panel.save_button, "kind", "primary" if primary else "secondary")
        self._update_save_icon()
        self._results_panel.set_primary(primary)

    def _update_save_icon(self) -> None:
        colour = self._tokens.on_accent if self._is_primary else self._tokens.text
        set_icon(self._waiting_panel.save_button, "save", colour)

    def stop_loading(self) -> None:
        self._results_panel.copies_strip.stop_loading()

    @property
    def state(self) -> str:
        """The visible panel: "waiting", "running" or "done"."""
        return next(name for name, page in self._panels.items() if not page.isHidden())

    @property
    def offers_dates(self) -> bool:
        """Whether it tells of photos without a certain date, and offers to fill in their dates."""
        return not self._results_panel.isHidden() and not self._results_panel.dates_button.isHidden()

    def set_folder(self, folder: Path) -> None:
        self._waiting_panel.path_label.set_path(folder)
        self._waiting_panel.summarize_options()

    def set_copies(self, settings: Settings) -> None:
        """Show which copies will be made."""
        self._waiting_panel.copies_selector.set_copies(settings)
        self._waiting_panel.summarize_options()

    def set_naming(self, naming: str, sample: NamingSample) -> None:
        """Show the naming of copies with the example of one photo."""
        self._waiting_panel.naming_combo.set_naming(naming, sample)
        self._waiting_panel.summarize_options()

    def set_counts(
        self,
        counts: Mapping[PhotoFilter, int],
        *,
        pending: int,
        all_saved: bool,
        reading: tuple[int, int] | None = None,
    ) -> None:
        """`pending` photos would be saved; with `all_saved` they all have been saved already.

        `reading` tells how many photos have been read so far, of how many where that is known, and else of 0.
        """
        self._counts, self._pending_count, self._all_saved, self._reading = counts, pending, all_saved, reading
        self._update_waiting_panel()

    def set_caption_right(self, right: bool) -> None:
        """While the caption is wrong nothing can be saved, and in place of the counts it is said why."""
        self._waiting_panel.set_caption_right(right)
        self._update_waiting_panel()

    def set_progress(self, progress: Progress, phase: RunPhase) -> None:
        panel = self._progress_panel
        panel.set_progress(progress, phase)
        self._show_panel(panel, panel.cancel_button if phase is RunPhase.IDLE else panel.pause_button)

    def set_result(self, result: SaveResult, steps: NextSteps) -> None:
        """Show what came of the run, and what can be done now."""
        self._results_panel.set_result(result, steps)
        self._show_panel(self._results_panel, self._results_panel.default_button)

    def show_waiting(self) -> None:
        self._show_panel(self._waiting_panel, self._waiting_panel.save_button)

    def _show_panel(self, panel: QWidget, default_button: QPushButton) -> None:
        """Show one panel; if the bar has the keyboard focus, `default_button` gets it."""
        if not panel.isHidden() and sum(not page.isHidden() for page in self._panels.values()) == 1:
            return
        focus = self.window().focusWidget()
        # not a QStackedWidget, since each panel has its own height
        for page in self._panels.values():
            page.setVisible(page is panel)
        if focus is not None and self.isAncestorOf(focus):
            default_button.setFocus()
        self.page_changed.emit()

    def _update_waiting_panel(self) -> None:
        self._waiting_panel.save_button.setText(self._describe_saving())
        can_save = self._pending_count > 0 and self._waiting_panel.correct_button.isHidden()
        self._waiting_panel.save_button.setEnabled(can_save)
        self._waiting_panel.summarize_options()
        self._waiting_panel.set_counts(self._describe_counts())

    def _describe_counts(self) -> str:
        """How many photos there are of each kind; while none are ready, how many of them have been read."""
        _ = self._catalogue.gettext
        if self._reading is not None and not self._pending_count:
            return format_reading_progress(*self._reading, self._catalogue)
        counts = self._counts
        parts = (
            (_("{count} ready"), counts[PhotoFilter.READY]),
            (_("{count} failed"), counts[PhotoFilter.FAILED]),
            (_("{count} saved"), counts[PhotoFilter.SAVED]),
            (_("{count} not ready"), counts[PhotoFilter.UNDATED] + counts[PhotoFilter.CHECK]),
            (_("{count} in the cloud"), counts[PhotoFilter.CLOUD]),
            (_("{count} not used"), counts[PhotoFilter.UNUSABLE]),
        )
        return COUNTS_SEPARATOR.join(self._catalogue.fill(words, count=count) for words, count in parts if count)

    def _describe_saving(self) -> str:
        _, ngettext, count = self._catalogue.gettext, self._catalogue.ngettext, self._pending_count
        if not count:
            return _("Save photos")
        if self._all_saved:
            text = ngettext("Save {count} photo again", "Save {count} photos again", count)
        else:
            text = ngettext("Save {count} photo", "Save {count} photos", count)
        return self._catalogue.fill(text, count=count)
