"""Shifting the clock of a camera: which photos follow, with which dates, and which are left alone and why."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Final

from stampgui.dates.answers import find_doubts, find_objections, make_answer_evidence
from stampgui.dates.clock_shift import ClockShift, ShiftedDate, ShiftError, express_in_years, shift_clock_date
from stampgui.dates.descriptions import describe_source
from stampgui.dates.evidence import CLOCK_SOURCES, Source
from stampgui.dates.partial import PartialDate
from stampgui.dates.recorded import find_exif_date_to_correct
from stampgui.i18n import Message, message, messages
from stampgui.session.photos.photo_item import DATABLE_STATUSES, PhotoId, PhotoItem
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import dataclass, replace


class LeftAlone(Enum):
    """Why a photo does not follow the clock."""

    GIVEN = "given"
    OTHER_SOURCE = "other source"
    NO_CLOCK = "no clock"
    DAY_ONLY = "day only"
    OBJECTION = "objection"
    OTHER_CAMERA = "other camera"
    UNUSABLE = "unusable"


def shift_photo(
    outcome: Outcome,
    user_date: PartialDate | None,
    shift: ClockShift,
    *,
    today: datetime.date,
    is_measure: bool = False,
) -> ShiftedDate | LeftAlone:
    """Return the date of a photo whose camera's clock was off, if its date comes from that clock.

    A shift is always counted from what the camera wrote, so that a second one replaces the first. The photo that
    `is_measure` is the one whose moment a person told: that counts for more than the date in its name. Raises
    ShiftError where the date would be in the future, before photography or on a day that does not exist.
    """
    if outcome.status not in DATABLE_STATUSES:
        return LeftAlone.UNUSABLE
    if user_date is not None and not isinstance(user_date, ShiftedDate):
        return LeftAlone.GIVEN
    if outcome.clock is None:
        return explain_missing_clock(outcome)
    chosen = outcome.evidence
    if (
        outcome.status is Status.READY
        and chosen
        and not (chosen.source in CLOCK_SOURCES or chosen.source.is_from_person)
    ):
        return LeftAlone.OTHER_SOURCE
    if outcome.clock.date.time is None and not shift.keeps_time_of_day:
        return LeftAlone.DAY_ONLY
    shifted = shift_clock_date(outcome.clock.date, shift, today=today)
    return shifted if is_measure or not find_objections(shifted, outcome.candidates) else LeftAlone.OBJECTION


def explain_missing_clock(outcome: Outcome) -> LeftAlone:
    """Say why a photo of which no camera's clock is known keeps its date."""
    return LeftAlone.NO_CLOCK if outcome.evidence is None else LeftAlone.OTHER_SOURCE


_MAX_NAMES: Final = 2
"""File names listed of those that something speaks against."""
_REASONS: Final[Mapping[LeftAlone, Callable[[int], Message]]] = {
    LeftAlone.GIVEN: lambda count: messages(
        "{count} photo with a date that you gave", "{count} photos with dates that you gave", count
    ),
    LeftAlone.OTHER_SOURCE: lambda count: messages(
        "{count} photo whose date is not from the camera clock",
        "{count} photos whose dates are not from the camera clock",
        count,
    ),
    LeftAlone.NO_CLOCK: lambda count: messages(
        "{count} photo without a date from a camera clock", "{count} photos without a date from a camera clock", count
    ),
    LeftAlone.DAY_ONLY: lambda count: messages(
        "{count} photo of which the camera recorded only the day",
        "{count} photos of which the camera recorded only the day",
        count,
    ),
    LeftAlone.OBJECTION: lambda count: messages(
        "{count} photo for which another source says something else",
        "{count} photos for which another source says something else",
        count,
    ),
    LeftAlone.OTHER_CAMERA: lambda count: messages(
        "{count} photo of another camera", "{count} photos of another camera", count
    ),
    LeftAlone.UNUSABLE: lambda count: messages(
        "{count} photo that cannot be stamped", "{count} photos that cannot be stamped", count
    ),
}


def describe_left_alone(counts: Mapping[LeftAlone, int], objected: Sequence[str] = ()) -> Message | None:
    """Say how many photos keep their dates, and why; None where there are none.

    `objected` are the names of those for which another source says something else.
    """
    said = {reason: _REASONS[reason](counts[reason]) for reason in LeftAlone if counts.get(reason)}
    if objected:
        said[LeftAlone.OBJECTION] = message(
            "{photos} ({names})", photos=said[LeftAlone.OBJECTION], names=_list_names(objected)
        )
    return message("Not shifted: {photos}.", photos=_join(said.values())) if said else None


def _join(parts: Iterable[Message]) -> Message:
    """One after another, with commas; there is one at least."""
    *before, listed = parts
    for part in reversed(before):
        listed = message("{first}, {rest}", first=part, rest=listed)
    return listed


