"""The choice of copies beside their folder: faithful ones, small ones for uploading, or both, and what for."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stampgui.gui.controls import combo, explain
from stampgui.gui.naming import naming_of
from stampgui.i18n import Catalogue
from stampgui.settings import Settings
from stampgui.stamping.job import Recipe
from stampgui.stamping.preset import DEFAULT, PRESETS, Preset, UnknownPreset, preset_of

_FAITHFUL, _BOTH, _UPLOAD = range(3)
_ROWS: Final = {(True, False): _FAITHFUL, (True, True): _BOTH, (False, True): _UPLOAD}
"""By whether there are faithful copies, and upload copies."""


class CopiesChoice(QWidget):
    """`chosen` carries whether faithful copies are wanted, and the preset of upload copies or ""."""

    chosen = Signal(bool, str)

    def __init__(self) -> None:
        super().__init__()
        self.kinds, self.presets = combo(), combo()
        self.kinds.addItems([""] * len(_ROWS))
        for preset in PRESETS:
            self.presets.addItem("", preset.name)
        self.presets.setCurrentIndex(self.presets.findData(DEFAULT))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.kinds)
        row.addWidget(self.presets)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.kinds.activated.connect(self._tell)
        self.presets.activated.connect(self._tell)
        self.show_copies(Settings())

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.kinds.setAccessibleName(_("Kind of the copies"))
        names = (_("Faithful copies"), _("Faithful and upload copies"), _("Upload copies only"))
        for row, name in enumerate(names):
            self.kinds.setItemText(row, name)
        explain(
            self.kinds,
            _(
                "Faithful copies keep the size, the quality and all that the camera wrote. Upload copies are smaller"
                " JPEG files without place and serial numbers, in a folder of their own."
            ),
        )
        self.presets.setAccessibleName(_("What the upload copy is for"))
        self.presets.setToolTip(_("What the upload copy is for"))
        presets = {
            "instagram": "Instagram",
            "facebook": "Facebook",
            "whatsapp": "WhatsApp",
            "x": "X",
            "form-1mb": _("Form, 1 MB"),
            "form-500kb": _("Form, 500 KB"),
        }
        for row, preset in enumerate(PRESETS):
            self.presets.setItemText(row, presets[preset.name])

    def show_copies(self, settings: Settings) -> None:
        preset = preset_chosen(settings.upload)
        self.kinds.setCurrentIndex(_ROWS[faithful_chosen(settings), preset is not None])
        self.presets.setVisible(preset is not None)
        if preset is not None:
            self.presets.setCurrentIndex(self.presets.findData(preset.name))

    def _tell(self) -> None:
        row = self.kinds.currentIndex()
        self.chosen.emit(row != _UPLOAD, "" if row == _FAITHFUL else str(self.presets.currentData()))


def preset_chosen(name: str) -> Preset | None:
    """The preset of that name, whatever was stored; None for no upload copies."""
    try:
        preset = preset_of(name)
    except UnknownPreset:
        return None
    return preset if preset in PRESETS else None


def faithful_chosen(settings: Settings) -> bool:
    """Whether faithful copies are made: there is no choosing none at all."""
    return settings.faithful or preset_chosen(settings.upload) is None


def with_copies(recipe: Recipe, settings: Settings) -> Recipe:
    """The recipe with the copies that were chosen, what they are called, and what they keep and leave out."""
    return replace(
        recipe,
        upload=preset_chosen(settings.upload),
        faithful=faithful_chosen(settings),
        naming=naming_of(settings),
        no_gps=settings.no_gps,
        undo=settings.undo,
    )
