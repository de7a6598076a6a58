"""Undo commands for dates, captions, settings and the list of photos."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from PySide6.QtGui import QUndoCommand

from stampgui.caption.overrides import CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.session.caption_spec import CaptionSpec
from stampgui.session.photo_item import PhotoId, PhotoItem, can_be_dated, with_caption_override, with_user_date

SettingValues: TypeAlias = Mapping[str, Any]

_CAPTION_COMMAND_ID: Final = 1
_OVERRIDE_COMMAND_ID: Final = 2


class SetCaptionCommand(QUndoCommand):
    """Changes the caption of all photos.

    Commands of the same `gesture`, such as dragging a slider, are merged; one with an empty name is not.
    """

    def __init__(
        self, apply: Callable[[CaptionSpec], None], before: CaptionSpec, after: CaptionSpec, gesture: str
    ) -> None:
        super().__init__()
        self._apply = apply
        self.before, self.after, self.gesture = before, after, gesture

    def id(self) -> int:
        return _CAPTION_COMMAND_ID if self.gesture else -1

    def redo(self) -> None:
        self._apply(self.after)

    def undo(self) -> None:
        self._apply(self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SetCaptionCommand) or other.gesture != self.gesture:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True


class SetSettingsCommand(QUndoCommand):
    """Changes settings, given by name."""

    def __init__(self, apply: Callable[[SettingValues], None], before: SettingValues, after: SettingValues) -> None:
        super().__init__()
        self._apply = apply
        self.before, self.after = before, after

    def redo(self) -> None:
        self._apply(self.after)

    def undo(self) -> None:
        self._apply(self.before)


class SetOverrideCommand(QUndoCommand):
    """Sets or removes caption overrides of photos; commands of the same `gesture` are merged."""

    def __init__(self, model: PhotoModel, overrides: Mapping[PhotoId, CaptionOverride], gesture: str) -> None:
        super().__init__()
        self._model = model
        self.before = {photo: card.caption_override for photo in overrides if (card := model.item(photo))}
        self.after = {photo: overrides[photo] for photo in self.before}
        self.gesture = gesture

    def id(self) -> int:
        return _OVERRIDE_COMMAND_ID if self.gesture else -1

    def redo(self) -> None:
        self._apply(self.after)

    def undo(self) -> None:
        self._apply(self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SetOverrideCommand) or (other.gesture, other.after.keys()) != (
            self.gesture,
            self.after.keys(),
        ):
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def _apply(self, overrides: Mapping[PhotoId, CaptionOverride]) -> None:
        self._model.update_items(overrides, lambda card: with_caption_override(card, overrides[card.id]))


class SetDatesCommand(QUndoCommand):
    """Sets dates of photos, or removes them (None); a callback is told of each change."""

    def __init__(
        self, model: PhotoModel, dates: Mapping[PhotoId, PartialDate | None], *, on_applied: Callable[[], None]
    ) -> None:
        super().__init__()
        self._model = model
        self._on_applied = on_applied
        cards = [card for photo in dates if (card := model.item(photo)) and can_be_dated(card)]
        self._old_dates = {card.id: card.user_date for card in cards}
        self._new_dates = {card.id: dates[card.id] for card in cards}

    def redo(self) -> None:
        self._apply(self._new_dates)

    def undo(self) -> None:
        self._apply(self._old_dates)

    def _apply(self, dates: Mapping[PhotoId, PartialDate | None]) -> None:
        self._model.update_items(dates, lambda card: with_user_date(card, dates[card.id]))
        self._on_applied()


class RemovePhotosCommand(QUndoCommand):
    """Removes photos from the list; their files are not touched."""

    def __init__(self, model: PhotoModel, cards: Sequence[PhotoItem]) -> None:
        super().__init__()
        self._model = model
        self._items = tuple(replace(card, copy_result=None) for card in sorted(cards, key=lambda card: card.id))

    def redo(self) -> None:
        self._model.remove(card.id for card in self._items)

    def undo(self) -> None:
        self._model.add(self._items)
