"""Writes changed settings in the background, since a disk can be slow."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.i18n import Message, message
from stampgui.settings import Settings, save_settings
from stampgui.system_errors import describe_system_error

_DELAY_MS: Final = 500

log = logging.getLogger(__name__)


class SettingsWriter(QObject):
    """Writes settings; if that fails, the window continues, and the changes last until it is closed.

    `failed` tells why, once until writing succeeds again.
    """

    failed = Signal(Message)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._settings = Settings()
        self._task: BackgroundTask | None = None
        self._failing = False
        self._timer = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._start)

    def schedule(self, settings: Settings) -> None:
        """Write these settings soon, unless others follow."""
        self._settings = settings
        self._timer.start()

    def write(self, settings: Settings) -> None:
        """Write these settings now, wait for it, and write nothing after them."""
        self._timer.stop()
        if self._task is not None:
            self._task.stop()
        self._save(settings)

    def _start(self) -> None:
        if self._task is not None:
            self._timer.start()  # newer settings are written after older ones
            return
        settings = self._settings

        def work(_cancelled: Callable[[], bool]) -> Iterator[object]:
            yield self._save(settings)

        self._task = BackgroundTask(work, self)
        self._task.results_ready.connect(self._tell)
        self._task.finished.connect(self._finish)
        self._task.start()

    def _finish(self, _error: Exception | None) -> None:
        if self._task is not None:
            self._task.release()
            self._task = None

    def _save(self, settings: Settings) -> OSError | None:
        """Write the settings; returns what prevented it."""
        try:
            save_settings(self._file, settings)
        except OSError as error:
            log.exception("the settings could not be written")
            return error
        return None

    def _tell(self, ends: Sequence[OSError | None]) -> None:
        error = ends[-1]
        if error is not None and not self._failing:
            self.failed.emit(
                message(
                    "The settings cannot be stored in {file}: {cause}. What you change lasts until the window is "
                    "closed.",
                    file=str(self._file),
                    cause=describe_system_error(error),
                )
            )
        self._failing = error is not None
