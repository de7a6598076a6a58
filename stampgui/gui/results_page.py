"""The bottom of the window after copies were made: what became of them, and where they go from here."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stampgui.gui.controls import button, explain, for_text, label, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.icons import drawn
from stampgui.gui.saved_words import failure_lines, handle_words, result_words
from stampgui.gui.saving import Saved
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_LINES: Final = 4
"""Lines of failures that are seen at once."""


class Handle(QFrame):
    """Something to take hold of; `dragged` comes once for each time the mouse pulls it."""

    dragged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("handle")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.grip, self.text = QLabel(), label()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self.grip)
        row.addWidget(self.text)
        self._pressed_at: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None


class _Failures(QScrollArea):
    """What failed, line by line; of many, the first lines are seen and the rest is scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("failures")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = label("bad", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.text)
        self.viewport().setAutoFillBackground(False)

    def show_lines(self, lines: list[str]) -> None:
        self.text.setText("\n".join(lines))
        self.setVisible(bool(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        most = _LINES * self.text.fontMetrics().lineSpacing()
        whole = max(0, self.text.heightForWidth(self.viewport().width()))
        self.setFixedHeight(min(whole, most))
        scrolls, bar = whole > most, Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if scrolls else bar.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)


class ResultsPage(QWidget):
    """Shows a Saved; what its buttons do is the bar's business."""

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tokens = tokens
        self._saved: Saved | None = None
        self._retries, self._copies = 0, 0
        self.glyph = QLabel()
        self.text, self.rest = label("title", wrap=True), label(wrap=True)
        self.failures = _Failures()
        self.note = label("muted", wrap=True)
        self.handle = Handle()
        self.files, self.sentence, self.report = button(), button(), button()
        self.retry, self.again, self.folder = button(), button("quiet"), button("primary")
        for made in (self.failures, self.retry):
            made.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.setMinimumWidth(for_text(330, self.font()))
        told = QVBoxLayout(words)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(3)
        told.addWidget(self.text)
        told.addWidget(self.rest)
        head = Flow(gap=10, ends=True)
        head.add(self.glyph, words, self.folder)
        failed = QHBoxLayout()
        failed.setSpacing(10)
        failed.addWidget(self.failures, 1, Qt.AlignmentFlag.AlignVCenter)
        failed.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignVCenter)
        ways = Flow(ends=True)
        ways.add(self.handle, self.files, self.sentence, self.report, self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 9, 18, 8)
        column.setSpacing(7)
        column.addLayout(head)
        column.addLayout(failed)
        column.addLayout(ways)
        column.addWidget(self.note)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.failures.setAccessibleName(_("Photos that were not saved"))
        self.files.setText(_("Copy files"))
        explain(
            self.files,
            _(
                "All saved copies, to be pasted into a folder or an upload box; where there are upload copies, these."
                " Ctrl+C copies those of the selected photos."
            ),
        )
        self.sentence.setText(_("Copy text for a post"))
        explain(
            self.sentence,
            _(
                "One sentence with the dates of all saved photos, for a post that is online already. Ctrl+Shift+C"
                " copies that of the selected photos."
            ),
        )
        explain(
            self.handle,
            _(
                "Drag from here into a folder or an upload box; where there are upload copies, these go along."
                " Single photos can be dragged from their cards."
            ),
        )
        self.report.setText(_("See the report"))
        self.folder.setText(_("Open the folder"))
        self.again.setText(_("Done"))
        self.note.setText(
            _(
                "Please note: a date on a photo explains it, but is no legal clearance. The rules on posting hold"
                " for photos with a date, too."
            )
        )
        self._write()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        set_icon(self.files, "copy", tokens.text)
        set_icon(self.sentence, "text", tokens.text)
        set_icon(self.report, "report", tokens.text)
        set_icon(self.retry, "retry", tokens.text)
        set_icon(self.folder, "folder-open", tokens.on_accent)
        self._write()

    def show_result(self, saved: Saved, *, retries: int, copies: int) -> None:
        """`retries` photos can be tried again, `copies` files can be handed out."""
        self._saved, self._retries, self._copies = saved, retries, copies
        self._write()

    def _write(self) -> None:
        if self._saved is None:
            return
        saved, t, ngettext = self._saved, self._tokens, self._catalogue.ngettext
        words = result_words(saved, self._catalogue)
        name, colour = ("check", t.green) if words.whole else ("alert", t.amber)
        size = for_text(24, self.font())
        self.glyph.setPixmap(drawn(name, colour, size, scale=self.devicePixelRatioF()))
        self.handle.grip.setPixmap(drawn("grip", t.muted, for_text(16, self.font()), scale=self.devicePixelRatioF()))
        self.text.setText(words.title)
        self.rest.setText(words.rest)
        self.failures.show_lines(failure_lines(saved, self._catalogue))
        self.retry.setText(
            ngettext("Try {count} photo again", "Try {count} photos again", self._retries).format(count=self._retries)
        )
        self.retry.setVisible(self._retries > 0)
        self.handle.text.setText(handle_words(saved, self._copies, self._catalogue))
        for made in (self.handle, self.files, self.sentence):
            made.setVisible(self._copies > 0)
        there = saved.folder.is_dir()
        self.folder.setEnabled(there)
        self.report.setEnabled(there and bool(saved.outcomes))
