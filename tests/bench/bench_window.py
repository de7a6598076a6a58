"""How fluent the window is: `python tests/bench/bench_window.py [PHOTOS]`.

Makes hard links of one photo of 12 megapixels in a temporary folder, 10,000 unless told, opens the real window on them
and prints, against the goals: the time to the first painted window as a ratio to a bare QMainWindow's; how long the
list and the first screen of thumbnails take; the gaps between two turns of the event loop while photos are read, while
one scrolls, filters, searches, answers for all photos and, with a tenth as many photos that have no date, in "Isi
tanggal", and while two workers save, worst and 99th percentile, and in brackets the part of them in which the window
itself worked; and the memory of the window's process. Runs on any platform of Qt, offscreen unless told by
QT_QPA_PLATFORM. Not collected by pytest: time is measured, never asserted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from stampgui.gui.window.main_window import MainWindowController

SAMPLE: Final = Path(__file__).parents[2] / "assets" / "samples" / "rapat-balai-desa.jpg"
STARTS: Final = 7
SCROLLING_S: Final = 6.0
UNDATED: Final = 10
"""To so many photos comes one without a date."""
BEAT_MS: Final = 2
MIB: Final = 2**20


class Pulse(QObject):
    """Counts the milliseconds between two turns of the event loop, and those that the window's own thread worked."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.worked: list[float] = []
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.gaps.append(1000 * (now - self._last))
        self.worked.append(1000 * (work - self._last_work))
        self._last, self._last_work = now, work

    def stop(self) -> str:
        """The worst and the 99th percentile of both, in milliseconds."""
        self._timer.stop()
        figures = [f"{max(each):.0f} / {high(each):.1f}" for each in (self.gaps, self.worked)]
        return f"{figures[0]} ms  ({figures[1]})"


