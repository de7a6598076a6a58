"""The thin line that says that folders are still being read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from stampgui.gui.controls import button, label, set_icon, set_role
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


class ReadingStrip(QWidget):
    """`cancelled` says that no more photos are wanted."""

    cancelled = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._count = 0
        self._text = label("muted")
        self._cancel = button("link")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        set_role(self._bar, "thin", "true")
        row = QHBoxLayout()
        row.addWidget(self._text)
        row.addStretch(1)
        row.addWidget(self._cancel)
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
        self.show_count(self._count)

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._cancel, "cross", tokens.link, size=14)

    def show_count(self, count: int) -> None:
        self._count = count
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        text = ngettext("Reading photos… {count} so far", "Reading photos… {count} so far", count)
        self._text.setText(text.format(count=count) if count else _("Looking for photos…"))
