"""The save bar before saving."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from stampgui.gui.saving.copies_selector import CopiesSelector
from stampgui.gui.saving.name_combo import NamingCombo
from stampgui.gui.widgets.collapsible_group import CollapsibleGroup
from stampgui.gui.widgets.controls import make_button, make_label, scale_to_font, set_tooltip
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.path_label import PathLabel
from stampgui.i18n import Catalogue

_SPACING: Final = 12
_MARGIN: Final = 18
COUNTS_SEPARATOR: Final = " · "
_SUMMARY_WIDTH: Final = 240
_LEAST_SUMMARY: Final = 110
"""Greatest and least width in logical pixels of what the button of the options says, for text of 10 points."""


class WaitingPanel(QWidget):
    """The bar before saving: folder, kind and names of the copies, and the Save button.

    Where they do not fit into one line, all but the button are in a popup.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.folder_label, self.naming_label = make_label(), make_label()
        self.path_label = PathLabel(hugs_path=True)
        self.change_button = make_button()
        self.copies_selector, self.naming_combo = CopiesSelector(), NamingCombo(catalogue)
        self.options_button = make_button()
        self.options_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow comes after the words
        self.counts_label, self.correct_button = make_label("muted"), make_button("link")
        self.correct_button.hide()
        self._counts, self._summary, self.correction = "", "", ""
        self._fuller_summaries: tuple[str, ...] = ()
        self.save_button = make_button("primary")
        options = QWidget()
        options.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        folder = _put_beside(self.folder_label, self.path_label, self.change_button)
        folder.setSizePolicy(options.sizePolicy())
        for part in (self.folder_label, self.change_button):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        folder_row = folder.layout()
        assert folder_row is not None
        folder_row.setSizeConstraint(QLayout.SizeConstraint.SetMaximumSize)  # no wider than the path needs
        FlowLayout(options, spacing=_SPACING, line_spacing=_SPACING).add(
            self.copies_selector, folder, _put_beside(self.naming_label, self.naming_combo)
        )
        self._options_group = CollapsibleGroup(options, self.options_button)
        row = FlowLayout(self, spacing=_SPACING, last_at_end=True)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        row.add(self._options_group, self.counts_label, self.correct_button, self.save_button)
        self.change_button.clicked.connect(self._options_group.close_popup)
        # after what else follows from the choice, and after the list of kinds has gone
        self.copies_selector.preset_wanted.connect(self._show_presets, Qt.ConnectionType.QueuedConnection)
        self.copies_selector.preset_picked.connect(self._options_group.close_popup)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.collapse_if_narrow()

    def set_counts(self, counts: str) -> None:
        self._counts = counts
        self.collapse_if_narrow()

    def set_caption_right(self, right: bool) -> None:
        """Show the counts, or in their place that the caption has to be corrected first."""
        self.counts_label.setVisible(right)
        self.correct_button.setVisible(not right)
        self.collapse_if_narrow()

    def collapse_if_narrow(self) -> None:
        """Keep all in one row.

        Where the options do not fit beside the counts, these take two lines; where they do not fit even so, the options
        move into a popup. The button that opens it says as much of them as there is room for. Beside it the counts may
        take two lines, too, and at last what it says is shortened.
        """
        self._show_summary(scale_to_font(_SUMMARY_WIDTH, self.font()))
        content, button = self._options_group.content_width, self.options_button.sizeHint().width()
        for collapsed, lines in ((False, 1), (False, 2), (True, 1), (True, 2)):
            self.counts_label.setText(self._counts if lines == 1 else _break_in_two(self._counts, COUNTS_SEPARATOR))
            self.correct_button.setText(self.correction if lines == 1 else _break_in_two(self.correction, " "))
            self.correct_button.setMinimumWidth(self.counts_label.sizeHint().width())  # for all to stay where it is
            missing = (button if collapsed else content) + self._width_beside_options - self.width()
            if missing <= 0:
                break
        else:
            shown = self.options_button.fontMetrics().horizontalAdvance(self.options_button.text())
            self._show_summary(max(shown - missing, scale_to_font(_LEAST_SUMMARY, self.font())))
        if collapsed and lines == 1:
            self._show_fuller_summary(-missing)
        self._options_group.set_collapsed(collapsed)

    @property
    def _width_beside_options(self) -> int:
        told = self.counts_label if self.correct_button.isHidden() else self.correct_button
        beside = max(told.sizeHint().width(), told.minimumWidth()) + self.save_button.sizeHint().width()
        return beside + 2 * (_MARGIN + _SPACING)

    def _show_summary(self, width: int) -> None:
        metrics = self.options_button.fontMetrics()
        self.options_button.setText(metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, width))

    def _show_fuller_summary(self, free: int) -> None:
        """Say more on the button where so many more pixels are free."""
        metrics, shown = self.options_button.fontMetrics(), self.options_button.text()
        room = metrics.horizontalAdvance(shown) + free
        fuller = (each for each in self._fuller_summaries if metrics.horizontalAdvance(each) <= room)
        self.options_button.setText(next(fuller, shown))

    def _show_presets(self) -> None:
        """Open the list of presets, in the popup where it is there."""
        self.collapse_if_narrow()
        if self._options_group.collapsed:
            # a list that is opened before the popup is on the screen gets no clicks
            self._options_group.popup_painted.connect(self._open_preset_list, Qt.ConnectionType.SingleShotConnection)
            self._options_group.open_popup()
        else:
            self._open_preset_list()

    def _open_preset_list(self) -> None:
        """Open it once what happens now is done."""
        QTimer.singleShot(0, self.copies_selector.preset_combo, self.copies_selector.preset_combo.showPopup)

    def summarize_options(self) -> None:
        """Say on the button of the popup which copies are made, and where; and what names become, if it has room."""
        where, combo = f" → {self.path_label.path.name}", self.naming_combo
        self._summary, whole = self.copies_selector.summary + where, self.copies_selector.whole_summary + where
        # the unchanged name of one photo would look like that of all copies
        self._fuller_summaries = (f"{whole} · {combo.currentText()}", whole) if combo.currentIndex() else (whole,)
        self.collapse_if_narrow()
        set_tooltip(self.options_button, str(self.path_label.path), wrap=False)


def _break_in_two(words: str, separator: str) -> str:
    parts = words.split(separator)
    half = -(-len(parts) // 2)
    return "\n".join(separator.join(some) for some in (parts[:half], parts[half:]) if some)


def _put_beside(*parts: QWidget) -> QWidget:
    """Put parts into one line that is never broken."""
    row = QWidget()
    beside = QHBoxLayout(row)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(_SPACING)
    for part in parts:
        beside.addWidget(part)
    return row
