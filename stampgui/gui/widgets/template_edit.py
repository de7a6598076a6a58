"""A line for words with fields: the fields at hand as buttons, and at once the reason why words cannot be used."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.template_fields import TemplateError, localise_fields
from stampgui.gui.widgets.controls import LineEdit, make_button, make_label, set_style_property
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue


class TemplateEdit(QWidget):
    """`edited` carries what was typed as long as it can be used, `judged` whether it can."""

    template_changed = Signal(str)
    validated = Signal(bool)

    def __init__(self, fields: Sequence[str], check: Callable[[str], None]) -> None:
        """`fields` are canonical names; `check` raises TemplateError."""
        super().__init__()
        self._check = check
        self._catalogue: Catalogue | None = None
        self.line_edit = LineEdit()
        self.field_buttons = {name: make_button("field") for name in fields}
        self.error_label = make_label("bad", wrap=True)
        flow = FlowLayout(spacing=4, line_spacing=4)
        flow.add(*self.field_buttons.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line_edit)
        column.addLayout(flow)
        column.addWidget(self.error_label)
        self.setFocusProxy(self.line_edit)
        self.line_edit.textEdited.connect(self._emit_if_valid)
        for made in self.field_buttons.values():
            made.clicked.connect(lambda _checked=False, made=made: self._insert_field(made.text()))

    def retranslate(self, catalogue: Catalogue, name: str, *, language: str) -> None:
        """`name` is the line's accessible one, `language` the one in which the fields are named."""
        self._catalogue = catalogue
        self.line_edit.setAccessibleName(name)
        self.line_edit.retranslate(catalogue)
        for field, made in self.field_buttons.items():
            made.setText(localise_fields("{" + field + "}", language))

    def set_template(self, template: str) -> None:
        """Show words, and whether they can be used; what is being typed stays."""
        if not self.line_edit.hasFocus():
            self.line_edit.setText(template)
        self.validate(self.line_edit.text())

    def validate(self, template: str) -> bool:
        """Whether the words can be used; if not, the reason is shown."""
        try:
            self._check(template)
        except TemplateError as error:
            refused = True
            if self._catalogue is not None:
                self.error_label.setText(self._catalogue.render(error.reason))
        else:
            refused = False
        self.error_label.setVisible(refused)
        set_style_property(self.line_edit, "bad", "true" if refused else "false")
        self.validated.emit(not refused)
        return not refused

    def _insert_field(self, field: str) -> None:
        self.line_edit.insert(field)
        self.line_edit.setFocus()
        self._emit_if_valid(self.line_edit.text())

    def _emit_if_valid(self, text: str) -> None:
        if self.validate(text):
            self.template_changed.emit(text)
