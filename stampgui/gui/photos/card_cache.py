"""A cache of drawn cards, so that scrolling and newly loaded thumbnails do not draw every card again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from stampgui.gui.images.recent_pixmaps import RecentPixmaps, count_bytes
from stampgui.gui.theme.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoItem


@dataclass(frozen=True, slots=True)
class CardKey:
    """Everything that the appearance of a card depends on."""

    item: PhotoItem
    """The photo as it was when the card was drawn."""
    picture_key: int
    """`QPixmap.cacheKey()` of the thumbnail, which is 0 where none can be shown; -1 while it is being read."""
    caption_key: int
    """The same of the caption on it."""
    state: int
    """`QStyle.StateFlag` values as a number: selected, focused, under the mouse."""
    marks: tuple[str, ...]
    """Names of the icons in the corner."""
    size: QSize
    """In logical pixels."""
    scale: float
    """Device pixels for a logical pixel."""
    font: QFont
    """Of the text on the card."""
    tokens: Tokens
    """The colours of the theme."""
    catalogue: Catalogue
    """The window's language."""

    def matches(self, other: "CardKey") -> bool:
        return (
            self.item is other.item
            and self.picture_key == other.picture_key
            and self.caption_key == other.caption_key
            and self.state == other.state
            and self.marks == other.marks
            and self.catalogue is other.catalogue
            and self.size == other.size
            and self.looks_alike(other)
        )

    def looks_alike(self, other: "CardKey") -> bool:
        """Whether the card has the same letters and colours, whatever it shows."""
        return self.tokens is other.tokens and self.scale == other.scale and self.font == other.font


class CardCache:
    """Keeps the most recently shown cards, in no more memory than `capacity` cards of the current size take."""

    def __init__(self) -> None:
        self.capacity = 50
        self._recent: RecentPixmaps[CardKey] = RecentPixmaps()

    def find(self, key: CardKey) -> QPixmap | None:
        """The cached card for `key`."""
        cached = self._recent.get(key.item.id)
        return cached[1] if cached is not None and cached[0].matches(key) else None

    def find_former(self, key: CardKey) -> QPixmap | None:
        """The photo's card of the same letters and colours as it was before, which may have another size."""
        cached = self._recent.get(key.item.id)
        return cached[1] if cached is not None and cached[0].looks_alike(key) else None

    def draw(self, key: CardKey, draw: Callable[[QPainter], None]) -> QPixmap:
        """Have `draw` draw the card for `key`, and keep it."""
        drawn = QPixmap(key.size * key.scale)
        drawn.setDevicePixelRatio(key.scale)
        # opaque, because on transparent ground text is drawn without subpixel smoothing
        drawn.fill(QColor(key.tokens.window))
        painter = QPainter(drawn)
        draw(painter)
        painter.end()
        self._recent.max_bytes = self.capacity * count_bytes(drawn)
        self._recent.put(key.item.id, key, drawn)
        return drawn
