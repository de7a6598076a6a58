"""How a photo's card is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stampgui.gui.card_words import Badge, badge, brief_heading, heading
from stampgui.gui.drawn_cards import DrawnCards, Sight
from stampgui.gui.icons import Glyphs
from stampgui.gui.model import Role
from stampgui.gui.photos import Card
from stampgui.gui.pictures import Pictures
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.stamping.outcome import Status

GAP: Final = 12
"""Free space between two cards."""
_PADDING: Final = 7
_ROUND: Final = 10.0
_PILL: Final = 20
_TICK: Final = 22
_MARK: Final = 22
_STATES: Final = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a card lie."""

    card: QRect
    picture: QRect
    heading: QRect
    name: QRect
    badge: QRect


def places(cell: QRect, *, heading: int, name: int) -> Places:
    """Lay a card out in its cell, given the heights of its two lines of text."""
    card = cell.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
    picture = QRect(card.left() + _PADDING, card.top() + _PADDING, 0, 0)
    picture.setWidth(card.width() - 2 * _PADDING)
    picture.setHeight(round(picture.width() * 0.72))
    left, width = picture.left() + 3, picture.width() - 6
    first = QRect(left, picture.bottom() + 8, width, heading)
    second = QRect(left, first.bottom() + 2, width, name)
    return Places(card, picture, first, second, QRect(left - 1, second.bottom() + 5, width, max(_PILL, name + 4)))


def cell_height(width: int, *, heading: int, name: int) -> int:
    laid = places(QRect(0, 0, width, 0), heading=heading, name=name)
    return laid.badge.bottom() + 1 + _PADDING + 1 + GAP // 2


