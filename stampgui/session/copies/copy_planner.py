"""Plans the names of copies and the jobs for the workers, for the window and the command line."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol, TypeAlias, TypeVar

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.jobs import Finished
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.caption.overrides import CaptionOverride
from stampgui.dates.partial import PartialDate
from stampgui.image.format import Format
from stampgui.image.photo import Photo
from stampgui.stamping.copy_name import make_copy_stem
from stampgui.stamping.job import ExistingPolicy, Job, Recipe, SupersededCopy
from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import replace

_FULL_SIZE: Final = ""

CopyKind: TypeAlias = str
"""The preset of an upload copy, "" for the full-size copy."""


class PlannablePhoto(Protocol):
    """An examined photo with what a person said about it: one listed in the window, or one of a batch."""

    @property
    def found(self) -> FoundPhoto: ...

    @property
    def photo(self) -> Photo | None:
        """The file as it was just before it was examined."""

    @property
    def outcome(self) -> Outcome:
        """What holds for the photo, including what a person said about it."""
        ...

    @property
    def status(self) -> Status:
        """The status of `outcome`, which may take longer to compute."""
        ...

    @property
    def copy_format(self) -> Format | None:
        """The format of its copy; None if the photo cannot be read."""

    @property
    def date(self) -> PartialDate | None:
        """The date of its copy."""

    @property
    def user_date(self) -> PartialDate | None:
        """The date that a person gave this photo."""

    @property
    def caption_override(self) -> CaptionOverride: ...

    @property
    def accepts_damage(self) -> bool:
        """Whether it is stamped although a part of its picture is missing."""
        ...


P = TypeVar("P", bound=PlannablePhoto)


class CopyPlanner:
    """Names of copies in one folder; each photo keeps its names as long as the planner lives, even if it is removed.

    Names are allocated when they are first needed. That queries the disk for each photo, so with many photos it should
    run in a background thread, one at a time; only `record_written` may be called meanwhile.
    """

    def __init__(self, folder: Path, *, remembers: bool = True) -> None:
        """Without `remembers`, each photo is planned once and only the names that are taken are kept: saves memory."""
        self.folder = folder
        self._remembers = remembers
        self._allocator = TargetPathAllocator(folder)
        self._planned_paths: dict[tuple[Path, CopyKind, str], Path] = {}
        self._written_copies: dict[tuple[Path, CopyKind], dict[Path, str]] = {}
        """Written copies of each photo that may still exist, with their SHA-256."""

    def record_written(self, outcome: Outcome) -> None:
        """Remember the copies that an outcome reports."""
        copies: list[tuple[CopyKind, Path, str]] = []
        if outcome.output is not None and outcome.sha256_output is not None:
            copies.append((_FULL_SIZE, outcome.output, outcome.sha256_output))
        if outcome.upload_copy is not None:
            copies.append((outcome.upload_copy.preset, outcome.upload_copy.path, outcome.upload_copy.sha256))
        for kind, path, sha256 in copies:
            # unless everything succeeded, copies with earlier names still exist
            former = {} if outcome.status is Status.STAMPED else self._written_copies.get((outcome.path, kind), {})
            self._written_copies[outcome.path, kind] = {**former, path: sha256}

    def has_written(self, photo: PlannablePhoto, recipe: Recipe) -> bool:
        """Whether a job of this planner wrote the photo's first copy, which may then be replaced."""
        kind, target = next(iter(self._plan_targets(photo, recipe).items()))
        return target in self._written_copies.get((photo.found.path, kind), ())

    def find_conflicts(
        self, photos: Iterable[PlannablePhoto], recipe: Recipe, *, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Path, Path]]:
        """Yield each photo whose first copy's name belongs to an existing file, with that file."""
        from stampgui.atomic_write import is_name_taken  # imported late, so that the window opens sooner

        for photo in photos:
            if cancelled():
                return
            foremost = next(iter(self._plan_targets(photo, recipe).values()))
            if is_name_taken(foremost) and not self.has_written(photo, recipe):
                yield photo.found.path, foremost

    def plan_jobs(
        self, photos: Iterable[P], recipe: Recipe, *, fallback_date: PartialDate | None = None
    ) -> Iterator[tuple[P, Job | Finished[Outcome]]]:
        """Plan a job for each photo as it is consumed; a photo that is not ready passes on with its outcome.

        Copies written by jobs of this planner are replaced whatever the policy for existing files. With
        ExistingPolicy.NUMBER, photos without such a copy get names that are free now. `fallback_date` must be the one
        with which the photos were examined.
        """
        again = replace(recipe, existing=ExistingPolicy.REPLACE)
        free = self._allocator.with_numbering() if recipe.existing is ExistingPolicy.NUMBER else None
        for photo in photos:
            if not self._remembers:
                self._planned_paths.clear()
            if photo.status is not Status.READY:
                if photo.copy_format is not None:  # reserved: no name changes once it gets a date
                    self._plan_targets(photo, recipe)
                yield photo, Finished(photo.outcome)
                continue
            own = self.has_written(photo, recipe)
            targets = self._plan_targets(photo, recipe, renumbering=None if own else free)
            yield (
                photo,
                Job(
                    photo.found.path,
                    again if own else recipe,
                    target=targets.get(_FULL_SIZE),
                    answer=photo.user_date,
                    fallback=fallback_date,
                    upload_target=None if recipe.upload_preset is None else targets[recipe.upload_preset.name],
                    style=photo.caption_override.apply_to_style(recipe.style) if photo.caption_override.style else None,
                    event_place=photo.caption_override.apply_to_event_place(recipe.event_place),
                    superseded=tuple(self._find_superseded(photo, targets)),
                    expected_file=photo.photo,
                    expected_date=photo.date,
                    accepts_damage=photo.accepts_damage,
                    expected_size=photo.outcome.displayed,
                ),
            )

    def _find_superseded(self, photo: PlannablePhoto, targets: Mapping[CopyKind, Path]) -> Iterator[SupersededCopy]:
        for kind, target in targets.items():
            for path, sha256 in self._written_copies.get((photo.found.path, kind), {}).items():
                if path not in targets.values():
                    yield SupersededCopy(path, sha256, target)

    def _plan_targets(
        self, photo: PlannablePhoto, recipe: Recipe, *, renumbering: TargetPathAllocator | None = None
    ) -> Mapping[CopyKind, Path]:
        """The paths of the photo's copies, the full-size copy first.

        `renumbering` allocates new names in place of those of existing files.
        """
        event_place, preset = photo.caption_override.apply_to_event_place(recipe.event_place), recipe.upload_preset
        stem = make_copy_stem(recipe.naming, file=photo.found.relative.stem, date=photo.date, event_place=event_place)

        def decide(kind: CopyKind, allocate: Callable[[TargetPathAllocator], Path]) -> Path:
            key = (photo.found.path, kind, stem)
            if key not in self._planned_paths or (
                renumbering is not None and os.path.lexists(self._planned_paths[key])
            ):
                self._planned_paths[key] = allocate(renumbering or self._allocator)
            return self._planned_paths[key]

        targets: dict[CopyKind, Path] = {}
        if recipe.faithful:
            targets[_FULL_SIZE] = decide(
                _FULL_SIZE, lambda allocator: allocator.allocate_copy(photo.found, photo.copy_format, stem=stem)
            )
        if preset is not None:
            targets[preset.name] = decide(
                preset.name, lambda allocator: allocator.allocate_upload(photo.found, preset, stem=stem)
            )
        return targets
