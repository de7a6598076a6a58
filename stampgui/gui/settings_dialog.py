"""The settings: language, colours, how dates are read, and how many photos are worked on at a time."""

import datetime
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stampgui.gui.controls import button, combo, for_text, label, rule
from stampgui.gui.cut_off import CutOff
from stampgui.gui.dating import dating_of
from stampgui.gui.header import LANGUAGE_NAMES
from stampgui.gui.working import MOST_JOBS, cores, worker_count
from stampgui.gui.zone_choice import ZoneChoice
from stampgui.i18n import Catalogue
from stampgui.settings import Settings

_WIDTH = 520
_ROW = 34
"""Pixels: as high as a choice."""


class SettingsDialog(QDialog):
    """Every choice holds at once: `chosen` carries the settings as they are after it.

    `reset_wanted` asks for the defaults of what is shown here.
    """

    chosen = Signal(Settings)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget, catalogue: Catalogue, settings: Settings, *, today: datetime.date) -> None:
        super().__init__(parent)
        self._settings = settings
        self.languages, self.themes, self.jobs = combo(), combo(), combo()
        self.zone, self.cut_off = ZoneChoice(), CutOff(catalogue, today=today)
        self.no_gps = QCheckBox()
        self.no_gps.setMinimumHeight(_ROW)
        self._names = [label() for _row in range(6)]
        self.reset, self._close = button("link"), button("primary")
        for language in ("", *LANGUAGE_NAMES):
            self.languages.addItem(LANGUAGE_NAMES.get(language, ""), language)
        for theme in ("", "light", "dark"):
            self.themes.addItem("", theme)
        for jobs in range(min(MOST_JOBS, max(8, cores())) + 1):
            self.jobs.addItem(str(jobs), jobs)
        self._lay_out()
        self.languages.activated.connect(self._choose_language)
        self.themes.activated.connect(self._choose_theme)
        self.jobs.activated.connect(self._choose_jobs)
        self.zone.chosen.connect(lambda zone: self._choose(replace(self._settings, zone=zone)))
        self.cut_off.chosen.connect(lambda day: self._choose(replace(self._settings, cut_off=day)))
        self.no_gps.clicked.connect(lambda on: self._choose(replace(self._settings, no_gps=on)))
        self.reset.clicked.connect(self.reset_wanted)
        self._close.clicked.connect(self.accept)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        language, theme, zone, cut_off, privacy, jobs = self._names
        table = QGridLayout()
        table.setHorizontalSpacing(18)
        table.setVerticalSpacing(13)
        table.setColumnStretch(1, 1)
        _add(table, 0, language, self.languages)
        _add(table, 1, theme, self.themes)
        table.addWidget(rule(), 2, 0, 1, 2)
        _add(table, 3, zone, self.zone)
        _add(table, 4, cut_off, self.cut_off)
        table.addWidget(rule(), 5, 0, 1, 2)
        _add(table, 6, privacy, self.no_gps)
        _add(table, 7, jobs, self.jobs)
        below = QHBoxLayout()
        below.addWidget(self.reset)
        below.addStretch(1)
        below.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(18)
        column.addLayout(table)
        column.addStretch(1)
        column.addLayout(below)
        self.setMinimumWidth(for_text(_WIDTH, self.font()))

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.setWindowTitle(_("Settings"))
        names = (
            *(_("Language"), _("Colours"), _("Time zone"), _("Cut-off date")),
            *(_("Privacy"), _("Photos at a time")),
        )
        for shown, name in zip(self._names, names, strict=True):
            shown.setText(name)
        for choice, name in ((self.languages, names[0]), (self.themes, names[1]), (self.jobs, names[5])):
            choice.setAccessibleName(name)
        self.languages.setItemText(0, _("As the system has it"))
        for row, name in enumerate((_("As the system has it"), _("Light"), _("Dark"))):
            self.themes.setItemText(row, name)
        self.jobs.setItemText(0, _("Automatic ({count})").format(count=worker_count(0)))
        self.no_gps.setText(_("Leave place and serial numbers out of copies"))
        self.no_gps.setToolTip(
            _("The maker note goes with them, and the original can then not be given back from a copy.")
        )
        self.no_gps.setAccessibleDescription(self.no_gps.toolTip())
        self.reset.setText(_("Reset to the defaults…"))
        self._close.setText(_("Close"))
        self.zone.retranslate(catalogue)
        self.cut_off.retranslate(catalogue)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        dating = dating_of(settings)
        for choice, value in (
            (self.languages, settings.language),
            (self.themes, settings.theme),
            (self.jobs, settings.jobs),
        ):
            choice.setCurrentIndex(max(0, choice.findData(value)))
        self.no_gps.setChecked(settings.no_gps)
        self.zone.show_zone(dating.zone or "")
        self.cut_off.show_day(dating.cut_off)

    def _choose_language(self) -> None:
        self._choose(replace(self._settings, language=str(self.languages.currentData())))

    def _choose_theme(self) -> None:
        self._choose(replace(self._settings, theme=str(self.themes.currentData())))

    def _choose_jobs(self) -> None:
        self._choose(replace(self._settings, jobs=int(self.jobs.currentData())))

    def _choose(self, settings: Settings) -> None:
        self._settings = settings
        self.chosen.emit(settings)


def as_at_first(settings: Settings) -> Settings:
    """The defaults of all that the dialog shows; the caption, the folder and the window stay."""
    fresh = Settings()
    return replace(
        settings,
        language=fresh.language,
        theme=fresh.theme,
        zone=fresh.zone,
        cut_off=fresh.cut_off,
        no_gps=fresh.no_gps,
        jobs=fresh.jobs,
    )


def _add(table: QGridLayout, row: int, name: QLabel, choice: QComboBox | QWidget) -> None:
    """A name level with the first line of what it names, which it leads to."""
    name.setBuddy(choice)
    name.setContentsMargins(0, 8, 0, 0)
    table.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
    table.addWidget(choice, row, 1)
