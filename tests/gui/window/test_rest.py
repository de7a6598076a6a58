"""A window in which nothing happens does nothing."""

from gui.driver.parts import settle
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from given import MakePhoto


class LayoutCounter(QObject):
    """Counts how often the parts of what it watches are asked to be laid out."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_the_page_of_cards_is_not_laid_out_again_and_again(
    open_it: OpenWindow, make_photo: MakePhoto, qapp: QApplication
) -> None:
    open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("b.jpg"))
    QTest.qWait(500)
    settle()
    counter = LayoutCounter()
    qapp.installEventFilter(counter)
    QTest.qWait(300)
    qapp.removeEventFilter(counter)
    assert counter.count < 10