class CardDelegate(QStyledItemDelegate):
    """Draws cards."""

    def __init__(
        self, thumbnails: Thumbnails, tokens: Tokens, catalogue: Catalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = Pictures(thumbnails)
        self._glyphs = Glyphs()
        self._drawn = DrawnCards()
        self._measured: tuple[QSize, QFont] | None = None
        self._places = places(QRect(), heading=0, name=0)
        self.tokens = tokens
        self.catalogue = catalogue
        self.cell = QSize(190, 200)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell

    def height_for(self, width: int, font: QFont) -> int:
        return cell_height(width, heading=QFontMetrics(_bold(font)).height(), name=QFontMetrics(_small(font)).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card, cell, state = index.data(Role.CARD), option.rect, option.state
        font = QFont(option.font)  # the option's own goes when the option goes
        scale = painter.device().devicePixelRatioF()
        laid = self._laid(cell.size(), font)
        picture = self._pictures.pixmap(card, laid.picture, scale=scale)
        key = picture.cacheKey() if picture is not None else 0
        marks = tuple(mark.glyph for mark in index.data(Role.MARKS))
        shown = (state & _STATES).value
        sight = Sight(card, key, shown, marks, cell.size(), scale, font, self.tokens, self.catalogue)
        pixmap = self._drawn.pixmap(sight, lambda pen: self._draw(pen, laid, sight, state))
        painter.drawPixmap(cell.topLeft(), pixmap)

    def keep(self, cards: int) -> None:
        """Keep so many cards as they were drawn."""
        self._drawn.room = cards

    def _laid(self, size: QSize, font: QFont) -> Places:
        """Where the parts of a card in the corner lie; all cards are alike."""
        if (size, font) != self._measured:
            heading, name = QFontMetrics(_bold(font)).height(), QFontMetrics(_small(font)).height()
            self._measured = (size, font)
            self._places = places(QRect(QPoint(), size), heading=heading, name=name)
        return self._places

    def _draw(self, painter: QPainter, laid: Places, sight: Sight, state: QStyle.StateFlag) -> None:
        card, font = sight.card, sight.font
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter, laid.card, state)
        self._picture(painter, laid.picture, card)
        self._texts(painter, laid, card, font)
        self._badge(painter, laid.badge, badge(card, self.catalogue), font)
        if card.saved:
            self._tick(painter, laid.picture)
        self._marks(painter, laid.picture, sight.marks)

    def _ground(self, painter: QPainter, where: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        t = self.tokens
        border = t.accent if selected else t.edge if hovered else t.line
        painter.setPen(QPen(QColor(border), 2.0 if selected else 1.0))
        painter.setBrush(QColor(t.accent_soft if selected else t.surface))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        if focused:
            painter.setPen(QPen(QColor(t.link), 2.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(where).adjusted(-2.5, -2.5, 2.5, 2.5), _ROUND + 2, _ROUND + 2)

    def _picture(self, painter: QPainter, where: QRect, card: Card) -> None:
        out = card.outcome.status in (Status.FAILED, Status.ALREADY_STAMPED, Status.SKIPPED)
        self._pictures.draw(painter, where, card, self.tokens, opacity=0.5 if out else 1.0)

    def _texts(self, painter: QPainter, laid: Places, card: Card, font: QFont) -> None:
        t = self.tokens
        tones = {Status.READY: t.text, Status.NEEDS_DATE: t.red, Status.NEEDS_CHECK: t.amber}
        painter.setFont(_bold(font))
        painter.setPen(QColor(tones.get(card.outcome.status, t.muted)))
        text = heading(card, self.catalogue)
        if painter.fontMetrics().horizontalAdvance(text) > laid.heading.width():
            text = brief_heading(card, self.catalogue)
        _write(painter, laid.heading, text, Qt.TextElideMode.ElideRight)
        painter.setFont(_small(font))
        painter.setPen(QColor(t.muted))
        _write(painter, laid.name, card.found.path.name, Qt.TextElideMode.ElideMiddle)

    def _badge(self, painter: QPainter, where: QRect, shown: Badge, font: QFont) -> None:
        colour = str(getattr(self.tokens, shown.tone))
        ground = str(getattr(self.tokens, f"{shown.tone}_soft"))
        painter.setFont(_badge_font(font))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(shown.words, Qt.TextElideMode.ElideRight, where.width() - 34)
        pill = QRectF(where.left(), where.top(), metrics.horizontalAdvance(words) + 32, where.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        glyph = self._glyphs(shown.glyph, colour, 14, scale=painter.device().devicePixelRatioF())
        painter.drawPixmap(round(pill.left()) + 7, round(pill.center().y() - 7), glyph)
        painter.setPen(QColor(colour))
        painter.drawText(pill.adjusted(25, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _tick(self, painter: QPainter, picture: QRect) -> None:
        disc = QRectF(picture.right() - _TICK - 5, picture.top() + 6, _TICK, _TICK)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.setBrush(QColor(self.tokens.tick))
        painter.drawEllipse(disc)
        glyph = self._glyphs("check", "#ffffff", 16, scale=painter.device().devicePixelRatioF())
        painter.drawPixmap(round(disc.center().x() - 8), round(disc.center().y() - 8), glyph)

    def _marks(self, painter: QPainter, picture: QRect, glyphs: Sequence[str]) -> None:
        """Small signs on a ground of their own: they are read on any photo."""
        scale = painter.device().devicePixelRatioF()
        painter.setPen(QPen(QColor(self.tokens.edge), 1.0))
        painter.setBrush(QColor(self.tokens.surface))
        for place, name in enumerate(glyphs):
            ground = QRectF(picture.left() + 5 + place * (_MARK + 4), picture.top() + 6, _MARK, _MARK)
            painter.drawRoundedRect(ground, 6, 6)
            glyph = self._glyphs(name, self.tokens.text, 16, scale=scale)
            painter.drawPixmap(round(ground.center().x() - 8), round(ground.center().y() - 8), glyph)


def _write(painter: QPainter, where: QRect, text: str, elide: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(text, elide, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.88)
    return made


def _badge_font(font: QFont) -> QFont:
    made = _small(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
