"""The process that is started before there are photos."""

import multiprocessing

from given import MakePhoto
from stampgui.batch.processing import examine_all
from stampgui.gui.state.reading.early_worker import EarlyWorker
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Status


def own_processes() -> set[int]:
    return {process.pid for process in multiprocessing.active_children() if process.pid is not None}


def test_the_first_photos_are_examined_by_the_process_that_was_started_for_them(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    others = own_processes()
    early = EarlyWorker(lambda: 1)
    early.start()
    early.start()
    pool = early.take_pool()
    assert len(own_processes() - others) == 1
    jobs = [("key", Job(make_photo("foto.jpg", taken="2022:10:14 08:15:00"), recipe))]
    assert [(key, outcome.status) for key, outcome in examine_all(jobs, pool=pool)] == [("key", Status.READY)]
    assert own_processes() == others


def test_a_window_that_is_closed_without_photos_leaves_no_process() -> None:
    others = own_processes()
    early = EarlyWorker(lambda: 1)
    early.start()
    early.close()
    assert own_processes() == others
