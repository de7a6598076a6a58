"""The gallery of styles, each as a small sample picture."""

from collections.abc import Hashable, Sequence
from contextlib import suppress
from typing import Final

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from stampgui.gui.style.style_sample import SAMPLE_SIZE, cut_sample_photo, draw_sample_photo, render_style_sample
from stampgui.gui.text.style_text import translate_style_name
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import ChoiceGroup, delete_later, name_parts, scale_to_font, set_tooltip, take_out
from stampgui.i18n import Catalogue, ExplainedError
from stampgui.session.captions.style_library import StyleEntry

_FIRST_COLUMNS: Final = 3
_MAX_COLUMNS: Final = 5
_MIN_TILE_WIDTH: Final = 84
"""Logical pixels of a tile, for text of 10 points; a name may need more."""
_QUIET_MS: Final = 120
"""Milliseconds for which a photo has to stay before the styles are drawn on it: others may pass by."""
_MAX_SAMPLES: Final = 64
"""Samples that are kept, of 124 KB each."""


class StyleTile(QAbstractButton):
    """A style's sample above its name; only the name where it cannot be drawn."""

    def __init__(self, entry: StyleEntry, tokens: Tokens) -> None:
        super().__init__()
        self.entry = entry
        self.tokens = tokens
        self._picture: QImage | None = None
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entry(self, entry: StyleEntry, catalogue: Catalogue) -> None:
        """Show this style."""
        name = entry.name if entry.file else translate_style_name(entry.name, catalogue)
        self.entry = entry
        name_parts(**{f"{entry.name}StyleTile": self})
        self.setText(name)
        self.setEnabled(entry.refusal is None)
        self.setAccessibleName(catalogue.gettext("Style {name}").format(name=name))
        set_tooltip(self, catalogue.render(entry.refusal) if entry.refusal else name)
        self.update()

    def set_picture(self, picture: QImage | None) -> None:
        """Show a sample of the style; None for a style that cannot be drawn."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, self.heightForWidth(96))

    @property
    def name_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 4

    def heightForWidth(self, width: int) -> int:
        across, down = SAMPLE_SIZE
        return (width - 4) * down // across + self.fontMetrics().height() + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        t = self.tokens
        name_height = self.fontMetrics().height() + 4
        box = QRectF(self.rect()).adjusted(2, 2, -2, -name_height - 2)
        frame = QPainterPath()
        frame.addRoundedRect(box, 6, 6)
        painter.fillPath(frame, QColor(t.shade))
        if self._picture is not None:
            painter.setClipPath(frame)
            across, down = self._picture.width() / box.width(), self._picture.height() / box.height()
            part = QRectF(0, 0, box.width() * min(across, down), box.height() * min(across, down))
            part.moveCenter(QRectF(self._picture.rect()).center())
            painter.drawImage(box, self._picture, part)
            painter.setClipping(False)
        chosen, focused = self.isChecked(), self.hasFocus()
        painter.setPen(QPen(QColor(t.accent if chosen else t.text if focused else t.edge), 2.5 if chosen else 1.0))
        painter.drawPath(frame)
        if focused:
            painter.setPen(QPen(QColor(t.text), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QColor(t.link if chosen else t.text if self.isEnabled() else t.muted))
        line = QRectF(0, self.height() - name_height, self.width(), name_height)
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)


class StyleGallery(QWidget):
    """`entry_selected` carries the chosen StyleEntry.

    The styles are drawn on the photo that is looked at, one after the other, so that nothing waits for them.
    """

    entry_selected = Signal(StyleEntry)

    def __init__(self, entries: Sequence[StyleEntry], tokens: Tokens) -> None:
        """`entries` are the first styles, created at once so that they have their place in the tab order."""
        super().__init__()
        self._columns = _FIRST_COLUMNS
        self._text = ""
        self._photo_key: Hashable = None
        self._photo: QImage | Image.Image = draw_sample_photo()
        self._samples: dict[Hashable, QImage | None] = {}
        """Samples as they were drawn, the latest used last."""
        self._undrawn: list[StyleTile] = []
        self._draw_timer = QTimer(self, singleShot=True)
        self._draw_timer.timeout.connect(self._draw_next)
        self._tokens = tokens
        self._group = ChoiceGroup(self)
        self._displayed: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._tiles: list[StyleTile] = []
        for column in range(_FIRST_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for entry in entries:
            self._add_tile(entry)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for tile in self._tiles:
            tile.tokens = tokens
            tile.update()

    def set_styles(self, entries: Sequence[StyleEntry], text: str, catalogue: Catalogue) -> None:
        """Show these styles, at least one, with `text` in the samples."""
        if (tuple(entries), text, catalogue.language) == self._displayed:
            return
        self._displayed = (tuple(entries), text, catalogue.language)
        for entry in entries[len(self._tiles) :]:
            self.setTabOrder(self._tiles[-1], self._add_tile(entry))
        for old in self._tiles[len(entries) :]:
            self._group.removeButton(old)
            take_out(old, self._grid)
            old.hide()
            delete_later(old)
        del self._tiles[len(entries) :]
        for tile, entry in zip(self._tiles, entries, strict=True):
            tile.set_entry(entry, catalogue)
        self._arrange()
        self._text = text
        self._draw_tiles(delay=0)

    def set_photo(self, photo: tuple[Hashable, QImage] | None) -> None:
        """Show the styles on a photo, or on a drawn one; the first part tells it from other photos."""
        key = None if photo is None else photo[0]
        if key == self._photo_key:
            return
        self._photo_key = key
        self._photo = draw_sample_photo() if photo is None else photo[1]
        self._draw_tiles(delay=_QUIET_MS)

    def _draw_tiles(self, *, delay: int) -> None:
        """Draw all tiles, those that are kept at once and the others after `delay` milliseconds."""
        self._undrawn = [tile for tile in self._tiles if not self._show_kept(tile)]
        if self._undrawn:
            self._draw_timer.start(delay)
        else:
            self._draw_timer.stop()

    def _show_kept(self, tile: StyleTile) -> bool:
        key = self._sample_key(tile)
        if key not in self._samples:
            return False
        self._samples[key] = self._samples.pop(key)
        tile.set_picture(self._samples[key])
        return True

    def _sample_key(self, tile: StyleTile) -> Hashable:
        return tile.entry.style, tile.entry.refusal is None, self._text, self._photo_key

    def _draw_next(self) -> None:
        """Draw one tile, and the next one when everything else that waits is done."""
        tile = self._undrawn.pop(0)
        if isinstance(self._photo, QImage):
            self._photo = cut_sample_photo(self._photo)
        picture = None
        if tile.entry.refusal is None:
            with suppress(ExplainedError):  # its font is missing; choosing the style explains that
                picture = render_style_sample(tile.entry.style, self._text, self._photo)
        self._samples[self._sample_key(tile)] = picture
        while len(self._samples) > _MAX_SAMPLES:
            del self._samples[next(iter(self._samples))]
        tile.set_picture(picture)
        if self._undrawn:
            self._draw_timer.start(0)

    def _add_tile(self, entry: StyleEntry) -> StyleTile:
        tile = StyleTile(entry, self._tokens)
        tile.clicked.connect(lambda: self.entry_selected.emit(tile.entry))
        place = len(self._tiles)
        self._group.addButton(tile)
        self._place_tile(tile, place)
        tile.show()
        self._tiles.append(tile)
        return tile

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put as many tiles into a row as their names allow."""
        least = scale_to_font(_MIN_TILE_WIDTH, self.font())
        longest = max((tile.name_width for tile in self._tiles if not tile.entry.file), default=1)
        room = (self.width() + self._grid.spacing()) // (max(least, longest) + self._grid.spacing())
        most = min(_MAX_COLUMNS, max(1, room), max(1, len(self._tiles)))
        rows = -(-len(self._tiles) // most)
        columns = -(-len(self._tiles) // max(1, rows))  # rows as even as can be
        if columns != self._columns:
            self._columns = columns
            for place, tile in enumerate(self._tiles):
                self._place_tile(tile, place)
            for column in range(max(_FIRST_COLUMNS, _MAX_COLUMNS)):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _place_tile(self, tile: StyleTile, place: int) -> None:
        self._grid.addWidget(tile, place // self._columns, place % self._columns)

    def set_current(self, entry: StyleEntry | None) -> None:
        self._group.setExclusive(False)
        for tile in self._tiles:
            tile.setChecked(tile.entry == entry)
        self._group.setExclusive(True)
