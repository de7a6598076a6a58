"""Counts of photos by state, updated incrementally so that no change has to walk through all photos."""

from collections import Counter
from collections.abc import Callable, Collection
from typing import NamedTuple, TypeAlias

from stampgui.session.date_options import DateOptions
from stampgui.session.photos.photo_item import DATABLE_STATUSES, PhotoFilter, PhotoItem, find_kind
from stampgui.stamping.outcome import Status


class ItemState(NamedTuple):
    """The state of a photo as far as it is counted; there are few different ones."""

    inspection_status: Status
    """The status before the user's date is applied."""
    has_user_date: bool
    copy_status: Status | None
    is_in_cloud: bool
    date_options: DateOptions | None
    is_too_small: bool

    @property
    def status(self) -> Status:
        if self.is_too_small:
            return Status.FAILED
        return (
            Status.READY
            if self.has_user_date and self.inspection_status in DATABLE_STATUSES
            else self.inspection_status
        )

    @property
    def saved(self) -> bool:
        return self.copy_status is Status.STAMPED


class StatusCounts:
    """Numbers of photos by state."""

    def __init__(self, items: Collection[PhotoItem] = ()) -> None:
        self._counts = _count_states(items)

    def add(self, items: Collection[PhotoItem]) -> None:
        self._counts += _count_states(items)

    def remove(self, items: Collection[PhotoItem]) -> None:
        self._counts -= _count_states(items)

    def count(self, predicate: Callable[[ItemState], bool]) -> int:
        """Count the photos whose state satisfies `predicate`."""
        return sum(number for state, number in self._counts.items() if predicate(ItemState(*state)))

    @property
    def by_filter(self) -> dict[PhotoFilter, int]:
        """The number of photos that each filter shows."""
        numbers = dict.fromkeys(PhotoFilter, 0)
        for fields, number in self._counts.items():
            state = ItemState(*fields)
            numbers[find_kind(state.status, state.copy_status, in_cloud=state.is_in_cloud)] += number
        return numbers | {PhotoFilter.ALL: self._counts.total()}

    @property
    def dated_count(self) -> int:
        """The number of photos that can be saved, or are already."""
        return self.count(lambda state: state.status is Status.READY)

    @property
    def waiting_count(self) -> int:
        """How many photos wait for a date, or for a decision about it; see `is_waiting`."""
        return self.count(lambda state: state.status in (Status.NEEDS_DATE, Status.NEEDS_CHECK))

    @property
    def unusable_count(self) -> int:
        """How many photos no date has saved; see `is_unusable`."""
        return self.count(lambda state: state.is_too_small or state.inspection_status not in DATABLE_STATUSES)

    @property
    def pending_count(self) -> tuple[int, bool]:
        """How many photos "Save" saves, and whether all are saved already; see `select_items_to_save`."""
        ready = self.dated_count
        fresh = self.count(lambda state: state.status is Status.READY and not state.saved)
        return fresh or ready, bool(ready and not fresh)


_StateFields: TypeAlias = tuple[Status, bool, Status | None, bool, DateOptions | None, bool]
"""The fields of an ItemState; creating an ItemState for each photo would take most of the time."""


def _count_states(items: Collection[PhotoItem]) -> Counter[_StateFields]:
    # by identity first: to compute the hash of the options of each photo would take as long as all else
    options = {id(item.date_options): item.date_options for item in items}
    by_identity = Counter(
        [
            (
                item.inspection.status,
                item.user_date is not None,
                item.copy_result.status if item.copy_result else None,
                item.inspection.is_in_cloud,
                id(item.date_options),
                item.too_small is not None,
            )
            for item in items
        ]
    )
    counts: Counter[_StateFields] = Counter()
    for (status, has_date, copy_status, in_cloud, identity, too_small), number in by_identity.items():
        counts[status, has_date, copy_status, in_cloud, options[identity], too_small] += number
    return counts
