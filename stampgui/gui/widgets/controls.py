"""The window's buttons, labels and lines, each made in one way only."""

import textwrap
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from stampgui.gui.theme.icons import load_icon
from stampgui.i18n import Catalogue

ICON_SIZE: Final = 18
_EXTRA_COMBO_WIDTH: Final = 4
"""Pixels by which Qt makes a choice too narrow for its own words under a style sheet."""
_POPUP_FRAME_WIDTH: Final = 12
"""Pixels that are around the words of a list."""
_TOOLTIP_LINE_LENGTH: Final = 60
"""Letters in a line of an explanation."""
_CTRL_Y: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def make_button(kind: str = "") -> QPushButton:
    """A button; `kind` is "primary", "quiet", "link", "offer", "field", "chip", "tool" or nothing."""
    made = QPushButton()
    set_kind(made, kind)
    return made


def set_kind(button: QPushButton, kind: str) -> None:
    """Give a button the looks of its `kind`."""
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(False)


def scale_to_font(pixels: int, font: QFont) -> int:
    """A length that suits text of 10 points, for text of this size."""
    return round(pixels * max(1.0, font.pointSizeF() / 10))


def set_icon(button: QPushButton, name: str, colour: str, *, size: int = ICON_SIZE) -> None:
    side = scale_to_font(size, button.font())
    button.setIcon(load_icon(name, colour, side))
    button.setIconSize(QSize(side, side))


def measure_bold_width(chip: QPushButton) -> int:
    """The width a chip has while it is the chosen one: its neighbours do not move, nothing is cut off."""
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.Bold)
    return QFontMetrics(font).horizontalAdvance(chip.text()) + 32


class ComboBox(QComboBox):
    """A choice whose list looks like the rest of the window, and which the wheel scrolls past without choosing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one Fusion brings draws a menu and ignores the sheet

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_EXTRA_COMBO_WIDTH, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_EXTRA_COMBO_WIDTH, 0)

    def limit_width(self, letters: int) -> None:
        """Ask for no more room than so many letters take, however long the choices are."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def showPopup(self) -> None:
        """However narrow the choice is, its list shows all words that the screen has room for."""
        listed = self.view()
        whole = listed.sizeHintForColumn(0) + listed.verticalScrollBar().sizeHint().width() + _POPUP_FRAME_WIDTH
        listed.setMinimumWidth(min(whole, self.screen().availableSize().width()))
        super().showPopup()

    def disable_row(self, row: int) -> None:
        """Show a row that cannot be chosen."""
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def make_combo_box() -> ComboBox:
    return ComboBox()


def make_label(role: str = "", *, wrap: bool = False) -> QLabel:
    """A text; `role` is "name", "hero", "lead", "title", "muted", "good", "bad", "warn", "step" or nothing."""
    made = QLabel()
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def set_tooltip(widget: QWidget, text: str) -> None:
    """Say more to whoever waits over something; Qt breaks lines only where they are longer than the screen."""
    widget.setToolTip("\n".join(textwrap.wrap(text, _TOOLTIP_LINE_LENGTH)))


def with_shortcut(text: str, shortcut: QKeySequence | str) -> str:
    """The words of a menu's entry; Qt leaves hardly any room between the longest ones and their key."""
    return f"{text}\N{EM SPACE}\t{QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)}"


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_message(label: QLabel, role: str, text: str) -> None:
    """Show `text` in the colour of `role`; without a text the label goes."""
    set_style_property(label, "role", role)
    label.setText(text)
    label.setVisible(bool(text))


def make_separator() -> QFrame:
    made = QFrame()
    made.setObjectName("rule")
    return made


class LineEdit(QLineEdit):
    """A line to type in that leaves to the window what is the window's.

    That is files, dropped or pasted, undoing while there is nothing typed to undo, and the key combinations `theirs`.
    """

    def __init__(self, *, window_keys: Collection[QKeyCombination] = ()) -> None:
        super().__init__()
        self._window_keys = window_keys
        self._catalogue: Catalogue | None = None
        self.setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._belongs_to_window(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu in the window's language; Qt has no Indonesian words."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._catalogue is not None:
            _ = self._catalogue.gettext
            # with all keys: Qt leaves out those that the window has a use for, too
            words = {
                "edit-undo": (_("Undo"), "Ctrl+Z"),
                "edit-redo": (_("Redo"), "Ctrl+Y"),
                "edit-cut": (_("Cut text"), "Ctrl+X"),
                "edit-copy": (_("Copy text"), "Ctrl+C"),
                "edit-paste": (_("Paste text"), "Ctrl+V"),
                "edit-delete": (_("Delete text"), "Del"),
                "select-all": (_("Select all"), "Ctrl+A"),
            }
            for action in menu.actions():
                if action.objectName() in words:
                    action.setText(with_shortcut(*words[action.objectName()]))
        menu.popup(event.globalPos())

    def _belongs_to_window(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Paste):
            return QGuiApplication.clipboard().mimeData().hasUrls()
        if event.keyCombination() in self._window_keys:
            return True
        undoing = event.matches(keys.Undo) or event.matches(keys.Redo) or event.keyCombination() == _CTRL_Y
        return undoing and not self.isModified()
