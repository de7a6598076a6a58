"""What a choice about captions is for, and what comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride, Entries, find_changed_entries, list_entries
from stampgui.caption.style import Position, Style
from stampgui.session.caption_spec import CaptionSpec
from stampgui.session.photo_item import PhotoId, PhotoItem

CaptionChange: TypeAlias = CaptionSpec | Mapping[PhotoId, CaptionOverride]
"""Another look for all photos, or what some of them have of their own."""


@dataclass(frozen=True, slots=True)
class CaptionEdit:
    """All photos, which have `look`, or else the selected `cards`; `current` is the one that is looked at."""

    spec: CaptionSpec
    items: Sequence[PhotoItem]
    current: PhotoItem | None
    is_all: bool

    @property
    def current_spec(self) -> CaptionSpec:
        """How the photo that is looked at is captioned."""
        return self.spec.with_override(self.current.caption_override if self.current else NO_OVERRIDE)

    @property
    def target_spec(self) -> CaptionSpec:
        """What the choices stand at."""
        return self.spec if self.is_all else self.current_spec

    def with_style_changes(self, style: Style) -> CaptionChange:
        """Give the entries of `style` that are others than now; the rest of what photos have of their own stays."""
        if self.is_all:
            return replace(self.spec, style=style)
        return _with_style_entries(self.items, find_changed_entries(self.current_spec.style, style))

    def with_style(self, style: Style) -> CaptionChange:
        """Give a style as a whole."""
        return replace(self.spec, style=style) if self.is_all else _with_style_entries(self.items, list_entries(style))

    def with_position(self, position: Position) -> CaptionChange:
        """Put the caption there; that of a photo which has a place of its own is moved on this photo alone."""
        if self.is_all and self.current is not None and self.current.caption_override.has_position:
            return _with_style_entries([self.current], (("position", position),))
        if self.is_all:
            return replace(self.spec, style=replace(self.spec.style, position=position))
        return _with_style_entries(self.items, (("position", position),))

    def with_event_place(self, event_place: EventPlace) -> CaptionChange:
        if self.is_all:
            return replace(self.spec, event_place=event_place)
        entries = find_changed_entries(self.current_spec.event_place, event_place)
        return {card.id: card.caption_override.with_event_place(entries) for card in self.items}

    def without_overrides(self) -> CaptionChange:
        """Take back what the selected photos have of their own."""
        return {card.id: NO_OVERRIDE for card in self.items if card.caption_override != NO_OVERRIDE}


def _with_style_entries(cards: Iterable[PhotoItem], entries: Entries) -> Mapping[PhotoId, CaptionOverride]:
    return {card.id: card.caption_override.with_style(entries) for card in cards}
