"""The gallery of styles, each as a small sample picture."""

from collections.abc import Sequence
from typing import Final

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.style import Anchor, PlateShape, Style
from stampgui.gui.text.style_text import translate_style_name
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import name_parts, set_tooltip
from stampgui.i18n import Catalogue, ExplainedError
from stampgui.image.tile import draw_tile
from stampgui.session.style_library import StyleEntry

_COLUMNS: Final = 3
_PICTURE_SIZE: Final = (288, 144)
_STRIP_HEIGHT: Final = 60
"""Size of a sample photo in pixels, and the height left for the photo above a strip."""
_LETTER_SIZE: Final = 25.0
_SKY, _LAND = (94, 146, 196), (52, 92, 62)


def render_style_sample(style: Style, text: str) -> Image.Image:
    """Render a small photo with `text` in `style`, large enough to compare styles. Raises ExplainedError."""
    strip = style.plate is not None and style.plate.shape is PlateShape.STRIP
    width, height = _PICTURE_SIZE
    photo = Image.new("RGB", (width, height - _STRIP_HEIGHT if strip else height), _SKY)
    photo.paste(_LAND, (0, photo.height // 2, width, photo.height))
    letters = _LETTER_SIZE * height / photo.height if strip else _LETTER_SIZE
    shown = Style(
        font=style.font,
        size=min(letters, 25.0),
        fill=style.fill,
        outline=style.outline,
        outline_colour=style.outline_colour,
        shadow=style.shadow,
        plate=style.plate,
        position=Anchor.CENTER,
        margin=0,
    )
    sample = PhotoSample(photo.width, photo.height, photo.tobytes())
    return draw_tile(photo, draw_caption(text, shown, photo.size, sample))


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

    def set_entry(self, entry: StyleEntry, text: str, catalogue: Catalogue) -> None:
        """Show this style."""
        name = entry.name if entry.file else translate_style_name(entry.name, catalogue)
        self.entry = entry
        name_parts(**{f"{entry.name}StyleTile": self})
        self.setText(name)
        self.setEnabled(entry.refusal is None)
        self.setAccessibleName(catalogue.gettext("Style {name}").format(name=name))
        set_tooltip(self, catalogue.render(entry.refusal) if entry.refusal else name)
        self._picture = self._render(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, self.heightForWidth(96))

    @property
    def name_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 4

    def heightForWidth(self, width: int) -> int:
        across, down = _PICTURE_SIZE
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

    def _render(self, text: str) -> QImage | None:
        if self.entry.refusal is not None:
            return None
        try:
            picture = render_style_sample(self.entry.style, text)
        except ExplainedError:
            return None  # its font is missing; choosing the style explains that
        rgb = picture.convert("RGB").tobytes()
        size = (picture.width, picture.height, 3 * picture.width)
        return QImage(rgb, *size, QImage.Format.Format_RGB888).copy()


class StyleGallery(QWidget):
    """`entry_selected` carries the chosen StyleEntry."""

    entry_selected = Signal(StyleEntry)

    def __init__(self, entries: Sequence[StyleEntry], tokens: Tokens) -> None:
        """`entries` are the first styles, created at once so that they have their place in the tab order."""
        super().__init__()
        self._columns = _COLUMNS
        self._tokens = tokens
        self._group = QButtonGroup(self)
        self._displayed: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._tiles: list[StyleTile] = []
        for column in range(_COLUMNS):
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
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        del self._tiles[len(entries) :]
        for tile, entry in zip(self._tiles, entries, strict=True):
            tile.set_entry(entry, text, catalogue)
        self._arrange()

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
        longest = max((tile.name_width for tile in self._tiles if not tile.entry.file), default=1)
        columns = min(_COLUMNS, max(1, (self.width() + self._grid.spacing()) // (longest + self._grid.spacing())))
        if columns != self._columns:
            self._columns = columns
            for place, tile in enumerate(self._tiles):
                self._place_tile(tile, place)
            for column in range(_COLUMNS):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _place_tile(self, tile: StyleTile, place: int) -> None:
        self._grid.addWidget(tile, place // self._columns, place % self._columns)

    def set_current(self, entry: StyleEntry | None) -> None:
        self._group.setExclusive(False)
        for tile in self._tiles:
            tile.setChecked(tile.entry == entry)
        self._group.setExclusive(True)
