"""The bottom of the window while copies are made: how far they are, a pause, and the way out."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stampgui.gui.controls import button, label, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.pace import Pace, pace_words
from stampgui.gui.run import Phase
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


class ProgressPage(QWidget):
    """Shows a Pace and a Phase; IDLE is before the first copy, while the folder is looked at."""

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tokens = tokens
        self._pace, self._phase = Pace(0, 0, 0.0), Phase.IDLE
        self.text, self.pace = label("title"), label("muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.pause, self.cancel = button(), button()
        line = Flow(ends=True)
        line.add(self.text, self.pace)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(10)
        row.addLayout(column, 1)
        row.addSpacing(6)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)

    @property
    def paused(self) -> bool:
        return self._phase is Phase.PAUSED

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.bar.setAccessibleName(catalogue.gettext("Progress of saving"))
        self._write()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        set_icon(self.cancel, "cross", tokens.text)
        self._draw_pause()

    def show_progress(self, pace: Pace, phase: Phase) -> None:
        other, self._pace, self._phase = phase is not self._phase, pace, phase
        self._write()
        if other:
            self._draw_pause()

    def _write(self) -> None:
        _, pace = self._catalogue.gettext, self._pace
        text, told = _("Saving {done} of {total}"), pace_words(pace, self._catalogue)
        match self._phase:
            case Phase.IDLE:
                text, told = _("Looking at the folder for the copies…"), ""
            case Phase.PAUSED:
                text, told = _("Paused at {done} of {total}"), _("What was begun is finished, nothing new is begun.")
            case Phase.CANCELLING:
                told = ""
            case Phase.WORKING:
                pass
        self.text.setText(text.format(done=pace.done, total=pace.total))
        self.pace.setText(told)
        self.bar.setRange(0, max(1, pace.total))
        self.bar.setValue(pace.done)
        self.pause.setText(_("Resume") if self.paused else _("Pause"))
        self.pause.setEnabled(self._phase in (Phase.WORKING, Phase.PAUSED))
        cancelling = self._phase is Phase.CANCELLING
        self.cancel.setText(_("Cancelling…") if cancelling else _("Cancel"))
        self.cancel.setEnabled(not cancelling)

    def _draw_pause(self) -> None:
        set_icon(self.pause, "play" if self.paused else "pause", self._tokens.text)
