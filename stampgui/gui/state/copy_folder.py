"""Resolves the folder for copies in the background, since it may be on a dead network share."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.image.photo import resolve_path


class CopyFolder(QObject):
    """Has the resolved `path` of the chosen folder, or of a default one; until it is resolved, the path as given.

    `resolved` tells that the path has changed.
    """

    resolved = Signal()

    def __init__(self, chosen: str, default: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._default = default
        self._chosen: Path | None = None
        self.path = default
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose a folder; an empty name means the default."""
        folder = Path(name) if name else self._default
        if folder == self._chosen:
            return
        self._chosen = folder
        self.path = Path(os.path.abspath(folder))  # noqa: PTH100 - takes ".." away without asking the disk

        def resolve(_cancelled: Callable[[], bool]) -> Iterator[Path]:
            yield Path(resolve_path(folder))

        # a task for each folder, so that one that hangs does not block the next
        task = BackgroundTask(resolve, self)
        task.results_ready.connect(lambda paths: self._set_path(folder, paths))
        task.finished.connect(task.deleteLater)
        task.start()

    def _set_path(self, chosen: Path, paths: Sequence[Path]) -> None:
        if chosen == self._chosen and paths[0] != self.path:
            self.path = paths[0]
            self.resolved.emit()
