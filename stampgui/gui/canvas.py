"""A photo with its caption on the screen: what of it is seen, how large, and its drawing."""

from dataclasses import replace
from typing import Final

from PIL import Image
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stampgui.caption.ground import Part
from stampgui.dates.partial import PartialDate
from stampgui.gui.look import Look
from stampgui.gui.photos import Card
from stampgui.gui.sight import Sight
from stampgui.gui.tokens import Tokens
from stampgui.gui.view import View
from stampgui.gui.written import Written, written
from stampgui.i18n import Explained, Message
from stampgui.image.tile import Tile, shrunk

_TURN_MS: Final = 15
"""Milliseconds in which what else there is to do is done first; nobody sees them."""


class Canvas(QWidget):
    """Shows one photo with the very tile that its copy gets.

    `changed` says that there is something else to see: the picture, the caption, `trouble` with them, or the scale.
    """

    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._sight = Sight(self)
        # a turn of its own: with the picture come thumbnails, and all of them are painted
        self._looking = QTimer(self, interval=_TURN_MS, singleShot=True)
        self._looking.timeout.connect(self._look_again)
        self._sight.came.connect(self._looking.start)
        self._date: PartialDate | None = None
        self._look: Look | None = None
        self._known: object = None
        self._overlay: tuple[float, Tile, QImage] | None = None
        self._bare = False
        self.written: Written | None = None
        self.trouble: Message | None = None
        self.view = View((1, 1), (1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def close_loader(self) -> None:
        self._sight.close()

    # what is shown

    def show_photo(self, card: Card | None, date: PartialDate | None) -> None:
        """Show `card` with its caption for `date`, or without one when that is None."""
        before = self._sight.card
        self._sight.turn_to(card)
        self._date = date
        if card is None or before is None or card.id != before.id:
            self.view = replace(self.view, zoom=None)
        self._look_again()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._look_again()

    def show_bare(self, bare: bool) -> None:
        """Show the photo as it was before."""
        self._bare = bare
        self.update()

    def zoom(self, zoom: float | None) -> None:
        """Show so many pixels of the screen for one of the photo, or with None all of it."""
        self._see(self.view.zoomed(zoom, self.view.room[0] / 2, self.view.room[1] / 2))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller, with what is seen `at` that point, or in the middle, staying there."""
        ratio = self.devicePixelRatioF()
        x, y = (at.x() * ratio, at.y() * ratio) if at else (self.view.room[0] / 2, self.view.room[1] / 2)
        self._see(self.view.zoomed(self.view.scale * factor, x, y))

    @property
    def has_picture(self) -> bool:
        return self._sight.picture is not None

    def _look_again(self) -> None:
        """Write the caption anew if anything that it depends on is another."""
        sight, look = self._sight, self._look
        if look is not None and look.style.needs_look and self._date is not None:
            sight.want_ground()
        name = sight.card.found.path.stem if sight.card else ""
        # drawing the letters takes as long as painting the cards: not before there is something to write them on
        seen = sight.picture is not None or sight.refusal is not None
        depends = (name, sight.displayed, sight.ground, look, self._date, seen)
        if depends != self._known:
            self._known = depends
            self.written, self.trouble, self._overlay = None, None, None
            ready = seen and look is not None and not (look.style.is_open and sight.ground is None)
            if look is not None and ready and self._date is not None and sight.displayed is not None:
                try:
                    self.written = written(look, self._date, file=name, displayed=sight.displayed, ground=sight.ground)
                except Explained as error:
                    self.trouble = error.reason
        self.trouble = sight.refusal or self.trouble
        self._see(self.view)

    def _see(self, view: View) -> None:
        """Show this part of the picture, from a picture that is large enough."""
        ratio = self.devicePixelRatioF()
        room = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        displayed = self._sight.displayed or (1, 1)
        self.view = replace(view, room=room, size=self.written.canvas if self.written else displayed)
        self._sight.want_picture(max(displayed) * min(self.view.scale, 1.0))
        self.changed.emit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._see(self.view)

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outer = QPainterPath()
        outer.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.fillPath(outer, QColor(self._tokens.shade))
        painter.setClipPath(outer)
        painter.save()
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        self._draw_photo(painter)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._tokens.accent), 3.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)

    def _draw_photo(self, painter: QPainter) -> None:
        picture, displayed = self._sight.picture, self._sight.displayed
        if picture is None or displayed is None:
            return
        (left, top), scale = self.view.corner, self.view.scale
        where = QRectF(left, top, round(displayed[0] * scale), round(displayed[1] * scale))
        painter.drawImage(where, picture, QRectF(picture.rect()))
        if self.written is None or self._bare:
            return
        if self._overlay is None or self._overlay[0] != scale:
            small = shrunk(self.written.tile, scale) if scale < 1 else self.written.tile
            self._overlay = (scale, small, _qimage(small.rgba))
        _, small, image = self._overlay
        grown = max(scale, 1.0)
        part = self._covered() or self.written.part
        across = (part.left - self.written.part.left) * displayed[0] * scale
        down = (part.top - self.written.part.top) * displayed[1] * scale
        corner = QPointF(left + small.left * grown + round(across), top + small.top * grown + round(down))
        painter.drawImage(QRectF(corner, QPointF(image.width() * grown, image.height() * grown) + corner), image)
        self._draw_above(painter, where)

    def _covered(self) -> Part | None:
        """What the caption covers while it is on its way to another place."""
        return None

    def _draw_above(self, painter: QPainter, photo: QRectF) -> None:
        """Draw what helps the person; `photo` is where the photo lies, in pixels of the screen."""


def _qimage(image: Image.Image) -> QImage:
    """An RGBA picture as Qt has it, with its own memory."""
    made = QImage(image.tobytes(), image.width, image.height, 4 * image.width, QImage.Format.Format_RGBA8888)
    return made.copy()
