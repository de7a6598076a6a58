"""Deferred startup: first the main window is painted, then everything that handles photos is imported and built.

A thread imports the modules and the widgets are built in steps, so that the window responds meanwhile. If the user acts
before the end, the remaining steps are run at once.
"""

import threading
from collections.abc import Generator
from importlib import import_module
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""Work that can pause at each `yield`, and its result."""
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
    """Runs `steps` after `window` was painted, and all remaining ones before the window receives input."""

    painted = Signal()
    """Once, before anything is imported."""

    def __init__(self, window: QObject, steps: Steps[None]) -> None:
        super().__init__(window)
        self._steps = steps
        self._import_thread = threading.Thread(
            target=import_module, args=("stampgui.gui.window.main_window",), daemon=True
        )
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
            self._step_timer.start()  # any widget: there is nothing but the frame and its parts yet
        return False

    def finish(self) -> None:
        """Run all remaining steps."""
        if self._import_thread.ident is None:
            self.painted.emit()  # who acts that soon sees the window
        if self._import_thread.is_alive():
            self._import_thread.join()
        self._step_timer.stop()
        self._app.removeEventFilter(self)
        run_to_end(self._steps)

    def _run_step(self) -> None:
        """Run the next step, once the modules are imported and the frame is on the screen."""
        if self._import_thread.ident is None:
            self.painted.emit()
            self._import_thread.start()
        elif not self._import_thread.is_alive() and next(self._steps, self) is self:
            self.finish()


def run_to_end(steps: Steps[T]) -> T:
    """Run the remaining steps at once and return their result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
