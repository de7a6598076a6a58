"""A small window out of which the files named on the command line can be dragged; run as a program of its own."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Source(QWidget):
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt names its overrides
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(name) for name in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    app = QApplication([])
    source = Source(None, Qt.WindowType.FramelessWindowHint)
    source.setWindowTitle("source")
    source.setGeometry(1120, 40, 120, 120)
    source.show()
    sys.stdout.write("shown\n")
    sys.stdout.flush()
    app.exec()
