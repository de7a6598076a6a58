"""Applies remembered decisions to photos when they are listed: those for the same file, or for a duplicate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.duplicates import ContentId
from stampgui.batch.unfinished_work import UnfinishedPhoto
from stampgui.gui.state.autosave import Autosave
from stampgui.gui.state.photo_import import PhotoImport
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.session.clock import Today
from stampgui.session.duplicates import find_dates_of_duplicates
from stampgui.session.photo_item import PhotoItem, with_remembered_decisions, with_user_date
from stampgui.session.recovery import snapshot_photos


class RememberedDecisions(QObject):
    """Remembers decisions from resumed work and from photos that were removed from the list."""

    def __init__(
        self, model: PhotoModel, photo_import: PhotoImport, autosave: Autosave, *, today: Today, parent: QObject
    ) -> None:
        """Decisions are applied to photos that `photo_import` has added to `model`."""
        super().__init__(parent)
        self._model = model
        self._autosave = autosave
        self._today = today
        self._removed: dict[Path, UnfinishedPhoto] = {}
        photo_import.imported.connect(self.apply)
        photo_import.imported.connect(self._spread_dates)
        photo_import.duplicates_found.connect(self._set_contents)

    def apply(self, items: Iterable[PhotoItem]) -> None:
        """Apply the decisions for the same, unchanged files."""
        kept = {item.id: each for item in items if (each := self._find_decisions(item)) is not None}
        self._model.update_items(
            kept, lambda item: with_remembered_decisions(item, kept[item.id].date, kept[item.id].caption_override)
        )

    def remember(self, items: Sequence[PhotoItem]) -> None:
        """Remember the decisions about photos, for when they are listed again."""
        kept = snapshot_photos(items, today=self._today())
        self._removed.update((item.file, each) for item, each in zip(items, kept, strict=True))

    def _find_decisions(self, item: PhotoItem) -> UnfinishedPhoto | None:
        kept = self._autosave.resumed_photos.get(item.file) or self._removed.get(item.file)
        if kept is None or kept.photo is None or item.photo is None or not item.photo.is_unchanged_since(kept.photo):
            return None
        return kept

    def _set_contents(self, contents: Mapping[Path, ContentId]) -> None:
        """Store content ids of photos that turned out to be duplicates."""
        found = {item.id: contents[item.file] for item in self._model.items if item.file in contents}
        self._model.update_items(found, lambda item: replace(item, content=found[item.id]))
        self._spread_dates([item for photo in found if (item := self._model.item(photo))])

    def _spread_dates(self, items: Iterable[PhotoItem]) -> None:
        """Give photos the dates of their duplicates, so that nobody is asked twice."""
        dates = find_dates_of_duplicates(self._model, (item.id for item in items))
        self._model.update_items(dates, lambda item: with_user_date(item, dates[item.id]))
