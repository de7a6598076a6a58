"""What became of photos that were saved, kept while changes have outdated it: taking these back makes it true again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stampgui.session.photos.duplicates import PhotoLookup
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, makes_same_copy
from stampgui.session.saving.save_snapshot import SaveSnapshot
from stampgui.stamping.outcome import Outcome


@dataclass
class SavedResults:
    """The results of the last savings that were made with the same settings."""

    _snapshot: SaveSnapshot | None = None
    _results: dict[PhotoId, tuple[PhotoItem, Outcome]] = field(default_factory=dict)

    def begin(self, snapshot: SaveSnapshot) -> None:
        """Prepare for results of saving as `snapshot` has it; those made with other settings are forgotten."""
        before = self._snapshot
        if before is None or not before.holds_for(snapshot.settings, snapshot.caption_spec):
            self._results.clear()
        self._snapshot = snapshot

    def add(self, results: Mapping[PhotoId, Outcome]) -> None:
        """Keep results of the saving that was begun last."""
        if self._snapshot is not None:
            items = self._snapshot.items
            self._results.update({photo: (items[photo], outcome) for photo, outcome in results.items()})

    def forget(self, photos: Iterable[PhotoId]) -> None:
        """Forget results that no change can make true again, such as those of copies that are gone."""
        for photo in photos:
            self._results.pop(photo, None)

    def find_valid_again(self, now: SaveSnapshot, lookup: PhotoLookup) -> dict[PhotoId, Outcome]:
        """The results of photos without any, whose copies would be the same again; `now` has the present settings."""
        if self._snapshot is None or not self._snapshot.holds_for(now.settings, now.caption_spec):
            return {}
        return {
            photo: outcome
            for photo, (saved, outcome) in self._results.items()
            if (item := lookup.item(photo)) is not None
            and item.copy_result is None
            and item.photo == saved.photo
            and makes_same_copy(item, saved)
        }
