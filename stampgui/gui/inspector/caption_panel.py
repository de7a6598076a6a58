"""The text and the language of the caption, for all photos."""

import datetime
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stampgui.caption.caption_text import check_template, find_unknown_fields, list_templates
from stampgui.dates.partial import PartialDate
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_combo_box, make_label, name_parts, set_message
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.gui.widgets.template_edit import TemplateEdit
from stampgui.i18n import LANGUAGES, Catalogue
from stampgui.session.captions.caption_spec import (
    CaptionSpec,
    describe_unknown_fields,
    list_template_examples,
    with_language,
)

_EXAMPLE_DATE: Final = PartialDate(2022, 5, 1, datetime.time(9, 41), 7 * 60)
_OFFERED_FIELDS: Final = ("date", "weekday", "time", "zone", "event", "place", "file")


class CaptionPanel(QWidget):
    """`caption_spec_changed` carries the changed CaptionSpec and the gesture that the change belongs to.

    `judged` carries whether the caption is right; what is wrong stays in its field, and the caption is the former one.
    """

    caption_spec_changed = Signal(CaptionSpec, str)
    judged = Signal(bool)

    def __init__(self, catalogue: Catalogue, spec: CaptionSpec, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._spec = spec
        self._date: PartialDate | None = None
        self._is_custom = spec.template not in list_templates(spec.language)
        self._is_right = True
        self._written = ""
        """The last right text of the field for an own one."""
        self._title_label = make_label("title", wrap=True)
        self._template_combo = make_combo_box()
        self._template_combo.limit_width(12)
        self.custom_template_edit = TemplateEdit(_OFFERED_FIELDS, check_template, tokens)
        self._note_label = make_label("muted", wrap=True)
        self._language_combo = make_combo_box()
        name_parts(
            templateCombo=self._template_combo, captionLanguageCombo=self._language_combo, captionNote=self._note_label
        )
        self._lay_out()
        self._template_combo.activated.connect(self._select_template)
        self.custom_template_edit.template_changed.connect(self._select_custom)
        self.custom_template_edit.validated.connect(self._judge)
        self._language_combo.activated.connect(self._select_language)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = FlowLayout(last_at_end=True)
        self._title_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head.add(self._title_label, self._language_combo)
        column.addLayout(head)
        column.addWidget(self._template_combo)
        column.addWidget(self.custom_template_edit)
        column.addWidget(self._note_label)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._title_label.setText(_("Caption of all photos"))
        self._template_combo.setAccessibleName(_("Caption"))
        self._language_combo.setAccessibleName(_("Language of the caption"))
        self.custom_template_edit.set_hint(_("The framed fields are filled in from each photo."))
        self._update_languages()
        self._update_templates()

    def set_tokens(self, tokens: Tokens) -> None:
        self.custom_template_edit.set_tokens(tokens)

    def set_date(self, date: PartialDate | None) -> None:
        """Show the wordings with this date; without one, with that of an example."""
        if date != self._date:
            self._date = date
            self._update_templates()

    def set_caption_spec(self, spec: CaptionSpec) -> None:
        before, self._spec = self._spec, spec
        if (spec.template, spec.language) != (before.template, before.language):
            if not self.custom_template_edit.line_edit.hasFocus():  # undone, say; what one writes in stays open
                self._is_custom = False
            self._update_languages()
            self._update_templates()

    def _update_languages(self) -> None:
        self._language_combo.clear()
        for language, name in LANGUAGES.items():
            self._language_combo.addItem(name, language)
        self._language_combo.setCurrentIndex(self._language_combo.findData(self._spec.language))

    def _update_templates(self) -> None:
        template = self._spec.template
        self._template_combo.clear()
        for built_in, example in list_template_examples(self._spec.language, self._date or _EXAMPLE_DATE):
            self._template_combo.addItem(self._complete_example(built_in, example), built_in)
        self._template_combo.addItem(self._catalogue.gettext("Write your own"), None)
        place = self._template_combo.findData(template)
        self._is_custom = self._is_custom or place < 0
        self._template_combo.setCurrentIndex(self._template_combo.count() - 1 if self._is_custom else place)
        self.custom_template_edit.setVisible(self._is_custom)
        name = self._catalogue.gettext("Your own caption")
        self.custom_template_edit.retranslate(self._catalogue, name)
        if not self._is_custom:
            self._written = ""
        elif template == self._written and not self.custom_template_edit.is_valid:
            self.custom_template_edit.validate(self.custom_template_edit.line_edit.text())
        else:
            self._written = template
            self.custom_template_edit.set_template(template)
        self._judge()
        self._update_note()

    def _judge(self) -> None:
        is_right = self.custom_template_edit.is_valid or not self._is_custom
        if is_right != self._is_right:
            self._is_right = is_right
            self.judged.emit(is_right)

    def _complete_example(self, template: str, example: str) -> str:
        """Tell apart wordings that come to the same for a date that is not known as exactly; call an example so."""
        _, unknown = self._catalogue.gettext, find_unknown_fields(template, self._date or _EXAMPLE_DATE)
        if "time" in unknown:
            return _("{example} · with the time where it is known").format(example=example)
        if "weekday" in unknown:
            return _("{example} · with the weekday where it is known").format(example=example)
        return example if self._date else _("e.g. {example}").format(example=example)

    def _update_note(self) -> None:
        note = describe_unknown_fields(self._spec.template, self._date or _EXAMPLE_DATE)
        set_message(self._note_label, "muted", self._catalogue.render(note) if note else "")

    def _select(self, spec: CaptionSpec, gesture: str = "") -> None:
        self._spec = spec
        self.caption_spec_changed.emit(spec, gesture)

    def _select_template(self) -> None:
        template = self._template_combo.currentData()
        self._is_custom = template is None
        if not self._is_custom:
            self._select(replace(self._spec, template=str(template)))
        self._update_templates()
        if self._is_custom:
            self.custom_template_edit.setFocus()

    def _select_custom(self, text: str) -> None:
        self._written = text
        self._select(replace(self._spec, template=text), "caption")
        self._update_note()

    def _select_language(self) -> None:
        self._select(with_language(self._spec, str(self._language_combo.currentData())))
        self._update_templates()
