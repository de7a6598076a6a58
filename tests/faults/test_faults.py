"""A bounded share of what `python tests/faults/run.py` does: real faults cost no photo, no whole copy and no word."""

import shutil
import sys
from pathlib import Path

import pytest
from faults.fault_bench import ERRORS, Bench, Verdict

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="faults are caused by a shim of the C library of Linux",
)


@pytest.mark.xdist_group("faults")
def test_a_batch_survives_faults_of_files_and_killed_processes(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "bench")
    assert bench.operations > 50
    verdicts: list[Verdict] = []
    for number, fault in enumerate(ERRORS):
        verdicts += bench.fail_each(fault, range(5 + 9 * number, bench.operations, 50))
    for workers in (False, True):
        verdicts += bench.kill_at_random(1, workers=workers)
    assert len(verdicts) >= 8
    assert not [verdict for verdict in verdicts if verdict.problems]
