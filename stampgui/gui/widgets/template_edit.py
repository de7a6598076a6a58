"""A text field for a template: buttons insert its fields, and an invalid template is explained at once."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.template_fields import TemplateError, UnknownFieldError, canonicalise_fields, localise_fields
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, set_style_property
from stampgui.gui.widgets.field_line_edit import FieldLineEdit
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue

_MESSAGE_LINES: Final = 2


class TemplateEdit(QWidget):
    """`template_changed` carries what was typed while it is valid, `validated` whether it is."""

    template_changed = Signal(str)
    validated = Signal(bool)

    def __init__(self, fields: Sequence[str], check: Callable[[str], None], tokens: Tokens) -> None:
        """`fields` are canonical names; `check` raises TemplateError for an invalid template."""
        super().__init__()
        self._check = check
        self._catalogue: Catalogue | None = None
        self.line_edit = FieldLineEdit(fields, tokens)
        self.field_buttons = {name: make_button("field") for name in fields}
        self._hint, self._is_valid = "", True
        self.message_label = make_label("muted", wrap=True)
        self.message_label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # kept free for what is refused, so that the buttons stay where they are
        self.message_label.setMinimumHeight(_MESSAGE_LINES * self.fontMetrics().lineSpacing())
        name_parts(templateEdit=self.line_edit, templateMessage=self.message_label)
        flow = FlowLayout(spacing=4, line_spacing=4)
        flow.add(*self.field_buttons.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line_edit)
        column.addWidget(self.message_label)
        column.addLayout(flow)
        self.setFocusProxy(self.line_edit)
        self.line_edit.textEdited.connect(self._emit_if_valid)
        for button in self.field_buttons.values():
            button.clicked.connect(lambda _checked=False, button=button: self._insert_field(button.text()))

    @property
    def is_valid(self) -> bool:
        return self._is_valid

    def set_tokens(self, tokens: Tokens) -> None:
        self.line_edit.set_tokens(tokens)

    def retranslate(self, catalogue: Catalogue, name: str) -> None:
        """`name` is the accessible name; fields are named in the window's language, like all that is clicked."""
        self._catalogue = catalogue
        self.line_edit.setAccessibleName(name)
        self.line_edit.retranslate(catalogue)
        for field, button in self.field_buttons.items():
            button.setText(localise_fields("{" + field + "}", catalogue.language).strip("{}"))
            button.setAccessibleName(catalogue.gettext("Insert the field {name}").format(name=button.text()))

    def set_template(self, template: str) -> None:
        """Show a template and whether it is valid; a text that is being typed is not replaced."""
        if not self.line_edit.hasFocus():
            self.line_edit.setText(self._localise(template))
        self.validate(self.line_edit.text())

    def _localise(self, template: str) -> str:
        """Name fields as the buttons do; a template that cannot be used stays as it is, for its mistake to be seen."""
        try:
            canonical = canonicalise_fields(template, self.field_buttons)
        except TemplateError:
            return template
        return localise_fields(canonical, self._catalogue.language) if self._catalogue is not None else canonical

    def validate(self, template: str) -> bool:
        """Return whether the template is valid; if not, show why."""
        try:
            self._check(template)
        except TemplateError as error:
            self._is_valid = False
            set_style_property(self.message_label, "role", "bad")
            if self._catalogue is not None:
                self.message_label.setText(_explain(error, self._catalogue))
        else:
            self._is_valid = True
            set_style_property(self.message_label, "role", "muted")
            self.message_label.setText(self._hint)
        set_style_property(self.line_edit, "bad", "false" if self._is_valid else "true")
        self.validated.emit(self._is_valid)
        return self._is_valid

    def set_hint(self, hint: str) -> None:
        """Say something below the field while the template is valid."""
        self._hint = hint
        if self._is_valid:
            self.message_label.setText(hint)

    def _insert_field(self, name: str) -> None:
        self.line_edit.insert("{" + name + "}")
        self.line_edit.setFocus()
        self._emit_if_valid(self.line_edit.text())

    def _emit_if_valid(self, text: str) -> None:
        if self.validate(text):
            self.template_changed.emit(text)


def _explain(error: TemplateError, catalogue: Catalogue) -> str:
    """Why a template is refused; the buttons below name the known fields in one language."""
    if isinstance(error, UnknownFieldError):
        return catalogue.gettext("“{field}” is not a known field. Choose one of these:").format(field=error.field)
    return catalogue.render(error.reason)
