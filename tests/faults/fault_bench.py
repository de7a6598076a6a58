"""Causes real faults while a batch is stamped, by a shim of file operations and by SIGKILL, and judges what is left."""

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import piexif
from PIL import Image

from given import ROOT, fingerprint

ERRORS: Final = {"disk full": errno.ENOSPC, "disk fails": errno.EIO, "not permitted": errno.EACCES}
_NAMES: Final = ("a.jpg", "b.jpg", "c.png", "d.webp")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one fault did."""

    fault: str
    """Its kind: "disk full"."""
    at: str
    """Where: the number of the file operation, or the second of the kill."""
    outcome: str
    """The exit code, and the statuses of the rows."""
    problems: tuple[str, ...]
    """What must not be: "a source changed". Empty where all is well."""


class Bench:
    """A batch of a few photos below `folder`, which is stamped again and again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._photos = folder / "photos"
        self._out = folder / "out"
        self._counter = folder / "counter"
        self._shim = folder / "shim.so"
        words = ["stamp", self._photos, "-o", self._out, "--json", "--jobs", "1", "--lang", "en"]
        self._command = [sys.executable, "-m", "stampgui", *map(str, words)]
        source = Path(__file__).with_name("shim.c")
        folder.mkdir(parents=True)
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", self._shim, source, "-ldl"], check=True)
        _make_photos(self._photos)
        self._sources = fingerprint(self._photos)
        self.operations = self._count_operations()
        self._copies = fingerprint(self._out)

    def fail_each(self, fault: str, numbers: Iterable[int]) -> Iterator[Verdict]:
        """Fail the file operations of those numbers, one in each run."""
        for number in numbers:
            program = self._start(fault_at=number, code=ERRORS[fault])
            yield self._judge(fault, f"operation {number}", program)

    def kill_at_random(self, times: int, *, workers: bool, seed: int = 1) -> Iterator[Verdict]:
        """Kill the program, or one of its workers, at so many moments."""
        moments = random.Random(seed)
        for _ in range(times):
            shutil.rmtree(self._out, ignore_errors=True)
            delay = moments.uniform(0.1, 2.0)
            program = self._start()
            time.sleep(delay)
            for process in _list_children(program.pid) if workers else (program.pid,):
                _kill(process)
            yield self._judge("kill a worker" if workers else "kill the program", f"{delay:.2f} s", program)

    def _count_operations(self) -> int:
        program = self._start()
        _, said = program.communicate(timeout=120)
        assert program.returncode == 0, said
        return int.from_bytes(self._counter.read_bytes(), sys.byteorder)

    def _start(self, *, fault_at: int = 0, code: int = 0) -> "subprocess.Popen[str]":
        shutil.rmtree(self._out, ignore_errors=True)
        self._counter.write_bytes(bytes(8))
        faults = {
            "FAULT_FOLDER": self._folder,
            "FAULT_COUNTER": self._counter,
            "FAULT_AT": fault_at,
            "FAULT_ERRNO": code,
        }
        environment = {
            **os.environ,
            "LD_PRELOAD": str(self._shim),
            **{name: str(value) for name, value in faults.items()},
        }
        return subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _judge(self, fault: str, at: str, program: "subprocess.Popen[str]") -> Verdict:
        printed, said = program.communicate(timeout=120)
        statuses = [json.loads(line)["status"] for line in printed.splitlines() if line.endswith("}")]
        problems = [*self._find_problems()]
        if "Traceback" in said:
            problems.append("a traceback")
        if program.returncode == 0 and len(statuses) != len(_NAMES):
            problems.append("success without a row for each photo")
        if program.returncode > 0 and not said and not any(status != "stamped" for status in statuses):
            problems.append("failure without a word")
        again = subprocess.run(
            self._command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if fingerprint(self._out) != self._copies:
            problems.append(f"not finished by the next run: {again.stdout or again.stderr}")
        return Verdict(fault, at, f"{program.returncode} {' '.join(statuses)}", tuple(problems))

    def _find_problems(self) -> Iterator[str]:
        if fingerprint(self._photos) != self._sources:
            yield "a source changed"
        for name, found in fingerprint(self._out).items() if self._out.exists() else ():
            if not name.endswith(".part") and self._copies[name][0] != found[0]:
                yield f"a partial copy: {name}"


def _make_photos(folder: Path) -> None:
    folder.mkdir(parents=True)
    exif = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: "2022:10:14 08:15:00"}})
    for number, name in enumerate(_NAMES):
        Image.new("RGB", (320, 240 + number), (70, 110, 160)).save(folder / name, exif=exif)


def _list_children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(number) for number in text.split()]


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:  # it has ended by itself
        return
