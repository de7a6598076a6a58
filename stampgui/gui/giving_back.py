"""Between the strip, the cards and the work: which copies, into which folder, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.copies_strip import CopiesStrip
from stampgui.gui.pace import Pace
from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.restoring import Restored, Restoring
from stampgui.gui.session import Session
from stampgui.gui.working import worker_count
from stampgui.stamping.outcome import Outcome, Status


class GivingBack(QObject):
    """Offers the originals of the stamped copies among the photos, and gives them back."""

    def __init__(self, parent: QWidget, session: Session, strip: CopiesStrip, asking: Asking) -> None:
        super().__init__(parent)
        self._parent = parent
        self._session = session
        self._strip = strip
        self._asking = asking
        self._selected: Sequence[Card] = ()
        self._restored: Restored | None = None
        self.restoring = Restoring(self)
        strip.all_wanted.connect(lambda: self._start(restorable(session.model.cards)))
        strip.selected_wanted.connect(lambda: self._start(self._selected))
        strip.cancel_wanted.connect(self.restoring.cancel)
        strip.folder_wanted.connect(self._open_folder)
        self.restoring.arrived.connect(self._take)
        self.restoring.progressed.connect(self._show_progress)
        self.restoring.ended.connect(self._show_result)

    def show_cards(self, selected: Sequence[Card]) -> None:
        """Offer what there is now."""
        model = self._session.model
        some = model.tally.count(lambda state: state.examined is Status.ALREADY_STAMPED) > 0
        self._selected = restorable(selected) if some else ()
        found = [card.examined for card in model.cards if is_copy(card)] if some else []
        others = [replace(outcome, reason=outcome.unrestorable) for outcome in found if outcome.unrestorable]
        self._strip.show_copies(len(found), others, selected=len(self._selected))

    def may_close(self) -> bool:
        """Whether the window may close: nothing is being given back, or the person says so."""
        if not self.restoring.running:
            return True
        _ = self._session.catalogue.gettext
        title = _("Originals are still being given back")
        text = _("Originals that are finished stay. The others will not be given back.")
        answers = (_("Go on"), _("Stop and close"))
        return self._asking.question(self._parent, title, text, answers=answers, safe=0) == 1

    def close(self) -> None:
        self.restoring.close()

    def _start(self, cards: Sequence[Card]) -> None:
        if not cards or self.restoring.running:
            return
        speech = self._session.catalogue
        title = speech.gettext("Choose the folder for the originals")
        folder = self._asking.folder(self._parent, speech, title, start=cards[0].file.parent)
        if folder is not None:
            self.restoring.start(cards, folder, workers=worker_count(self._session.settings.jobs))

    def _take(self, results: Mapping[PhotoId, Outcome]) -> None:
        self._session.model.change(results, lambda card: replace(card, result=results[card.id]))

    def _show_progress(self, pace: Pace) -> None:
        self._strip.show_progress(pace, cancelling=self.restoring.cancelling)

    def _show_result(self, restored: Restored) -> None:
        self._restored = restored
        self._strip.show_result(restored)

    def _open_folder(self) -> None:
        if self._restored is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._restored.folder)))


def is_copy(card: Card) -> bool:
    """Whether the photo carries our mark."""
    return card.examined.status is Status.ALREADY_STAMPED


def restorable(cards: Sequence[Card]) -> Sequence[Card]:
    """The copies whose originals can be given back, as far as their headers tell."""
    return [card for card in cards if is_copy(card) and card.examined.unrestorable is None]
