"""The choice of full-size copies, upload copies or both, and of the preset for uploading."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stampgui.gui.widgets.controls import make_combo_box, name_parts, set_tooltip
from stampgui.i18n import Catalogue
from stampgui.session.copies.copy_options import has_full_size_copies, resolve_upload_preset
from stampgui.settings import Settings
from stampgui.stamping.preset import DEFAULT_PRESET, PRESETS

_FULL_SIZE, _BOTH, _UPLOAD = range(3)
_ROW_OF_COPIES: Final = {(True, False): _FULL_SIZE, (True, True): _BOTH, (False, True): _UPLOAD}
"""Row of the combo box, by whether full-size and upload copies are made."""


class CopiesSelector(QWidget):
    """`copies_selected` carries whether full-size copies are made, and the preset of upload copies or "".

    `preset_wanted` asks to show the presets, after upload copies were picked from the list of kinds: which
    service they are for is the next thing to say. `preset_picked` tells that it was said.
    """

    copies_selected = Signal(bool, str)
    preset_wanted = Signal()
    preset_picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind_combo, self.preset_combo = make_combo_box(), make_combo_box()
        name_parts(copiesCombo=self.kind_combo, uploadPresetCombo=self.preset_combo)
        self.kind_combo.addItems([""] * len(_ROW_OF_COPIES))
        for preset in PRESETS:
            self.preset_combo.addItem("", preset.name)
        self.preset_combo.setCurrentIndex(self.preset_combo.findData(DEFAULT_PRESET))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.kind_combo)
        row.addWidget(self.preset_combo)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.kind_combo.activated.connect(self._emit_copies)
        self.preset_combo.activated.connect(self._emit_copies)
        self.kind_combo.picked.connect(self._ask_for_preset)
        self.preset_combo.picked.connect(self.preset_picked)
        self.set_copies(Settings())

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.kind_combo.setAccessibleName(_("Type of the copies"))
        names = (_("Full-size copies"), _("Full-size and upload copies"), _("Upload copies only"))
        for row, name in enumerate(names):
            self.kind_combo.setItemText(row, name)
        set_tooltip(
            self.kind_combo,
            _(
                "Full-size copies keep the size, the quality and everything the camera recorded. Upload copies are "
                "smaller JPEG files without location and serial numbers, in a folder of their own."
            ),
        )
        self.preset_combo.setAccessibleName(_("Purpose of the upload copy"))
        set_tooltip(self.preset_combo, _("Purpose of the upload copy"))
        presets = {
            "instagram": "Instagram",
            "facebook": "Facebook",
            "story": _("Story, Status, TikTok"),
            "whatsapp": "WhatsApp",
            "whatsapp-hd": "WhatsApp HD",
            "x": "X",
            "form-1mb": _("Form, 1 MB"),
            "form-500kb": _("Form, 500 KB"),
        }
        shown = _("{name} · {size} pixels")
        for row, preset in enumerate(PRESETS):
            self.preset_combo.setItemText(row, shown.format(name=presets[preset.name], size=preset.dimensions))

    @property
    def summary(self) -> str:
        """What is made, in a few words: the preset alone where there are only upload copies."""
        only_upload = self.kind_combo.currentIndex() == _UPLOAD
        return (self.preset_combo if only_upload else self.kind_combo).currentText()

    @property
    def whole_summary(self) -> str:
        """What is made, with the preset where there are upload copies beside others, too."""
        both = self.kind_combo.currentIndex() == _BOTH
        return f"{self.summary} ({self.preset_combo.currentText()})" if both else self.summary

    def set_copies(self, settings: Settings) -> None:
        preset = resolve_upload_preset(settings.upload)
        self.kind_combo.setCurrentIndex(_ROW_OF_COPIES[has_full_size_copies(settings), preset is not None])
        self.preset_combo.setVisible(preset is not None)
        if preset is not None:
            self.preset_combo.setCurrentIndex(self.preset_combo.findData(preset.name))

    def _emit_copies(self) -> None:
        row = self.kind_combo.currentIndex()
        self.copies_selected.emit(row != _UPLOAD, "" if row == _FULL_SIZE else str(self.preset_combo.currentData()))

    def _ask_for_preset(self) -> None:
        if self.kind_combo.currentIndex() != _FULL_SIZE:
            self.preset_wanted.emit()
