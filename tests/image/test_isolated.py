"""What decoders do in a process of their own stays there, and the process stays for the next picture."""

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from stampgui.i18n import message
from stampgui.image import isolated
from stampgui.image.errors import UnusableImage
from stampgui.image.isolated import run_isolated


def doubled(number: int) -> int:
    return 2 * number


def refused() -> int:
    raise UnusableImage(message("The file is empty."))


def crashed() -> int:
    os.abort()


def mistaken() -> int:
    raise AssertionError


def take_memory() -> int:
    return len(bytearray(64 << 30))


def harm_the_next() -> int:
    """Return a result from a process that will crash on its next picture, as after a decoder wrote past its memory."""
    isolated._limit_memory = abort_with
    return os.getpid()


def abort_with(most: int) -> None:
    os.abort()


def test_the_result_comes_back() -> None:
    assert run_isolated(partial(doubled, 21), pixels=1) == 42


def test_a_reason_comes_back() -> None:
    with pytest.raises(UnusableImage, match="The file is empty"):
        run_isolated(refused, pixels=1)


def test_one_process_does_one_picture_after_another() -> None:
    first = run_isolated(os.getpid, pixels=1)
    assert first != os.getpid()
    with pytest.raises(UnusableImage, match="The file is empty"):
        run_isolated(refused, pixels=1)
    assert [run_isolated(os.getpid, pixels=1) for _ in range(3)] == [first] * 3


@pytest.mark.parametrize("work", [crashed, mistaken], ids=["crash", "mistake"])
def test_a_crash_is_a_damaged_picture_and_the_next_one_is_read(work: partial[int]) -> None:
    with pytest.raises(UnusableImage, match="damaged"):
        run_isolated(work, pixels=1)
    assert run_isolated(partial(doubled, 21), pixels=1) == 42


def test_a_process_that_was_ended_while_it_waited_costs_nothing() -> None:
    pid = run_isolated(os.getpid, pixels=1)
    (waiting,) = [child for child in multiprocessing.active_children() if child.pid == pid]
    waiting.kill()
    waiting.join()
    assert run_isolated(partial(doubled, 21), pixels=1) == 42


def test_a_decoder_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isolated.limit_seconds(200_000_000) > isolated.limit_seconds(12_000_000) > isolated.limit_seconds(1)
    pid = run_isolated(os.getpid, pixels=1)
    monkeypatch.setattr(isolated, "limit_seconds", lambda pixels: 0.3)
    with pytest.raises(UnusableImage, match="takes too long"):
        run_isolated(partial(time.sleep, 600), pixels=1)
    assert pid not in [child.pid for child in multiprocessing.active_children()]
    monkeypatch.undo()
    assert run_isolated(partial(doubled, 21), pixels=1) == 42


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound what a process takes")
def test_a_decoder_that_takes_all_memory_is_stopped() -> None:
    with pytest.raises(UnusableImage, match="damaged"):
        run_isolated(take_memory, pixels=1)
    assert run_isolated(partial(doubled, 21), pixels=1) == 42


def test_two_pictures_are_decoded_at_the_same_time_and_two_processes_stay() -> None:
    def decode() -> None:
        together.wait()
        pids.append(run_isolated(partial(slow_pid, 1.0), pixels=1))

    pids: list[int] = []
    together = threading.Barrier(3)
    threads = [threading.Thread(target=decode) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(pids)) == 3
    assert len(set(pids) & {child.pid for child in multiprocessing.active_children()}) == 2


def slow_pid(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def test_a_picture_is_not_called_damaged_for_what_the_one_before_it_did() -> None:
    harmed = run_isolated(harm_the_next, pixels=1)
    assert run_isolated(os.getpid, pixels=1) != harmed
    assert run_isolated(partial(doubled, 21), pixels=1) == 42


# prints the process of its decoder, and is killed
KILLED = """
import os
from stampgui.image.isolated import run_isolated
if __name__ == "__main__":
    print(run_isolated(os.getpid, pixels=1), flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by its number")
def test_it_ends_with_the_program_even_when_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "killed.py").write_text(KILLED)
    done = subprocess.run([sys.executable, str(tmp_path / "killed.py")], capture_output=True, text=True, check=False)
    decoder = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(decoder, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the decoder's process is still there")
