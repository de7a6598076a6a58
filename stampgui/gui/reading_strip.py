"""What says that photos are being read, for the first time or again; a thin line, where one knows how many they are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from stampgui.gui.controls import ICON, button, for_text, label, set_icon, set_role
from stampgui.gui.flow import Flow
from stampgui.gui.icons import drawn
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


class ReadingStrip(QWidget):
    """`cancelled` says that no more photos are wanted."""

    cancelled = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._count = 0
        self._again: tuple[int, int] | None = None
        self._glyph, self._text = QLabel(), label()
        self._cancel = button("link")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        set_role(self._bar, "thin", "true")
        row = Flow(ends=True)
        row.add(self._glyph, self._text, self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._bar)
        self._cancel.clicked.connect(self.cancelled)
        self.set_tokens(tokens)
        self.retranslate(catalogue)
        self.hide()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cancel.setText(catalogue.gettext("Stop reading"))
        self._bar.setAccessibleName(catalogue.gettext("Reading photos"))
        if self._again is None:
            self.show_count(self._count)
        else:
            self.show_again(*self._again)

    def set_tokens(self, tokens: Tokens) -> None:
        self._glyph.setPixmap(drawn("clock", tokens.link, for_text(ICON, self.font()), scale=self.devicePixelRatioF()))
        set_icon(self._cancel, "cross", tokens.link, size=14)

    def show_count(self, count: int) -> None:
        """Say how many photos of an unknown number have been read."""
        self._count, self._again = count, None
        self._cancel.show()
        # of an unknown number Qt draws a line that never stands still
        self._bar.hide()
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        text = ngettext("Reading photos… {count} so far", "Reading photos… {count} so far", count)
        self._text.setText(text.format(count=count) if count else _("Looking for photos…"))

    def show_again(self, done: int, total: int) -> None:
        """Say how many of the listed photos have been read again; that cannot be stopped half way."""
        self._again = (done, total)
        self._cancel.hide()
        self._bar.show()
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        text = self._catalogue.gettext("Reading the dates again… {done} of {total}")
        self._text.setText(text.format(done=done, total=total))
