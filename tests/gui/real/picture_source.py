"""A small window that has a picture on the clipboard, as pixels, and out of which another one can be dragged, as a
browser does it: its address and the bytes of its file. A program of its own; the arguments are both files.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Source(QWidget):
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt names its overrides
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/gallery/1203.jpg")])
        data.setData("image/jpeg", Path(sys.argv[2]).read_bytes())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    app = QApplication([])
    source = Source(None, Qt.WindowType.FramelessWindowHint)
    source.setWindowTitle("source")
    source.setGeometry(1120, 300, 120, 120)
    source.show()
    QGuiApplication.clipboard().setImage(QImage(sys.argv[1]))
    sys.stdout.write("shown\n")
    sys.stdout.flush()
    app.exec()
