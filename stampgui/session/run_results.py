"""Results of a run that saved copies or restored originals."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol, Self

from stampgui.session.duplicates import PhotoLookup
from stampgui.session.photo_item import PhotoId, PhotoItem
from stampgui.stamping.outcome import Outcome, Status


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
    """The result of saving, including later retries of failed photos."""

    retried_count: int = 0

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
    def upload_folder(self) -> str:
        """Name of the subfolder with upload copies, "" if there are none."""
        paths = (outcome.upload_copy.path for outcome in self.outcomes if outcome.upload_copy is not None)
        return next((path.relative_to(self.folder).parts[0] for path in paths), "")

    def find_retryable(self, lookup: PhotoLookup) -> Sequence[PhotoItem]:
        """The listed photos that failed and can be tried again, which includes reading them again."""
        items = filter(None, map(lookup.item, self.failures))
        return [item for item in items if item.status in (Status.READY, Status.FAILED)]

    def with_refused(self, outcomes: Mapping[PhotoId, Outcome]) -> Self:
        """Replace results by what was found out since, where that is why a photo cannot be saved."""
        refused = {photo: outcome for photo, outcome in outcomes.items() if outcome.status is not Status.READY}
        return replace(self, results={**self.results, **refused})

    def with_retry(self, retry: Self) -> Self:
        """Merge in the result of a retry of some of the photos."""
        return replace(
            self,
            results={**self.results, **retry.results},
            error=retry.error,
            folder_exists=retry.folder_exists,
            retried_count=self.retried_count + retry.stamped_count,
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
