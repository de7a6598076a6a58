"""The bar above the cards: filter, order and size; and the banner below them for photos without a date."""

from collections.abc import Mapping
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from stampgui.gui.photos.photo_grid import MAX_CARD_WIDTH, MIN_CARD_WIDTH
from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.collapsible_group import CollapsibleGroup
from stampgui.gui.widgets.controls import (
    ChoiceGroup,
    make_button,
    make_combo_box,
    make_label,
    measure_bold_width,
    name_parts,
    scale_to_font,
    set_icon,
    set_tooltip,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.wheel_guard import guard_from_wheel
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoFilter, PhotoOrder

_SPACING: Final = 7
_ALWAYS_SHOWN: Final = (PhotoFilter.ALL, PhotoFilter.UNDATED, PhotoFilter.CHECK, PhotoFilter.READY)
"""Filters that are there even if no photo is of their kind."""
_SIZE_ICONS: Final = (12, 18)
"""Pixels across of the icons at the ends of the slider, for text of 10 points."""
_BOLD_WIDTH_FACTOR: Final = 1.1
"""How much wider bold text can be than normal text."""


class FilterBar(QWidget):
    """Filter chips with counts, the order and the card size.

    Where space is short, order and size are in a popup, and then a combo box replaces the chips.
    """

    filter_selected = Signal(PhotoFilter)
    order_selected = Signal(PhotoOrder)
    width_selected = Signal(int)
    search_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, width: int) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._counts: Mapping[PhotoFilter, int] = dict.fromkeys(PhotoFilter, 0)
        self._chips = {chosen: make_button("chip") for chosen in PhotoFilter}
        self._group = ChoiceGroup(self)
        self._chip_row = QWidget()
        self._filter_combo = make_combo_box()
        self._search_button = make_button("quiet")
        self._search_button.clicked.connect(self.search_requested)
        self._order_combo = make_combo_box()
        self._view_button = make_button("quiet")
        self._width_slider = QSlider(Qt.Orientation.Horizontal)
        self._size_icons = QLabel(), QLabel()
        guard_from_wheel(self._width_slider)
        name_parts(
            filterCombo=self._filter_combo,
            viewButton=self._view_button,
            orderCombo=self._order_combo,
            cardWidthSlider=self._width_slider,
            **{f"{chosen}FilterChip": chip for chosen, chip in self._chips.items()},
        )
        self._width_slider.setRange(MIN_CARD_WIDTH, MAX_CARD_WIDTH)
        self._width_slider.setFixedWidth(scale_to_font(90, self.font()))
        self._width_slider.setValue(width)
        beside = QHBoxLayout(self._chip_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(_SPACING)
        self._chip_row.setMinimumWidth(
            1
        )  # it is hidden where it does not fit, and must not force the window to be wider
        for chosen, chip in self._chips.items():
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=chosen: self.filter_selected.emit(chosen))
            beside.addWidget(chip)
        self._chips[PhotoFilter.ALL].setChecked(True)
        view = QWidget()
        order_and_size = QHBoxLayout(view)
        order_and_size.setContentsMargins(0, 0, 0, 0)
        order_and_size.setSpacing(_SPACING)
        order_and_size.addWidget(self._order_combo)
        smaller, larger = self._size_icons
        for part in (smaller, self._width_slider, larger):
            order_and_size.addWidget(part)
        self._view_group = CollapsibleGroup(view, self._view_button)
        row = FlowLayout(self, spacing=_SPACING)
        row.add(self._chip_row, self._filter_combo)
        row.add_stretch()
        row.add(self._view_group, self._search_button)  # at the end, where the last stays whatever else there is
        for order in PhotoOrder:
            self._order_combo.addItem("", order)
        self._order_combo.activated.connect(
            lambda: self.order_selected.emit(PhotoOrder(self._order_combo.currentData()))
        )
        self._filter_combo.activated.connect(
            lambda: self.filter_selected.emit(PhotoFilter(self._filter_combo.currentData()))
        )
        self._width_slider.valueChanged.connect(self.width_selected)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._collapse_if_narrow()

    def _collapse_if_narrow(self) -> None:
        chips = sum(chip.minimumWidth() + _SPACING for chip in self._chips.values() if not chip.isHidden())
        beside = self._search_button.sizeHint().width() + _SPACING
        self._view_group.set_collapsed(self.width() < chips + beside + self._view_group.content_width)
        narrow = self.width() < chips + beside + self._view_button.sizeHint().width()
        self._view_group.setMinimumHeight(self._order_combo.sizeHint().height())  # the bar is as high either way
        self._chip_row.setVisible(not narrow)
        self._filter_combo.setVisible(narrow)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        names = {
            PhotoOrder.ADDED: _("In the order added"),
            PhotoOrder.DATE: _("By date"),
            PhotoOrder.NAME: _("By name"),
        }
        for place, order in enumerate(PhotoOrder):
            self._order_combo.setItemText(place, names[order])
        self._search_button.setAccessibleName(_("Search by name"))
        set_tooltip(self._search_button, _("Search by name") + " (Ctrl+F)")
        self._view_button.setAccessibleName(_("Order and size of the cards"))
        set_tooltip(self._view_button, _("Order and size of the cards"))
        self._filter_combo.setAccessibleName(_("Photos to show"))
        self._order_combo.setAccessibleName(_("Order"))
        set_tooltip(self._order_combo, _("Order"))
        self._width_slider.setAccessibleName(_("Size of the cards"))
        set_tooltip(self._width_slider, _("Size of the cards"))
        self.set_counts(self._counts)

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._search_button, "search", tokens.text)
        set_icon(self._view_button, "sliders", tokens.text)
        for label, side in zip(self._size_icons, _SIZE_ICONS, strict=True):
            side = scale_to_font(side, self.font())
            label.setPixmap(render_icon("photo", tokens.muted, side, scale=self.devicePixelRatioF()))

    def set_counts(self, counts: Mapping[PhotoFilter, int]) -> None:
        self._counts = counts
        _, write_count = self._catalogue.gettext, self._catalogue.write_count
        names = {
            PhotoFilter.ALL: _("All"),
            PhotoFilter.UNDATED: _("No date yet"),
            PhotoFilter.CHECK: _("To check"),
            PhotoFilter.READY: _("Ready"),
            PhotoFilter.FAILED: _("Failed"),
            PhotoFilter.SAVED: _("Saved"),
            PhotoFilter.CLOUD: _("In the cloud"),
            PhotoFilter.UNUSABLE: _("Not used"),
        }
        for chosen, chip in self._chips.items():
            # while the first photos are read, nobody knows how many there are
            chip.setText(
                f"{names[chosen]}  {write_count(counts[chosen])}" if counts[PhotoFilter.ALL] else names[chosen]
            )
            chip.setMinimumWidth(measure_bold_width(chip))
            chip.setVisible(chosen in _ALWAYS_SHOWN or counts[chosen] > 0 or chip.isChecked())
        self._fill_combo()
        self._collapse_if_narrow()

    def set_filter(self, chosen: PhotoFilter) -> None:
        self._chips[chosen].setChecked(True)
        self.set_counts(self._counts)

    def _fill_combo(self) -> None:
        """Offer what the chips offer."""
        combo = self._filter_combo
        shown = [(chip.text(), chosen) for chosen, chip in self._chips.items() if not chip.isHidden()]
        if [combo.itemData(place) for place in range(combo.count())] != [chosen for _, chosen in shown]:
            combo.clear()
            for words, chosen in shown:
                combo.addItem(words, chosen)
        for place, (words, _) in enumerate(shown):
            combo.setItemText(place, words)
        combo.setCurrentIndex(combo.findData(next(each for each, chip in self._chips.items() if chip.isChecked())))


