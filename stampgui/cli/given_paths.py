"""The files and folders of a call, and where they came from."""

from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stampgui.stamping.outcome import Outcome, Status
from stampgui.values import dataclass, replace

if TYPE_CHECKING:
    from stampgui.batch.archives.unpacking import Unpacked


@dataclass(frozen=True, slots=True)
class GivenPaths:
    """The files and folders to work on, with unpacked folders in the place of ZIP files."""

    paths: Sequence[Path]
    unpacked: "Unpacked | None" = None
    """What was unpacked of ZIP files; None where there were none."""
    is_temporary: bool = False

    def add_problems(self, outcomes: Generator[Outcome, None, None]) -> Generator[Outcome, None, None]:
        """Yield a row for each reason why something was not unpacked, then the outcomes of the photos.

        A photo that is unpacked for this call only is called after its ZIP file.
        """
        with closing(outcomes):
            for problem in () if self.unpacked is None else self.unpacked.problems:
                yield Outcome(problem.archive, Status.FAILED, reason=problem.reason)
            for outcome in outcomes:
                yield replace(outcome, path=self._name_photo(outcome.path)) if self.is_temporary else outcome

    def _name_photo(self, photo: Path) -> Path:
        assert self.unpacked is not None
        archive = self.unpacked.origins.get(photo)
        if archive is None:
            return photo
        folder = next(folder.path for folder in self.unpacked.folders if photo.is_relative_to(folder.path))
        return archive / photo.relative_to(folder)
