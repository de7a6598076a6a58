"""The quiet lines below the header: work that may be taken up, and what has just been done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.batch.kept import StillThere
from stampgui.gui.notice import Notice
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Message, message, messages


class Notices(QWidget):
    """`resumed` and `discarded` answer the offer of kept work."""

    resumed = Signal()
    discarded = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.offer = Notice(catalogue, tokens, glyph="clock")
        self.news = Notice(catalogue, tokens, glyph="check")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 8)
        column.setSpacing(8)
        column.addWidget(self.offer)
        column.addWidget(self.news)
        self.offer.accepted.connect(self.withdraw)
        self.offer.accepted.connect(self.resumed)
        self.offer.declined.connect(self.discarded)
        self.news.declined.connect(lambda: self.tell(None))
        self._fit()

    def offer_kept(self, kept: StillThere) -> None:
        self.offer.tell(kept_words(kept), accept=message("Continue"), decline=message("Discard…"))
        self._fit()

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self.offer.hide()
        self._fit()

    def tell(self, text: Message | None) -> None:
        """Show what was done, or nothing more."""
        if text is None:
            self.news.hide()
        else:
            self.news.tell(text, decline=message("OK"))
        self._fit()

    def retranslate(self, catalogue: Catalogue) -> None:
        self.offer.retranslate(catalogue)
        self.news.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        self.offer.set_tokens(tokens)
        self.news.set_tokens(tokens)

    def _fit(self) -> None:
        """Without a notice there is no gap either."""
        self.setVisible(not (self.offer.isHidden() and self.news.isHidden()))


def kept_words(kept: StillThere) -> Message:
    """ "Continue? 12 photos with 5 dates from November 20, 2026"; what became of their files is told, too."""
    asked = message(
        "Continue? {photos} with {dates} from {day}.",
        photos=messages("{count} photo", "{count} photos", len(kept.photos)),
        dates=messages("{count} date", "{count} dates", len(kept.dates)),
        day=kept.last_day,
    )
    for told in (
        kept.changed
        and messages("{count} photo has changed since.", "{count} photos have changed since.", kept.changed),
        kept.missing
        and messages("{count} photo is not there now.", "{count} photos are not there now.", len(kept.missing)),
    ):
        if told:
            asked = message("{done} {waiting}", done=asked, waiting=told)
    return asked
