"""Selects the photos that changes apply to: all photos, or the selected ones."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.gui.widgets.controls import ChoiceGroup, make_button, make_label, measure_bold_width, name_parts
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem


class ScopeSelector(QWidget):
    """`changed` tells of another scope, `reset_requested` asks to remove the photos' own settings."""

    changed = Signal()
    reset_requested = Signal()

    def __init__(self, catalogue: Catalogue, *, of_style_alone: bool = False) -> None:
        super().__init__()
        self._of_style_alone = of_style_alone
        self._catalogue = catalogue
        self._items: Sequence[PhotoItem] = ()
        self._title_label = make_label("title")
        self._all_chip, self._selected_chip = make_button("chip"), make_button("chip")
        self._group = ChoiceGroup(self)
        self._note_label = make_label("muted", wrap=True)
        self._reset_button = make_button("link")
        name_parts(allChip=self._all_chip, selectedChip=self._selected_chip, sharedStyleButton=self._reset_button)
        row = FlowLayout(spacing=6)
        for chip in (self._all_chip, self._selected_chip):
            chip.setCheckable(True)
            self._group.addButton(chip)
            row.add(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = FlowLayout(last_at_end=True)
        head.add(self._title_label, self._reset_button)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self._note_label)
        self._all_chip.setChecked(True)
        # what is said, and what is offered after the first change, has its place before it: nothing moves then
        kept = self._reset_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._reset_button.setSizePolicy(kept)
        for chip in (self._all_chip, self._selected_chip):
            chip.clicked.connect(self._update_texts)
            chip.clicked.connect(self.changed)
        self._reset_button.clicked.connect(self.reset_requested)
        self.retranslate(catalogue)

    @property
    def is_all(self) -> bool:
        return self._all_chip.isChecked()

    def set_all(self, is_all: bool) -> None:
        """Show that changes apply to all photos, or to the selected ones."""
        (self._all_chip if is_all else self._selected_chip).setChecked(True)
        self._update_texts()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title_label.setText(_("Style") if self._of_style_alone else _("Event, place and style"))
        self._all_chip.setText(_("All photos"))
        self._all_chip.setAccessibleName(_("Apply to all photos"))
        self._reset_button.setText(_("Match the other photos"))
        self._update_texts()

    def set_photos(self, items: Sequence[PhotoItem], current: PhotoItem | None) -> None:
        """Set the selected photos; for one that has its own settings, the scope begins with that photo only."""
        if [item.id for item in items] != [item.id for item in self._items]:
            own = current is not None and current.caption_override != NO_OVERRIDE
            (self._selected_chip if own and items else self._all_chip).setChecked(True)
        self._items = items
        self._update_texts()

    def _update_texts(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        count = len(self._items)
        several = self._catalogue.fill(
            ngettext("{count} selected photo", "{count} selected photos", count), count=count
        )
        self._selected_chip.setText(several if count > 1 else _("This photo only"))
        self._selected_chip.setAccessibleName(_("Apply to the selected photos only"))
        self._selected_chip.setEnabled(count > 0)
        for chip in (self._all_chip, self._selected_chip):
            chip.setMinimumWidth(measure_bold_width(chip))
        self._update_note(count - [item.caption_override for item in self._items].count(NO_OVERRIDE))

    def _update_note(self, differing: int) -> None:
        """Say whether the selected photos have settings of their own, `differing` of them, or may get some."""
        _, ngettext, count = self._catalogue.gettext, self._catalogue.ngettext, len(self._items)
        if differing and count > 1:
            note = self._catalogue.fill(
                ngettext(
                    "{count} of the selected photos has its own settings.",
                    "{count} of the selected photos have their own settings.",
                    differing,
                ),
                count=differing,
            )
        elif differing:
            note = _("This photo has its own settings.")
        elif self.is_all:
            note = _("Changes apply to all photos.")
        else:
            one, several = _("Changes apply to this photo only."), _("Changes apply to the selected photos only.")
            note = several if count > 1 else one
        self._note_label.setText(note)
        self._reset_button.setVisible(differing > 0)
