"""A scroll bar is there only where something cannot be seen without it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from stampgui.gui.widgets.fitting_scroll_area import FittingScrollArea
from stampgui.gui.widgets.flow_layout import HeightForWidthWidget


def test_a_scroll_bar_goes_once_there_is_room_without_it(qtbot: QtBot) -> None:
    """In the room that it leaves, the words would take one line more, and it would be needed for that."""
    label = QLabel("Kapan foto ini sebenarnya diambil?")
    label.setWordWrap(True)
    body = HeightForWidthWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    area = FittingScrollArea(body, shrinks=False)
    qtbot.addWidget(area)
    line, width = label.fontMetrics().height(), label.fontMetrics().horizontalAdvance(label.text()) + 2
    area.setMinimumHeight(0)
    area.resize(width, line - 2)
    area.show()
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    area.resize(width, area.measure_height(width))
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
