"""The rooms stay apart at run time as well: Qt is there for the window and for nothing else."""

import subprocess
import sys
from pathlib import Path

from given import MakePhoto
from stampgui.batch.processing import stamp_all
from stampgui.batch.workers import WorkerPool
from stampgui.stamping.job import Job, Recipe

REPORT_QT = "import sys; from stampgui.__main__ import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
REPORT_QT += "print(sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))))"


def test_help_and_commands_leave_qt_alone(samples: Path) -> None:
    for words in (
        ["--help"],
        ["stamp", "--help"],
        ["dates", str(samples)],
        ["stamp", str(samples), "-o", str(samples / "out")],
        ["restore", str(samples / "out"), "-o", str(samples / "back")],
    ):
        done = subprocess.run([sys.executable, "-c", REPORT_QT, *words], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"


def modules_of_qt(_: int) -> list[str]:
    # what a worker has imported once it has stamped
    return [name for name in sys.modules if name.startswith("PySide6")]


def test_workers_leave_qt_alone() -> None:
    import PySide6.QtCore  # noqa: F401 - the window's process has it

    with WorkerPool(modules_of_qt, count=1, on_lost=lambda job, process: ["lost"]) as workers:
        assert list(workers.map([1], cancelled=lambda: False)) == [[]]


def test_a_stamping_worker_leaves_qt_alone(make_photo: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    import PySide6.QtCore  # noqa: F401

    job = Job(make_photo(taken="2022:10:14 08:00:00"), recipe, tmp_path / "out" / "foto.jpg")
    assert [outcome.status for outcome in stamp_all([job], workers=1)] == ["stamped"]
