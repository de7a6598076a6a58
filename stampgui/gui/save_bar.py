"""The bottom of the window: where the copies go, how far they are, and what became of them."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stampgui.gui.controls import Line, button, for_text, label, set_icon
from stampgui.gui.copies_choice import CopiesChoice
from stampgui.gui.flow import Flow
from stampgui.gui.name_choice import NameChoice
from stampgui.gui.naming import Example
from stampgui.gui.pace import Pace
from stampgui.gui.photos import Filter
from stampgui.gui.progress_page import ProgressPage
from stampgui.gui.results_page import ResultsPage
from stampgui.gui.run import Phase
from stampgui.gui.saving import Saved
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.settings import Settings


class _Waiting(QWidget):
    """Before saving."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.to, self.called = label(), label()
        self.folder = Line()
        self.folder.setReadOnly(True)
        self.change = button()
        self.copies, self.names = CopiesChoice(), NameChoice(catalogue)
        self.counts = label("muted")
        self.save = button("primary")
        self.folder.setMinimumWidth(for_text(150, self.font()))
        row = Flow(self, gap=12, ends=True)
        row.setContentsMargins(18, 10, 18, 10)
        row.add(self.copies, self.to, self.folder, self.change, self.called, self.names, self.counts, self.save)


class SaveBar(QWidget):
    """Shows one of three states; every button is a signal, and `turned` says that another state is shown."""

    save_wanted = Signal()
    change_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()
    folder_wanted = Signal()
    report_wanted = Signal()
    retry_wanted = Signal()
    files_wanted = Signal()
    sentence_wanted = Signal()
    drag_wanted = Signal()
    copies_chosen = Signal(bool, str)
    naming_chosen = Signal(str)
    own_name_wanted = Signal()
    dismissed = Signal()
    turned = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("saveBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._waiting = _Waiting(catalogue)
        self._running, self._done = ProgressPage(catalogue, tokens), ResultsPage(catalogue, tokens)
        self._waiting.save.setToolTip("Ctrl+S")
        self._counts: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self._pending, self._again = 0, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = {"waiting": self._waiting, "running": self._running, "done": self._done}
        for page in self._pages.values():
            page.setMinimumHeight(60)
            column.addWidget(page)
        self._show(self._waiting, self._waiting.save)
        self._connect()
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _connect(self) -> None:
        self._waiting.save.clicked.connect(self.save_wanted)
        self._waiting.change.clicked.connect(self.change_wanted)
        self._waiting.copies.chosen.connect(self.copies_chosen)
        self._waiting.names.chosen.connect(self.naming_chosen)
        self._waiting.names.own_wanted.connect(self.own_name_wanted)
        running, done = self._running, self._done
        running.pause.clicked.connect(lambda: (self.resume_wanted if running.paused else self.pause_wanted).emit())
        running.cancel.clicked.connect(self.cancel_wanted)
        done.folder.clicked.connect(self.folder_wanted)
        done.report.clicked.connect(self.report_wanted)
        done.retry.clicked.connect(self.retry_wanted)
        done.files.clicked.connect(self.files_wanted)
        done.sentence.clicked.connect(self.sentence_wanted)
        done.handle.dragged.connect(self.drag_wanted)
        done.again.clicked.connect(self.dismissed)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._waiting.to.setText(_("to"))
        self._waiting.folder.setAccessibleName(_("Folder for the copies"))
        self._waiting.folder.retranslate(catalogue)
        self._waiting.copies.retranslate(catalogue)
        self._waiting.called.setText(_("named"))
        self._waiting.names.retranslate(catalogue)
        self._waiting.change.setText(_("Change…"))
        self._waiting.change.setAccessibleName(_("Change the folder for the copies"))
        self._show_waiting()
        self._running.retranslate(catalogue)
        self._done.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._waiting.change, "folder", tokens.text)
        set_icon(self._waiting.save, "save", tokens.on_accent)
        self._running.set_tokens(tokens)
        self._done.set_tokens(tokens)

    @property
    def state(self) -> str:
        """ "waiting", "running" or "done"."""
        return next(name for name, page in self._pages.items() if not page.isHidden())

    def show_folder(self, folder: Path) -> None:
        self._waiting.folder.setText(str(folder))
        self._waiting.folder.setToolTip(str(folder))
        self._waiting.folder.setCursorPosition(0)

    def show_copies(self, settings: Settings) -> None:
        """Show which copies are chosen."""
        self._waiting.copies.show_copies(settings)

    def show_naming(self, naming: str, example: Example) -> None:
        """Show what copies are called, by the example of one photo."""
        self._waiting.names.show_naming(naming, example)

    def show_counts(self, counts: Mapping[Filter, int], *, pending: int, again: bool) -> None:
        """`pending` photos would be saved; with `again`, they all have been already."""
        self._counts, self._pending, self._again = counts, pending, again
        self._show_waiting()

    def show_progress(self, pace: Pace, phase: Phase) -> None:
        self._running.show_progress(pace, phase)
        self._show(self._running, self._running.cancel if phase is Phase.IDLE else self._running.pause)

    def show_result(self, saved: Saved, *, retries: int, copies: int) -> None:
        """`retries` photos can be tried again, `copies` files can be handed out."""
        self._done.show_result(saved, retries=retries, copies=copies)
        self._show(self._done, self._done.folder)

    def show_waiting(self) -> None:
        self._show(self._waiting, self._waiting.save)

    def _show(self, shown: QWidget, foremost: QPushButton) -> None:
        """Show one state; whoever works the bar by keyboard goes on at its `foremost` button."""
        if not shown.isHidden() and sum(not page.isHidden() for page in self._pages.values()) == 1:
            return
        focus = self.window().focusWidget()
        # no stack: each state has its own height
        for page in self._pages.values():
            page.setVisible(page is shown)
        if focus is not None and self.isAncestorOf(focus):
            foremost.setFocus()
        self.turned.emit()

    def _show_waiting(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        ready = self._counts[Filter.READY]
        left_out = self._counts[Filter.ALL] - ready
        self._waiting.counts.setText(_("{ready} ready · {left_out} left out").format(ready=ready, left_out=left_out))
        if self._again:
            text = ngettext("Save {count} photo again", "Save {count} photos again", self._pending)
        else:
            text = ngettext("Save {count} photo", "Save {count} photos", self._pending)
        self._waiting.save.setText(text.format(count=self._pending))
        self._waiting.save.setEnabled(self._pending > 0)
