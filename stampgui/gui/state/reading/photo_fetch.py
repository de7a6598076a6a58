"""Fetches listed photos from the cloud in the background, and reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from stampgui.gui.state.photo_model import PhotoModel
from stampgui.gui.state.reading.photo_refresh import PhotoRefresh
from stampgui.image.photo import Photo
from stampgui.session.date_options import DateOptions
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, with_inspection
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome


class PhotoFetch(PhotoRefresh):
    """Enters what it reads into the model; what was fetched is left to be read once more, with its neighbours."""

    def __init__(self, model: PhotoModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.refreshed.connect(self._enter)

    def start(self, items: Sequence[PhotoItem], recipe: Recipe, date_options: DateOptions, *, workers: int) -> None:
        super().start(items, replace(recipe, fetch=True), date_options, workers=workers)

    def _enter(self, fetched: Mapping[PhotoId, tuple[Outcome, Photo | None]], date_options: DateOptions) -> None:
        def enter(item: PhotoItem) -> PhotoItem:
            outcome, photo = fetched[item.id]
            # its neighbours may speak against its date
            return with_inspection(item, outcome, date_options if outcome.is_in_cloud else None, photo)

        self._model.update_items(fetched, enter)
