"""The window's basic controls: buttons, labels, text fields and combo boxes."""

import textwrap
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)
from shiboken6 import Shiboken

from stampgui.gui.text.plain_text import allow_breaks, as_tooltip, without_breaks
from stampgui.gui.theme.icons import load_icon
from stampgui.gui.widgets.popups import round_corners, round_tooltips
from stampgui.gui.widgets.wheel_guard import guard_from_wheel
from stampgui.i18n import Catalogue

ICON_SIZE: Final = 18
_EXTRA_COMBO_WIDTH: Final = 4
"""Pixels by which a combo box with a style sheet is too narrow for its own texts."""
_POPUP_FRAME_WIDTH: Final = 12
"""Width in pixels of the frame around the list of a combo box."""
_TOOLTIP_LINE_LENGTH: Final = 60
"""Characters in a line of a tooltip."""
_CTRL_Y: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def make_button(kind: str = "") -> QPushButton:
    """Make a button; `kind` is "primary", "secondary", "quiet", "link", "offer", "field", "chip", "tool" or nothing.

    One button of a window is primary: what comes next. A secondary one is as large, and is primary at other times.
    """
    button = QPushButton()
    set_kind(button, kind)
    return button


def name_parts(**parts: QWidget) -> None:
    """Name parts in plain English, whatever the language on screen: by these names tests find them."""
    for name, part in parts.items():
        part.setObjectName(name)


def set_kind(button: QPushButton, kind: str) -> None:
    """Style a button as one of a `kind`, see `make_button`."""
    button.setProperty("kind", kind)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(False)


def scale_to_font(pixels: int, font: QFont) -> int:
    """Scale a length that suits text of 10 points to the size of `font`."""
    return round(pixels * max(1.0, font.pointSizeF() / 10))


def set_icon(button: QPushButton, name: str, colour: str, *, size: int = ICON_SIZE) -> None:
    side = scale_to_font(size, button.font())
    # the icon of a primary button is as light as its text, and would not be seen when it is disabled
    off = button.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    button.setIcon(load_icon(name, colour, side, disabled=off if button.property("kind") == "primary" else ""))
    button.setIconSize(QSize(side, side))


def measure_bold_width(chip: QPushButton, text: str = "") -> int:
    """The width of a chip with its or another `text` in bold, as it is when selected, so that no neighbour moves."""
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.Bold)
    return QFontMetrics(font).horizontalAdvance(text or chip.text()) + 32


class ComboBox(QComboBox):
    """A combo box whose list follows the style sheet, and which ignores the mouse wheel.

    `picked` tells that an entry was picked from the list, not stepped to with the keyboard.
    """

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._listed = False
        self.activated.connect(self._tell_picked)
        guard_from_wheel(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setItemDelegate(QStyledItemDelegate(self))  # Fusion's own draws a menu and ignores the style sheet

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_EXTRA_COMBO_WIDTH, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_EXTRA_COMBO_WIDTH, 0)

    def limit_width(self, letters: int) -> None:
        """Limit the preferred width to so many letters, however long the entries are."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def showPopup(self) -> None:
        """Show the list as wide as its entries need, even if the combo box is narrower."""
        view = self.view()
        view.setAccessibleName(self.accessibleName())
        # a list that was made before the style sheet was applied is a menu to Qt, and those have no scroll bar
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        needed = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + _POPUP_FRAME_WIDTH
        view.setMinimumWidth(min(needed, self.screen().availableSize().width()))
        round_corners(view.window())
        self._listed = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys reach the combo box itself only while its list is closed."""
        self._listed = False
        super().keyPressEvent(event)

    def _tell_picked(self) -> None:
        if self._listed:
            self._listed = False
            self.picked.emit()

    def disable_row(self, row: int) -> None:
        """Make a row impossible to select."""
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)


def make_combo_box() -> ComboBox:
    return ComboBox()


