"""The photos of the window as frozen rows, and everything that happens to them as pure functions."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from stampgui.batch.finding import Found
from stampgui.batch.twins import Content
from stampgui.caption.own import NOTHING_OWN, Own
from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate
from stampgui.gui.dating import Dating
from stampgui.image.photo import CHANGED, Photo
from stampgui.stamping.outcome import OTHER_DATE, Outcome, Status

PhotoId: TypeAlias = int
"""Names a photo for as long as the window is open, wherever its row goes."""


class Filter(StrEnum):
    """Which photos are shown."""

    ALL = "all"
    UNDATED = "undated"
    CHECK = "check"
    READY = "ready"


class Order(StrEnum):
    """In which order photos are shown."""

    ADDED = "added"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Card:
    """One photo of the window.

    `file` is the photo's resolved path and tells duplicates; `photo` is that file as it was when it was read, None
    where it never could be. `examined` is what the photo itself says, read as `dating` wants; None for that says that
    the file has changed and is to be read again. `answer` is the date a person gave it, `result` what became of it when
    copies were last saved. `own` is what sets its caption apart from that of all. Photos of one `content` are the same,
    byte for byte.
    """

    id: PhotoId
    found: Found
    file: Path
    examined: Outcome
    answer: PartialDate | None = None
    result: Outcome | None = None
    dating: Dating | None = field(default_factory=Dating)
    own: Own = NOTHING_OWN
    photo: Photo | None = None
    content: Content | None = None

    @property
    def outcome(self) -> Outcome:
        """What holds for the photo now, with the person's answer counted in."""
        return self.examined if self.answer is None else answered(self.examined, self.answer)

    @property
    def status(self) -> Status:
        """The outcome's status, without making the outcome."""
        return self.examined.status if self.answer is None or not answerable(self) else Status.READY

    @property
    def saved(self) -> bool:
        return self.result is not None and self.result.status is Status.STAMPED

    @property
    def date(self) -> PartialDate | None:
        """The date of the copy, without making the outcome."""
        if self.answer is not None and answerable(self):
            return self.answer
        evidence = self.examined.evidence
        return evidence.date if evidence and self.examined.status is Status.READY else None

    @property
    def source(self) -> Source | None:
        """Where the outcome's date is from."""
        if self.answer is not None and answerable(self):
            return Source.TYPED
        return self.examined.evidence.source if self.examined.evidence else None


ANSWERABLE = (Status.READY, Status.NEEDS_DATE, Status.NEEDS_CHECK)
"""Where a date helps; what is broken stays broken."""


def answerable(card: Card) -> bool:
    """Whether a date helps the photo at all."""
    return card.examined.status in ANSWERABLE


def answered(outcome: Outcome, answer: PartialDate) -> Outcome:
    """What becomes of a photo when a person says its date."""
    if outcome.status not in ANSWERABLE:
        return outcome
    typed = Evidence(answer, Source.TYPED, answer.typed)
    return replace(
        outcome,
        status=Status.READY,
        reason=None,
        evidence=typed,
        candidates=(typed, *outcome.candidates),
        warnings=(),
    )


def with_answer(card: Card, answer: PartialDate | None) -> Card:
    """Give a photo a date, or take the given one back; a copy with another date is no longer its copy."""
    if card.answer == answer or not answerable(card):
        return card
    # an answer is often for all photos at once, and replace() takes five times as long
    return Card(
        card.id, card.found, card.file, card.examined, answer, None, card.dating, card.own, card.photo, card.content
    )


def with_own(card: Card, own: Own) -> Card:
    """Give a photo's caption something of its own; a copy without it is no longer its copy."""
    return card if own == card.own else replace(card, own=own, result=None)


def with_kept(card: Card, answer: PartialDate | None, own: Own) -> Card:
    """Give a photo back what had been decided about it; what was decided since stays."""
    if card.answer is None:
        card = with_answer(card, answer)
    return with_own(card, own) if card.own == NOTHING_OWN else card


def with_examined(card: Card, examined: Outcome, dating: Dating, photo: Photo | None) -> Card:
    """The photo as it was read again; the answer stays, and so does the tick while the date is what it was."""
    # a file that is away is still the one that was decided about
    fresh = replace(card, examined=replace(examined, caption=None), dating=dating, photo=photo or card.photo)
    if fresh.photo != card.photo:
        return replace(fresh, content=None, result=None if card.saved else card.result)
    return fresh if fresh.date == card.date else replace(fresh, result=None)


def with_result(card: Card, result: Outcome) -> Card:
    """What became of the photo; one that turned out to have changed is to be read again."""
    return replace(card, result=result, dating=None if result.reason in (CHANGED, OTHER_DATE) else card.dating)


