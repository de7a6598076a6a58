"""Cards as they were drawn last: scrolling, and the coming of other pictures, only move them about."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from stampgui.gui.theme.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.session.photo_item import PhotoId, PhotoItem


@dataclass(frozen=True, slots=True)
class CardKey:
    """All that a drawn card depends on.

    `picture` is the key of its photo's pixmap, 0 for none; `state` has Qt's bits; `marks` are the glyphs that set the
    photo apart from the others; `scale` is that of the screen.
    """

    item: PhotoItem
    picture_key: int
    state: int
    marks: tuple[str, ...]
    size: QSize
    scale: float
    font: QFont
    tokens: Tokens
    catalogue: Catalogue

    def matches(self, other: "CardKey") -> bool:
        return (
            self.item is other.item
            and self.picture_key == other.picture_key
            and self.state == other.state
            and self.marks == other.marks
            and self.tokens is other.tokens
            and self.catalogue is other.catalogue
            and self.scale == other.scale
            and self.size == other.size
            and self.font == other.font
        )


class CardCache:
    """Keeps the `room` cards that were looked at last."""

    def __init__(self) -> None:
        self.capacity = 50
        self._entries: OrderedDict[PhotoId, tuple[CardKey, QPixmap]] = OrderedDict()

    def pixmap(self, key: CardKey, draw: Callable[[QPainter], None]) -> QPixmap:
        """The card as it is to be seen now; `draw` is called where it has never been seen like this."""
        photo = key.item.id
        kept = self._entries.get(photo)
        if kept is not None and kept[0].matches(key):
            self._entries.move_to_end(photo)
            return kept[1]
        drawn = QPixmap(key.size * key.scale)
        drawn.setDevicePixelRatio(key.scale)
        # opaque, because letters on nothing are drawn without the finer smoothing of flat screens
        drawn.fill(QColor(key.tokens.window))
        painter = QPainter(drawn)
        draw(painter)
        painter.end()
        self._entries[photo] = key, drawn
        self._entries.move_to_end(photo)
        while len(self._entries) > self.capacity:
            self._entries.popitem(last=False)
        return drawn