def _list_names(names: Sequence[str]) -> Message | str:
    first, more = ", ".join(names[:_MAX_NAMES]), len(names) - _MAX_NAMES
    return messages("{names} and {count} more", "{names} and {count} more", more, names=first) if more > 0 else first


@dataclass(frozen=True, slots=True)
class ShiftPlan:
    """What a shift would do to the listed photos, before anything is done."""

    shift: ClockShift
    """In years where that comes to the same for all these photos."""
    dates: Mapping[PhotoId, ShiftedDate]
    """In the order in which the photos were taken."""
    left_alone: Mapping[LeftAlone, int]
    """How many photos do not follow, by the reason."""
    objected: Sequence[str]
    """The names of those that are left alone because another source says something else."""
    doubts: Sequence[frozenset[Source]]
    """What speaks against a date, such as the GPS time, for each photo of which anything does; their rows say so."""
    measure: PhotoId | None = None
    """The photo whose moment was told."""
    contradicts_exif: bool = False
    """Whether the EXIF data of any of them will say otherwise, unless they are corrected in copies."""

    @property
    def sample_ids(self) -> Sequence[PhotoId]:
        """The photo whose moment was told, then the first, the middle and the last one: three at most."""
        photos = list(self.dates)
        if not photos:
            return []
        told = [self.measure] if self.measure in self.dates else []
        ends = [photos[0], photos[-1]] if told and self.measure not in (photos[0], photos[-1]) else []
        return list(dict.fromkeys([*told, *(ends or (photos[0], photos[len(photos) // 2], photos[-1]))]))

    @property
    def loses_zone(self) -> bool:
        """Whether a camera wrote a time zone that a date is left without."""
        return any(date.clock.offset is not None and date.offset is None for date in self.dates.values())

    def describe(self) -> Message:
        """Say what was or would be done: "20 photos: camera clock + 4 years, 2 days."."""
        return messages(
            "{count} photo: {shift}.", "{count} photos: {shift}.", len(self.dates), shift=self.shift.describe()
        )

    def describe_left_alone(self) -> Message | None:
        """Say which photos keep their dates, and why; None where there are none."""
        return describe_left_alone(self.left_alone, self.objected)

    def describe_doubts(self) -> Message | None:
        """Say what speaks against the new dates; None where nothing does."""
        against = frozenset[Source]().union(*self.doubts)
        if not against:
            return None
        return messages(
            "{count} photo: another source ({sources}) speaks against the new date. Its card says so.",
            "{count} photos: other sources ({sources}) speak against the new dates. Their cards say so.",
            len(self.doubts),
            sources=_join(describe_source(source) for source in Source if source in against),
        )


def plan_shift(
    items: Iterable[PhotoItem], shift: ClockShift, *, today: datetime.date, measure: PhotoItem | None = None
) -> ShiftPlan:
    """Plan to shift the clock for these photos, by the moment of the `measure`.

    Raises ShiftError, naming the photo, where one date is impossible.
    """
    left_alone: Counter[LeftAlone] = Counter()
    objected: list[str] = []
    shifted: list[tuple[PhotoItem, ShiftedDate]] = []
    for item in items:
        end = _shift_item(item, shift, today, is_measure=measure is not None and item.id == measure.id)
        if isinstance(end, LeftAlone):
            left_alone[end] += 1
            if end is LeftAlone.OBJECTION:
                objected.append(item.found.path.name)
        else:
            shifted.append((item, end))
    said = express_in_years(shift, (date.clock for _, date in shifted))
    if said != shift:  # in other words, not by another span
        shifted = [(item, replace(date, shift=said)) for item, date in shifted]
    shifted.sort(key=lambda pair: (pair[1].first_day, pair[1].time or datetime.time()))
    found = [find_doubts(date, item.inspection.candidates) for item, date in shifted]
    return ShiftPlan(
        said,
        {item.id: date for item, date in shifted},
        left_alone,
        objected,
        [frozenset(each.source for each in doubts) for doubts in found if doubts],
        None if measure is None else measure.id,
        any(find_exif_date_to_correct(make_answer_evidence(date), item.inspection.recorded) for item, date in shifted),
    )


def _shift_item(
    item: PhotoItem, shift: ClockShift, today: datetime.date, *, is_measure: bool
) -> ShiftedDate | LeftAlone:
    try:
        return shift_photo(item.inspection, item.user_date, shift, today=today, is_measure=is_measure)
    except ShiftError as error:
        raise ShiftError(message("{file}: {reason}", file=item.found.path.name, reason=error.reason)) from error


def select_same_camera(items: Iterable[PhotoItem], photo: PhotoItem) -> list[PhotoItem]:
    """The photos of the camera that took this one; only itself where it does not name its camera."""
    clock = photo.inspection.clock
    if clock is None or not clock.camera.is_known:
        return [photo]
    return [item for item in items if item.inspection.clock and item.inspection.clock.camera == clock.camera]
