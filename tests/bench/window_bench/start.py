"""How long the window takes to be painted first, beside a bare QMainWindow."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from window_bench.figures import row

_STARTS: Final = 7


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
    environment["PYTHONPATH"] = os.pathsep.join(
        [str(Path(__file__).parents[1]), *environment.get("PYTHONPATH", "").split(os.pathsep)]
    )
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "window_bench.start", mode], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.splitlines()[-1]) - began


def measure_start() -> None:
    """How long the first paint takes; both programs take turns, so that a busy computer slows both."""
    modes = ("--bare", "--window")
    with tempfile.TemporaryDirectory() as name:
        rounds = [[seconds_to_paint(mode, Path(name)) for mode in modes] for _ in range(_STARTS + 1)]
    bare, whole = (statistics.median(times) for times in zip(*rounds[1:], strict=True))  # the first round compiles
    row("a bare QMainWindow is painted after", f"{1000 * bare:.0f} ms")
    row("the window is painted after", f"{1000 * whole:.0f} ms")
    row("ratio", f"{whole / bare:.2f}", "goal 2.5")


if __name__ == "__main__":
    {"--bare": start_bare, "--window": start_window}[sys.argv[1]]()
