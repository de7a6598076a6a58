"""Copies on their way out of the window: dragged into another program, or copied there as files or as a sentence."""

import os
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDrag, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from stampgui.caption.sentence import sentence
from stampgui.gui.controls import with_key
from stampgui.gui.drop import OUR_COPIES
from stampgui.gui.grid import Grid
from stampgui.gui.notices import Notices
from stampgui.gui.photos import Card, copies_of
from stampgui.gui.session import Session
from stampgui.i18n import Message, message, messages

FILES_KEY: Final = QKeySequence.StandardKey.Copy
SENTENCE_KEY: Final = "Ctrl+Shift+C"


def as_files(copies: Iterable[Path]) -> QMimeData:
    """Files as other programs take them; our own window knows them again and does not take them in."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in copies])
    data.setData(OUR_COPIES, b"1")
    return data


def looked_for(copies: Iterable[Path]) -> tuple[Sequence[Path], Sequence[Path]]:
    """The copies that are where they were written, and those that are not."""
    listed: dict[str, Container[str]] = {}
    present: list[Path] = []
    gone: list[Path] = []
    for copy in copies:
        folder, _, name = str(copy).rpartition(os.sep)
        # each folder is listed once: over a network thousands of single questions would be felt
        if folder not in listed:
            listed[folder] = _names_in(folder + os.sep)  # "E:" alone is no drive's top folder
        here = name in listed[folder] or os.path.exists(copy)  # noqa: PTH110 - unlike Path's it never raises
        (present if here else gone).append(copy)
    return present, gone


def _names_in(folder: str) -> Container[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - Path's own makes an object of each
    except OSError:
        return ()


class HandingOut(QObject):
    """Hands out copies, never originals, and the words about them.

    From the cards those of the selection, from the results all that are saved. Where a person has taken copies away
    since, the rest is handed out, and the photos of the others are to be saved again.
    """

    def __init__(self, window: QWidget, session: Session, grid: Grid, notices: Notices) -> None:
        super().__init__(window)
        self._session = session
        self._grid = grid
        self._notices = notices
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._open_menu)
        grid.drag_wanted.connect(lambda: self._drag(grid, grid.selected))

    # from the cards

    def copy_selected_files(self) -> None:
        self._copy_files(self._grid.selected)

    def copy_selected_sentence(self) -> None:
        self._copy_sentence(self._grid.selected or self._saved)

    # from the results

    def copy_files(self) -> None:
        self._copy_files(self._saved)

    def copy_sentence(self) -> None:
        self._copy_sentence(self._saved)

    def drag(self, source: QWidget) -> None:
        self._drag(source, self._saved)

    @property
    def count(self) -> int:
        """How many copies are handed out from the results."""
        return len(copies_of(self._saved))

    @property
    def _saved(self) -> Sequence[Card]:
        return [card for card in self._session.model.cards if card.saved]

    def _copy_files(self, cards: Sequence[Card]) -> None:
        copies, gone = looked_for(copies_of(cards))
        told = None
        if copies:
            QGuiApplication.clipboard().setMimeData(as_files(copies))
            told = messages(
                "{count} file is copied. Paste it where it is to go.",
                "{count} files are copied. Paste them where they are to go.",
                len(copies),
            )
        elif not gone:
            told = message("These photos have no copies yet. Save them first.")
        self._tell(told, cards, gone)

    def _copy_sentence(self, cards: Sequence[Card]) -> None:
        dates = [card.date for card in cards if card.date is not None]
        if dates:
            QGuiApplication.clipboard().setText(sentence(dates, language=self._session.catalogue.language))
        told = messages(
            "The text about {count} photo is copied. Paste it into your post.",
            "The text about {count} photos is copied. Paste it into your post.",
            len(dates),
        )
        self._notices.tell(told if dates else message("There are no photos with a date to write about."))

    def _drag(self, source: QWidget, cards: Sequence[Card]) -> None:
        copies, gone = looked_for(copies_of(cards))
        if copies:
            text = messages("{count} copy", "{count} copies", len(copies))
            drag = QDrag(source)
            drag.setMimeData(as_files(copies))
            drag.setPixmap(_pill(self._session.catalogue.render(text), source))
            drag.setHotSpot(QPoint(-12, -12))
            drag.exec(Qt.DropAction.CopyAction)
        self._tell(None, cards, gone)

    def _tell(self, done: Message | None, cards: Sequence[Card], gone: Sequence[Path]) -> None:
        """Tell what was `done`, and of copies of the `cards` that have `gone`; their photos are to be saved again."""
        if gone:
            missing = messages(
                "{count} copy is no longer in its folder. Its photo can be saved again.",
                "{count} copies are no longer in their folder. Their photos can be saved again.",
                len(gone),
            )
            done = missing if done is None else message("{done} {waiting}", done=done, waiting=missing)
            if not self._session.saving.running:
                lost = set(gone)
                self._session.forget_results([card for card in cards if not lost.isdisjoint(copies_of((card,)))])
        if done is not None:
            self._notices.tell(done)

    def _open_menu(self, where: QPoint) -> None:
        selected, _ = self._grid.selected, self._session.catalogue.gettext
        if not selected:
            return
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, act, possible in (
            (_("Copy files"), FILES_KEY, self.copy_selected_files, bool(copies_of(selected))),
            (
                _("Copy text for a post"),
                SENTENCE_KEY,
                self.copy_selected_sentence,
                any(card.date is not None for card in selected),
            ),
        ):
            _add(menu, text, QKeySequence(key), act, possible=possible)
        menu.popup(self._grid.viewport().mapToGlobal(where))


def _add(menu: QMenu, text: str, key: QKeySequence, act: Callable[[], None], *, possible: bool) -> None:
    # the key is only shown: it belongs to a shortcut of the window
    action = menu.addAction(with_key(text, key))
    action.setEnabled(possible)
    action.triggered.connect(lambda _checked=False: act())


def _pill(text: str, of: QWidget) -> QPixmap:
    """A small sign that goes along with the mouse."""
    palette, metrics = of.palette(), QFontMetrics(of.font())
    room = QRect(0, 0, metrics.horizontalAdvance(text) + 24, metrics.height() + 12)
    scale = of.devicePixelRatioF()
    pixmap = QPixmap(room.size() * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(of.font())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
    painter.drawRoundedRect(room, 8, 8)
    painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap
