"""Draws the pages of a contact sheet as PDF: A4 upright, three pictures across and four down."""

import errno
import os
import re
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from stampgui.i18n import Catalogue
from stampgui.image.errors import UnusableImage
from stampgui.image.previews.preview import load_preview
from stampgui.session.copies.contact_sheet import CREATOR, SheetPhoto

PHOTOS_ON_A_PAGE: Final = 12
_COLUMNS, _ROWS = 3, 4
_DOTS: Final = 300
"""Dots per inch in which lengths are counted; letters and lines are drawn as such."""
_MILLIMETRE: Final = _DOTS / 25.4
_MARGIN: Final = 12.0
_HEADER, _FOOTER, _GAP = 12.0, 8.0, 5.0
_PICTURE_HEIGHT: Final = 41.0
"""In millimetres, of A4 with its 210 × 297: room for three lines of words below each picture."""
_PICTURE_EDGE: Final = 480
"""Pixels of the long side: 200 per inch at the size of printing."""
_INK, _GREY, _LINE = QColor(26, 29, 41), QColor(74, 80, 99), QColor(201, 205, 216)
_TAIL: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TAIL_BYTES: Final = 64
_PROBE: Final = bytes(1 << 16)


class SheetPainter:
    """Writes a new file page by page; nothing but the present page is in memory. A context manager."""

    def __init__(self, file: Path, title: str, family: str, catalogue: Catalogue) -> None:
        """`family` is that of titles and captions. Raises OSError if the file exists or cannot be made."""
        self._path = file
        self._title = title
        self._catalogue = catalogue
        self._count = 0
        self._written = -1
        self._file = QFile(str(file))
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.NewOnly):
            self._raise_write_error()
        self._writer = QPdfWriter(self._file)
        self._writer.setTitle(title)
        self._writer.setCreator(CREATOR)
        self._writer.setResolution(_DOTS)
        margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                margins,
                QPageLayout.Unit.Millimeter,
            )
        )
        self._family = family
        self._painter = QPainter(self._writer)
        self._page = QRectF(0, 0, self._writer.width(), self._writer.height())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._file.close()

    def add(self, photo: SheetPhoto) -> None:
        """Draw the next photo, on a new page where the last is full. Raises OSError."""
        place = self._count % PHOTOS_ON_A_PAGE
        if place == 0:
            self._begin_page()
        self._count += 1
        width = (self._page.width() - (_COLUMNS - 1) * _GAP * _MILLIMETRE) / _COLUMNS
        height = (self._page.height() - (_HEADER + _FOOTER) * _MILLIMETRE) / _ROWS
        left = (place % _COLUMNS) * (width + _GAP * _MILLIMETRE)
        top = _HEADER * _MILLIMETRE + (place // _COLUMNS) * height
        self._draw_picture(photo.picture, QRectF(left, top, width, _PICTURE_HEIGHT * _MILLIMETRE))
        words = QRectF(left, top + (_PICTURE_HEIGHT + 1.2) * _MILLIMETRE, width, 0)
        self._draw_words(photo, words)

    def finish(self) -> None:
        """End the last page, and check that all of the file is on the disk. Raises OSError."""
        if self._count == 0:
            self._begin_page()
        self._painter.end()
        self._file.close()
        if not self._is_whole():
            self._raise_write_error()
        with self._path.open("rb+") as written:
            os.fsync(written.fileno())

    def _begin_page(self) -> None:
        number = self._count // PHOTOS_ON_A_PAGE + 1
        if number > 1:
            self._writer.newPage()
            if self._file.pos() <= self._written:  # Qt writes on when the disk is full, and says nothing
                self._raise_write_error()
            self._written = self._file.pos()
        self._painter.setPen(_INK)
        self._painter.setFont(self._make_font(12, bold=True))
        head = QRectF(0, 0, self._page.width(), _HEADER * _MILLIMETRE)
        self._painter.drawText(head, Qt.AlignmentFlag.AlignTop, self._title)
        self._painter.setPen(_GREY)
        self._painter.setFont(self._make_font(8))
        foot = QRectF(0, self._page.height() - _FOOTER * _MILLIMETRE, self._page.width(), _FOOTER * _MILLIMETRE)
        page = self._catalogue.gettext("Page {number}").format(number=number)
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, page)
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignBottom, "stampgui")

    def _draw_picture(self, path: Path, box: QRectF) -> None:
        """Draw a picture as large as fits, right above its words; where it cannot be read, say so in a frame."""
        try:
            width, height, rgb = load_preview(path, _PICTURE_EDGE)
        except UnusableImage as error:
            self._painter.setPen(_LINE)
            self._painter.drawRect(box)
            self._painter.setPen(_GREY)
            self._painter.setFont(self._make_font(7))
            inner = box.adjusted(_MILLIMETRE, _MILLIMETRE, -_MILLIMETRE, -_MILLIMETRE)
            self._painter.drawText(inner, Qt.TextFlag.TextWordWrap, self._catalogue.render(error.reason))
            return
        picture = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
        scale = min(box.width() / width, box.height() / height)
        place = QRectF(box.left(), box.bottom() - height * scale, width * scale, height * scale)
        self._painter.drawImage(place, picture)

    def _draw_words(self, photo: SheetPhoto, box: QRectF) -> None:
        """Write the caption in up to three lines, then the date and the file's name in one line each."""
        top = self._draw_lines(photo.caption, self._make_font(8, bold=True), _INK, box, most=3)
        for text, where in ((photo.date, Qt.TextElideMode.ElideRight), (photo.name, Qt.TextElideMode.ElideMiddle)):
            font = self._make_font(7)
            metrics = QFontMetricsF(font, self._writer)
            line = QRectF(box.left(), top, box.width(), metrics.lineSpacing())
            self._painter.setFont(font)
            self._painter.setPen(_GREY)
            shown = metrics.elidedText(text, where, box.width())
            self._painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top += metrics.lineSpacing()

    def _draw_lines(self, text: str, font: QFont, colour: QColor, box: QRectF, *, most: int) -> float:
        """Write a text in at most so many lines, and return where the next one begins."""
        metrics = QFontMetricsF(font, self._writer)
        layout = QTextLayout(text, font, self._writer)
        layout.setTextOption(_wrap_anywhere())
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(box.width())
            starts.append(line.textStart())
        layout.endLayout()
        self._painter.setFont(font)
        self._painter.setPen(colour)
        for number, start in enumerate(starts[:most]):
            end = starts[number + 1] if number + 1 < min(most, len(starts)) else len(text)
            shown = metrics.elidedText(text[start:end].strip(), Qt.TextElideMode.ElideRight, box.width())
            where = QRectF(box.left(), box.top() + number * metrics.lineSpacing(), box.width(), metrics.lineSpacing())
            self._painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, shown)
        return box.top() + min(len(starts), most) * metrics.lineSpacing()

    def _make_font(self, points: float, *, bold: bool = False) -> QFont:
        """The face of captions, which is bold, or the system's."""
        font = QFont(self._family) if bold else QFont()
        font.setPointSizeF(points)
        font.setBold(bold)
        return font

    def _is_whole(self) -> bool:
        """Whether the file ends with the place of its list of objects, and the list is there."""
        with self._path.open("rb") as written:
            written.seek(max(0, written.seek(0, os.SEEK_END) - _TAIL_BYTES))
            tail = _TAIL.search(written.read())
            if tail is None:
                return False
            written.seek(int(tail[1]))
            return written.read(4) == b"xref"

    def _raise_write_error(self) -> None:
        """Raise the OSError that Qt does not tell, by writing to the file."""
        with self._path.open("ab") as file:
            file.write(_PROBE)
            file.flush()
            os.fsync(file.fileno())
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(self._path))


def _wrap_anywhere() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
