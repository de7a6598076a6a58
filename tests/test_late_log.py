"""The log of a command is loaded with the first thing to say, and misses nothing."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from stampgui.late_log import find_logger, record_errors_late


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log" / "stampgui.log"


def test_what_a_module_has_to_say_is_in_the_log(path: Path) -> None:
    with record_errors_late(lambda: path):
        find_logger("stampgui.batch").warning("a worker died")
        find_logger("stampgui.stamping").warning("another one")
    assert [line.split(": ")[-1] for line in path.read_text().splitlines()] == ["a worker died", "another one"]


def test_what_breaks_a_command_is_in_the_log_and_raised_on(path: Path) -> None:
    with pytest.raises(TypeError, match="broken"), record_errors_late(lambda: path):
        raise TypeError("broken")
    assert path.read_text().splitlines()[-1] == "TypeError: broken"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_nobody_can_raise_is_in_the_log(path: Path) -> None:
    class Broken:
        def __del__(self) -> None:
            raise TypeError("broken while it is dropped")

    before = sys.unraisablehook
    with record_errors_late(lambda: path):
        Broken()
        gc.collect()
    assert path.read_text().splitlines()[-1] == "TypeError: broken while it is dropped"
    assert sys.unraisablehook is before


def test_nothing_is_loaded_and_everything_is_as_before_where_nothing_is_said(path: Path) -> None:
    script = """
import sys
from pathlib import Path
from stampgui.late_log import record_errors_late
before = sys.unraisablehook
with record_errors_late(Path):
    pass
print("logging" in sys.modules, sys.unraisablehook is before)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
    assert not path.exists()


def test_afterwards_the_log_is_closed(path: Path) -> None:
    with record_errors_late(lambda: path):
        find_logger("stampgui").warning("inside")
    find_logger("stampgui").warning("outside")
    assert "outside" not in path.read_text()
