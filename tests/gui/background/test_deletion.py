"""A task can be deleted where the item of a layout was in memory before it.

PySide 6.11 still knows such an item by its address, and used an object that was gone when Qt deleted a QObject there.
"""

import subprocess
import sys

import pytest

SCRIPT = """
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from stampgui.gui.background.background_task import BackgroundTask


def delete_what_waits():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


app = QApplication([])
window, row = QWidget(), QHBoxLayout()
for number in range(1_000):
    row.addWidget(QPushButton(str(number)))
QVBoxLayout(window).addLayout(row)
former = {
    Shiboken.getCppPointer(each)[0]
    for each in Shiboken.getAllValidWrappers()
    if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)
}
for button in window.findChildren(QPushButton):
    button.deleteLater()
del button
delete_what_waits()
owner = QObject()
tasks = (BackgroundTask(lambda cancelled: iter(()), owner) for _ in range(5_000))  # the owner keeps them
task = next((each for each in tasks if Shiboken.getCppPointer(each)[0] in former), None)
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


def test_a_task_is_deleted_at_the_address_of_a_former_layout_item() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False)
    if "no address was used again" in ran.stderr:
        pytest.skip("no task came to be at the address of a former layout item")
    assert (ran.returncode, ran.stdout.strip()) == (0, "deleted"), ran.stderr
