"""The save bar after saving: results, failures, and ways to open or share the copies."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stampgui.gui.saving.copies_strip import MOST_PICTURES, CopiesStrip
from stampgui.gui.saving.result_words import ResultWords
from stampgui.gui.text.reason_lines import summarize_reasons
from stampgui.gui.text.save_result_text import NextSteps, describe_save_result, format_drag_hint, list_failures
from stampgui.gui.theme.icons import render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_icon,
    set_style_property,
    set_tooltip,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.popups import make_menu
from stampgui.gui.widgets.scrolling_lines import ScrollingLines
from stampgui.i18n import Catalogue
from stampgui.session.saving.run_results import SaveResult

_MAX_LINES: Final = 4
_MAX_LINES_IN_LOW: Final = 2
_MAX_LINES_IN_HIGH: Final = 8
"""Visible lines of the list of failures, and as many in a window that is low or high."""
_MAX_POPUP_LINES: Final = 5
"""Failures that the popup of a compact panel tells."""
_HIGH_WINDOW: Final = 960
_LOW_WINDOW: Final = 660
_COMPACT_WINDOW: Final = 580
"""Pixels from which a window is high, below which it is low, and below which the panel is compact; for 10 points."""
_MARGIN: Final = 18
_SPACING: Final = 10


class DragHandle(QFrame):
    """A handle for dragging copies; `drag_started` is emitted once for each drag, `clicked` where it is not dragged."""

    drag_started = Signal()
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.grip_icon, self.text_label = QLabel(), make_label()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self.grip_icon)
        row.addWidget(self.text_label)
        self._pressed_at: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = event.position().toPoint() - self._pressed_at
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.drag_started.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is not None:
            self.clicked.emit()


class ResultsPanel(QWidget):
    """Shows a SaveResult; the save bar connects the buttons."""

    def __init__(self, catalogue: Catalogue, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tokens = tokens
        self._result: SaveResult | None = None
        self._steps = NextSteps()
        self.icon_label = QLabel()
        self._words = ResultWords()
        self.copies_strip = CopiesStrip(tokens)
        self.failure_list = ScrollingLines("bad", most=_MAX_LINES)
        self.legal_note = make_label("muted", wrap=True)
        self.drag_handle = DragHandle()
        self._drag_hint = ""
        self.copy_files_button, self.copy_text_button, self.report_button = make_button(), make_button(), make_button()
        self.rest_button, self.retry_button = make_button(), make_button()
        self.others_button, self.dates_button = make_button(), make_button()
        self._is_primary = True
        self.change_folder_button = make_button()
        self.done_button, self.folder_button = (
            make_button("quiet"),
            make_button("primary"),
        )
        name_parts(
            resultsFailures=self.failure_list.text_label,
            dragHandle=self.drag_handle,
            dragHint=self.drag_handle.text_label,
            copyFilesButton=self.copy_files_button,
            copyTextButton=self.copy_text_button,
            reportButton=self.report_button,
            retryButton=self.retry_button,
            saveOthersButton=self.others_button,
            anotherFolderButton=self.change_folder_button,
            continueButton=self.rest_button,
            fillDatesButton=self.dates_button,
            dismissButton=self.done_button,
            openFolderButton=self.folder_button,
        )
        menu = make_menu(self.report_button)
        self.report_action, self.contact_sheet_action = QAction(menu), QAction(menu)
        menu.addActions((self.report_action, self.contact_sheet_action))
        self.report_button.setMenu(menu)
        self._icon_names = {
            self.rest_button: "play",
            self.retry_button: "retry",
            self.change_folder_button: "folder",
            self.others_button: "save",
            self.dates_button: "pencil",
            self.copy_files_button: "copy",
            self.copy_text_button: "text",
            self.report_button: "report",
        }
        self._icons: dict[QPushButton, QIcon] = {}
        for widget in (self.failure_list, *self._step_buttons, self.change_folder_button):
            widget.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=_SPACING, last_at_end=True)
        head.add(self.icon_label, self._words, self.copies_strip, self._words.details_group)
        head.add(self.done_button, self.folder_button)
        self._ways = ways = FlowLayout()
        ways.add(self.rest_button, self.retry_button, self.change_folder_button, self.others_button, self.dates_button)
        ways.add(self.drag_handle, self.copy_files_button, self.copy_text_button, self.report_button)
        self._column = column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.failure_list)
        column.addLayout(ways)
        column.addWidget(self.legal_note)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit_window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() == QEvent.Type.Resize:
            self._fit_window()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_window()

    def _fit_window(self) -> None:
        """Take less room in a low window, and leave what is left of the width to the pictures."""
        height = self.window().height()
        compact = height < scale_to_font(_COMPACT_WINDOW, self.font())
        low = height < scale_to_font(_LOW_WINDOW, self.font())
        high = height >= scale_to_font(_HIGH_WINDOW, self.font())
        self._words.set_compact(compact)
        self.failure_list.set_most(_MAX_LINES_IN_LOW if low else _MAX_LINES_IN_HIGH if high else _MAX_LINES)
        self.failure_list.setVisible(bool(self.failure_list.text_label.text()) and not compact)
        self.legal_note.setVisible(not compact)
        self._fit_ways(compact=compact)
        self._column.setContentsMargins(_MARGIN, *((6, _MARGIN, 6) if compact else (9, _MARGIN, 8)))
        self._column.setSpacing(6 if compact else 7)
        others = (self.icon_label, self.done_button, self.folder_button, *([self._words.details_group] * compact))
        beside = sum(each.sizeHint().width() + _SPACING for each in others) + 4 * _SPACING
        room = self.width() - 2 * _MARGIN - beside
        self.copies_strip.set_room(room - self._words.find_least_width(room))

    def _fit_ways(self, *, compact: bool) -> None:
        """Keep the buttons in one line: with few words on the handle, in a compact panel without icons or the handle.

        Without the handle, copies can still be dragged from their cards. What needs two lines even so has all of it.
        """
        room, words, brief = self.width() - 2 * _MARGIN, self._drag_hint, self._catalogue.gettext("Drag")
        fewest = ((brief, False), ("", True), ("", False)) if compact else ()
        for hint, icons in ((words, True), (brief, True), *fewest, (brief if compact else words, True)):
            self._show_way_icons(icons)
            self.drag_handle.text_label.setText(hint)
            self.drag_handle.updateGeometry()  # else its size is the one it had before its words changed
            if self._measure_ways(with_handle=bool(hint)) <= room:
                break
        self.drag_handle.setVisible(bool(hint) and self._steps.copies > 0)

    def _measure_ways(self, *, with_handle: bool) -> int:
        """Pixels that the buttons below the sentences need to be in one line."""
        buttons = [button for button in self._icon_names if not button.isHidden()]
        ways = [*buttons, self.drag_handle] if with_handle and self._steps.copies > 0 else buttons
        return sum(way.sizeHint().width() + self._ways.spacing() for way in ways) - self._ways.spacing()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.copies_strip.retranslate(catalogue)
        self.failure_list.setAccessibleName(_("Photos that were not saved"))
        self.copy_files_button.setText(_("Copy files"))
        set_tooltip(
            self.copy_files_button,
            _(
                "Copies all saved files, to be pasted into a folder or an upload box. Where there are upload "
                "copies, those are taken. Ctrl+C copies the files of the selected photos."
            ),
        )
        self.copy_text_button.setText(_("Copy text for a post"))
        set_tooltip(
            self.copy_text_button,
            _(
                "One sentence with the dates of all saved photos. For a post that is already online this is the better "
                "way: edit its text, and the photos stay where they are. Ctrl+Shift+C copies the sentence for the "
                "selected photos."
            ),
        )
        set_tooltip(
            self.drag_handle,
            _(
                "Drag from here into a folder or an upload box. Where there are upload copies, those are taken. "
                "Single photos can be dragged from their cards."
            ),
        )
        self.report_button.setText(_("Report") + " ▾")
        self.report_button.setAccessibleName(_("Report"))
        set_tooltip(
            self.report_button,
            _("The report and the contact sheet go into a folder of their own, away from what you upload."),
        )
        self.report_action.setText(_("View the report"))
        self.contact_sheet_action.setText(_("Make a contact sheet (PDF)"))
        self.done_button.setText(_("Done"))
        self._words.details_button.setText(_("Details"))
        self.legal_note.setText(
            _(
                "Please note: a date on a photo is information, not legal clearance. The rules for posting apply "
                "to dated photos, too."
            )
        )
        self._update_content()

    def set_primary(self, primary: bool) -> None:
        self._is_primary = primary
        self._mark_next_step()
        self._update_folder_button()
        self._fit_window()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.copies_strip.set_tokens(tokens)
        self._load_icons(self._icon_names)
        self._update_content()

    def _load_icons(self, ways: Iterable[QPushButton]) -> None:
        for way in ways:
            colour = self._tokens.on_accent if way.property("kind") == "primary" else self._tokens.text
            set_icon(way, self._icon_names[way], colour)
            self._icons[way] = way.icon()

    def _show_way_icons(self, shown: bool) -> None:
        for way, icon in self._icons.items():
            if way.icon().isNull() == shown:
                way.setIcon(icon if shown else QIcon())

    def set_result(self, result: SaveResult, steps: NextSteps) -> None:
        self._result, self._steps = result, steps
        self._update_content()

    @property
    def offers_another_folder(self) -> bool:
        """Whether the button of the folder changes it: it cannot be written to, and there is nothing in it to see."""
        saved = self._result
        return saved is not None and not saved.has_copies and saved.refuses_folder

    @property
    def _step_buttons(self) -> tuple[QPushButton, ...]:
        """What is left to do, the most urgent first."""
        return self.rest_button, self.retry_button, self.others_button, self.dates_button

    @property
    def default_button(self) -> QPushButton:
        """What the keyboard reaches first: the folder of the copies, or else what is left to do."""
        ways = (self.folder_button, *self._step_buttons)
        return next((way for way in ways if way.isEnabled() and not way.isHidden()), self.done_button)

    @property
    def _next_step(self) -> QPushButton:
        """What a person most likely wants to do now: see the copies, or where there are none, go on."""
        no_copies = self._result is not None and not self._result.has_copies
        if no_copies and not self.offers_another_folder:
            return next((way for way in self._step_buttons if not way.isHidden()), self.folder_button)
        return self.folder_button

    def _mark_next_step(self) -> None:
        """Have one primary button, if any; that of the folder keeps its size where it is not."""
        marked = self._next_step if self._is_primary else None
        for way in self._step_buttons:
            kind = "primary" if way is marked else ""
            if way.property("kind") != kind:
                set_style_property(way, "kind", kind)
                self._load_icons([way])
        set_style_property(self.folder_button, "kind", "primary" if marked is self.folder_button else "secondary")

    def _update_content(self) -> None:
        if self._result is None:
            self._update_folder_button()
            return
        saved, steps, t = self._result, self._steps, self._tokens
        words = describe_save_result(saved, steps, self._catalogue)
        name, colour = ("check", t.green) if words.complete else ("alert", t.amber)
        size = scale_to_font(24, self.font())
        self.icon_label.setPixmap(render_icon(name, colour, size, scale=self.devicePixelRatioF()))
        self.drag_handle.grip_icon.setPixmap(
            render_icon("grip", t.muted, scale_to_font(16, self.font()), scale=self.devicePixelRatioF())
        )
        failures = list_failures(saved, self._catalogue, most=_MAX_POPUP_LINES)
        summary = summarize_reasons(saved.failures.values(), self._catalogue)
        self._words.set_texts(words.title, words.details, failures, summary=summary, note=self.legal_note.text())
        self.copies_strip.set_copies(saved.list_first_copies(MOST_PICTURES))
        self.failure_list.set_lines(list_failures(saved, self._catalogue))
        self._update_steps()
        self._mark_next_step()
        self._update_folder_button()
        self._drag_hint = format_drag_hint(saved, steps.copies, self._catalogue)
        self.drag_handle.setAccessibleName(self._drag_hint)
        for widget in (self.copy_files_button, self.copy_text_button):
            widget.setVisible(steps.copies > 0)
        self.report_button.setEnabled(saved.folder_exists and bool(saved.outcomes))
        self.contact_sheet_action.setEnabled(saved.stamped_count > 0)
        self._fit_window()

    def _update_folder_button(self) -> None:
        _, changes = self._catalogue.gettext, self.offers_another_folder
        self.folder_button.setText(_("Change the folder…") if changes else _("Open the folder"))
        is_primary = self.folder_button.property("kind") == "primary"
        colour = self._tokens.on_accent if is_primary else self._tokens.text
        set_icon(self.folder_button, "folder" if changes else "folder-open", colour)
        exists = self._result is not None and self._result.folder_exists
        self.folder_button.setEnabled(changes or exists)
        self.folder_button.setVisible(changes or self._result is None or self._result.has_copies)
        self.change_folder_button.setText(_("Change the folder…"))
        refuses = self._result is not None and self._result.refuses_folder
        self.change_folder_button.setVisible(exists and refuses and not changes)

    def _update_steps(self) -> None:
        """Offer what is left to do, each with its number of photos."""
        ngettext, steps = self._catalogue.ngettext, self._steps
        for button, count, words in (
            (
                self.rest_button,
                steps.rest,
                ngettext("Save the remaining {count}", "Save the remaining {count}", steps.rest),
            ),
            (
                self.retry_button,
                steps.retry,
                ngettext("Try {count} photo again", "Try {count} photos again", steps.retry),
            ),
            (
                self.others_button,
                steps.others,
                ngettext("Save {count} other photo", "Save the other {count} photos", steps.others),
            ),
            (
                self.dates_button,
                steps.waiting if steps.undated else 0,
                ngettext("Fill in {count} date…", "Fill in {count} dates…", steps.waiting),
            ),
        ):
            button.setText(self._catalogue.fill(words, count=count))
            button.setVisible(count > 0)
