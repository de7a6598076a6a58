"""The event and the place of photos, as the user types them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.gui.widgets.controls import LineEdit, name_parts
from stampgui.gui.widgets.form_rows import FormRows
from stampgui.i18n import Catalogue


class EventPlacePanel(QWidget):
    """`event_place_changed` carries the EventPlace after every key press, and its gesture."""

    event_place_changed = Signal(EventPlace, str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._event_place = NO_EVENT_PLACE
        self.event_edit, self.place_edit = LineEdit(), LineEdit()
        self._rows = FormRows()
        for line in (self.event_edit, self.place_edit):
            self._rows.add_row(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        name_parts(eventEdit=self.event_edit, placeEdit=self.place_edit)
        self.event_edit.textEdited.connect(lambda text: self._change(replace(self._event_place, event=text), "event"))
        self.place_edit.textEdited.connect(lambda text: self._change(replace(self._event_place, place=text), "place"))
        for line in (self.event_edit, self.place_edit):
            line.editingFinished.connect(lambda line=line: _finish(line))
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        lines = (self.event_edit, self.place_edit)
        names = (_("Event"), _("Place"))
        examples = (_("e.g. Village meeting"), _("e.g. Village hall"))
        self._rows.set_names(names)
        for line, name, example in zip(lines, names, examples, strict=True):
            line.setAccessibleName(name)
            line.setPlaceholderText(example)
            line.retranslate(catalogue)

    def set_event_place(self, event_place: EventPlace) -> None:
        self._event_place = event_place
        for line, text in ((self.event_edit, event_place.event), (self.place_edit, event_place.place)):
            if line.text() != text:
                line.setText(text)
                _show_beginning(line)

    def _change(self, event_place: EventPlace, gesture: str) -> None:
        self._event_place = event_place
        self.event_place_changed.emit(event_place, gesture)


def _finish(line: LineEdit) -> None:
    line.setModified(False)
    _show_beginning(line)


def _show_beginning(line: LineEdit) -> None:
    """Of a long text, unless one is writing in it."""
    if not line.hasFocus():
        line.setCursorPosition(0)
