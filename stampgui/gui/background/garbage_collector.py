"""Collects Python's garbage on the window's thread alone."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS: Final = 250


class GarbageCollector(QObject):
    """Takes over from Python's automatic collector until it is closed.

    The automatic one runs in whichever thread happens to allocate. Were that a thread that reads photos, it would
    destroy Qt objects that are part of reference cycles outside the window's thread, which Qt does not allow
    (https://doc.qt.io/qt-6/threads-qobject.html). All objects present at the start, and whenever `exempt` is called,
    are left out of collections: with 10,000 photos, traversing them would stop the window for 200 ms.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self.exempt()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start()

    def exempt(self) -> None:
        """Free the present garbage and exempt all other present objects from later collections."""
        gc.collect()
        gc.freeze()

    def collect_if_due(self) -> None:
        """Collect the oldest generation whose threshold has been passed, as the automatic collector would."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, threshold) in enumerate(counts) if count > threshold > 0]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Give the work back to Python's automatic collector."""
        self._timer.stop()
        gc.enable()
