"""What a person does to the sections, so that it can be undone while their screen is open."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from stampgui.gui.filling.model import SectionModel
from stampgui.gui.filling.sections import Section


class Step(QUndoCommand):
    """A step that shows only in the sitting it was taken in, and is of no use after it."""

    def __init__(self, model: SectionModel, *, forth: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._model = model
        self._number = model.number
        self._forth, self._back = forth, back

    def redo(self) -> None:
        self._take(self._forth)

    def undo(self) -> None:
        self._take(self._back)

    def _take(self, step: Callable[[], None]) -> None:
        if self._model.number == self._number:
            step()
        else:
            self.setObsolete(True)


def skip(model: SectionModel, section: Section, *, after: Callable[[bool], None]) -> Step:
    """Leave a section without a date; `after` is told each time whether it is skipped now."""

    def forth() -> None:
        model.skip(section)
        after(True)

    def back() -> None:
        model.resume(section)
        after(False)

    return Step(model, forth=forth, back=back)


def divide(
    model: SectionModel, section: Section, parts: tuple[Section, ...], *, after: Callable[[Section], None]
) -> Step:
    """Ask for the parts of a section one by one; `after` is told each time which section is the one to ask for."""

    def forth() -> None:
        model.divide(section, parts)
        after(parts[0])

    def back() -> None:
        model.join(parts, section)
        after(section)

    return Step(model, forth=forth, back=back)
