"""The choice of a cut-off date: off, or a typed date."""

import datetime
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from stampgui.batch.outcome_text import format_short_date
from stampgui.dates.partial import PartialDate
from stampgui.gui.text.photo_text import format_full_date
from stampgui.gui.widgets.controls import LineEdit, make_label, name_parts, scale_to_font, set_style_property
from stampgui.i18n import Catalogue
from stampgui.session.clock import Today
from stampgui.session.questions.date_input import parse_date_input

_EXAMPLE: Final = PartialDate(2023, 11, 28)
_TWO_LINES: Final = 30
"""Least height in logical pixels of what is said of the date, for text of 10 points: what is below stays."""


class CutOffField(QWidget):
    """`day_entered` carries the day as "2023-11-28", or an empty string when it is switched off."""

    day_entered = Signal(str)

    def __init__(self, catalogue: Catalogue, *, today: Today) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._today = today
        self._day: datetime.date | None = None
        self._check_box = QCheckBox()
        self._line_edit = LineEdit()
        self._interpretation_label = make_label("muted", wrap=True)
        name_parts(
            cutOffBox=self._check_box, cutOffEdit=self._line_edit, cutOffInterpretation=self._interpretation_label
        )
        self._interpretation_label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._interpretation_label.setMinimumHeight(scale_to_font(_TWO_LINES, self.font()))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._check_box)
        row.addWidget(self._line_edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._interpretation_label)
        self._check_box.toggled.connect(self._on_toggled)
        self._line_edit.textEdited.connect(self._show_interpretation)
        self._line_edit.editingFinished.connect(self._apply_input)

    @property
    def interpretation(self) -> str:
        """The interpretation of the text in the field, or a description of the present cut-off date."""
        return self._interpretation_label.text()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._check_box.setText(_("From"))
        self._check_box.setAccessibleName(_("Use a cut-off date"))
        self._line_edit.setAccessibleName(_("Cut-off date"))
        example = format_short_date(_EXAMPLE, catalogue)
        self._line_edit.setPlaceholderText(_("e.g. {example}").format(example=example))
        self._line_edit.retranslate(catalogue)
        self.set_day(self._day)

    def set_day(self, day: datetime.date | None) -> None:
        self._day = day
        with QSignalBlocker(self._check_box):
            self._check_box.setChecked(day is not None)
        self._line_edit.setEnabled(day is not None)
        self._line_edit.setText("" if day is None else format_short_date(_to_partial_date(day), self._catalogue))
        self._show_current()

    def _on_toggled(self, on: bool) -> None:
        self._line_edit.setEnabled(on)
        if on:
            self._line_edit.setFocus()
            self._show_current()
        else:
            self._enter_day(None)

    def _show_current(self) -> None:
        """Describe the present cut-off date, or what a cut-off date does."""
        _ = self._catalogue.gettext
        if self._day is not None:
            text = _("You will be asked to check photos dated {date} or later before they are saved.").format(
                date=format_short_date(_to_partial_date(self._day), self._catalogue)
            )
        else:
            text = _("You will be asked to check photos dated this day or later before they are saved.")
        self._set_interpretation("muted", text)

    def _show_interpretation(self, text: str) -> None:
        found = parse_date_input(text, today=self._today())
        if found.reason is not None:
            self._set_interpretation("bad", self._catalogue.render(found.reason))
        elif found.date is not None:
            first = format_full_date(_to_partial_date(found.date.first_day), self._catalogue)
            self._set_interpretation("good", self._catalogue.gettext("Interpreted as: {date}").format(date=first))
        else:
            self._show_current()

    def _apply_input(self) -> None:
        """Use the typed date; a text that is not a date stays in the field, and the reason is shown."""
        found = parse_date_input(self._line_edit.text(), today=self._today())
        if found.date is not None:
            self._enter_day(found.date.first_day)
        elif found.reason is None:
            self._enter_day(None)

    def _enter_day(self, day: datetime.date | None) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_entered.emit("" if day is None else day.isoformat())

    def _set_interpretation(self, role: str, text: str) -> None:
        set_style_property(self._line_edit, "bad", "true" if role == "bad" else "false")
        set_style_property(self._interpretation_label, "role", role)
        self._interpretation_label.setText(text)


def _to_partial_date(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
