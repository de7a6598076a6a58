"""Saves copies in the background."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.processing import stamp_all
from stampgui.gui.state.batch_run import BatchRun
from stampgui.session.copies.copy_planner import CopyPlanner
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.saving.lost_copies import recheck_written
from stampgui.session.saving.run_results import RunResult, SaveResult
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome


class SaveRun(BatchRun):
    """Saves copies; it ends with a SaveResult, after a retry or the rest of a run with the merged one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(SaveResult, parent)
        self._planners: dict[Path, CopyPlanner] = {}
        self._previous: SaveResult | None = None

    def planner_for(self, folder: Path) -> CopyPlanner:
        return self._planners.setdefault(folder, CopyPlanner(folder))

    def start(
        self,
        items: Sequence[PhotoItem],
        folder: Path,
        recipe: Recipe,
        *,
        workers: int,
        previous: SaveResult | None = None,
    ) -> None:
        """Start saving; with the `previous` result, `items` are photos that failed in it, its rest, or others."""
        self._previous = previous
        planner = self.planner_for(folder)

        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[tuple[PhotoId, Outcome]]:
            jobs = ((item.id, job) for item, job in planner.plan_jobs(items, recipe))
            saved = stamp_all(jobs, workers=min(workers, len(items)), cancelled=cancelled, paused=paused)
            return recheck_written(saved)

        self.start_work(items, folder, work)

    def _record_results(self, results: Mapping[PhotoId, Outcome]) -> None:
        for outcome in results.values():
            self.planner_for(self._folder).record_written(outcome)

    def _complete_result(self, result: RunResult) -> RunResult:
        assert isinstance(result, SaveResult)
        return result if self._previous is None else self._previous.with_later_run(result)
