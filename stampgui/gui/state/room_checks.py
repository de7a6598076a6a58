"""Keeps said of each photo whether it has room for its caption, while captions, dates and photos change."""

from collections.abc import Iterable
from itertools import islice
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from stampgui.gui.state.photo_model import PhotoModel
from stampgui.session.captions.caption_room import CaptionRoom
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, with_room
from stampgui.stamping.preset import Preset

_TURN: Final = 0.005
"""For so many seconds captions are laid out in one turn of the event loop; one takes up to a millisecond."""
_MOST: Final = 500
"""Photos that are looked at in one turn: most captions were laid out before."""


class RoomChecks(QObject):
    """Judges every photo that enters the model; those whose captions have to be laid out, a few at a time."""

    def __init__(self, model: PhotoModel, spec: CaptionSpec, preset: Preset | None, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._captions = spec, preset
        self._room: CaptionRoom | None = None
        self._waiting: dict[PhotoId, None] = {}
        self._spent = 0.0
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        model.set_judge(self._judge)

    def set_captions(self, spec: CaptionSpec, preset: Preset | None) -> None:
        """Judge photos by these captions and these upload copies from now on."""
        if (spec, preset) == self._captions:
            return
        self._captions, self._room = (spec, preset), None
        if items := self._model.items:
            room = self._find_room()
            self._wait_for(item.id for item in items if item.too_small is not None or not room.is_surely_there(item))

    def _find_room(self) -> CaptionRoom:
        """Computed for the first photo, since that takes longer than the window may take to open."""
        if self._room is None:
            self._room = CaptionRoom.for_captions(*self._captions)
        return self._room

    def _judge(self, item: PhotoItem) -> PhotoItem:
        room = self._room or self._find_room()
        if room.is_surely_there(item):
            return item if item.too_small is None else with_room(item, None)
        self._timer.start()
        if self._spent > _TURN:
            self._waiting[item.id] = None
            return item
        begun = perf_counter()
        lack = room.explain_lack(item)
        self._spent += perf_counter() - begun
        return with_room(item, lack)

    def _wait_for(self, photos: Iterable[PhotoId]) -> None:
        self._waiting.update(dict.fromkeys(photos))
        if self._waiting:
            self._timer.start()

    def _go_on(self) -> None:
        self._spent = 0.0
        now = list(islice(self._waiting, _MOST))
        for photo in now:
            del self._waiting[photo]
        self._model.judge(now)
        if self._waiting:
            self._timer.start()
