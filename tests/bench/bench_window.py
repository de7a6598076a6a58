"""How fluent the window is: `python tests/bench/bench_window.py [PHOTOS]`.

Makes hard links in a temporary folder, 10,000 unless told, of real camera files where these are at hand, else of one
photo of 12 megapixels; opens the real window on them and prints, against the goals: the time to the first painted
window as a ratio to a bare QMainWindow's; how long the first screen of cards with their pictures and the whole list
take; the gaps between two turns of the event loop while photos are read, while one scrolls, filters, searches, orders,
dates one photo and all, removes all and, with a tenth as many scans that have no date, in "Isi tanggal", and while two
workers save, worst and 99th percentile, and in brackets the part of them in which the window itself worked; and the
memory of the window's process. Runs on any platform of Qt, offscreen unless told by QT_QPA_PLATFORM. Not collected by
pytest: time is measured, never asserted.
"""

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    # not at the top: each worker imports this module, and would wait for Qt
    from window_bench.day import measure_day
    from window_bench.start import measure_start

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    measure_start()
    with tempfile.TemporaryDirectory() as name:
        for photos in ("photos", "undated"):
            (Path(name) / photos).mkdir()
        measure_day(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, Path(name))


if __name__ == "__main__":
    main()
