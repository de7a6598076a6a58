"""The settings: language, colours, how dates are read, what copies look like and keep, and where they go."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from stampgui.gui.controls import Choice, Line, button, combo, for_text, label
from stampgui.gui.cut_off import CutOff
from stampgui.gui.dating import dating_of
from stampgui.gui.default_style import DefaultStyle
from stampgui.gui.flow import Flow
from stampgui.gui.header import LANGUAGE_NAMES
from stampgui.gui.look import style_of
from stampgui.gui.rows import Rows
from stampgui.gui.whole import Whole, within_screen
from stampgui.gui.working import MOST_JOBS, cores, worker_count
from stampgui.gui.zone_choice import ZoneChoice
from stampgui.i18n import Catalogue
from stampgui.settings import Settings

_WIDTH: Final = 560


class SettingsDialog(QDialog):
    """Every choice holds at once: `chosen` carries the settings as they are after it, `style_chosen` a Style.

    `folder_wanted` asks for another folder of copies, `reset_wanted` for the defaults of what is shown here.
    """

    chosen = Signal(Settings)
    style_chosen = Signal(object)
    folder_wanted = Signal()
    reset_wanted = Signal()

    def __init__(
        self, parent: QWidget, catalogue: Catalogue, settings: Settings, *, today: datetime.date, styles: Path
    ) -> None:
        """`styles` is the folder of saved styles."""
        super().__init__(parent)
        self._settings = settings
        self.languages, self.themes, self.jobs = combo(), combo(), combo()
        self.zone, self.cut_off = ZoneChoice(), CutOff(catalogue, today=today)
        self.style_choice = DefaultStyle(catalogue, styles)
        self.folder, self.change_folder = Line(), button()
        self.folder.setReadOnly(True)
        self.folder.setMinimumWidth(for_text(150, self.font()))
        self.no_gps, self.undo = QCheckBox(), QCheckBox()
        self._privacy_note, self._undo_note = label("muted", wrap=True), label("muted", wrap=True)
        self._rows = Rows(gap=18, between=12)
        self._rows.add(self.languages)
        self._rows.add(self.themes)
        self._rows.add_rule()
        self._rows.add(self.zone)
        self._rows.add(self.cut_off)
        self._rows.add_rule()
        self._rows.add(self.style_choice)
        self._rows.add(_beside(self.folder, self.change_folder))
        self._rows.add(_above(self.no_gps, self._privacy_note))
        self._rows.add(_above(self.undo, self._undo_note))
        self._rows.add(self.jobs)
        self.reset, self._close = button("link"), button("primary")
        for language in ("", *LANGUAGE_NAMES):
            self.languages.addItem(LANGUAGE_NAMES.get(language, ""), language)
        for theme in ("", "light", "dark"):
            self.themes.addItem("", theme)
        for jobs in range(min(MOST_JOBS, max(8, cores())) + 1):
            self.jobs.addItem(str(jobs), jobs)
        self._lay_out()
        self._connect()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setLayout(self._rows)
        self._rows.setContentsMargins(22, 20, 22, 12)
        below = Flow(ends=True)
        below.setContentsMargins(22, 0, 22, 18)
        below.add(self.reset, self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._whole = Whole(body, squeezes=False)
        column.addWidget(self._whole, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.languages.activated.connect(lambda: self._choose(language=str(self.languages.currentData())))
        self.themes.activated.connect(lambda: self._choose(theme=str(self.themes.currentData())))
        self.jobs.activated.connect(lambda: self._choose(jobs=int(self.jobs.currentData())))
        self.zone.chosen.connect(lambda zone: self._choose(zone=zone))
        self.cut_off.chosen.connect(lambda day: self._choose(cut_off=day))
        self.style_choice.chosen.connect(self.style_chosen)
        self.change_folder.clicked.connect(self.folder_wanted)
        self.no_gps.clicked.connect(lambda on: self._choose(no_gps=on))
        self.undo.clicked.connect(lambda on: self._choose(undo=on))
        self.reset.clicked.connect(self.reset_wanted)
        self._close.clicked.connect(self.accept)

    def open(self) -> None:
        self.style_choice.look_again()
        width = for_text(_WIDTH, self.font())
        self.resize(within_screen(self, QSize(width, self.layout_height(width))))
        super().open()

    def layout_height(self, width: int) -> int:
        """How high the dialog is when nothing in it has to be scrolled."""
        self.ensurePolished()
        return self._rows.totalHeightForWidth(width) + self._close.sizeHint().height() + 32

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.setWindowTitle(_("Settings"))
        names: Sequence[str] = (
            *(_("Language"), _("Colours"), _("Time zone"), _("Cut-off date"), _("Style"), _("Folder")),
            *(_("Privacy"), _("Original"), _("Photos at a time")),
        )
        self._rows.name(names)
        for choice, name in ((self.languages, names[0]), (self.themes, names[1]), (self.jobs, names[-1])):
            choice.setAccessibleName(name)
        as_the_system = _("As the system has it")
        self.languages.setItemText(0, as_the_system)
        for row, name in enumerate((as_the_system, _("Light"), _("Dark"))):
            self.themes.setItemText(row, name)
        self.jobs.setItemText(0, _("Automatic ({count})").format(count=worker_count(0)))
        self.folder.setAccessibleName(_("Folder for the copies"))
        self.folder.retranslate(catalogue)
        self.change_folder.setText(_("Change…"))
        self.change_folder.setAccessibleName(_("Change the folder for the copies"))
        self.no_gps.setText(_("Leave place and serial numbers out of copies"))
        self._privacy_note.setText(
            _("The maker note goes with them, and the original can then not be given back from a copy.")
        )
        self.undo.setText(_("Can be given back from a copy"))
        self._undo_note.setText(
            _("Whoever has such a copy can see the photo without its caption. Without this, copies are smaller.")
        )
        self.no_gps.setAccessibleDescription(self._privacy_note.text())
        self.undo.setAccessibleDescription(self._undo_note.text())
        self.reset.setText(_("Reset to the defaults…"))
        self._close.setText(_("Close"))
        for part in (self.zone, self.cut_off, self.style_choice):
            part.retranslate(catalogue)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        dating = dating_of(settings)
        shown: Sequence[tuple[Choice, object]] = (
            (self.languages, settings.language),
            (self.themes, settings.theme),
            (self.jobs, settings.jobs),
        )
        for choice, value in shown:
            choice.setCurrentIndex(max(0, choice.findData(value)))
        self.no_gps.setChecked(settings.no_gps)
        self.undo.setChecked(settings.undo and not settings.no_gps)
        self.undo.setEnabled(not settings.no_gps)
        self.zone.show_zone(dating.zone or "")
        self.cut_off.show_day(dating.cut_off)
        self.style_choice.show_style(style_of(settings))

    def show_folder(self, folder: Path) -> None:
        """Where copies go, chosen or not."""
        self.folder.setText(str(folder))
        self.folder.setToolTip(str(folder))
        self.folder.setCursorPosition(0)

    def _choose(self, **chosen: Any) -> None:
        self._settings = replace(self._settings, **chosen)
        self.chosen.emit(self._settings)


def as_at_first(settings: Settings) -> Settings:
    """The defaults of all that the dialog shows; the words of the caption and the window stay."""
    fresh = Settings()
    return replace(
        settings,
        language=fresh.language,
        theme=fresh.theme,
        zone=fresh.zone,
        cut_off=fresh.cut_off,
        style=fresh.style,
        output_folder=fresh.output_folder,
        no_gps=fresh.no_gps,
        undo=fresh.undo,
        jobs=fresh.jobs,
    )


def _beside(*parts: QWidget) -> QWidget:
    made = QWidget()
    Flow(made, ends=True).add(*parts)
    made.setFocusProxy(parts[-1])
    return made


def _above(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    made.setFocusProxy(parts[0])
    return made