class UndatedBanner(QFrame):
    """Tells that photos wait for a date; `questions_requested` asks to answer the date questions."""

    questions_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._counts: Mapping[PhotoFilter, int] = dict.fromkeys(PhotoFilter, 0)
        self._icon = QLabel()
        self._label = make_label(wrap=True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._label.setMinimumWidth(scale_to_font(190, self.font()))
        self._first_sentence, self._second_sentence = "", ""
        self._is_needed, self._has_room = False, True
        self._button = make_button()
        name_parts(bannerText=self._label, bannerButton=self._button)
        row = FlowLayout(self, last_at_end=True)
        row.setContentsMargins(14, 5, 9, 5)
        row.add(self._icon, self._label, self._button)
        self._button.clicked.connect(self.questions_requested)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_text()

    def _update_text(self) -> None:
        """Leave out the second sentence where both do not fit into one line."""
        both = (
            self._label.fontMetrics().horizontalAdvance(f"{self._first_sentence}  {self._second_sentence}")
            * _BOLD_WIDTH_FACTOR
        )
        available = self.width() - self._button.sizeHint().width() - self._icon.sizeHint().width() - 50
        rest = f" {escape(self._second_sentence)}" if both <= available else ""
        self._label.setText(f"<b>{escape(self._first_sentence)}</b>{rest}")

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._update_words()

    def set_tokens(self, tokens: Tokens) -> None:
        self._icon.setPixmap(render_icon("alert", tokens.amber, 20, scale=self.devicePixelRatioF()))
        set_icon(self._button, "pencil", tokens.text)

    def set_counts(self, counts: Mapping[PhotoFilter, int], *, told_elsewhere: bool) -> None:
        """Say how many photos wait, unless that is `told_elsewhere` or there are none."""
        self._counts = counts
        self._is_needed = not told_elsewhere and counts[PhotoFilter.UNDATED] + counts[PhotoFilter.CHECK] > 0
        self._update_words()
        self.setVisible(self._is_needed and self._has_room)

    def set_room(self, has_room: bool) -> None:
        """Make way for what is more important, or come back."""
        self._has_room = has_room
        self.setVisible(self._is_needed and has_room)

    def _update_words(self) -> None:
        counts = self._counts
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        undated, doubted = counts[PhotoFilter.UNDATED], counts[PhotoFilter.CHECK]
        count = undated + doubted
        if undated and doubted:
            text = ngettext("{count} photo is waiting for a date.", "{count} photos are waiting for a date.", count)
            self._second_sentence = self._catalogue.fill(
                _("{undated} without a date, {doubted} to check."), undated=undated, doubted=doubted
            )
            self._button.setText(_("Fill in dates…"))
        elif undated:
            text = ngettext("{count} photo has no date yet.", "{count} photos have no date yet.", count)
            self._second_sentence = _("Type once for all that belong together.")
            self._button.setText(_("Fill in dates…"))
        else:
            text = ngettext("{count} photo needs its date checked.", "{count} photos need their dates checked.", count)
            self._second_sentence = _("One click picks the right one.")
            self._button.setText(_("Check dates…"))
        set_tooltip(self._button, "Ctrl+T")
        self._first_sentence = self._catalogue.fill(text, count=count)
        self._update_text()
