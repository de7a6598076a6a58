"""Rows of a form: a field keeps the width of its row."""

from gui.driver.parts import SOON
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stampgui.gui.widgets.controls import make_combo_box
from stampgui.gui.widgets.form_rows import FormRows


class _WidthWatch(QObject):
    """Notes the widths that a widget gets."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.widths: list[int] = []
        self._watched = watched
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.widths.append(self._watched.width())
        return super().eventFilter(watched, event)


def test_a_choice_never_shrinks_to_its_entries_when_these_change(qtbot: QtBot) -> None:
    form, rows = QWidget(), FormRows()
    form.setLayout(rows)
    qtbot.addWidget(form)
    in_row, outside = make_combo_box(), make_combo_box()
    rows.add_row(in_row)
    rows.set_names(["Language"])
    outside.setParent(form)
    for choice in (in_row, outside):
        choice.addItem("English")
    form.resize(500, 200)
    form.show()
    outside.resize(400, 30)
    watch = _WidthWatch(in_row)
    for choice in (in_row, outside):
        choice.setItemText(0, "Bahasa Indonesia")
    # Qt does so a moment later, in the order of the changes, with each that is in no row
    qtbot.waitUntil(lambda: outside.width() == outside.sizeHint().width(), timeout=SOON)
    assert all(width > 2 * outside.width() for width in [*watch.widths, in_row.width()])
