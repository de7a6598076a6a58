"""For which photos a choice is made: for all, or for those that are selected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from stampgui.caption.own import NOTHING_OWN
from stampgui.gui.controls import bold_width, button, label
from stampgui.gui.flow import Flow
from stampgui.gui.photos import Card
from stampgui.i18n import Catalogue


class Scope(QWidget):
    """`changed` says that another scope was chosen, `reset_wanted` asks to take back what photos have of their own."""

    changed = Signal()
    reset_wanted = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._cards: Sequence[Card] = ()
        self._title = label("title")
        self._all, self._selected = button("chip"), button("chip")
        self._group = QButtonGroup(self)
        self._note = label("muted", wrap=True)
        self._reset = button("link")
        row = Flow(gap=6)
        for chip in (self._all, self._selected):
            chip.setCheckable(True)
            self._group.addButton(chip)
            row.add(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._note)
        column.addWidget(self._reset)
        self._all.setChecked(True)
        self._all.clicked.connect(self.changed)
        self._selected.clicked.connect(self.changed)
        self._reset.clicked.connect(self.reset_wanted)
        self.retranslate(catalogue)

    @property
    def is_all(self) -> bool:
        return self._all.isChecked()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title.setText(_("Style and words"))
        self._all.setText(_("All photos"))
        self._all.setAccessibleName(_("Choose for all photos"))
        self._reset.setText(_("Back to the shared style"))
        self._show()

    def show_cards(self, cards: Sequence[Card], current: Card | None) -> None:
        """Be about these photos; at one that differs already, choices are for it until the person says otherwise."""
        if [card.id for card in cards] != [card.id for card in self._cards]:
            own = current is not None and current.own != NOTHING_OWN
            (self._selected if own else self._all).setChecked(True)
        self._cards = cards
        self._show()

    def _show(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        count = len(self._cards)
        several = ngettext("{count} selected photo", "{count} selected photos", count).format(count=count)
        self._selected.setText(several if count > 1 else _("This photo only"))
        self._selected.setAccessibleName(_("Choose for the selected photos only"))
        self._selected.setEnabled(count > 0)
        for chip in (self._all, self._selected):
            chip.setMinimumWidth(bold_width(chip))
        differing = sum(card.own != NOTHING_OWN for card in self._cards)
        if count > 1:
            note = ngettext(
                "{count} of the selected photos differs from the others.",
                "{count} of the selected photos differ from the others.",
                differing,
            ).format(count=differing)
        else:
            note = _("This photo differs from the others.")
        self._note.setText(note)
        self._note.setVisible(differing > 0)
        self._reset.setVisible(differing > 0)
