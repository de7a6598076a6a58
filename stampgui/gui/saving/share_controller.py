"""Sharing copies: dragging them into another program, copying them as files, or copying the text for a post."""

import os
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDrag, QFontMetrics, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from stampgui.caption.post_text import format_post_sentence
from stampgui.gui.background.brief_call import call_within
from stampgui.gui.photos.photo_grid import PhotoGrid
from stampgui.gui.shell.notices import Notices
from stampgui.gui.shell.transfer_data import COPIES_MIME_TYPE
from stampgui.gui.state.session_controller import SessionController
from stampgui.i18n import Message, message, messages
from stampgui.session.photos.photo_item import PhotoItem, list_copies

_PATIENCE: Final = 1.0
"""Seconds to wait for the folder before a drag begins."""


def make_file_mime_data(copies: Iterable[Path]) -> QMimeData:
    """Files for drag and drop or the clipboard, marked so that the program's own window does not import them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in copies])
    data.setData(COPIES_MIME_TYPE, b"1")
    return data


def split_existing(copies: Iterable[Path]) -> tuple[Sequence[Path], Sequence[Path]]:
    """Split copies into those that still exist where they were written, and missing ones."""
    listed: dict[str, Container[str]] = {}
    present: list[Path] = []
    missing: list[Path] = []
    for copy in copies:
        folder, _, name = str(copy).rpartition(os.sep)
        # list each folder once: thousands of single queries are slow over a network
        if folder not in listed:
            listed[folder] = _list_names(folder + os.sep)  # "E:" alone is not the root of the drive
        here = name in listed[folder] or os.path.exists(copy)  # noqa: PTH110 - unlike Path's it never raises
        (present if here else missing).append(copy)
    return present, missing


def _find_copies(items: Sequence[PhotoItem]) -> tuple[Sequence[Path], Sequence[Path]]:
    """Split the copies of `items` into existing and missing ones.

    If a network share does not respond in time, all count as existing; whoever uses them will notice missing ones.
    """
    copies = list_copies(items)
    try:
        return call_within(_PATIENCE, lambda: split_existing(copies))
    except TimeoutError:
        return copies, ()


def _list_names(folder: str) -> Container[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - Path's own makes an object of each
    except OSError:
        return ()


class ShareController(QObject):
    """Shares copies, never originals, and texts with their dates.

    The cards share the selected copies, the results panel all saved ones. Copies that were removed from their folder
    in the meantime are left out, and their photos become pending again.
    """

    def __init__(self, window: QWidget, session: SessionController, grid: PhotoGrid, notices: Notices) -> None:
        super().__init__(window)
        self._session = session
        self._grid = grid
        self._notices = notices
        grid.drag_requested.connect(lambda: self._start_drag(grid, grid.selected))

    # from the cards

    def copy_selected_files(self) -> None:
        self._copy_files(self._grid.selected)

    def copy_selected_text(self) -> None:
        self._copy_text(self._grid.selected or self._saved_items)

    # from the results

    def copy_files(self) -> None:
        self._copy_files(self._saved_items)

    def copy_text(self) -> None:
        self._copy_text(self._saved_items)

    def explain_drag(self) -> None:
        """Say how to drag, to who has only clicked."""
        self._notices.show_message(
            message("Hold the mouse button down and drag into a folder or an upload box. “Copy files” works, too.")
        )

    def start_drag(self, source: QWidget) -> None:
        self._start_drag(source, self._saved_items)

    @property
    def copy_count(self) -> int:
        """How many copies the results panel shares."""
        return len(list_copies(self._saved_items))

    @property
    def _saved_items(self) -> Sequence[PhotoItem]:
        return [item for item in self._session.model.items if item.saved]

    def _copy_files(self, items: Sequence[PhotoItem]) -> None:
        copies, missing = _find_copies(items)
        done = None
        if copies:
            QGuiApplication.clipboard().setMimeData(make_file_mime_data(copies))
            done = messages(
                "{count} file has been copied. Paste it where you need it.",
                "{count} files have been copied. Paste them where you need them.",
                len(copies),
            )
        elif not missing:
            self._notices.show_refusal(message("These photos have no copies yet. Save them first."))
        self._report(done, items, missing)

    def _copy_text(self, items: Sequence[PhotoItem]) -> None:
        dates = [item.date for item in items if item.date is not None]
        if not dates:
            self._notices.show_refusal(message("None of these photos has a date to write about yet."))
            return
        text = format_post_sentence(dates, language=self._session.catalogue.language)
        QGuiApplication.clipboard().setText(text)
        done = message(
            "Copied: “{text}” Paste it into the text of your post. If the post is online already, just edit its text.",
            text=text,
        )
        if undated := len(items) - len(dates):
            rest = messages(
                "{count} photo without a date is not counted in.",
                "{count} photos without a date are not counted in.",
                undated,
            )
            done = message("{done} {rest}", done=done, rest=rest)
        self._notices.show_message(done)

    def _start_drag(self, source: QWidget, items: Sequence[PhotoItem]) -> None:
        copies, missing = _find_copies(items)
        if copies:
            text = messages("{count} copy", "{count} copies", len(copies))
            drag = QDrag(source)
            drag.setMimeData(make_file_mime_data(copies))
            drag.setPixmap(_make_drag_pixmap(self._session.catalogue.render(text), source))
            drag.setHotSpot(QPoint(-12, -12))
            drag.exec(Qt.DropAction.CopyAction)
        self._report(None, items, missing)

    def _report(self, done: Message | None, items: Sequence[PhotoItem], missing_copies: Sequence[Path]) -> None:
        """Show what was `done` and how many copies are missing; their photos become pending again."""
        if missing_copies:
            missing = messages(
                "{count} copy is no longer in its folder. Its photo can be saved again.",
                "{count} copies are no longer in their folder. Their photos can be saved again.",
                len(missing_copies),
            )
            done = missing if done is None else message("{done} {waiting}", done=done, waiting=missing)
            if not self._session.save_run.running:
                lost = set(missing_copies)
                self._session.clear_results([item for item in items if not lost.isdisjoint(list_copies((item,)))])
            self._notices.show_refusal(done)
        elif done is not None:
            self._notices.show_message(done)


def _make_drag_pixmap(text: str, widget: QWidget) -> QPixmap:
    """The label that follows the mouse during a drag."""
    palette, metrics = widget.palette(), QFontMetrics(widget.font())
    rect = QRect(0, 0, metrics.horizontalAdvance(text) + 24, metrics.height() + 12)
    scale = widget.devicePixelRatioF()
    pixmap = QPixmap(rect.size() * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(widget.font())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
    painter.drawRoundedRect(rect, 8, 8)
    painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap
