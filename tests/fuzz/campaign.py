"""Hands a parser mutant after mutant, and tells what is not allowed: other errors than its own, delays, growth."""

import contextlib
import gc
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import Final

from fuzz.mutation import Mutator, Seeds

SLOW_SECONDS: Final = 0.25
"""Of the processor's time that one input may take."""
_HANG_SECONDS: Final = 10.0
_MOST_MEMORY: Final = 64 << 20
"""Bytes that one input may add to the most that the process ever held."""
_MOST_GROWTH: Final = 24 << 20
"""Bytes that all inputs together may leave behind, once a fifth of them has been read."""
_INPUTS_FOR_ALARM: Final = 50
"""Inputs that share one alarm, because setting it takes longer than many a parser."""
_BRIEF: Final = 0.002
"""Seconds; in less than that nothing takes much memory."""
_ENOUGH_TO_GROW: Final = 20_000
"""Inputs; fewer say more about what is loaded when it is first needed."""


@dataclass(frozen=True, slots=True)
class Parser:
    """One parser of foreign bytes, the errors that it may raise, and what to begin with."""

    name: str
    parse: Callable[[bytes], object]
    seeds: Callable[[], Seeds]
    errors: tuple[type[Exception], ...] = ()
    slow_seconds: float = SLOW_SECONDS


@dataclass(frozen=True, slots=True)
class Cost:
    """What a parser that works in another process tells of one input."""

    seconds: float
    """Of the processor's time."""
    memory: int
    """Bytes that were added to the most that the process ever held."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not allowed, and the input that showed it first."""

    kind: str
    """"error", "slow", "hang", "memory" or "growth"."""
    detail: str
    data: bytes
    trace: str = ""


@dataclass(slots=True)
class Report:
    """What came of a number of inputs."""

    parser: str
    inputs: int = 0
    accepted: int = 0
    """Inputs that were parsed without an error."""
    seconds: float = 0.0
    slowest: float = 0.0
    """Seconds of the processor's time."""
    peak: int = 0
    """The most bytes that this process ever held, when somebody looked last."""
    findings: dict[str, Finding] = field(default_factory=dict)
    """The first of each kind, by what tells it from others."""

    def add(self, finding: Finding) -> None:
        """Keep it, unless there is one like it: an error at the same place, or another delay."""
        self.findings.setdefault(finding.detail if finding.kind in ("error", "hang") else finding.kind, finding)


class _Hang(BaseException):
    """Ends an input that does not end; no parser catches it."""


def run_campaign(parser: Parser, *, inputs: int, seconds: float = float("inf"), seed: int = 0) -> Report:
    """Hand the parser so many mutants, or as many as fit into the time; the same ones for the same `seed`."""
    seeds = parser.seeds()
    mutator = Mutator(seeds, Random(f"{seed} {parser.name}"))
    report = Report(parser.name)
    _time_again(parser, seeds.inputs[0])  # what is loaded now does not count
    report.peak = _begin_peak()
    begin = time.monotonic()
    settled = 0
    with _ending_hangs():
        while report.inputs < inputs and report.seconds < seconds:
            if report.inputs % _INPUTS_FOR_ALARM == 0:
                _arm(_HANG_SECONDS)
                report.seconds = time.monotonic() - begin
            _hand_over(parser, mutator.make(), report)
            report.inputs += 1
            if report.inputs == max(inputs // 5, 1):
                settled = _measure_memory("VmRSS")
    report.seconds = time.monotonic() - begin
    growth = _measure_memory("VmRSS") - settled
    if settled and report.inputs >= _ENOUGH_TO_GROW and growth > _MOST_GROWTH:
        report.add(Finding("growth", f"{growth >> 20} MB are left behind by {report.inputs} inputs", b""))
    return report


def _hand_over(parser: Parser, data: bytes, report: Report) -> None:
    cost: object = None
    begin = time.perf_counter()
    try:
        cost = parser.parse(data)
        report.accepted += 1
    except parser.errors:
        pass
    except _Hang as error:
        report.add(Finding("hang", _find_place(error), data, traceback.format_exc()))
        _arm(_HANG_SECONDS)
    except Exception as error:
        report.add(Finding("error", f"{type(error).__name__} in {_find_place(error)}", data, traceback.format_exc()))
    taken = time.perf_counter() - begin
    if isinstance(cost, Cost):
        _judge(parser, data, cost, report)
    elif taken > _BRIEF:
        peak = measure_peak()
        grown, report.peak = peak - report.peak, peak
        if grown > _MOST_MEMORY:
            grown = _measure_alone(parser, data)
            report.peak = measure_peak()
        seconds = min(_time_again(parser, data) for _ in range(3)) if taken > report.slowest else 0.0
        _judge(parser, data, Cost(seconds, grown), report)
    else:
        report.slowest = max(report.slowest, taken)


def _judge(parser: Parser, data: bytes, cost: Cost, report: Report) -> None:
    report.slowest = max(report.slowest, cost.seconds)
    if cost.memory > _MOST_MEMORY:
        report.add(Finding("memory", f"{cost.memory >> 20} MB for {len(data)} bytes", data))
    if cost.seconds > parser.slow_seconds:
        report.add(Finding("slow", f"{cost.seconds:.1f} s for {len(data)} bytes", data))


def _time_again(parser: Parser, data: bytes) -> float:
    """Seconds of the processor's time: a clock on the wall tells more of a busy computer than of the parser."""
    cost: object = None
    begin = time.thread_time()
    with contextlib.suppress(Exception, _Hang):
        cost = parser.parse(data)
    return cost.seconds if isinstance(cost, Cost) else time.thread_time() - begin


def _measure_alone(parser: Parser, data: bytes) -> int:
    """Bytes that one input takes for itself: the peak also rises by what many before it left to be collected."""
    before = _begin_peak()
    _time_again(parser, data)
    return measure_peak() - before


def _begin_peak() -> int:
    """Forget the most memory that the process ever held, where the system can: it is what is held now."""
    gc.collect()
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # proc(5)
    return measure_peak()


def _find_place(error: BaseException) -> str:
    """The line of the program that the error came through last."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if f"{Path(__file__).parents[1].name}" not in Path(frame.filename).parts] or frames
    inside = next((frame for frame in reversed(own) if "stampgui" in Path(frame.filename).parts), own[-1])
    return f"{Path(inside.filename).name}:{inside.lineno}"


if sys.platform == "win32":

    @contextlib.contextmanager
    def _ending_hangs() -> Iterator[None]:
        yield

    def _arm(seconds: float) -> None:
        """There is no such timer."""

    def measure_peak() -> int:
        return 0

else:
    import resource

    _PEAK_UNIT: Final = 1 if sys.platform == "darwin" else 1024

    @contextlib.contextmanager
    def _ending_hangs() -> Iterator[None]:
        """Raise _Hang in an input that takes too much of the processor's time."""

        def end(_signal: int, _frame: FrameType | None) -> None:
            raise _Hang

        before = signal.signal(signal.SIGVTALRM, end)
        try:
            yield
        finally:
            _arm(0)
            signal.signal(signal.SIGVTALRM, before)

    def _arm(seconds: float) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)

    def measure_peak() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT


def _measure_memory(name: str) -> int:
    """Bytes of memory that this process holds, as Linux tells; 0 elsewhere."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith(f"{name}:"))
