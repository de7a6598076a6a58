"""Above the cards: which photos, in which order, how large; and what still needs a date."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from stampgui.gui.controls import bold_width, button, combo, label, set_icon
from stampgui.gui.grid import NARROWEST, WIDEST
from stampgui.gui.icons import drawn
from stampgui.gui.photos import Filter, Order
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


class FilterBar(QWidget):
    """Chips with counts, the order, and the size of the cards."""

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
        self._search = button("quiet")
        self._search.clicked.connect(self.search_wanted)
        self._orders = combo()
        self._width = QSlider(Qt.Orientation.Horizontal)
        self._width.setRange(NARROWEST, WIDEST)
        self._width.setFixedWidth(90)
        self._width.setValue(width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        for chosen, chip in self._chips.items():
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=chosen: self.filter_chosen.emit(chosen))
            row.addWidget(chip)
        self._chips[Filter.ALL].setChecked(True)
        row.addWidget(self._search)
        row.addStretch(1)
        row.addWidget(self._orders)
        row.addSpacing(4)
        row.addWidget(self._width)
        for order in Order:
            self._orders.addItem("", order)
        self._orders.activated.connect(lambda: self.order_chosen.emit(Order(self._orders.currentData())))
        self._width.valueChanged.connect(self.width_chosen)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def minimumSizeHint(self) -> QSize:
        """The chips have to be seen; the rest gives way on a small screen."""
        return QSize(self._chips_width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._chips_width
        self._search.setVisible(room >= self._search.sizeHint().width())
        room -= self._search.sizeHint().width() + self._orders.sizeHint().width() + 20
        self._orders.setVisible(room >= 0)
        self._width.setVisible(room >= self._width.width() + 12)

    @property
    def _chips_width(self) -> int:
        return sum(chip.minimumWidth() + 7 for chip in self._chips.values())

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        names = {Order.ADDED: _("As added"), Order.DATE: _("By date"), Order.NAME: _("By name")}
        for place, order in enumerate(Order):
            self._orders.setItemText(place, names[order])
        self._search.setAccessibleName(_("Search by name"))
        self._search.setToolTip(_("Search by name") + " (Ctrl+F)")
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
            chip.setText(f"{names[chosen]}  {counts[chosen]}")
            chip.setMinimumWidth(bold_width(chip))

    def show_filter(self, chosen: Filter) -> None:
        self._chips[chosen].setChecked(True)


class Banner(QFrame):
    """Says that photos wait for a date; `pressed` that the person wants to be asked."""

    pressed = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._counts: Mapping[Filter, int] = dict.fromkeys(Filter, 0)
        self._glyph = QLabel()
        self._bold = label("title")
        self._rest = label()
        self._button = button()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 9, 8)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self._bold)
        row.addWidget(self._rest)
        row.addStretch(1)
        row.addWidget(self._button)
        self._button.clicked.connect(self.pressed)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def minimumSizeHint(self) -> QSize:
        """The second sentence gives way on a small screen."""
        return QSize(self._needed, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.setVisible(self.width() >= self._needed + self._rest.sizeHint().width() + 8)

    @property
    def _needed(self) -> int:
        return self._bold.sizeHint().width() + self._button.sizeHint().width() + 70

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
            self._rest.setText(_("Type once for all that belong together."))
            self._button.setText(_("Fill in dates…"))
        else:
            text = ngettext("{count} photo needs its date checked.", "{count} photos need their dates checked.", count)
            self._rest.setText(_("One click picks the right one."))
            self._button.setText(_("Check dates…"))
        self._button.setToolTip("Ctrl+T")
        self._bold.setText(text.format(count=count))
        self.setVisible(count > 0)
