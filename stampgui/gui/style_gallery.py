"""Styles as small pictures, each drawn as it draws captions."""

from collections.abc import Sequence
from typing import Final

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from stampgui.caption.drawing import caption_tile
from stampgui.caption.ground import Ground
from stampgui.caption.style import Anchor, Shape, Style
from stampgui.gui.controls import explain
from stampgui.gui.shelf import Entry
from stampgui.gui.style_words import style_name
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Explained
from stampgui.image.tile import drawn

_COLUMNS: Final = 3
_PICTURE: Final = (288, 144)
_TALLER: Final = 60
"""Pixels of a sample photo, and how much of it makes room for a strip."""
_LETTERS: Final = 25.0
_SKY, _LAND = (94, 146, 196), (52, 92, 62)


def sample(style: Style, text: str) -> Image.Image:
    """A little photo with `text` in `style`, large enough to be told from the others. Raises Explained."""
    strip = style.plate is not None and style.plate.shape is Shape.STRIP
    width, height = _PICTURE
    photo = Image.new("RGB", (width, height - _TALLER if strip else height), _SKY)
    photo.paste(_LAND, (0, photo.height // 2, width, photo.height))
    letters = _LETTERS * height / photo.height if strip else _LETTERS
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
    look = Ground(photo.width, photo.height, photo.tobytes())
    return drawn(photo, caption_tile(text, shown, photo.size, look))


class _Sample(QAbstractButton):
    """A style's picture above its name; of one that cannot be drawn only the name."""

    def __init__(self, entry: Entry, tokens: Tokens) -> None:
        super().__init__()
        self.entry = entry
        self.tokens = tokens
        self._picture: QImage | None = None
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def turn_to(self, entry: Entry, text: str, catalogue: Catalogue) -> None:
        """Stand for this style from now on."""
        name = entry.name if entry.file else style_name(entry.name, catalogue)
        self.entry = entry
        self.setText(name)
        self.setEnabled(entry.refusal is None)
        self.setAccessibleName(catalogue.gettext("Style {name}").format(name=name))
        explain(self, catalogue.render(entry.refusal) if entry.refusal else name)
        self._picture = self._drawn(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, self.heightForWidth(96))

    @property
    def name_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 4

    def heightForWidth(self, width: int) -> int:
        across, down = _PICTURE
        return (width - 4) * down // across + self.fontMetrics().height() + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        t = self.tokens
        words = self.fontMetrics().height() + 4
        box = QRectF(self.rect()).adjusted(2, 2, -2, -words - 2)
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
        line = QRectF(0, self.height() - words, self.width(), words)
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)

    def _drawn(self, text: str) -> QImage | None:
        if self.entry.refusal is not None:
            return None
        try:
            picture = sample(self.entry.style, text)
        except Explained:
            return None  # a font that is not here any more: choosing the style says so
        rgb = picture.convert("RGB").tobytes()
        size = (picture.width, picture.height, 3 * picture.width)
        return QImage(rgb, *size, QImage.Format.Format_RGB888).copy()


class StyleGallery(QWidget):
    """`chosen` carries the Entry."""

    chosen = Signal(object)

    def __init__(self, shelf: Sequence[Entry], tokens: Tokens) -> None:
        """`shelf` is what is there at first, so that these styles have their turn among what Tab goes through."""
        super().__init__()
        self._columns = _COLUMNS
        self._tokens = tokens
        self._group = QButtonGroup(self)
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._samples: list[_Sample] = []
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for entry in shelf:
            self._add(entry)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for made in self._samples:
            made.tokens = tokens
            made.update()

    def show_styles(self, shelf: Sequence[Entry], text: str, catalogue: Catalogue) -> None:
        """Show these styles, at least one, each with `text` written in it."""
        if (tuple(shelf), text, catalogue.language) == self._shown:
            return
        self._shown = (tuple(shelf), text, catalogue.language)
        for entry in shelf[len(self._samples) :]:
            self.setTabOrder(self._samples[-1], self._add(entry))
        for old in self._samples[len(shelf) :]:
            self._group.removeButton(old)
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        del self._samples[len(shelf) :]
        for made, entry in zip(self._samples, shelf, strict=True):
            made.turn_to(entry, text, catalogue)
        self._arrange()

    def _add(self, entry: Entry) -> _Sample:
        made = _Sample(entry, self._tokens)
        made.clicked.connect(lambda: self.chosen.emit(made.entry))
        place = len(self._samples)
        self._group.addButton(made)
        self._put(made, place)
        made.show()
        self._samples.append(made)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many beside each other as leave room for their names."""
        longest = max((made.name_width for made in self._samples if not made.entry.file), default=1)
        columns = min(_COLUMNS, max(1, (self.width() + self._grid.spacing()) // (longest + self._grid.spacing())))
        if columns != self._columns:
            self._columns = columns
            for place, made in enumerate(self._samples):
                self._put(made, place)
            for column in range(_COLUMNS):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _put(self, made: _Sample, place: int) -> None:
        self._grid.addWidget(made, place // self._columns, place % self._columns)

    def show_chosen(self, entry: Entry | None) -> None:
        self._group.setExclusive(False)
        for made in self._samples:
            made.setChecked(made.entry == entry)
        self._group.setExclusive(True)
