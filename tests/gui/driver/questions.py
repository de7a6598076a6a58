"""The screen "Fill in dates", which asks for the dates of one group of photos after the other."""

from collections.abc import Iterator, Sequence

from gui.driver.parts import SOON, Page, find_part
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from stampgui.gui.date_questions.questions_page import QuestionsPage as Screen
from stampgui.gui.state.question_model import QuestionRole
from stampgui.gui.text.date_question_text import describe_photo_range, describe_question_state
from stampgui.gui.widgets.wrapping_button import WrappingButton
from stampgui.i18n import load_catalogue
from stampgui.session.questions.date_questions import DateQuestion


class QuestionsPage(Page):
    """The groups on the left, the one that is asked for on the right."""

    def __init__(self, screen: Screen, qtbot: QtBot) -> None:
        super().__init__(screen, qtbot)
        self._controller = screen.controller

    def wait_until_asked(self) -> None:
        """Wait until all groups are there and the first one is asked for."""
        controller = self._controller
        self.qtbot.waitUntil(lambda: controller.current is not None and not controller.is_finding, timeout=SOON)
        self.qtbot.waitUntil(self.field.hasFocus, timeout=SOON)

    # the groups

    @property
    def groups(self) -> QListView:
        return find_part(self.root, QListView, "rail")

    @property
    def questions(self) -> Sequence[DateQuestion]:
        """What the rows of the list stand for."""
        return [index.data(QuestionRole.QUESTION) for index in self._rows()]

    @property
    def current(self) -> DateQuestion | None:
        """The group that is asked for."""
        question = self.groups.currentIndex().data(QuestionRole.QUESTION)
        return question if isinstance(question, DateQuestion) else None

    @property
    def asked(self) -> str:
        """The groups in English, one line each; > is the one that is asked for."""
        english = load_catalogue("en")
        return "\n".join(
            f"{'>' if index == self.groups.currentIndex() else ' '} {index.data()}:"
            f" {describe_photo_range(index.data(QuestionRole.QUESTION), english)}"
            f" | {describe_question_state(index.data(QuestionRole.STATE), english)}"
            for index in self._rows()
        )

    def go_to(self, row: int) -> None:
        """Click a group."""
        index = self.groups.model().index(row, 0)
        self.groups.setCurrentIndex(index)
        self.groups.clicked.emit(index)

    def _rows(self) -> Iterator[QModelIndex]:
        model = self.groups.model()
        return (model.index(row, 0) for row in range(model.rowCount()))

    # the question

    @property
    def field(self) -> QLineEdit:
        return self.line("questionDateEdit")

    @property
    def interpretation(self) -> str:
        return self.text("questionInterpretation")

    @property
    def offer_buttons(self) -> Sequence[WrappingButton]:
        return [each for each in self.root.findChildren(WrappingButton) if not each.isHidden()]

    @property
    def offers(self) -> Sequence[str]:
        """The dates that are one click away."""
        return [each.full_text for each in self.offer_buttons]

    def answer(self, text: str) -> None:
        """Type a date and use it for the group."""
        self.type_into("questionDateEdit", text, enter=True)

    def skip(self) -> None:
        self.press("skipQuestionButton")

    def repeat_previous_date(self) -> None:
        """Use the date of the group above."""
        self.press("previousDateButton")

    def split_by_names(self) -> None:
        """Split the group where its names or days differ, and wait for the parts."""
        count = len(self.questions)
        self.press("splitButton")
        self.press("splitByNamesButton")
        self.qtbot.waitUntil(lambda: len(self.questions) > count, timeout=SOON)

    def leave(self) -> None:
        """Go back to the photos."""
        self.press("leaveQuestionsButton")
