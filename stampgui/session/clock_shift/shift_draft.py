"""A shift of a camera's clock while it is being decided: the photo that tells how far, and which photos follow it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto

from stampgui.dates.camera_clock import ClockReading
from stampgui.dates.clock_shift import ClockShift
from stampgui.dates.partial import PartialDate
from stampgui.session.clock_shift.clock_shifts import ShiftPlan, plan_shift, select_same_camera
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated
from stampgui.values import dataclass, replace


class ShiftScope(Enum):
    """Which photos follow."""

    CAMERA = auto()
    SELECTED = auto()


@dataclass(frozen=True, slots=True)
class SameMoment:
    """A photo with a wrong date, and one of another camera with the right one, taken at the same moment."""

    wrong: PhotoItem
    right: PhotoItem
    moment: PartialDate


@dataclass(frozen=True, slots=True)
class ShiftDraft:
    """What a shift starts from: the selected photos, one of them as the measure, and all photos of its camera."""

    measure: PhotoItem
    selected: Sequence[PhotoItem]
    listed: Sequence[PhotoItem]

    @property
    def clock(self) -> ClockReading:
        """What the camera's clock showed when the photo was taken that serves as the measure."""
        reading = self.measure.inspection.clock
        assert reading is not None
        return reading

    @property
    def items(self) -> Mapping[ShiftScope, Sequence[PhotoItem]]:
        """The photos of each scope; of two that come to the same only the first."""
        camera = select_same_camera(self.listed, self.measure)
        if {item.id for item in camera} == {item.id for item in self.selected}:
            return {ShiftScope.CAMERA: camera}
        return {ShiftScope.CAMERA: camera, ShiftScope.SELECTED: self.selected}

    @property
    def usual_scope(self) -> ShiftScope:
        """Several selected photos of one camera are meant as they are selected; otherwise the camera is meant."""
        cameras = {item.inspection.clock.camera for item in self.selected if item.inspection.clock}
        meant = len(self.selected) > 1 and len(cameras) == 1 and ShiftScope.SELECTED in self.items
        return ShiftScope.SELECTED if meant else ShiftScope.CAMERA

    @property
    def same_moments(self) -> Sequence[SameMoment]:
        """The two ways to read two selected photos of different cameras; one without a certain date is wrong first."""
        if len(self.selected) != 2:
            return ()
        pairs = ((self.selected[0], self.selected[1]), (self.selected[1], self.selected[0]))
        found = [
            SameMoment(wrong, right, right.date)
            for wrong, right in pairs
            if wrong.inspection.clock and right.date and right.date.time and _are_other_cameras(wrong, right)
        ]
        return sorted(found, key=lambda each: each.wrong.date is not None)

    def with_measure(self, item: PhotoItem) -> "ShiftDraft":
        return replace(self, measure=item)

    def plan(self, shift: ClockShift, scope: ShiftScope, *, today: datetime.date) -> ShiftPlan:
        """Plan to shift the photos of that scope. Raises ShiftError."""
        return plan_shift(self.items[scope], shift, today=today, measure=self.measure)


def has_camera_clock(item: PhotoItem) -> bool:
    """Whether the photo can tell how far its camera's clock was off."""
    return item.inspection.clock is not None and can_be_dated(item)


def start_shift(
    selected: Sequence[PhotoItem], current: PhotoItem | None, listed: Iterable[PhotoItem]
) -> ShiftDraft | None:
    """Start a shift from the selected photos, `current` first; None if no camera's clock dated any of them."""
    order = selected if current is None else (current, *selected)
    measure = next((item for item in order if has_camera_clock(item)), None)
    return None if measure is None else ShiftDraft(measure, selected, tuple(listed))


def _are_other_cameras(one: PhotoItem, other: PhotoItem) -> bool:
    first, second = one.inspection.clock, other.inspection.clock
    return first is None or second is None or first.camera != second.camera
