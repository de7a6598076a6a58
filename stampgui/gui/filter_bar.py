"""Above the cards: which photos, in which order, how large; and what still needs a date."""

from collections.abc import Mapping
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from stampgui.gui.controls import bold_width, button, combo, for_text, label, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.grid import NARROWEST, WIDEST
from stampgui.gui.icons import drawn
from stampgui.gui.photos import Filter, Order
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_BOLDER: Final = 1.1
"""How much longer a text may get in bold letters."""


class FilterBar(QWidget):
    """Chips with counts, the order, and the size of the cards; where chips have no room, a choice stands for them."""

    filter_chosen = Signal(Filter)
    order_chosen = Signal(Order)
    width_chosen = Signal(int)
    search_wanted = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, width: int) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._counts: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self._chips = {chosen: button("chip") for chosen in Filter}
        self._group = QButtonGroup(self)
        self._row_of_chips = QWidget()
        self._kinds = combo()
        self._search = button("quiet")
        self._search.clicked.connect(self.search_wanted)
        self._orders = combo()
        self._width = QSlider(Qt.Orientation.Horizontal)
        self._width.setRange(NARROWEST, WIDEST)
        self._width.setFixedWidth(for_text(90, self.font()))
        self._width.setValue(width)
        beside = QHBoxLayout(self._row_of_chips)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(7)
        self._row_of_chips.setMinimumWidth(1)  # it goes where it would not fit, and must not make room for itself
        for chosen, chip in self._chips.items():
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=chosen: self.filter_chosen.emit(chosen))
            beside.addWidget(chip)
            self._kinds.addItem("", chosen)
        self._chips[Filter.ALL].setChecked(True)
        row = Flow(self, gap=7)
        row.add(self._row_of_chips, self._kinds, self._search)
        row.add_stretch()
        row.add(self._orders, self._width)
        for order in Order:
            self._orders.addItem("", order)
        self._orders.activated.connect(lambda: self.order_chosen.emit(Order(self._orders.currentData())))
        self._kinds.activated.connect(lambda: self.filter_chosen.emit(Filter(self._kinds.currentData())))
        self._width.valueChanged.connect(self.width_chosen)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < sum(chip.minimumWidth() + 7 for chip in self._chips.values())
        self._row_of_chips.setVisible(not narrow)
        self._kinds.setVisible(narrow)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        names = {Order.ADDED: _("As added"), Order.DATE: _("By date"), Order.NAME: _("By name")}
        for place, order in enumerate(Order):
            self._orders.setItemText(place, names[order])
        self._search.setAccessibleName(_("Search by name"))
        self._search.setToolTip(_("Search by name") + " (Ctrl+F)")
        self._kinds.setAccessibleName(_("Which photos to see"))
        self._orders.setAccessibleName(_("Order"))
        self._orders.setToolTip(_("Order"))
        self._width.setAccessibleName(_("Size of the cards"))
        self._width.setToolTip(_("Size of the cards"))
        self.show_counts(self._counts)

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._search, "search", tokens.text)

    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        self._counts = counts
        _ = self._catalogue.gettext
        names = {
            Filter.ALL: _("All"),
            Filter.UNDATED: _("No date yet"),
            Filter.CHECK: _("To check"),
            Filter.READY: _("Ready"),
        }
        for chosen, chip in self._chips.items():
            words = f"{names[chosen]}  {counts[chosen]}"
            chip.setText(words)
            chip.setMinimumWidth(bold_width(chip))
            self._kinds.setItemText(self._kinds.findData(chosen), words)
        self._fold()

    def show_filter(self, chosen: Filter) -> None:
        self._chips[chosen].setChecked(True)
        self._kinds.setCurrentIndex(self._kinds.findData(chosen))


class Banner(QFrame):
    """Says that photos wait for a date; `pressed` that the person wants to be asked."""

    pressed = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._counts: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self._glyph = QLabel()
        self._words = label(wrap=True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words.setMinimumWidth(for_text(190, self.font()))
        self._first, self._rest = "", ""
        self._button = button()
        row = Flow(self, ends=True)
        row.setContentsMargins(14, 8, 9, 8)
        row.add(self._glyph, self._words, self._button)
        self._button.clicked.connect(self.pressed)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        """The second sentence gives way where both have no room in one line."""
        both = self._words.fontMetrics().horizontalAdvance(f"{self._first}  {self._rest}") * _BOLDER
        room = self.width() - self._button.sizeHint().width() - self._glyph.sizeHint().width() - 50
        rest = f" {escape(self._rest)}" if both <= room else ""
        self._words.setText(f"<b>{escape(self._first)}</b>{rest}")

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.show_counts(self._counts)

    def set_tokens(self, tokens: Tokens) -> None:
        self._glyph.setPixmap(drawn("alert", tokens.amber, 20, scale=self.devicePixelRatioF()))
        set_icon(self._button, "pencil", tokens.text)

    @property
    def _meant(self) -> Filter:
        return Filter.UNDATED if self._counts[Filter.UNDATED] else Filter.CHECK

    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        self._counts = counts
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        count = counts[self._meant]
        if self._meant is Filter.UNDATED:
            text = ngettext("{count} photo has no date yet.", "{count} photos have no date yet.", count)
            self._rest = _("Type once for all that belong together.")
            self._button.setText(_("Fill in dates…"))
        else:
            text = ngettext("{count} photo needs its date checked.", "{count} photos need their dates checked.", count)
            self._rest = _("One click picks the right one.")
            self._button.setText(_("Check dates…"))
        self._button.setToolTip("Ctrl+T")
        self._first = text.format(count=count)
        self._say()
        self.setVisible(count > 0)
