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

    def apply(self, cards: Iterable[PhotoItem]) -> None:
        """Apply the decisions for the same, unchanged files."""
        kept = {card.id: each for card in cards if (each := self._find_decisions(card)) is not None}
        self._model.update_items(
            kept, lambda card: with_remembered_decisions(card, kept[card.id].date, kept[card.id].caption_override)
        )

    def remember(self, cards: Sequence[PhotoItem]) -> None:
        """Remember the decisions about photos, for when they are listed again."""
        kept = snapshot_photos(cards, today=self._today())
        self._removed.update((card.file, each) for card, each in zip(cards, kept, strict=True))

    def _find_decisions(self, card: PhotoItem) -> UnfinishedPhoto | None:
        kept = self._autosave.resumed_photos.get(card.file) or self._removed.get(card.file)
        if kept is None or kept.photo is None or card.photo is None or not card.photo.is_unchanged_since(kept.photo):
            return None
        return kept

    def _set_contents(self, contents: Mapping[Path, ContentId]) -> None:
        """Store content ids of photos that turned out to be duplicates."""
        found = {card.id: contents[card.file] for card in self._model.items if card.file in contents}
        self._model.update_items(found, lambda card: replace(card, content=found[card.id]))
        self._spread_dates([card for photo in found if (card := self._model.item(photo))])

    def _spread_dates(self, cards: Iterable[PhotoItem]) -> None:
        """Give photos the dates of their duplicates, so that nobody is asked twice."""
        dates = find_dates_of_duplicates(self._model, (card.id for card in cards))
        self._model.update_items(dates, lambda card: with_user_date(card, dates[card.id]))
