"""The screen "Fill in dates", which asks for the dates of one group of photos after the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from stampgui.gui.date_questions.group_list import GroupList
from stampgui.gui.date_questions.question_panel import QuestionPanel
from stampgui.gui.date_questions.split_panel import SplitPanel
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.state.question_controller import QuestionController
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.text.date_question_text import summarize_dates
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import (
    make_button,
    make_label,
    name_parts,
    scale_to_font,
    set_icon,
    set_style_property,
    set_tooltip,
)
from stampgui.gui.widgets.flow_layout import FlowLayout
from stampgui.i18n import Catalogue, Message
from stampgui.session.photos.photo_item import PhotoItem

_LOW: Final = 500
"""Height in logical pixels below which a question needs all the room there is, for text of 10 points."""


class QuestionsPage(QWidget):
    """`closed` tells that the user leaves the screen, and carries a Message with the result, or None.

    `failed` carries the error that ended the grouping of the photos. `clock_shift_requested` carries the photos of a
    group whose camera's clock is to be shifted, `closer_look_requested` those of a group and the one of them to be
    shown large.
    """

    closed = Signal(Message)  # or None
    failed = Signal(Exception)
    clock_shift_requested = Signal(Sequence)  # of PhotoItem
    closer_look_requested = Signal(Sequence, PhotoItem)

    def __init__(self, session: SessionController, thumbnails: ThumbnailCache, tokens: Tokens) -> None:
        super().__init__()
        catalogue = session.catalogue
        self._catalogue = catalogue
        self.controller = QuestionController(session, self)
        self._back_button = make_button("quiet")
        self._title_label, self._progress_label = make_label("name", wrap=True), make_label("muted")
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)
        set_style_property(self._progress_bar, "thin", "true")
        self.group_list = GroupList(self.controller.model, thumbnails, tokens, catalogue)
        self.question_panel = QuestionPanel(thumbnails, catalogue, tokens, today=session.today)
        self.split_panel = SplitPanel(thumbnails, catalogue, tokens)
        name_parts(questionProgress=self._progress_label, leaveQuestionsButton=self._back_button)
        self._searching_label = make_label("lead", wrap=True)
        self._stack = QStackedWidget()
        self._keys_label = make_label("muted", wrap=True)
        name_parts(questionKeys=self._keys_label)
        self._progress_timer = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.group_list.set_width_of_page(self.width())
        self._fit_height()

    def _fit_height(self) -> None:
        """In a low page move closer together, and leave what the keys do to the tooltips of what they press."""
        low = self.height() < scale_to_font(_LOW, self.font())
        self.question_panel.set_low(low)
        self._keys_label.setVisible(not low or self._stack.currentWidget() is self.split_panel)

    def _lay_out(self) -> None:
        self._title_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title_label.setMinimumWidth(scale_to_font(260, self.font()))
        head = FlowLayout(spacing=10, last_at_end=True)
        head.add(self._back_button, self._title_label, self._progress_label)
        self._searching_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        panel.setMinimumHeight(scale_to_font(220, self.font()))
        for part in (self._searching_label, self.question_panel, self.split_panel):
            self._stack.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.group_list)
        body.addWidget(panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._progress_bar)
        column.addLayout(body, 1)
        column.addWidget(self._keys_label)

    def _connect(self) -> None:
        controller, question, split_panel = self.controller, self.question_panel, self.split_panel
        controller.current_changed.connect(self._show_current)
        controller.same_pictures_changed.connect(self._show_same_pictures)
        controller.counts_changed.connect(self._progress_timer.start)
        self._progress_timer.timeout.connect(self._update_progress)
        controller.finished.connect(self.leave)
        controller.failed.connect(self.failed)
        self._back_button.clicked.connect(self.leave)
        self.group_list.clicked.connect(self._go_to_row)
        self.group_list.activated.connect(self._go_to_row)
        question.date_entered.connect(controller.set_date)
        question.dates_chosen.connect(controller.set_dates)
        question.previous_date_requested.connect(controller.repeat_previous_date)
        question.skip_requested.connect(controller.skip)
        question.step_requested.connect(controller.move_by)
        question.split_panel_requested.connect(self._open_split_panel)
        question.clock_shift_requested.connect(self._request_clock_shift)
        question.closer_look_requested.connect(self._request_closer_look)
        split_panel.split_requested.connect(controller.split_at)
        split_panel.split_by_names_requested.connect(controller.split_by_names)
        split_panel.back_requested.connect(self._show_current)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._back_button.setText(_("Back to the photos"))
        set_tooltip(self._back_button, "Esc")
        self._searching_label.setText(_("Grouping the photos…"))
        self._progress_bar.setAccessibleName(_("Finished groups"))
        self.controller.model.retranslate(catalogue)
        for part in (self.group_list, self.question_panel, self.split_panel):
            part.retranslate(catalogue)
        if self.controller.active:
            self._show_current()
        self._update_progress()
        self._update_keys_label()

    def set_tokens(self, tokens: Tokens) -> None:
        set_icon(self._back_button, "back", tokens.text)
        for part in (self.group_list, self.question_panel, self.split_panel):
            part.set_tokens(tokens)

    def _update_keys_label(self) -> None:
        _ = self._catalogue.gettext
        texts: tuple[str, ...] = (
            _("Enter uses the date and continues"),
            _("Ctrl+1, Ctrl+2… take a suggestion"),
            _("F3 looks closer"),
            _("↑ ↓ other groups"),
            _("Ctrl+Z undoes"),
        )
        if self._stack.currentWidget() is self.split_panel:
            texts = (_("Arrow keys choose a photo"), _("Enter splits the group before it"), _("Esc goes back"))
        self._keys_label.setText(" · ".join(texts))
        self._fit_height()

    # opening and closing

    def start(self) -> None:
        self.controller.start()

    def leave(self) -> None:
        """Return to the photos; the answers are kept."""
        if self.controller.active:
            summary = summarize_dates(self.controller.dated_count)
            self.controller.stop()
            self.closed.emit(summary)

    def handle_escape(self) -> None:
        """Handle Esc: first clear the field or end the split, then close the screen."""
        if self._stack.currentWidget() is self.split_panel:
            self._show_current()
        elif self.question_panel.unfinished:
            self.question_panel.clear()
        else:
            self.leave()

    def focus(self) -> None:
        self.question_panel.focus()

    def look_closer(self) -> None:
        """Show the first photo of the group large."""
        if self._stack.currentWidget() is self.question_panel:
            self.question_panel.look_closer()

    def _request_closer_look(self, item: PhotoItem) -> None:
        question = self.controller.current
        if question is not None:
            self.closer_look_requested.emit(self.controller.model.items(question), item)

    # showing

    def _show_current(self) -> None:
        controller, question = self.controller, self.controller.current
        if question is None:
            self._stack.setCurrentWidget(self._searching_label)
            self._progress_timer.start()
            return
        by_keyboard = self.group_list.hasFocus()
        self._stack.setCurrentWidget(self.question_panel)
        model = controller.model
        self.question_panel.set_question(
            question, model.sample_items(question), model.find_state(question), previous_date=controller.previous_date
        )
        self._show_same_pictures()
        self.group_list.set_current_row(model.row(question))
        if by_keyboard:
            self.group_list.setFocus()
        self._update_keys_label()
        self._progress_timer.start()

    def _show_same_pictures(self) -> None:
        self.question_panel.set_same_pictures(self.controller.same_picture_offers, self.controller.same_picture_pair)

    def _update_progress(self) -> None:
        _, ngettext = self._catalogue.gettext, self._catalogue.ngettext
        questions, question = self.controller.model.questions, self.controller.current
        left = self.controller.model.waiting_count
        title = ngettext("{count} photo is waiting for a date", "{count} photos are waiting for a date", left)
        self._title_label.setText(self._catalogue.fill(title, count=left))
        place = 0 if question is None else self.controller.model.row(question) + 1
        text = self._catalogue.fill(_("Group {place} of {count}"), place=place, count=len(questions))
        self._progress_label.setText(text if place else "")
        self._progress_bar.setRange(0, max(1, len(questions)))
        self._progress_bar.setValue(self.controller.model.done_count)

    def _go_to_row(self) -> None:
        place = self.group_list.currentIndex().row()
        if 0 <= place < len(self.controller.model.questions):
            self.group_list.clearFocus()
            self.controller.go_to(self.controller.model.questions[place])

    def _request_clock_shift(self) -> None:
        if self.controller.current is not None:
            self.clock_shift_requested.emit(self.controller.model.items(self.controller.current))

    def _open_split_panel(self) -> None:
        if self.controller.current is not None:
            self.split_panel.set_photos(self.controller.model.items(self.controller.current))
            self._stack.setCurrentWidget(self.split_panel)
            self.split_panel.photo_list.setFocus()
            self._update_keys_label()
