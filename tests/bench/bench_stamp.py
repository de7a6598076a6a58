"""How long stamping takes against what one would do by hand: `python tests/bench/bench_stamp.py [PHOTO]`.

Prints medians of one run as ratios to a plain decode and encode of the same photo with Pillow, because absolute times
say more about the computer than about the program. Not collected by pytest: time is measured, never asserted.
"""

import datetime
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from stampgui.batch.processing import examine_all, stamp_all
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.stamp import examine, stamp

ROUNDS = 7
SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "rapat-balai-desa.jpg"
RECIPE = Recipe("difoto tanggal {tanggal}", "id", datetime.date(2026, 11, 22), existing=ExistingPolicy.REPLACE)


def twelve_megapixels(source: Path, folder: Path) -> Path:
    """Tile a photo to 4000 × 3000 pixels, with its EXIF."""
    with Image.open(source) as tile:
        photo = Image.new("RGB", (4000, 3000))
        for x in range(0, 4000, tile.width):
            for y in range(0, 3000, tile.height):
                photo.paste(tile, (x, y))
        path = folder / "photo.jpg"
        photo.save(path, quality=92, exif=tile.info.get("exif", b""))
    return path


def median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def transcode(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as image:
        image.save(io.BytesIO(), "JPEG", quality="keep")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photo = twelve_megapixels(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE, folder)
        data = photo.read_bytes()
        job = Job(photo, RECIPE, folder / "out" / "photo.jpg")
        plain = median(lambda: transcode(data))
        jobs = [Job(photo, RECIPE, folder / "many" / f"{number}.jpg") for number in range(24)]
        rows = {
            "plain decode and encode": plain,
            "whole stamp, file to file": median(lambda: stamp(job)),
            "date decided": median(lambda: examine(job)),
            "one of 1,000 dates": median(lambda: list(examine_all(enumerate([job] * 1000), workers=0))) / 1000,
            "24 photos, 1 worker, each": median(lambda: list(stamp_all(enumerate(jobs), workers=1))) / len(jobs),
            "24 photos, 2 workers, each": median(lambda: list(stamp_all(enumerate(jobs), workers=2))) / len(jobs),
        }
    print(f"{'':<28}{'ms':>10}{'ratio':>10}")
    for what, seconds in rows.items():
        print(f"{what:<28}{1000 * seconds:>10.2f}{seconds / plain:>10.3f}")


if __name__ == "__main__":
    main()
