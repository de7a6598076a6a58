"""What copies were to be when saving them began, and whether that is still what is wanted."""

from collections.abc import Iterable, Mapping

from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.copies.copy_options import makes_same_copies, with_caption_of
from stampgui.session.photos.duplicates import PhotoLookup
from stampgui.session.photos.photo_item import PhotoId, PhotoItem, makes_same_copy
from stampgui.settings import Settings
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class SaveSnapshot:
    """The photos whose copies are being made, and what was to be on all of them."""

    items: Mapping[PhotoId, PhotoItem]
    settings: Settings
    caption_spec: CaptionSpec

    def find_current(self, photos: Iterable[PhotoId], lookup: PhotoLookup) -> list[PhotoId]:
        """Those of `photos` that are still listed and whose copies would still be the same."""
        return [photo for photo in photos if (item := lookup.item(photo)) and makes_same_copy(item, self.items[photo])]

    def holds_for(self, settings: Settings, caption_spec: CaptionSpec) -> bool:
        """Whether the same would still be on all copies, however the settings come to that caption."""
        return caption_spec == self.caption_spec and makes_same_copies(
            with_caption_of(settings, self.settings), self.settings
        )
