"""Ctrl+C, and the system's requests to end: nothing is begun any more, and what was written still gets its rows."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_PATIENCE: Final = 2.0
"""Seconds in which the photos under work are finished; whoever asks again later than that will not wait."""


class Cancellation:
    """Raises KeyboardInterrupt at the first signal; while rows are finished, it only remembers that one came.

    A second Ctrl+C soon after the first does nothing: people hold the keys, and the cleanup must not be interrupted.
    """

    def __init__(self) -> None:
        self._asked_at: float | None = None
        self._finishes_rows = False

    def is_requested(self) -> bool:
        return self._asked_at is not None

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Handle the signals in the block; the former handlers are restored unless one ended it."""
        before = {number: signal.signal(number, self._handle) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                if not self.is_requested():
                    signal.signal(number, handler)

    @contextmanager
    def finish_rows(self) -> Iterator[None]:
        """Let the block end by itself once `is_requested`; then KeyboardInterrupt is raised."""
        self._finishes_rows = True
        try:
            yield
        finally:
            self._finishes_rows = False
        if self.is_requested():
            self._interrupt()

    def _handle(self, _number: int, _frame: object) -> None:
        now = time.monotonic()
        if self._asked_at is None:
            self._asked_at = now
            if not self._finishes_rows:
                self._interrupt()
        elif now - self._asked_at > _PATIENCE:
            self._interrupt()

    def _interrupt(self) -> None:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt
