"""A name of one's own for copies: typed with fields, and shown at once by what it makes of one photo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stampgui.caption.fields import canonical, in_language
from stampgui.gui.controls import button, for_text, label
from stampgui.gui.flow import Flow
from stampgui.gui.naming import Example
from stampgui.gui.template_line import TemplateLine
from stampgui.i18n import Catalogue
from stampgui.stamping.copy_name import NAME_FIELDS, check_naming


class NamingDialog(QDialog):
    """`chosen` carries the naming once it is taken."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, catalogue: Catalogue, naming: str, example: Example) -> None:
        super().__init__(parent)
        _ = catalogue.gettext
        self._catalogue = catalogue
        self._photo = example
        told = label(wrap=True)
        told.setText(_("Write what the copies are to be called. What stands in braces comes from each photo."))
        self.words = TemplateLine(NAME_FIELDS, check_naming)
        self.words.retranslate(catalogue, _("Name of your own"), language=catalogue.language)
        self.example = label("muted", wrap=True)
        self.take, self._cancel = button("primary"), button()
        self.take.setDefault(True)
        self.setWindowTitle(_("Names of the copies"))
        self.take.setText(_("Use this name"))
        self._cancel.setText(_("Cancel"))
        below = Flow(ends=True)
        below.add_stretch()
        below.add(self._cancel, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self.words)
        column.addWidget(self.example)
        column.addStretch(1)
        column.addLayout(below)
        self.setMinimumWidth(for_text(460, self.font()))
        self.words.judged.connect(self._show)
        self.take.clicked.connect(self._take)
        self._cancel.clicked.connect(self.reject)
        self.words.show_template(in_language(naming, catalogue.language))
        self.words.line.setFocus()

    def open(self) -> None:
        super().open()
        self.words.line.end(False)  # Qt selects all, and the first letter would take its place

    def _show(self, usable: bool) -> None:
        self.take.setEnabled(usable)
        self.example.setVisible(usable)
        if usable:
            name = self._photo.named(self.words.line.text())
            text = self._catalogue.gettext("Example: {photo} → {name}")
            self.example.setText(text.format(photo=self._photo.photo, name=name))

    def _take(self) -> None:
        self.chosen.emit(canonical(self.words.line.text(), NAME_FIELDS))
        self.accept()
