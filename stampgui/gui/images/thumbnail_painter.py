"""Draws thumbnails, wherever they are shown."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from stampgui.gui.images.caption_cache import CaptionOverlay
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.theme.icons import IconCache
from stampgui.gui.theme.tokens import Tokens
from stampgui.session.captions.framed_caption import place_in_frame
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
    ) -> None:
        """Fill `where` with the thumbnail and its caption, or with an icon while it is missing or cannot be shown."""
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
            painter.setClipPath(rounded)
            painter.setOpacity(opacity)
            painter.translate(where.topLeft())
            painter.scale(1 / scale, 1 / scale)
            _draw_in_frame(painter, pixmap, measure_frame(where, scale=scale), overlay)
        painter.restore()


def measure_frame(where: QRect, *, scale: float) -> tuple[int, int]:
    """Width and height of a picture in pixels of the screen."""
    return round(where.width() * scale), round(where.height() * scale)


def _draw_in_frame(painter: QPainter, pixmap: QPixmap, frame: tuple[int, int], overlay: CaptionOverlay | None) -> None:
    size = (pixmap.width(), pixmap.height())
    place = place_in_frame(size, frame) if overlay is None else overlay.place
    painter.drawPixmap(QRect(place.left, place.top, *place.size), pixmap)
    if overlay is not None:
        painter.drawPixmap(overlay.corner, overlay.pixmap)
