"""A batch of a few photos that is stamped again and again, each time with a fault, and the judge of what is left."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import piexif
from PIL import Image

from given import ROOT, fingerprint

CORE: Final = "stampgui_jpeg"
"""What the file of the native core is called, without its suffix."""
_PATIENCE: Final = 240
"""Seconds that a batch of a few photos may take on a busy computer."""
_NAMES: Final = ("a.jpg", "b.jpg", "c.png", "d.webp")


@dataclass(frozen=True, slots=True)
class Task:
    """What a bench does with its photos."""

    command: str
    done: str
    """The status of a photo that all went well with."""
    words: tuple[str, ...] = ()
    """Further words of the command; {folder} is that of the bench."""
    former: tuple[str, ...] | None = None
    """The words by which the copies were made that are there before; None where there are none."""


STAMP: Final = Task("stamp", "stamped")
REPLACE: Final = Task(
    *("stamp", "stamped"),
    words=("--existing", "replace", "--upload", "story", "--report", "{folder}/report.json"),
    former=("--text", "lama {date}"),
)
"""Replace former copies, make small ones, too, and write a report."""
RESTORE: Final = Task("restore", "restored")


class Problem(StrEnum):
    """What a fault must never do."""

    SOURCE = "a source changed"
    PARTIAL = "a copy is not whole"
    UNTOLD = "not told"
    UNFINISHED = "not finished by the next run"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one fault did."""

    fault: str
    """Its kind: "disk full"."""
    at: str
    """Where: the number of the file operation, or the second of the kill."""
    outcome: str
    """The exit code, and the statuses of the rows."""
    problems: tuple[tuple[Problem, str], ...]
    """What must not be, with details; empty where all is well."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a program ended, and what it said."""

    code: int
    """Its exit code; a negative one is the signal that killed it."""
    rows: tuple[Mapping[str, Any], ...]
    said: str
    """Its standard error."""

    @property
    def outcome(self) -> str:
        return f"{self.code} {' '.join(row['status'] for row in self.rows)}"


class Bench:
    """Photos in `folder`, copies in `out`, and the shim, which counts and fails what is done below `folder`.

    Where the task is to restore, the photos are stamped copies, and the copies their originals.
    """

    def __init__(self, folder: Path, names: Iterable[str] = _NAMES, task: Task = STAMP) -> None:
        self.folder, self.photos, self.out = folder, folder / "photos", folder / "out"
        self.task = task
        self._counters, self._shim = folder / "counters", folder / "shim.so"
        folder.mkdir(parents=True)
        source = Path(__file__).with_name("shim.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", self._shim, source, "-ldl"], check=True)
        make_photos(self.photos, names)
        if task is RESTORE:
            originals = self.photos.rename(folder / "originals")
            self.end(_start(_make_command(STAMP, originals, self.photos), {}, None))
        self._former = folder / "former"
        if task.former is not None:
            self.end(_start(_make_command(STAMP, self.photos, self._former, task.former), {}, None))
        self.former = fingerprint(self._former)
        """What is in `out` before."""
        self.sources = fingerprint(self.photos)
        began = time.monotonic()
        whole = self.end(self.start())
        self.seconds = time.monotonic() - began
        assert whole.code == 0, whole.said
        self.operations, self.allocations = self.count()
        self.listed = len(whole.rows)
        """The photos, without hidden ones."""
        self.copies = fingerprint(self.out)

    def start(
        self,
        *,
        out: Path | None = None,
        photos: Path | None = None,
        faults: Mapping[str, object] | None = None,
        prepare: Callable[[], None] | None = None,
    ) -> "subprocess.Popen[str]":
        """Start the task anew; `faults` are told to the shim, `prepare` runs in the new process."""
        out = out or self.out
        shutil.rmtree(out, ignore_errors=True)
        if self.former:
            shutil.copytree(self._former, out)
        self._counters.write_bytes(bytes(16))
        told = {
            "LD_PRELOAD": self._shim,
            "FAULT_FOLDER": self.folder,
            "FAULT_COUNTER": self._counters,
            "FAULT_AT": 0,
            "FAULT_CORE": CORE,
            "FAULT_ALLOCATION": 0,
            **(faults or {}),
        }
        return _start(self._command(out, photos), {name: str(value) for name, value in told.items()}, prepare)

    def count(self) -> tuple[int, int]:
        """The file operations, and the allocations of the core, since a program was started."""
        counted = self._counters.read_bytes()
        return int.from_bytes(counted[:8], sys.byteorder), int.from_bytes(counted[8:], sys.byteorder)

    def end(self, program: "subprocess.Popen[str]") -> Ending:
        printed, said = program.communicate(timeout=_PATIENCE)
        rows = (json.loads(line) for line in printed.splitlines() if line.startswith("{") and line.endswith("}"))
        return Ending(program.returncode, tuple(rows), said)

    def run_again(self, out: Path | None = None) -> Ending:
        """Do it once more, without a fault, into the folder as it is."""
        return self.end(_start(self._command(out or self.out, None), {}, None))

    def judge(
        self,
        fault: str,
        at: str,
        ending: Ending,
        *,
        out: Path | None = None,
        repair: Callable[[], object] = lambda: None,
        keeps_copies: bool = True,
        lacks_photos: int = 0,
    ) -> Verdict:
        """Judge what a fault left; `repair` takes it away, and the next run has to finish the batch.

        `keeps_copies` says that the rows have to be true of the copies, `lacks_photos` how many photos may have been
        gone before they were listed.
        """
        out = out or self.out
        problems = [
            *self._find_problems(out, ending, lacks_photos),
            *(_find_rows_without_copies(ending, out, self.task.done) if keeps_copies else ()),
        ]
        repair()
        again = self.run_again(out)
        if _contents(out) != {name: found[0] for name, found in self.copies.items()}:
            told = again.outcome + again.said[-300:]
            problems.append((Problem.UNFINISHED, f"{sorted(_contents(out))} {told}"))
        return Verdict(fault, at, ending.outcome, tuple(problems))

    def _command(self, out: Path, photos: Path | None) -> list[str]:
        words = (word.format(folder=self.folder) for word in self.task.words)
        return _make_command(self.task, photos or self.photos, out, words)

    def _find_problems(self, out: Path, ending: Ending, lacks_photos: int) -> Iterator[tuple[Problem, str]]:
        if fingerprint(self.photos) != self.sources:
            yield Problem.SOURCE, ""
        for name, content in _contents(out).items():
            if not name.endswith(".part") and content not in self._whole_contents(name):
                yield Problem.PARTIAL, name
        for name in self.former:
            if not (out / name).exists():
                yield Problem.PARTIAL, f"{name} is lost"
        yield from find_untold(ending, self.listed - lacks_photos, self.task.done)

    def _whole_contents(self, name: str) -> Iterator[str]:
        """What a file may be: what was there before, or what comes there."""
        return (known[name][0] for known in (self.former, self.copies) if name in known)


