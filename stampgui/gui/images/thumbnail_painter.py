"""Draws thumbnails, wherever they are shown."""

import math
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPixmap

from stampgui.gui.images.caption_cache import CaptionOverlay
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.text.path_text import elide_name
from stampgui.gui.theme.icons import IconCache
from stampgui.gui.theme.tokens import Tokens
from stampgui.session.captions.framed_caption import PhotoPlace, fill_frame, fit_in_frame
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoItem

_CORNER_RADIUS: Final = 6.0
_SMALLER: Final = 0.92
"""How much smaller letters are where a name lacks a little room."""


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
        """Draw the thumbnail and its caption in `where`, or an icon while it is missing or cannot be shown.

        The thumbnail fills `where`, unless the `whole` photo is wanted, as with a caption.
        """
        scale = painter.device().devicePixelRatioF()
        pixmap = self.pixmap(item, where, scale=scale)
        painter.save()
        if pixmap is None or pixmap.isNull():
            rounded = QPainterPath()
            rounded.addRoundedRect(QRectF(where), _CORNER_RADIUS, _CORNER_RADIUS)
            painter.fillPath(rounded, QColor(tokens.shade))
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
            _draw_in_frame(painter, pixmap, frame, place, overlay, radius=_CORNER_RADIUS * scale, edge=tokens.line)
        painter.restore()


def draw_name(
    painter: QPainter, where: QRect, item: PhotoItem, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """Write a photo's name in one line, see `fit_name`."""
    shown, font = fit_name(item.found.path.name, painter.font(), where.width())
    painter.setFont(font)
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | alignment, shown)


def fit_name(name: str, font: QFont, room: int) -> tuple[str, QFont]:
    """A name as it is written in so many pixels: in slightly smaller letters where a little lacks, else shortened."""
    if QFontMetrics(font).horizontalAdvance(name) > room:
        font = QFont(font)
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
    metrics = QFontMetrics(font)
    return elide_name(name, lambda text: metrics.horizontalAdvance(text) <= room), font


def measure_frame(where: QRect, *, scale: float) -> Size:
    """Width and height of a picture in pixels of the screen."""
    return round(where.width() * scale), round(where.height() * scale)


def _find_place(pixmap: QPixmap, frame: Size, *, whole: bool) -> PhotoPlace:
    return (fit_in_frame if whole else fill_frame)((pixmap.width(), pixmap.height()), frame)


def _draw_in_frame(
    painter: QPainter,
    pixmap: QPixmap,
    frame: Size,
    place: PhotoPlace,
    overlay: CaptionOverlay | None,
    *,
    radius: float,
    edge: str,
) -> None:
    """Draw a photo and its caption with round corners and a thin edge, without which white paper has no shape."""
    picture = QRect(place.left, place.top, *place.size)
    seen = picture if overlay is None else picture.united(QRect(overlay.corner, overlay.pixmap.size()))
    seen = seen.intersected(QRect(0, 0, *frame))
    rounded = QPainterPath()
    rounded.addRoundedRect(QRectF(seen), radius, radius)
    # most of the picture lies between the corners, and without these it is drawn in half the time
    ends = min(math.ceil(radius), seen.height() // 2)
    between, above, below = seen.adjusted(0, ends, 0, -ends), QRect(seen), QRect(seen)
    above.setHeight(ends)
    below.setTop(between.bottom() + 1)
    for part in (between, above, below):
        painter.setClipRect(part)
        if part is not between:
            painter.setClipPath(rounded, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(picture, pixmap)
        if overlay is not None:
            painter.drawPixmap(overlay.corner, overlay.pixmap)
    painter.setClipping(False)
    painter.setPen(QColor(edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(seen).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
