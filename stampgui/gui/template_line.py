"""A line for words with fields: the fields at hand as buttons, and at once the reason why words cannot be used."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.fields import TemplateError, in_language
from stampgui.gui.controls import Line, button, label, set_role
from stampgui.gui.flow import Flow
from stampgui.i18n import Catalogue


class TemplateLine(QWidget):
    """`edited` carries what was typed as long as it can be used, `judged` whether it can."""

    edited = Signal(str)
    judged = Signal(bool)

    def __init__(self, fields: Sequence[str], check: Callable[[str], None]) -> None:
        """`fields` are canonical names; `check` raises TemplateError."""
        super().__init__()
        self._check = check
        self._catalogue: Catalogue | None = None
        self.line = Line()
        self.fields = {name: button("field") for name in fields}
        self.refusal = label("bad", wrap=True)
        flow = Flow(gap=4, between=4)
        flow.add(*self.fields.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addLayout(flow)
        column.addWidget(self.refusal)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._take)
        for made in self.fields.values():
            made.clicked.connect(lambda _checked=False, made=made: self._insert(made.text()))

    def retranslate(self, catalogue: Catalogue, name: str, *, language: str) -> None:
        """`name` is the line's accessible one, `language` the one in which the fields are named."""
        self._catalogue = catalogue
        self.line.setAccessibleName(name)
        self.line.retranslate(catalogue)
        for field, made in self.fields.items():
            made.setText(in_language("{" + field + "}", language))

    def show_template(self, template: str) -> None:
        """Show words, and whether they can be used; what is being typed stays."""
        if not self.line.hasFocus():
            self.line.setText(template)
        self.judge(self.line.text())

    def judge(self, template: str) -> bool:
        """Whether the words can be used; if not, the reason is shown."""
        try:
            self._check(template)
        except TemplateError as error:
            refused = True
            if self._catalogue is not None:
                self.refusal.setText(self._catalogue.render(error.reason))
        else:
            refused = False
        self.refusal.setVisible(refused)
        set_role(self.line, "bad", "true" if refused else "false")
        self.judged.emit(not refused)
        return not refused

    def _insert(self, field: str) -> None:
        self.line.insert(field)
        self.line.setFocus()
        self._take(self.line.text())

    def _take(self, text: str) -> None:
        if self.judge(text):
            self.edited.emit(text)
