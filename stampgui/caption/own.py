"""What sets the caption of one photo apart from that of all the others."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeAlias

from stampgui.caption.style import Style
from stampgui.caption.wording import Words

Entries: TypeAlias = tuple[tuple[str, Any], ...]
"""Names of a Style's or of Words' entries, in their order, with values of their own."""


@dataclass(frozen=True, slots=True)
class Own:
    """Only what differs: all else still follows the caption of all photos."""

    style: Entries = ()
    words: Entries = ()

    def style_on(self, shared: Style) -> Style:
        return replace(shared, **dict(self.style))

    def words_on(self, shared: Words) -> Words:
        return replace(shared, **dict(self.words))

    def with_style(self, entries: Entries) -> "Own":
        return replace(self, style=_together(self.style, entries))

    def with_words(self, entries: Entries) -> "Own":
        return replace(self, words=_together(self.words, entries))

    @property
    def is_placed(self) -> bool:
        """Whether the caption has a place of its own on this photo."""
        return "position" in dict(self.style)


NOTHING_OWN = Own()


def all_entries(whole: Style | Words) -> Entries:
    return tuple((field.name, getattr(whole, field.name)) for field in fields(whole))


def changed_entries(before: Style | Words, now: Style | Words) -> Entries:
    """The entries in which `now` is another than `before`."""
    old: Mapping[str, Any] = dict(all_entries(before))
    return tuple((name, value) for name, value in all_entries(now) if value != old[name])


def _together(old: Entries, new: Entries) -> Entries:
    return tuple(sorted((dict(old) | dict(new)).items()))
