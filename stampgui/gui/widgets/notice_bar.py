"""A message bar, which can offer an action."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, scale_to_font, set_icon
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue, Message

_TEXT_WIDTHS: Final = 220, 300
"""Logical pixels that the text has at least, for text of 10 points: as many as its longest word needs within these."""


class MessageBar(QFrame):
    """`accepted` and `declined` tell which button was pressed."""

    accepted = Signal()
    declined = Signal()

    def __init__(
        self, catalogue: Catalogue, tokens: Tokens, *, icon_name: str, accept_icon: str = "check", warns: bool = False
    ) -> None:
        """A bar that `warns` has the colours of what needs a check."""
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("warns", warns)
        self._warns = warns
        self._catalogue = catalogue
        self._icon_name, self._accept_icon = icon_name, accept_icon
        self._messages: tuple[Message | None, ...] = (None, None, None)
        self._icon = QLabel()
        self._label = make_label(wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.accept_button, self.decline_button = make_button(), make_button("link")
        row = FlowLayout(self)
        row.setContentsMargins(14, 4, 9, 4)
        row.add(self._icon, self._label, self.accept_button, self.decline_button)
        name_parts(
            noticeText=self._label, acceptNoticeButton=self.accept_button, declineNoticeButton=self.decline_button
        )
        self.accept_button.clicked.connect(self.accepted)
        self.decline_button.clicked.connect(self.declined)
        self.set_tokens(tokens)
        for part in (self, self.accept_button, self.decline_button):
            part.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def set_message(
        self, text: Message, *, decline: Message, accept: Message | None = None, icon_name: str | None = None
    ) -> None:
        """Say something, with another icon than before where one is named. Whether it is shown is up to others."""
        self._messages = (text, decline, accept)
        if icon_name is not None:
            self._icon_name = icon_name
            self.set_tokens(self._tokens)
        self.accept_button.setVisible(accept is not None)
        self.decline_button.show()
        self.retranslate(self._catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        text, decline, accept = ("" if words is None else catalogue.render(words) for words in self._messages)
        self._label.setText(text)
        longest = max(map(self._label.fontMetrics().horizontalAdvance, text.split()), default=0) + 2
        least, most = (scale_to_font(width, self.font()) for width in _TEXT_WIDTHS)
        self._label.setMinimumWidth(min(max(least, longest), most))
        self.decline_button.setText(decline)
        self.accept_button.setText(accept)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        colour = tokens.amber if self._warns else tokens.link
        self._icon.setPixmap(render_icon(self._icon_name, colour, 18, scale=self.devicePixelRatioF()))
        set_icon(self.accept_button, self._accept_icon, tokens.text)
