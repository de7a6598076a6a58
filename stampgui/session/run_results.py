"""What became of a run of copies or restored originals."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol, Self

from stampgui.session.photo_item import PhotoId
from stampgui.stamping.outcome import Outcome, Status


class RunPhase(StrEnum):
    """What a run is at."""

    IDLE = "idle"
    WORKING = "working"
    PAUSED = "paused"
    CANCELLING = "cancelling"


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run over photos ended."""

    folder: Path
    """Where the files went."""
    photos: tuple[PhotoId, ...]
    outcomes: tuple[Outcome, ...]
    """Those of the first of `photos`, in their order."""
    cancelled: bool = False
    error: Exception | None = None
    """What broke it off, if anything did."""
    folder_exists: bool = True
    """Whether the folder was there at the end: where every copy failed, nothing may have made it."""

    @property
    def total(self) -> int:
        return len(self.photos)


class BatchWork(Protocol):
    """Yields one outcome for each photo of a run, in their order.

    While `paused` is true nothing is begun, and after `cancelled` turns true nothing more.
    """

    def __call__(self, *, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[Outcome]: ...


_SUCCESSFUL = (Status.STAMPED, Status.SKIPPED)


@dataclass(frozen=True, slots=True)
class SaveResult(RunResult):
    """How a run of saving ended; `retried` of its copies were made when photos that had failed were tried again."""

    retried_count: int = 0

    @property
    def stamped_count(self) -> int:
        return Counter(outcome.status for outcome in self.outcomes)[Status.STAMPED]

    @property
    def skipped_count(self) -> int:
        """Photos whose copies' names were taken, mostly by those copies, and which the person chose to skip."""
        return Counter(outcome.status for outcome in self.outcomes)[Status.SKIPPED]

    @property
    def failures(self) -> Mapping[PhotoId, Outcome]:
        """What was tried and did not become a copy."""
        pairs = zip(self.photos, self.outcomes, strict=False)  # fewer outcomes when it was cancelled
        return {photo: outcome for photo, outcome in pairs if outcome.status not in _SUCCESSFUL}

    @property
    def upload_folder(self) -> str:
        """The name of the folder of upload copies inside that of the copies, "" without any."""
        made = (outcome.upload_copy.path for outcome in self.outcomes if outcome.upload_copy is not None)
        return next((path.relative_to(self.folder).parts[0] for path in made), "")

    def with_retry(self, retry: Self) -> Self:
        """The whole, after some of its photos were tried again."""
        outcomes = dict(zip(self.photos, self.outcomes, strict=False)) | dict(
            zip(retry.photos, retry.outcomes, strict=False)
        )
        return replace(
            self,
            outcomes=tuple(outcomes.values()),
            error=retry.error,
            folder_exists=retry.folder_exists,
            retried_count=self.retried_count + retry.stamped_count,
        )


@dataclass(frozen=True, slots=True)
class RestoreResult(RunResult):
    """How a run of giving back ended."""

    @property
    def restored_count(self) -> int:
        return len(self.outcomes) - len(self.refusals)

    @property
    def refusals(self) -> tuple[Outcome, ...]:
        """Copies whose original was not given back."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is not Status.RESTORED)
