"""What a person decides about captions and copies, so that it can be undone."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from PySide6.QtGui import QUndoCommand

from stampgui.caption.own import Own
from stampgui.gui.look import Look
from stampgui.gui.model import PhotoModel
from stampgui.gui.photos import PhotoId, with_own

Values: TypeAlias = Mapping[str, Any]

_LOOK_ID: Final = 1
_OWN_ID: Final = 2


class ChooseLook(QUndoCommand):
    """Another look for all photos.

    Steps of one `gesture`, such as pulling a slider, become one step; an empty name stands alone.
    """

    def __init__(self, put: Callable[[Look], None], before: Look, now: Look, gesture: str) -> None:
        super().__init__()
        self._put = put
        self.before, self.now, self.gesture = before, now, gesture

    def id(self) -> int:
        return _LOOK_ID if self.gesture else -1

    def redo(self) -> None:
        self._put(self.now)

    def undo(self) -> None:
        self._put(self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChooseLook) or other.gesture != self.gesture:
            return False
        self.now = other.now
        self.setObsolete(self.now == self.before)
        return True


class ChooseSettings(QUndoCommand):
    """Other values of settings, by their names."""

    def __init__(self, put: Callable[[Values], None], before: Values, now: Values) -> None:
        super().__init__()
        self._put = put
        self.before, self.now = before, now

    def redo(self) -> None:
        self._put(self.now)

    def undo(self) -> None:
        self._put(self.before)


class GiveOwn(QUndoCommand):
    """Give photos something of their own, or take it back; steps of one `gesture` become one step."""

    def __init__(self, model: PhotoModel, owns: Mapping[PhotoId, Own], gesture: str) -> None:
        super().__init__()
        self._model = model
        self.before = {photo: card.own for photo in owns if (card := model.card(photo))}
        self.now = {photo: owns[photo] for photo in self.before}
        self.gesture = gesture

    def id(self) -> int:
        return _OWN_ID if self.gesture else -1

    def redo(self) -> None:
        self._put(self.now)

    def undo(self) -> None:
        self._put(self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, GiveOwn) or (other.gesture, other.now.keys()) != (self.gesture, self.now.keys()):
            return False
        self.now = other.now
        self.setObsolete(self.now == self.before)
        return True

    def _put(self, owns: Mapping[PhotoId, Own]) -> None:
        self._model.change(owns, lambda card: with_own(card, owns[card.id]))