def matches(card: Card, chosen: Filter) -> bool:
    status = card.status
    match chosen:
        case Filter.ALL:
            return True
        case Filter.UNDATED:
            return status is Status.NEEDS_DATE
        case Filter.CHECK:
            return status is Status.NEEDS_CHECK
        case Filter.READY:
            return status is Status.READY


def arranged(cards: Iterable[Card], *, chosen: Filter, order: Order) -> list[PhotoId]:
    """The ids to show, in the order to show them; photos without a date come last."""
    shown = list(cards) if chosen is Filter.ALL else [card for card in cards if matches(card, chosen)]
    match order:
        case Order.ADDED:
            shown.sort(key=_by_id)
        case Order.DATE:
            shown.sort(key=_by_date)
        case Order.NAME:
            shown.sort(key=lambda card: (_natural(card.found.path.name), card.id))
    return [card.id for card in shown]


_by_id = attrgetter("id")


def _by_date(card: Card) -> tuple[bool, str, PhotoId]:
    date = card.date
    if date is None:
        return True, "", card.id
    time = date.time.isoformat() if date.time else ""
    return False, f"{date.first_day.isoformat()} {time}", card.id


def _natural(name: str) -> list[tuple[int, str]]:
    """IMG_9 before IMG_10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name.casefold()) if part]


def common_date(cards: Iterable[Card]) -> PartialDate | None:
    """The date that all of these photos have, if it is one and the same."""
    remaining = iter(cards)
    date = first.date if (first := next(remaining, None)) else None
    # one answer for all photos is one object, which need not be compared part by part
    return date if all((each := card.date) is date or each == date for card in remaining) else None


def choices(card: Card) -> tuple[Evidence, ...]:
    """The dates a person may pick for this photo with one click, each day once.

    Empty while there is nothing to choose: one trusted date and no other. The file's time is only named when
    there is nothing better.
    """
    seen: dict[PartialDate, Evidence] = {}
    candidates = card.examined.candidates
    better = [evidence for evidence in candidates if evidence.source is not Source.FILE_TIME]
    for evidence in better or candidates:
        seen.setdefault(evidence.date.without_time(), evidence)
    if card.examined.status is Status.READY and len(seen) < 2:
        return ()
    return tuple(seen.values()) if answerable(card) else ()


def first_choices(cards: Iterable[Card]) -> tuple[Source | None, dict[PhotoId, PartialDate]]:
    """Each waiting photo's own foremost suggestion, and the kind that they all are.

    (None, {}) when they are of several kinds, or when there is only the file's time, which is often that of a copy.
    """
    waiting = [card for card in cards if card.status in (Status.NEEDS_DATE, Status.NEEDS_CHECK)]
    kind: Source | None = None
    dates: dict[PhotoId, PartialDate] = {}
    for card in waiting:
        foremost = next(iter(choices(card)), None)
        if foremost is None or foremost.source is Source.FILE_TIME or foremost.source is not (kind or foremost.source):
            return None, {}
        kind = foremost.source
        dates[card.id] = foremost.date
    return kind, dates


def to_save(cards: Iterable[Card]) -> list[Card]:
    """The photos a click on "save" is for: all that are ready and not saved yet, else all that are ready."""
    ready = [card for card in cards if card.status is Status.READY]
    return [card for card in ready if not card.saved] or ready


def copies_of(cards: Iterable[Card]) -> list[Path]:
    """The files to hand on: the copies of photos that are saved, and of each the upload copy where there is one."""
    made = (card.result for card in cards if card.result is not None and card.saved)
    files = (outcome.output if outcome.upload is None else outcome.upload.path for outcome in made)
    return [file for file in files if file is not None]


def unsaved(cards: Sequence[Card], words: Words = NOTHING_SAID) -> bool:
    """Whether a person decided something that is in no copy yet; `words` are about all photos."""
    if any(card.answer is not None and not card.saved for card in cards):
        return True
    without = [card for card in cards if not card.saved and answerable(card)]
    if any(card.own != NOTHING_OWN for card in without):
        return True
    if words == NOTHING_SAID or not without:
        return False
    # photos that are left without a date do not keep words from being done with
    return len(without) == sum(map(answerable, cards)) or any(card.status is Status.READY for card in without)


def folder_for_copies(wish: Path, folders: Container[Path]) -> Path:
    """`wish`, or a folder inside it when photos themselves lie there: copies never mix with originals.

    `folders` are those of the photos.
    """
    return wish / "berstempel" if wish in folders else wish
