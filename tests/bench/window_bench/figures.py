"""What is measured of a window, and how it is printed."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

BEAT_MS: Final = 2
MIB: Final = 2**20


class Pulse(QObject):
    """Counts the milliseconds between two turns of the event loop, and those that the window's own thread worked."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.worked: list[float] = []
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.gaps.append(1000 * (now - self._last))
        self.worked.append(1000 * (work - self._last_work))
        self._last, self._last_work = now, work

    def stop(self) -> str:
        """The worst and the 99th percentile of both, in milliseconds."""
        self._timer.stop()
        figures = [f"{max(each):.0f} / {high(each):.1f}" for each in (self.gaps, self.worked)]
        return f"{figures[0]} ms  ({figures[1]})"


def high(figures: list[float]) -> float:
    """The 99th percentile, as one of the figures."""
    return sorted(figures)[len(figures) * 99 // 100]


def wait_for(condition: Callable[[], bool], *, most: float = 600) -> float:
    """Let the event loop run until `condition` holds; return the seconds it took."""
    began = time.perf_counter()
    app = QApplication.instance()
    assert app is not None
    check = QTimer(interval=20)
    check.timeout.connect(lambda: app.exit() if condition() or time.perf_counter() - began > most else None)
    check.start()
    app.exec()
    check.stop()
    return time.perf_counter() - began


def memory() -> float:
    """The resident size of this process now, in MiB; 0 where it cannot be told."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
    except OSError:
        return 0.0


def row(words: str, figure: str, goal: str = "") -> None:
    print(f"{words:<64}{figure:>28}   {goal}", flush=True)


def gaps(words: str, pulse: Pulse) -> None:
    row(words, pulse.stop(), "goal 50 / 20")
