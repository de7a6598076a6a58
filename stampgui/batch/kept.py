"""Work in progress as values: the listed photos, and what a person decided about them that is in no copy yet."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from stampgui.batch.finding import Found
from stampgui.caption.own import NOTHING_OWN, Own
from stampgui.caption.wording import NOTHING_SAID, Words
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo, listed, real_path


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A listed photo on the day it was `kept`, with its place in the tree of copies.

    `date` is what a person gave it, `own` what sets its caption apart. Both are for the file as it was when it was
    listed: `photo`, None where it could not be looked at.
    """

    found: Found
    kept: datetime.date
    photo: Photo | None = None
    date: PartialDate | None = None
    own: Own = NOTHING_OWN

    @property
    def is_decided(self) -> bool:
        return self.date is not None or self.own != NOTHING_OWN


@dataclass(frozen=True, slots=True)
class Work:
    """Listed photos, and the event and place of all that say nothing else."""

    photos: tuple[KeptPhoto, ...] = ()
    words: Words = NOTHING_SAID

    @property
    def is_begun(self) -> bool:
        """Whether anything was decided."""
        return self.words != NOTHING_SAID or any(each.is_decided for each in self.photos)


@dataclass(frozen=True, slots=True)
class StillThere:
    """Kept photos by the resolved paths of their files, without the `missing`, and the words about all of them.

    The photos of `changed` files are there without what was decided about them; `changed` counts them.
    """

    photos: Mapping[Path, KeptPhoto] = field(default_factory=dict)
    words: Words = NOTHING_SAID
    changed: int = 0
    missing: tuple[KeptPhoto, ...] = ()

    @property
    def dates(self) -> int:
        """How many photos have a date that was given to them."""
        return sum(each.date is not None for each in self.photos.values())

    @property
    def owns(self) -> int:
        """How many photos have a caption that was set apart."""
        return sum(each.own != NOTHING_OWN for each in self.photos.values())

    @property
    def is_begun(self) -> bool:
        """Whether there is something to go on with."""
        return bool(self.photos) and Work(tuple(self.photos.values()), self.words).is_begun

    @property
    def work(self) -> Work:
        """All of it, those that are away included."""
        return Work((*self.photos.values(), *self.missing), self.words)

    @property
    def last_day(self) -> datetime.date:
        """The day on which it was last worked on. Raises ValueError without photos."""
        return max(each.kept for each in self.photos.values())


def still_there(work: Work) -> StillThere:
    """Look which of the files are what they were."""
    there: dict[Path, KeptPhoto] = {}
    missing: list[KeptPhoto] = []
    changed = 0
    for each in work.photos:
        now = listed(each.found.path)
        if now is None:
            missing.append(each)
            continue
        same = each.photo is None or now.is_as(each.photo)
        changed += not same and each.is_decided
        file = Path(real_path(each.found.path))
        there[file] = replace(each, photo=now) if same else KeptPhoto(each.found, each.kept, now)
    return StillThere(there, work.words, changed, tuple(missing))


def together(now: Work, before: Work) -> Work:
    """What is worked on `now` and what was begun `before`, each file once; what was decided now is the newer."""
    newer = {each.found.path: each for each in now.photos}
    words, older = beside(newer, now.words, {each.found.path: each for each in before.photos}, before.words)
    photos = dict(older)
    for path, each in newer.items():
        photos[path] = _joined(each, older[path]) if path in older else each
    return Work(tuple(photos.values()), words)


def beside(
    others: Collection[Path], said: Words, before: Mapping[Path, KeptPhoto], before_said: Words
) -> tuple[Words, Mapping[Path, KeptPhoto]]:
    """The words of all when photos from `before` come to the `others` that are listed, and the former as they are then.

    The words that were said about all photos before stay theirs alone where something else holds for all others.
    """
    alone = said == NOTHING_SAID and all(path in before for path in others)
    if alone or said == before_said:
        return before_said, before
    settled = {
        path: each if path in others and said != NOTHING_SAID else _with_words(each, before_said, said)
        for path, each in before.items()
    }
    return said, settled


def _joined(now: KeptPhoto, before: KeptPhoto) -> KeptPhoto:
    date = before.date if now.date is None else now.date
    return replace(now, date=date, own=before.own if now.own == NOTHING_OWN else now.own)


def _with_words(each: KeptPhoto, words: Words, shared: Words) -> KeptPhoto:
    """The photo with `words` as its own where it has none of its own and `shared` says otherwise."""
    own = dict(each.own.words)
    kept = tuple(
        (entry.name, getattr(words, entry.name))
        for entry in fields(Words)
        if entry.name not in own and getattr(words, entry.name) != getattr(shared, entry.name)
    )
    return replace(each, own=each.own.with_words(kept)) if kept else each
