"""Choosing where to split a group: how large its photos are shown."""

import pytest
from PySide6.QtCore import QSize

from stampgui.gui.date_questions.split_panel import fit_cell


@pytest.mark.parametrize(
    ("width", "height", "count", "columns"),
    [(2200, 800, 4, 5), (2200, 800, 12, 6), (890, 380, 4, 4), (890, 380, 6, 4), (890, 380, 300, 5)],
)
def test_the_fewer_photos_there_are_the_larger_they_are_seen(width: int, height: int, count: int, columns: int) -> None:
    cell = fit_cell(QSize(width, height), count)
    assert width // cell.width() == columns
    assert -(-count // columns) * cell.height() <= height or cell == QSize(176, 148)
