"""What programs cost: time on the clock, of processors, and memory, of whole trees of processes."""

import ctypes
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
_PR_SET_CHILD_SUBREAPER: Final = 36
_PAUSE: Final = 0.02
"""Seconds between two looks at the memory."""

Work = Callable[[], None]
Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds for each photo."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to stamp photos, or to start a program."""

    name: str
    work: Work
    count: int = 1
    """The photos it works on."""
    folder: Path | None = None
    """Where its copies are."""


def run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)


def run_each(commands: Sequence[Command]) -> None:
    """Run them two at a time."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda command: run(*command), commands))


def adopt_orphans() -> None:
    """Become the parent of processes whose own parent ends before them, as of workers: their time is counted, too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def measure(peers: Sequence[Peer], rounds: int) -> Mapping[str, list[Cost]]:
    """The costs in each round; one before is not counted, as it compiles modules and fills the caches."""
    costs: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for number in range(rounds + 1):
        for peer in peers:
            if peer.folder is not None:
                shutil.rmtree(peer.folder, ignore_errors=True)
                peer.folder.mkdir(parents=True)
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            peer.work()
            wall = time.perf_counter() - start
            wait_for_orphans()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if number:
                costs[peer.name].append(Cost(wall / peer.count, processor / peer.count))
    return costs


def wait_for_orphans() -> None:
    """Wait until all processes that were adopted have ended."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def ratio(costs: Mapping[str, list[Cost]], own: str, other: str) -> Cost:
    """The median of the rounds' ratios, which a busy computer changes less than the figures."""
    pairs = list(zip(costs[own], costs[other], strict=True))
    return Cost(
        statistics.median(one.wall / two.wall for one, two in pairs),
        statistics.median(one.processor / two.processor for one, two in pairs),
    )


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(each.wall for each in costs), statistics.median(each.processor for each in costs))


def measure_memory(command: Command) -> float:
    """The most megabytes that a program and all that it started had at a time; pages that they share count once.

    Linux only; 0 elsewhere.
    """
    most = 0
    words = [*map(str, command)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None:
            most = max(most, sum(_read_shared_out_kilobytes(each) for each in list_family(program.pid)))
            time.sleep(_PAUSE)
    wait_for_orphans()
    return most * 1024 / 1e6


def list_family(process: int) -> Iterator[int]:
    """A process and all that it has started, down to the last."""
    yield process
    try:
        threads = sorted(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from list_family(child)


def _read_shared_out_kilobytes(process: int) -> int:
    """PSS: a page that several processes share counts for each by its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
