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

from stampgui.gui.icons import icon
from stampgui.i18n import Catalogue

ICON: Final = 18
_AIR: Final = 4
"""Pixels by which Qt makes a choice too narrow for its own words under a style sheet."""
_FRAME: Final = 12
"""Pixels that are around the words of a list."""
_TIP: Final = 60
"""Letters in a line of an explanation."""
_CTRL_Y: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def button(kind: str = "") -> QPushButton:
    """A button; `kind` is "primary", "quiet", "link", "offer", "field", "chip", "tool" or nothing."""
    made = QPushButton()
    dressed(made, kind)
    return made


def dressed(made: QPushButton, kind: str) -> None:
    """Give a button the looks of its `kind`."""
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)


def for_text(pixels: int, font: QFont) -> int:
    """A length that suits text of 10 points, for text of this size."""
    return round(pixels * max(1.0, font.pointSizeF() / 10))


def set_icon(to: QPushButton, name: str, colour: str, *, size: int = ICON) -> None:
    side = for_text(size, to.font())
    to.setIcon(icon(name, colour, side))
    to.setIconSize(QSize(side, side))


def bold_width(chip: QPushButton) -> int:
    """The width a chip has while it is the chosen one: its neighbours do not move, nothing is cut off."""
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.Bold)
    return QFontMetrics(font).horizontalAdvance(chip.text()) + 32


class Choice(QComboBox):
    """A choice whose list looks like the rest of the window, and which the wheel scrolls past without choosing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one Fusion brings draws a menu and ignores the sheet

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_AIR, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(_AIR, 0)

    def keep_narrow(self, letters: int) -> None:
        """Ask for no more room than so many letters take, however long the choices are."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def showPopup(self) -> None:
        """However narrow the choice is, its list shows all words that the screen has room for."""
        listed = self.view()
        whole = listed.sizeHintForColumn(0) + listed.verticalScrollBar().sizeHint().width() + _FRAME
        listed.setMinimumWidth(min(whole, self.screen().availableSize().width()))
        super().showPopup()

    def forbid(self, row: int) -> None:
        """Show a row that cannot be chosen."""
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def combo() -> Choice:
    return Choice()


def label(role: str = "", *, wrap: bool = False) -> QLabel:
    """A text; `role` is "name", "hero", "lead", "title", "muted", "good", "bad", "warn", "step" or nothing."""
    made = QLabel()
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def explain(of: QWidget, text: str) -> None:
    """Say more to whoever waits over something; Qt breaks lines only where they are longer than the screen."""
    of.setToolTip("\n".join(textwrap.wrap(text, _TIP)))


def with_key(text: str, key: QKeySequence | str) -> str:
    """The words of a menu's entry; Qt leaves hardly any room between the longest ones and their key."""
    return f"{text}\N{EM SPACE}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"


def set_role(of: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it look again."""
    if of.property(name) != value:
        of.setProperty(name, value)
        of.style().unpolish(of)
        of.style().polish(of)


def say(where: QLabel, role: str, text: str) -> None:
    """Show `text` in the colour of `role`; without a text the label goes."""
    set_role(where, "role", role)
    where.setText(text)
    where.setVisible(bool(text))


def rule() -> QFrame:
    made = QFrame()
    made.setObjectName("rule")
    return made


class Line(QLineEdit):
    """A line to type in that leaves to the window what is the window's.

    That is files, dropped or pasted, undoing while there is nothing typed to undo, and the key combinations `theirs`.
    """

    def __init__(self, *, theirs: Collection[QKeyCombination] = ()) -> None:
        super().__init__()
        self._theirs = theirs
        self._catalogue: Catalogue | None = None
        self.setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._is_the_windows(event)
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
                    action.setText(with_key(*words[action.objectName()]))
        menu.popup(event.globalPos())

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Paste):
            return QGuiApplication.clipboard().mimeData().hasUrls()
        if event.keyCombination() in self._theirs:
            return True
        undoing = event.matches(keys.Undo) or event.matches(keys.Redo) or event.keyCombination() == _CTRL_Y
        return undoing and not self.isModified()
