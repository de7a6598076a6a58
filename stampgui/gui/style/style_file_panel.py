"""Saving a style under a name, opening a style file, and deleting a saved style."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.style_file import STYLE_SUFFIX, StyleNameError, style_path
from stampgui.gui.text.plain_text import escape_mnemonics
from stampgui.gui.widgets.controls import LineEdit, make_button, make_label, name_parts, set_style_property
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.focus_scroller import reveal
from stampgui.i18n import Catalogue


class StyleFilePanel(QWidget):
    """Its signals ask to save under a name, to open a file, and to delete."""

    save_requested = Signal(str)
    open_requested = Signal()
    delete_requested = Signal()

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._folder = folder
        self._save_as_button, self._open_button, self._delete_button = (
            make_button("link"),
            make_button("link"),
            make_button("link"),
        )
        self._name_edit = LineEdit()
        self._save_button, self._cancel_button = make_button("primary"), make_button("link")
        self._error_label, self._saved_label = make_label("bad", wrap=True), make_label("good", wrap=True)
        self._saved_name: str | None = None
        """Name of the saved style that is as the present one."""
        self._name_form = QWidget()
        name_parts(
            saveStyleAsButton=self._save_as_button,
            openStyleButton=self._open_button,
            deleteStyleButton=self._delete_button,
            styleNameEdit=self._name_edit,
            saveStyleButton=self._save_button,
            styleNameError=self._error_label,
            styleSaved=self._saved_label,
        )
        self._lay_out()
        self._save_as_button.clicked.connect(self._open_form)
        self._open_button.clicked.connect(self.open_requested)
        self._delete_button.clicked.connect(self.delete_requested)
        self._name_edit.textEdited.connect(self._validate)
        self._name_edit.returnPressed.connect(self._submit)
        self._save_button.clicked.connect(self._submit)
        self._cancel_button.clicked.connect(self._close_form)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._name_form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        row = FlowLayout()
        row.add(self._name_edit, self._save_button)
        form.addLayout(row)
        form.addWidget(self._error_label)
        form.addWidget(self._cancel_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._save_as_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._name_form)
        for link in (self._open_button, self._delete_button):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._saved_label)
        for widget in (self._name_form, self._error_label, self._saved_label):
            widget.hide()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._save_as_button.setText(_("Save this style as…"))
        self._open_button.setText(_("Open a style file…"))
        self._cancel_button.setText(_("Cancel"))
        self._name_edit.setAccessibleName(_("Name of the style"))
        self._name_edit.setPlaceholderText(_("e.g. Office"))
        self._name_edit.retranslate(catalogue)
        self._validate()

    def set_saved_name(self, name: str | None) -> None:
        """Offer to delete the saved style of this name; None offers nothing."""
        if name != self._saved_name:
            self._saved_name = name
            self._saved_label.hide()
        self._delete_button.setVisible(name is not None)
        text = self._catalogue.gettext("Delete the style “{name}”…")
        self._delete_button.setText(escape_mnemonics(text.format(name=name)) if name else "")

    def _open_form(self) -> None:
        self._name_form.show()
        self._saved_label.hide()
        self._save_as_button.hide()
        self._name_edit.clear()
        self._validate()
        self._name_edit.setFocus()

    def _close_form(self) -> None:
        self._name_form.hide()
        self._save_as_button.show()
        self._save_as_button.setFocus()

    def _validate(self) -> None:
        """Show at once why a name cannot be used, or that another style has it already."""
        _ = self._catalogue.gettext
        name = self._name_edit.text()
        reason, taken = "", False
        try:
            taken = style_path(self._folder, name).is_file()
        except StyleNameError as error:
            reason = self._catalogue.render(error.reason) if name.strip() else ""
        self._save_button.setEnabled(bool(name.strip()) and not reason)
        self._save_button.setText(_("Replace") if taken else _("Save"))
        set_style_property(self._name_edit, "bad", "true" if reason else "false")
        self._error_label.setText(reason)
        self._error_label.setVisible(bool(reason))
        if reason:
            reveal(self._error_label, self._name_edit)

    def _submit(self) -> None:
        if self._save_button.isEnabled():
            name = self._name_edit.text()
            self.save_requested.emit(name)
            self._close_form()
            if self._saved_name == name.strip():
                self._tell_saved(self._saved_name)
        else:
            self._validate()

    def _tell_saved(self, name: str) -> None:
        words = self._catalogue.gettext("Saved. “{name}” is now among the styles above.")
        self._saved_label.setText(words.format(name=name))
        self._saved_label.show()
        reveal(self._saved_label)


def format_file_filter(catalogue: Catalogue) -> str:
    return catalogue.gettext("Styles ({patterns})").format(patterns=f"*{STYLE_SUFFIX}")
