"""Cards as they were drawn last: scrolling, and the coming of other pictures, only move them about."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


@dataclass(frozen=True, slots=True)
class Sight:
    """All that a drawn card depends on.

    `picture` is the key of its photo's pixmap, 0 for none; `state` has Qt's bits; `marks` are the glyphs that set the
    photo apart from the others; `scale` is that of the screen.
    """

    card: Card
    picture: int
    state: int
    marks: tuple[str, ...]
    size: QSize
    scale: float
    font: QFont
    tokens: Tokens
    catalogue: Catalogue

    def is_like(self, other: "Sight") -> bool:
        return (
            self.card is other.card
            and self.picture == other.picture
            and self.state == other.state
            and self.marks == other.marks
            and self.tokens is other.tokens
            and self.catalogue is other.catalogue
            and self.scale == other.scale
            and self.size == other.size
            and self.font == other.font
        )


class DrawnCards:
    """Keeps the `room` cards that were looked at last."""

    def __init__(self) -> None:
        self.room = 50
        self._kept: OrderedDict[PhotoId, tuple[Sight, QPixmap]] = OrderedDict()

    def pixmap(self, sight: Sight, draw: Callable[[QPainter], None]) -> QPixmap:
        """The card as it is to be seen now; `draw` is called where it has never been seen like this."""
        photo = sight.card.id
        kept = self._kept.get(photo)
        if kept is not None and kept[0].is_like(sight):
            self._kept.move_to_end(photo)
            return kept[1]
        drawn = QPixmap(sight.size * sight.scale)
        drawn.setDevicePixelRatio(sight.scale)
        # opaque, because letters on nothing are drawn without the finer smoothing of flat screens
        drawn.fill(QColor(sight.tokens.window))
        painter = QPainter(drawn)
        draw(painter)
        painter.end()
        self._kept[photo] = sight, drawn
        self._kept.move_to_end(photo)
        while len(self._kept) > self.room:
            self._kept.popitem(last=False)
        return drawn
