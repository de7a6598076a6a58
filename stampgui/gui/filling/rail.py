"""The left side: all sections with what became of them, one below the other."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stampgui.gui.controls import for_text
from stampgui.gui.filling.model import Role, SectionModel
from stampgui.gui.filling.sections import Section
from stampgui.gui.filling.words import Standing, State, photos_words, standing_words
from stampgui.gui.icons import Glyphs
from stampgui.gui.pictures import Pictures
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_WIDEST: Final = 292
_NARROWEST: Final = 236
_PADDING: Final = 9
_PICTURE: Final = QSize(64, 48)
_GLYPH: Final = 15


class Rail(QListView):
    """Shows the sections; `clicked` and `activated` are Qt's."""

    def __init__(self, model: SectionModel, thumbnails: Thumbnails, tokens: Tokens, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setMaximumWidth(for_text(_WIDEST, self.font()))
        self.setMinimumWidth(for_text(_NARROWEST, self.font()))
        self._rows = _Rows(model, thumbnails, tokens, catalogue, self)
        self.setItemDelegate(self._rows)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(30)
        thumbnails.ready.connect(self.viewport().update)
        self.retranslate(catalogue)

    def show_row(self, row: int) -> None:
        """Mark the section that is asked for."""
        place = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(place, QAbstractItemView.ScrollHint.EnsureVisible)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._rows.catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Groups of photos"))
        self.viewport().update()

    def set_tokens(self, tokens: Tokens) -> None:
        self._rows.tokens = tokens
        self.viewport().update()


class _Rows(QStyledItemDelegate):
    def __init__(
        self, model: SectionModel, thumbnails: Thumbnails, tokens: Tokens, catalogue: Catalogue, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures = Pictures(thumbnails)
        self._glyphs = Glyphs()
        self.tokens = tokens
        self.catalogue = catalogue

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = 3 * QFontMetrics(option.font).height() + 2
        return QSize(for_text(_NARROWEST, option.font) - 20, max(lines, _PICTURE.height()) + 2 * _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        section, standing = index.data(Role.SECTION), index.data(Role.STANDING)
        if not isinstance(section, Section) or not isinstance(standing, Standing):
            return
        room, font = option.rect, option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter, room, option.state)
        where = QRect(room.left() + _PADDING + 3, room.center().y() - _PICTURE.height() // 2, 0, 0)
        where.setSize(_PICTURE)
        if cards := self._model.cards_at_ends(section):
            self._pictures.draw(painter, where, cards[0], self.tokens)
        text = QRect(where.right() + 12, room.top(), room.right() - where.right() - 20, QFontMetrics(font).height())
        text.moveTop(room.center().y() - round(1.5 * text.height()))
        self._texts(painter, text, section, standing, font)
        painter.restore()

    def _ground(self, painter: QPainter, where: QRect, state: QStyle.StateFlag) -> None:
        t = self.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        frame = QRectF(where).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(t.accent if selected else t.line), 2.0 if selected else 1.0))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(t.accent_soft if selected else t.hover if hovered else t.surface))
        painter.drawRoundedRect(frame, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.link), 1.5, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 6, 6)

    def _texts(self, painter: QPainter, line: QRect, section: Section, standing: Standing, font: QFont) -> None:
        t = self.tokens
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        _write(painter, line, section.name, bold, t.text)
        below = line.translated(0, line.height() + 1)
        _write(painter, below, photos_words(section, self.catalogue), small, t.muted)
        colour, glyph = {
            State.WAITING: (t.red, "alert"),
            State.SKIPPED: (t.muted, "skip"),
            State.ANSWERED: (t.green, "check"),
        }[standing.state]
        last = below.translated(0, line.height() + 1)
        picture = self._glyphs(glyph, colour, _GLYPH, scale=painter.device().devicePixelRatioF())
        painter.drawPixmap(last.left(), last.center().y() - _GLYPH // 2, picture)
        _write(painter, last.adjusted(_GLYPH + 4, 0, 0, 0), standing_words(standing, self.catalogue), small, colour)


def _write(painter: QPainter, where: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
