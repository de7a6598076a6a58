"""The message bars at the bottom of the pages: what is offered, and what has just been done."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from stampgui.gui.shell.message_area import MessageArea
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.notice_bar import MessageBar
from stampgui.i18n import Catalogue, Message, message

_REFUSAL_ICON: Final = "alert"


class Notices(QObject):
    """What the bars of `area` say.

    `resume_requested` and `discard_requested` answer the offer of unfinished work, `deletion_requested` and
    `keep_requested` that of an unpacked folder, `folder_requested` that of the copies; `message_shown` tells of a new
    message.
    """

    message_shown = Signal()
    resume_requested = Signal()
    discard_requested = Signal()
    deletion_requested = Signal()
    keep_requested = Signal()
    folder_requested = Signal()

    def __init__(self, area: MessageArea, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__(area)
        self.area = area
        self.offer_bar = MessageBar(catalogue, tokens, icon_name="clock", accept_icon="play")
        self.warning_bar = MessageBar(catalogue, tokens, icon_name="alert", warns=True)
        self.core_bar = MessageBar(catalogue, tokens, icon_name="alert", warns=True)
        self.unpacked_bar = MessageBar(catalogue, tokens, icon_name="folder", accept_icon="cross")
        self.info_bar = MessageBar(catalogue, tokens, icon_name="check", accept_icon="folder-open")
        for part in self._bars:
            area.add_bar(part)
        self.offer_bar.accepted.connect(self.withdraw_offer)
        self.offer_bar.accepted.connect(self.resume_requested)
        self.offer_bar.declined.connect(self.discard_requested)
        self.unpacked_bar.accepted.connect(self.deletion_requested)
        self.unpacked_bar.declined.connect(self.keep_requested)
        self.warning_bar.declined.connect(lambda: area.put_away(self.warning_bar))
        self.core_bar.declined.connect(lambda: area.put_away(self.core_bar))
        self.info_bar.accepted.connect(self.folder_requested)
        self.info_bar.declined.connect(lambda: self.show_message(None))
        self._offers_deletion = self._refuses = False

    def offer_resume(self, text: Message) -> None:
        self.offer_bar.set_message(text, accept=message("Continue"), decline=message("Discard…"))
        self.area.tell(self.offer_bar)
        self.message_shown.emit()

    def warn_damaged(self, saved_as: Path) -> None:
        """Tell that unfinished work could not be read, and where its file is."""
        self.warn(
            message(
                "The unfinished work could not be read completely. Nothing was deleted: it is in {file}.",
                file=str(saved_as),
            )
        )

    def warn(self, text: Message) -> None:
        """Tell of something that does not work; it stays until it is put away."""
        self.warning_bar.set_message(text, decline=message("OK"))
        self.area.tell(self.warning_bar)
        self.message_shown.emit()

    def warn_missing_core(self, reason: Message) -> None:
        """Tell that JPEG copies are not lossless on this computer, and why."""
        text = message(
            "JPEG copies lose a little quality on this computer, since a part of stampgui does not work: {reason}. "
            "Installing stampgui again may help.",
            reason=reason,
        )
        self.core_bar.set_message(text, decline=message("OK"))
        self.area.tell(self.core_bar)

    def withdraw_offer(self) -> None:
        """Hide the offer."""
        self.area.put_away(self.offer_bar)

    def show_message(self, text: Message | None, *, offers_folder: bool = False) -> None:
        """Say what has been done, and offer to open the folder of the copies where asked; None hides it."""
        self._show(text, icon_name="check", accept=message("Open the folder of copies") if offers_folder else None)

    def show_refusal(self, text: Message) -> None:
        """Say why something cannot be done."""
        self._show(text, icon_name=_REFUSAL_ICON)

    def withdraw_refusal(self) -> None:
        """Hide why something could not be done, once it may no longer be so."""
        if self._refuses:
            self.show_message(None)

    def _show(self, text: Message | None, *, icon_name: str, accept: Message | None = None) -> None:
        self._refuses = text is not None and icon_name == _REFUSAL_ICON
        if text is None:
            self.area.put_away(self.info_bar)
        else:
            self.info_bar.set_message(text, decline=message("OK"), accept=accept, icon_name=icon_name)
            self.area.tell(self.info_bar)
        self._update_offer_of_deletion()
        if text is not None:
            self.message_shown.emit()

    def offer_deletion(self, text: Message | None) -> None:
        """Offer to delete an unpacked folder, once no message takes the room; None withdraws the offer."""
        self._offers_deletion = text is not None
        if text is not None:
            self.unpacked_bar.set_message(
                text, accept=message("Delete the unpacked folder…"), decline=message("Keep it")
            )
        self._update_offer_of_deletion()

    def retranslate(self, catalogue: Catalogue) -> None:
        for part in self._bars:
            part.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        for part in self._bars:
            part.set_tokens(tokens)

    @property
    def _bars(self) -> tuple[MessageBar, ...]:
        return self.core_bar, self.warning_bar, self.offer_bar, self.unpacked_bar, self.info_bar

    def _update_offer_of_deletion(self) -> None:
        """Make the offer while there is no message."""
        if self._offers_deletion and not self.area.is_told(self.info_bar):
            self.area.tell(self.unpacked_bar, after_others=True)  # nothing depends on it
        else:
            self.area.put_away(self.unpacked_bar)
