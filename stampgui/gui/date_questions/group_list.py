"""The left side of the date questions: the list of all groups and their states."""

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.images.thumbnail_painter import ThumbnailPainter
from stampgui.gui.state.question_model import QuestionModel, QuestionRole
from stampgui.gui.text.date_question_text import describe_folder, describe_question_state, name_photos
from stampgui.gui.theme.icons import IconCache
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import scale_to_font
from stampgui.gui.widgets.popups import round_tooltips
from stampgui.i18n import Catalogue
from stampgui.session.questions.date_questions import DateQuestion, QuestionState, QuestionStatus

_MAX_WIDTH: Final = 292
_SHARE: Final = 1 / 6
"""Share of a wide page that the list may take, so that long names and folders need not be shortened there."""
_MIN_WIDTH: Final = 236
_FOLDED_WIDTH: Final = 104
"""Of a list of pictures alone."""
_BESIDE_WIDTH: Final = 848
"""What the page needs beside the list, so that a photo and the answer to its question both have room enough."""
_LEAST_BESIDE_WIDTH: Final = 830
"""Where even this is not left beside the narrowest list of names, the list is folded."""
_PADDING: Final = 9
_PICTURE_SIZE: Final = QSize(64, 48)
_ICON_SIZE: Final = 15


class GroupList(QListView):
    """Lists the groups; `clicked` and `activated` are signals of Qt."""

    def __init__(self, model: QuestionModel, thumbnails: ThumbnailCache, tokens: Tokens, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("rail")
        round_tooltips(self.viewport())
        self._delegate = _GroupDelegate(model, thumbnails, tokens, catalogue, self)
        self.set_width_of_page(0)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(30)
        thumbnails.ready.connect(self.viewport().update)
        self.retranslate(catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current group in sight, also where something below needs room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def set_width_of_page(self, width: int) -> None:
        """Let the list be wider on a wide page, and on a narrow one give way to the photos and the answer.

        It is folded to its pictures where names would be too short to tell anything.
        """
        widest, least, beside = (scale_to_font(each, self.font()) for each in (_MAX_WIDTH, _MIN_WIDTH, _BESIDE_WIDTH))
        folded = width - least < scale_to_font(_LEAST_BESIDE_WIDTH, self.font())
        fitting = max(least, min(widest, width - beside))
        self.setFixedWidth(scale_to_font(_FOLDED_WIDTH, self.font()) if folded else max(fitting, round(width * _SHARE)))
        if folded != self._delegate.folded:
            self._delegate.folded = folded
            self.scheduleDelayedItemsLayout()

    def set_current_row(self, row: int) -> None:
        """Select the current group."""
        place = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(place, QAbstractItemView.ScrollHint.EnsureVisible)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._delegate.catalogue = catalogue
        self.setAccessibleName(catalogue.gettext("Groups of photos"))
        self.viewport().update()

    def set_tokens(self, tokens: Tokens) -> None:
        self._delegate.tokens = tokens
        self.viewport().update()


class _GroupDelegate(QStyledItemDelegate):
    def __init__(
        self, model: QuestionModel, thumbnails: ThumbnailCache, tokens: Tokens, catalogue: Catalogue, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnail_painter = ThumbnailPainter(thumbnails)
        self._icons = IconCache()
        self.tokens = tokens
        self.catalogue = catalogue
        self.folded = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = 0 if self.folded else 3 * QFontMetrics(option.font).height() + 2
        width = scale_to_font(_FOLDED_WIDTH if self.folded else _MIN_WIDTH, option.font) - 20
        return QSize(width, max(lines, _PICTURE_SIZE.height()) + 2 * _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        question, state = index.data(QuestionRole.QUESTION), index.data(QuestionRole.STATE)
        if not isinstance(question, DateQuestion) or not isinstance(state, QuestionState):
            return
        rect, font = option.rect, option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_background(painter, rect, option.state)
        where = QRect(rect.left() + _PADDING + 3, rect.center().y() - _PICTURE_SIZE.height() // 2, 0, 0)
        where.setSize(_PICTURE_SIZE)
        if items := self._model.sample_items(question):
            self._thumbnail_painter.draw(painter, where, items[0], self.tokens)
        if self.folded:
            self._draw_state(painter, where, state)
            painter.restore()
            return
        text = QRect(where.right() + 12, rect.top(), rect.right() - where.right() - 20, QFontMetrics(font).height())
        text.moveTop(rect.center().y() - round(1.5 * text.height()))
        self._draw_texts(painter, text, question, state, font)
        painter.restore()

    def _draw_background(self, painter: QPainter, where: QRect, state: QStyle.StateFlag) -> None:
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

    def _draw_state(self, painter: QPainter, picture: QRect, state: QuestionState) -> None:
        """Put the sign of a state on the lower right corner of a picture."""
        colour, glyph = _find_sign(state, self.tokens)
        ground = QRect(0, 0, _ICON_SIZE + 6, _ICON_SIZE + 6)
        ground.moveBottomRight(picture.bottomRight() + QPoint(4, 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.surface))
        painter.drawEllipse(ground)
        sign = self._icons(glyph, colour, _ICON_SIZE, scale=painter.device().devicePixelRatioF())
        painter.drawPixmap(ground.topLeft() + QPoint(3, 3), sign)

    def _draw_texts(
        self, painter: QPainter, line: QRect, question: DateQuestion, state: QuestionState, font: QFont
    ) -> None:
        t = self.tokens
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        _draw_text(painter, line, name_photos(question), bold, t.text)
        below = line.translated(0, line.height() + 1)
        count = describe_folder(question, self.catalogue, names_folder=not self._model.has_one_folder)
        _draw_text(painter, below, count, small, t.muted, shortened=Qt.TextElideMode.ElideRight)
        colour, glyph = _find_sign(state, t)
        last = below.translated(0, line.height() + 1)
        picture = self._icons(glyph, colour, _ICON_SIZE, scale=painter.device().devicePixelRatioF())
        painter.drawPixmap(last.left(), last.center().y() - _ICON_SIZE // 2, picture)
        _draw_text(
            painter,
            last.adjusted(_ICON_SIZE + 4, 0, 0, 0),
            describe_question_state(state, self.catalogue),
            small,
            colour,
        )


def _find_sign(state: QuestionState, tokens: Tokens) -> tuple[str, str]:
    """The colour and the icon of a state."""
    return {
        QuestionStatus.WAITING: (tokens.red, "alert"),
        QuestionStatus.SKIPPED: (tokens.muted, "skip"),
        QuestionStatus.ANSWERED: (tokens.green, "check"),
    }[state.status]


def _draw_text(
    painter: QPainter,
    where: QRect,
    text: str,
    font: QFont,
    colour: str,
    *,
    shortened: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, shortened, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
