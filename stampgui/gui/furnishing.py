"""What is built when: first the frame is painted, then all that belongs to photos is imported and built.

A thread does the importing and the building goes in steps, so that the frame answers meanwhile; whoever acts before all
is there has the rest built first, and then finds everything in its place.
"""

import threading
from collections.abc import Generator
from importlib import import_module
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""Work that may rest at each `yield`, and what it makes."""
_DEEDS: Final = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)
_TURN_MS: Final = 5


class Furnishing(QObject):
    """Goes through `steps`: soon after `frame` was painted, and to the end before something is done to it."""

    def __init__(self, frame: QObject, steps: Steps[None]) -> None:
        super().__init__(frame)
        self._steps = steps
        self._importing = threading.Thread(target=import_module, args=("stampgui.gui.window",), daemon=True)
        self._turns = QTimer(self, interval=_TURN_MS)
        self._turns.timeout.connect(self._go_on)
        app = QCoreApplication.instance()
        assert app is not None
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DEEDS:
            self.finish()
        elif event.type() == QEvent.Type.Paint:
            self._turns.start()  # of the frame or a part of it: there is nothing else yet
        return False

    def finish(self) -> None:
        """Build what is not built yet."""
        if self._importing.is_alive():
            self._importing.join()
        self._turns.stop()
        self._app.removeEventFilter(self)
        last(self._steps)
        self.deleteLater()

    def _go_on(self) -> None:
        """Import, and build when that is done: with the frame on the screen, not while it is being painted."""
        if self._importing.ident is None:
            self._importing.start()
        elif not self._importing.is_alive() and next(self._steps, self) is self:
            self.finish()


def last(steps: Steps[T]) -> T:
    """Go through the rest of the steps at once; return what they make."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: T = end.value
            return made
