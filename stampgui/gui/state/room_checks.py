"""Keeps said of each photo whether it has room for its caption, while captions, dates and photos change."""

from collections.abc import Iterable
from itertools import islice
from time import perf_counter
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer

from stampgui.caption.overrides import CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.i18n import Message
from stampgui.session.captions.caption_room import CaptionRoom
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, can_be_dated, with_room
from stampgui.stamping.preset import Preset
from stampgui.values import dataclass

_TURN: Final = 0.003
"""For so many seconds captions are laid out in one turn of the event loop; one takes up to a millisecond."""
_MOST: Final = 500
"""Photos that are looked at in one turn: most captions were laid out before."""
_MOST_KNOWN: Final = 4_000
"""Results that are kept, of some 250 bytes each."""

_Asked: TypeAlias = tuple[Size | None, int, int]
"""What a result depends on while captions stay: a photo's size, and the identities of its date and its override."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Why there is no room, None where there is; and what must stay in memory for its identity to hold."""

    lack: Message | None
    date: PartialDate | None
    override: CaptionOverride


class RoomChecks(QObject):
    """Judges every photo that enters the model; those whose captions have to be laid out, a few at a time."""

    def __init__(self, model: PhotoModel, spec: CaptionSpec, preset: Preset | None, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._captions = spec, preset
        self._room: CaptionRoom | None = None
        self._waiting: dict[PhotoId, None] = {}
        self._known: dict[_Asked, _Known] = {}
        """Thousands of photos may get one date at once, and have a few sizes."""
        self._spent = 0.0
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        model.set_judge(self._judge)

    def set_captions(self, spec: CaptionSpec, preset: Preset | None) -> None:
        """Judge photos by these captions and these upload copies from now on."""
        if (spec, preset) == self._captions:
            return
        self._captions, self._room = (spec, preset), None
        self._known.clear()
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
        displayed, override = item.inspection.displayed, item.caption_override
        # thousands may be judged at once: nearly all are large, and those that are not have a few sizes
        if displayed is not None and (displayed[0] < room.roomy_side or displayed[1] < room.roomy_side):
            date = item.date
            known = self._known.get((displayed, id(date), id(override)))
            if known is not None and not item.accepts_damage and can_be_dated(item):
                return item if item.too_small is known.lack else with_room(item, known.lack)
        if room.is_surely_there(item):
            return item if item.too_small is None else with_room(item, None)
        if not self._timer.isActive():
            self._timer.start()
        if self._spent > _TURN:
            self._waiting[item.id] = None
            return item
        begun = perf_counter()
        lack = room.explain_lack(item)
        self._spent += perf_counter() - begun
        if room.depends_on_date_alone and not item.accepts_damage and len(self._known) < _MOST_KNOWN:
            date = item.date
            self._known[displayed, id(date), id(override)] = _Known(lack, date, override)
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
