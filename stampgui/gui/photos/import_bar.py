"""The bar that shows that photos are being unpacked and read, with a progress line once their number is known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from stampgui.gui.text.progress_text import format_fetch_progress, format_reading_progress
from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    ICON_SIZE,
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_icon,
    set_style_property,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue


class ImportBar(QWidget):
    """`cancel_requested` asks to stop reading."""

    cancel_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._count = 0
        self._refresh_progress: tuple[int, int] | None = None
        self._unpack_progress: tuple[int, int] | None = None
        self._fetching = False
        """Whether the progress is that of fetching photos from the cloud."""
        self._icon, self._label = QLabel(), make_label()
        self._cancel_button = make_button("link")
        name_parts(importText=self._label, stopReadingButton=self._cancel_button)
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)
        set_style_property(self._progress_bar, "thin", "true")
        row = FlowLayout(last_at_end=True)
        row.add(self._icon, self._label, self._cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._progress_bar)
        self._cancel_button.clicked.connect(self.cancel_requested)
        self.set_tokens(tokens)
        self.retranslate(catalogue)
        self.hide()

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many photos have been read of how many, 0 where that is not known; None while none are being read."""
        return None if self.isHidden() else self._refresh_progress or (self._count, 0)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._progress_bar.setAccessibleName(catalogue.gettext("Reading photos"))
        if self._unpack_progress is not None:
            self.set_unpack_progress(*self._unpack_progress)
        elif self._refresh_progress is None:
            self.set_count(self._count)
        elif self._fetching:
            self.set_fetch_progress(*self._refresh_progress)
        else:
            self.set_refresh_progress(*self._refresh_progress)

    def set_tokens(self, tokens: Tokens) -> None:
        self._icon.setPixmap(
            render_icon("clock", tokens.link, scale_to_font(ICON_SIZE, self.font()), scale=self.devicePixelRatioF())
        )
        set_icon(self._cancel_button, "cross", tokens.link, size=14)

    def set_count(self, count: int) -> None:
        """Show how many photos have been read while their total is unknown."""
        self._count, self._refresh_progress, self._unpack_progress = count, None, None
        self._cancel_button.setText(self._catalogue.gettext("Stop reading"))
        self._cancel_button.show()
        # with an unknown total Qt would animate the line all the time
        self._progress_bar.hide()
        self._label.setText(format_reading_progress(count, 0, self._catalogue))

    def set_unpack_progress(self, done: int, total: int) -> None:
        """Show how many photos have been unpacked from ZIP files; `total` is 0 while these are looked through."""
        self._unpack_progress = (done, total)
        _ = self._catalogue.gettext
        self._cancel_button.setText(_("Stop unpacking"))
        self._cancel_button.show()
        self._progress_bar.setVisible(total > 0)
        self._progress_bar.setRange(0, max(1, total))
        self._progress_bar.setValue(done)
        if total:
            self._label.setText(
                self._catalogue.fill(_("Unpacking ZIP files… {done} of {total}"), done=done, total=total)
            )
        else:
            self._label.setText(_("Looking into the ZIP files…"))

    def set_refresh_progress(self, done: int, total: int) -> None:
        """Show how many of the listed photos have been read again, which cannot be stopped."""
        self._fetching = False
        text = self._catalogue.gettext("Reading the dates again… {done} of {total}")
        self._show_progress(done, total, self._catalogue.fill(text, done=done, total=total))

    def set_fetch_progress(self, done: int, total: int) -> None:
        """Show how many photos have been fetched from the cloud."""
        self._fetching = True
        self._show_progress(done, total, format_fetch_progress(done, total, self._catalogue))

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._refresh_progress, self._unpack_progress = (done, total), None
        self._cancel_button.setText(self._catalogue.gettext("Stop fetching"))
        self._cancel_button.setVisible(self._fetching)
        self._progress_bar.show()
        self._progress_bar.setRange(0, max(1, total))
        self._progress_bar.setValue(done)
        self._label.setText(text)
