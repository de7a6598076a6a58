"""Changes to the caption of a single photo, on top of the caption that all photos share."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style import Style
from stampgui.values import dataclass, replace

Entries: TypeAlias = tuple[tuple[str, Any], ...]
"""Fields of a `Style` or an `EventPlace`, as (name, value)."""


@dataclass(frozen=True, slots=True)
class CaptionOverride:
    """Only the fields that differ: all others still follow the shared caption."""

    style: Entries = ()
    event_place: Entries = ()

    def apply_to_style(self, shared: Style) -> Style:
        return replace(shared, **dict(self.style))

    def apply_to_event_place(self, shared: EventPlace) -> EventPlace:
        return replace(shared, **dict(self.event_place))

    def with_style(self, entries: Entries) -> "CaptionOverride":
        return replace(self, style=_merge_entries(self.style, entries))

    def with_event_place(self, entries: Entries) -> "CaptionOverride":
        return replace(self, event_place=_merge_entries(self.event_place, entries))

    @property
    def has_position(self) -> bool:
        """Whether the caption has its own position on this photo."""
        return "position" in dict(self.style)


NO_OVERRIDE = CaptionOverride()


def list_entries(whole: Style | EventPlace) -> Entries:
    from dataclasses import fields  # late: only the window asks for all entries

    return tuple((field.name, getattr(whole, field.name)) for field in fields(whole))


def find_changed_entries(before: Style | EventPlace, now: Style | EventPlace) -> Entries:
    """Return the fields in which `now` differs from `before`, with their new values."""
    old: Mapping[str, Any] = dict(list_entries(before))
    return tuple((name, value) for name, value in list_entries(now) if value != old[name])


def _merge_entries(old: Entries, new: Entries) -> Entries:
    return tuple(sorted((dict(old) | dict(new)).items()))
