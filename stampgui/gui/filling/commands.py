"""What a person does to the sections, so that it can be undone while their screen is open."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from stampgui.gui.filling.model import SectionModel
from stampgui.gui.filling.sections import Section


class _Step(QUndoCommand):
    """A step that shows only in the sitting it was taken in, and is of no use after it."""

    def __init__(self, model: SectionModel) -> None:
        super().__init__()
        self._model = model
        self._number = model.number

    def redo(self) -> None:
        self._take(self._forth)

    def undo(self) -> None:
        self._take(self._back)

    def _take(self, step: Callable[[], None]) -> None:
        if self._model.number == self._number:
            step()
        else:
            self.setObsolete(True)

    def _forth(self) -> None:
        raise NotImplementedError

    def _back(self) -> None:
        raise NotImplementedError


class Skip(_Step):
    """Leave a section without a date; `after` is told each time whether it is skipped now."""

    def __init__(self, model: SectionModel, section: Section, *, after: Callable[[bool], None]) -> None:
        super().__init__(model)
        self._section = section
        self._after = after

    def _forth(self) -> None:
        self._model.skip(self._section)
        self._after(True)

    def _back(self) -> None:
        self._model.resume(self._section)
        self._after(False)


class Divide(_Step):
    """Ask for the parts of a section one by one; `after` is told each time which section is the one to ask for."""

    def __init__(
        self, model: SectionModel, section: Section, parts: tuple[Section, ...], *, after: Callable[[Section], None]
    ) -> None:
        super().__init__(model)
        self._section, self._parts = section, parts
        self._after = after

    def _forth(self) -> None:
        self._model.divide(self._section, self._parts)
        self._after(self._parts[0])

    def _back(self) -> None:
        self._model.join(self._parts, self._section)
        self._after(self._section)