def find_untold(ending: Ending, photos: int, done: str = STAMP.done) -> Iterator[tuple[Problem, str]]:
    """What a program that was not killed has to say: each photo has a row, each failure a word, and no traceback."""
    if "Traceback" in ending.said:
        yield Problem.UNTOLD, ending.said[-600:]
    if ending.code == 0 and len(ending.rows) < photos:
        yield Problem.UNTOLD, "success without a row for each photo"
    failed = [row for row in ending.rows if row["status"] != done]
    if ending.code > 0 and not failed and not ending.said:
        yield Problem.UNTOLD, "failure without a word"
    if any(not row["reason"] for row in failed):
        yield Problem.UNTOLD, "a failed photo without a reason"


def _find_rows_without_copies(ending: Ending, out: Path, done: str) -> Iterator[tuple[Problem, str]]:
    """The last row of each photo has to be true, unless it is told that the folder lost files when all was written."""
    if ending.code > 0 and f"written to {out} are gone" in ending.said:
        return
    for row in {row["path"]: row for row in ending.rows}.values():
        if row["status"] == done and not Path(row["output"]).is_file():
            yield Problem.UNTOLD, f"{row['output']} is said to be there"


def make_photos(folder: Path, names: Iterable[str], *, colour: tuple[int, int, int] = (70, 110, 160)) -> None:
    """Small photos of the same day; every second JPEG is progressive, whose copies are made otherwise."""
    folder.mkdir(parents=True)
    exif = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: "2022:10:14 08:15:00"}})
    kinds = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
    for number, name in enumerate(names):
        picture = Image.new("RGB", (320, 240 + number), colour)
        kind = kinds[Path(name).suffix.lower()]
        with (folder / name).open("wb") as file:
            picture.save(file, kind, exif=exif, **({"progressive": bool(number % 2)} if kind == "JPEG" else {}))


def _contents(folder: Path) -> dict[str, str]:
    return {name: found[0] for name, found in fingerprint(folder).items()} if folder.is_dir() else {}


def _make_command(task: Task, photos: Path, out: Path, words: Iterable[str] = ()) -> list[str]:
    usual = [task.command, photos, "-o", out, "--json", "--jobs", "1", "--lang", "en"]
    return [sys.executable, "-m", "stampgui", *map(str, usual), *words]


def _start(
    command: list[str], environment: Mapping[str, str], prepare: Callable[[], None] | None
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepare,
    )
