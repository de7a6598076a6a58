"""The inspector on the right: preview, date of the selected photos, and their caption or that of all photos."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.folders import find_folders
from stampgui.gui.images.same_picture_view import SamePictureView
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.inspector.caption_mover import CaptionMover
from stampgui.gui.inspector.caption_panel import CaptionPanel
from stampgui.gui.inspector.cloud_panel import CloudPanel
from stampgui.gui.inspector.date_panel import DatePanel
from stampgui.gui.inspector.event_place_panel import EventPlacePanel
from stampgui.gui.inspector.large_view import LargeView
from stampgui.gui.inspector.preview_head import MARGIN, PreviewHead
from stampgui.gui.inspector.scope_selector import ScopeSelector
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.preview.preview_toolbar import PreviewToolbar
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.style.style_panel import StylePanel
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_separator, name_parts, scale_to_font
from stampgui.gui.widgets.flow_layout import HeightForWidthWidget
from stampgui.gui.widgets.focus_scroller import FocusKeeper, scroll_to
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Catalogue
from stampgui.session.captions.caption_edit import CaptionChange, CaptionEdit
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.clock import Today
from stampgui.session.photos.navigation import Direction
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated

_DEFAULT_WIDTH: Final = 352
_WIDTH_IN_LETTERS: Final = 36
"""Preferred width in letters, so that it grows with the text size."""
_AROUND: Final = 115
"""Height in logical pixels of what is above and below in the window, as long as nothing else is told there."""


class Inspector(QWidget):
    """Shows the selected photos, and passes on changes of captions.

    The preview stays in sight; what changes the caption is scrolled beneath it.

    `caption_spec_changed` carries the CaptionSpec of all photos, `caption_overrides_changed`
    {PhotoId: CaptionOverride} for some; each comes with the gesture that it belongs to. `fetch_requested` carries
    photos that are in the cloud. While the large preview is open, `navigated` carries the Direction to another photo,
    and further signals ask for undo and redo.
    """

    caption_spec_changed = Signal(CaptionSpec, str)
    caption_overrides_changed = Signal(Mapping, str)  # {PhotoId: CaptionOverride}
    fetch_requested = Signal(Sequence)  # of PhotoItem
    navigated = Signal(Direction)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        spec: CaptionSpec,
        tokens: Tokens,
        prompts: Prompts,
        thumbnails: ThumbnailCache,
        *,
        styles_folder: Path,
        today: Today,
    ) -> None:
        """`styles_folder` holds the saved styles."""
        super().__init__()
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._spec = spec
        self._items: Sequence[PhotoItem] = ()
        self._current: PhotoItem | None = None
        self._date: PartialDate | None = None
        self._tokens = tokens
        self._shown_spec: CaptionSpec | None = None
        self.preview = PreviewEditor(tokens)
        self.toolbar = PreviewToolbar(self.preview, catalogue, tokens, can_enlarge=True)
        self._head = PreviewHead(self.preview, self.toolbar)
        self._caption_mover = CaptionMover(lambda: self._caption_edit, self._emit_change, catalogue, self)
        self._scroll_area = QScrollArea()
        self._cloud_panel = CloudPanel(catalogue)
        self.date_panel = DatePanel(catalogue, tokens, today=today)
        self.date_panel.set_looked_at(self.preview)
        self._same_picture_view = SamePictureView(thumbnails, catalogue, tokens)
        self.caption_panel = CaptionPanel(catalogue, spec, tokens)
        self.scope_selector = ScopeSelector(catalogue)
        self.event_place_panel = EventPlacePanel(catalogue)
        self._font_catalog = FontCatalog(find_folders().fonts, self)

        def make_style_panel() -> StylePanel:
            style = self._spec.style
            return StylePanel(self._catalogue, style, styles_folder, self._font_catalog, prompts, self._tokens)

        self.style_panel = make_style_panel()
        self._large_view = LargeView(self, self._caption_mover, make_style_panel)
        self._follow_timer = QTimer(self, interval=0, singleShot=True)
        # keep a date and what is said of it in sight while it is typed, and when it has been used
        self._follow_timer.timeout.connect(lambda: scroll_to(*self.date_panel.answer_parts))
        self._failure_timer = QTimer(self, interval=0, singleShot=True)
        self._failure_timer.timeout.connect(self._scroll_to_failure)
        self._error_timer = QTimer(self, interval=0, singleShot=True)  # once the error has its place
        template_edit = self.caption_panel.custom_template_edit
        self._error_timer.timeout.connect(
            lambda: scroll_to(template_edit, template_edit.message_label, template_edit.line_edit)
        )
        name_parts(inspectorScrollArea=self._scroll_area)
        self._lay_out()
        self._connect()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._preferred_width = 0
        self._body = body = HeightForWidthWidget()
        body.setObjectName("inspectorBody")
        self._column = column = QVBoxLayout(body)
        self._align_with_preview()
        column.setSpacing(9)
        self.date_panel.add_below_reason(self._cloud_panel)
        for part in (
            self.date_panel,
            self._same_picture_view,
            make_separator(),
            self.caption_panel,
            make_separator(),
            self.scope_selector,
            self.event_place_panel,
            self.style_panel,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll_area.setWidget(body)
        self._scroll_area.setWidgetResizable(True)
        self._scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll_area.setMinimumHeight(self._head.least_controls)
        halves = QVBoxLayout(self)
        halves.setContentsMargins(1, 0, 0, 0)  # the line at the left
        halves.setSpacing(0)
        halves.addWidget(self._head)
        self._rule = make_separator()
        halves.addWidget(self._rule)
        halves.addWidget(self._scroll_area, 1)
        body.installEventFilter(self)
        FocusKeeper(self._scroll_area, body)
        self._update_minimum_width()

    def _connect(self) -> None:
        self._caption_mover.add_preview(self.preview)
        self._cloud_panel.fetch_requested.connect(self.fetch_requested)
        self.preview.enlarge_requested.connect(self.open_preview_dialog)
        self.preview.changed.connect(self._update_problem)
        self.preview.changed.connect(lambda: self.style_panel.set_photo(self.preview.photo, self._date))
        self.toolbar.enlarge_requested.connect(self.open_preview_dialog)
        self.date_panel.date_edited.connect(self._preview_date)
        self.caption_panel.caption_spec_changed.connect(self.caption_spec_changed)
        self.caption_panel.custom_template_edit.validated.connect(
            lambda valid: None if valid else self._error_timer.start()
        )
        self.scope_selector.changed.connect(self._update_caption)
        self.scope_selector.reset_requested.connect(lambda: self._emit_change(self._caption_edit.without_overrides()))
        self.event_place_panel.event_place_changed.connect(
            lambda words, gesture: self._emit_change(self._caption_edit.with_event_place(words), gesture)
        )
        for styles in (self.style_panel, self._large_view):
            styles.style_changed.connect(
                lambda style, gesture: self._emit_change(self._caption_edit.with_style_changes(style), gesture)
            )
            styles.style_selected.connect(lambda style: self._emit_change(self._caption_edit.with_style(style)))
        self._connect_large_view()

    def _connect_large_view(self) -> None:
        large = self._large_view
        for asked, signal in (
            (large.navigated, self.navigated),
            (large.fetch_requested, self.fetch_requested),
            (large.undo_requested, self.undo_requested),
            (large.redo_requested, self.redo_requested),
            (large.reset_requested, self.scope_selector.reset_requested),
        ):
            asked.connect(signal)
        large.scope_changed.connect(self.scope_selector.set_all)
        large.scope_changed.connect(self._update_caption)
        large.closed.connect(self.style_panel.reload)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()
        self._failure_timer.start()  # when saving ends, the results take some of the height

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_height()
        return handled

    def _share_height(self) -> None:
        around = scale_to_font(_AROUND, self.font())
        self._head.fit(self.height() - self._rule.minimumHeight(), usual=self.window().height() - around)
        self.date_panel.set_roomy(self._head.is_roomy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_minimum_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._update_minimum_width()
        elif watched is self._body and event.type() == QEvent.Type.Resize:
            self._align_with_preview()
        return super().eventFilter(watched, event)

    def _align_with_preview(self) -> None:
        """Let what is scrolled end at the right where the preview ends, beside a scroll bar, too."""
        # the bar itself is hidden and shown only after what is scrolled has its new width
        taken = self._scroll_area.width() - self._scroll_area.viewport().width()
        self._column.setContentsMargins(MARGIN, 10, max(0, MARGIN - taken), MARGIN)

    def set_preferred_width(self, width: int) -> None:
        """Set the initial width in pixels; 0 for one that suits the text size."""
        self._preferred_width = width
        self.updateGeometry()

    @property
    def preferred_width(self) -> int:
        return self._preferred_width

    def sizeHint(self) -> QSize:
        usual = max(_DEFAULT_WIDTH, _WIDTH_IN_LETTERS * self.fontMetrics().horizontalAdvance("x"))
        return QSize(self._preferred_width or usual, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What is needed with the least preview, whose height follows that of the inspector."""
        below = self._rule.minimumHeight() + self._head.least_controls
        return QSize(super().minimumSizeHint().width(), self._head.least_height + below)

    def _update_minimum_width(self) -> None:
        """Set the minimum width to that of the content."""
        bar = self._scroll_area.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._body.minimumSizeHint().width() + bar + 2)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.preview.setAccessibleName(_("Preview of the photo with its caption"))
        for part in (
            self.toolbar,
            self._cloud_panel,
            self.date_panel,
            self.caption_panel,
            self.scope_selector,
            self.event_place_panel,
            self.style_panel,
            self._caption_mover,
        ):
            part.retranslate(catalogue)
        self._update_name()
        self._update_caption()
        self._update_problem()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        parts = (self.preview, self.toolbar, self.date_panel, self._same_picture_view, self.caption_panel)
        for part in (*parts, self.style_panel, self._large_view):
            part.set_tokens(tokens)

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        """Show another caption of all photos."""
        self._spec = spec
        self.caption_panel.set_caption_spec(spec)
        self._update_caption()

    def focus_caption(self) -> None:
        """Go to the field for an own caption, and to what is wrong with it."""
        self.caption_panel.custom_template_edit.setFocus()
        self._error_timer.start()

    def set_same_picture(self, pair: tuple[PhotoItem, PhotoItem] | None) -> None:
        """Show the selected photo beside the one with a date that may show the same picture; None shows none."""
        self._same_picture_view.set_pair(pair, self._catalogue)

    def set_photos(self, items: Sequence[PhotoItem], current: PhotoItem | None, *, listed: int) -> None:
        """Set the selected photos; `current` is the one to preview, and `listed` how many there are."""
        self._scroll_to_date(self._current, current)
        self._items, self._current = items, current
        self._caption_mover.set_listed(listed)
        self._cloud_panel.set_photos(items)
        self.date_panel.set_photos(items)
        self.scope_selector.set_photos(items, current)
        self._update_name()
        self._update_caption()
        self._set_date(current.date if current else None)

    def set_fetch_progress(self, progress: tuple[int, int] | None) -> None:
        """Set how many photos of how many have been fetched from the cloud; None while none are."""
        self._cloud_panel.set_progress(progress)
        self._large_view.set_fetch_progress(progress)

    def _scroll_to_date(self, before: PhotoItem | None, now: PhotoItem | None) -> None:
        """Show another photo from its top, and the date of the same one when it changes."""
        if now is None:
            return
        if before is None or before.id != now.id:
            self._scroll_area.verticalScrollBar().setValue(0)
            self._failure_timer.start()
        elif before.date != now.date:
            self._follow_timer.start()
        elif before.copy_result != now.copy_result:
            self._failure_timer.start()

    def _scroll_to_failure(self) -> None:
        """Have why a photo was not saved at the top, where it is not in sight: nothing is asked of its date then."""
        for part in self.date_panel.failure_parts:
            if part.visibleRegion().boundingRect().height() < part.height():
                self._scroll_area.verticalScrollBar().setValue(part.mapTo(self._body, QPoint()).y() - MARGIN // 4)

    def stop_loading(self) -> None:
        self.preview.stop_loading()
        self._font_catalog.close()

    # showing

    def _preview_date(self, date: PartialDate | None) -> None:
        """Show in the preview what a date that is being typed would result in."""
        self._set_date(date or (self._current.date if self._current else None))
        self._follow_timer.start()

    def _update_name(self) -> None:
        path, catalogue = self._current.found.path if self._current else None, self._catalogue
        name = path.name if path else catalogue.gettext("Preview")
        if path and not self._items:  # nothing is selected, and captions are seen on some photo all the same
            name = catalogue.fill(catalogue.gettext("Sample: {name}"), name=name)
        self._head.show_name(name, path)

    def _set_date(self, date: PartialDate | None) -> None:
        self._date = date
        self.preview.set_photo(self._current, date)
        self.caption_panel.set_date(date)
        self._large_view.show_date(self._caption_edit, date)

    def _update_caption(self) -> None:
        """Update the preview, which shows the current photo, and the controls, which show what the scope has."""
        photo, chosen = self._caption_edit.current_spec, self._caption_edit.target_spec
        if chosen != self._shown_spec:
            self._shown_spec = chosen
            self.event_place_panel.set_event_place(chosen.event_place)
            self.style_panel.set_style(chosen.style)
        self.preview.set_caption_spec(photo)
        self._caption_mover.follow()
        self._large_view.show_edit(self._caption_edit)

    def _update_problem(self) -> None:
        """Show what is wrong with the caption, or less prominently what could be better."""
        _, written = self._catalogue.gettext, self.preview.caption_preview
        # of a photo that cannot be used, the panel below says why
        is_told = self._current is not None and not can_be_dated(self._current)
        problem = None if is_told else self.preview.problem
        words = self._catalogue.render(problem) if problem else ""
        warning = " ".join(map(self._catalogue.render, written.warnings)) if written else ""
        hint = warning
        if written is not None and not warning and problem is None:
            hint = (
                _("Drag to move the photo.")
                if self.preview.viewport.can_pan
                else _("Drag the caption to move it.")
                if written.is_movable
                else _("The strip below covers nothing.")
            )
        self._head.set_words("" if words == self.date_panel.reason else words, hint, can_drop=not warning)
        self.preview.setAccessibleDescription(f"{written.text}. {hint}" if written else words)

    def open_preview_dialog(self) -> None:
        """Show the current photo large, if there is one."""
        if self._current is not None and not self._large_view.is_open:
            self._large_view.open(self._catalogue, self._tokens, self._caption_edit, self._date)

    # deciding

    @property
    def _caption_edit(self) -> CaptionEdit:
        return CaptionEdit(self._spec, self._items, self._current, self.scope_selector.is_all)

    def _emit_change(self, change: CaptionChange, gesture: str = "") -> None:
        if isinstance(change, CaptionSpec):
            self.caption_spec_changed.emit(change, gesture)
        else:
            self.caption_overrides_changed.emit(change, gesture)
