"""Background work that reads the dates of new photos, or of listed ones again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from stampgui.batch.duplicates import ContentId, DuplicateFinder
from stampgui.batch.folder_scan import FoundPhoto, is_link
from stampgui.batch.jobs import Finished
from stampgui.batch.linked_photos import pass_link
from stampgui.batch.processing import ExaminingPool, examine_all
from stampgui.image.photo import Photo, try_identify
from stampgui.session.date_options import DateOptions
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated
from stampgui.session.work import Work
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome
from stampgui.values import dataclass


def list_known_photos(items: Iterable[PhotoItem]) -> Mapping[Path, Photo | None]:
    """The listed photos as `make_import_work` takes them: those that no date helps are to be read again."""
    return {item.file: item.photo if can_be_dated(item) else None for item in items}


def select_with_neighbours(stale: Iterable[PhotoItem], items: Iterable[PhotoItem]) -> list[PhotoItem]:
    """What is to be read again, together with what lies beside it: a photo's neighbours may speak against its date."""
    read = {item.id: item.file.parent for item in stale}
    folders = set(read.values())
    return [
        item
        for item in items
        if item.file.parent in folders and (item.id in read or not item.is_in_cloud)  # where nothing can be read
    ]


def make_refresh_work(items: Sequence[PhotoItem], recipe: Recipe, *, workers: int) -> Work:
    """Work that yields (PhotoId, (Outcome, Photo | None)) for each of `items`, in their order."""

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        jobs = (
            (
                (item.id, try_identify(item.found.path)),
                pass_link(item.found, Job(item.found.path, recipe, accepts_damage=item.accepts_damage)),
            )
            for item in items
        )
        for (number, photo), outcome in examine_all(jobs, workers=min(workers, len(items)), cancelled=cancelled):
            yield number, (outcome, photo)

    return work


@dataclass(frozen=True, slots=True)
class ExaminedPhoto:
    """A photo that was read."""

    found: FoundPhoto
    """Its path as given, and its place in the tree of copies."""
    file: Path
    """What it is listed by, once."""
    photo: Photo | None
    """Identity of the file when it was read; None where that failed."""
    content: ContentId | None
    """Shared by duplicates found so far."""
    outcome: Outcome
    """What the photo says, without an answer of the user."""
    date_options: DateOptions
    """The options with which the date was read."""


@dataclass(frozen=True, slots=True)
class DuplicatePhoto:
    """A photo, by its resolved path, with the same content as one that was listed earlier."""

    file: Path
    content: ContentId


@dataclass(frozen=True, slots=True)
class ChangedPhoto:
    """A listed photo, by its resolved path, whose file has changed."""

    file: Path


def make_import_work(
    photos: Iterable[FoundPhoto],
    recipe: Recipe,
    date_options: DateOptions,
    *,
    known: Mapping[Path, Photo | None],
    duplicate_finder: DuplicateFinder,
    take_pool: Callable[[], "ExaminingPool | None"],
) -> Work:
    """Work that yields an ExaminedPhoto for each of the `photos` that is not `known`; for some also a ChangedPhoto or
    a DuplicatePhoto.

    `known` has the listed photos by their resolved paths, None for those to be read again. `recipe` reads dates as
    `date_options` say. `duplicate_finder` knows the photos that were read before. `take_pool` gives the processes that
    examine them; it is called where it may take a while.
    """

    def work(cancelled: Callable[[], bool]) -> Iterator[object]:
        changed: list[ChangedPhoto] = []
        seen: set[Path] = set()

        def jobs() -> Iterator[tuple[tuple[FoundPhoto, Path, Photo | None], Job | Finished[Outcome]]]:
            for each in photos:
                if cancelled():
                    return
                file = each.file
                found = each.as_link() if file in known and is_link(each) else each
                if found is not each:
                    file = found.file
                if file in seen:
                    continue
                seen.add(file)
                # before reading it, so that later changes are noticed
                photo = try_identify(found.path)
                if file not in known:
                    yield (found, file, photo), pass_link(found, Job(found.path, recipe))
                elif photo is not None and not _is_unchanged(photo, known[file]):
                    changed.append(ChangedPhoto(file))

        for (found, file, photo), outcome in examine_all(jobs(), pool=take_pool(), cancelled=cancelled):
            content = None if photo is None else duplicate_finder.add(photo, file)
            yield ExaminedPhoto(found, file, photo, content, outcome, date_options)
        yield from changed
        yield from make_comparison_work(duplicate_finder)(cancelled)

    return work


def make_comparison_work(duplicate_finder: DuplicateFinder) -> Work:
    """Work that yields a DuplicatePhoto for each photo with the same content as an earlier one."""
    return lambda cancelled: (DuplicatePhoto(*found) for found in duplicate_finder.compare(cancelled))


def _is_unchanged(photo: Photo, before: Photo | None) -> bool:
    return before is not None and photo.is_unchanged_since(before)
