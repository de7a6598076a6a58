"""Shows one page of the help."""

import re
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

_MARGIN: Final = 18
_LIST_INDENT: Final = 28
_ABOVE_HEADING, _BELOW_HEADING = 12, 4
_TABLE_MARGIN: Final = 8
_CELL_PADDING: Final = 6
_BULLET_STRETCH: Final = 3 * QFont.Stretch.Unstretched.value
"""Qt draws a bullet one space before its text; a space of normal width makes them touch."""
_CODE: Final = re.compile(r"`[^`]+`")
_WORD_JOINER: Final = "\N{WORD JOINER}"


class HelpBrowser(QTextBrowser):
    """Renders Markdown so that options and file names stay in one line; what is copied from it can be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(_LIST_INDENT)

    def show_text(self, text: str) -> None:
        self.setMarkdown(_CODE.sub(lambda code: code[0].replace("-", f"-{_WORD_JOINER}"), text))
        # as one change: Qt lays out a long page in parts, and after each table of a part it would leave the rest out
        change = QTextCursor(self.document())
        change.beginEditBlock()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_off_table(frame)
        block = self.document().begin()
        while block.isValid():
            _space_out(block)
            block = block.next()
        change.endEditBlock()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied has no characters that cannot be seen: a terminal would not take an option with them."""
        copied, clean = super().createMimeDataFromSelection(), QMimeData()
        clean.setText(copied.text().replace(_WORD_JOINER, ""))
        clean.setHtml(copied.html().replace(_WORD_JOINER, ""))
        return clean

    def _set_off_table(self, table: QTextTable) -> None:
        """Give a table even lines, and the distance of paragraphs: Qt puts it right below the text before it."""
        form, bold = table.format(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        form.setTopMargin(_TABLE_MARGIN)
        form.setBottomMargin(_TABLE_MARGIN)
        form.setCellPadding(_CELL_PADDING)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self.palette().brush(QPalette.ColorRole.Mid))
        table.setFormat(form)
        for column in range(table.columns()):  # Qt leaves what is code in the head of a table as it is elsewhere
            head = table.cellAt(0, column).firstCursorPosition()
            head.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            head.mergeCharFormat(bold)
        _close_gap(table.lastCursorPosition().block().next())


def _close_gap(after: QTextBlock) -> None:
    """Remove the empty line that Qt puts after a table, unless the table is the last on the page."""
    if not after.text() and after.next().isValid():
        form = after.next().blockFormat()
        cursor = QTextCursor(after)
        cursor.deleteChar()
        cursor.setBlockFormat(form)


def _space_out(block: QTextBlock) -> None:
    """Set headings off from what is around them, and bullets from their text."""
    cursor, form = QTextCursor(block), block.blockFormat()
    if form.headingLevel() > 1:
        form.setTopMargin(_ABOVE_HEADING)
        form.setBottomMargin(_BELOW_HEADING)
        cursor.setBlockFormat(form)
    elif (text_list := block.textList()) and text_list.format().style() is QTextListFormat.Style.ListDisc:
        marker = block.charFormat()
        marker.setFontStretch(_BULLET_STRETCH)
        cursor.setBlockCharFormat(marker)
