"""Draws the cards of photos."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stampgui.gui.images.caption_cache import CaptionCache, CaptionOverlay
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter, draw_name, measure_frame
from stampgui.gui.photos.card_cache import CardCache, CardKey
from stampgui.gui.photos.card_layout import BADGE_PADDING, CardLayout, fit_cell_height, lay_out_card, place_marks
from stampgui.gui.state.photo_model import PhotoRole
from stampgui.gui.text.photo_badge import Badge, choose_badge
from stampgui.gui.text.photo_text import format_brief_heading, format_heading, tells_more
from stampgui.gui.theme.icons import IconCache
from stampgui.gui.theme.tokens import Tokens
from stampgui.i18n import Catalogue
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.stamping.outcome import Status

_CORNER_RADIUS: Final = 10.0
_NOT_READ: Final = -1
"""In the place of a pixmap's key, which is 0 where the file turned out to have no picture."""
_DRAWN_AT_ONCE: Final = 4
"""Cards that are drawn anew in one turn of the event loop, since each takes one or two milliseconds."""
_AT_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_DRAWN_STATES: Final = (
    QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
)


class CardDelegate(QStyledItemDelegate):
    """Draws a card for each row of the photo model.

    Of many that have changed, it draws some at a time; the others are `postponed` and stay as they were until then.
    """

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        captions: CaptionCache,
        tokens: Tokens,
        catalogue: Catalogue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._captions = captions
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self._icons = IconCache()
        self._cache = CardCache()
        self._layout_key: tuple[QSize, QFont] | None = None
        self._layout = lay_out_card(QRect(), heading_height=0, name_height=0)
        self._left_to_draw = _DRAWN_AT_ONCE
        self.postponed: list[PhotoId] = []
        """The photos whose cards have not been drawn in their turn."""
        self.tokens = tokens
        self.catalogue = catalogue
        self.cell_size = QSize(190, 200)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell_size

    def fit_height(self, width: int, font: QFont, *, most: int) -> int:
        """The height of a cell in pixels, see `fit_cell_height`."""
        return fit_cell_height(
            width,
            most=most,
            heading_height=QFontMetrics(_make_bold(font)).height(),
            name_height=QFontMetrics(_make_small(font)).height(),
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item, cell, state = index.data(PhotoRole.ITEM), option.rect, option.state
        font = QFont(option.font)  # a copy: the option's own font is freed together with the option
        scale = painter.device().devicePixelRatioF()
        layout = self.lay_out(cell.size(), font)
        picture = self._thumbnail_painter.pixmap(item, layout.picture, scale=scale)
        key = picture.cacheKey() if picture is not None else _NOT_READ
        # a caption lies on its photo, and is not drawn before that can be seen
        overlay = self._captions.find_caption(item, measure_frame(layout.picture, scale=scale)) if picture else None
        caption_key = 0 if overlay is None else overlay.pixmap.cacheKey()
        marks = index.data(PhotoRole.MARK_ICONS)
        shown = (state & _DRAWN_STATES).value
        size = cell.size()
        card_key = CardKey(item, key, caption_key, shown, marks, size, scale, font, self.tokens, self.catalogue)
        pixmap = self._cache.find(card_key)
        if pixmap is None and self._left_to_draw:
            self._left_to_draw -= 1
            pixmap = self._cache.draw(card_key, lambda pen: self._draw(pen, layout, card_key, state, overlay))
        elif pixmap is None:
            self.postponed.append(item.id)
            pixmap = self._cache.find_former(card_key)
        if pixmap is None:
            self.draw_skeleton(painter, cell, font)
        else:
            painter.drawPixmap(cell, pixmap)  # stretched for a moment, while the size of the cards has changed

    def lay_out(self, size: QSize, font: QFont) -> CardLayout:
        """Lay out a card at the origin; all cards have the same layout."""
        if (size, font) != self._layout_key:
            heading, name = QFontMetrics(_make_bold(font)).height(), QFontMetrics(_make_small(font)).height()
            self._layout_key = (size, font)
            self._layout = lay_out_card(QRect(QPoint(), size), heading_height=heading, name_height=name)
        return self._layout

    def begin_turn(self) -> None:
        """A new turn of the event loop begins, in which cards may be drawn anew."""
        self._left_to_draw = _DRAWN_AT_ONCE

    def draw_skeleton(self, painter: QPainter, cell: QRect, font: QFont) -> None:
        """Draw the shape of a card where one is expected."""
        layout = self.lay_out(cell.size(), font)
        painter.save()
        painter.translate(cell.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_background(painter, layout.card, QStyle.StateFlag.State_None)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.shade))
        painter.drawRoundedRect(layout.picture, 6, 6)
        for line, share in ((layout.heading, 0.55), (layout.name, 0.8)):
            bar = QRectF(line.left(), line.top() + line.height() * 0.25, line.width() * share, line.height() * 0.5)
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        pill = QRectF(layout.badge)
        if not _is_icon(layout.badge):
            pill.setWidth(pill.width() * 0.6)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.restore()

    def set_cache_capacity(self, capacity: int) -> None:
        """Keep this many drawn cards."""
        self._cache.capacity = capacity

    def _draw(
        self,
        painter: QPainter,
        layout: CardLayout,
        key: CardKey,
        state: QStyle.StateFlag,
        overlay: CaptionOverlay | None,
    ) -> None:
        item, font = key.item, key.font
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_background(painter, layout.card, state)
        self._draw_picture(painter, layout.picture, item, overlay)
        badge = choose_badge(item, self.catalogue)
        self._draw_texts(painter, layout, item, badge, font)
        self._draw_badge(painter, layout.badge, badge, font)
        caption = _find_caption(layout.picture, overlay, scale=key.scale)
        if item.saved:
            self._draw_tick(painter, *place_marks(layout.picture, 1, at_right=True, caption=caption))
        places = place_marks(layout.picture, len(key.marks), at_right=False, caption=caption)
        self._draw_marks(painter, places, key.marks)

    def _draw_background(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        t = self.tokens
        border = t.accent if selected else t.edge if hovered else t.line
        painter.setPen(QPen(QColor(border), 2.0 if selected else 1.0))
        painter.setBrush(QColor(t.accent_soft if selected else t.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER_RADIUS, _CORNER_RADIUS)
        if focused:
            painter.setPen(QPen(QColor(t.link), 2.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(-2.5, -2.5, 2.5, 2.5), _CORNER_RADIUS + 2, _CORNER_RADIUS + 2)

    def _draw_picture(self, painter: QPainter, rect: QRect, item: PhotoItem, overlay: CaptionOverlay | None) -> None:
        out = item.outcome.status in (Status.FAILED, Status.ALREADY_STAMPED, Status.SKIPPED)
        opacity = 0.5 if out else 1.0
        self._thumbnail_painter.draw(painter, rect, item, self.tokens, opacity=opacity, overlay=overlay, whole=True)

    def _draw_texts(self, painter: QPainter, layout: CardLayout, item: PhotoItem, badge: Badge, font: QFont) -> None:
        t = self.tokens
        tones = {Status.READY: t.text, Status.NEEDS_DATE: t.red, Status.NEEDS_CHECK: t.amber}
        heading, brief = format_heading(item, self.catalogue), format_brief_heading(item, self.catalogue)
        tone = tones.get(item.outcome.status, t.muted)
        if _is_icon(layout.badge) and tells_more(badge, item):
            heading, brief, tone = badge.text, badge.brief or badge.text, str(getattr(t, badge.tone))
        painter.setFont(_make_bold(font))
        painter.setPen(QColor(tone))
        painter.drawText(layout.heading, _AT_LEFT, _fit_words(painter, heading, brief, room=layout.heading.width()))
        painter.setFont(_make_small(font))
        painter.setPen(QColor(t.muted))
        if not layout.name.isEmpty():
            draw_name(painter, layout.name, item)

    def _draw_badge(self, painter: QPainter, rect: QRect, shown: Badge, font: QFont) -> None:
        colour = str(getattr(self.tokens, shown.tone))
        ground = str(getattr(self.tokens, f"{shown.tone}_soft"))
        glyph = self._icons(shown.icon_name, colour, 14, scale=painter.device().devicePixelRatioF())
        if _is_icon(rect):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawEllipse(rect)
            painter.drawPixmap(rect.center() - QPoint(6, 6), glyph)
            return
        painter.setFont(make_badge_font(font))
        words = _fit_words(painter, shown.text, shown.brief or shown.text, room=rect.width() - BADGE_PADDING)
        pill = QRectF(
            rect.left(), rect.top(), painter.fontMetrics().horizontalAdvance(words) + BADGE_PADDING, rect.height()
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.drawPixmap(round(pill.left()) + 7, round(pill.center().y() - 7), glyph)
        painter.setPen(QColor(colour))
        painter.drawText(pill.adjusted(25, 0, -4, 0), _AT_LEFT, words)

    def _draw_tick(self, painter: QPainter, place: QRect) -> None:
        disc = QRectF(place)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.setBrush(QColor(self.tokens.tick))
        painter.drawEllipse(disc)
        glyph = self._icons("check", "#ffffff", 16, scale=painter.device().devicePixelRatioF())
        painter.drawPixmap(round(disc.center().x() - 8), round(disc.center().y() - 8), glyph)

    def _draw_marks(self, painter: QPainter, places: Sequence[QRect], icon_names: Sequence[str]) -> None:
        """Draw small icons on a background of their own, legible on any photo."""
        scale = painter.device().devicePixelRatioF()
        painter.setPen(QPen(QColor(self.tokens.edge), 1.0))
        painter.setBrush(QColor(self.tokens.surface))
        for place, name in zip(places, icon_names, strict=True):
            ground = QRectF(place)
            painter.drawRoundedRect(ground, 6, 6)
            glyph = self._icons(name, self.tokens.text, 16, scale=scale)
            painter.drawPixmap(round(ground.center().x() - 8), round(ground.center().y() - 8), glyph)


def _is_icon(badge: QRect) -> bool:
    return badge.width() == badge.height()


def _find_caption(picture: QRect, overlay: CaptionOverlay | None, *, scale: float) -> QRect:
    """Where the caption lies on the card; empty without one."""
    if overlay is None:
        return QRect()
    corner, size = QPointF(overlay.corner) / scale, QSizeF(overlay.pixmap.size()) / scale
    return QRectF(QPointF(picture.topLeft()) + corner, size).toAlignedRect()


def _fit_words(painter: QPainter, text: str, brief: str, *, room: int) -> str:
    """`text`, or `brief` where it would be cut off."""
    metrics = painter.fontMetrics()
    # asked for what it cuts off, since widths in whole pixels do not tell that surely
    whole = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return whole if whole == text else metrics.elidedText(brief, Qt.TextElideMode.ElideRight, room)


def _make_bold(font: QFont) -> QFont:
    result = QFont(font)
    result.setWeight(QFont.Weight.Bold)
    return result


def _make_small(font: QFont) -> QFont:
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.88)
    return result


def make_badge_font(font: QFont) -> QFont:
    result = _make_small(font)
    result.setWeight(QFont.Weight.DemiBold)
    return result
