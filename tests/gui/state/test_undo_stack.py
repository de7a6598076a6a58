"""Undoing reaches what can be seen, past steps that show nowhere any more."""

from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication

from stampgui.gui.state.undo_stack import UndoStack


class Step(QUndoCommand):
    def __init__(self, name: str, seen: list[str], *, passing: bool = False) -> None:
        super().__init__()
        self.name, self.seen, self.passing = name, seen, passing

    def redo(self) -> None:
        self.seen.append(self.name)

    def undo(self) -> None:
        if self.passing:
            self.setObsolete(True)
        else:
            self.seen.remove(self.name)


def test_undoing_and_redoing_pass_over_what_shows_nowhere(qapp: QApplication) -> None:
    seen: list[str] = []
    history = UndoStack()
    for step in (Step("a", seen), Step("b", seen), Step("x", [], passing=True), Step("y", [], passing=True)):
        history.push(step)
    history.undo()
    assert seen == ["a"]
    history.redo()
    assert seen == ["a", "b"]
    history.undo()
    history.undo()
    history.undo()
    assert seen == []
