"""The right side: the preview, the date of what is selected, and the caption of all or of what is selected."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from stampgui.dates.partial import PartialDate
from stampgui.gui.aim import Aim, Decided
from stampgui.gui.asking import Asking
from stampgui.gui.caption_choice import CaptionChoice
from stampgui.gui.controls import label, rule
from stampgui.gui.date_entry import DateEntry
from stampgui.gui.enlarged import Enlarged
from stampgui.gui.flow import Wrapping
from stampgui.gui.fonts import Fonts, font_folders
from stampgui.gui.look import Look
from stampgui.gui.photos import Card
from stampgui.gui.preview import Preview
from stampgui.gui.preview_bar import PreviewBar
from stampgui.gui.scope import Scope
from stampgui.gui.style_choice import StyleChoice
from stampgui.gui.tokens import Tokens
from stampgui.gui.words_choice import WordsChoice
from stampgui.i18n import Catalogue

_USUAL: Final = 352
_LETTERS: Final = 36
"""How many letters wide the choices are as long as nothing else is wished: larger text needs more room."""


class Inspector(QScrollArea):
    """Shows what is selected, and hands on what is decided about captions.

    `look_chosen` carries the Look of all photos, `own_given` {PhotoId: Own} for some; with each comes the gesture that
    the decision belongs to. While the preview is enlarged, `walked` carries the Way to another photo, and `undone` and
    `redone` ask for just that.
    """

    look_chosen = Signal(object, str)
    own_given = Signal(object, str)
    walked = Signal(object)
    undone = Signal()
    redone = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        look: Look,
        tokens: Tokens,
        asking: Asking,
        *,
        styles: Path,
        today: datetime.date,
    ) -> None:
        """`styles` is the folder of saved styles."""
        super().__init__()
        self.setObjectName("inspector")
        self._catalogue = catalogue
        self._look = look
        self._cards: Sequence[Card] = ()
        self._current: Card | None = None
        self._date: PartialDate | None = None
        self._tokens = tokens
        self._enlarged: Enlarged | None = None
        self._chosen: Look | None = None
        self._title = label("title")
        self._name = label("muted")
        self.preview = Preview(tokens)
        self.bar = PreviewBar(self.preview, catalogue, tokens, enlarges=True)
        self._trouble = label("warn", wrap=True)
        self._hint = label("muted", wrap=True)
        self.dates = DateEntry(catalogue, today=today)
        self.captions = CaptionChoice(catalogue, look)
        self.scope = Scope(catalogue)
        self.words = WordsChoice(catalogue)
        self._fonts = Fonts(font_folders(), self)
        self.styles = StyleChoice(catalogue, look.style, styles, self._fonts, asking, tokens)
        self._following = QTimer(self, interval=0, singleShot=True)
        # what is said about a date while it is typed
        self._following.timeout.connect(lambda: self.ensureWidgetVisible(self.dates.said))
        self._lay_out()
        self._connect()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._wish = 0
        self._body = body = Wrapping()
        body.setObjectName("inspectorBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 14, 16)
        column.setSpacing(9)
        for part in (
            self._title,
            self._name,
            self.preview,
            self.bar,
            self._trouble,
            self._hint,
            self.dates,
            rule(),
            self.captions,
            rule(),
            self.scope,
            self.words,
            self.styles,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.installEventFilter(self)
        self._fit()

    def _connect(self) -> None:
        self.preview.placed.connect(lambda position, gesture: self._decide(self._aim.placed(position), gesture))
        self.preview.opened.connect(self._open_enlarged)
        self.preview.changed.connect(self._show_trouble)
        self.bar.enlarge_wanted.connect(self._open_enlarged)
        self.dates.considered.connect(self._consider)
        self.captions.chosen.connect(self.look_chosen)
        self.scope.changed.connect(self._show_look)
        self.scope.reset_wanted.connect(lambda: self._decide(self._aim.reset()))
        self.words.changed.connect(lambda words, gesture: self._decide(self._aim.told(words), gesture))
        self.styles.changed.connect(lambda style, gesture: self._decide(self._aim.styled(style), gesture))
        self.styles.chosen.connect(lambda style: self._decide(self._aim.dressed(style)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setFixedHeight(min(max(round(self.height() * 0.3), 170), 320))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def wish_width(self, width: int) -> None:
        """Be so many pixels wide from the beginning; 0 is what suits the letters."""
        self._wish = width
        self.updateGeometry()

    @property
    def wished_width(self) -> int:
        return self._wish

    def sizeHint(self) -> QSize:
        usual = max(_USUAL, _LETTERS * self.fontMetrics().horizontalAdvance("x"))
        return QSize(self._wish or usual, super().sizeHint().height())

    def _fit(self) -> None:
        """Never narrower than what is in it."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._body.minimumSizeHint().width() + bar + 2)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title.setText(_("Preview"))
        self.preview.setAccessibleName(_("Preview of the photo with its caption"))
        for part in (self.bar, self.dates, self.captions, self.scope, self.words, self.styles):
            part.retranslate(catalogue)
        self._show_look()
        self._show_trouble()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for part in (self.preview, self.bar, self.styles):
            part.set_tokens(tokens)

    def show_look(self, look: Look) -> None:
        """Draw captions as they are chosen now."""
        self._look = look
        self.captions.show_look(look)
        self._show_look()

    def show_cards(self, cards: Sequence[Card], current: Card | None) -> None:
        """Be about these photos; `current` is the one to look at."""
        self._cards, self._current = cards, current
        self.dates.show_cards(cards)
        self.scope.show_cards(cards, current)
        name = current.found.path.name if current else ""
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, self.width() - 40))
        self._name.setToolTip(str(current.found.path) if current else "")
        self._name.setVisible(bool(name))
        self._show_look()
        self._show_date(current.date if current else None)

    def close_loader(self) -> None:
        self.preview.close_loader()
        self._fonts.close()

    # showing

    def _consider(self, date: PartialDate | None) -> None:
        """While a date is being typed, the preview shows what it would become."""
        self._show_date(date or (self._current.date if self._current else None))
        self._following.start()

    def _show_date(self, date: PartialDate | None) -> None:
        self._date = date
        self.preview.show_photo(self._current, date)
        self.captions.show_date(date)
        if self._enlarged is None:
            return
        if self._current is None:
            self._enlarged.close()
        else:
            self._enlarged.show_photo(self._current, date)

    def _show_look(self) -> None:
        """The preview shows the photo as it is; the choices show what they are made for."""
        photo, chosen = self._aim.seen, self._aim.chosen
        if chosen != self._chosen:
            self._chosen = chosen
            self.words.show_words(chosen.words)
            self.styles.show_style(chosen.style)
        self.preview.set_look(photo)
        if self._enlarged is not None:
            self._enlarged.set_look(photo)

    def _show_trouble(self) -> None:
        """Say what is wrong; what could be better, and what can be done, more quietly."""
        _, written = self._catalogue.gettext, self.preview.written
        trouble = self.preview.trouble
        self._trouble.setText(self._catalogue.render(trouble) if trouble else "")
        self._trouble.setVisible(trouble is not None)
        hint = ""
        if written is not None:
            hint = " ".join(map(self._catalogue.render, written.hints)) or (
                _("Drag the caption to where you want it, or move it with the arrow keys.")
                if written.is_movable
                else _("The caption is on a strip below the photo and covers nothing.")
            )
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.preview.setAccessibleDescription(f"{written.text}. {hint}" if written else self._trouble.text())

    def _open_enlarged(self) -> None:
        if self._current is None:
            return
        enlarged = Enlarged(self, self._catalogue, self._tokens)
        enlarged.placed.connect(self.preview.placed)
        for asked, signal in (
            (enlarged.walked, self.walked),
            (enlarged.undone, self.undone),
            (enlarged.redone, self.redone),
        ):
            asked.connect(signal)
        enlarged.finished.connect(self._leave_enlarged)
        enlarged.set_look(self._aim.seen)
        enlarged.show_photo(self._current, self._date)
        self._enlarged = enlarged
        enlarged.open()

    def _leave_enlarged(self) -> None:
        if self._enlarged is not None:
            self._enlarged.deleteLater()
            self._enlarged = None

    # deciding

    @property
    def _aim(self) -> Aim:
        return Aim(self._look, self._cards, self._current, self.scope.is_all)

    def _decide(self, decided: Decided, gesture: str = "") -> None:
        if isinstance(decided, Look):
            self.look_chosen.emit(decided, gesture)
        else:
            self.own_given.emit(decided, gesture)
