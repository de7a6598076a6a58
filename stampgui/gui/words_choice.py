"""What photos show and where they were taken, in a person's words."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.gui.controls import Line
from stampgui.gui.rows import Rows
from stampgui.i18n import Catalogue


class WordsChoice(QWidget):
    """`changed` carries the Words after every letter, and the gesture that it belongs to."""

    changed = Signal(object, str)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._words = NOTHING_SAID
        self.event_line, self.place_line = Line(), Line()
        self._rows = Rows()
        for line in (self.event_line, self.place_line):
            self._rows.add(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        self.event_line.textEdited.connect(lambda text: self._say(replace(self._words, event=text), "event"))
        self.place_line.textEdited.connect(lambda text: self._say(replace(self._words, place=text), "place"))
        for line in (self.event_line, self.place_line):
            line.editingFinished.connect(lambda line=line: line.setModified(False))
        self.retranslate(catalogue)

    def retranslate(self, catalogue: Catalogue) -> None:
        _ = catalogue.gettext
        lines = (self.event_line, self.place_line)
        names = (_("Event"), _("Place"))
        examples = (_("e.g. Village meeting"), _("e.g. Village hall"))
        self._rows.name(names)
        for line, name, example in zip(lines, names, examples, strict=True):
            line.setAccessibleName(name)
            line.setPlaceholderText(example)
            line.retranslate(catalogue)

    def show_words(self, words: Words) -> None:
        self._words = words
        for line, text in ((self.event_line, words.event), (self.place_line, words.place)):
            if line.text() != text:
                line.setText(text)

    def _say(self, words: Words, gesture: str) -> None:
        self._words = words
        self.changed.emit(words, gesture)
