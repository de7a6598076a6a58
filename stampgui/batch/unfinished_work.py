"""Unfinished work as values: listed photos, and decisions about them that are in no saved copy yet."""

import datetime
import os
from collections.abc import Collection, Mapping
from dataclasses import fields
from pathlib import Path

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo, resolve_path, try_identify
from stampgui.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class UnfinishedPhoto:
    """A listed photo with the user's decisions about it, which apply to the file as it was when it was listed."""

    found: FoundPhoto
    """Its path, and its place in the tree of copies."""
    saved_on: datetime.date
    """The day when it was stored."""
    photo: Photo | None = None
    """The file as it was; None if it could not be identified."""
    date: PartialDate | None = None
    """The date that it was given."""
    caption_override: CaptionOverride = NO_OVERRIDE
    """Its own caption settings."""
    accepts_damage: bool = False
    """Whether it is to be stamped although a part of its picture is missing."""

    @property
    def has_decision(self) -> bool:
        return self.date is not None or self.caption_override != NO_OVERRIDE or self.accepts_damage


@dataclass(frozen=True, slots=True)
class UnfinishedWork:
    """Listed photos, and the event and place of all without their own."""

    photos: tuple[UnfinishedPhoto, ...] = ()
    event_place: EventPlace = NO_EVENT_PLACE

    @property
    def has_decisions(self) -> bool:
        """Whether there are any decisions."""
        return self.event_place != NO_EVENT_PLACE or any(each.has_decision for each in self.photos)


@dataclass(frozen=True, slots=True)
class ResumableWork:
    """Stored photos by resolved path, without the `missing` ones, and the event and place of all.

    Photos whose files have changed are included without their decisions, also those that cannot be read any more;
    `changed_count` counts them.
    """

    photos: Mapping[Path, UnfinishedPhoto] = field(default_factory=dict)
    event_place: EventPlace = NO_EVENT_PLACE
    changed_count: int = 0
    missing: tuple[UnfinishedPhoto, ...] = ()

    @property
    def date_count(self) -> int:
        """How many photos were given a date."""
        return sum(each.date is not None for each in self.photos.values())

    @property
    def override_count(self) -> int:
        """How many photos have their own caption settings."""
        return sum(each.caption_override != NO_OVERRIDE for each in self.photos.values())

    @property
    def has_decisions(self) -> bool:
        """Whether there is anything to resume."""
        return bool(self.photos) and UnfinishedWork(tuple(self.photos.values()), self.event_place).has_decisions

    @property
    def work(self) -> UnfinishedWork:
        """All of the work, missing photos included."""
        return UnfinishedWork((*self.photos.values(), *self.missing), self.event_place)

    @property
    def last_saved_on(self) -> datetime.date:
        """The day when the work was last stored. Raises ValueError without photos."""
        return max(each.saved_on for each in self.photos.values())


def find_resumable(work: UnfinishedWork) -> ResumableWork:
    """Check which files still exist and are unchanged."""
    there: dict[Path, UnfinishedPhoto] = {}
    missing: list[UnfinishedPhoto] = []
    changed = 0
    for each in work.photos:
        now = try_identify(each.found.path)
        if now is None and not os.path.isfile(each.found.path):  # noqa: PTH113 - unlike Path's it never raises
            missing.append(each)
            continue
        same = now is not None and (each.photo is None or now.is_unchanged_since(each.photo))
        changed += not same and each.has_decision
        file = Path(resolve_path(each.found.path))
        there[file] = replace(each, photo=now) if same else UnfinishedPhoto(each.found, each.saved_on, now)
    return ResumableWork(there, work.event_place, changed, tuple(missing))


def merge_work(now: UnfinishedWork, before: UnfinishedWork) -> UnfinishedWork:
    """Merge the present work with earlier work, each file once; present decisions take precedence."""
    newer = {each.found.path: each for each in now.photos}
    words, older = reconcile_event_place(
        newer, now.event_place, {each.found.path: each for each in before.photos}, before.event_place
    )
    photos = dict(older)
    for path, each in newer.items():
        photos[path] = _merge_photo(each, older[path]) if path in older else each
    return UnfinishedWork(tuple(photos.values()), words)


def reconcile_event_place(
    listed_paths: Collection[Path],
    event_place: EventPlace,
    resumed: Mapping[Path, UnfinishedPhoto],
    resumed_event_place: EventPlace,
) -> tuple[EventPlace, Mapping[Path, UnfinishedPhoto]]:
    """Combine the event and place of listed photos with those of resumed photos.

    Returns the event and place for all photos, and the resumed photos. If the two differ, the latter keep theirs
    as overrides.
    """
    alone = event_place == NO_EVENT_PLACE and all(path in resumed for path in listed_paths)
    if alone or event_place == resumed_event_place:
        return resumed_event_place, resumed
    settled = {
        path: each
        if path in listed_paths and event_place != NO_EVENT_PLACE
        else _with_own_event_place(each, resumed_event_place, event_place)
        for path, each in resumed.items()
    }
    return event_place, settled


def _merge_photo(now: UnfinishedPhoto, before: UnfinishedPhoto) -> UnfinishedPhoto:
    date = before.date if now.date is None else now.date
    return replace(
        now,
        date=date,
        caption_override=before.caption_override if now.caption_override == NO_OVERRIDE else now.caption_override,
        accepts_damage=now.accepts_damage or before.accepts_damage,
    )


def _with_own_event_place(each: UnfinishedPhoto, event_place: EventPlace, shared: EventPlace) -> UnfinishedPhoto:
    """The photo with `event_place` as an override, unless it has one already or `shared` is the same."""
    own = dict(each.caption_override.event_place)
    kept = tuple(
        (entry.name, getattr(event_place, entry.name))
        for entry in fields(EventPlace)
        if entry.name not in own and getattr(event_place, entry.name) != getattr(shared, entry.name)
    )
    return replace(each, caption_override=each.caption_override.with_event_place(kept)) if kept else each
