"""Real files, dragged with a real mouse out of one program and dropped onto the window of another."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from given import MakePhoto

HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(
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


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
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
                "XDG_CONFIG_HOME": str(tmp_path / "config"),
            }
        finally:
            server.terminate()


def drag(environment: dict[str, str], start: tuple[int, int], end: tuple[int, int]) -> None:
    def mouse(*command: object) -> None:
        subprocess.run(["xdotool", *map(str, command)], env=environment, check=True, timeout=10)

    mouse("mousemove", *start)
    mouse("mousedown", 1)
    for step in range(1, 11):
        x, y = (start[axis] + (end[axis] - start[axis]) * step // 10 for axis in (0, 1))
        mouse("mousemove", x, y)
        time.sleep(0.05)
    time.sleep(0.2)
    mouse("mouseup", 1)


def test_a_photo_and_a_folder_dropped_onto_the_empty_window_are_in_it(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("IMG_1203.JPG", taken="2023:01:20 08:00:11")
    folder = make_photo("rapat.jpg", folder=tmp_path / "Rapat Desa").parent
    with (
        running(sys.executable, str(HERE / "drop_target.py"), str(tmp_path), environment=screen) as target,
        running(sys.executable, str(HERE / "drag_source.py"), str(photo), str(folder), environment=screen) as source,
    ):
        assert (line(target), line(source)) == ("shown", "shown")
        time.sleep(0.5)
        drag(screen, (1180, 100), (540, 400))
        assert line(target) == "IMG_1203.JPG|rapat.jpg"


@pytest.mark.parametrize(
    "spot", [(200, 300), (500, 26), (880, 405), (400, 670)], ids=["cards", "header", "date field", "save bar"]
)
def test_more_photos_can_be_dropped_anywhere_onto_the_full_window(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path, spot: tuple[int, int]
) -> None:
    first, second = make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("b.jpg")
    target_command = (sys.executable, str(HERE / "drop_target.py"), str(tmp_path), str(first))
    with (
        running(*target_command, environment=screen) as target,
        running(sys.executable, str(HERE / "drag_source.py"), str(second), environment=screen) as source,
    ):
        assert (line(target), line(source), line(target)) == ("shown", "shown", "a.jpg")
        time.sleep(0.5)
        drag(screen, (1180, 100), spot)
        assert line(target) == "a.jpg|b.jpg"
