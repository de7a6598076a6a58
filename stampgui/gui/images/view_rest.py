"""Telling photos that stay in view from those that pass by while one scrolls."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from stampgui.session.photos.photo_item import PhotoId

_IDLE_MS: Final = 60
_IDLE_TURNS: Final = 2
"""So many times so many milliseconds without a new photo in view, and those in view stay there.

Several times, because a single timer is over at once after the computer was too busy to scroll.
"""
_REST_MS: Final = 100
"""Milliseconds in which the photos then in view are asked for again."""


class ViewRest(QObject):
    """`rested` tells that scrolling has come to rest, so that those in view can be asked for again."""

    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in_view: set[PhotoId] = set()
        """Photos asked for since scrolling last rested."""
        self._idle_turns = 0
        self._idle_timer = QTimer(self, interval=_IDLE_MS)
        self._idle_timer.timeout.connect(self._count_idle_turn)
        self._rest_timer = QTimer(self, interval=_REST_MS, singleShot=True)

    def note_new(self) -> None:
        """Wait once more, as a new photo has come into view."""
        self._idle_turns = 0
        self._idle_timer.start()

    def restart(self) -> None:
        """Wait until all photos in view have stayed there for a moment from now on."""
        self._in_view.clear()
        self._rest_timer.stop()
        self.note_new()

    def has_come_to_rest(self, photo: PhotoId) -> bool:
        """Whether photos in view, of which this is one, have stayed there for a moment."""
        if self._rest_timer.isActive():
            return True
        if photo not in self._in_view or not self._idle_timer.isActive():
            self._in_view.add(photo)
            self.note_new()
        return False

    def _count_idle_turn(self) -> None:
        self._idle_turns += 1
        if self._idle_turns < _IDLE_TURNS:
            return
        self._idle_timer.stop()
        self._in_view.clear()
        self._rest_timer.start()
        self.rested.emit()
