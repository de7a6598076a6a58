"""The caption's words, its language, size, colour and place: for all photos."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from stampgui.caption.style import Anchor
from stampgui.caption.wording import BUILT_IN, FIELDS, TemplateError, check_template
from stampgui.dates.partial import PartialDate
from stampgui.gui.controls import Line, button, combo, label, set_role
from stampgui.gui.look import (
    COLOURS,
    LARGEST,
    SMALLEST,
    anchor_of,
    caption_language,
    examples,
    style_of,
    template_of,
    with_language,
)
from stampgui.gui.pickers import Places, Swatches
from stampgui.gui.tokens import Tokens
from stampgui.i18n import LANGUAGES, Catalogue
from stampgui.settings import Settings

_EXAMPLE: Final = PartialDate(2022, 10, 14)
_STEPS: Final = 2
"""Steps of the size slider per percent."""


class CaptionChoice(QWidget):
    """`chosen` carries the settings as they are after a choice."""

    chosen = Signal(Settings)

    def __init__(self, catalogue: Catalogue, settings: Settings, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._settings = settings
        self._date = _EXAMPLE
        self._own = template_of(settings, self._language) not in BUILT_IN[self._language]
        self._title = label("title")
        self._words = combo()
        self._words.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._words.setMinimumContentsLength(12)
        self._line = Line()
        self._fields = [button("field") for _pair in FIELDS]
        self._refusal = label("bad", wrap=True)
        self._own_words = QWidget()
        self._size_label, self._colour_label, self._place_label = label(), label(), label()
        self._languages = combo()
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(round(SMALLEST * _STEPS), round(LARGEST * _STEPS))
        self._colours = Swatches(COLOURS, tokens)
        self._places = Places(tokens)
        self._lay_out()
        self._connect()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        own = QVBoxLayout(self._own_words)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(6)
        own.addWidget(self._line)
        fields = QHBoxLayout()
        fields.setSpacing(4)
        for made in self._fields:
            fields.addWidget(made)
        fields.addStretch(1)
        own.addLayout(fields)
        own.addWidget(self._refusal)
        table = QGridLayout()
        table.setHorizontalSpacing(14)
        table.setVerticalSpacing(8)
        table.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        table.addWidget(self._size_label, 1, 0)
        table.addWidget(self._size, 1, 1)
        table.addWidget(self._colour_label, 2, 0)
        table.addWidget(self._colours, 2, 1, right)
        table.addWidget(self._place_label, 3, 0)
        table.addWidget(self._places, 3, 1, right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._languages)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._own_words)
        column.addLayout(table)

    def _connect(self) -> None:
        self._words.activated.connect(self._choose_words)
        self._line.textEdited.connect(self._choose_own)
        self._languages.activated.connect(self._choose_language)
        self._size.valueChanged.connect(lambda value: self._choose(replace(self._settings, size=value / _STEPS)))
        self._colours.chosen.connect(lambda colour: self._choose(replace(self._settings, fill=colour)))
        self._places.chosen.connect(lambda anchor: self._choose(replace(self._settings, anchor=anchor.value)))
        for made in self._fields:
            made.clicked.connect(lambda _checked=False, made=made: self._insert(made.text()))

    @property
    def _language(self) -> str:
        return caption_language(self._settings, window=self._catalogue.language)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title.setText(_("Caption of all photos"))
        self._size_label.setText(_("Size"))
        self._colour_label.setText(_("Colour"))
        self._place_label.setText(_("Position"))
        self._words.setAccessibleName(_("Caption"))
        self._line.setAccessibleName(_("Your own caption"))
        self._line.retranslate(catalogue)
        self._languages.setAccessibleName(_("Language of the caption"))
        self._size.setAccessibleName(_("Size of the caption"))
        self._colours.set_names((_("Yellow"), _("White"), _("Orange"), _("Red"), _("Dark")))
        self._places.set_names(self._place_names())
        self.show_settings(self._settings)

    def _place_names(self) -> dict[Anchor, str]:
        _ = self._catalogue.gettext
        return {
            Anchor.TOP_LEFT: _("Top left"),
            Anchor.TOP: _("Top middle"),
            Anchor.TOP_RIGHT: _("Top right"),
            Anchor.LEFT: _("Middle left"),
            Anchor.CENTER: _("Middle"),
            Anchor.RIGHT: _("Middle right"),
            Anchor.BOTTOM_LEFT: _("Bottom left"),
            Anchor.BOTTOM: _("Bottom middle"),
            Anchor.BOTTOM_RIGHT: _("Bottom right"),
        }

    def set_tokens(self, tokens: Tokens) -> None:
        self._colours.set_tokens(tokens)
        self._places.set_tokens(tokens)

    def show_date(self, date: PartialDate | None) -> None:
        """Make the examples of this date."""
        if (date or _EXAMPLE) != self._date:
            self._date = date or _EXAMPLE
            self._show_words()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        style = style_of(settings)
        with QSignalBlocker(self._size):
            self._size.setValue(round(style.size * _STEPS))
        self._colours.show_chosen(settings.fill.lower())
        self._places.show_chosen(anchor_of(settings))
        self._show_languages()
        self._show_words()

    def keep(self, settings: Settings) -> None:
        """Take over what was chosen elsewhere, so that the next choice here does not undo it."""
        self._settings = settings

    def _show_languages(self) -> None:
        _ = self._catalogue.gettext
        names = {"id": _("Indonesian"), "en": _("English")}
        self._languages.clear()
        for language in LANGUAGES:
            self._languages.addItem(names[language], language)
        self._languages.setCurrentIndex(self._languages.findData(self._language))

    def _show_words(self) -> None:
        template = template_of(self._settings, self._language)
        self._words.clear()
        for built_in, example in examples(self._language, self._date):
            self._words.addItem(example, built_in)
        self._words.addItem(self._catalogue.gettext("Write your own…"), None)
        place = self._words.findData(template)
        self._own = self._own or place < 0
        self._words.setCurrentIndex(self._words.count() - 1 if self._own else place)
        self._own_words.setVisible(self._own)
        if self._own and not self._line.hasFocus():
            self._line.setText(template)
        position = 0 if self._language == "id" else 1
        for made, pair in zip(self._fields, FIELDS.items(), strict=True):
            made.setText("{" + pair[position] + "}")
            made.setVisible(pair[1] in ("date", "weekday", "time", "file"))
        self._judge(self._line.text() if self._own else template)

    def _choose(self, settings: Settings) -> None:
        self._settings = settings
        self.chosen.emit(settings)

    def _choose_words(self) -> None:
        template = self._words.currentData()
        self._own = template is None
        if not self._own:
            self._choose(replace(self._settings, template=str(template)))
        self._show_words()
        if self._own:
            self._line.setFocus()

    def _choose_own(self, text: str) -> None:
        if self._judge(text):
            self._choose(replace(self._settings, template=text))

    def _choose_language(self) -> None:
        language = str(self._languages.currentData())
        self._choose(with_language(self._settings, language, window=self._catalogue.language))
        self._show_words()

    def _insert(self, field: str) -> None:
        self._line.insert(field)
        self._line.setFocus()
        self._choose_own(self._line.text())

    def _judge(self, template: str) -> bool:
        """Whether the words can be used; if not, the reason is shown."""
        try:
            check_template(template)
        except TemplateError as error:
            self._refusal.setText(self._catalogue.render(error.reason))
            self._refusal.show()
            set_role(self._line, "bad", "true")
            return False
        self._refusal.hide()
        set_role(self._line, "bad", "false")
        return True
