"""Whether many photos take as long and as much memory each as few: `python tests/bench/bench_growth.py [COUNTS...]`.

Stamps so many small photos (1,000, 10,000 and 50,000 unless others are given), which are names of a hundred different
ones, into another folder and into their own. Prints milliseconds for each photo, on the clock and of processors, and
the most memory that all processes together had, pages that they share counted for each. On a busy computer the time of
processors tells more; `TMPDIR=/dev/shm` leaves the disk out. Linux only.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

import piexif
from comparison.costs import adopt_orphans, list_family, wait_for_orphans
from PIL import Image

_ROOT: Final = Path(__file__).parents[2]
_DIFFERENT: Final = 100
_COUNTS: Final = (1_000, 10_000, 50_000)
_MEGABYTE: Final = 1 << 20


class _Measured(NamedTuple):
    clock: float
    """Milliseconds for each photo."""
    processors: float
    """Milliseconds of all processors for each photo."""
    memory: float
    """The most megabytes that all processes together had at a time."""


def make_photos(folder: Path, count: int) -> None:
    """Links to a hundred photos, which a file system may limit to some ten thousand each."""
    seeds = folder.with_name("seeds")
    for number in range(_DIFFERENT):
        seeds.mkdir(parents=True, exist_ok=True)
        exif = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: f"2022:10:{1 + number % 28:02} 08:15:00"}})
        Image.new("RGB", (320, 240), (number, 110, 160)).save(seeds / f"{number}.jpg", exif=exif)
    folder.mkdir()
    for number in range(count):
        os.link(seeds / f"{number % _DIFFERENT}.jpg", folder / f"IMG_{number:06}.jpg")


def measure(photos: Path, out: Path, count: int) -> _Measured:
    before, began, most = _processor_seconds(), time.perf_counter(), 0
    words = ["stamp", str(photos), "-o", str(out), "--json"]
    with subprocess.Popen([sys.executable, "-m", "stampgui", *words], cwd=_ROOT, stdout=subprocess.DEVNULL) as program:
        while program.poll() is None:
            most = max(most, sum(_resident_bytes(process) for process in list_family(program.pid)))
            time.sleep(0.2)
    clock = time.perf_counter() - began
    wait_for_orphans()
    assert program.returncode == 0
    assert sum(1 for _ in out.iterdir()) == (2 * count if out == photos else count)
    return _Measured(1000 * clock / count, 1000 * (_processor_seconds() - before) / count, most / _MEGABYTE)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident_bytes(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def main() -> None:
    adopt_orphans()
    counts = [int(text) for text in sys.argv[1:]] or _COUNTS
    print(f"{'photos':>8}  {'into':<16}{'ms each':>9}{'of processors':>15}{'MB in all':>11}")
    for count in counts:
        for where in ("another folder", "their own"):
            with tempfile.TemporaryDirectory() as name:
                photos = Path(name) / "photos"
                make_photos(photos, count)
                out = photos if where == "their own" else Path(name) / "out"
                found = measure(photos, out, count)
            print(
                f"{count:>8}  {where:<16}{found.clock:>9.1f}{found.processors:>15.1f}{found.memory:>11.0f}", flush=True
            )


if __name__ == "__main__":
    main()
