"""The undo stack."""

from PySide6.QtGui import QUndoStack


class UndoStack(QUndoStack):
    """Skips obsolete commands, which report that when they are undone, and drops them."""

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
