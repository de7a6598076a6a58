"""The preview in a large window of its own, with navigation from photo to photo."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget

from stampgui.caption.style import Anchor, CustomPosition
from stampgui.dates.partial import PartialDate
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.preview.preview_toolbar import PreviewToolbar
from stampgui.gui.preview.swipe_handle import SwipeHandle
from stampgui.gui.text.style_text import translate_anchors
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, scale_to_font, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue, Message
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.photos.navigation import Direction
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated
from stampgui.stamping.outcome import Status

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
_CORNERS: Final = (Anchor.BOTTOM_RIGHT, Anchor.BOTTOM_LEFT, Anchor.TOP_LEFT, Anchor.TOP_RIGHT)
"""In the order in which they are shown: most old cameras wrote the date into the lower right one."""


_CONTROLS_WIDTH: Final = 336
_MIN_PHOTO_WIDTH: Final = 420
"""Least width of the controls, and of what they have to leave to the photo, in logical pixels for text of 10 points."""


class PreviewDialog(QDialog):
    """Shows one photo as its copy will be; `placed` carries the position that the caption was given and the gesture.

    Its corners are shown at full size, one after the other, because old cameras wrote the date into one of them.

    `navigated` carries the Direction to another photo. It has signals for undo and redo because the shortcuts of the
    main window do not work while this dialog is open.
    """

    placed = Signal(CustomPosition, str)  # or an Anchor
    navigated = Signal(Direction)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        catalogue: Catalogue,
        tokens: Tokens,
        *,
        can_place: bool = True,
        controls: QWidget | None = None,
        remedy: QWidget | None = None,
    ) -> None:
        """Without `can_place` the photo is only looked at, without a caption.

        `controls` are shown beside it where there is room for both; `remedy`, below it, is for what may hinder showing
        it.
        """
        super().__init__(parent)
        _ = catalogue.gettext
        self._catalogue = catalogue
        self._can_place = can_place
        self._corner: Anchor | None = None
        self._problem: Message | None = None
        """Why the photo gets no caption that could be moved."""
        self._dated, self._disputed = False, False
        self.preview = PreviewEditor(tokens, wheel_zooms=True)
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.preview.setAccessibleName(_("Preview of the photo with its caption") if can_place else _("The photo"))
        self.preview.changed.connect(self._forget_corner)
        self.preview.placed.connect(self.placed)
        self.toolbar = PreviewToolbar(self.preview, catalogue, tokens, can_enlarge=False)
        self.toolbar.original_button.setVisible(can_place)
        self.toolbar.corner_requested.connect(self._show_next_corner)
        self.previous_button, self.next_button = make_button(), make_button()
        self.previous_button.setText(_("Previous photo"))
        set_tooltip(self.previous_button, "PgUp")
        self.next_button.setText(_("Next photo"))
        set_tooltip(self.next_button, "PgDown")
        self._hint_label = hint = make_label("muted", wrap=True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        hint.setMinimumWidth(scale_to_font(200, self.font()))
        name_parts(previewHint=hint)
        close = make_button("primary")
        close.setText(_("Close"))
        set_tooltip(close, "Esc")
        close.clicked.connect(self.accept)
        row = FlowLayout(last_at_end=True)
        row.add(self.previous_button, self.next_button, hint, close)
        self._swipe_handle = SwipeHandle(self.preview, tokens)
        self._swipe_handle.setAccessibleName(_("Before and after"))
        self._side = None if controls is None else _frame_controls(controls)
        photo_column = QVBoxLayout()
        photo_column.addWidget(self.preview, 1)
        if remedy is not None:
            photo_column.addWidget(remedy)
        beside = QHBoxLayout()
        beside.addLayout(photo_column, 1)
        if self._side is not None:
            beside.addWidget(self._side)
        column = QVBoxLayout(self)
        column.addLayout(beside, 1)
        column.addWidget(self.toolbar)
        column.addLayout(row)
        self._cover(parent.window())
        self.toolbar.swipe_button.setVisible(can_place)
        self.toolbar.swipe_button.toggled.connect(self._set_swipe_visible)
        self.toolbar.original_button.toggled.connect(self._update_hint)
        self._set_up_side()
        self.previous_button.clicked.connect(lambda: self.navigated.emit(Direction.PREVIOUS))
        self.next_button.clicked.connect(lambda: self.navigated.emit(Direction.NEXT))
        self._connect_keys(close)
        self._update_hint()
        self.finished.connect(self.preview.stop_loading)
        self.next_button.setFocus()

    def _cover(self, window: QWidget) -> None:
        """Lie on all of the window: around it only strips with parts of words would be seen."""
        title_bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        available = self.screen().availableSize() - QSize(0, title_bar)
        self.resize(window.size().boundedTo(available))
        self.move(window.frameGeometry().topLeft())

    def _set_up_side(self) -> None:
        """Show the controls from the start where they leave enough of the width to the photo."""
        button, side = self.toolbar.style_button, self._side
        button.setVisible(side is not None)
        if side is not None:
            fits = self.width() - side.sizeHint().width() >= scale_to_font(_MIN_PHOTO_WIDTH, self.font())
            side.setVisible(fits)
            button.setChecked(fits)
            button.toggled.connect(side.setVisible)

    def _set_swipe_visible(self, visible: bool) -> None:
        if self._swipe_handle.hasFocus():
            self.toolbar.swipe_button.setFocus()
        self._swipe_handle.setVisible(visible)
        if visible:
            self.toolbar.original_button.setChecked(False)
            self._swipe_handle.raise_()
            self._swipe_handle.setFocus()
        self._update_hint()

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
        QShortcut(QKeySequence("C"), self, self._show_next_corner)
        for keys, tool_button in (("B", self.toolbar.swipe_button), ("S", self.toolbar.style_button)):
            QShortcut(QKeySequence(keys), self, tool_button.click)
        QShortcut(QKeySequence("0"), self, lambda: self.preview.set_zoom(None))

    def set_photo(self, item: PhotoItem, date: PartialDate | None) -> None:
        """Show another photo, or the same one with another date; of both the same corner."""
        corner = self._corner
        self._problem = None if can_be_dated(item) else item.outcome.reason
        self._dated, self._disputed = date is not None, item.outcome.status is Status.NEEDS_CHECK
        self.setWindowTitle(item.found.path.name)
        self.preview.set_photo(item, date)
        if corner is not None:
            self._show_corner(corner)
        else:
            self._update_hint()

    def set_tokens(self, tokens: Tokens) -> None:
        for part in (self.preview, self.toolbar, self._swipe_handle):
            part.set_tokens(tokens)

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        self.preview.set_caption_spec(spec)

    def _show_next_corner(self) -> None:
        place = -1 if self._corner is None else _CORNERS.index(self._corner)
        self._show_corner(_CORNERS[(place + 1) % len(_CORNERS)])

    def _show_corner(self, corner: Anchor) -> None:
        """Show a corner without the caption, which may cover a date there."""
        self._corner = corner
        self.toolbar.swipe_button.setChecked(False)
        self.toolbar.original_button.setChecked(True)
        self.preview.show_corner(corner)
        self._update_hint()

    def _forget_corner(self) -> None:
        """Show the caption again together with the whole photo."""
        if self._corner is not None and self.preview.viewport.zoom is None:
            self._corner = None
            self.toolbar.original_button.setChecked(False)
            self._update_hint()

    def _update_hint(self) -> None:
        _ = self._catalogue.gettext
        if self._corner is not None:
            name = translate_anchors(self._catalogue)[self._corner]
            text = _("{corner}. C shows the next corner, 0 the whole photo.").format(corner=name)
        elif self._problem is not None:
            text = self._catalogue.render(self._problem)
        elif self._can_place and not self._dated:
            text = (
                _("No caption yet, since the date is not certain. C shows the corners at full size.")
                if self._disputed
                else _("No caption yet, since there is no date. C shows the corners at full size.")
            )
        elif self._can_place and self._swipe_handle.isVisible():
            text = _("Drag the line: left of it the photo is as it was. C shows the corners at full size.")
        elif self._can_place and self.toolbar.original_button.isChecked():
            text = _("This is the photo without its caption. C shows the corners at full size.")
        elif self._can_place:
            text = _("Drag the caption, or click the photo and use the arrow keys. C shows the corners at full size.")
        else:
            text = _("Did the camera write a date into the picture? C shows the corners at full size.")
        self._hint_label.setText(text)
        self.preview.setAccessibleDescription(text)


def _frame_controls(controls: QWidget) -> QScrollArea:
    """Scroll the controls downwards, and give them the width they need."""
    area = QScrollArea()
    area.setObjectName("largeViewControls")
    area.setWidget(controls)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    needed = max(controls.minimumSizeHint().width(), scale_to_font(_CONTROLS_WIDTH, controls.font()))
    area.setFixedWidth(needed + area.verticalScrollBar().sizeHint().width() + 2)
    return area
