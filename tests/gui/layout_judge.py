"""A judge of screens: what does not show all of its words, lies on something else, sticks out or has no name."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from stampgui.gui.help.tour import Tour, TourHighlight
from stampgui.gui.photos.card_delegate import CardDelegate
from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.settings.time_zone_combo import TimeZoneCombo
from stampgui.gui.shell.drop_overlay import DropOverlay
from stampgui.gui.style.font_combo import FontCombo
from stampgui.gui.style.style_gallery import StyleTile
from stampgui.gui.widgets.wrapping_button import WrappingButton

_ABOVE = (Tour, TourHighlight, DropOverlay)
"""What is meant to lie on other things."""
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractItemView)
_ROUNDED = 1
"""Pixels that are lost where heights of wrapped texts are rounded."""


def faults(screen: QWidget) -> Sequence[str]:
    """What is wrong with a screen as it is shown, one line for each fault."""
    seen = [screen, *(each for each in screen.findChildren(QWidget) if each.isVisible() and each.window() is screen)]
    return [*_cut_off(seen), *_overlapping(seen), *_sticking_out(seen), *_nameless(seen)]


def _cut_off(seen: Sequence[QWidget]) -> Iterator[str]:
    for each in seen:
        match each:
            case StyleTile():
                cut = each.isEnabled() and not each.entry.file and each.name_width > each.width()
            case WrappingButton():
                lines = each.text().split("\n")
                cut = each.minimumSizeHint().width() > each.width() or each.sizeHint().height() > each.height()
                cut = cut or max(map(each.fontMetrics().horizontalAdvance, lines)) > each.width()
            case QPushButton() | QCheckBox():
                cut = each.sizeHint().width() > each.width() or each.sizeHint().height() > each.height() + _ROUNDED
            case QComboBox():
                cut = not isinstance(each, FontCombo) and not _holds_name_of_a_place(each) and _is_cut_off(each)
            case QLabel() if each.text():
                cut = _label_is_cut_off(each)
            case _:
                cut = False
        if cut:
            yield f"cut off: {_named(each)}"


def _label_is_cut_off(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        words = max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)
        rich = label.textFormat() == Qt.TextFormat.RichText
        return label.heightForWidth(label.width()) > label.height() or (not rich and words > room.width())
    return label.sizeHint().width() > label.width() or label.sizeHint().height() > label.height()


def _is_cut_off(choice: QComboBox) -> bool:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
    )
    return choice.fontMetrics().horizontalAdvance(choice.currentText()) > field.width()


def _holds_name_of_a_place(choice: QComboBox) -> bool:
    return isinstance(choice.parent(), TimeZoneCombo)


def _overlapping(seen: Sequence[QWidget]) -> Iterator[str]:
    families: dict[int, list[QWidget]] = {}
    for each in seen:
        parent = each.parentWidget()
        if parent is not None and not each.isWindow() and not isinstance(each, (*_ABOVE, QSplitterHandle)):
            families.setdefault(id(parent), []).append(each)
    for family in families.values():
        for one, other in combinations(family, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"overlapping: {_named(one)} and {_named(other)}"


def _sticking_out(seen: Sequence[QWidget]) -> Iterator[str]:
    for each in seen:
        parent = each.parentWidget()
        if parent is None or each.isWindow() or not _says_or_does_something(each):
            continue
        # whatever is around it, up to what scrolls it
        around: QWidget | None = parent
        where = QRect(QPoint(0, 0), each.size())
        inner: QWidget = each
        while around is not None:
            where.translate(inner.pos())
            if around.objectName() == "qt_scrollarea_viewport":
                break
            if not around.rect().contains(where):
                yield f"sticking out: {_named(each)}"
                break
            if around.isWindow():
                break
            inner, around = around, around.parentWidget()
    for each in seen:
        if isinstance(each, QScrollBar) and each.orientation() == Qt.Orientation.Horizontal and each.maximum() > 0:
            yield f"to be scrolled sideways: {_named(each.parentWidget())}"


def _nameless(seen: Sequence[QWidget]) -> Iterator[str]:
    """What a screen reader would have no word for."""
    for each in seen:
        if not isinstance(each, _CONTROLS) or isinstance(each, QScrollBar) or isinstance(each.parent(), QComboBox):
            continue
        reader = QAccessible.queryAccessibleInterface(each)
        name = "" if reader is None else reader.text(QAccessible.Text.Name)
        if isinstance(each, QComboBox):
            name = each.accessibleName()  # on Linux Qt hands out the chosen entry in place of a missing name
        if not name:
            yield f"without a name: {_named(each)}"


def nameless_cards(screen: QWidget) -> Sequence[str]:
    """One fault if there are cards that do not name their photos; on the lowest screens the picture has that place."""
    for grid in screen.findChildren(PhotoGrid):
        delegate = grid.itemDelegate()
        assert isinstance(delegate, CardDelegate)
        layout = delegate.lay_out(grid.gridSize(), grid.font())
        if grid.isVisible() and grid.model().rowCount() and layout.name.isEmpty():
            return ["cards without the names of their photos"]
    return []


def _says_or_does_something(each: QWidget) -> bool:
    return isinstance(each, QAbstractButton | QComboBox) or (isinstance(each, QLabel) and bool(each.text()))


def _named(each: QWidget | None) -> str:
    text = each.text() if isinstance(each, QLabel | QAbstractButton) else ""
    if isinstance(each, QComboBox):
        text = each.currentText()
    return f"{type(each).__name__} {(text or (each.objectName() if each else '')).strip()!r}"
