"""The buttons below a preview: how large, and with or without the caption."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stampgui.gui.controls import button, set_icon
from stampgui.gui.flow import Flow
from stampgui.gui.preview import Preview
from stampgui.gui.tokens import Tokens
from stampgui.gui.view import STEP
from stampgui.i18n import Catalogue


class PreviewBar(QWidget):
    """Works on a preview; with `enlarges`, `enlarge_wanted` asks for a larger one."""

    enlarge_wanted = Signal()

    def __init__(self, preview: Preview, catalogue: Catalogue, tokens: Tokens, *, enlarges: bool) -> None:
        super().__init__()
        self._preview = preview
        self._smaller, self._larger, self._fit, self._full = (button("tool") for _number in range(4))
        self.before, self.enlarge = button("tool"), button("tool")
        self.before.setCheckable(True)
        self._fit.setCheckable(True)
        self._full.setCheckable(True)
        row = Flow(self, gap=2)
        row.add(self._smaller, self._larger, self._fit, self._full)
        row.add_stretch()
        row.add(self.before, self.enlarge)
        for made in self.findChildren(QPushButton):
            # those with pictures as high as those with letters
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.enlarge.setVisible(enlarges)
        self._smaller.clicked.connect(lambda: preview.zoom_by(1 / STEP))
        self._larger.clicked.connect(lambda: preview.zoom_by(STEP))
        self._fit.clicked.connect(lambda: preview.zoom(None))
        self._full.clicked.connect(lambda: preview.zoom(1.0))
        self.before.toggled.connect(preview.show_bare)
        self.enlarge.clicked.connect(self.enlarge_wanted)
        preview.changed.connect(self._show)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._fit.setText(_("Fit"))
        self._full.setText("100 %")
        _explain(self._smaller, _("Smaller"), "-")
        _explain(self._larger, _("Larger"), "+")
        _explain(self._fit, _("Show the whole photo"), "0")
        _explain(self._full, _("Show in full size"), "1")
        _explain(self.before, _("Without the caption"), _("hold Space"))
        _explain(self.enlarge, _("Enlarge"), "Enter")

    def set_tokens(self, tokens: Tokens) -> None:
        for made, name in (
            (self._smaller, "minus"),
            (self._larger, "plus"),
            (self.before, "before"),
            (self.enlarge, "enlarge"),
        ):
            set_icon(made, name, tokens.link, size=16)

    def _show(self) -> None:
        there, zoom = self._preview.has_picture, self._preview.view.zoom
        for made in (self._smaller, self._larger, self._fit, self._full, self.before, self.enlarge):
            made.setEnabled(there)
        self._fit.setChecked(zoom is None)
        self._full.setChecked(zoom == 1.0)


def _explain(made: QPushButton, name: str, key: str) -> None:
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
