"""Plans the names of copies and the jobs for the workers."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.session.photo_item import PhotoItem
from stampgui.stamping.copy_name import make_copy_stem
from stampgui.stamping.job import ExistingPolicy, Job, Recipe, SupersededCopy
from stampgui.stamping.outcome import Outcome, Status

_FULL_SIZE: Final = ""

CopyKind: TypeAlias = str
"""The preset of an upload copy, "" for the full-size copy."""


class CopyPlanner:
    """Names of copies in one folder; each photo keeps its names while the window is open, even if it is removed.

    Names are allocated when they are first needed. That queries the disk for each photo, so with many photos it should
    run in a background thread, one at a time; only `record_written` may be called meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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

    def has_written(self, item: PhotoItem, recipe: Recipe) -> bool:
        """Whether this window wrote the photo's first copy, and so may replace it."""
        kind, target = next(iter(self._plan_targets(item, recipe).items()))
        return target in self._written_copies.get((item.found.path, kind), ())

    def count_conflicts(self, items: Iterable[PhotoItem], recipe: Recipe, *, cancelled: Callable[[], bool]) -> int:
        """Count the copies whose names belong to existing files; `cancelled` ends the counting."""
        from stampgui.atomic_write import is_name_taken  # imported late, so that the window opens sooner

        count = 0
        for item in items:
            if cancelled():
                break
            foremost = next(iter(self._plan_targets(item, recipe).values()))
            count += is_name_taken(foremost) and not self.has_written(item, recipe)
        return count

    def plan_jobs(self, items: Iterable[PhotoItem], recipe: Recipe) -> Iterator[Job]:
        """Plan the jobs; copies written by this window are replaced whatever the policy for existing files.

        With ExistingPolicy.NUMBER, photos without a copy by this window get names that are free now.
        """
        again = replace(recipe, existing=ExistingPolicy.REPLACE)
        free = self._allocator.with_numbering() if recipe.existing is ExistingPolicy.NUMBER else None
        for item in items:
            own = self.has_written(item, recipe)
            targets = self._plan_targets(item, recipe, renumbering=None if own else free)
            yield Job(
                item.found.path,
                again if own else recipe,
                target=targets.get(_FULL_SIZE),
                answer=item.user_date,
                upload_target=None if recipe.upload_preset is None else targets[recipe.upload_preset.name],
                style=item.caption_override.apply_to_style(recipe.style) if item.caption_override.style else None,
                event_place=item.caption_override.apply_to_event_place(recipe.event_place)
                if item.caption_override.event_place
                else None,
                superseded=tuple(self._find_superseded(item, targets)),
                expected_file=item.photo,
                expected_date=item.date,
            )

    def _find_superseded(self, item: PhotoItem, targets: Mapping[CopyKind, Path]) -> Iterator[SupersededCopy]:
        for kind, target in targets.items():
            for path, sha256 in self._written_copies.get((item.found.path, kind), {}).items():
                if path not in targets.values():
                    yield SupersededCopy(path, sha256, target)

    def _plan_targets(
        self, item: PhotoItem, recipe: Recipe, *, renumbering: TargetPathAllocator | None = None
    ) -> Mapping[CopyKind, Path]:
        """The paths of the photo's copies, the full-size copy first.

        `renumbering` allocates new names in place of those of existing files.
        """
        words, preset = item.caption_override.apply_to_event_place(recipe.event_place), recipe.upload_preset
        stem = make_copy_stem(recipe.naming, file=item.found.relative.stem, date=item.date, event_place=words)

        def decided(kind: CopyKind, decide: Callable[[TargetPathAllocator], Path]) -> Path:
            key = (item.found.path, kind, stem)
            if key not in self._planned_paths or (
                renumbering is not None and os.path.lexists(self._planned_paths[key])
            ):
                self._planned_paths[key] = decide(renumbering or self._allocator)
            return self._planned_paths[key]

        targets: dict[CopyKind, Path] = {}
        if recipe.faithful:
            copy = item.inspection.copy_format
            targets[_FULL_SIZE] = decided(
                _FULL_SIZE, lambda allocator: allocator.allocate_copy(item.found, copy, stem=stem)
            )
        if preset is not None:
            targets[preset.name] = decided(
                preset.name, lambda allocator: allocator.allocate_upload(item.found, preset, stem=stem)
            )
        return targets
