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
_USER_EVENTS: Final = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Drop,
        QEvent.Type.Close,
    }
)
_STEP_INTERVAL_MS: Final = 5


class DeferredStartup(QObject):
    """Goes through `steps`: soon after `frame` was painted, and to the end before something is done to it."""

    def __init__(self, window: QObject, steps: Steps[None]) -> None:
        super().__init__(window)
        self._steps = steps
        self._import_thread = threading.Thread(target=import_module, args=("stampgui.gui.main_window",), daemon=True)
        self._step_timer = QTimer(self, interval=_STEP_INTERVAL_MS)
        self._step_timer.timeout.connect(self._run_step)
        app = QCoreApplication.instance()
        assert app is not None
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USER_EVENTS:
            self.finish()
        elif event.type() == QEvent.Type.Paint:
            self._step_timer.start()  # of the frame or a part of it: there is nothing else yet
        return False

    def finish(self) -> None:
        """Build what is not built yet."""
        if self._import_thread.is_alive():
            self._import_thread.join()
        self._step_timer.stop()
        self._app.removeEventFilter(self)
        run_to_end(self._steps)
        self.deleteLater()

    def _run_step(self) -> None:
        """Import, and build when that is done: with the frame on the screen, not while it is being painted."""
        if self._import_thread.ident is None:
            self._import_thread.start()
        elif not self._import_thread.is_alive() and next(self._steps, self) is self:
            self.finish()


def run_to_end(steps: Steps[T]) -> T:
    """Go through the rest of the steps at once; return what they make."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: T = end.value
            return made
