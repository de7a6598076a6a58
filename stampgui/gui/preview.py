"""The photo with its caption, drawn by the same code as the copy."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from stampgui.caption.style import Anchor, Style
from stampgui.caption.wording import caption_text
from stampgui.dates.partial import PartialDate
from stampgui.gui.loader import Loader
from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Explained, Message, message
from stampgui.image.tile import shrunk

EDGE: Final = 340
"""The long edge of the picture that is loaded for the small preview, in logical pixels."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Everything about a caption but the photo it goes on."""

    template: str
    language: str
    style: Style


@dataclass(frozen=True, slots=True)
class Base:
    """A photo's own pixels at preview size; `displayed` is its (width, height) in full."""

    width: int
    height: int
    rgb: bytes
    displayed: tuple[int, int]


def composed(base: Base, caption: Caption, date: PartialDate, *, file: str) -> Image.Image:
    """Lay the caption over the preview as the copy will have it.

    Raises Explained.
    """
    from stampgui.caption.drawing import caption_tile  # with the first photo: the window opens sooner without

    image = Image.frombytes("RGB", (base.width, base.height), base.rgb)
    text = caption_text(caption.template, date, language=caption.language, file=file)
    tile = shrunk(caption_tile(text, caption.style, base.displayed), base.width / base.displayed[0])
    image.paste(tile.rgba, (tile.left, tile.top), tile.rgba)
    return image


def _read(path: Path, edge: int) -> object:
    """In the loader's thread: the window opens sooner without what reads photos."""
    from stampgui.image.preview import load_preview

    return load_preview(path, edge)


def qimage(image: Image.Image) -> QImage:
    """An RGB picture as Qt has it, with its own memory."""
    made = QImage(image.tobytes(), image.width, image.height, 3 * image.width, QImage.Format.Format_RGB888)
    return made.copy()


def nearest_anchor(x: float, y: float) -> Anchor:
    """The one of the nine places in whose third of the photo (`x`, `y`), each 0 to 1, lies."""
    rows = (
        (Anchor.TOP_LEFT, Anchor.TOP, Anchor.TOP_RIGHT),
        (Anchor.LEFT, Anchor.CENTER, Anchor.RIGHT),
        (Anchor.BOTTOM_LEFT, Anchor.BOTTOM, Anchor.BOTTOM_RIGHT),
    )
    return rows[min(2, max(0, int(y * 3)))][min(2, max(0, int(x * 3)))]


class Preview(QWidget):
    """Shows one photo; the caption can be pulled to another of the nine places.

    `opened` says that it was double-clicked. `troubled` carries the Message why there is no caption or no picture,
    or None.
    """

    placed = Signal(Anchor)
    opened = Signal()
    troubled = Signal(object)

    def __init__(self, tokens: Tokens, *, edge: int = EDGE) -> None:
        super().__init__()
        self._tokens = tokens
        self._edge = edge
        self._loader = Loader(threads=1, limit=2, parent=self)
        self._loader.loaded.connect(self._take)
        self._card: Card | None = None
        self._date: PartialDate | None = None
        self._caption: Caption | None = None
        self._wanted: tuple[PhotoId, int] | None = None
        self._base: Base | None = None
        self._refusal: Message | None = None
        self._shown = QPixmap()
        self._pressed: QPoint | None = None
        self._pulling = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def close_loader(self) -> None:
        self._loader.close()

    def show_photo(self, card: Card | None, date: PartialDate | None) -> None:
        """Show `card` with its caption for `date`, or without one when that is None."""
        self._card, self._date = card, date
        edge = round(self._edge * self.devicePixelRatioF())
        wanted = None if card is None else (card.id, edge)
        if wanted != self._wanted:
            same_photo = wanted and self._wanted and wanted[0] == self._wanted[0]
            self._wanted = wanted
            if not same_photo:
                self._base, self._refusal = None, None
            if card is not None and wanted is not None:
                path = card.found.path
                self._loader.ask(wanted, lambda: _read(path, edge))
        self._compose()

    def set_caption(self, caption: Caption) -> None:
        self._caption = caption
        self._compose()

    def _take(self, key: object, value: object) -> None:
        if key != self._wanted or self._card is None:
            return
        match value:
            case Explained():
                self._base, self._refusal = None, value.reason
            case (int(width), int(height), bytes(rgb)):
                self._base = Base(width, height, rgb, self._card.examined.displayed or (width, height))
                self._refusal = None
            case _:
                # the photo went away between being listed and being looked at
                self._base, self._refusal = None, message("This photo cannot be shown.")
        self._compose()

    def _compose(self) -> None:
        self._shown = QPixmap()
        trouble = self._refusal
        if self._base is not None and self._card is not None:
            base = self._base
            plain = Image.frombytes("RGB", (base.width, base.height), base.rgb)
            if self._caption is not None and self._date is not None:
                try:
                    plain = composed(base, self._caption, self._date, file=self._card.found.path.stem)
                except Explained as error:
                    trouble = error.reason
            self._shown = QPixmap.fromImage(qimage(plain))
        self.troubled.emit(trouble)
        self.update()

    def _picture(self) -> QRectF:
        """Where the photo's pixels are drawn."""
        if self._base is None:
            return QRectF(self.rect())
        scale = min(self.width() / self._base.width, self.height() / self._base.height)
        width, height = self._base.width * scale, self._base.height * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outer = QPainterPath()
        outer.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.fillPath(outer, QColor(self._tokens.shade))
        if self._shown.isNull():
            return
        painter.setClipPath(outer)
        where = self._picture()
        painter.drawPixmap(where, self._shown, QRectF(self._shown.rect()))
        if self._pulling:
            painter.setPen(QPen(QColor(255, 255, 255, 190), 1, Qt.PenStyle.DashLine))
            for part in (1 / 3, 2 / 3):
                x, y = where.left() + where.width() * part, where.top() + where.height() * part
                painter.drawLine(round(x), round(where.top()), round(x), round(where.bottom()))
                painter.drawLine(round(where.left()), round(y), round(where.right()), round(y))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._base is not None and self._date is not None:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        here = event.position()
        moved = (here.toPoint() - self._pressed).manhattanLength()
        if not self._pulling and moved < QApplication.startDragDistance():
            return
        self._pulling = True
        where = self._picture()
        x, y = (here.x() - where.left()) / where.width(), (here.y() - where.top()) / where.height()
        self.placed.emit(nearest_anchor(x, y))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed, self._pulling = None, False
        self.update()
