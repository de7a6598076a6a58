"""Resolves the folder for copies in the background, since it may be on a dead network share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from stampgui.gui.background.background_task import BackgroundTask
from stampgui.image.photo import resolve_path

_SUBFOLDER: Final = "stampgui"
_FORMER_SUBFOLDER: Final = "berstempel"


class CopyFolder(QObject):
    """Has the resolved `path` of the chosen folder, or of a default one; until it is resolved, the path as given.

    `subfolder` is what a folder for copies beside photos is called in it: the same in every language, so that copies
    stay together, and as it was called before where there is one of that name. `resolved` tells that one of them has
    changed.
    """

    resolved = Signal()

    def __init__(self, chosen: str, default: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._default = default
        self._chosen: Path | None = None
        self.path, self.subfolder = default, _SUBFOLDER
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose a folder; an empty name means the default."""
        folder = Path(name) if name else self._default
        if folder == self._chosen:
            return
        self._chosen = folder
        self.path = Path(os.path.abspath(folder))  # noqa: PTH100 - takes ".." away without asking the disk
        self.subfolder = _SUBFOLDER

        def resolve(_cancelled: Callable[[], bool]) -> Iterator[tuple[Path, str]]:
            path = Path(resolve_path(folder))
            # unlike Path's, it never raises
            had_former = os.path.isdir(path / _FORMER_SUBFOLDER)  # noqa: PTH112
            yield path, _FORMER_SUBFOLDER if had_former else _SUBFOLDER

        # a task for each folder, so that one that hangs does not block the next
        task = BackgroundTask(resolve, self)
        task.results_ready.connect(lambda found: self._set_folders(folder, *found[0]))
        task.finished.connect(task.release)
        task.start()

    def _set_folders(self, chosen: Path, path: Path, subfolder: str) -> None:
        if chosen == self._chosen and (path, subfolder) != (self.path, self.subfolder):
            self.path, self.subfolder = path, subfolder
            self.resolved.emit()
