"""Undo commands for the date questions, valid while their screen is open."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from stampgui.gui.state.question_model import QuestionModel
from stampgui.session.questions.question_queue import QueueStep


class QuestionCommand(QUndoCommand):
    """Skips or splits a question; it becomes obsolete when its queue ends."""

    def __init__(
        self, model: QuestionModel, step: QueueStep, *, on_applied: Callable[[], None], on_reverted: Callable[[], None]
    ) -> None:
        super().__init__()
        self._model = model
        self._queue_number = model.queue_number
        self._step = step
        self._on_applied, self._on_reverted = on_applied, on_reverted

    def redo(self) -> None:
        if self._is_current():
            self._model.apply_step(self._step)
            self._on_applied()

    def undo(self) -> None:
        if self._is_current():
            self._model.revert_step(self._step)
            self._on_reverted()

    def _is_current(self) -> bool:
        current = self._model.queue_number == self._queue_number
        self.setObsolete(not current)
        return current
