"""Changes of captions: for all photos, or as overrides for the selected ones."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride, Entries, find_changed_entries, list_entries
from stampgui.caption.style import Position, Style
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.photos.duplicates import PhotoLookup
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.values import dataclass, replace

CaptionChange: TypeAlias = CaptionSpec | Mapping[PhotoId, CaptionOverride]
"""A new CaptionSpec for all photos, or new overrides for some of them."""


@dataclass(frozen=True, slots=True)
class CaptionEdit:
    """The target of a change: all photos, which share a spec, or the selected ones; `current` is previewed."""

    spec: CaptionSpec
    items: Sequence[PhotoItem]
    current: PhotoItem | None
    is_all: bool

    @property
    def current_spec(self) -> CaptionSpec:
        """The caption of the previewed photo."""
        return self.spec.with_override(self.current.caption_override if self.current else NO_OVERRIDE)

    @property
    def target_spec(self) -> CaptionSpec:
        """The caption that the controls show: of all photos, or of the previewed one."""
        return self.spec if self.is_all else self.current_spec

    @property
    def captions(self) -> tuple[object, ...]:
        """What it is about without what else becomes of the photos: equal where the same captions are edited."""
        photos = ((item.id, item.caption_override) for item in (*self.items, *filter(None, (self.current,))))
        return self.spec, self.is_all, len(self.items), *photos

    def with_style_changes(self, style: Style) -> CaptionChange:
        """Apply the entries of `style` that differ from the present ones; other overrides are kept."""
        if self.is_all:
            return replace(self.spec, style=style)
        return _with_style_entries(self.items, find_changed_entries(self.current_spec.style, style))

    def with_style(self, style: Style) -> CaptionChange:
        """Apply a whole style."""
        return replace(self.spec, style=style) if self.is_all else _with_style_entries(self.items, list_entries(style))

    def with_position(self, position: Position) -> CaptionChange:
        """Move the caption; if the previewed photo has its own position, only that one is changed."""
        if self.is_all and self.current is not None and self.current.caption_override.has_position:
            return _with_style_entries([self.current], (("position", position),))
        if self.is_all:
            return replace(self.spec, style=replace(self.spec.style, position=position))
        return _with_style_entries(self.items, (("position", position),))

    def with_event_place(self, event_place: EventPlace) -> CaptionChange:
        if self.is_all:
            return replace(self.spec, event_place=event_place)
        entries = find_changed_entries(self.current_spec.event_place, event_place)
        return {item.id: item.caption_override.with_event_place(entries) for item in self.items}

    def without_overrides(self) -> CaptionChange:
        """Remove the overrides of the selected photos."""
        return {item.id: NO_OVERRIDE for item in self.items if item.caption_override != NO_OVERRIDE}


def limit_move(before: CaptionEdit, after: CaptionEdit) -> Sequence[CaptionChange]:
    """The changes after which a move of the caption, from `before` to `after`, counts for the previewed photo only."""
    if before.current is None or after.current is None:
        return ()
    position = after.current_spec.style.position
    kept = _with_style_entries([before.current], (("position", position),))
    if before.spec != after.spec:
        return before.spec, kept
    return ({item.id: item.caption_override for item in before.items} | dict(kept),)


def find_changed_overrides(
    overrides: Mapping[PhotoId, CaptionOverride], lookup: PhotoLookup
) -> Mapping[PhotoId, CaptionOverride]:
    """Those that set a listed photo apart otherwise than now."""
    return {
        photo: override
        for photo, override in overrides.items()
        if (item := lookup.item(photo)) and item.caption_override != override
    }


def _with_style_entries(items: Iterable[PhotoItem], entries: Entries) -> Mapping[PhotoId, CaptionOverride]:
    return {item.id: item.caption_override.with_style(entries) for item in items}
