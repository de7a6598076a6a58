"""A bounded share of what `python tests/faults/run.py` does: real faults cost no photo, no whole copy and no word."""

import shutil
import sys
from pathlib import Path

import pytest

if sys.platform != "linux" or shutil.which("cc") is None:
    pytest.skip("faults are caused by a shim of the C library of Linux", allow_module_level=True)

from faults import causes
from faults.fault_bench import Bench, Verdict


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = Bench(tmp_path_factory.mktemp("faults") / "bench")
    assert made.operations > 50
    assert made.allocations > 10
    return made


def find_bad(*verdicts: Verdict) -> list[Verdict]:
    assert verdicts
    return [verdict for verdict in verdicts if verdict.problems]


pytestmark = pytest.mark.xdist_group("faults")


def test_a_disk_that_fails_once_costs_one_row(bench: Bench) -> None:
    for number, fault in enumerate(causes.ERRORS):
        assert find_bad(*causes.fail_each(bench, fault, [bench.operations * (number + 1) // 4])) == []


def test_a_full_disk_leaves_no_partial_copy(bench: Bench) -> None:
    assert find_bad(*causes.fill_disk(bench, [bench.operations * 2 // 3])) == []


def test_a_core_without_memory_costs_one_row(bench: Bench) -> None:
    assert find_bad(*causes.fail_allocations(bench, [2, bench.allocations - 4])) == []


def test_killed_programs_and_workers_leave_nothing_that_the_next_run_does_not_mend(bench: Bench) -> None:
    assert find_bad(*causes.kill(bench, 1, workers=False), *causes.kill(bench, 1, workers=True)) == []


def test_a_folder_that_is_moved_when_all_is_written_is_told(bench: Bench) -> None:
    last_looks = [bench.operations - 2, bench.operations - 1]
    verdicts = list(causes.move_folder(bench, last_looks))
    assert find_bad(*verdicts) == []
    assert all(verdict.outcome.startswith("1 ") for verdict in verdicts)


def test_two_programs_never_overwrite_each_other_not_even_on_a_memory_card(bench: Bench) -> None:
    assert find_bad(*causes.share_folder(bench, 1, card=True)) == []


def test_names_of_every_kind_get_their_copies(tmp_path: Path) -> None:
    assert find_bad(*causes.name_oddly(tmp_path / "names")) == []
