"""The fonts of this computer, searched once and by a thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stampgui.caption.font_search import InstalledFont, list_installed_fonts, with_font_file
from stampgui.caption.style import Style
from stampgui.gui.background.task_pool import TaskPool


class FontCatalog(QObject):
    """`search_finished` tells that `installed` is complete."""

    search_finished = Signal()

    def __init__(self, folders: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self.installed: tuple[InstalledFont, ...] = ()
        self.complete = False
        self._pool: TaskPool | None = None

    def search(self) -> None:
        """Start the search; it runs only once."""
        if self._pool is None:
            self._pool = TaskPool(threads=1, limit=1, parent=self)
            self._pool.task_finished.connect(self._on_found)
            self._pool.submit("fonts", lambda: list_installed_fonts(self._folders))

    def with_font_file(self, style: Style) -> Style:
        """Replace the name of the style's font with its file. Raises FontError."""
        return with_font_file(style, self._folders)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()

    def _on_found(self, key: object, value: object) -> None:
        if isinstance(value, tuple):
            self.installed, self.complete = value, True
            self.search_finished.emit()
