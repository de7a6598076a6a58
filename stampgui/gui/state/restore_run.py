"""Restores originals in the background."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from stampgui.batch.processing import restore_all
from stampgui.gui.state.batch_run import BatchRun
from stampgui.session.photos.photo_item import PhotoId, PhotoItem
from stampgui.session.saving.lost_copies import recheck_written
from stampgui.session.saving.restore_planner import plan_restore_jobs
from stampgui.session.saving.run_results import RestoreResult
from stampgui.stamping.job import ExistingPolicy
from stampgui.stamping.outcome import Outcome


class RestoreRun(BatchRun):
    """Restores originals without replacing files; it ends with a RestoreResult."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(RestoreResult, parent)

    def start(self, items: Sequence[PhotoItem], folder: Path, *, workers: int) -> None:
        def work(*, cancelled: Callable[[], bool], paused: Callable[[], bool]) -> Iterator[tuple[PhotoId, Outcome]]:
            jobs = plan_restore_jobs(((item.id, item.found) for item in items), folder, ExistingPolicy.SKIP)
            restored = restore_all(jobs, workers=min(workers, len(items)), cancelled=cancelled, paused=paused)
            return recheck_written(restored)

        self.start_work(items, folder, work)
