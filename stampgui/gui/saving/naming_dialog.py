"""The dialog for a custom name of copies, a template with a live example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stampgui.caption.template_fields import canonicalise_fields
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, scale_to_font
from stampgui.gui.widgets.flow_layout import DialogButtons
from stampgui.gui.widgets.template_edit import TemplateEdit
from stampgui.i18n import Catalogue
from stampgui.session.copies.copy_naming import NamingSample
from stampgui.stamping.copy_name import NAME_FIELDS, check_naming


class NamingDialog(QDialog):
    """`naming_entered` carries the accepted template."""

    naming_entered = Signal(str)

    def __init__(
        self, parent: QWidget, catalogue: Catalogue, tokens: Tokens, naming: str, sample: NamingSample
    ) -> None:
        super().__init__(parent)
        _ = catalogue.gettext
        self._catalogue = catalogue
        self._sample = sample
        explanation = make_label(wrap=True)
        explanation.setText(_("Type a name for the copies. The framed fields are filled in from each photo."))
        self.template_edit = TemplateEdit(NAME_FIELDS, check_naming, tokens)
        self.template_edit.retranslate(catalogue, _("Custom name"))
        self.accept_button, self._cancel_button = make_button("primary"), make_button()
        self.accept_button.setDefault(True)
        self.setWindowTitle(_("Names of the copies"))
        self.accept_button.setText(_("Use this name"))
        self._cancel_button.setText(_("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(explanation)
        column.addWidget(self.template_edit)
        column.addStretch(1)
        column.addLayout(DialogButtons(self.accept_button, self._cancel_button))
        self.setMinimumWidth(scale_to_font(460, self.font()))
        self.template_edit.validated.connect(self._update_sample)
        self.accept_button.clicked.connect(self._accept)
        self._cancel_button.clicked.connect(self.reject)
        self.template_edit.set_template(naming)
        self.template_edit.line_edit.setFocus()

    def set_tokens(self, tokens: Tokens) -> None:
        self.template_edit.set_tokens(tokens)

    def open(self) -> None:
        super().open()
        self.template_edit.line_edit.end(False)  # Qt selects everything, and the first key press would replace it

    def _update_sample(self, usable: bool) -> None:
        self.accept_button.setEnabled(usable)
        if usable:
            name = self._sample.apply_naming(self.template_edit.line_edit.text())
            text = self._catalogue.gettext("Example: {photo} → {name}")
            self.template_edit.set_hint(text.format(photo=self._sample.photo_name, name=name))

    def _accept(self) -> None:
        self.naming_entered.emit(canonicalise_fields(self.template_edit.line_edit.text(), NAME_FIELDS))
        self.accept()
