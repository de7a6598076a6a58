"""The large preview with the controls of the caption's style beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.style import Style
from stampgui.dates.partial import PartialDate
from stampgui.gui.inspector.caption_mover import CaptionMover
from stampgui.gui.inspector.cloud_panel import CloudPanel
from stampgui.gui.inspector.scope_selector import ScopeSelector
from stampgui.gui.preview.preview_dialog import PreviewDialog
from stampgui.gui.style.style_panel import StylePanel
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import delete_later
from stampgui.gui.widgets.flow_layout import HeightForWidthWidget
from stampgui.i18n import Catalogue
from stampgui.session.captions.caption_edit import CaptionEdit
from stampgui.session.photos.navigation import Direction


class LargeView(QObject):
    """Opens the large preview of one photo and keeps it up to date.

    `navigated` carries the Direction to another photo, `fetch_requested` one that is in the cloud. `scope_changed`
    carries whether changes apply to all photos, `style_changed` the changed Style and its gesture, `style_selected` a
    style taken from the gallery. Further signals ask to make photos like all others, to undo and to redo; `closed`
    comes at the end.
    """

    navigated = Signal(Direction)
    fetch_requested = Signal(Sequence)  # of PhotoItem
    scope_changed = Signal(bool)
    reset_requested = Signal()
    style_changed = Signal(Style, str)
    style_selected = Signal(Style)
    undo_requested = Signal()
    redo_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, mover: CaptionMover, make_style_panel: Callable[[], StylePanel]) -> None:
        super().__init__(parent)
        self._parent = parent
        self._mover = mover
        self._make_style_panel = make_style_panel
        self._dialog: PreviewDialog | None = None
        self._scope_selector: ScopeSelector | None = None
        self._style_panel: StylePanel | None = None
        self._cloud_panel: CloudPanel | None = None
        self._fetch_progress: tuple[int, int] | None = None
        self._date: PartialDate | None = None

    @property
    def is_open(self) -> bool:
        return self._dialog is not None

    def open(self, catalogue: Catalogue, tokens: Tokens, edit: CaptionEdit, date: PartialDate | None) -> None:
        """Show the photo that is edited, with its caption for `date`."""
        scope_selector, style_panel = ScopeSelector(catalogue, of_style_alone=True), self._make_style_panel()
        scope_selector.changed.connect(lambda: self.scope_changed.emit(scope_selector.is_all))
        for asked, signal in (
            (scope_selector.reset_requested, self.reset_requested),
            (style_panel.style_changed, self.style_changed),
            (style_panel.style_selected, self.style_selected),
        ):
            asked.connect(signal)
        controls = HeightForWidthWidget()
        controls.setObjectName("inspectorBody")
        column = QVBoxLayout(controls)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(9)
        column.addWidget(scope_selector)
        column.addWidget(style_panel)
        column.addStretch(1)
        cloud_panel = CloudPanel(catalogue, stands_alone=True)
        cloud_panel.set_progress(self._fetch_progress)
        cloud_panel.fetch_requested.connect(self.fetch_requested)
        dialog = PreviewDialog(self._parent, catalogue, tokens, controls=controls, remedy=cloud_panel)
        for asked, signal in (
            (dialog.navigated, self.navigated),
            (dialog.undo_requested, self.undo_requested),
            (dialog.redo_requested, self.redo_requested),
        ):
            asked.connect(signal)
        dialog.preview.changed.connect(lambda: style_panel.set_photo(dialog.preview.photo, self._date))
        dialog.finished.connect(self._release)
        self._mover.add_preview(dialog.preview)
        self._dialog, self._scope_selector, self._style_panel = dialog, scope_selector, style_panel
        self._cloud_panel = cloud_panel
        self.show_edit(edit)
        self.show_date(edit, date)
        dialog.open()

    def set_tokens(self, tokens: Tokens) -> None:
        if self._style_panel is not None:
            self._style_panel.set_tokens(tokens)

    def set_fetch_progress(self, progress: tuple[int, int] | None) -> None:
        """Set how many photos of how many have been fetched from the cloud; None while none are."""
        self._fetch_progress = progress
        if self._cloud_panel is not None:
            self._cloud_panel.set_progress(progress)

    def show_edit(self, edit: CaptionEdit) -> None:
        """Show the caption and to what changes of it apply."""
        if self._dialog is not None and self._scope_selector is not None and self._style_panel is not None:
            self._scope_selector.set_photos(edit.items, edit.current)
            self._scope_selector.set_all(edit.is_all)
            self._style_panel.set_style(edit.target_spec.style)
            self._dialog.set_caption_spec(edit.current_spec)

    def show_date(self, edit: CaptionEdit, date: PartialDate | None) -> None:
        """Show another photo, or another date on the same; without a photo there is nothing to show."""
        self._date = date
        if self._dialog is None or self._cloud_panel is None:
            return
        if edit.current is None:
            self._dialog.close()
        else:
            self._dialog.set_photo(edit.current, date)
            self._cloud_panel.set_photos([edit.current])

    def _release(self, _result: int) -> None:
        dialog, self._dialog, self._scope_selector, self._style_panel = self._dialog, None, None, None
        self._cloud_panel = None
        if dialog is not None:
            self._mover.remove_preview(dialog.preview)
            delete_later(dialog)
            self.closed.emit()