def high(figures: list[float]) -> float:
    """The 99th percentile, as one of the figures."""
    return sorted(figures)[len(figures) * 99 // 100]


class FirstPaint(QObject):
    """Prints the moment of the first paint and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names its overrides
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, report_and_leave)
        return False


def report_and_leave() -> None:
    sys.stdout.write(f"{time.time()}\n")
    sys.stdout.flush()
    os._exit(0)


def wait_for(condition: Callable[[], bool], *, most: float = 600) -> float:
    """Let the event loop run until `condition` holds; return the seconds it took."""
    began = time.perf_counter()
    app = QApplication.instance()
    assert app is not None
    check = QTimer(interval=20)
    check.timeout.connect(lambda: app.exit() if condition() or time.perf_counter() - began > most else None)
    check.start()
    app.exec()
    check.stop()
    return time.perf_counter() - began


def memory() -> float:
    """The resident size of this process now, in MiB; 0 where it cannot be told."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
    except OSError:
        return 0.0


def start_bare() -> None:
    app = QApplication([])
    paint = FirstPaint()
    bare = QMainWindow()
    bare.resize(1280, 720)
    bare.installEventFilter(paint)
    bare.show()
    app.exec()


def start_window() -> None:
    """As `python -m stampgui` starts it, with settings of its own."""
    from stampgui.gui.app import run_app
    from stampgui.gui.shell.main_frame import MainWindow

    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        paint = FirstPaint()
        show = MainWindow.show

        def watch_and_show(frame: MainWindow) -> None:
            frame.welcome_page.installEventFilter(paint)  # the frame itself is covered whole
            show(frame)

        MainWindow.show = watch_and_show  # type: ignore[assignment,method-assign]  # to see when it paints
        run_app([])


def seconds_to_paint(mode: str, bytecode: Path) -> float:
    """From starting Python to the first paint, in Indonesian and with compiled modules as after an installation."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode), "LC_ALL": "id_ID.UTF-8", "LANGUAGE": "id"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    done = subprocess.run([sys.executable, __file__, mode], env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1]) - began


def start() -> None:
    """How long the first paint takes; both programs take turns, so that a busy computer slows both."""
    modes = ("--bare", "--window")
    with tempfile.TemporaryDirectory() as name:
        rounds = [[seconds_to_paint(mode, Path(name)) for mode in modes] for _ in range(STARTS + 1)]
    bare, whole = (statistics.median(times) for times in zip(*rounds[1:], strict=True))  # the first round compiles
    row("a bare QMainWindow is painted after", f"{1000 * bare:.0f} ms")
    row("the window is painted after", f"{1000 * whole:.0f} ms")
    row("ratio", f"{whole / bare:.2f}", "goal 2.5")


def fill(folder: Path, count: int) -> None:
    import piexif
    from PIL import Image

    original = folder / "IMG_00001.jpg"
    with Image.open(SAMPLE) as sample:
        small = BytesIO()
        sample.resize((160, 120)).save(small, "JPEG")  # as cameras put one in
        exif = piexif.load(sample.info["exif"]) | {"1st": {}, "thumbnail": small.getvalue()}
        sample.resize((4000, 3000)).save(original, quality=90, exif=piexif.dump(exif))
    for number in range(2, count + 1):
        (folder / f"IMG_{number:05d}.jpg").hardlink_to(original)


def fill_undated(folder: Path, count: int) -> None:
    from PIL import Image

    original = folder / "scan 00001.jpg"
    with Image.open(SAMPLE) as sample:
        sample.resize((4000, 3000)).save(original, quality=90)
    for number in range(2, count + 1):
        (folder / f"scan {number:05d}.jpg").hardlink_to(original)


def row(words: str, figure: str, goal: str = "") -> None:
    print(f"{words:<48}{figure:>32}   {goal}", flush=True)


def gaps(words: str, pulse: Pulse) -> None:
    row(words, pulse.stop(), "goal 50 / 20")


def measure(count: int, folder: Path) -> None:
    """Walk through one person's day with `count` photos."""
    from stampgui.gui.app import keep_responsive, open_window

    app = QApplication([])
    app.setStyle("Fusion")
    fill(folder / "photos", count)
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", preferred_languages=["id"])
    keep_responsive(window)
    session, grid = window.session, window.main_page.photo_grid
    session.set_settings(replace(session.settings, hints_seen=True, jobs=2))
    window.main_window.resize(1366, 768)
    window.main_window.show()
    wait_for(lambda: True)
    row("memory with no photos", f"{memory():.0f} MiB")

    pulse = Pulse()
    wait_for(lambda: False, most=2)
    row("event loop with nothing to do", pulse.stop(), "what this computer adds")

    thumbnails = window.thumbnails
    pulse = Pulse()
    began = time.perf_counter()
    session.add([folder / "photos"])
    first = wait_for(lambda: bool(session.model.rowCount()))
    row("first cards after", f"{first:.2f} s")
    screenful = max(1, grid.viewport().width() // grid.gridSize().width()) * (
        grid.viewport().height() // grid.gridSize().height()
    )
    wait_for(lambda: thumbnails.cached_count >= min(screenful, count))
    row("first screen of thumbnails after", f"{time.perf_counter() - began:.2f} s")
    wait_for(lambda: not session.photo_import.running)
    row(f"{count} photos listed with their dates after", f"{time.perf_counter() - began:.1f} s")
    gaps("event loop while photos are read", pulse)

    bar = grid.verticalScrollBar()
    mover = QTimer(interval=16)
    mover.timeout.connect(lambda: bar.setValue((bar.value() + 90) % max(1, bar.maximum())))
    pulse = Pulse()
    mover.start()
    wait_for(lambda: False, most=SCROLLING_S)
    mover.stop()
    gaps("event loop while scrolling", pulse)
    row("memory after scrolling", f"{memory():.0f} MiB", "goal 300")

    day_of_choices(window, folder)

    pulse = Pulse()
    mover.start()
    window.save_bar.save_requested.emit()
    wait_for(lambda: False, most=2 * SCROLLING_S)
    mover.stop()
    done = sum(card.saved for card in session.model.items)
    gaps("event loop while 2 workers save and one scrolls", pulse)
    row("copies made meanwhile", f"{done / (2 * SCROLLING_S):.1f} / s")
    pulse = Pulse()
    session.save_run.cancel()
    took = wait_for(lambda: not session.save_run.running)
    wait_for(lambda: False, most=0.5)
    row("cancelled after", f"{took:.2f} s", "goal 0.5")
    gaps("event loop while cancelling", pulse)
    row("memory in the end", f"{memory():.0f} MiB", "goal 300")
    thumbnails.close()
    session.close()


def day_of_choices(window: "MainWindowController", folder: Path) -> None:
    """Filters, searches, answers: what goes over all photos at once."""
    from stampgui.dates.partial import PartialDate
    from stampgui.session.photo_item import PhotoFilter

    session, page = window.session, window.main_page

    def do(words: str, *deeds: Callable[[], object]) -> None:
        pulse = Pulse()
        for deed in deeds:
            deed()
            wait_for(lambda: False, most=0.4)
        gaps(f"event loop while {words}", pulse)

    def choose(chosen: PhotoFilter) -> Callable[[], object]:
        return lambda: page.filter_bar.filter_selected.emit(chosen)

    def seek(text: str) -> Callable[[], object]:
        return lambda: page.search_bar.query_changed.emit(text)

    do("filters change", *map(choose, (PhotoFilter.READY, PhotoFilter.UNDATED, PhotoFilter.ALL)))
    do("one searches", *map(seek, ("img_0", "img_01", "99", "nothing", "")))
    do("all photos are selected", page.photo_grid.selectAll)
    date_entered = page.inspector.date_panel.date_entered
    do(
        "one answer is given for all, and undone",
        partial(date_entered.emit, PartialDate(2019)),
        session.undo_stack.undo,
    )
    page.photo_grid.select_first()
    fill_undated(folder / "undated", max(1, len(session.model.items) // UNDATED))
    session.add([folder / "undated"])
    wait_for(lambda: not session.photo_import.running)

    def open_questions() -> None:
        page.undated_banner.questions_requested.emit()
        wait_for(lambda: window.questions_page.controller.current is not None)

    field = window.questions_page.question_panel.date_edit
    do("“Isi tanggal” is opened", open_questions)
    do("its question is answered", lambda: QTest.keyClicks(field, "2019"),
       lambda: QTest.keyClick(field, Qt.Key.Key_Return))  # fmt: skip
    session.undo_stack.undo()
    window.questions_page.handle_escape()
    wait_for(lambda: False, most=0.4)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    modes = {"--bare": start_bare, "--window": start_window}
    if sys.argv[1:] and sys.argv[1] in modes:
        modes[sys.argv[1]]()
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    start()
    with tempfile.TemporaryDirectory() as name:
        for photos in ("photos", "undated"):
            (Path(name) / photos).mkdir()
        measure(count, Path(name))


if __name__ == "__main__":
    main()
