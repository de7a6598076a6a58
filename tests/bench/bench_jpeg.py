"""What a caption without loss costs against other tools: `python tests/bench/bench_jpeg.py [PHOTO] [--rounds N]`.

Photos of 12, 24 and 48 megapixels are made by tiling PHOTO, without and with restart markers. All tools take turns in
every round, because the computer may be busy with other things, and what is printed are medians and their ratios.
Tools that are not installed are left out. Not collected by pytest: time is measured, never asserted.
"""

import argparse
import datetime
import io
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from unittest import mock

from PIL import Image

from stampgui.batch.processing import stamp_all
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import Style
from stampgui.image.tile import draw_tile_in_place
from stampgui.stamping import copies
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import Status
from stampgui.stamping.stamp import stamp

SAMPLE: Final = Path(__file__).parents[2] / "assets" / "samples" / "rapat-balai-desa.jpg"
SIZES: Final = {12: (4000, 3000), 24: (6000, 4000), 48: (8000, 6000)}
WORDS: Final = "difoto tanggal 14 Oktober 2022"
RECIPE: Final = Recipe("difoto tanggal {tanggal}", "id", datetime.date(2026, 11, 22), existing=ExistingPolicy.REPLACE)
BATCH: Final = 120
MEMORY: Final = "--memory"
"""The argument with which this program starts itself anew."""


def tiled(source: Path, size: tuple[int, int], path: Path, *, restarts: bool) -> Path:
    """A photo of that (width, height) with the EXIF of `source`, and maybe a restart marker for each row of MCUs."""
    with Image.open(source) as tile:
        photo = Image.new("RGB", size)
        for corner in itertools.product(range(0, size[0], tile.width), range(0, size[1], tile.height)):
            photo.paste(tile, corner)
        exif = tile.info.get("exif", b"")
    photo.save(path, quality=92, exif=exif, restart_marker_rows=int(restarts))
    return path


def in_memory(job: Job) -> None:
    """The whole stamp but for the disk: the file is in the system's memory, and the copy stays there."""
    with mock.patch.object(copies, "write_copy"):
        outcome = stamp(job)
    assert outcome.status is Status.STAMPED, outcome


def by_pillow(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as image:
        draw_tile_in_place(image, draw_caption(WORDS, Style(), image.size))
        image.save(io.BytesIO(), "JPEG", quality="keep")


def run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def tools(photo: Path) -> dict[str, Callable[[], None]]:
    """What is compared, by name."""
    job = Job(photo, RECIPE, photo.with_name("copy.jpg"))
    data = photo.read_bytes()
    found: dict[str, Callable[[], None]] = {"stampgui, in memory": lambda: in_memory(job)}
    if (jpegtran := shutil.which("jpegtran")) is not None:
        found["jpegtran -copy all"] = lambda: run(jpegtran, "-copy", "all", "-outfile", os.devnull, str(photo))
    found["Pillow, quality keep"] = lambda: by_pillow(data)
    if (convert := shutil.which("convert")) is not None:
        words = ("-gravity", "southeast", "-pointsize", "120", "-fill", "white", "-annotate", "+90+90", WORDS)
        found["ImageMagick annotate"] = lambda: run(convert, str(photo), *words, f"jpg:{os.devnull}")
    return found


def medians(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Seconds; every round does all of it once, and one before is not counted."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if number:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def compare(name: str, photo: Path, rounds: int) -> None:
    found = medians(tools(photo), rounds)
    own = found["stampgui, in memory"]
    print(f"\n{name}, {photo.stat().st_size / 1e6:.1f} MB")
    for tool, seconds in found.items():
        print(f"  {tool:<24}{1000 * seconds:>10.1f} ms{own / seconds:>12.3f}")


def pace(jobs: Sequence[Job], workers: int) -> float:
    """Seconds for each photo, file to file, once some are done: all workers are at work then."""
    outcomes = stamp_all(enumerate(jobs), workers=workers)
    for _ in range(10):
        next(outcomes)
    start = time.perf_counter()
    rest = sum(1 for _ in outcomes)
    return (time.perf_counter() - start) / rest


def compare_workers(photo: Path, rounds: int) -> None:
    jobs = [Job(photo, RECIPE, photo.parent / "batch" / f"{number}.jpg") for number in range(BATCH)]
    turns = [(pace(jobs, 1), pace(jobs, 2)) for _ in range(rounds)]
    one, two = (statistics.median(each) for each in zip(*turns, strict=True))
    print(f"\n{BATCH} photos of 12 megapixels, file to file")
    print(f"  one worker  {1000 * one:>10.1f} ms each")
    print(f"  two workers {1000 * two:>10.1f} ms each, {one / two:.2f} times as fast")


def peak() -> float:
    """Megabytes that this process has held at most."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells here begins with the peak of the process that started this one
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line) * 1024 / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def stamp_and_tell_memory(photo: Path) -> None:
    before = peak()
    in_memory(Job(photo, RECIPE, photo.with_name("copy.jpg")))
    print(peak() - before)


def peak_memory(photo: Path) -> float:
    """Megabytes of a process that stamps one photo, beyond those after its imports."""
    done = subprocess.run([sys.executable, __file__, MEMORY, str(photo)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Compare a caption without loss to other tools.")
    parser.add_argument("photo", nargs="?", type=Path, default=SAMPLE, help="the photo to tile")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--sizes", type=int, nargs="+", choices=SIZES, default=list(SIZES), help="in megapixels")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("the last column is stampgui's time divided by the tool's")
        for megapixels, restarts in itertools.product(given.sizes, (False, True)):
            path = folder / f"{megapixels}{'r' * restarts}.jpg"
            photo = tiled(given.photo, SIZES[megapixels], path, restarts=restarts)
            compare(f"{megapixels} megapixels, {'with' if restarts else 'no'} restart markers", photo, given.rounds)
        compare_workers(tiled(given.photo, SIZES[12], folder / "batch.jpg", restarts=False), 3)
        if sys.platform != "win32":
            print("\npeak memory beyond that after the imports")
            for megapixels in given.sizes:
                print(f"  {megapixels} megapixels{peak_memory(folder / f'{megapixels}.jpg'):>12.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == [MEMORY]:
        stamp_and_tell_memory(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
