"""The date of the selected photos: a field that says at once what it understood."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stampgui.dates.partial import PartialDate
from stampgui.dates.wording import source_words
from stampgui.gui.card_words import echo, offer_words, short_date
from stampgui.gui.controls import Line, button, for_text, label, say, set_role
from stampgui.gui.date_reading import Reading, reading
from stampgui.gui.flow import Flow
from stampgui.gui.long_button import LongButton
from stampgui.gui.photos import Card, answerable, choices, common_date, first_choices
from stampgui.i18n import Catalogue
from stampgui.stamping.outcome import Status


class DateEntry(QWidget):
    """`given` carries the PartialDate for all selected photos; `taken_back` asks to drop the typed ones.

    `each_own` asks to give every selected photo its own first suggestion. `considered` carries the date that the
    field holds while it is being typed, or None.
    """

    given = Signal(PartialDate)
    taken_back = Signal()
    each_own = Signal()
    considered = Signal(object)

    def __init__(self, catalogue: Catalogue, *, today: datetime.date) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._today = today
        self._cards: Sequence[Card] = ()
        self._common: PartialDate | None = None
        self._reading = Reading()
        self._title = label("title")
        self._field = Line()
        self._apply = button("primary")
        self._echo = label(wrap=True)
        self._question = QFrame()
        self._question.setObjectName("question")
        self._reason = label(wrap=True)
        self._offers = QVBoxLayout()
        self._offer_buttons: list[LongButton] = []
        self._each_own = LongButton("offer")
        self._take_back = button("link")
        self._lay_out()
        self._field.textEdited.connect(self._read)
        self._field.returnPressed.connect(self._give)
        self._apply.clicked.connect(self._give)
        self._take_back.clicked.connect(self.taken_back)
        self._each_own.clicked.connect(self.each_own)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._field.setMinimumWidth(for_text(120, self.font()))
        row = Flow(ends=True)
        row.add(self._field, self._apply)
        asking = QVBoxLayout(self._question)
        asking.setContentsMargins(10, 8, 10, 8)
        asking.addWidget(self._reason)
        self._offers.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._question)
        column.addLayout(row)
        column.addWidget(self._echo)
        column.addLayout(self._offers)
        column.addWidget(self._each_own)
        column.addWidget(self._take_back)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._apply.setText(_("Use"))
        self._apply.setAccessibleName(_("Use this date"))
        self._field.setAccessibleName(_("Capture date"))
        self._field.retranslate(catalogue)
        self._take_back.setText(_("Remove the date I typed"))
        self.show_cards(self._cards)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Be about these photos from now on."""
        same = [card.id for card in cards] == [card.id for card in self._cards]
        editing = same and self._field.isModified()
        self._cards, self._common = cards, common_date(cards)
        self._show_title()
        self._show_question()
        open_to_answers = any(answerable(card) for card in cards)
        self._field.setEnabled(open_to_answers)
        self._take_back.setVisible(any(card.answer is not None for card in cards))
        self._show_each_own()
        if not editing:
            self._field.setText(short_date(self._common, self._catalogue) if self._common else "")
            self._field.setModified(False)
            self._reading = Reading()
        self._show_reading()

    def focus(self) -> None:
        """Put the cursor into the field, ready to be typed over."""
        self._field.setFocus()
        self._field.selectAll()

    @property
    def unfinished(self) -> bool:
        """Whether something is typed that has not been used."""
        return self._field.isModified() and bool(self._field.text().strip())

    @property
    def said(self) -> QWidget:
        """Where that is said."""
        return self._echo

    @property
    def echo(self) -> str:
        """What is said about the letters in the field, or about what holds."""
        return self._echo.text()

    def clear(self) -> None:
        """Drop what is typed and show what holds."""
        self._field.setModified(False)
        self.show_cards(self._cards)
        self.considered.emit(None)

    def _show_title(self) -> None:
        _ = self._catalogue.gettext
        count = len(self._cards)
        if count > 1:
            text = self._catalogue.ngettext("Date of {count} photo", "Date of {count} photos", count)
            self._title.setText(text.format(count=count))
            mixed = self._common is None and any(card.date for card in self._cards)
            self._field.setPlaceholderText(_("different dates") if mixed else _("e.g. 14 Oct 2022 or 2022"))
        else:
            self._title.setText(_("This photo's date"))
            self._field.setPlaceholderText(_("e.g. 14 Oct 2022 or 2022"))

    def _show_question(self) -> None:
        sole = self._cards[0] if len(self._cards) == 1 else None
        texts: list[str] = []
        if sole is not None and sole.outcome.status is not Status.READY and sole.outcome.reason:
            texts = [self._catalogue.render(sole.outcome.reason)]
        elif sole is not None:
            texts = [self._catalogue.render(warning) for warning in sole.outcome.notes]
        self._reason.setText("\n".join(texts))
        self._question.setVisible(bool(texts))

    def _show_each_own(self) -> None:
        kind, dates = first_choices(self._cards)
        self._each_own.setVisible(kind is not None and len(dates) > 1)
        if kind is not None:
            words = self._catalogue.render(source_words(kind))
            text = self._catalogue.gettext("Use for each photo: {source}").format(source=words)
            self._each_own.say(text)

    def _read(self, text: str) -> None:
        self._reading = reading(text, today=self._today)
        self._show_reading()
        self.considered.emit(self._reading.date)

    def _give(self) -> None:
        if self._field.isModified() and self._reading.date is not None:
            self._use(self._reading.date)

    def _use(self, date: PartialDate) -> None:
        self._field.setModified(False)
        self.given.emit(date)

    def _show_reading(self) -> None:
        _ = self._catalogue.gettext
        found = self._reading
        set_role(self._field, "bad", "true" if found.reason else "false")
        self._apply.setEnabled(self._field.isModified() and found.date is not None and bool(self._cards))
        if found.date is not None:
            say(self._echo, "good", _("Read as: {date}").format(date=echo(found.date, self._catalogue)))
        elif found.reason is not None:
            say(self._echo, "bad", self._catalogue.render(found.reason))
        else:
            say(self._echo, "muted", self._standing())
        self._show_offers()

    def _standing(self) -> str:
        """What holds while nothing is being typed."""
        _ = self._catalogue.gettext
        if self._common is None:
            return _("Type the date as you would write it. The year alone is fine, too.") if self._cards else ""
        text = echo(self._common, self._catalogue)
        sources = {card.source for card in self._cards}
        if len(sources) == 1 and (source := sources.pop()):
            text += " · " + self._catalogue.render(source_words(source))
        return text

    def _show_offers(self) -> None:
        for old in self._offer_buttons:
            self._offers.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._offer_buttons = []
        for date, words in self._offered():
            made = LongButton("offer")
            made.say(words)
            made.setAccessibleName(self._catalogue.gettext("Use {date}").format(date=words))
            made.clicked.connect(lambda _checked=False, chosen=date: self._use(chosen))
            self._offers.addWidget(made)
            made.show()
            self._offer_buttons.append(made)

    def _offered(self) -> Sequence[tuple[PartialDate, str]]:
        """What was perhaps meant, or the candidates that were seen, each with its words."""
        if self._reading.offers:
            return [(date, echo(date, self._catalogue)) for date in self._reading.offers]
        if self._reading.date is not None or len(self._cards) != 1:
            return []
        return [
            (evidence.date, offer_words(evidence.date, source_words(evidence.source), self._catalogue))
            for evidence in choices(self._cards[0])
            if evidence.date != self._cards[0].date
        ]
