"""Shifts as the command line is told them: "IMG_0001.JPG=14 okt 2022 09.15" for one camera, "+4y2d3h" for any other."""

import datetime
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.dates.camera_clock import Camera, ClockReading
from stampgui.dates.clock_shift import (
    ClockShift,
    ShiftError,
    express_in_years,
    find_clock_shift,
    parse_clock_shift,
)
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import Message, message, messages
from stampgui.session.clock_shift.clock_shifts import LeftAlone, describe_left_alone, explain_missing_clock, shift_photo
from stampgui.session.photos.batch_photos import BatchPhoto, with_answer
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status


@dataclass(frozen=True, slots=True)
class ShiftRules:
    """The shift of each camera that has one of its own, and that of all other photos, if any."""

    by_camera: Mapping[Camera, ClockShift] = field(default_factory=dict)
    for_rest: ClockShift | None = None
    measures: frozenset[Path] = frozenset()
    """The absolute paths of the photos whose moments were told."""

    def find_shift(self, clock: ClockReading | None) -> ClockShift | None:
        """The shift for a photo whose camera's clock showed `clock`."""
        if clock is None or clock.camera not in self.by_camera:
            return self.for_rest
        return self.by_camera[clock.camera]

    @property
    def shifts(self) -> Sequence[ClockShift]:
        return [*self.by_camera.values(), *(() if self.for_rest is None else (self.for_rest,))]


NO_SHIFTS: Final = ShiftRules()


def parse_shift_rules(texts: Iterable[str], photos: Sequence[FoundPhoto], recipe: Recipe) -> ShiftRules:
    """Read shifts; one that names photos looks at them. Raises ShiftError, or TypedDateError for their moments."""
    by_camera: dict[Camera, ClockShift] = {}
    for_rest: ClockShift | None = None
    measures: set[Path] = set()
    for text in texts:
        name, equals, moment = text.rpartition("=")
        if not equals:
            if for_rest is not None:
                raise ShiftError(message("Two shifts are given for all cameras: {text} is the second.", text=text))
            for_rest = parse_clock_shift(text)
            continue
        anchor = _examine_named(name, photos, recipe)
        clock = _find_camera(anchor)
        shift = find_clock_shift(clock.date, _read_moment(moment, photos, recipe))
        if not clock.camera.is_known:
            raise ShiftError(
                message(
                    "{file} does not name its camera. Give the shift alone, for all photos: --shift={shift}",
                    file=anchor.path.name,
                    shift=shift.text,
                )
            )
        if by_camera.setdefault(clock.camera, shift) != shift:
            raise ShiftError(
                message("{file} is from the same camera as an earlier photo and shifts it otherwise.", file=name)
            )
        measures.add(anchor.path.absolute())
    return ShiftRules(by_camera, for_rest, frozenset(measures))


def _examine_named(name: str, photos: Sequence[FoundPhoto], recipe: Recipe) -> Outcome:
    from stampgui.stamping.stamp import examine

    return examine(Job(_find_named(name, photos), recipe))


def _find_named(name: str, photos: Sequence[FoundPhoto]) -> Path:
    """The photo with this path, or the only one with this file name. Raises ShiftError."""
    if os.path.isfile(name):  # noqa: PTH113 - unlike Path's it never raises
        return Path(name)
    found = [each.path for each in photos if each.path.name.casefold() == name.casefold()]
    if not found:
        raise ShiftError(message("There is no photo {file} among those given.", file=name))
    if len(found) > 1:
        raise ShiftError(message("Several photos are called {file}; give the path of one.", file=name))
    return found[0]


def _find_camera(anchor: Outcome) -> ClockReading:
    if anchor.status is Status.FAILED and anchor.reason is not None:
        raise ShiftError(message("{file}: {reason}", file=anchor.path.name, reason=anchor.reason))
    if anchor.clock is None:
        raise ShiftError(message("{file} has no date from a camera clock to be shifted.", file=anchor.path.name))
    return anchor.clock


def _read_moment(text: str, photos: Sequence[FoundPhoto], recipe: Recipe) -> PartialDate:
    """A moment as it is typed, or the date of a photo that was taken at the same moment."""
    try:
        return parse_typed_date(text, today=recipe.today)
    except TypedDateError:
        try:
            other = _examine_named(text.strip(), photos, recipe)
        except ShiftError:
            other = None
        if other is None:
            raise
    if other.evidence is None or other.status is not Status.READY:
        raise ShiftError(message("{file} has no reliable date to shift by.", file=other.path.name))
    return other.evidence.date


@dataclass(slots=True)
class ShiftTally:
    """Counts what became of the photos."""

    shifted: Counter[ClockShift] = field(default_factory=Counter)
    left_alone: Counter[LeftAlone] = field(default_factory=Counter)

    def describe(self, rules: ShiftRules) -> Sequence[Message]:
        """A sentence for each shift, and one about what was left alone."""
        sentences = [
            messages("{count} photo: {shift}.", "{count} photos: {shift}.", count, shift=shift.describe())
            for shift, count in (self.shifted or dict.fromkeys(rules.shifts, 0)).items()
        ]
        rest = describe_left_alone(self.left_alone)
        return sentences if rest is None else [*sentences, rest]


def shift_batch(
    photos: Iterable[BatchPhoto], rules: ShiftRules, tally: ShiftTally, *, today: datetime.date
) -> Iterator[BatchPhoto]:
    """Shift the photos' dates as they pass; one whose date would be impossible has to be checked by a person."""
    if not rules.shifts:
        yield from photos
        return
    for photo in photos:
        clock = photo.outcome.clock
        shift = rules.find_shift(clock)
        if shift is None:
            tally.left_alone[explain_missing_clock(photo.outcome) if clock is None else LeftAlone.OTHER_CAMERA] += 1
            yield photo
            continue
        said = shift if clock is None else express_in_years(shift, [clock.date])
        try:
            is_measure = photo.outcome.path.absolute() in rules.measures
            end = shift_photo(photo.outcome, photo.user_date, said, today=today, is_measure=is_measure)
        except ShiftError as error:
            yield replace(photo, outcome=_with_doubt(photo.outcome, error.reason))
            continue
        if isinstance(end, LeftAlone):
            tally.left_alone[end] += 1
            yield photo
        else:
            tally.shifted[end.shift] += 1
            yield with_answer(photo, end)


def _with_doubt(outcome: Outcome, reason: Message) -> Outcome:
    return replace(outcome, status=Status.NEEDS_CHECK, reason=reason, evidence=None, caption=None, output=None)
