"""How a photo's small picture is drawn, wherever it is."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from stampgui.gui.icons import Glyphs
from stampgui.gui.photos import Card
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens

_ROUND = 6.0


class Pictures:
    """Draws what there is; asking for the rest happens here, so only for what is on screen."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails
        self._glyphs = Glyphs()

    def pixmap(self, card: Card, where: QRect, *, scale: float) -> QPixmap | None:
        """The photo for `where` if it is there, or null if it cannot be shown; what is not there yet is asked for."""
        return self._thumbnails.pixmap(card.id, card.found.path, wide=round(where.width() * scale))

    def draw(self, painter: QPainter, where: QRect, card: Card, tokens: Tokens, *, opacity: float = 1.0) -> None:
        """Fill `where` with the photo, or with a sign that it is not there yet or cannot be shown."""
        scale = painter.device().devicePixelRatioF()
        pixmap = self.pixmap(card, where, scale=scale)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(where), _ROUND, _ROUND)
        painter.fillPath(rounded, QColor(tokens.shade))
        painter.save()
        if pixmap is None or pixmap.isNull():
            side = min(30, where.height() // 2)
            glyph = self._glyphs("photo" if pixmap is None else "photo-off", tokens.muted, side, scale=scale)
            painter.setOpacity(0.55)
            painter.drawPixmap(where.center().x() - side // 2, where.center().y() - side // 2, glyph)
        else:
            painter.setClipPath(rounded)
            painter.setOpacity(opacity)
            painter.drawPixmap(QRectF(where), pixmap, covering(pixmap, where))
        painter.restore()


def covering(pixmap: QPixmap, where: QRect) -> QRectF:
    """The part of `pixmap` that fills `where`; a tall photo shows its upper half, where faces are."""
    size = pixmap.size()
    scale = max(where.width() / size.width(), where.height() / size.height())
    width, height = where.width() / scale, where.height() / scale
    return QRectF((size.width() - width) / 2, (size.height() - height) * 0.35, width, height)
