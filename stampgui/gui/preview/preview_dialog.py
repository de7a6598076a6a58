"""The preview in a large window of its own, with navigation from photo to photo."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from stampgui.caption.style import CustomPosition
from stampgui.dates.partial import PartialDate
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.preview.preview_toolbar import PreviewToolbar
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, scale_to_font, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue
from stampgui.session.caption_spec import CaptionSpec
from stampgui.session.navigation import Direction
from stampgui.session.photo_item import PhotoItem

_NAVIGATION_KEYS: Final = (
    ("PgUp", Direction.PREVIOUS),
    ("PgDown", Direction.NEXT),
    ("Home", Direction.FIRST),
    ("End", Direction.LAST),
)
_BUTTON_KEYS: Final = (
    ("Left", Direction.PREVIOUS),
    ("Up", Direction.PREVIOUS),
    ("Right", Direction.NEXT),
    ("Down", Direction.NEXT),
)
"""Arrow keys, which move the caption instead while the photo has the focus."""


class PreviewDialog(QDialog):
    """Shows one photo as its copy will be; `placed` carries the position that the caption was given and the gesture.

    `navigated` carries the Direction to another photo. It has signals for undo and redo because the shortcuts of the
    main window do not work while this dialog is open.
    """

    placed = Signal(CustomPosition, str)  # or an Anchor
    navigated = Signal(Direction)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__(parent)
        _ = catalogue.gettext
        self.preview = PreviewEditor(tokens, wheel_zooms=True)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.preview.setAccessibleName(_("Preview of the photo with its caption"))
        self.preview.placed.connect(self.placed)
        self.toolbar = PreviewToolbar(self.preview, catalogue, tokens, can_enlarge=False)
        self.previous_button, self.next_button = make_button(), make_button()
        self.previous_button.setText(_("Previous photo"))
        set_tooltip(self.previous_button, "PgUp")
        self.next_button.setText(_("Next photo"))
        set_tooltip(self.next_button, "PgDown")
        hint = make_label("muted", wrap=True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        hint.setMinimumWidth(scale_to_font(200, self.font()))
        hint.setText(
            _("Drag the caption to where you want it, or click the photo and move the caption with the arrow keys.")
        )
        close = make_button("primary")
        close.setText(_("Close"))
        set_tooltip(close, "Esc")
        close.clicked.connect(self.accept)
        row = FlowLayout(last_at_end=True)
        row.add(self.previous_button, self.next_button, hint, close)
        column = QVBoxLayout(self)
        column.addWidget(self.preview, 1)
        column.addWidget(self.toolbar)
        column.addLayout(row)
        parent_size = parent.window().size()
        self.resize(round(parent_size.width() * 0.8), round(parent_size.height() * 0.88))
        self.previous_button.clicked.connect(lambda: self.navigated.emit(Direction.PREVIOUS))
        self.next_button.clicked.connect(lambda: self.navigated.emit(Direction.NEXT))
        self._connect_keys(close)
        self.finished.connect(self.preview.stop_loading)
        self.next_button.setFocus()

    def _connect_keys(self, close_button: QWidget) -> None:
        for keys, way in _NAVIGATION_KEYS:
            QShortcut(QKeySequence(keys), self, lambda way=way: self.navigated.emit(way))
        for button in (self.previous_button, self.next_button, close_button):
            for keys, way in _BUTTON_KEYS:
                beside = QShortcut(QKeySequence(keys), button, lambda way=way: self.navigated.emit(way))
                beside.setContext(Qt.ShortcutContext.WidgetShortcut)
        for keys, signal in (
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Y", self.redo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
        ):
            QShortcut(QKeySequence(keys), self, signal.emit)

    def set_photo(self, item: PhotoItem, date: PartialDate | None) -> None:
        self.setWindowTitle(item.found.path.name)
        self.preview.set_photo(item, date)

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        self.preview.set_caption_spec(spec)
