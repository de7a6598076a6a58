"""Undo commands for dates, captions, settings and the list of photos."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from PySide6.QtGui import QUndoCommand

from stampgui.caption.overrides import CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.photos.photo_item import (
    PhotoId,
    PhotoItem,
    can_be_dated,
    with_accepted_damage,
    with_caption_override,
    with_user_date,
)

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
        self.before = {photo: item.caption_override for photo in overrides if (item := model.item(photo))}
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
        self._model.update_items(overrides, lambda item: with_caption_override(item, overrides[item.id]))


class SetDatesCommand(QUndoCommand):
    """Sets dates of photos, or removes them (None); a callback is told of each change."""

    def __init__(
        self, model: PhotoModel, dates: Mapping[PhotoId, PartialDate | None], *, on_applied: Callable[[], None]
    ) -> None:
        super().__init__()
        self._model = model
        self._on_applied = on_applied
        self._old_dates = {
            photo: item.user_date for photo in dates if (item := model.item(photo)) and can_be_dated(item)
        }
        self._new_dates = {photo: dates[photo] for photo in self._old_dates}

    def redo(self) -> None:
        self._apply(self._new_dates)

    def undo(self) -> None:
        self._apply(self._old_dates)

    def _apply(self, dates: Mapping[PhotoId, PartialDate | None]) -> None:
        self._model.update_items(dates, lambda item: with_user_date(item, dates[item.id]))
        self._on_applied()


class AcceptDamageCommand(QUndoCommand):
    """Has a photo stamped although a part of its picture is missing; it is then read again."""

    def __init__(self, model: PhotoModel, photo: PhotoId) -> None:
        super().__init__()
        self._model, self._photo = model, photo

    def redo(self) -> None:
        self._model.update_items([self._photo], lambda item: with_accepted_damage(item, True))

    def undo(self) -> None:
        self._model.update_items([self._photo], lambda item: with_accepted_damage(item, False))


class RemovePhotosCommand(QUndoCommand):
    """Removes photos from the list; their files are not touched."""

    def __init__(self, model: PhotoModel, items: Sequence[PhotoItem]) -> None:
        super().__init__()
        self._model = model
        self._items = tuple(
            item if item.copy_result is None else replace(item, copy_result=None)
            for item in sorted(items, key=lambda item: item.id)
        )

    def redo(self) -> None:
        self._model.remove(item.id for item in self._items)

    def undo(self) -> None:
        self._model.add(self._items)
