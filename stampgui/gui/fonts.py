"""The fonts of this computer, looked for once and off the main thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from stampgui.caption.font_search import Font, installed_fonts, located
from stampgui.caption.style import Style
from stampgui.gui.loader import Loader


def font_folders() -> tuple[Path, ...]:
    """The folders of installed fonts, the person's own first."""
    return tuple(map(Path, QStandardPaths.standardLocations(QStandardPaths.StandardLocation.FontsLocation)))


class Fonts(QObject):
    """`found` says that `installed` is complete."""

    found = Signal()

    def __init__(self, folders: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self.installed: tuple[Font, ...] = ()
        self.complete = False
        self._loader: Loader | None = None

    def look(self) -> None:
        """Begin looking, the first time that somebody wants to see fonts."""
        if self._loader is None:
            self._loader = Loader(threads=1, limit=1, parent=self)
            self._loader.loaded.connect(self._take)
            self._loader.ask("fonts", lambda: installed_fonts(self._folders))

    def located(self, style: Style) -> Style:
        """The style with its font's name turned into a file. Raises FontError."""
        return located(style, self._folders)

    def close(self) -> None:
        if self._loader is not None:
            self._loader.close()

    def _take(self, key: object, value: object) -> None:
        if isinstance(value, tuple):
            self.installed, self.complete = value, True
            self.found.emit()
