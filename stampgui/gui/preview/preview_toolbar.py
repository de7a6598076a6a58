"""The buttons below a preview: zoom, and with or without the caption."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.preview.viewport import ZOOM_STEP
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, set_icon, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue


class PreviewToolbar(QWidget):
    """Controls a preview; its button for enlarging asks for the large one, that for corners for the next corner."""

    enlarge_requested = Signal()
    corner_requested = Signal()

    def __init__(self, preview: PreviewEditor, catalogue: Catalogue, tokens: Tokens, *, can_enlarge: bool) -> None:
        super().__init__()
        self._preview = preview
        self._zoom_out_button, self._zoom_in_button, self._fit_button, self._actual_size_button = (
            make_button("tool") for _number in range(4)
        )
        self.corner_button = make_button("tool")
        self.original_button, self.enlarge_button = make_button("tool"), make_button("tool")
        self.swipe_button, self.style_button = make_button("tool"), make_button("tool")
        self.original_button.setCheckable(True)
        self._fit_button.setCheckable(True)
        self._actual_size_button.setCheckable(True)
        row = FlowLayout(self, spacing=2)
        row.add(self._zoom_out_button, self._zoom_in_button, self._fit_button, self._actual_size_button)
        row.add(self.corner_button)
        row.add_stretch()
        row.add(self.style_button, self.swipe_button, self.original_button, self.enlarge_button)
        for button in self.findChildren(QPushButton):
            # buttons with icons as high as those with text
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.enlarge_button.setVisible(can_enlarge)
        self.corner_button.setVisible(not can_enlarge)
        for button in (self.swipe_button, self.style_button):
            button.setCheckable(True)
            button.hide()
        self._zoom_out_button.clicked.connect(lambda: preview.zoom_by(1 / ZOOM_STEP))
        self._zoom_in_button.clicked.connect(lambda: preview.zoom_by(ZOOM_STEP))
        self._fit_button.clicked.connect(lambda: preview.set_zoom(None))
        self._actual_size_button.clicked.connect(lambda: preview.set_zoom(1.0))
        self.original_button.toggled.connect(preview.set_original_visible)
        self.enlarge_button.clicked.connect(self.enlarge_requested)
        self.corner_button.clicked.connect(self.corner_requested)
        preview.changed.connect(self._update_buttons)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._fit_button.setText(_("Fit"))
        self._actual_size_button.setText("100%")
        self.corner_button.setText(_("Corner"))
        _set_tool_tip(self._zoom_out_button, _("Zoom out"), "-")
        _set_tool_tip(self._zoom_in_button, _("Zoom in"), "+")
        _set_tool_tip(self._fit_button, _("Show the whole photo"), "0")
        _set_tool_tip(self._actual_size_button, _("Show at full size"), "1")
        _set_tool_tip(self.corner_button, _("Next corner at full size"), "C")
        _set_tool_tip(self.original_button, _("Without the caption"), _("hold Space"))
        self.style_button.setText(_("Style"))
        _set_tool_tip(self.style_button, _("Style beside the photo"), "S")
        _set_tool_tip(self.swipe_button, _("Compare before and after"), "B")
        _set_tool_tip(self.enlarge_button, _("Enlarge"), "Enter")

    def set_tokens(self, tokens: Tokens) -> None:
        for button, name in (
            (self._zoom_out_button, "minus"),
            (self._zoom_in_button, "plus"),
            (self.original_button, "before"),
            (self.swipe_button, "swipe"),
            (self.enlarge_button, "enlarge"),
        ):
            set_icon(button, name, tokens.link, size=16)

    def _update_buttons(self) -> None:
        there, zoom = self._preview.has_picture, self._preview.viewport.zoom
        for button in (
            self._zoom_out_button,
            self._zoom_in_button,
            self._fit_button,
            self._actual_size_button,
            self.corner_button,
            self.enlarge_button,
        ):
            button.setEnabled(there)
        for button in (self.original_button, self.swipe_button):  # what is on can be put off
            button.setEnabled(there and (self._preview.has_caption or button.isChecked()))
        self._fit_button.setChecked(there and zoom is None)
        self._actual_size_button.setChecked(there and zoom == 1.0)


def _set_tool_tip(tool_button: QPushButton, name: str, key: str) -> None:
    tool_button.setAccessibleName(name)
    set_tooltip(tool_button, f"{name} ({key})")
