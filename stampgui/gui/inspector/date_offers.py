"""Dates that are one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.gui.widgets.controls import delete_later, take_out
from stampgui.gui.widgets.wrapping_button import WrappingButton


class DateOffers(QWidget):
    """A button for each date, hidden while there are none; `date_chosen` carries the date of the one clicked.

    Tab comes to them from the button `before`.
    """

    date_chosen = Signal(PartialDate)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self.buttons: list[WrappingButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def set_offers(self, offers: Sequence[tuple[PartialDate, str]]) -> None:
        """Offer these dates, each with the words for it, instead of those before."""
        for old in self.buttons:
            take_out(old, self._column)
            old.hide()
            delete_later(old)
        self.buttons = []
        before = self._before
        for date, text in offers:
            button = WrappingButton("offer")
            button.set_full_text(text)
            button.setObjectName("dateOffer")
            button.clicked.connect(lambda _checked=False, chosen=date: self.date_chosen.emit(chosen))
            self._column.addWidget(button)
            self.setTabOrder(before, button)  # Qt appends it to the end of the window
            before = button
            self.buttons.append(button)
        self.setVisible(bool(offers))
