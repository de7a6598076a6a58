"""The right side: the preview, the date of what is selected, and the caption of all."""

import datetime
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stampgui.caption.style import Anchor
from stampgui.dates.partial import PartialDate
from stampgui.gui.caption_choice import CaptionChoice
from stampgui.gui.controls import button, label, rule, set_icon
from stampgui.gui.date_entry import DateEntry
from stampgui.gui.enlarged import Enlarged
from stampgui.gui.look import caption_language, style_of, template_of
from stampgui.gui.photos import Card
from stampgui.gui.preview import Caption, Preview
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Message
from stampgui.settings import Settings

WIDTH: Final = 352


class Inspector(QScrollArea):
    """Shows what is selected; `placed` carries the Anchor that the caption was pulled to."""

    placed = Signal(Anchor)

    def __init__(self, catalogue: Catalogue, settings: Settings, tokens: Tokens, *, today: datetime.date) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self._catalogue = catalogue
        self._settings = settings
        self._current: Card | None = None
        self._tokens = tokens
        self._title = label("title")
        self._name = label("muted")
        self._preview = Preview(tokens)
        self._trouble = label("warn", wrap=True)
        self._hint = label("muted")
        self._enlarge = button("link")
        self._enlarged: Enlarged | None = None
        self._date: PartialDate | None = None
        self.dates = DateEntry(catalogue, today=today)
        self.captions = CaptionChoice(catalogue, settings, tokens)
        self._lay_out()
        self._preview.placed.connect(self.placed)
        self._preview.opened.connect(self._open_enlarged)
        self._enlarge.clicked.connect(self._open_enlarged)
        self._preview.troubled.connect(self._show_trouble)
        self.dates.considered.connect(self._consider)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._name)
        body = QWidget()
        body.setObjectName("inspectorBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 14, 16)
        column.setSpacing(9)
        column.addLayout(head)
        column.addWidget(self._preview)
        column.addWidget(self._trouble)
        below = QHBoxLayout()
        below.addWidget(self._hint)
        below.addStretch(1)
        below.addWidget(self._enlarge)
        column.addLayout(below)
        column.addWidget(self.dates)
        column.addWidget(rule())
        column.addWidget(self.captions)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._preview.setFixedHeight(min(max(round(self.height() * 0.3), 170), 320))

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title.setText(_("Preview"))
        self._hint.setText(_("The caption can be dragged."))
        self._enlarge.setText(_("Enlarge"))
        self._preview.setAccessibleName(_("Preview of the photo with its caption"))
        self.dates.retranslate(catalogue)
        self.captions.retranslate(catalogue)
        self.show_settings(self._settings)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._preview.set_tokens(tokens)
        set_icon(self._enlarge, "enlarge", tokens.link, size=15)
        self.captions.set_tokens(tokens)

    def show_settings(self, settings: Settings) -> None:
        """Draw captions as they are chosen now."""
        self._settings = settings
        self.captions.keep(settings)
        language = caption_language(settings, window=self._catalogue.language)
        self._caption = Caption(template_of(settings, language), language, style_of(settings))
        self._preview.set_caption(self._caption)
        if self._enlarged is not None:
            self._enlarged.set_caption(self._caption)

    def show_cards(self, cards: Sequence[Card], current: Card | None) -> None:
        """Be about these photos; `current` is the one to look at."""
        self._current = current
        self.dates.show_cards(cards)
        name = current.found.path.name if current else ""
        room = WIDTH - 60 - self._title.sizeHint().width()
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._name.setToolTip(str(current.found.path) if current else "")
        self._show_date(current.date if current else None)

    def close_loader(self) -> None:
        self._preview.close_loader()

    def _consider(self, date: PartialDate | None) -> None:
        """While a date is being typed, the preview shows what it would become."""
        self._show_date(date or (self._current.date if self._current else None))

    def _show_date(self, date: PartialDate | None) -> None:
        self._date = date
        self._preview.show_photo(self._current, date)
        self._hint.setVisible(self._current is not None and date is not None)
        self._enlarge.setVisible(self._current is not None)
        self.captions.show_date(date)

    def _open_enlarged(self) -> None:
        if self._current is None:
            return
        self._enlarged = Enlarged(self, self._catalogue, self._tokens)
        self._enlarged.placed.connect(self.placed)
        self._enlarged.show_photo(self._current, self._date, self._caption)
        self._enlarged.exec()
        self._enlarged.deleteLater()
        self._enlarged = None

    def _show_trouble(self, reason: Message | None) -> None:
        self._trouble.setText(self._catalogue.render(reason) if reason else "")
        self._trouble.setVisible(reason is not None)
