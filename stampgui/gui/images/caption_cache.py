"""The captions on the pictures of the cards, drawn by a thread and kept in a cache."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QImage, QPixmap

from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.photo_sample import PhotoSample, sample_photo
from stampgui.dates.partial import PartialDate
from stampgui.gui.background.task_pool import TaskPool
from stampgui.gui.images.recent_pixmaps import RecentPixmaps
from stampgui.gui.images.thumbnail_cache import measure_screens
from stampgui.gui.images.view_rest import ViewRest
from stampgui.i18n import ExplainedError
from stampgui.image.photo import Photo, read_steadily
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.framed_caption import FramedCaption, PhotoPlace, frame_caption, shows_caption
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoId, PhotoItem

_MIN_BYTES: Final = 8 << 20
"""Limit for all captions, which cover a small part of their pictures; a larger one on large screens."""
_MAX_PENDING: Final = 240
_MAX_SAMPLES: Final = 64
"""Samples of photos that are kept for automatic styles; each takes up to 200 KB."""


@dataclass(frozen=True, slots=True, eq=False)
class CaptionOverlay:
    """A caption on a picture that fills a frame; all in pixels of the screen."""

    pixmap: QPixmap
    corner: QPoint
    """Its upper left corner in the frame."""
    place: PhotoPlace
    """Where the photo lies in the frame."""


class _Request(NamedTuple):
    """Everything that a caption on a picture depends on."""

    photo: Photo | None
    stem: str
    date: PartialDate
    displayed: Size
    frame: Size
    spec: CaptionSpec
    override: CaptionOverride

    def tells_the_same(self, other: "_Request") -> bool:
        """Whether the other caption tells the same date on the same picture, though it may look otherwise."""
        return self[:5] == other[:5]


class _Drawn(NamedTuple):
    request: _Request
    caption: CaptionOverlay | None
    """None where it cannot be drawn, of which the preview and the result of saving say why."""


class CaptionCache(QObject):
    """Returns cached captions and has missing ones drawn, once scrolling has come to rest.

    `stored` carries the PhotoId of one that has been drawn, `rested` tells that those in view may be asked for again.
    """

    stored = Signal(PhotoId)
    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spec: CaptionSpec | None = None
        self._pool = TaskPool(threads=1, limit=_MAX_PENDING, parent=self)
        self._pool.task_finished.connect(self._store)
        self._recent: RecentPixmaps[_Drawn] = RecentPixmaps(max(_MIN_BYTES, measure_screens()))
        self._view_rest = ViewRest(self)
        self._view_rest.rested.connect(self.rested)
        self._samples = _SampleCache()

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        """The caption that all photos share; it is drawn once it is not being changed any longer."""
        if spec != self._spec:
            self._spec = spec
            self._view_rest.restart()

    def find_caption(self, item: PhotoItem, frame: Size) -> CaptionOverlay | None:
        """The caption on the photo's picture in a frame of (width, height); None until drawn and for photos without.

        While another one with the same date is being drawn, it is the former one.
        """
        date, displayed = item.date, item.inspection.displayed
        if self._spec is None or date is None or displayed is None or not shows_caption(item):
            return None
        override, path = item.caption_override, item.found.path
        wanted = _Request(item.photo, path.stem, date, displayed, frame, self._spec, override)
        entry = self._recent.get(item.id)
        if entry is not None and entry[0].request == wanted:
            return entry[0].caption
        if self._view_rest.has_come_to_rest(item.id):
            self._pool.submit(item.id, lambda: _draw(wanted, lambda: self._samples.read(item.id, item.photo, path)))
        return entry[0].caption if entry is not None and entry[0].request.tells_the_same(wanted) else None

    def close(self) -> None:
        self._pool.close()

    def _store(self, photo: PhotoId, drawn: object) -> None:
        if isinstance(drawn, tuple):
            request, framed = drawn
            caption = None if framed is None else _to_overlay(framed)
            pixmap = QPixmap() if caption is None else caption.pixmap
            self._recent.put(photo, _Drawn(request, caption), pixmap)
            self.stored.emit(photo)


class _SampleCache:
    """The samples of photos that automatic styles were last resolved with; used by one thread alone."""

    def __init__(self) -> None:
        self._samples: OrderedDict[PhotoId, tuple[Photo | None, PhotoSample]] = OrderedDict()

    def read(self, number: PhotoId, photo: Photo | None, path: Path) -> PhotoSample:
        """The photo's sample. Raises UnusableImage."""
        kept = self._samples.pop(number, None)
        if kept is None or kept[0] != photo:
            kept = photo, read_steadily(path, lambda: sample_photo(path))
        self._samples[number] = kept
        while len(self._samples) > _MAX_SAMPLES:
            self._samples.popitem(last=False)
        return kept[1]


def _draw(request: _Request, read_sample: Callable[[], PhotoSample]) -> tuple[_Request, FramedCaption | None]:
    spec = request.spec.with_override(request.override)
    try:
        sample = read_sample() if spec.style.needs_resolving else None
        return request, frame_caption(
            spec,
            request.date,
            file=request.stem,
            displayed=request.displayed,
            frame=request.frame,
            sample=sample,
        )
    except (ExplainedError, OSError):
        return request, None


def _to_overlay(caption: FramedCaption) -> CaptionOverlay:
    tile, place = caption.tile, caption.place
    width, height = tile.rgba.size
    image = QImage(tile.rgba.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    corner = QPoint(place.left + tile.left, place.top + tile.top)
    return CaptionOverlay(QPixmap.fromImage(image), corner, place)
