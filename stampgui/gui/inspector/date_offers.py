"""Dates that are one click away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.gui.widgets.controls import delete_later, make_label, take_out
from stampgui.gui.widgets.wrapping_button import WrappingButton


class DateOffers(QWidget):
    """A button for each date, hidden while there are none; `date_chosen` carries the date of the one clicked.

    Tab comes to them from the button `before`.
    """

    date_chosen = Signal(PartialDate)

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self._before = before
        self._said: tuple[Sequence[tuple[PartialDate, str]], str] = ((), "")
        self.buttons: list[WrappingButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._heading_label = make_label("muted", wrap=True)
        self._column.addWidget(self._heading_label)
        self.hide()

    def set_offers(self, offers: Sequence[tuple[PartialDate, str]], heading: str = "") -> None:
        """Offer these dates below a heading, each with the words for it, instead of those before."""
        if (said := (tuple(offers), heading)) == self._said:  # they stay as they are while something else is typed
            return
        self._said = said
        self._heading_label.setText(heading)
        self._heading_label.setVisible(bool(heading))
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
