"""The settings dialog: language, appearance, time zone and cut-off date, default style, copies and their folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from stampgui.caption.style import Style
from stampgui.gui.settings.cut_off_field import CutOffField
from stampgui.gui.settings.time_zone_combo import TimeZoneCombo
from stampgui.gui.style.style_combo import StyleCombo
from stampgui.gui.widgets.controls import (
    ComboBox,
    make_button,
    make_combo_box,
    make_label,
    name_parts,
    scale_to_font,
)
from stampgui.gui.widgets.fitting_scroll_area import FittingScrollArea, limit_to_screen
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.form_rows import FormRows
from stampgui.gui.widgets.path_label import PathLabel
from stampgui.i18n import LANGUAGES, Catalogue
from stampgui.session.captions.caption_spec import resolve_stored_style
from stampgui.session.clock import Today
from stampgui.session.date_options import parse_date_options
from stampgui.session.worker_count import choose_worker_count, count_cores
from stampgui.settings import Settings

_WIDTH: Final = 560


class SettingsDialog(QDialog):
    """Every change takes effect at once: `settings_selected` carries the Settings, `style_selected` a Style.

    Other signals ask for another folder for copies or for pasted pictures, or to reset what the dialog shows to the
    defaults.
    """

    settings_selected = Signal(Settings)
    style_selected = Signal(Style)
    folder_change_requested = Signal()
    pasted_folder_change_requested = Signal()
    reset_requested = Signal()

    def __init__(
        self, parent: QWidget, catalogue: Catalogue, settings: Settings, *, today: Today, styles_folder: Path
    ) -> None:
        """`styles_folder` holds the saved styles."""
        super().__init__(parent)
        self._settings = settings
        self.language_combo, self.theme_combo, self.jobs_combo = make_combo_box(), make_combo_box(), make_combo_box()
        self.time_zone_combo, self.cut_off_field = TimeZoneCombo(), CutOffField(catalogue, today=today)
        self.style_combo = StyleCombo(catalogue, styles_folder)
        self.folder_label, self.change_folder_button = PathLabel(), make_button()
        self.pasted_folder_label, self.change_pasted_folder_button = PathLabel(), make_button()
        self.correct_exif_box, self.no_gps_box, self.restorable_box = QCheckBox(), QCheckBox(), QCheckBox()
        self._correct_exif_note, self._privacy_note, self._restorable_note, self._jobs_note = (
            make_label("muted", wrap=True) for _number in range(4)
        )
        self._rows = FormRows(gap=18, spacing=12)
        self._rows.add_row(self.language_combo)
        self._rows.add_row(self.theme_combo)
        self._rows.add_separator()
        self._rows.add_row(self.time_zone_combo)
        self._rows.add_row(self.cut_off_field)
        self._rows.add_separator()
        self._rows.add_row(self.style_combo)
        self._rows.add_row(_make_row(self.folder_label, self.change_folder_button))
        self._rows.add_row(_make_row(self.pasted_folder_label, self.change_pasted_folder_button))
        self._rows.add_row(_make_column(self.correct_exif_box, self._correct_exif_note))
        self._rows.add_row(_make_column(self.no_gps_box, self._privacy_note))
        self._rows.add_row(_make_column(self.restorable_box, self._restorable_note))
        self._rows.add_row(_make_column(self.jobs_combo, self._jobs_note, top=0))
        self.reset_button, self._close_button = make_button("link"), make_button("primary")
        name_parts(
            languageCombo=self.language_combo,
            themeCombo=self.theme_combo,
            jobsCombo=self.jobs_combo,
            copyFolderPath=self.folder_label,
            changeCopyFolderButton=self.change_folder_button,
            pastedFolderPath=self.pasted_folder_label,
            changePastedFolderButton=self.change_pasted_folder_button,
            correctExifBox=self.correct_exif_box,
            noGpsBox=self.no_gps_box,
            restorableBox=self.restorable_box,
            resetSettingsButton=self.reset_button,
            closeSettingsButton=self._close_button,
        )
        for language in ("", *LANGUAGES):
            self.language_combo.addItem(LANGUAGES.get(language, ""), language)
        for theme in ("", "light", "dark"):
            self.theme_combo.addItem("", theme)
        for jobs in range(choose_worker_count(max(8, count_cores())) + 1):
            self.jobs_combo.addItem(str(jobs), jobs)
        self._lay_out()
        self._connect()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setLayout(self._rows)
        self._rows.setContentsMargins(22, 20, 22, 12)
        below = FlowLayout(last_at_end=True)
        below.setContentsMargins(22, 0, 22, 18)
        below.add(self.reset_button, self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._scroll_area = FittingScrollArea(body, shrinks=False)
        column.addWidget(self._scroll_area, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.language_combo.activated.connect(lambda: self._change(language=str(self.language_combo.currentData())))
        self.theme_combo.activated.connect(lambda: self._change(theme=str(self.theme_combo.currentData())))
        self.jobs_combo.activated.connect(lambda: self._change(jobs=int(self.jobs_combo.currentData())))
        self.time_zone_combo.zone_selected.connect(lambda zone: self._change(zone=zone))
        self.cut_off_field.day_entered.connect(lambda day: self._change(cut_off=day))
        self.style_combo.style_selected.connect(self.style_selected)
        self.change_folder_button.clicked.connect(self.folder_change_requested)
        self.change_pasted_folder_button.clicked.connect(self.pasted_folder_change_requested)
        self.correct_exif_box.clicked.connect(lambda on: self._change(correct_exif=on))
        self.no_gps_box.clicked.connect(lambda on: self._change(no_gps=on))
        self.restorable_box.clicked.connect(lambda on: self._change(undo=on))
        self.reset_button.clicked.connect(self.reset_requested)
        self._close_button.clicked.connect(self.accept)

    def open(self) -> None:
        self.style_combo.reload()
        width = scale_to_font(_WIDTH, self.font())
        self.resize(limit_to_screen(self, QSize(width, self.layout_height(width))))
        super().open()

    def layout_height(self, width: int) -> int:
        """The height at which nothing in the dialog has to be scrolled."""
        self.ensurePolished()
        return self._rows.totalHeightForWidth(width) + self._close_button.sizeHint().height() + 32

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self.setWindowTitle(_("Settings"))
        names: Sequence[str] = (
            *(
                _("Language"),
                _("Appearance"),
                _("Time zone"),
                _("Cut-off date"),
                _("Style"),
                _("Folder for the copies"),
            ),
            *(_("Pasted pictures"), _("Camera data"), _("Privacy"), _("Original"), _("Parallel jobs")),
        )
        self._rows.set_names(names)
        for choice, name in (
            (self.language_combo, names[0]),
            (self.theme_combo, names[1]),
            (self.jobs_combo, names[-1]),
        ):
            choice.setAccessibleName(name)
        follow_system = _("Follow the system")
        self.language_combo.setItemText(0, follow_system)
        for row, name in enumerate((follow_system, _("Light"), _("Dark"))):
            self.theme_combo.setItemText(row, name)
        self.jobs_combo.setItemText(0, catalogue.fill(_("Automatic ({count})"), count=choose_worker_count(0)))
        self.folder_label.set_name(_("Folder for the copies"))
        self.change_folder_button.setText(_("Change…"))
        self.change_folder_button.setAccessibleName(_("Change the folder for the copies"))
        self.pasted_folder_label.set_name(_("Folder for pasted pictures"))
        self.change_pasted_folder_button.setText(_("Change…"))
        self.change_pasted_folder_button.setAccessibleName(_("Change the folder for pasted pictures"))
        self.correct_exif_box.setText(_("Correct dates that differ from the caption"))
        self._correct_exif_note.setText(
            _(
                "Where your date differs, it is written to the camera data (EXIF) of the copy. "
                "Originals are not changed."
            )
        )
        self.no_gps_box.setText(_("Leave location and other private details out of copies"))
        self._privacy_note.setText(
            _(
                "Only dates, author, copyright, texts about the photo such as titles and keywords, ratings, camera and "
                "exposure, orientation, colours and thumbnails stay. The original cannot be restored from such a copy."
            )
        )
        self.restorable_box.setText(_("Keep original inside the copy"))
        self._restorable_note.setText(
            _("Recipients of such a copy can uncover the photo without its caption. Without this, copies are smaller.")
        )
        self._jobs_note.setText(_("More is faster, but takes more memory."))
        self.jobs_combo.setAccessibleDescription(self._jobs_note.text())
        self.correct_exif_box.setAccessibleDescription(self._correct_exif_note.text())
        self.no_gps_box.setAccessibleDescription(self._privacy_note.text())
        self.restorable_box.setAccessibleDescription(self._restorable_note.text())
        self.reset_button.setText(_("Reset to the defaults…"))
        self._close_button.setText(_("Close"))
        for part in (self.time_zone_combo, self.cut_off_field, self.style_combo):
            part.retranslate(catalogue)
        self.set_settings(self._settings)

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        date_options = parse_date_options(settings)
        shown: Sequence[tuple[ComboBox, object]] = (
            (self.language_combo, settings.language),
            (self.theme_combo, settings.theme),
            (self.jobs_combo, settings.jobs),
        )
        for choice, value in shown:
            choice.setCurrentIndex(max(0, choice.findData(value)))
        self.correct_exif_box.setChecked(settings.correct_exif)
        self.no_gps_box.setChecked(settings.no_gps)
        self.restorable_box.setChecked(settings.undo and not settings.no_gps)
        self.restorable_box.setEnabled(not settings.no_gps)
        self.time_zone_combo.set_zone(date_options.zone or "")
        self.cut_off_field.set_day(date_options.cut_off)
        self.style_combo.set_style(resolve_stored_style(settings))

    def set_folders(self, copies: Path, pasted: Path) -> None:
        """Show the folders for copies and for pasted pictures, whether they are the defaults or chosen."""
        self.folder_label.set_path(copies)
        self.pasted_folder_label.set_path(pasted)

    def _change(self, **chosen: Any) -> None:
        self._settings = replace(self._settings, **chosen)
        self.settings_selected.emit(self._settings)


def with_defaults(settings: Settings) -> Settings:
    """Reset everything that the dialog shows; the caption text and the window geometry are kept."""
    fresh = Settings()
    return replace(
        settings,
        language=fresh.language,
        theme=fresh.theme,
        zone=fresh.zone,
        cut_off=fresh.cut_off,
        style=fresh.style,
        output_folder=fresh.output_folder,
        pasted_folder=fresh.pasted_folder,
        correct_exif=fresh.correct_exif,
        no_gps=fresh.no_gps,
        undo=fresh.undo,
        jobs=fresh.jobs,
    )


def _make_row(*parts: QWidget) -> QWidget:
    widget = QWidget()
    FlowLayout(widget, last_at_end=True).add(*parts)
    widget.setFocusProxy(parts[-1])
    return widget


def _make_column(*parts: QWidget, top: int = 6) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, top, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    widget.setFocusProxy(parts[0])
    return widget
