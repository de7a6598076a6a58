"""The quiet lines below the header: work that may be taken up, and what has just been done."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.batch.kept import StillThere
from stampgui.caption.wording import NOTHING_SAID
from stampgui.gui.notice import Notice
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Message, message, messages


class Notices(QWidget):
    """`resumed` and `discarded` answer the offer of kept work; `told` says that there is something to be read."""

    told = Signal()
    resumed = Signal()
    discarded = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.offer = Notice(catalogue, tokens, glyph="clock")
        self.trouble = Notice(catalogue, tokens, glyph="alert")
        self.news = Notice(catalogue, tokens, glyph="check")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 8)
        column.setSpacing(8)
        for part in self._parts:
            column.addWidget(part)
        self.offer.accepted.connect(self.withdraw)
        self.offer.accepted.connect(self.resumed)
        self.offer.declined.connect(self.discarded)
        self.trouble.declined.connect(self._forget_trouble)
        self.news.declined.connect(lambda: self.tell(None))
        self._fit()

    def offer_kept(self, kept: StillThere) -> None:
        self.offer.tell(kept_words(kept), accept=message("Continue"), decline=message("Discard…"))
        self._fit()
        self.told.emit()

    def tell_damaged(self, aside: Path) -> None:
        """Kept work could not be read, and where it is."""
        text = message(
            "What was kept could not be read to its end. Nothing of it was deleted: it is in {file}.", file=str(aside)
        )
        self.trouble.tell(text, decline=message("OK"))
        self._fit()
        self.told.emit()

    def _forget_trouble(self) -> None:
        self.trouble.hide()
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
        if text is not None:
            self.told.emit()

    def retranslate(self, catalogue: Catalogue) -> None:
        for part in self._parts:
            part.retranslate(catalogue)

    def set_tokens(self, tokens: Tokens) -> None:
        for part in self._parts:
            part.set_tokens(tokens)

    @property
    def _parts(self) -> tuple[Notice, ...]:
        return self.trouble, self.offer, self.news

    def _fit(self) -> None:
        """Without a notice there is no gap either."""
        self.setVisible(not all(part.isHidden() for part in self._parts))


def kept_words(kept: StillThere) -> Message:
    """ "Continue? 12 photos with 5 dates from November 20, 2026"; what else was decided is told, too.

    So is what became of their files.
    """
    photos = messages("{count} photo", "{count} photos", len(kept.photos))
    if kept.dates:
        dates = messages("{count} date", "{count} dates", kept.dates)
        asked = message("Continue? {photos} with {dates} from {day}.", photos=photos, dates=dates, day=kept.last_day)
    else:
        asked = message("Continue? {photos} from {day}.", photos=photos, day=kept.last_day)
    for told in (
        kept.owns
        and messages(
            "{count} photo has a caption of its own.", "{count} photos have captions of their own.", kept.owns
        ),
        kept.words != NOTHING_SAID and message("Event and place are as you typed them."),
        kept.changed
        and messages("{count} photo has changed since.", "{count} photos have changed since.", kept.changed),
        kept.missing
        and messages("{count} photo is not there now.", "{count} photos are not there now.", len(kept.missing)),
    ):
        if told:
            asked = message("{done} {waiting}", done=asked, waiting=told)
    return asked
