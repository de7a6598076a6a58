"""Whoever cancels is told of every copy that was written, and sees nothing of how the program ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from given import MakePhoto, under_many_names
from stampgui.__main__ import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs are cancelled by POSIX signals")

PROGRAM = [sys.executable, "-m", "stampgui"]
Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def start(make_photo: MakePhoto, tmp_path: Path) -> Start:
    """Start stamping 200 photos, as a terminal does: in a group of processes that a Ctrl+C reaches."""
    under_many_names(make_photo("0.jpg", taken="2022:10:14 08:00:00"), 200)
    words = ["stamp", str(tmp_path / "photos"), "-o", str(tmp_path / "out"), "--jobs", "3", "--json"]
    return lambda: subprocess.Popen(
        [*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_copy_that_was_written_has_its_row(start: Start, tmp_path: Path, sent: int) -> None:
    with start() as program:
        assert program.stdout is not None
        printed = [program.stdout.readline() for _ in range(7)]
        program.send_signal(sent)
        rows = [json.loads(line) for line in (*printed, *program.stdout)]
        assert program.stderr is not None
        said = program.stderr.read()
    assert program.returncode == 130
    assert {row["output"] for row in rows} == {str(path) for path in (tmp_path / "out").iterdir()}
    assert len(rows) < 200
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the system lists a program's processes")
def test_ctrl_c_while_workers_start_shows_no_tracebacks(start: Start) -> None:
    with start() as program:
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
        # the first is multiprocessing's own
        while len(children.read_text("ascii").split()) < 2 and program.poll() is None:
            time.sleep(0.001)
        os.killpg(program.pid, signal.SIGINT)
        _, said = program.communicate(timeout=120)
    assert program.returncode == 130
    assert len(said.splitlines()) == 1


def test_a_name_in_a_file_of_answers_or_a_style_file_commands_no_terminal(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    style, answers = tmp_path / "gaya.json", tmp_path / "dates.csv"
    style.write_text('{"\\u001b[31mfont": 1}')
    answers.write_text("path,date,\x1b]0;x\x07\n")
    call = ["stamp", str(make_photo()), "-o", str(tmp_path / "out")]
    for option, file in (("--style", style), ("--dates", answers)):
        assert main([*call, option, str(file)]) == 2
        said = capsys.readouterr().err
        assert file.name in said
        assert not {"\x1b", "\x07"} & set(said)


def test_a_folder_that_is_moved_meanwhile_is_no_success_and_the_last_row_of_each_photo_is_true(
    start: Start, tmp_path: Path
) -> None:
    with start() as program:
        assert program.stdout is not None
        assert program.stderr is not None
        first = program.stdout.readline()
        Path(json.loads(first)["output"]).parent.rename(tmp_path / "moved")
        printed = first + program.stdout.read()
        said = program.stderr.read()
    assert program.returncode == 1
    rows = {row["path"]: row for row in map(json.loads, printed.splitlines())}
    assert len(rows) == 200
    written = [row["output"] for row in rows.values() if row["status"] == "stamped"]
    assert sorted(map(Path, written)) == sorted((tmp_path / "out").iterdir())
    assert str(tmp_path / "out") in said
