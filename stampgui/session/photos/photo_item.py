"""Photos in the list as frozen values, and everything that happens to them as pure functions."""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.batch.duplicates import ContentId
from stampgui.batch.folder_scan import FoundPhoto, natural_sort_key
from stampgui.batch.unfinished_work import UnfinishedPhoto
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.dates.answers import make_answer_evidence, name_answer_source, warn_of_answer
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message
from stampgui.image.damage import Damage
from stampgui.image.format import Format
from stampgui.image.photo import FILE_CHANGED, Photo
from stampgui.session.date_options import DateOptions
from stampgui.stamping.outcome import DATE_CHANGED, Outcome, Status
from stampgui.values import dataclass, field, replace

PhotoId: TypeAlias = int
"""Identifies a photo while the window is open, whatever its row."""


class PhotoFilter(StrEnum):
    """Which photos are shown. Each photo is among all, and of one of the other kinds."""

    ALL = "all"
    UNDATED = "undated"
    CHECK = "check"
    READY = "ready"
    """With a date, and not saved yet."""
    FAILED = "failed"
    """Without the copy that was tried, with a file that cannot be read, or too small for the caption."""
    SAVED = "saved"
    CLOUD = "cloud"
    """Not on this computer before it is fetched."""
    UNUSABLE = "unusable"
    """Stamped already, or listed under another name."""


class PhotoOrder(StrEnum):
    """In which order photos are shown."""

    ADDED = "added"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class SamePicture:
    """Another listed photo with a date that shows the same picture; `evidence` is its date, with its path."""

    photo: PhotoId
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PhotoItem:
    """A photo in the list."""

    id: PhotoId
    """Never used for another photo of the session."""
    found: FoundPhoto
    """Its path as given, and its place in the tree of copies."""
    file: Path
    """The resolved path, or that of a link to a listed photo; each is listed only once."""
    inspection: Outcome
    """What the photo itself says about its date."""
    user_date: PartialDate | None = None
    """The date that the user gave it, or a `ShiftedDate` where the user shifted its camera's clock."""
    copy_result: Outcome | None = None
    """What happened to it when copies were last saved."""
    date_options: DateOptions | None = field(default_factory=DateOptions)
    """The options `inspection` was read with; None if the file has changed and has to be read again."""
    caption_override: CaptionOverride = NO_OVERRIDE
    """Its own caption settings."""
    photo: Photo | None = None
    """Identity of the file when it was read; None if it could never be read."""
    content: ContentId | None = None
    """Shared by duplicates, photos with identical bytes."""
    same_pictures: tuple[SamePicture, ...] = ()
    """What suggests a date for a photo without one, the most similar first; several have different days."""
    accepts_damage: bool = False
    """Whether the user wants it stamped although a part of its picture is missing."""
    too_small: Message | None = None
    """Why it has no room for its present caption; None where it has, and for one without a date."""

    @property
    def outcome(self) -> Outcome:
        """The inspection with the user's date applied, refused where there is no room for the caption."""
        outcome = self.inspection if self.user_date is None else with_typed_date(self.inspection, self.user_date)
        return outcome if self.too_small is None else replace(outcome, status=Status.FAILED, reason=self.too_small)

    @property
    def status(self) -> Status:
        """The status of `outcome`, without creating it."""
        if self.too_small is not None:
            return Status.FAILED
        return self.inspection.status if self.user_date is None or not can_be_dated(self) else Status.READY

    @property
    def copy_format(self) -> Format | None:
        """The format of its copy; None where the photo cannot be read."""
        return self.inspection.copy_format

    @property
    def is_in_cloud(self) -> bool:
        """Whether the photo has to be fetched before it can be read or saved."""
        return self.inspection.is_in_cloud or (self.copy_result is not None and self.copy_result.is_in_cloud)

    @property
    def damage(self) -> Damage | None:
        """What is missing of a photo that is stamped all the same."""
        return self.inspection.damage if self.accepts_damage and can_be_dated(self) else None

    @property
    def saved(self) -> bool:
        return self.copy_result is not None and self.copy_result.status is Status.STAMPED

    @property
    def date(self) -> PartialDate | None:
        """The date of `outcome`, without creating it."""
        if self.user_date is not None and can_be_dated(self):
            return self.user_date
        evidence = self.inspection.evidence
        return evidence.date if evidence and self.inspection.status is Status.READY else None

    @property
    def source(self) -> Source | None:
        """The source of the date of `outcome`."""
        if self.user_date is not None and can_be_dated(self):
            return name_answer_source(self.user_date)
        return self.inspection.evidence.source if self.inspection.evidence else None

    @property
    def evidence(self) -> Evidence | None:
        """The evidence of `outcome`, without creating it."""
        if self.user_date is not None and can_be_dated(self):
            return make_answer_evidence(self.user_date)
        return self.inspection.evidence


DATABLE_STATUSES = (Status.READY, Status.NEEDS_DATE, Status.NEEDS_CHECK)
"""Statuses of photos that can be given a date; damaged files cannot."""


