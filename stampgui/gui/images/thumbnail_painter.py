"""Draws thumbnails, wherever they are shown."""

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from stampgui.caption.region import WHOLE_PHOTO
from stampgui.gui.images.caption_cache import CaptionOverlay
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.text.path_text import elide_name
from stampgui.gui.theme.icons import IconCache
from stampgui.gui.theme.tokens import Tokens
from stampgui.session.captions.framed_caption import PhotoPlace, place_in_frame
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoItem

_CORNER_RADIUS = 6.0


class ThumbnailPainter:
    """Draws cached thumbnails and requests missing ones, so that only visible photos are read."""

    def __init__(self, thumbnails: ThumbnailCache) -> None:
        self._thumbnails = thumbnails
        self._icons = IconCache()

    def pixmap(self, item: PhotoItem, where: QRect, *, scale: float) -> QPixmap | None:
        """The thumbnail for `where`; None while it is being read, a null pixmap if it cannot be shown."""
        if item.inspection.is_in_cloud:
            return QPixmap()
        return self._thumbnails.pixmap(item, min_width=round(where.width() * scale))

    def draw(
        self,
        painter: QPainter,
        where: QRect,
        item: PhotoItem,
        tokens: Tokens,
        *,
        opacity: float = 1.0,
        overlay: CaptionOverlay | None = None,
        whole: bool = False,
    ) -> None:
        """Fill `where` with the thumbnail and its caption, or with an icon while it is missing or cannot be shown.

        Nothing is cut off where the `whole` photo is wanted; without a caption only.
        """
        scale = painter.device().devicePixelRatioF()
        pixmap = self.pixmap(item, where, scale=scale)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(where), _CORNER_RADIUS, _CORNER_RADIUS)
        painter.fillPath(rounded, QColor(tokens.shade))
        painter.save()
        if pixmap is None or pixmap.isNull():
            side = min(30, where.height() // 2)
            name = "cloud" if item.is_in_cloud else "photo" if pixmap is None else "photo-off"
            glyph = self._icons(name, tokens.muted, side, scale=scale)
            painter.setOpacity(0.55)
            painter.drawPixmap(where.center().x() - side // 2, where.center().y() - side // 2, glyph)
        else:
            painter.setOpacity(opacity)
            painter.translate(where.topLeft())
            painter.scale(1 / scale, 1 / scale)
            frame = measure_frame(where, scale=scale)
            place = _find_place(pixmap, frame, whole=whole) if overlay is None else overlay.place
            _draw_in_frame(painter, pixmap, frame, place, overlay, radius=_CORNER_RADIUS * scale)
        painter.restore()


def draw_name(painter: QPainter, where: QRect, item: PhotoItem) -> None:
    """Write a photo's name in one line, shortened where there is no room for all of it."""
    metrics, room = painter.fontMetrics(), where.width()

    def elide(text: str, kept: str) -> str:
        left = room - metrics.horizontalAdvance(kept)
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, left)

    shown = elide_name(item.found.path.name, elide)
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def measure_frame(where: QRect, *, scale: float) -> Size:
    """Width and height of a picture in pixels of the screen."""
    return round(where.width() * scale), round(where.height() * scale)


def _find_place(pixmap: QPixmap, frame: Size, *, whole: bool) -> PhotoPlace:
    return place_in_frame((pixmap.width(), pixmap.height()), frame, WHOLE_PHOTO if whole else None)


def _draw_in_frame(
    painter: QPainter,
    pixmap: QPixmap,
    frame: Size,
    place: PhotoPlace,
    overlay: CaptionOverlay | None,
    *,
    radius: float,
) -> None:
    rounded = QPainterPath()
    rounded.addRoundedRect(QRectF(0, 0, *frame), radius, radius)
    # most of the picture lies between the corners, and without these it is drawn in half the time
    ends = min(math.ceil(radius), frame[1] // 2)
    between = QRect(0, ends, frame[0], frame[1] - 2 * ends)
    for part in (between, QRect(0, 0, frame[0], ends), QRect(0, frame[1] - ends, frame[0], ends)):
        painter.setClipRect(part)
        if part is not between:
            painter.setClipPath(rounded, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(QRect(place.left, place.top, *place.size), pixmap)
        if overlay is not None:
            painter.drawPixmap(overlay.corner, overlay.pixmap)
