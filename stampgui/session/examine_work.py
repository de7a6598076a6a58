"""Reading photos in the background: new ones, and listed ones anew."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stampgui.batch.duplicates import ContentId, DuplicateFinder
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.processing import examine_all
from stampgui.image.photo import Photo, resolve_path, try_identify
from stampgui.session.date_options import DateOptions
from stampgui.session.photo_item import PhotoId, PhotoItem
from stampgui.session.work import Work
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome


def make_refresh_work(cards: Sequence[PhotoItem], recipe: Recipe, *, workers: int) -> Work:
    """Work that yields (PhotoId, (Outcome, Photo | None)) for each of `cards`, in their order."""

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        waiting: deque[tuple[PhotoId, Photo | None]] = deque()

        def jobs() -> Iterator[Job]:
            for card in cards:
                waiting.append((card.id, try_identify(card.found.path)))
                yield Job(card.found.path, recipe)

        for outcome in examine_all(jobs(), workers=min(workers, len(cards)), cancelled=cancelled):
            number, photo = waiting.popleft()
            yield number, (outcome, photo)

    return work


@dataclass(frozen=True, slots=True)
class ExaminedPhoto:
    """One photo as it was read: `file` is its resolved path, `photo` None where it cannot be looked at."""

    found: FoundPhoto
    file: Path
    photo: Photo | None
    content: ContentId | None
    outcome: Outcome
    date_options: DateOptions


@dataclass(frozen=True, slots=True)
class DuplicatePhoto:
    """A photo, by its resolved path, whose bytes are those of one that was listed earlier."""

    file: Path
    content: ContentId


@dataclass(frozen=True, slots=True)
class ChangedPhoto:
    """A listed photo, by its resolved path, whose file is not what it was."""

    file: Path


def make_import_work(
    photos: Iterable[FoundPhoto],
    recipe: Recipe,
    date_options: DateOptions,
    *,
    known: Mapping[Path, Photo | None],
    duplicate_finder: DuplicateFinder,
    workers: int,
) -> Work:
    """Work that yields an ExaminedPhoto for each of the `photos` that is not `known`; for some also a ChangedPhoto or
    a DuplicatePhoto.

    `known` has the listed photos by their resolved paths, None for those to be read again. `recipe` reads dates as
    `date_options` say. `duplicate_finder` knows the photos that were read before.
    """

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        waiting: deque[tuple[FoundPhoto, Path, Photo | None]] = deque()
        changed: list[ChangedPhoto] = []
        seen: set[Path] = set()

        def jobs() -> Iterator[Job]:
            for found in photos:
                if cancelled():
                    return
                file = Path(resolve_path(found.path))
                if file in seen:
                    continue
                seen.add(file)
                # before it is read, so that whatever changes it since is noticed
                photo = try_identify(found.path)
                if file not in known:
                    waiting.append((found, file, photo))
                    yield Job(found.path, recipe)
                elif photo is not None and not _is_unchanged(photo, known[file]):
                    changed.append(ChangedPhoto(file))

        for outcome in examine_all(jobs(), workers=workers, cancelled=cancelled):
            found, file, photo = waiting.popleft()
            content = None if photo is None else duplicate_finder.add(photo, file)
            yield ExaminedPhoto(found, file, photo, content, outcome, date_options)
        yield from changed
        yield from make_comparison_work(duplicate_finder)(cancelled)

    return work


def make_comparison_work(duplicate_finder: DuplicateFinder) -> Work:
    """Work that yields a DuplicatePhoto for each photo whose bytes turn out to be those of an earlier one."""
    return lambda cancelled: (DuplicatePhoto(*found) for found in duplicate_finder.compare(cancelled))


def _is_unchanged(photo: Photo, before: Photo | None) -> bool:
    return before is not None and photo.is_unchanged_since(before)
