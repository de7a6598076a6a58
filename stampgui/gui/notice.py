"""A quiet line across the window: it tells something, and may offer what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from stampgui.gui.controls import button, for_text, label, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.icons import drawn
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Message


class Notice(QFrame):
    """`accepted` and `declined` say what was pressed."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, glyph: str) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._catalogue = catalogue
        self._glyph_name = glyph
        self._told: tuple[Message | None, ...] = (None, None, None)
        self._glyph = QLabel()
        self._text = label(wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._text.setMinimumWidth(for_text(220, self.font()))
        self.accept, self.decline = button(), button("link")
        row = Flow(self)
        row.setContentsMargins(14, 6, 9, 6)
        row.add(self._glyph, self._text, self.accept, self.decline)
        self.accept.clicked.connect(self.accepted)
        self.decline.clicked.connect(self.declined)
        self.set_tokens(tokens)
        for part in (self, self.accept, self.decline):
            part.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, text: Message, *, decline: Message, accept: Message | None = None) -> None:
        self._told = (text, decline, accept)
        self.accept.setVisible(accept is not None)
        self.decline.show()
        self.retranslate(self._catalogue)
        self.show()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        text, decline, accept = ("" if words is None else catalogue.render(words) for words in self._told)
        self._text.setText(text)
        self.decline.setText(decline)
        self.accept.setText(accept)

    def set_tokens(self, tokens: Tokens) -> None:
        self._glyph.setPixmap(drawn(self._glyph_name, tokens.link, 18, scale=self.devicePixelRatioF()))
        set_icon(self.accept, "check", tokens.text)
