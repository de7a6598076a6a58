"""The bar above the cards: filter, order and size; and the banner below them for photos without a date."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

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
    set_style_property,
    set_tooltip,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.wheel_guard import guard_from_wheel
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoFilter, PhotoOrder

_SPACING: Final = 7
_ALWAYS_SHOWN: Final = (PhotoFilter.ALL, PhotoFilter.UNDATED, PhotoFilter.CHECK, PhotoFilter.READY)
"""Filters that are there even if no photo is of their kind."""
_BY_WEIGHT: Final = (
    PhotoFilter.ALL,
    PhotoFilter.UNDATED,
    PhotoFilter.FAILED,
    PhotoFilter.CHECK,
    PhotoFilter.READY,
    PhotoFilter.SAVED,
    PhotoFilter.CLOUD,
    PhotoFilter.UNUSABLE,
)
"""All filters; the first ones keep their chips the longest."""
_TIGHTER: Final = 14
"""Pixels by which chips are narrower where space is short; the style sheet's padding."""
_USUAL_COUNTS: Final = {PhotoFilter.ALL: "000", PhotoFilter.UNDATED: "00", PhotoFilter.READY: "00"}
"""Counts that there is always room for, one digit unless told: chips must not be moved when counts grow to these."""
_SIZE_ICONS: Final = (12, 18)
"""Pixels across of the icons at the ends of the slider, for text of 10 points."""
_BOLD_WIDTH_FACTOR: Final = 1.1
"""How much wider bold text can be than normal text."""


class FilterBar(QWidget):
    """Filter chips with counts, the order and the card size.

    Where space is short, order and size are in a popup, then chips are narrower, and then a combo box offers those
    filters that matter least. What is where does not change while counts grow.
    """

    filter_selected = Signal(PhotoFilter)
    order_selected = Signal(PhotoOrder)
    width_selected = Signal(int)
    search_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, width: int) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._counts: Mapping[PhotoFilter, int] = dict.fromkeys(PhotoFilter, 0)
        self._names: Mapping[PhotoFilter, str] = {}
        self._offered: Collection[PhotoFilter] = ()
        self._are_tight = False
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
        self._fold_if_narrow()

    def _fold_if_narrow(self) -> None:
        # photos that cannot be read are found at any time
        expected = [each for each in _BY_WEIGHT if each in self._offered or each is PhotoFilter.FAILED]
        widths = {each: self._measure_chip(each) + _SPACING for each in expected}
        beside = self._search_button.sizeHint().width() + _SPACING
        needed = sum(widths.values()) + beside
        self._view_group.set_collapsed(self.width() < needed + self._view_group.content_width)
        self._view_group.setMinimumHeight(self._order_combo.sizeHint().height())  # the bar is as high either way
        room = self.width() - beside - self._view_button.sizeHint().width()
        tight = sum(widths.values()) > room
        self._set_tight(tight)
        if tight:
            widths = {each: width - _TIGHTER for each, width in widths.items()}
        shown = self._choose_chips(expected, widths, room)
        for chosen, chip in self._chips.items():
            chip.setMinimumWidth(measure_bold_width(chip) - (_TIGHTER if tight else 0))
            chip.setVisible(chosen in self._offered and chosen in shown)
        self._chip_row.setVisible(bool(shown))
        self._fill_combo([each for each in self._chips if each in self._offered and each not in shown])
        self._group.move_tab_stop()

    def _measure_chip(self, chosen: PhotoFilter) -> int:
        """The width of a chip with any usual count."""
        chip, usual = self._chips[chosen], _USUAL_COUNTS.get(chosen, "0")
        return max(measure_bold_width(chip), measure_bold_width(chip, f"{self._names[chosen]}  {usual}"))

    def _choose_chips(
        self, expected: Sequence[PhotoFilter], widths: Mapping[PhotoFilter, int], room: int
    ) -> Sequence[PhotoFilter]:
        """The first of the filters that can have their chips beside the combo box that offers the others."""
        for count in range(len(expected), 0, -1):
            folded = [self._chips[each].text() for each in expected[count:]]
            beside = self._measure_combo(folded) + _SPACING if folded else 0
            if sum(widths[each] for each in expected[:count]) + beside <= room:
                return expected[:count]
        return ()

    def _measure_combo(self, entries: Sequence[str]) -> int:
        combo, option = self._filter_combo, QStyleOptionComboBox()
        combo.initStyleOption(option)
        metrics = combo.fontMetrics()
        words = QSize(max(map(metrics.horizontalAdvance, (*entries, combo.placeholderText()))), metrics.height())
        return combo.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, words, combo).width()

    def _set_tight(self, tight: bool) -> None:
        if tight == self._are_tight:
            return
        self._are_tight = tight
        for chip in self._chips.values():
            chip.setProperty("tight", tight)
            chip.style().polish(chip)

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
        self._filter_combo.setPlaceholderText(_("More"))
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
        self._names = {
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
            name = self._names[chosen]
            chip.setText(f"{name}  {write_count(counts[chosen])}" if counts[PhotoFilter.ALL] else name)
        self._offered = [
            chosen
            for chosen, chip in self._chips.items()
            if chosen in _ALWAYS_SHOWN or counts[chosen] > 0 or chip.isChecked()
        ]
        self._fold_if_narrow()

    def set_filter(self, chosen: PhotoFilter) -> None:
        self._chips[chosen].setChecked(True)
        self.set_counts(self._counts)

    def _fill_combo(self, folded: Sequence[PhotoFilter]) -> None:
        """Offer the filters whose chips are not shown."""
        combo = self._filter_combo
        if [combo.itemData(place) for place in range(combo.count())] != [*folded]:
            combo.clear()
            for chosen in folded:
                combo.addItem("", chosen)
        for place, chosen in enumerate(folded):
            combo.setItemText(place, self._chips[chosen].text())
        current = next((place for place, each in enumerate(folded) if self._chips[each].isChecked()), -1)
        combo.setCurrentIndex(current)
        set_style_property(combo, "chosen", "true" if current >= 0 else "false")  # it looks as its chip would
        combo.setFixedWidth(self._measure_combo([chip.text() for each, chip in self._chips.items() if each in folded]))
        combo.setVisible(bool(folded))


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
