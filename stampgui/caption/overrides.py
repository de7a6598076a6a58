"""What sets the caption of one photo apart from that of all the others."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeAlias

from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style import Style

Entries: TypeAlias = tuple[tuple[str, Any], ...]
"""Names of a Style's or of Words' entries, in their order, with values of their own."""


@dataclass(frozen=True, slots=True)
class CaptionOverride:
    """Only what differs: all else still follows the caption of all photos."""

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
        """Whether the caption has a place of its own on this photo."""
        return "position" in dict(self.style)


NO_OVERRIDE = CaptionOverride()


def list_entries(whole: Style | EventPlace) -> Entries:
    return tuple((field.name, getattr(whole, field.name)) for field in fields(whole))


def find_changed_entries(before: Style | EventPlace, now: Style | EventPlace) -> Entries:
    """The entries in which `now` is another than `before`."""
    old: Mapping[str, Any] = dict(list_entries(before))
    return tuple((name, value) for name, value in list_entries(now) if value != old[name])


def _merge_entries(old: Entries, new: Entries) -> Entries:
    return tuple(sorted((dict(old) | dict(new)).items()))
