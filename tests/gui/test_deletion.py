"""Tasks and dialogs can be deleted where the item of a layout was in memory before.

PySide 6.11 still knows such an item by its address, and used an object that was gone when Qt deleted a QObject there.
"""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from gui.scripted_prompts import OpenWindow
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from given import MakePhoto

BEGINNING = """
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLayout, QLayoutItem
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.gui.widgets.controls import delete_later


def address(of):
    return Shiboken.getCppPointer(of)[0]


def delete_what_waits():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


app = QApplication([])
window, row = QWidget(), QHBoxLayout()
for number in range(1_000):
    row.addWidget(QPushButton(str(number)))
QVBoxLayout(window).addLayout(row)
items = [each for each in Shiboken.getAllValidWrappers() if isinstance(each, QLayoutItem)]
former = {address(each) for each in items if not isinstance(each, QLayout)}
for button in window.findChildren(QPushButton):
    button.deleteLater()
del button, items
delete_what_waits()
"""
TASK = """
owner = QObject()
tasks = (BackgroundTask(lambda cancelled: iter(()), owner) for _ in range(5_000))  # the owner keeps them
task = next((each for each in tasks if address(each) in former), None)
if task is None:
    sys.exit("no address was used again")
loop = QEventLoop()
task.finished.connect(loop.quit)
task.start()
loop.exec()
task.release()
del task
delete_what_waits()
print("deleted")
"""
DIALOG = """
class Dialog(QDialog):
    def __init__(self, parent):
        super().__init__(parent)
        self._timer = QTimer(self)


dialogs = (Dialog(window) for _ in range(2_000))
dialog = next((each for each in dialogs if address(each._timer) in former), None)
if dialog is None:
    sys.exit("no address was used again")
delete_later(dialog)
del dialog
delete_what_waits()
print("deleted")
"""


@pytest.mark.parametrize("script", [TASK, DIALOG], ids=["task", "dialog"])
def test_what_is_at_the_address_of_a_former_layout_item_is_deleted(script: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", BEGINNING + script], capture_output=True, text=True, timeout=120, check=False
    )
    if "no address was used again" in ran.stderr:
        pytest.skip("nothing came to be at the address of a former layout item")
    assert (ran.returncode, ran.stdout.strip()) == (0, "deleted"), ran.stderr


def address(of: QLayoutItem) -> int:
    return int(Shiboken.getCppPointer(of)[0])


def items_in(layout: QLayout) -> Iterator[QLayoutItem]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        assert item is not None
        if (inner := item.layout()) is None:
            yield item
        else:
            yield from items_in(inner)


def known_items() -> set[int]:
    """The addresses of layouts' items that Python knows."""
    wrappers = Shiboken.getAllValidWrappers()
    made_by_qt = (each for each in wrappers if isinstance(each, QLayoutItem) and not Shiboken.createdByPython(each))
    return {address(each) for each in made_by_qt if not isinstance(each, QLayout)}


def test_what_changes_its_place_in_the_window_leaves_no_such_address(
    open_it: OpenWindow, make_photo: MakePhoto, qapp: QApplication, qtbot: QtBot
) -> None:
    before = known_items()
    window = open_it(make_photo("2021-03-05 rapat.jpg"), make_photo("IMG-20190425-WA0031.jpg"), make_photo("scan.jpg"))
    for photo in window.photos:  # one of them offers dates
        window.grid.select_photos([photo.id])
        window.wait_until_shown()
    window.fill_in_dates()  # on a page with a place of its own for messages
    window.questions.leave()
    for width in (700, 1920, 700):  # the options for saving fold up and unfold
        window.main_window.resize(width, 720)
        qtbot.wait(50)
    there: set[int] = set()
    for part in qapp.allWidgets():  # a layout of Qt's own can be used while Python refers to its widget
        if (layout := part.layout()) is not None:
            there.update(map(address, items_in(layout)))
    assert known_items() - before - there == set()
