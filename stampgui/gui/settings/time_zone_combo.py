"""The choice of a time zone: those of Indonesia in the list, all others by typing a part of their name."""

import datetime
import zoneinfo
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from stampgui.dates.zones import INDONESIAN_ZONES, format_zone
from stampgui.gui.widgets.controls import LineEdit, make_combo_box, make_label, name_parts, set_style_property
from stampgui.i18n import Catalogue

_NON_PLACE_PREFIXES: Final = ("Etc/", "SystemV/")


class TimeZoneCombo(QWidget):
    """`zone_selected` carries the zone as stored in the settings; empty for that of this computer."""

    zone_selected = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._zone = ""
        self._line_edit = LineEdit()
        self._combo = make_combo_box()
        self._combo.setEditable(True)
        self._combo.setLineEdit(self._line_edit)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._combo.setMaxVisibleItems(12)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name_parts(zoneCombo=self._combo)
        for zone in ("", *INDONESIAN_ZONES, *list_place_zones()):
            self._combo.addItem(zone, zone)
        finder = QCompleter(self._combo.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._combo.setCompleter(finder)
        self._found_list = found = QListView()
        found.setObjectName("found")
        finder.setPopup(found)
        found.setItemDelegate(QStyledItemDelegate(finder))  # the completer's own ignores the style sheet
        self._error_label, self._hint_label = make_label("bad", wrap=True), make_label("muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._combo)
        column.addWidget(self._error_label)
        column.addWidget(self._hint_label)
        self._error_label.hide()
        name_parts(zoneError=self._error_label)
        self._combo.activated.connect(lambda _row: self._select_zone(str(self._combo.currentData())))
        self._line_edit.editingFinished.connect(self._parse_input)
        self._line_edit.textEdited.connect(self._clear_error)
        self.setFocusProxy(self._combo)

    @property
    def text(self) -> str:
        """The name of the zone on screen."""
        return self._combo.currentText()

    @property
    def error_text(self) -> str:
        """Why the typed text is not a time zone, or an empty string."""
        return self._error_label.text() if not self._error_label.isHidden() else ""

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._error_template = _("The time zone “{zone}” is not known. Please choose one from the list.")
        self._hint_label.setText(
            _("For times recorded in UTC, as in Google's downloads. It does not change times from a camera clock.")
        )
        for row, name in enumerate(name_nearby_zones(catalogue).values()):
            self._combo.setItemText(row, name)
        for part in (self._combo, self._line_edit, self._found_list):
            part.setAccessibleName(_("Time zone"))
        self._line_edit.retranslate(catalogue)
        self.set_zone(self._zone)

    def set_zone(self, zone: str) -> None:
        self._zone = zone
        self._combo.setCurrentIndex(max(0, self._combo.findData(zone)))
        self._line_edit.setCursorPosition(0)
        self._clear_error()

    def _clear_error(self) -> None:
        set_style_property(self._combo, "bad", "false")
        self._error_label.hide()

    def _parse_input(self) -> None:
        """Accept the typed text: an entry of the list, or the short name of a zone."""
        typed = self._line_edit.text().strip().casefold()
        rows = range(self._combo.count())
        names = (self._combo.itemText(row).casefold() for row in rows), (self._combo.itemData(row) for row in rows)
        found = next((zone for name, zone in zip(*names, strict=True) if typed in (name, zone.casefold())), None)
        if found is not None:
            self._select_zone(found)
        else:
            self._error_label.setText(self._error_template.format(zone=self._line_edit.text().strip()))
            self._error_label.show()
            set_style_property(self._combo, "bad", "true")

    def _select_zone(self, zone: str) -> None:
        changed = zone != self._zone
        self.set_zone(zone)
        if changed:
            self.zone_selected.emit(zone)


def name_nearby_zones(catalogue: Catalogue) -> Mapping[str, str]:
    """This computer's zone and those of Indonesia, with their names on screen."""
    _ = catalogue.gettext
    here = datetime.datetime.now().astimezone().utcoffset() or datetime.timedelta()
    return {
        "": _("This computer's ({zone})").format(zone=format_zone(round(here.total_seconds() / 60))),
        "WIB": _("WIB – western Indonesia (UTC+7)"),
        "WITA": _("WITA – central Indonesia (UTC+8)"),
        "WIT": _("WIT – eastern Indonesia (UTC+9)"),
    }


def list_place_zones() -> tuple[str, ...]:
    """All zones named after places, such as "Asia/Tokyo", in alphabetical order."""
    names = zoneinfo.available_timezones()
    return tuple(sorted(name for name in names if "/" in name and not name.startswith(_NON_PLACE_PREFIXES)))
