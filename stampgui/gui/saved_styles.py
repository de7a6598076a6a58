"""Saving a style under a name, opening a style file, and deleting a saved style."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.style_file import SUFFIX, StyleNameError, style_path
from stampgui.gui.controls import Line, button, label, set_role
from stampgui.gui.flow import Flow
from stampgui.i18n import Catalogue


class SavedStyles(QWidget):
    """`save_wanted` carries the name, `open_wanted` and `delete_wanted` ask for the rest."""

    save_wanted = Signal(str)
    open_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._folder = folder
        self._begin, self._open, self._delete = button("link"), button("link"), button("link")
        self._name = Line()
        self._save, self._cancel = button("primary"), button("link")
        self._reason = label("bad", wrap=True)
        self._asking = QWidget()
        self._lay_out()
        self._begin.clicked.connect(self._ask)
        self._open.clicked.connect(self.open_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self._name.textEdited.connect(self._judge)
        self._name.returnPressed.connect(self._press)
        self._save.clicked.connect(self._press)
        self._cancel.clicked.connect(self._close)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(6)
        row = Flow()
        row.add(self._name, self._save)
        asking.addLayout(row)
        asking.addWidget(self._reason)
        asking.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for made in (self._begin, self._asking, self._open, self._delete):
            column.addWidget(made)
        self._asking.hide()
        self._reason.hide()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._begin.setText(_("Save this style as…"))
        self._open.setText(_("Open a style file…"))
        self._cancel.setText(_("Cancel"))
        self._name.setAccessibleName(_("Name of the style"))
        self._name.setPlaceholderText(_("e.g. Office"))
        self._name.retranslate(catalogue)
        self._judge()

    def show_saved(self, name: str | None) -> None:
        """Offer to delete the saved style of this name, or nothing."""
        self._delete.setVisible(name is not None)
        text = self._catalogue.gettext("Delete the style “{name}”…")
        self._delete.setText(text.format(name=name) if name else "")

    def _ask(self) -> None:
        self._asking.show()
        self._begin.hide()
        self._name.clear()
        self._judge()
        self._name.setFocus()

    def _close(self) -> None:
        self._asking.hide()
        self._begin.show()
        self._begin.setFocus()

    def _judge(self) -> None:
        """Say at once why a name cannot be used, and whether it is that of another style."""
        _ = self._catalogue.gettext
        name = self._name.text()
        reason, taken = "", False
        try:
            taken = style_path(self._folder, name).is_file()
        except StyleNameError as error:
            reason = self._catalogue.render(error.reason) if name.strip() else ""
        self._save.setEnabled(bool(name.strip()) and not reason)
        self._save.setText(_("Replace") if taken else _("Save"))
        set_role(self._name, "bad", "true" if reason else "false")
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def _press(self) -> None:
        if self._save.isEnabled():
            self.save_wanted.emit(self._name.text())
            self._close()


def file_filter(catalogue: Catalogue) -> str:
    return catalogue.gettext("Styles ({patterns})").format(patterns=f"*{SUFFIX}")
