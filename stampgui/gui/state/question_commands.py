"""What a person does to the sections, so that it can be undone while their screen is open."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from stampgui.gui.state.question_model import QuestionModel
from stampgui.session.date_questions import DateQuestion


class QuestionCommand(QUndoCommand):
    """A step that shows only in the sitting it was taken in, and is of no use after it."""

    def __init__(self, model: QuestionModel, *, on_redo: Callable[[], None], on_undo: Callable[[], None]) -> None:
        super().__init__()
        self._model = model
        self._queue_number = model.queue_number
        self._on_redo, self._on_undo = on_redo, on_undo

    def redo(self) -> None:
        self._run_if_current(self._on_redo)

    def undo(self) -> None:
        self._run_if_current(self._on_undo)

    def _run_if_current(self, action: Callable[[], None]) -> None:
        if self._model.queue_number == self._queue_number:
            action()
        else:
            self.setObsolete(True)


def make_skip_command(model: QuestionModel, section: DateQuestion, *, after: Callable[[bool], None]) -> QuestionCommand:
    """Leave a section without a date; `after` is told each time whether it is skipped now."""

    def forth() -> None:
        model.skip(section)
        after(True)

    def back() -> None:
        model.unskip(section)
        after(False)

    return QuestionCommand(model, on_redo=forth, on_undo=back)


def make_split_command(
    model: QuestionModel,
    section: DateQuestion,
    parts: tuple[DateQuestion, ...],
    *,
    after: Callable[[DateQuestion], None],
) -> QuestionCommand:
    """Ask for the parts of a section one by one; `after` is told each time which section is the one to ask for."""

    def forth() -> None:
        model.split(section, parts)
        after(parts[0])

    def back() -> None:
        model.join(parts, section)
        after(section)

    return QuestionCommand(model, on_redo=forth, on_undo=back)
