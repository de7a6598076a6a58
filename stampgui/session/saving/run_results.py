"""Results of a run that saved copies or restored originals."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Protocol, Self

from stampgui.session.photos.duplicates import PhotoLookup
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.stamping.outcome import Outcome, Status, refuses_folder
from stampgui.values import dataclass, replace


class RunPhase(StrEnum):
    """The phase of a run."""

    IDLE = "idle"
    WORKING = "working"
    PAUSED = "paused"
    CANCELLING = "cancelling"


@dataclass(frozen=True, slots=True)
class RunResult:
    """The result of a run over photos."""

    folder: Path
    """Where the files were written."""
    photos: tuple[PhotoId, ...]
    """All photos of the run."""
    results: Mapping[PhotoId, Outcome]
    """Results by photo; fewer than `photos` if the run ended early."""
    cancelled: bool = False
    """Whether the user cancelled it."""
    error: Exception | None = None
    """The error that ended the run, if any."""
    folder_exists: bool = True
    """Whether the folder existed at the end; it may not if every copy failed."""

    @property
    def total(self) -> int:
        return len(self.photos)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The results in the order of the photos."""
        return tuple(self.results[photo] for photo in self.photos if photo in self.results)


class BatchWork(Protocol):
    """Yields one outcome for each photo of a run.

    While `paused` is true, and after `cancelled` turns true, no further photo is begun.
    """

    def __call__(
        self, *, cancelled: Callable[[], bool], paused: Callable[[], bool]
    ) -> Iterator[tuple[PhotoId, Outcome]]: ...


_SUCCESSFUL = (Status.STAMPED, Status.SKIPPED)


@dataclass(frozen=True, slots=True)
class SaveResult(RunResult):
    """The result of saving, including later runs that tried failed photos again or continued with the rest."""

    retried_count: int = 0
    """Photos that were saved on another try."""
    failed_again_count: int = 0
    """Photos of which the last try failed as the one before it did."""

    def list_first_copies(self, most: int) -> tuple[Path, ...]:
        """The files of the first copies that were made, full-size ones before those for uploading."""
        made = (outcome for outcome in self.outcomes if outcome.status is Status.STAMPED)
        files = (each.output or (each.upload_copy.path if each.upload_copy else None) for each in made)
        return tuple(islice((file for file in files if file is not None), most))

    @property
    def stamped_count(self) -> int:
        return Counter(outcome.status for outcome in self.results.values())[Status.STAMPED]

    @property
    def skipped_count(self) -> int:
        """Photos skipped because files with the names of their copies existed."""
        return Counter(outcome.status for outcome in self.results.values())[Status.SKIPPED]

    @property
    def failures(self) -> Mapping[PhotoId, Outcome]:
        """Outcomes of the photos that were not saved."""
        return {photo: outcome for photo, outcome in self.results.items() if outcome.status not in _SUCCESSFUL}

    @property
    def has_copies(self) -> bool:
        """Whether there are copies of its photos in the folder, made now or earlier."""
        return self.stamped_count + self.skipped_count > 0

    @property
    def refuses_folder(self) -> bool:
        """Whether some photos were not saved since nothing could be written to the folder."""
        reasons = {outcome.reason for outcome in self.failures.values()}
        return any(reason is not None and refuses_folder(reason) for reason in reasons)

    @property
    def is_complete(self) -> bool:
        """Whether all photos of the run were saved, or had been before."""
        return not self.failures and not self.cancelled and self.error is None

    @property
    def upload_folder(self) -> str:
        """Name of the subfolder with upload copies, "" if there are none."""
        paths = (outcome.upload_copy.path for outcome in self.outcomes if outcome.upload_copy is not None)
        return next((path.relative_to(self.folder).parts[0] for path in paths), "")

    def is_outdated_by(self, item: PhotoItem) -> bool:
        """Whether a photo that was read again has lost its copy, or can be saved anew."""
        lost = item.id in self.results and item.id not in self.failures
        return item.copy_result is None and (lost or item.status is Status.READY)

    def find_rest(self, lookup: PhotoLookup) -> Sequence[PhotoItem]:
        """The listed photos that the run did not come to, and that can be saved."""
        items = filter(None, (lookup.item(photo) for photo in self.photos if photo not in self.results))
        return [item for item in items if item.status is Status.READY and not item.saved]

    def find_retryable(self, lookup: PhotoLookup) -> Sequence[PhotoItem]:
        """The listed photos that failed and can be tried again, which includes reading them again."""
        items = filter(None, map(lookup.item, self.failures))
        return [item for item in items if item.status in (Status.READY, Status.FAILED)]

    def find_others(self, items: Iterable[PhotoItem]) -> Sequence[PhotoItem]:
        """Those of `items` that are ready, and were not to be saved by the run."""
        run = frozenset(self.photos)
        return [item for item in items if item.id not in run and item.status is Status.READY and not item.saved]

    def with_cards(self, items: Iterable[PhotoItem]) -> Self:
        """Have the reasons of photos that were read again, and cannot be, be those that their cards tell."""
        told = {item.id: item.outcome for item in items if item.status is Status.FAILED}
        found = {photo: told[photo] for photo in self.failures if photo in told}
        return replace(self, results={**self.results, **found}) if found else self

    def with_refused(self, outcomes: Mapping[PhotoId, Outcome]) -> Self:
        """Replace results by what was found out since, where that is why a photo cannot be saved."""
        refused = {photo: outcome for photo, outcome in outcomes.items() if outcome.status is not Status.READY}
        return replace(self, results={**self.results, **refused}, failed_again_count=len(refused))

    def with_later_run(self, later: Self) -> Self:
        """Merge in the result of a run over photos that failed in this one, that it did not come to, or over others."""
        again = [outcome.status for photo, outcome in later.results.items() if photo in self.results]
        results = {**self.results, **later.results}
        known = frozenset(self.photos)
        photos = (*self.photos, *(photo for photo in later.photos if photo not in known))
        unfinished = len(results) < len(photos)
        return replace(
            self,
            photos=photos,
            results=results,
            cancelled=unfinished and (self.cancelled or later.cancelled),
            error=later.error or (self.error if unfinished else None),
            folder_exists=later.folder_exists,
            retried_count=self.retried_count + again.count(Status.STAMPED),
            failed_again_count=self.failed_again_count + sum(status not in _SUCCESSFUL for status in again),
        )


@dataclass(frozen=True, slots=True)
class RestoreResult(RunResult):
    """The result of restoring originals."""

    @property
    def restored_count(self) -> int:
        return len(self.results) - len(self.refusals)

    @property
    def refusals(self) -> tuple[Outcome, ...]:
        """Outcomes of the copies whose originals were not restored."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is not Status.RESTORED)
