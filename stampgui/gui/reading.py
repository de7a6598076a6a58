"""What the window shows while photos are read: the strip above the cards, and what went wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.main_page import MainPage
from stampgui.gui.photos import Card
from stampgui.gui.session import Session


class Reading(QObject):
    """`changed` says that there may be something else to show."""

    changed = Signal()

    def __init__(self, window: QWidget, session: Session, page: MainPage, asking: Asking) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._page = page
        self._asking = asking
        self._gathered = 0
        page.strip.cancelled.connect(session.gathering.cancel)
        session.gathering.gathered.connect(self._take)
        session.gathering.busy.connect(self._show_gathering)
        session.gathering.found_nothing.connect(self._tell_nothing_found)
        session.gathering.broken.connect(self.tell_bug)
        session.checking.progressed.connect(self._show_checking)
        session.checking.ended.connect(self._end_checking)

    def tell_bug(self, error: Exception) -> None:
        _ = self._session.catalogue.gettext
        text = _("Something unexpected happened while reading: {error}").format(error=error)
        self._asking.tell(self._window, _("Reading was broken off"), text, answer=_("OK"))

    def _take(self, cards: Sequence[Card]) -> None:
        before = self._gathered
        self._gathered += len(cards)
        self._page.strip.show_count(self._gathered)
        if not before and not self._page.grid.selected:
            self._page.grid.select_first()

    def _show_gathering(self, busy: bool) -> None:
        self._page.strip.setVisible(busy or self._session.checking.running)
        if busy:
            self._page.strip.show_count(0)
            self._gathered = 0
        self.changed.emit()

    def _show_checking(self, done: int, total: int) -> None:
        if not self._session.gathering.running:
            self._page.strip.show_again(done, total)
            self._page.strip.show()
            self.changed.emit()

    def _end_checking(self, error: Exception | None) -> None:
        self._page.strip.setVisible(self._session.gathering.running or self._session.checking.running)
        self.changed.emit()
        if error is not None:
            self.tell_bug(error)

    def _tell_nothing_found(self) -> None:
        _ = self._session.catalogue.gettext
        text = _("There are no new photos there. Photos that are in the list already are not added twice.")
        self._asking.tell(self._window, _("Nothing was added"), text, answer=_("OK"))
