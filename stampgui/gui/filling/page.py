"""The screen "Fill in dates": the groups of photos that wait for a date, asked for one after the other."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from stampgui.gui.controls import button, for_text, label, set_icon, set_role
from stampgui.gui.filling.asker import Asker
from stampgui.gui.filling.dividing import Dividing
from stampgui.gui.filling.question import Question
from stampgui.gui.filling.rail import Rail
from stampgui.gui.filling.words import summary
from stampgui.gui.flow import Flow
from stampgui.gui.session import Session
from stampgui.gui.thumbnails import Thumbnails
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue


class FillingPage(QWidget):
    """`left` says that the person goes from here and carries the Message to tell about it, or None.

    `broken` carries the error that ended the search for photos to ask for.
    """

    left = Signal(object)
    broken = Signal(object)

    def __init__(self, session: Session, thumbnails: Thumbnails, tokens: Tokens) -> None:
        super().__init__()
        speech = session.catalogue
        self._catalogue = speech
        self.asker = Asker(session, self)
        self._back = button("quiet")
        self._title, self._progress = label("name", wrap=True), label("muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        set_role(self._bar, "thin", "true")
        self.rail = Rail(self.asker.model, thumbnails, tokens, speech)
        self.question = Question(thumbnails, speech, tokens, today=session.today)
        self.dividing = Dividing(thumbnails, speech, tokens)
        self._looking = label("lead", wrap=True)
        self._right = QStackedWidget()
        self._hint = label("muted", wrap=True)
        self._tallying = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self.set_tokens(tokens)
        self.retranslate(speech)

    def _lay_out(self) -> None:
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title.setMinimumWidth(for_text(260, self.font()))
        head = Flow(gap=10, ends=True)
        head.add(self._back, self._title, self._progress)
        self._looking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._right)
        panel.setMinimumHeight(for_text(220, self.font()))
        for part in (self._looking, self.question, self.dividing):
            self._right.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.rail, 3)
        body.addWidget(panel, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(body, 1)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        asker, question, dividing = self.asker, self.question, self.dividing
        asker.moved.connect(self._show_current)
        asker.tallied.connect(self._tallying.start)
        self._tallying.timeout.connect(self._show_progress)
        asker.ended.connect(self.leave)
        asker.broken.connect(self.broken)
        self._back.clicked.connect(self.leave)
        self.rail.clicked.connect(self._go_to_row)
        self.rail.activated.connect(self._go_to_row)
        question.given.connect(asker.give)
        question.own.connect(asker.give_own)
        question.same.connect(asker.give_same)
        question.skipped.connect(asker.skip)
        question.stepped.connect(asker.step)
        question.divided.connect(self._choose_place)
        dividing.divided.connect(asker.divide_at)
        dividing.by_names.connect(asker.divide_by_names)
        dividing.left.connect(self._show_current)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._back.setText(_("Back to the photos"))
        self._back.setToolTip("Esc")
        self._looking.setText(_("Grouping the photos…"))
        self._bar.setAccessibleName(_("Groups that are done"))
        self.asker.model.retranslate(catalogue)
        for part in (self.rail, self.question, self.dividing):
            part.retranslate(catalogue)
        if self.asker.active:
            self._show_current()
        self._show_progress()
        self._show_hint()

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._back, "back", tokens.text)
        for part in (self.rail, self.question, self.dividing):
            part.set_tokens(tokens)

    def _show_hint(self) -> None:
        _ = self._catalogue.gettext
        told: tuple[str, ...] = (
            _("Enter uses the date and goes on"),
            _("Ctrl+1, Ctrl+2… take a suggestion"),
            _("↑ ↓ other groups"),
            _("Ctrl+Z undoes"),
        )
        if self._right.currentWidget() is self.dividing:
            told = (_("Arrow keys choose a photo"), _("Enter splits the group before it"), _("Esc goes back"))
        self._hint.setText(" · ".join(told))

    # coming and going

    def begin(self) -> None:
        self.asker.begin()

    def leave(self) -> None:
        """Go back to the photos; the answers stay."""
        if self.asker.active:
            told = summary(self.asker.given, self.asker.model.left)
            self.asker.close()
            self.left.emit(told)

    def let_go(self) -> None:
        """Esc: first what is being typed or divided, then the screen."""
        if self._right.currentWidget() is self.dividing:
            self._show_current()
        elif self.question.unfinished:
            self.question.clear()
        else:
            self.leave()

    def focus(self) -> None:
        self.question.focus()

    # showing

    def _show_current(self) -> None:
        asker, section = self.asker, self.asker.current
        if section is None:
            self._right.setCurrentWidget(self._looking)
            self._tallying.start()
            return
        by_keyboard = self.rail.hasFocus()
        self._right.setCurrentWidget(self.question)
        model = asker.model
        self.question.show_section(section, model.cards_at_ends(section), model.standing(section), above=asker.above)
        self.rail.show_row(model.row(section))
        if by_keyboard:
            self.rail.setFocus()
        self._show_hint()
        self._tallying.start()

    def _show_progress(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        sections, section = self.asker.model.sections, self.asker.current
        left = self.asker.model.left
        title = ngettext("{count} photo is waiting for a date", "{count} photos are waiting for a date", left)
        self._title.setText(title.format(count=left))
        place = 0 if section is None else self.asker.model.row(section) + 1
        text = _("Group {place} of {count}").format(place=place, count=len(sections))
        self._progress.setText(text if place else "")
        self._bar.setRange(0, max(1, len(sections)))
        self._bar.setValue(self.asker.model.done)

    def _go_to_row(self) -> None:
        place = self.rail.currentIndex().row()
        if 0 <= place < len(self.asker.model.sections):
            self.rail.clearFocus()
            self.asker.go_to(self.asker.model.sections[place])

    def _choose_place(self) -> None:
        if self.asker.current is not None:
            self.dividing.show_cards(self.asker.model.cards(self.asker.current))
            self._right.setCurrentWidget(self.dividing)
            self.dividing.photos.setFocus()
            self._show_hint()
