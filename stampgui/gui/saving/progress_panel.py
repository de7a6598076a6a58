"""The save bar during saving: progress, pause and cancel."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stampgui.gui.text.progress_text import format_progress
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, set_icon
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import RunPhase


class ProgressPanel(QWidget):
    """Shows a Progress and a Phase; IDLE is before the first copy, while the folder is checked."""

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tokens = tokens
        self._progress, self._phase = Progress(0, 0, 0.0), RunPhase.IDLE
        self.title_label, self.speed_label = make_label("title"), make_label("muted")
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.pause_button, self.cancel_button = make_button(), make_button()
        name_parts(
            progressTitle=self.title_label,
            progressSpeed=self.speed_label,
            pauseButton=self.pause_button,
            cancelButton=self.cancel_button,
            saveProgress=self.progress_bar,
        )
        line = FlowLayout(last_at_end=True)
        line.add(self.title_label, self.speed_label)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.progress_bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(10)
        row.addLayout(column, 1)
        row.addSpacing(6)
        row.addWidget(self.pause_button)
        row.addWidget(self.cancel_button)

    @property
    def paused(self) -> bool:
        return self._phase is RunPhase.PAUSED

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.progress_bar.setAccessibleName(catalogue.gettext("Save progress"))
        self._update_texts()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        set_icon(self.cancel_button, "cross", tokens.text)
        self._update_pause_icon()

    def set_progress(self, progress: Progress, phase: RunPhase) -> None:
        other, self._progress, self._phase = phase is not self._phase, progress, phase
        self._update_texts()
        if other:
            self._update_pause_icon()

    def _update_texts(self) -> None:
        _, progress = self._catalogue.gettext, self._progress
        text, speed = _("Saving {done} of {total}"), format_progress(progress, self._catalogue)
        match self._phase:
            case RunPhase.IDLE:
                text, speed = _("Checking the folder for the copies…"), ""
            case RunPhase.PAUSED:
                text, speed = _("Paused at {done} of {total}"), _("Finishing the photos in progress…")
            case RunPhase.CANCELLING:
                speed = ""
            case RunPhase.WORKING:
                pass
        self.title_label.setText(self._catalogue.fill(text, done=progress.done, total=progress.total))
        self.speed_label.setText(speed)
        self.progress_bar.setRange(0, max(1, progress.total))
        self.progress_bar.setValue(progress.done)
        cancelling = self._phase is RunPhase.CANCELLING
        if cancelling and (self.pause_button.hasFocus() or self.cancel_button.hasFocus()):
            self.progress_bar.setFocus()  # from a button that is disabled it would go to one outside of this panel
        self.pause_button.setText(_("Resume") if self.paused else _("Pause"))
        self.pause_button.setEnabled(self._phase in (RunPhase.WORKING, RunPhase.PAUSED))
        self.cancel_button.setText(_("Cancelling…") if cancelling else _("Cancel"))
        self.cancel_button.setEnabled(not cancelling)

    def _update_pause_icon(self) -> None:
        set_icon(self.pause_button, "play" if self.paused else "pause", self._tokens.text)
