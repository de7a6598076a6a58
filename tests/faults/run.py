"""Prints what faults do to a batch: `python tests/faults/run.py [--every K] [--kills N] [--folder F] [--only KIND]`.

Linux, with a C compiler. Each file operation of a batch fails once, in each way; from each on the disk stays full;
before each the folder of copies is moved away; each allocation of the native core fails; `--every` takes only some of
them. A batch that replaces copies and writes a report, and one that restores, get a share of this. Then the program and
its workers are killed at random moments, so many times, and all the rest happens a fifth as often: folders that go
away, photos that change, two programs in one folder, memory cards, little memory, odd names. Where one may mount disks
(root), these get full and read-only, too. `--folder` puts all of it on another drive, such as a memory card; `--only`
takes faults whose name has that in it.

A batch ends with a look at what it has written. A folder that goes away only then, in the last hundredths of a second
before the program has ended, is like one that goes away later: nothing can tell.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from faults import causes
from faults.fault_bench import REPLACE, RESTORE, Bench, Problem, Verdict

_COLUMNS = {
    Problem.SOURCE: "sources unchanged",
    Problem.PARTIAL: "copies whole",
    Problem.UNTOLD: "told",
    Problem.UNFINISHED: "finished by next run",
}


def cause_faults(bench: Bench, *, every: int, kills: int) -> Mapping[str, Iterator[Verdict]]:
    """Each kind of fault, and what it does, found out as it is asked for."""
    operations, seldom = range(1, bench.operations + 1, every), max(kills // 5, 1)
    others = {
        "replacing": Bench(bench.folder.with_name("replacing"), task=REPLACE),
        "restoring": Bench(bench.folder.with_name("restoring"), ("a.jpg", "b.jpg"), RESTORE),
    }
    return {
        **{fault: causes.fail_each(bench, fault, operations) for fault in causes.ERRORS},
        "disk stays full": causes.fill_disk(bench, operations),
        **{
            f"{name}: {fault}": verdicts for name, other in others.items() for fault, verdicts in _disturb(other, every)
        },
        "real disk full": causes.fill_real_disk(bench, range(1, 32, every)),
        "disk becomes read-only": causes.make_disk_read_only(bench, seldom),
        "core lacks memory": causes.fail_allocations(bench, range(1, bench.allocations + 1, every)),
        "kill the program": causes.kill(bench, kills, workers=False),
        "kill a worker": causes.kill(bench, kills, workers=True),
        # the last operation removes the folder if it is empty; the program has looked for its copies by then
        "folder moved before each": causes.move_folder(bench, range(1, bench.operations, every)),
        **{fault: causes.disturb_folder(bench, fault, seldom) for fault in causes.DISTURBANCES},
        **{fault: causes.change_sources(bench, fault, seldom) for fault in ("source changed", "source gone")},
        "two programs": causes.share_folder(bench, seldom, card=False),
        "two programs, card": causes.share_folder(bench, seldom, card=True),
        "memory card": causes.use_card(bench),
        "little memory": causes.limit_memory(bench, range(40, 440, 20 * every)),
        "odd names": causes.name_oddly(bench.folder / "names"),
    }


def _disturb(bench: Bench, every: int) -> Iterator[tuple[str, Iterator[Verdict]]]:
    """What disks do to another task, at each fifth of its operations."""
    yield "disk fails", causes.fail_each(bench, "disk fails", range(1, bench.operations + 1, 5 * every))
    yield "disk stays full", causes.fill_disk(bench, range(3, bench.operations + 1, 5 * every))


def format_row(fault: str, verdicts: Sequence[Verdict]) -> str:
    """How many runs there were, and in how many each thing was well."""
    counts = [sum(problem not in dict(each.problems) for each in verdicts) for problem in _COLUMNS]
    cells = "".join(f"{count:>{len(column) + 2}}" for count, column in zip(counts, _COLUMNS.values(), strict=True))
    return f"{fault:<28}{len(verdicts):>6}{cells}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--folder", type=Path)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    found: dict[str, list[Verdict]] = defaultdict(list)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        bench = Bench(Path(folder) / "bench")
        print(f"{bench.operations} file operations, {bench.allocations} allocations of the core in a batch", flush=True)
        print(f"{'fault':<28}{'runs':>6}  {'  '.join(_COLUMNS.values())}")
        for fault, verdicts in cause_faults(bench, every=chosen.every, kills=chosen.kills).items():
            for verdict in verdicts if chosen.only in fault else ():
                found[fault].append(verdict)
                for problem, detail in verdict.problems:
                    print(f"  {fault}, {verdict.at}: {problem}: {detail} ({verdict.outcome})", flush=True)
            if found[fault]:
                print(format_row(fault, found[fault]), flush=True)
    return int(any(verdict.problems for each in found.values() for verdict in each))


if __name__ == "__main__":
    sys.exit(main())