def can_be_dated(item: PhotoItem) -> bool:
    """Whether a date helps the photo at all."""
    return item.inspection.status in DATABLE_STATUSES


def is_unusable(item: PhotoItem) -> bool:
    """Whether no date has the photo saved."""
    return item.too_small is not None or not can_be_dated(item)


def can_accept_damage(item: PhotoItem) -> bool:
    """Whether a photo was refused only because a part of its picture is missing, and there is another part."""
    refused = item.inspection if item.inspection.status is Status.FAILED else item.copy_result
    if item.accepts_damage or refused is None or refused.status is not Status.FAILED:
        return False
    return refused.damage is not None and refused.damage.rows > 0


def with_accepted_damage(item: PhotoItem, accepted: bool) -> PhotoItem:
    """Have it stamped or refused although a part of its picture is missing; it has to be read again."""
    return replace(item, accepts_damage=accepted, date_options=None, copy_result=None)


def with_typed_date(outcome: Outcome, date: PartialDate) -> Outcome:
    """The outcome after the user gave the photo a date, which may be a `ShiftedDate`."""
    if outcome.status not in DATABLE_STATUSES:
        return outcome
    given = make_answer_evidence(date)
    return replace(
        outcome,
        status=Status.READY,
        reason=None,
        evidence=given,
        candidates=(given, *outcome.candidates),
        warnings=(*_describe_damage(outcome), *warn_of_answer(date, outcome.candidates)),
    )


def _describe_damage(outcome: Outcome) -> tuple[Message, ...]:
    return () if outcome.damage is None else (outcome.damage.describe(),)


def with_user_date(item: PhotoItem, date: PartialDate | None) -> PhotoItem:
    """Set or remove the user's date; a saved copy with another date no longer counts.

    A photo in the cloud keeps it until it is fetched, a damaged one that is to be stamped until it is read again.
    """
    former = item.user_date
    # dates are compared only where there are two, and replace() is not used: both take long for thousands of photos
    if former is date or (former is not None and date is not None and former == date):
        return item
    if not (can_be_dated(item) or item.is_in_cloud or item.accepts_damage):
        return item
    return PhotoItem(
        item.id,
        item.found,
        item.file,
        item.inspection,
        date,
        None,
        item.date_options,
        item.caption_override,
        item.photo,
        item.content,
        item.same_pictures,
        item.accepts_damage,
        item.too_small,
    )


def with_room(item: PhotoItem, too_small: Message | None) -> PhotoItem:
    """Say whether there is room for the caption."""
    return item if too_small == item.too_small else replace(item, too_small=too_small)


def with_caption_override(item: PhotoItem, override: CaptionOverride) -> PhotoItem:
    """Set the caption override; a saved copy without it no longer counts."""
    return item if override == item.caption_override else replace(item, caption_override=override, copy_result=None)


def with_remembered_decisions(item: PhotoItem, kept: UnfinishedPhoto) -> PhotoItem:
    """Apply remembered decisions; later decisions take precedence."""
    if kept.accepts_damage and not item.accepts_damage:
        item = with_accepted_damage(item, True)
    if item.user_date is None:
        item = with_user_date(item, kept.date)
    return with_caption_override(item, kept.caption_override) if item.caption_override == NO_OVERRIDE else item


def with_inspection(
    item: PhotoItem, inspection: Outcome, date_options: DateOptions | None, photo: Photo | None
) -> PhotoItem:
    """The photo after it was read again; the user's date is kept, and the saved copy if the date is the same.

    Without `date_options` it is to be read once more.
    """
    result = item.copy_result
    # a file that is missing counts as unchanged
    fresh = replace(
        item,
        inspection=replace(inspection, caption=None),
        date_options=date_options,
        photo=photo or item.photo,
        copy_result=None if result is not None and result.is_in_cloud else result,
    )
    if fresh.photo != item.photo:
        return replace(fresh, content=None, same_pictures=(), copy_result=None if item.saved else fresh.copy_result)
    return fresh if fresh.date == item.date else replace(fresh, copy_result=None)


def with_copy_result(item: PhotoItem, result: Outcome) -> PhotoItem:
    """Record the result of saving; a photo that has changed will be read again."""
    return replace(
        item,
        copy_result=result,
        date_options=None if result.reason in (FILE_CHANGED, DATE_CHANGED) else item.date_options,
    )


def matches_filter(item: PhotoItem, photo_filter: PhotoFilter) -> bool:
    if photo_filter is PhotoFilter.ALL:
        return True
    copy_status = None if item.copy_result is None else item.copy_result.status
    return photo_filter is find_kind(item.status, copy_status, in_cloud=item.inspection.is_in_cloud)


def find_kind(status: Status, copy_status: Status | None, *, in_cloud: bool) -> PhotoFilter:
    """The filter, beside ALL, that shows a photo with this status and that result of saving, or one in the cloud."""
    if in_cloud:
        return PhotoFilter.CLOUD
    if status is Status.READY:
        return _SAVING_KINDS.get(copy_status, PhotoFilter.READY)
    return _UNREADY_KINDS.get(status, PhotoFilter.UNUSABLE)


