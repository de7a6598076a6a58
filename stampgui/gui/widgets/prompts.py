"""Dialogs that ask the user something, with every button in the window's language."""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox, QSizePolicy, QWidget

from stampgui.batch.archives.archive_name import ARCHIVE_SUFFIX
from stampgui.gui.background.brief_call import call_within
from stampgui.gui.theme.icons import render_icon
from stampgui.gui.widgets.controls import set_style_property
from stampgui.i18n import Catalogue
from stampgui.image.format import PHOTO_SUFFIXES

_PATIENCE: Final = 0.5
"""Seconds to wait for the folder of a file dialog."""
_SCREEN_MARGIN: Final = 80
"""Pixels of the screen's width that are not available for the buttons."""


class MessageBox(QMessageBox):
    """A message with an icon of the program's own, whose colour follows the theme."""

    def __init__(self, parent: QWidget, title: str, text: str, *, icon_name: str) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setWindowTitle("stampgui")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f"<b>{escape(title)}</b>")
        # as HTML, too: where Qt has to guess, it would show "&amp;" literally
        self.setInformativeText(f"<p>{'<br>'.join(map(escape, text.splitlines()))}</p>")
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._widen()
        return handled

    def _widen(self) -> None:
        """Be as wide as the buttons need: Qt cuts them off to stay 480 pixels narrower than the screen."""
        layout = self.layout()
        if layout is not None and (needed := layout.totalMinimumSize().width()) > self.width():
            self.setFixedSize(needed, max(layout.totalHeightForWidth(needed), layout.totalMinimumSize().height()))

    def _draw_icon(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Link).name()
        self.setIconPixmap(render_icon(self._icon_name, colour, 40, scale=self.devicePixelRatioF()))


class Prompts:
    """Asks the user through dialogs; tests replace it with scripted answers."""

    def ask(
        self,
        parent: QWidget,
        title: str,
        text: str,
        *,
        answers: Sequence[str],
        default: int,
        escape: int | None = None,
        until: SignalInstance | None = None,
    ) -> int:
        """Return the index of the pressed answer.

        The Enter key means `default`, which is the one primary button; closing the dialog means `escape`, or the same.
        The primary button is shown first, but what closing means last, as in all dialogs on Windows.
        The dialog closes by itself at the signal `until`, after which there is nothing left to ask.
        """
        closing = default if escape is None else escape
        box = MessageBox(parent, title, text, icon_name="question")
        in_order = sorted(range(len(answers)), key=lambda place: (place == closing, place != default))
        # of one role, whose buttons no system puts into an order of its own
        added = {place: box.addButton(answers[place], QMessageBox.ButtonRole.ActionRole) for place in in_order}
        buttons = [added[place] for place in range(len(answers))]
        for place, button in enumerate(buttons):
            set_style_property(button, "kind", "primary" if place == default else "")
        _stack_if_wide(box)
        box.setDefaultButton(buttons[default])
        box.setEscapeButton(buttons[closing])
        buttons[default].setFocus()
        if until is not None:
            until.connect(box.reject)
        box.exec()
        if until is not None:
            until.disconnect(box.reject)
        pressed = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is pressed), closing)

    def alert(self, parent: QWidget, title: str, text: str, *, answer: str) -> None:
        box = MessageBox(parent, title, text, icon_name="alert")
        set_style_property(box.addButton(answer, QMessageBox.ButtonRole.AcceptRole), "kind", "primary")
        box.exec()

    def choose_photos(self, parent: QWidget, catalogue: Catalogue) -> Sequence[Path]:
        _ = catalogue.gettext
        dialog = _make_file_dialog(parent, catalogue, _("Choose photos"), accept_text=_("Add"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        patterns = " ".join(f"*{suffix}" for suffix in (*sorted(PHOTO_SUFFIXES), ARCHIVE_SUFFIX))
        dialog.setNameFilters([_("Photos and ZIP files ({patterns})").format(patterns=patterns), _("All files (*)")])
        return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []

    def choose_file(self, parent: QWidget, catalogue: Catalogue, title: str, *, name_filter: str) -> Path | None:
        """Let the user choose a file; `name_filter` is that of Qt's file dialogs: "Styles (*.json)"."""
        dialog = _make_file_dialog(parent, catalogue, title, accept_text=catalogue.gettext("Open"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([name_filter, catalogue.gettext("All files (*)")])
        return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None

    def choose_folder(
        self, parent: QWidget, catalogue: Catalogue, title: str, *, start: Path | None = None
    ) -> Path | None:
        dialog = _make_file_dialog(parent, catalogue, title, accept_text=catalogue.gettext("Choose this folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if start is not None and _answers(start):
            dialog.setDirectory(str(start))
        return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None


def _answers(folder: Path) -> bool:
    """Whether a file dialog can begin in `folder`; on a dead network share it would hang."""
    try:
        call_within(_PATIENCE, lambda: os.path.exists(folder))  # noqa: PTH110 - unlike Path's it never raises
    except TimeoutError:
        return False
    return True


def _stack_if_wide(box: QMessageBox) -> None:
    """Put the buttons below each other where they are too wide for one row."""
    row = box.findChild(QDialogButtonBox)
    box.ensurePolished()
    if row is not None and row.sizeHint().width() > box.screen().availableSize().width() - _SCREEN_MARGIN:
        row.setOrientation(Qt.Orientation.Vertical)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # as wide as the text above


def _make_file_dialog(parent: QWidget, catalogue: Catalogue, title: str, *, accept_text: str) -> QFileDialog:
    _ = catalogue.gettext
    dialog = QFileDialog(parent, title)
    labels = QFileDialog.DialogLabel
    dialog.setLabelText(labels.Accept, accept_text)
    dialog.setLabelText(labels.Reject, _("Cancel"))
    dialog.setLabelText(labels.LookIn, _("Look in:"))
    dialog.setLabelText(labels.FileName, _("Name:"))
    dialog.setLabelText(labels.FileType, _("Type:"))
    return dialog
