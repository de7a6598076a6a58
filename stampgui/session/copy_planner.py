"""What the copies of listed photos are called, and what the workers are told of them."""

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

_FAITHFUL: Final = ""

CopyKind: TypeAlias = str
"""The name of an upload copy's preset, "" for the faithful copy."""


class CopyPlanner:
    """The copies' names in one folder; a photo keeps those it had for as long as the window is open, listed or not.

    Names are decided in the order in which they are first asked for. That looks at the disk for each photo, so with
    many photos it belongs off the main thread, and into one thread at a time; `wrote` alone may be called meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._allocator = TargetPathAllocator(folder)
        self._planned_paths: dict[tuple[Path, CopyKind, str], Path] = {}
        self._written_copies: dict[tuple[Path, CopyKind], dict[Path, str]] = {}
        """The copies of each photo that may be there, with the SHA-256 that each had."""

    def record_written(self, outcome: Outcome) -> None:
        """Remember the copies that came of it, if any did."""
        copies: list[tuple[CopyKind, Path, str]] = []
        if outcome.output is not None and outcome.sha256_output is not None:
            copies.append((_FAITHFUL, outcome.output, outcome.sha256_output))
        if outcome.upload_copy is not None:
            copies.append((outcome.upload_copy.preset, outcome.upload_copy.path, outcome.upload_copy.sha256))
        for kind, path, sha256 in copies:
            # where not all went well, those under former names are there still
            former = {} if outcome.status is Status.STAMPED else self._written_copies.get((outcome.path, kind), {})
            self._written_copies[outcome.path, kind] = {**former, path: sha256}

    def has_written(self, card: PhotoItem, recipe: Recipe) -> bool:
        """Whether this window wrote the foremost copy, so that it may write it again."""
        kind, target = next(iter(self._plan_targets(card, recipe).items()))
        return target in self._written_copies.get((card.found.path, kind), ())

    def count_conflicts(self, cards: Iterable[PhotoItem], recipe: Recipe, *, cancelled: Callable[[], bool]) -> int:
        """How many of the copies' names belong to files that were there before; `cancelled` ends the counting."""
        from stampgui.atomic_write import is_name_taken  # with all that reads photos; the window opens without

        count = 0
        for card in cards:
            if cancelled():
                break
            foremost = next(iter(self._plan_targets(card, recipe).values()))
            count += is_name_taken(foremost) and not self.has_written(card, recipe)
        return count

    def plan_jobs(self, cards: Iterable[PhotoItem], recipe: Recipe) -> Iterator[Job]:
        """What the workers are told; copies written by this window are replaced whatever else was chosen.

        With Existing.NUMBER photos that have no copy of this window yet get names that are free now.
        """
        again = replace(recipe, existing=ExistingPolicy.REPLACE)
        free = self._allocator.with_numbering() if recipe.existing is ExistingPolicy.NUMBER else None
        for card in cards:
            own = self.has_written(card, recipe)
            targets = self._plan_targets(card, recipe, renumbering=None if own else free)
            yield Job(
                card.found.path,
                again if own else recipe,
                target=targets.get(_FAITHFUL),
                answer=card.user_date,
                upload_target=None if recipe.upload_preset is None else targets[recipe.upload_preset.name],
                style=card.caption_override.apply_to_style(recipe.style) if card.caption_override.style else None,
                event_place=card.caption_override.apply_to_event_place(recipe.event_place)
                if card.caption_override.event_place
                else None,
                superseded=tuple(self._find_superseded(card, targets)),
                expected_file=card.photo,
                expected_date=card.date,
            )

    def _find_superseded(self, card: PhotoItem, targets: Mapping[CopyKind, Path]) -> Iterator[SupersededCopy]:
        for kind, target in targets.items():
            for path, sha256 in self._written_copies.get((card.found.path, kind), {}).items():
                if path not in targets.values():
                    yield SupersededCopy(path, sha256, target)

    def _plan_targets(
        self, card: PhotoItem, recipe: Recipe, *, renumbering: TargetPathAllocator | None = None
    ) -> Mapping[CopyKind, Path]:
        """Where the copies of a photo go that the recipe wants, the foremost first.

        `afresh` decides it once more for names of files that are there.
        """
        words, preset = card.caption_override.apply_to_event_place(recipe.event_place), recipe.upload_preset
        stem = make_copy_stem(recipe.naming, file=card.found.relative.stem, date=card.date, event_place=words)

        def decided(kind: CopyKind, decide: Callable[[TargetPathAllocator], Path]) -> Path:
            key = (card.found.path, kind, stem)
            if key not in self._planned_paths or (
                renumbering is not None and os.path.lexists(self._planned_paths[key])
            ):
                self._planned_paths[key] = decide(renumbering or self._allocator)
            return self._planned_paths[key]

        targets: dict[CopyKind, Path] = {}
        if recipe.faithful:
            copy = card.inspection.copy_format
            targets[_FAITHFUL] = decided(_FAITHFUL, lambda namer: namer.allocate_copy(card.found, copy, stem=stem))
        if preset is not None:
            targets[preset.name] = decided(
                preset.name, lambda namer: namer.allocate_upload(card.found, preset, stem=stem)
            )
        return targets
