"""The right side: one section's photos, and the date that a person says for them."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout

from stampgui.dates.partial import PartialDate
from stampgui.gui.card_words import echo, short_date
from stampgui.gui.controls import Line, button, for_text, label, say, set_icon, set_role
from stampgui.gui.date_reading import Reading, reading
from stampgui.gui.filling.sections import Section
from stampgui.gui.filling.triptych import Triptych
from stampgui.gui.filling.words import Standing, State, offers, photos_words
from stampgui.gui.flow import Flow, Wrapping
from stampgui.gui.long_button import LongButton
from stampgui.gui.photos import Card, PhotoId
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

MOST_OFFERS: Final = 9
"""As many as there are digits to press."""
SAME, SKIP, DIVIDE = "Ctrl+D", "Ctrl+L", "Ctrl+B"

_Chosen: TypeAlias = "PartialDate | Mapping[PhotoId, PartialDate]"


class Question(QScrollArea):
    """`given` carries the PartialDate for all photos of the section; `own` asks to give each photo its own.

    `same`, `skipped` and `divided` ask for the date above, for the next section and for smaller sections; `stepped`
    carries how many sections to go down.
    """

    given = Signal(PartialDate)
    own = Signal()
    same = Signal()
    skipped = Signal()
    divided = Signal()
    stepped = Signal(int)

    def __init__(self, thumbnails: Thumbnails, catalogue: Catalogue, tokens: Tokens, *, today: datetime.date) -> None:
        super().__init__()
        self.setObjectName("asked")
        self._catalogue = catalogue
        self._today = today
        self._section: Section | None = None
        self._standing = Standing(State.WAITING)
        self._above: PartialDate | None = None
        self._reading = Reading()
        self._chosen: Sequence[_Chosen] = ()
        self._name, self._photos = label("name", wrap=True), label("muted", wrap=True)
        self.pictures = Triptych(thumbnails, tokens)
        self._reason = label(wrap=True)
        self._why = QFrame()
        self._why.setObjectName("question")
        theirs = (QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D),)
        self.field = Line(theirs=theirs)  # which is "delete" elsewhere
        self._use = button("primary")
        self._echo = label(wrap=True)
        self._figures = [_figure(number) for number in range(1, MOST_OFFERS + 1)]
        self.offers = [LongButton("offer") for _number in range(MOST_OFFERS)]
        self.same_button, self.divide_button, self.skip_button = button(), button(), button()
        self._following = QTimer(self, interval=0, singleShot=True)
        # where there is little room, what is typed and what is said about it come before the pictures
        self._following.timeout.connect(self._follow)
        self._lay_out()
        self._connect()
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        why = QVBoxLayout(self._why)
        why.setContentsMargins(10, 8, 10, 8)
        why.addWidget(self._reason)
        self.field.setMinimumWidth(for_text(140, self.font()))
        line = Flow(ends=True)
        line.add(self.field, self._use)
        body = Wrapping()
        body.setObjectName("askedBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._photos)
        column.addWidget(self.pictures, 6)
        column.addWidget(self._why)
        column.addLayout(line)
        column.addWidget(self._echo)
        for figure, offer in zip(self._figures, self.offers, strict=True):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(figure)
            row.addWidget(offer, 1)
            column.addLayout(row)
        actions = Flow()
        actions.setContentsMargins(0, 6, 0, 0)
        actions.add(self.same_button, self.divide_button, self.skip_button)
        column.addLayout(actions)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._read)
        self.field.returnPressed.connect(self._take)
        self._use.clicked.connect(self._take)
        self.same_button.clicked.connect(self.same)
        self.divide_button.clicked.connect(self.divided)
        self.skip_button.clicked.connect(self.skipped)
        for place, offer in enumerate(self.offers):
            offer.clicked.connect(lambda _checked=False, place=place: self._choose(place))
            self._key(f"Ctrl+{place + 1}", offer.click)
        for keys, made in ((SAME, self.same_button), (DIVIDE, self.divide_button), (SKIP, self.skip_button)):
            self._key(keys, made.click)
        for keys in ("Up", "PgUp"):
            self._key(keys, lambda: self.stepped.emit(-1))
        for keys in ("Down", "PgDown"):
            self._key(keys, lambda: self.stepped.emit(1))

    def _key(self, keys: str, action: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, action)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.field.retranslate(catalogue)
        self.field.setAccessibleName(_("Capture date"))
        self.field.setPlaceholderText(_("e.g. 14 Oct 2022 or 2022"))
        self._use.setText(_("Use and go on"))
        self._use.setToolTip("Enter")
        self.divide_button.setText(_("Split…"))
        self.divide_button.setToolTip(_("Split this group") + f" ({DIVIDE})")
        self.skip_button.setText(_("Skip"))
        self.skip_button.setToolTip(_("Go on without a date") + f" ({SKIP})")
        self._show_above()
        self._show_reading()

    def set_tokens(self, tokens: Tokens) -> None:
        self.pictures.set_tokens(tokens)
        set_icon(self.skip_button, "skip", tokens.text)

    # one section

    def show_section(
        self, section: Section, ends: Sequence[Card], standing: Standing, *, above: PartialDate | None
    ) -> None:
        """Ask for this section; `ends` are the photos that stand for it, `above` the date of those above it."""
        self._section, self._standing, self._above = section, standing, above
        self._name.setText(section.name)
        self._name.setToolTip(str(section.group.folder))
        self._photos.setText(photos_words(section, self._catalogue))
        self.pictures.show_cards(ends, count=len(section.photos))
        self.divide_button.setEnabled(len(section.photos) > 1)
        self._show_reason()
        self._show_above()
        self.clear()
        self.ensureVisible(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._following.start()

    def _follow(self) -> None:
        self.ensureWidgetVisible(self._echo)
        self.ensureWidgetVisible(self.field)

    def focus(self) -> None:
        """Put the cursor into the field, ready to be typed over."""
        self.field.setFocus()
        self.field.selectAll()

    @property
    def unfinished(self) -> bool:
        """Whether something is typed that has not been used."""
        return self.field.isModified() and bool(self.field.text().strip())

    @property
    def echo(self) -> str:
        return self._echo.text()

    def clear(self) -> None:
        """Drop what is typed and show what holds."""
        date = self._standing.date
        self.field.setText(short_date(date, self._catalogue) if date else "")
        self.field.setModified(False)
        self._reading = Reading()
        self._show_reading()
        self.focus()

    def _show_reason(self) -> None:
        reasons = {outcome.reason for outcome in self._section.group.outcomes} if self._section else set()
        sole = reasons.pop() if len(reasons) == 1 else None
        self._why.setVisible(sole is not None)
        self._reason.setText(self._catalogue.render(sole) if sole is not None else "")

    def _show_above(self) -> None:
        _ = self._catalogue.gettext
        text = _("Same as above")
        if self._above is not None:
            text += f": {short_date(self._above, self._catalogue)}"
        self.same_button.setText(text)
        self.same_button.setToolTip(_("Use the date of the group above") + f" ({SAME})")
        self.same_button.setEnabled(self._above is not None)

    # the field

    def _read(self, text: str) -> None:
        self._reading = reading(text, today=self._today)
        self._show_reading()

    def _take(self) -> None:
        """Use the date that was typed; an answered section without a new one is left as it is."""
        if self._reading.date is not None:
            self.given.emit(self._reading.date)
        elif self._standing.state is State.ANSWERED and not self.unfinished:
            self.skipped.emit()

    def _choose(self, place: int) -> None:
        match self._chosen[place]:
            case PartialDate() as date:
                self.given.emit(date)
            case _:
                self.own.emit()

    def _show_reading(self) -> None:
        _ = self._catalogue.gettext
        found = self._reading
        set_role(self.field, "bad", "true" if found.reason else "false")
        self._use.setEnabled(found.date is not None or self._standing.state is State.ANSWERED)
        if found.date is not None:
            say(self._echo, "good", _("Read as: {date}").format(date=echo(found.date, self._catalogue)))
        elif found.reason is not None:
            say(self._echo, "bad", self._catalogue.render(found.reason))
        elif self._standing.date is not None:
            say(self._echo, "good", echo(self._standing.date, self._catalogue))
        else:
            say(self._echo, "muted", _("Type the date as you would write it. The year alone is fine, too."))
        self._following.start()
        self._show_offers()

    def _show_offers(self) -> None:
        words, self._chosen = self._offered()
        for place, (figure, offer) in enumerate(zip(self._figures, self.offers, strict=True)):
            there = place < len(self._chosen)
            figure.setVisible(there)
            offer.setVisible(there)
            offer.setEnabled(there)
            if there:
                offer.say(words[place])
                offer.setToolTip(f"Ctrl+{place + 1}")

    def _offered(self) -> tuple[Sequence[str], Sequence[_Chosen]]:
        """What was perhaps meant, or what is suggested for the section, each with its words."""
        _ = self._catalogue.gettext
        if dates := self._reading.offers[:MOST_OFFERS]:
            words = [_("Did you mean {date}?").format(date=echo(date, self._catalogue)) for date in dates]
            return words, dates
        if self._section is None or self._reading.date is not None:
            return (), ()
        chosen: list[_Chosen] = [one.date for one in self._section.suggestions]
        if self._section.own:
            chosen.append(self._section.own)
        return offers(self._section, self._catalogue), chosen


def _figure(number: int) -> QLabel:
    made = label("step")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setText(str(number))
    return made
