"""A small window that takes whatever files are dropped onto it or pasted, and prints them; a program of its own.

For each it prints one line: "dropped" or "pasted", the action that was offered, and the paths with bars between them.
It prints "over" when it has answered to files that are dragged over it.
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def paths(data: QMimeData) -> str:
    return "|".join(url.toLocalFile() for url in data.urls())


class Target(QWidget):
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt names its overrides
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: say("over"))  # the answer comes after this

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - as above
        say(f"dropped {event.possibleActions().name} {paths(event.mimeData())}")
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - as above
        if event.key() == Qt.Key.Key_V:
            say(f"pasted {paths(QGuiApplication.clipboard().mimeData())}")


if __name__ == "__main__":
    app = QApplication([])
    target = Target(None, Qt.WindowType.FramelessWindowHint)
    target.setWindowTitle("target")
    target.setAcceptDrops(True)
    target.setGeometry(1120, 40, 200, 200)
    target.show()
    say("shown")
    app.exec()