_UNREADY_KINDS: Final = {
    Status.NEEDS_DATE: PhotoFilter.UNDATED,
    Status.NEEDS_CHECK: PhotoFilter.CHECK,
    Status.FAILED: PhotoFilter.FAILED,
}
_SAVING_KINDS: Final[Mapping[Status | None, PhotoFilter]] = {
    Status.STAMPED: PhotoFilter.SAVED,
    Status.FAILED: PhotoFilter.FAILED,
}
"""Of a photo that is ready, by the result of saving; tables, since thousands are filtered at once."""


def arrange_items(items: Iterable[PhotoItem], *, photo_filter: PhotoFilter, order: PhotoOrder) -> list[PhotoId]:
    """The ids of the photos to show, in order; photos without a date come last."""
    shown = (
        list(items)
        if photo_filter is PhotoFilter.ALL
        else [item for item in items if matches_filter(item, photo_filter)]
    )
    match order:
        case PhotoOrder.ADDED:
            shown.sort(key=_id_key)
        case PhotoOrder.DATE:
            shown.sort(key=_date_key)
        case PhotoOrder.NAME:
            shown.sort(key=lambda item: (natural_sort_key(item.found.path.name), item.id))
    return [item.id for item in shown]


_id_key = attrgetter("id")


def _date_key(item: PhotoItem) -> tuple[bool, datetime.date, bool, datetime.time, PhotoId]:
    date = item.date
    if date is None:
        return True, datetime.date.max, False, datetime.time.min, item.id
    return False, date.first_day, date.time is not None, date.time or datetime.time.min, item.id


def list_date_choices(item: PhotoItem) -> tuple[Evidence, ...]:
    """Dates that can be chosen for this photo with one click, each day once.

    Empty if there is only one, trusted date. The file's time is offered only if there is nothing better.
    """
    seen: dict[PartialDate, Evidence] = {}
    candidates = (*(same.evidence for same in item.same_pictures), *item.inspection.candidates)
    better = [evidence for evidence in candidates if evidence.source is not Source.FILE_TIME]
    for evidence in better or candidates:
        seen.setdefault(evidence.date.without_time(), evidence)
    if item.inspection.status is Status.READY and len(seen) < 2:
        return ()
    return tuple(seen.values()) if can_be_dated(item) else ()


def find_first_choices(items: Iterable[PhotoItem]) -> tuple[Source | None, dict[PhotoId, PartialDate]]:
    """The common source and the dates of each waiting photo's first choice.

    (None, {}) if a photo has none, or the sources differ.
    """
    kind: Source | None = None
    dates: dict[PhotoId, PartialDate] = {}
    for item in items:
        if not is_waiting(item):
            continue
        choice = find_first_choice(item)
        if choice is None or choice.source is not (kind or choice.source):
            return None, {}
        kind = choice.source
        dates[item.id] = choice.date
    return kind, dates


def find_doubted_date(item: PhotoItem) -> PartialDate | None:
    """The one date that a photo to check shows with a question mark; None where its dates differ."""
    if not is_waiting(item) or item.inspection.status is not Status.NEEDS_CHECK:
        return None
    choices = list_date_choices(item)
    return choices[0].date if len(choices) == 1 else None


def find_doubted_dates(items: Iterable[PhotoItem]) -> dict[PhotoId, PartialDate]:
    """The dates of those photos to check that show one."""
    return {item.id: date for item in items if (date := find_doubted_date(item)) is not None}


def is_waiting(item: PhotoItem) -> bool:
    """Whether the photo still waits for a date, or for a decision about it."""
    return item.user_date is None and item.inspection.status in (Status.NEEDS_DATE, Status.NEEDS_CHECK)


def find_first_choice(item: PhotoItem) -> Evidence | None:
    """The first suggestion; None for the file's time, which is often that of a copy, and for several same pictures."""
    choice = next(iter(list_date_choices(item)), None)
    return None if choice is None or choice.source is Source.FILE_TIME or len(item.same_pictures) > 1 else choice


def select_items_to_save(items: Iterable[PhotoItem]) -> list[PhotoItem]:
    """The photos that "Save" saves: those ready and not saved yet, else all that are ready."""
    ready = [item for item in items if item.status is Status.READY]
    return [item for item in ready if not item.saved] or ready


def makes_same_copy(one: PhotoItem, other: PhotoItem) -> bool:
    """Whether both items result in the same copy."""
    decisions = ((item.user_date, item.date, item.caption_override, item.accepts_damage) for item in (one, other))
    return next(decisions) == next(decisions)


def list_copies(items: Iterable[PhotoItem]) -> list[Path]:
    """The files to share: the upload copy of each saved photo, or else its full-size copy."""
    results = (item.copy_result for item in items if item.copy_result is not None and item.saved)
    files = (outcome.output if outcome.upload_copy is None else outcome.upload_copy.path for outcome in results)
    return [file for file in files if file is not None]
