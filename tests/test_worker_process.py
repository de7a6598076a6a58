"""What goes wrong in a worker is logged by the process that started it: two must not write to one log."""

import contextlib
import errno
import logging
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from stampgui.i18n import load_catalogue
from stampgui.worker_process import WorkerProcess, explain_missing_process, finish_job_first

LOG = logging.getLogger("stampgui.some.module")


def work(job: str) -> Iterator[str]:
    match job:
        case "handled":
            try:
                int("Rapat " + "rahasia")
            except ValueError:
                LOG.exception("unexpected error in %s", "a.jpg")
        case "failing":
            raise LookupError
        case "dying":
            os._exit(7)
    yield job.upper()


@pytest.fixture
def worker() -> Iterator[WorkerProcess[str, str]]:
    process = WorkerProcess(work)
    yield process
    process.kill()


def test_an_error_that_costs_a_row_is_logged_here(
    worker: WorkerProcess[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    worker.send("handled")
    assert worker.receive(60) == "HANDLED"
    (record,) = caplog.records
    assert record.name == "stampgui.some.module"
    assert record.process == worker.pid
    assert record.getMessage() == "unexpected error in a.jpg"
    assert record.exc_text is not None
    assert "in work" in record.exc_text
    assert "rahasia" not in record.exc_text.replace('"Rapat " + "rahasia"', "")
    worker.send("next")
    assert worker.receive(60) == "NEXT"
    assert caplog.records == [record]


def test_an_error_that_ends_the_worker_is_logged_here(
    worker: WorkerProcess[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    worker.send("failing")
    with pytest.raises(EOFError):
        worker.receive(60)
    assert "a job ended a worker process" in caplog.text
    assert "LookupError" in caplog.text


def test_the_death_of_a_worker_is_logged_with_its_exit_code(
    worker: WorkerProcess[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    worker.send("dying")
    with pytest.raises((EOFError, OSError)):
        worker.receive(60)
    assert f"worker process {worker.pid} died: exit code 7" in caplog.text


def end_itself(job: str) -> Iterator[str]:
    """As a request to end does that comes just after a file was written."""
    finish_job_first()
    os.kill(os.getpid(), signal.SIGTERM)
    yield job.upper()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without asking them")
def test_what_was_written_is_told_before_a_worker_ends_that_is_asked_to() -> None:
    process = WorkerProcess(end_itself)
    process.send("written")
    assert process.receive(60) == "WRITTEN"
    with pytest.raises(EOFError):
        process.receive(60)  # once is enough
    process.close()
    assert not process.is_alive


# a worker that does not hear, just when the program ends, that it is to end, too
LEAVING = """
import signal
from stampgui.worker_process import WorkerProcess
if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    worker = WorkerProcess(iter)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without asking them")
def test_no_worker_keeps_the_program_from_ending(tmp_path: Path) -> None:
    (tmp_path / "leaving.py").write_text(LEAVING)
    with subprocess.Popen([sys.executable, str(tmp_path / "leaving.py")], start_new_session=True) as program:
        try:
            assert program.wait(30) == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)


def test_a_worker_whose_result_nobody_waits_for_ends_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    process = WorkerProcess(end_itself if os.name != "nt" else work)
    process.send("job")
    process.close()
    assert not process.is_alive
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each process is started by itself")
def test_a_worker_sees_the_environment_of_now_and_another_comes_after_their_server_died(
    worker: WorkerProcess[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Jayapura")
    later: WorkerProcess[str, str] = WorkerProcess(say_zone)
    later.send("")
    assert later.receive(60) == "Asia/Jayapura WIT"
    later.close()
    os.kill(find_parent(worker.pid), signal.SIGKILL)
    after: WorkerProcess[str, str] = WorkerProcess(work)
    after.send("next")
    assert after.receive(60) == "NEXT"
    after.close()


@pytest.mark.parametrize("ended", [EOFError(), ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")])
def test_where_no_process_comes_to_life_the_reason_is_not_sought_in_a_network(
    ended: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_process: BaseProcess) -> None:
        raise ended

    monkeypatch.setattr(BaseProcess, "start", end)
    with pytest.raises(OSError, match=os.strerror(errno.EAGAIN)) as refused:
        WorkerProcess(work)
    said = load_catalogue("en").render(explain_missing_process(refused.value))
    assert "short of memory, or too many programs are running" in said


def say_zone(_: str) -> Iterator[str]:
    yield f"{os.environ['TZ']} {time.strftime('%Z')}"


def find_parent(pid: int) -> int:
    """The parent of another process, which comes second behind its name (proc_pid_stat(5))."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


VANISHING = """
import os
from multiprocessing import forkserver
from stampgui.worker_process import start_server
start_server()
forkserver.connect_to_new_process([])
os._exit(9)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each process is started by itself")
def test_a_program_killed_while_it_starts_a_worker_leaves_no_traceback_behind() -> None:
    done = subprocess.run([sys.executable, "-c", VANISHING], stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == 9
    assert done.stderr == ""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries are not told what to keep")
def test_a_worker_keeps_the_memory_of_a_photo_for_the_next() -> None:
    process: WorkerProcess[int, int] = WorkerProcess(count_faults)
    photo = 5_000_000
    process.send(photo)
    new_to_it = process.receive(60)
    process.send(photo)
    again = process.receive(60)
    process.close()
    assert again < new_to_it / 10


def count_faults(photo: int) -> Iterator[int]:
    """How often the system had to be asked for a page of memory, for a photo's file and its copy."""
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    source = b"\xff" * photo
    copy = b"".join([source, source])
    del source, copy
    yield resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
