"""The caption's words and its language, for all photos."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stampgui.caption.wording import BUILT_IN, check_template
from stampgui.dates.partial import PartialDate
from stampgui.gui.controls import combo, label
from stampgui.gui.flow import Flow
from stampgui.gui.look import Look, examples, with_language
from stampgui.gui.template_line import TemplateLine
from stampgui.i18n import LANGUAGES, Catalogue

_EXAMPLE: Final = PartialDate(2022, 10, 14)
_OFFERED: Final = ("date", "weekday", "time", "event", "place", "file")


class CaptionChoice(QWidget):
    """`chosen` carries the Look after a choice, and the gesture that it belongs to."""

    chosen = Signal(object, str)

    def __init__(self, catalogue: Catalogue, look: Look) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._look = look
        self._date = _EXAMPLE
        self._own = look.template not in BUILT_IN[look.language]
        self._title = label("title", wrap=True)
        self._words = combo()
        self._words.keep_narrow(12)
        self._own_words = TemplateLine(_OFFERED, check_template)
        self._languages = combo()
        self._lay_out()
        self._words.activated.connect(self._choose_words)
        self._own_words.edited.connect(self._choose_own)
        self._languages.activated.connect(self._choose_language)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = Flow(ends=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head.add(self._title, self._languages)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._own_words)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title.setText(_("Caption of all photos"))
        self._words.setAccessibleName(_("Caption"))
        self._languages.setAccessibleName(_("Language of the caption"))
        self._show_languages()
        self._show_words()

    def show_date(self, date: PartialDate | None) -> None:
        """Make the examples of this date."""
        if (date or _EXAMPLE) != self._date:
            self._date = date or _EXAMPLE
            self._show_words()

    def show_look(self, look: Look) -> None:
        before, self._look = self._look, look
        if (look.template, look.language) != (before.template, before.language):
            self._show_languages()
            self._show_words()

    def _show_languages(self) -> None:
        _ = self._catalogue.gettext
        names = {"id": _("Indonesian"), "en": _("English")}
        self._languages.clear()
        for language in LANGUAGES:
            self._languages.addItem(names[language], language)
        self._languages.setCurrentIndex(self._languages.findData(self._look.language))

    def _show_words(self) -> None:
        template = self._look.template
        self._words.clear()
        for built_in, example in examples(self._look.language, self._date):
            self._words.addItem(example, built_in)
        self._words.addItem(self._catalogue.gettext("Write your own…"), None)
        place = self._words.findData(template)
        self._own = self._own or place < 0
        self._words.setCurrentIndex(self._words.count() - 1 if self._own else place)
        self._own_words.setVisible(self._own)
        name = self._catalogue.gettext("Your own caption")
        self._own_words.retranslate(self._catalogue, name, language=self._look.language)
        if self._own:
            self._own_words.show_template(template)

    def _choose(self, look: Look, gesture: str = "") -> None:
        self._look = look
        self.chosen.emit(look, gesture)

    def _choose_words(self) -> None:
        template = self._words.currentData()
        self._own = template is None
        if not self._own:
            self._choose(replace(self._look, template=str(template)))
        self._show_words()
        if self._own:
            self._own_words.setFocus()

    def _choose_own(self, text: str) -> None:
        self._choose(replace(self._look, template=text), "caption")

    def _choose_language(self) -> None:
        self._choose(with_language(self._look, str(self._languages.currentData())))
        self._show_words()
