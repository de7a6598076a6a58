"""The right side of the date questions: sample photos of one group, and the field for their date."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QKeyCombination, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout

from stampgui.batch.outcome_text import format_short_date
from stampgui.dates.partial import PartialDate
from stampgui.gui.date_questions.numbered_offers import MAX_OFFERS, NumberedOffers
from stampgui.gui.date_questions.question_pictures import QuestionPictures
from stampgui.gui.date_questions.short_label import ShortLabel
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.text.date_question_text import describe_folder, describe_offered_answer, name_photos
from stampgui.gui.text.photo_text import format_full_date
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_icon,
    set_message,
    set_style_property,
    set_tooltip,
)
from stampgui.gui.widgets.date_edit import DateEdit
from stampgui.gui.widgets.flow_layout import FlowLabel, FlowLayout, HeightForWidthWidget
from stampgui.gui.widgets.focus_scroller import FocusKeeper, scroll_to
from stampgui.i18n import Catalogue
from stampgui.session.clock import Today
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.session.photos.same_pictures import SamePictureOffers
from stampgui.session.questions.date_input import DateInput, parse_date_input
from stampgui.session.questions.date_questions import DateQuestion, QuestionState, QuestionStatus
from stampgui.session.questions.offered_answers import OfferedAnswer, keep_places, list_offered_answers

PREVIOUS_DATE_KEY, SKIP_KEY, SPLIT_KEY = "Ctrl+D", "Ctrl+L", "Ctrl+B"
ANSWER_WIDTH: Final = 380
"""Logical pixels in which the answer is as low as it can be beside the photos, for text of 10 points."""
_LEAST_PICTURES_WIDTH: Final = 190
"""The same for photos; where there is less, they stand above the answer."""
_VERY_WIDE: Final = 1400
"""The same of the panel from which on the photos get more of its width."""
_PICTURES_SHARE, _LARGER_PICTURES_SHARE = 5 / 9, 5 / 8


class QuestionPanel(QScrollArea):
    """`date_entered` carries the date for all photos of the group; `dates_chosen` photos with
    a date for each.

    Other signals ask for the date of the group above, to skip or split this group, or to shift its camera's clock.
    `step_requested` carries how many groups to go down, `closer_look_requested` a PhotoItem of the group to be shown
    large.
    """

    date_entered = Signal(PartialDate)
    dates_chosen = Signal(Mapping)  # {PhotoId: PartialDate}
    previous_date_requested = Signal()
    skip_requested = Signal()
    split_panel_requested = Signal()
    clock_shift_requested = Signal()
    step_requested = Signal(int)
    closer_look_requested = Signal(PhotoItem)

    def __init__(self, thumbnails: ThumbnailCache, catalogue: Catalogue, tokens: Tokens, *, today: Today) -> None:
        super().__init__()
        self.setObjectName("asked")
        self._catalogue = catalogue
        self._today = today
        self._question: DateQuestion | None = None
        self._state = QuestionState(QuestionStatus.WAITING)
        self._previous_date: PartialDate | None = None
        self._input = DateInput()
        self._offered_answers: Sequence[OfferedAnswer | None] = ()
        """Each at the place where it was first shown for this question."""
        self._name_label, self._photos_label = FlowLabel("name"), ShortLabel("muted")
        self._pictures = QuestionPictures(thumbnails, catalogue, tokens)
        self._samples: Sequence[PhotoItem] = ()
        self._closer_look_button = make_button("link")
        self._reason_label = make_label(wrap=True)
        self._reason_frame = QFrame()
        self._reason_frame.setObjectName("question")
        window_keys = (QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D),)
        self.date_edit = DateEdit(tokens, today=today, window_keys=window_keys)  # Ctrl+D would delete otherwise
        self.date_edit.set_looked_at(self._pictures)
        self._use_button = make_button("primary")
        self._interpretation_label = make_label(wrap=True)
        name_parts(
            questionPhotosLabel=self._photos_label,
            questionDateEdit=self.date_edit,
            questionInterpretation=self._interpretation_label,
        )
        self._numbered_offers = NumberedOffers()
        self.split_button, self.skip_button = make_button(), make_button()
        self._clock_shift_button, self.previous_date_button = make_button(), make_button()
        name_parts(
            previousDateButton=self.previous_date_button,
            splitButton=self.split_button,
            skipQuestionButton=self.skip_button,
            shiftQuestionClockButton=self._clock_shift_button,
            closerLookButton=self._closer_look_button,
        )
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        """The photos, and what is answered."""
        self._scroll_timer = QTimer(self, interval=0, singleShot=True)
        # in a low window the field and its interpretation are more important than the pictures
        self._scroll_timer.timeout.connect(self._scroll_to_input)
        self._lay_out()
        self.set_low(False)
        self._connect()
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._why = why = QVBoxLayout(self._reason_frame)
        why.addWidget(self._reason_label)
        self.date_edit.setMinimumWidth(scale_to_font(140, self.font()))
        body = HeightForWidthWidget(shrinks=True)
        body.setObjectName("askedBody")
        self._column = column = QVBoxLayout(body)
        self._head = above = FlowLayout(spacing=12, last_at_end=True)
        above.add(self._name_label, self._photos_label, self._closer_look_button)
        column.addLayout(above)
        pictures = QVBoxLayout()
        pictures.addWidget(self._pictures, 1)
        pictures.addStretch()  # where the answer is higher than the panel
        self._halves.addLayout(pictures, 1)
        self._halves.addLayout(self._lay_out_answer())
        column.addLayout(self._halves, 1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FocusKeeper(self, body)

    def _lay_out_answer(self) -> QVBoxLayout:
        self._answer = column = QVBoxLayout()
        line = FlowLayout(last_at_end=True)
        line.add(self.date_edit, self._use_button)
        column.addWidget(self._reason_frame)
        column.addLayout(line)
        self._interpretation_label.setMinimumHeight(self.fontMetrics().lineSpacing())  # as muted text is smaller
        column.addWidget(self._interpretation_label)
        column.addWidget(self._numbered_offers)
        actions = FlowLayout()
        # the one that becomes wider once the group above has a date comes last: others keep their places
        actions.add(self.split_button, self.skip_button, self._clock_shift_button, self.previous_date_button)
        column.addLayout(actions)
        column.addStretch(1)
        return column

    def set_low(self, low: bool) -> None:
        """In a low window move closer together, so that more answers are in sight."""
        side = 12 if low else 18
        self._column.setContentsMargins(side, 5 if low else 12, side, 5 if low else 10)
        self._why.setContentsMargins(10, 5 if low else 8, 10, 5 if low else 8)
        for layout in (self._column, self._answer):
            layout.setSpacing(4 if low else 8)
        self._numbered_offers.set_spacing(4 if low else 8)

    def _connect(self) -> None:
        self.date_edit.textEdited.connect(self._on_text_edited)
        self.date_edit.returnPressed.connect(self._apply_input)
        self._use_button.clicked.connect(self._apply_input)
        self.previous_date_button.clicked.connect(self.previous_date_requested)
        self.split_button.clicked.connect(self.split_panel_requested)
        self.skip_button.clicked.connect(self.skip_requested)
        self._clock_shift_button.clicked.connect(self.clock_shift_requested)
        self._pictures.sample_photos.clicked.connect(self.closer_look_requested)
        self._closer_look_button.clicked.connect(self.look_closer)
        self._numbered_offers.chosen.connect(self._choose_offer)
        for place, offer in enumerate(self._numbered_offers.buttons):
            self._add_shortcut(f"Ctrl+{place + 1}", offer.click)
        for keys, widget in (
            (PREVIOUS_DATE_KEY, self.previous_date_button),
            (SPLIT_KEY, self.split_button),
            (SKIP_KEY, self.skip_button),
        ):
            self._add_shortcut(keys, widget.click)
        for keys in ("Up", "PgUp"):
            self._add_shortcut(keys, lambda: self.step_requested.emit(-1))
        for keys in ("Down", "PgDown"):
            self._add_shortcut(keys, lambda: self.step_requested.emit(1))

    def _add_shortcut(self, keys: str, action: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, action)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self.date_edit.retranslate(catalogue)
        self.date_edit.setAccessibleName(_("Capture date"))
        self.date_edit.setPlaceholderText(_("e.g. 14 Oct 2022 or 2022"))
        self._closer_look_button.setText(_("Look closer"))
        set_tooltip(self._closer_look_button, _("Show the photos large, to find a date in a corner") + " (F3)")
        self._use_button.setText(_("Use and continue"))
        set_tooltip(self._use_button, "Enter")
        self.split_button.setText(_("Split…"))
        set_tooltip(self.split_button, _("Split this group") + f" ({SPLIT_KEY})")
        self.skip_button.setText(_("Skip"))
        set_tooltip(self.skip_button, _("Continue without a date") + f" ({SKIP_KEY})")
        self._clock_shift_button.setText(_("Camera clock wrong…"))
        self._update_previous_date()
        self._update_interpretation()

    def set_tokens(self, tokens: Tokens) -> None:
        self.date_edit.set_tokens(tokens)
        self._pictures.set_tokens(tokens)
        set_icon(self.skip_button, "skip", tokens.text)

    # one group

    def set_question(
        self,
        question: DateQuestion,
        samples: Sequence[PhotoItem],
        state: QuestionState,
        *,
        previous_date: PartialDate | None,
    ) -> None:
        """Ask for the date of a group; `samples` are photos to show, `previous_date` is the date of the group above.

        What the same pictures suggest is told after that by `set_same_pictures`.
        """
        if (question, state) != (self._question, self._state):
            self._offered_answers = ()  # another question, whose numbers nobody has seen
        self._question, self._state, self._previous_date = question, state, previous_date
        self._name_label.setText(name_photos(question))
        set_tooltip(self._name_label, "\n".join(map(str, question.folders)), wrap=False)
        told = (
            describe_folder(question, self._catalogue, state.waiting_count, names_folder=named)
            for named in (True, False)
        )
        self._photos_label.set_texts(*told)
        self._samples = samples
        self._pictures.sample_photos.set_photos(samples, count=len(question.photos), catalogue=self._catalogue)
        self.split_button.setEnabled(len(question.photos) > 1)
        self._clock_shift_button.setVisible(any(outcome.clock is not None for outcome in question.group.outcomes))
        self._update_reason()
        self._update_previous_date()
        self.clear()
        self.ensureVisible(0, 0)

    def set_same_pictures(self, offers: SamePictureOffers, pair: tuple[PhotoItem, PhotoItem] | None) -> None:
        """Offer what the same pictures suggest, and show one of them beside its photo; what is typed stays."""
        if self._question is not None:
            offered = list_offered_answers(self._question, offers)
            self._offered_answers = keep_places(self._offered_answers, offered)[:MAX_OFFERS]
        alone = self._question is not None and len(self._question.photos) == 1
        self._pictures.set_pair(pair, self._catalogue, alone=alone)
        self._arrange()
        self._update_offers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._scroll_timer.start()

    def _arrange(self) -> None:
        """Put the pictures beside the answer, or above it where there is no room for both."""
        margins, font = self._column.contentsMargins(), self.font()
        # without the scroll bar that a long answer needs, so that photos have the same size with every question
        whole = self.maximumViewportSize()
        room = whole.shrunkBy(margins)
        gap = 24 if room.width() >= scale_to_font(_VERY_WIDE // 2, font) else 14
        very_wide = whole.width() >= scale_to_font(_VERY_WIDE, font)
        share = _LARGER_PICTURES_SHARE if very_wide else _PICTURES_SHARE
        left = room.width() - gap - scale_to_font(ANSWER_WIDTH, font)
        beside = left >= scale_to_font(_LEAST_PICTURES_WIDTH, font)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)
        self._halves.setSpacing(gap if beside else 8)
        self._halves.setStretch(0, 0 if beside else 1)
        self._halves.setStretch(1, 1 if beside else 0)
        if beside:
            head = self._head.heightForWidth(room.width()) + self._column.spacing()
            self._pictures.stand_beside(QSize(min(left, round(room.width() * share)), room.height() - head))
        else:
            self._pictures.stand_above()

    def _scroll_to_input(self) -> None:
        said = self._numbered_offers.last_button if self._input.suggestions else None
        scroll_to(said or self._interpretation_label, self.date_edit)

    def focus(self) -> None:
        """Focus the field and select its text."""
        self.date_edit.setFocus()
        self.date_edit.selectAll()

    @property
    def unfinished(self) -> bool:
        """Whether the field contains a text that has not been used."""
        return self.date_edit.isModified() and bool(self.date_edit.text().strip())

    @property
    def interpretation(self) -> str:
        return self._interpretation_label.text()

    def clear(self) -> None:
        """Clear the field and show the current date."""
        date = self._state.date
        self.date_edit.setText(format_short_date(date, self._catalogue) if date else "")
        self.date_edit.setModified(False)
        self._input = DateInput()
        self._update_interpretation()
        self.focus()

    def look_closer(self) -> None:
        """Ask for the first photo of the group to be shown large."""
        if self._samples:
            self.closer_look_requested.emit(self._samples[0])

    def _update_reason(self) -> None:
        reasons = {outcome.reason for outcome in self._question.group.outcomes} if self._question else set()
        only_reason = reasons.pop() if len(reasons) == 1 else None
        self._reason_frame.setVisible(only_reason is not None)
        self._reason_label.setText(self._catalogue.render(only_reason) if only_reason is not None else "")

    def _update_previous_date(self) -> None:
        _ = self._catalogue.gettext
        text = _("Same as above")
        if self._previous_date is not None:
            text += f": {format_short_date(self._previous_date, self._catalogue)}"
        self.previous_date_button.setText(text)
        set_tooltip(self.previous_date_button, _("Use the date of the group above") + f" ({PREVIOUS_DATE_KEY})")
        self.previous_date_button.setEnabled(self._previous_date is not None)

    # the field

    def _on_text_edited(self, text: str) -> None:
        self._input = parse_date_input(text, today=self._today())
        self._update_interpretation()

    def _apply_input(self) -> None:
        """Use the typed date; without one an answered group keeps its date."""
        if self._input.date is not None:
            self.date_entered.emit(self._input.date)
        elif self._state.status is QuestionStatus.ANSWERED and not self.unfinished:
            self.skip_requested.emit()

    def _choose_offer(self, place: int) -> None:
        if self._input.suggestions:
            self.date_entered.emit(self._input.suggestions[place])
        elif (offered := self._offered_answers[place]) is None:
            return
        elif isinstance(offered.answer, PartialDate):
            self.date_entered.emit(offered.answer)
        else:
            self.dates_chosen.emit(offered.answer)

    def _update_interpretation(self) -> None:
        _ = self._catalogue.gettext
        found = self._input
        set_style_property(self.date_edit, "bad", "true" if found.reason else "false")
        self._use_button.setEnabled(found.date is not None or self._state.status is QuestionStatus.ANSWERED)
        if found.date is not None:
            set_message(
                self._interpretation_label,
                "good",
                _("Interpreted as: {date}").format(date=format_full_date(found.date, self._catalogue)),
            )
        elif found.reason is not None:
            set_message(self._interpretation_label, "bad", self._catalogue.render(found.reason))
        elif self._state.date is not None:
            set_message(self._interpretation_label, "good", format_full_date(self._state.date, self._catalogue))
        else:
            set_message(
                self._interpretation_label,
                "muted",
                _("Write the date as usual. The year alone is fine, too."),
            )
        self._scroll_timer.start()
        self._update_offers()

    def _update_offers(self) -> None:
        """Offer what may have been meant by the typed text, or else answers to the question."""
        _ = self._catalogue.gettext
        texts: Sequence[str | None]
        if dates := self._input.suggestions[:MAX_OFFERS]:
            texts = [_("Did you mean {date}?").format(date=format_full_date(date, self._catalogue)) for date in dates]
        else:
            offered = self._offered_answers
            texts = [None if each is None else describe_offered_answer(each, self._catalogue) for each in offered]
        self._numbered_offers.set_texts(texts)