class ChoiceGroup(QButtonGroup):
    """Buttons of which at most one is checked. Tab goes to that one, where Qt would go to the first one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self.move_tab_stop)

    def move_tab_stop(self) -> None:
        """To be called after the checked button was shown or hidden, too: without one that is shown, all are stops."""
        buttons = self.buttons()
        checked = next((each for each in buttons if each.isChecked() and not each.isHidden()), None)
        for each in buttons:
            is_stop = checked is None or each is checked
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


def make_label(role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label; `role` is "name", "hero", "lead", "title", "muted", "good", "bad", "warn", "step" or nothing."""
    label = _WrappingLabel() if wrap else QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


class _WrappingLabel(QLabel):
    """Breaks long names, too, which would otherwise make the label, and all that is beside it, as wide as they are."""

    def setText(self, text: str) -> None:
        super().setText(allow_breaks(text) if self.textFormat() is Qt.TextFormat.PlainText else text)

    def text(self) -> str:
        return without_breaks(super().text())


def take_out(widget: QWidget, layout: QLayout) -> None:
    """Take a widget out of its layout, so that Python forgets the address of its item: see `BackgroundTask`.

    `removeWidget`, or adding the widget to another layout, leaves PySide 6.11 with the address of what is gone. The
    item is deleted here, since nobody else does it: before, the widget's next layout hears of none of its new sizes.
    """
    if (item := layout.takeAt(layout.indexOf(widget))) is not None:
        Shiboken.delete(item)


def delete_later(widget: QWidget) -> None:
    """Delete a widget and its parts as `deleteLater`, and refer to them until they are gone: see `BackgroundTask`."""
    parts = [widget, *widget.findChildren(QObject)]
    # `destroyed` comes before the last parts are deleted
    widget.destroyed.connect(lambda: QTimer.singleShot(0, parts.clear))
    widget.deleteLater()


def set_tooltip(widget: QWidget, text: str, *, wrap: bool = True) -> None:
    """Set a tooltip with line breaks; Qt breaks only lines that are longer than the screen is wide.

    Without `wrap` no line breaks are added, for paths.
    """
    lines = textwrap.wrap(text, _TOOLTIP_LINE_LENGTH) if wrap else [text]
    widget.setToolTip(as_tooltip("\n".join(lines)))
    round_tooltips(widget)


def with_shortcut(text: str, shortcut: QKeySequence | str) -> str:
    """The text of a menu entry with its shortcut; without the extra space Qt puts the two too close together."""
    return f"{text}\N{EM SPACE}\t{QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)}"


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet depends on, and apply the style sheet again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_message(label: QLabel, role: str, text: str) -> None:
    """Show `text` in the colour of `role`; an empty text hides the label."""
    set_style_property(label, "role", role)
    label.setText(text)
    label.setVisible(bool(text))


def make_separator() -> QFrame:
    separator = QFrame()
    separator.setObjectName("rule")
    return separator


class LineEdit(QLineEdit):
    """A text field that leaves some things to the window.

    These are dropped or pasted files and pictures, undo while nothing was typed, and the key combinations
    `window_keys`.
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
        round_corners(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._catalogue is not None:
            _ = self._catalogue.gettext
            # with all shortcuts: Qt omits those that the window uses, too
            texts = {
                "edit-undo": (_("Undo"), "Ctrl+Z"),
                "edit-redo": (_("Redo"), "Ctrl+Y"),
                "edit-cut": (_("Cut text"), "Ctrl+X"),
                "edit-copy": (_("Copy text"), "Ctrl+C"),
                "edit-paste": (_("Paste text"), "Ctrl+V"),
                "edit-delete": (_("Delete text"), "Del"),
                "select-all": (_("Select all"), "Ctrl+A"),
            }
            for action in menu.actions():
                if action.objectName() in texts:
                    action.setText(with_shortcut(*texts[action.objectName()]))
        menu.popup(event.globalPos())

    def _belongs_to_window(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Paste):
            copied = QGuiApplication.clipboard().mimeData()
            return copied.hasUrls() or not copied.hasText()
        if event.keyCombination() in self._window_keys:
            return True
        undoing = event.matches(keys.Undo) or event.matches(keys.Redo) or event.keyCombination() == _CTRL_Y
        return undoing and not self.isModified()
