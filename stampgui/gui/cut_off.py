"""The choice of a cut-off date: off, or a day that is typed as people write it."""

import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.gui.card_words import echo, short_date
from stampgui.gui.controls import Line, label, set_role
from stampgui.gui.date_reading import reading
from stampgui.i18n import Catalogue


class CutOff(QWidget):
    """`chosen` carries the day as "2023-11-28", or nothing when it is switched off."""

    chosen = Signal(str)

    def __init__(self, catalogue: Catalogue, *, today: datetime.date) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._today = today
        self._day: datetime.date | None = None
        self._on = QCheckBox()
        self._line = Line()
        self._echo = label("muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._on)
        row.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._echo)
        self._on.toggled.connect(self._switch)
        self._line.textEdited.connect(self._show_reading)
        self._line.editingFinished.connect(self._take)

    @property
    def echo(self) -> str:
        """What is said about the letters in the field, or about what holds."""
        return self._echo.text()

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._on.setText(_("From"))
        self._on.setAccessibleName(_("Use a cut-off date"))
        self._line.setAccessibleName(_("Cut-off date"))
        self._line.setPlaceholderText(_("e.g. 28 November 2023"))
        self._line.retranslate(catalogue)
        self.show_day(self._day)

    def show_day(self, day: datetime.date | None) -> None:
        self._day = day
        with QSignalBlocker(self._on):
            self._on.setChecked(day is not None)
        self._line.setEnabled(day is not None)
        self._line.setText("" if day is None else short_date(_partial(day), self._catalogue))
        self._show_standing()

    def _switch(self, on: bool) -> None:
        self._line.setEnabled(on)
        if on:
            self._line.setFocus()
            self._show_standing()
        else:
            self._choose(None)

    def _show_standing(self) -> None:
        """Say what holds, or what would."""
        _ = self._catalogue.gettext
        if self._day is not None:
            text = _("Photos dated {date} or later have to be checked by you before they are saved.").format(
                date=short_date(_partial(self._day), self._catalogue)
            )
        else:
            text = _("Photos dated this day or later have to be checked by you before they are saved.")
        self._say("muted", text)

    def _show_reading(self, text: str) -> None:
        found = reading(text, today=self._today)
        if found.reason is not None:
            self._say("bad", self._catalogue.render(found.reason))
        elif found.date is not None:
            first = echo(_partial(found.date.first_day), self._catalogue)
            self._say("good", self._catalogue.gettext("Read as: {date}").format(date=first))
        else:
            self._show_standing()

    def _take(self) -> None:
        """Use what was typed, once it is finished; what is no date stays in the field with its reason."""
        found = reading(self._line.text(), today=self._today)
        if found.date is not None:
            self._choose(found.date.first_day)
        elif found.reason is None:
            self._choose(None)

    def _choose(self, day: datetime.date | None) -> None:
        changed = day != self._day
        self.show_day(day)
        if changed:
            self.chosen.emit("" if day is None else day.isoformat())

    def _say(self, role: str, text: str) -> None:
        set_role(self._line, "bad", "true" if role == "bad" else "false")
        set_role(self._echo, "role", role)
        self._echo.setText(text)


def _partial(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
