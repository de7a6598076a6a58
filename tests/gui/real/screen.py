"""An X server of the test's own, the programs that run on it, and a mouse and a keyboard to work them with."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parent
THE_WINDOW = (sys.executable, str(HERE / "window.py"))
THE_CHOICE = (sys.executable, str(HERE / "choosing_window.py"))

needs_screen = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
    reason="needs an X server of its own (Xvfb) and a mouse to move (xdotool)",
)


@contextmanager
def running(*command: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a program and end it, and only it, afterwards."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield process
        finally:
            process.terminate()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@contextmanager
def screen_of_its_own(config: Path) -> Iterator[dict[str, str]]:
    """An X server on a display number that it chooses itself; yields the environment of its programs."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            yield {
                **os.environ,
                "DISPLAY": f":{number}",
                "QT_QPA_PLATFORM": "xcb",
                "XDG_CONFIG_HOME": str(config),
            }
        finally:
            server.terminate()


def xdotool(environment: dict[str, str], *words: object) -> None:
    subprocess.run(["xdotool", *map(str, words)], env=environment, check=True, timeout=30)


def focus(environment: dict[str, str], name: str) -> None:
    """Give the keyboard to the window whose title matches; there is no window manager here to do so."""
    xdotool(environment, "search", "--sync", "--onlyvisible", "--name", name, "windowfocus", "--sync")
    time.sleep(0.3)


def wait_until_visible(environment: dict[str, str], name: str) -> None:
    xdotool(environment, "search", "--sync", "--onlyvisible", "--name", name)


def click(environment: dict[str, str], x: int, y: int) -> None:
    xdotool(environment, "mousemove", x, y, "click", 1)


def drag(
    environment: dict[str, str],
    start: tuple[int, int],
    end: tuple[int, int],
    *,
    over: subprocess.Popen[str] | None = None,
) -> None:
    """Qt begins to drag only after some moves. The mouse is let go once the program that it is `over` has answered."""
    xdotool(environment, "mousemove", *start, "mousedown", 1)
    for step in range(1, 11):
        x, y = (start[axis] + (end[axis] - start[axis]) * step // 10 for axis in (0, 1))
        xdotool(environment, "mousemove", x, y)
        time.sleep(0.05)
    if over is not None:
        assert line(over) == "over"
    time.sleep(0.2)
    xdotool(environment, "mouseup", 1)
