"""What selected photos have in common.

Thousands of them can be looked at part by part, so that they do not hold up the window.
"""

from collections.abc import Sequence

from stampgui.dates.clock_shift import ShiftedDate
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.session.clock_shift.shift_draft import has_camera_clock
from stampgui.session.copies.copy_dates import can_correct_exif, contradicts_itself
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated, find_doubted_date, find_first_choice, is_waiting
from stampgui.session.questions.date_hints import find_confirmed
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class SelectionSummary:
    """What is known of selected photos, at first of none."""

    dates: frozenset[PartialDate | None] = frozenset()
    """The different dates of those that can have one; None among them for photos without one."""
    sources: frozenset[Source | None] = frozenset()
    """The different sources of their dates."""
    confirmed: frozenset[Source | None] = frozenset()
    """The different sources that say the dates which the user gave them; None for a date of the user's alone."""
    choices: frozenset[Source | None] = frozenset()
    """The different sources of the first choices of those that wait for a date; None for one without a choice."""
    choice_dates: frozenset[PartialDate] = frozenset()
    """The different dates of these first choices, without the time of day."""
    waiting: int = 0
    """How many wait for a date, or for a decision about it."""
    doubted: int = 0
    """How many of these show one date, which has to be checked."""
    typed: int = 0
    """How many were given a date by the user."""
    shifted: int = 0
    """How many were given the date of a shifted camera clock."""
    contradicting: int = 0
    """How many full-size copies would contradict themselves."""
    correctable: bool = False
    """Whether correcting EXIF data makes a difference to one of these copies."""
    datable: int = 0
    """How many a date helps."""
    has_clock: bool = False
    """Whether one of them can tell how far its camera's clock was off."""

    @property
    def shared_date(self) -> PartialDate | None:
        """The date that all of them have."""
        return next(iter(self.dates)) if len(self.dates) == 1 else None

    @property
    def shared_day(self) -> PartialDate | None:
        """The date that all of them have, whatever the time of day."""
        plain = {
            date and PartialDate(date.year, date.month, date.day, approximate=date.approximate) for date in self.dates
        }
        return next(iter(plain)) if len(plain) == 1 else None

    @property
    def shared_choice(self) -> Source | None:
        """The common source of the first choices, where several photos wait for a date.

        None where all of them show one date, which is then to be confirmed.
        """
        several = self.waiting > 1 and self.doubted < self.waiting
        return next(iter(self.choices)) if len(self.choices) == 1 and several else None

    def with_photos(self, items: Sequence[PhotoItem]) -> "SelectionSummary":
        """The summary of these photos, too."""
        given = [item.user_date for item in items if item.user_date is not None]
        shifted = sum(isinstance(date, ShiftedDate) for date in given)
        waiting = [item for item in items if is_waiting(item)]
        contradicting = [item for item in items if contradicts_itself(item)]
        found = list(map(find_first_choice, waiting))
        choices = {None if choice is None else choice.source for choice in found}
        return SelectionSummary(
            self.dates.union(item.date for item in items if can_be_dated(item)),
            self.sources.union(item.source for item in items),
            self.confirmed.union(None if each is None else each.source for each in map(find_confirmed, items)),
            self.choices.union(choices),
            self.choice_dates.union(choice.date.without_time() for choice in found if choice is not None),
            self.waiting + len(waiting),
            self.doubted + sum(find_doubted_date(item) is not None for item in waiting),
            self.typed + len(given) - shifted,
            self.shifted + shifted,
            self.contradicting + len(contradicting),
            self.correctable or any(map(can_correct_exif, contradicting)),
            self.datable + sum(map(can_be_dated, items)),
            self.has_clock or any(map(has_camera_clock, items)),
        )
