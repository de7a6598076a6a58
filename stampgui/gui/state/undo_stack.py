"""What can be undone and redone."""

from PySide6.QtGui import QUndoStack


class UndoStack(QUndoStack):
    """Passes over steps that show nowhere any more: they say so when their turn comes, and are dropped."""

    def undo(self) -> None:
        while self.canUndo():
            before = self.count()
            super().undo()
            if self.count() == before:
                return

    def redo(self) -> None:
        while self.canRedo():
            before = self.count()
            super().redo()
            if self.count() == before:
                return
