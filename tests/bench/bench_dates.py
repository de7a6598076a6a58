"""How long deciding the dates of a folder takes: `python tests/bench/bench_dates.py [PHOTOS [FOLDER]]`.

Makes hard links of one sample, or of all photos in FOLDER in turns, in a temporary folder, 10,000 unless told, under
names that a camera numbers. Prints the time for all of them, for one, the ratio to merely opening each and reading its
first 64 KiB, and the most memory that this process took. Not collected by pytest: time is measured, never asserted.
"""

import datetime
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from stampgui.batch.folder_scan import find_photos
from stampgui.batch.processing import examine_all
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome

SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "rapat-balai-desa.jpg"
RECIPE = Recipe("difoto tanggal {tanggal}", "id", datetime.date(2026, 11, 22))
FIRST_BYTES = 65536


def fill(folder: Path, count: int, photos: Sequence[Path]) -> None:
    """Hard links take no room on the disk; where there are none, copies do."""
    originals: list[Path] = []
    for number in range(count):
        source = photos[number % len(photos)]
        photo = folder / f"IMG_{number + 1:05d}{source.suffix}"
        if number < len(photos):
            originals.append(photo)
            photo.write_bytes(source.read_bytes())
            continue
        try:
            os.link(originals[number % len(photos)], photo)
        except OSError:
            photo.write_bytes(source.read_bytes())


def decided(folder: Path, workers: int) -> int:
    jobs = ((found, Job(found.path, RECIPE)) for found in find_photos([folder]))
    return sum(isinstance(outcome, Outcome) for _, outcome in examine_all(jobs, workers=workers))


def opened(folder: Path) -> int:
    count = 0
    for photo in find_photos([folder]):
        with photo.path.open("rb") as file:
            count += bool(file.read(FIRST_BYTES))
    return count


def seconds(work: Callable[[], int], expected: int) -> float:
    start = time.perf_counter()
    done = work()
    taken = time.perf_counter() - start
    if done != expected:
        raise SystemExit(f"{done} of {expected} photos came out")
    return taken


def most_memory() -> str:
    """The largest resident size so far, in MiB."""
    if sys.platform == "win32":
        return "not measured here"
    import resource

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{size / (2**20 if sys.platform == 'darwin' else 2**10):.0f} MiB"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    photos = (
        [found.path for found in find_photos([Path(sys.argv[2])]) if found.path.stat().st_size]
        if len(sys.argv) > 2
        else [SAMPLE]
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, count, photos)
        before = most_memory()
        plain = min(seconds(lambda: opened(folder), count) for _ in range(3))
        print(f"{count} photos{'s':>24}{'ms each':>10}{'ratio':>8}")
        print(f"{'opened and begun':<22}{plain:>10.2f}{1000 * plain / count:>10.3f}{1:>8.1f}")
        for workers in (0, 2):
            taken = seconds(lambda: decided(folder, workers), count)  # noqa: B023 - called at once
            words = f"decided, {workers} workers"
            print(f"{words:<22}{taken:>10.2f}{1000 * taken / count:>10.3f}{taken / plain:>8.1f}")
        print(f"memory: {before} before, {most_memory()} at most")


if __name__ == "__main__":
    main()
