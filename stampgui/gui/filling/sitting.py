"""How the filling in stands, as a value: the sections in their order and those that were skipped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from stampgui.gui.filling.sections import Section


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was asked since the screen was opened; which sections are answered is the photos' to say."""

    sections: tuple[Section, ...] = ()
    skipped: frozenset[Section] = frozenset()

    def with_more(self, sections: Iterable[Section]) -> "Sitting":
        """What comes later is asked later."""
        return replace(self, sections=(*self.sections, *sections))

    def divided(self, section: Section, parts: tuple[Section, ...]) -> "Sitting":
        place = self.sections.index(section)
        return replace(self, sections=(*self.sections[:place], *parts, *self.sections[place + 1 :]))

    def joined(self, parts: tuple[Section, ...], section: Section) -> "Sitting":
        """Undo `divided`."""
        place = self.sections.index(parts[0])
        return replace(self, sections=(*self.sections[:place], section, *self.sections[place + len(parts) :]))

    def skipping(self, section: Section) -> "Sitting":
        return replace(self, skipped=self.skipped | {section})

    def resuming(self, section: Section) -> "Sitting":
        """Undo `skipping`."""
        return replace(self, skipped=self.skipped - {section})

    def next_after(self, place: int, waiting: Callable[[Section], bool]) -> int | None:
        """The place of the next section to ask for, from `place` on round to where it began; None when all is said."""
        order = (*range(place, len(self.sections)), *range(min(place, len(self.sections))))
        return next((each for each in order if self.open(self.sections[each], waiting)), None)

    def open(self, section: Section, waiting: Callable[[Section], bool]) -> bool:
        return section not in self.skipped and waiting(section)
