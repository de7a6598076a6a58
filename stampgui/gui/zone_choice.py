"""The choice of a time zone: those of Indonesia at hand, all others by typing a part of their names."""

import datetime
import zoneinfo
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from stampgui.dates.named_zones import INDONESIAN
from stampgui.dates.zones import zone_name
from stampgui.gui.controls import Line, combo, label, set_role
from stampgui.i18n import Catalogue

_NO_PLACES: Final = ("Etc/", "SystemV/")


class ZoneChoice(QWidget):
    """`chosen` carries the zone as the settings name it; empty is this computer's."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._zone = ""
        self._line = Line()
        self._zones = combo()
        self._zones.setEditable(True)
        self._zones.setLineEdit(self._line)
        self._zones.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._zones.setMaxVisibleItems(12)
        self._zones.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for zone in ("", *INDONESIAN, *places()):
            self._zones.addItem(zone, zone)
        finder = QCompleter(self._zones.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._zones.setCompleter(finder)
        found = QListView()
        found.setObjectName("found")
        finder.setPopup(found)
        found.setItemDelegate(QStyledItemDelegate(finder))  # in place of the completer's own, which ignores the sheet
        self._refusal, self._hint = label("bad", wrap=True), label("muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._zones)
        column.addWidget(self._refusal)
        column.addWidget(self._hint)
        self._refusal.hide()
        self._zones.activated.connect(lambda _row: self._choose(str(self._zones.currentData())))
        self._line.editingFinished.connect(self._read)
        self._line.textEdited.connect(self._forgive)
        self.setFocusProxy(self._zones)

    @property
    def text(self) -> str:
        """The zone as it is called on screen."""
        return self._zones.currentText()

    @property
    def refusal(self) -> str:
        """Why what was typed is no zone, or nothing."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        self._refusal_text = _("The time zone “{zone}” is not known. Please choose one from the list.")
        self._hint.setText(
            _("For times that are told in UTC, as in Google's downloads. The time of a camera's clock is never moved.")
        )
        for row, name in enumerate(own_names(catalogue).values()):
            self._zones.setItemText(row, name)
        self._zones.setAccessibleName(_("Time zone"))
        self._line.setAccessibleName(_("Time zone"))
        self._line.retranslate(catalogue)
        self.show_zone(self._zone)

    def show_zone(self, zone: str) -> None:
        self._zone = zone
        self._zones.setCurrentIndex(max(0, self._zones.findData(zone)))
        self._line.setCursorPosition(0)
        self._forgive()

    def _forgive(self) -> None:
        set_role(self._zones, "bad", "false")
        self._refusal.hide()

    def _read(self) -> None:
        """Take what was typed: an entry of the list, or a zone's short name."""
        typed = self._line.text().strip().casefold()
        rows = range(self._zones.count())
        names = (self._zones.itemText(row).casefold() for row in rows), (self._zones.itemData(row) for row in rows)
        found = next((zone for name, zone in zip(*names, strict=True) if typed in (name, zone.casefold())), None)
        if found is not None:
            self._choose(found)
        else:
            self._refusal.setText(self._refusal_text.format(zone=self._line.text().strip()))
            self._refusal.show()
            set_role(self._zones, "bad", "true")

    def _choose(self, zone: str) -> None:
        changed = zone != self._zone
        self.show_zone(zone)
        if changed:
            self.chosen.emit(zone)


def own_names(catalogue: Catalogue) -> Mapping[str, str]:
    """This computer's zone and those of Indonesia, each with its name on screen."""
    _ = catalogue.gettext
    here = datetime.datetime.now().astimezone().utcoffset() or datetime.timedelta()
    return {
        "": _("This computer's ({zone})").format(zone=zone_name(round(here.total_seconds() / 60))),
        "WIB": _("WIB – western Indonesia (UTC+7)"),
        "WITA": _("WITA – central Indonesia (UTC+8)"),
        "WIT": _("WIT – eastern Indonesia (UTC+9)"),
    }


def places() -> tuple[str, ...]:
    """The zones of the world that are named after places, such as "Asia/Tokyo", in alphabetical order."""
    names = zoneinfo.available_timezones()
    return tuple(sorted(name for name in names if "/" in name and not name.startswith(_NO_PLACES)))
