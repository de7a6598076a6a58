"""Prints what faults do to a batch: `python tests/faults/run.py [--every K] [--kills N]` (Linux, with a C compiler).

Each file operation of a batch fails once, in each way; `--every` takes only some of them. Then the program and its
workers are killed at random moments, so many times.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from faults.fault_bench import ERRORS, Bench, Verdict


def cause_faults(bench: Bench, *, every: int, kills: int) -> Iterator[Verdict]:
    for fault in ERRORS:
        yield from bench.fail_each(fault, range(1, bench.operations + 1, every))
    for workers in (False, True):
        yield from bench.kill_at_random(kills, workers=workers)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--kills", type=int, default=100)
    chosen = options.parse_args()
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder) / "bench")
        print(f"{bench.operations} file operations in a batch without a fault")
        for verdict in cause_faults(bench, every=chosen.every, kills=chosen.kills):
            verdicts[verdict.fault].append(verdict)
            if verdict.problems:
                print(f"{verdict.fault}, {verdict.at}: {'; '.join(verdict.problems)} ({verdict.outcome})", flush=True)
    print(f"{'fault':<18}{'runs':>6}{'sources unchanged, copies whole, told, finished by the next run':>66}")
    for fault, each in verdicts.items():
        print(f"{fault:<18}{len(each):>6}{sum(not verdict.problems for verdict in each):>66}")
    return int(any(verdict.problems for each in verdicts.values() for verdict in each))


if __name__ == "__main__":
    sys.exit(main())
