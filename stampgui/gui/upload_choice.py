"""The choice beside the folder of copies: a small copy for uploading as well, and what for."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from stampgui.gui.controls import combo
from stampgui.i18n import Catalogue
from stampgui.settings import Settings
from stampgui.stamping.job import Recipe
from stampgui.stamping.preset import DEFAULT, PRESETS, Preset, UnknownPreset, preset_of


class UploadChoice(QWidget):
    """`chosen` carries a preset's name, or "" for no upload copies."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.wanted, self.presets = QCheckBox(), combo()
        for preset in PRESETS:
            self.presets.addItem("", preset.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.wanted)
        row.addWidget(self.presets)
        self.wanted.clicked.connect(self._tell)
        self.presets.activated.connect(self._tell)
        self.show_preset("")

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.wanted.setText(_("Upload copy"))
        self.wanted.setToolTip(
            _("Also writes a smaller JPEG without place and serial numbers, in a folder of its own.")
        )
        self.presets.setAccessibleName(_("What the upload copy is for"))
        names = {
            "instagram": "Instagram",
            "facebook": "Facebook",
            "whatsapp": "WhatsApp",
            "x": "X",
            "form-1mb": _("Form, 1 MB"),
            "form-500kb": _("Form, 500 KB"),
        }
        for row, preset in enumerate(PRESETS):
            self.presets.setItemText(row, names[preset.name])

    def show_preset(self, name: str) -> None:
        """Show what was chosen; "" is no upload copy."""
        preset = preset_chosen(name)
        self.wanted.setChecked(preset is not None)
        self.presets.setVisible(preset is not None)
        self.presets.setCurrentIndex(self.presets.findData(DEFAULT if preset is None else preset.name))

    def _tell(self) -> None:
        self.chosen.emit(str(self.presets.currentData()) if self.wanted.isChecked() else "")


def preset_chosen(name: str) -> Preset | None:
    """The preset of that name, whatever was stored; None for no upload copies."""
    try:
        preset = preset_of(name)
    except UnknownPreset:
        return None
    return preset if preset in PRESETS else None


def with_copies(recipe: Recipe, settings: Settings) -> Recipe:
    """The recipe with the copies that were chosen, and what they keep and leave out."""
    return replace(recipe, upload=preset_chosen(settings.upload), no_gps=settings.no_gps, undo=settings.undo)
