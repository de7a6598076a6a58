"""What stamping many photos costs against what people would use instead: `python tests/bench/bench_batch.py`.

    bench_batch.py [PHOTO] [--photos 200] [--megabytes 2.5] [--rounds 3] [--json FILE] [--chart FILE.svg]
    bench_batch.py --guard                fails where a ratio is 30 % worse than the recorded one
    bench_batch.py --record               records the ratios of this computer, `recorded_ratios.json`

Missing peers (jpegtran, exiftool, ImageMagick) are installed with apt-get; the Pillow script needs what stampgui needs.
The photos of 12 megapixels are made from PHOTO, by default a camera's file beside the checkout, in a temporary folder.
Everything takes turns in every round, since the computer may be busy, and what is printed are medians. Processor time
is that of the whole tree of processes. Not collected by pytest.
"""

import argparse
import ctypes
import io
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).parents[2]
CORPUS: Final = ROOT.parent / "shared" / "corpus"
SAMPLE: Final = ROOT / "assets" / "samples" / "rapat-balai-desa.jpg"
PILLOW_SCRIPT: Final = Path(__file__).with_name("pillow_script.py")
RECORDED: Final = Path(__file__).with_name("recorded_ratios.json")
SIZE: Final = (4000, 3000)
PACKAGES: Final = {
    "jpegtran": "libjpeg-turbo-progs",
    "exiftool": "libimage-exiftool-perl",
    "convert": "imagemagick",
}
PR_SET_CHILD_SUBREAPER: Final = 36
REGRESSION: Final = 1.3
GUARD_ROUNDS: Final = 7
GUARD_PHOTOS: Final = 12
SLOW_SHARE: Final = 5
"""exiftool with ImageMagick gets one photo in five: it takes long enough."""

CHART_WIDTH: Final = 760
CHART_ROW: Final = 34
CHART_NAMES: Final = 270
CHART_BARS: Final = 300
"""Pixels of the longest bar."""

Work = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds for each photo."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to stamp photos, or to start a program."""

    name: str
    work: Work
    count: int = 1
    """The photos it works on."""
    folder: Path | None = None
    """Where its copies are."""


def run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)


def run_each(commands: Sequence[Sequence[str | Path]]) -> None:
    """Run them two at a time."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda command: run(*command), commands))


def adopt_orphans() -> None:
    """Become the parent of processes whose own parent ends before them, as of workers: their time is counted, too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def wait_for_orphans() -> None:
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def measure(peers: Sequence[Peer], rounds: int) -> Mapping[str, list[Cost]]:
    """The costs in each round; one before is not counted, as it compiles modules and fills the caches."""
    costs: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for number in range(rounds + 1):
        for peer in peers:
            if peer.folder is not None:
                shutil.rmtree(peer.folder, ignore_errors=True)
                peer.folder.mkdir()
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            peer.work()
            wall = time.perf_counter() - start
            wait_for_orphans()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if number:
                costs[peer.name].append(Cost(wall / peer.count, processor / peer.count))
    return costs


def ratio(costs: Mapping[str, list[Cost]], own: str, other: str) -> Cost:
    """The median of the rounds' ratios, which a busy computer changes less than the figures."""
    pairs = list(zip(costs[own], costs[other], strict=True))
    return Cost(
        statistics.median(one.wall / two.wall for one, two in pairs),
        statistics.median(one.processor / two.processor for one, two in pairs),
    )


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(each.wall for each in costs), statistics.median(each.processor for each in costs))


# the photos


def find_camera_file() -> Path:
    """The largest JPEG among the real camera files that tells its date in EXIF; without them a sample."""
    for path in sorted(CORPUS.rglob("*.jpg"), key=lambda each: each.stat().st_size, reverse=True):
        with Image.open(path) as image:
            if 0x9003 in image.getexif().get_ifd(0x8769) and image.format == "JPEG":
                return path
    return SAMPLE


def make_photo(source: Path, megabytes: float) -> bytes:
    """A photo of 12 megapixels with the EXIF data of `source`, of about that size."""
    with Image.open(source) as image:
        exif, icc = image.info.get("exif", b""), image.info.get("icc_profile")
        large = image.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    low, high = 20, 98
    while low < high:
        quality = (low + high + 1) // 2
        if len(_encode(large, quality, exif, icc)) <= megabytes * 1e6:
            low = quality
        else:
            high = quality - 1
    return _encode(large, low, exif, icc)


def _encode(image: Image.Image, quality: int, exif: bytes, icc: bytes | None) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", exif=exif, icc_profile=icc)
    return buffer.getvalue()


def fill(folder: Path, photo: bytes, count: int) -> list[Path]:
    folder.mkdir(parents=True)
    paths = [folder / f"IMG_{number:05d}.jpg" for number in range(count)]
    paths[0].write_bytes(photo)
    for path in paths[1:]:
        os.link(paths[0], path)
    return paths


# the peers


def stampgui(*words: str | Path) -> tuple[str | Path, ...]:
    return (sys.executable, "-m", "stampgui", *words)


def by_stampgui(photos: Sequence[Path], out: Path, workers: int) -> Peer:
    words = ("stamp", photos[0].parent if len(photos) > 1 else photos[0], "-o", out, "--jobs", str(workers))
    name = f"stampgui, {workers} worker{'s' if workers > 1 else ''}"
    return Peer(name, partial(run, *stampgui(*words)), len(photos), out)


def by_jpegtran(photos: Sequence[Path], out: Path) -> Peer:
    commands: list[list[str | Path]] = [
        ["jpegtran", "-copy", "all", "-outfile", out / photo.name, photo] for photo in photos
    ]
    return Peer("jpegtran -copy all, 2 at a time", partial(run_each, commands), len(photos), out)


def by_pillow(photos: Sequence[Path], out: Path) -> Peer:
    command: tuple[str | Path, ...] = (sys.executable, PILLOW_SCRIPT, out, *photos)
    return Peer("Pillow script, 2 processes", partial(run, *command), len(photos), out)


def by_magick(photos: Sequence[Path], out: Path) -> Peer:
    few = photos[: max(2, len(photos) // SLOW_SHARE)]
    script = (
        'date=$(exiftool -s3 -d %d-%m-%Y -DateTimeOriginal "$1"); convert "$1" -auto-orient -gravity southeast '
        '-pointsize 120 -fill white -stroke black -annotate +100+100 "$date" "$2"'
    )
    commands = [("sh", "-c", script, "sh", photo, out / photo.name) for photo in few]
    return Peer("exiftool + ImageMagick, 2 at a time", partial(run_each, commands), len(few), out)


def find_losses(photo: Path, peer: Peer) -> str:
    """What a peer's copies lack of the photo."""
    copy = next(iter(sorted(peer.folder.rglob("*.jpg"))), None) if peer.folder is not None else None
    if copy is None:
        return "made no copies"
    before, after = (_read_tags(path) for path in (photo, copy))
    lost = "" if before[1:] == after[1:] else "loses EXIF"
    return ", ".join(filter(None, (lost, "" if before[0] == after[0] else "turns the photo")))


def _read_tags(path: Path) -> tuple[object, ...]:
    with Image.open(path) as image:
        exif = image.getexif()
        own = exif.get_ifd(0x8769)
        return (image.size, exif.get(0x0112)), exif.get(0x010F), exif.get(0x0110), own.get(0x9003), len(own) > 3


# the tables


def compare_batch(folder: Path, photos: Sequence[Path], rounds: int) -> dict[str, dict[str, object]]:
    peers = [
        by_stampgui(photos, folder / "two", 2),
        by_stampgui(photos, folder / "one", 1),
        by_jpegtran(photos, folder / "jpegtran"),
        by_pillow(photos, folder / "pillow"),
        by_magick(photos, folder / "magick"),
    ]
    costs = measure(peers, rounds)
    own, plain = peers[0].name, peers[2].name
    print(f"\n{len(photos)} photos of 12 megapixels, {photos[0].stat().st_size / 1e6:.1f} MB")
    print(f"{'':38}{'wall per photo':>16}{'÷ stampgui':>12}{'CPU ÷ jpegtran':>16}")
    table: dict[str, dict[str, object]] = {}
    for peer in peers:
        found = median(costs[peer.name])
        slower = ratio(costs, peer.name, own).wall
        work = ratio(costs, peer.name, plain).processor
        losses = find_losses(photos[0], peer)
        print(f"{peer.name:38}{1000 * found.wall:>13.1f} ms{slower:>12.2f}{work:>16.2f}  {losses}")
        table[peer.name] = {
            "milliseconds": 1000 * found.wall, "slower": slower, "processor": work, "losses": losses,
        }  # fmt: skip
    return table


def list_starts(folder: Path, photo: Path) -> list[Peer]:
    """Short commands, each before what it is compared with."""
    return [
        Peer("stampgui --help", partial(run, *stampgui("--help"))),
        Peer("stampgui --version", partial(run, *stampgui("--version"))),
        Peer("import argparse, PIL.Image", partial(run, sys.executable, "-c", "import argparse, PIL.Image")),
        Peer("stampgui dates, one photo", partial(run, *stampgui("dates", photo))),
        Peer("exiftool, one photo", partial(run, "exiftool", photo)),
        Peer("stampgui, one photo", by_stampgui([photo], folder / "single", 1).work, folder=folder / "single"),
        Peer("Pillow script, one photo", by_pillow([photo], folder / "script").work, folder=folder / "script"),
    ]


COMPARED: Final = (
    ("stampgui --help", "import argparse, PIL.Image"),
    ("stampgui --version", "import argparse, PIL.Image"),
    ("stampgui dates, one photo", "exiftool, one photo"),
    ("stampgui, one photo", "Pillow script, one photo"),
)


def compare_starts(folder: Path, photo: Path, rounds: int) -> dict[str, float]:
    costs = measure(list_starts(folder, photo), rounds)
    print(f"\n{'from a cold start':38}{'wall':>16}{'÷ the other':>12}{'CPU ÷ the other':>16}")
    for own, other in COMPARED:
        found = median(costs[own])
        line = f"{own:38}{1000 * found.wall:>13.1f} ms{ratio(costs, own, other).wall:>12.2f}"
        print(f"{line}{ratio(costs, own, other).processor:>16.2f}  {other}")
    return {own: ratio(costs, own, other).processor for own, other in COMPARED}


def compare_examining(folder: Path, rounds: int) -> dict[str, float]:
    """Dates of real camera files under names of their own; without them of the sample."""
    sources = [path for path in sorted(CORPUS.rglob("*.jpg")) if path.stat().st_size] or [SAMPLE]
    examined = folder / "examined"
    examined.mkdir()
    for number in range(300):
        source = sources[number % len(sources)]
        shutil.copyfile(source, examined / f"IMG_{number:05d}.jpg")
    words = ("stamp", examined, "-o", folder / "unused", "--dry-run", "--json")
    own = Peer("stampgui, examining", partial(run, *stampgui(*words)), 300)
    other = Peer("exiftool -fast2", partial(run, "exiftool", "-fast2", "-q", "-r", examined), 300)
    costs = measure([own, other], rounds)
    found = {peer.name: 1000 * median(costs[peer.name]).processor for peer in (own, other)}
    print("\nmilliseconds of one processor for each of 300 real files, with the program's start")
    for name, milliseconds in found.items():
        print(f"{name:38}{milliseconds:>13.2f} ms")
    return {"stampgui, examining": ratio(costs, own.name, other.name).processor}


def measure_guarded(folder: Path, photo: bytes) -> dict[str, float]:
    """Ratios of processor time, which say the same on a busy computer as on a quiet one."""
    photos = fill(folder / "photos", photo, GUARD_PHOTOS)
    peers = [by_stampgui(photos, folder / "one", 1), by_jpegtran(photos, folder / "jpegtran")]
    costs = measure(peers, GUARD_ROUNDS)
    found = {"stampgui, 12 photos": ratio(costs, peers[0].name, peers[1].name).processor}
    return {**found, **compare_starts(folder, photos[0], GUARD_ROUNDS)}


def guard(folder: Path, photo: bytes) -> int:
    """Compare with the recorded ratios; returns the exit code. What is too slow twice is too slow."""
    recorded: dict[str, float] = json.loads(RECORDED.read_text(encoding="utf-8"))
    most = {name: before * REGRESSION for name, before in recorded.items()}
    found = measure_guarded(folder / "first", photo)
    if any(found[name] > most[name] for name in most):
        again = measure_guarded(folder / "again", photo)
        found = {name: min(value, again[name]) for name, value in found.items()}
    for name, before in recorded.items():
        print(f"{name:38}{found[name]:>8.2f}, recorded {before:.2f}{'  TOO SLOW' if found[name] > most[name] else ''}")
    return int(any(found[name] > most[name] for name in most))


def draw_chart(bars: Mapping[str, float], notes: Mapping[str, str]) -> str:
    """An SVG, readable on white and on black: how many times as long as the first each takes, and its note."""
    longest = max(bars.values())
    rows = []
    for number, (name, value) in enumerate(bars.items()):
        middle = 34 + CHART_ROW * number
        length = max(3.0, CHART_BARS * value / longest)
        colour = "#2f7de1" if "stampgui" in name else "#8a8f98"
        note = f"{value:.1f} ×" + (f" ({notes[name]})" if notes.get(name) else "")
        rows.append(
            f'  <text x="{CHART_NAMES - 10}" y="{middle + 5}" text-anchor="end">{escape(name)}</text>\n'
            f'  <rect x="{CHART_NAMES}" y="{middle - 9}" width="{length:.0f}" height="18" rx="3" fill="{colour}"/>\n'
            f'  <text x="{CHART_NAMES + length + 8:.0f}" y="{middle + 5}">{escape(note)}</text>\n'
        )
    height = 30 + CHART_ROW * len(bars)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{CHART_WIDTH}" height="{height}" '
        f'viewBox="0 0 {CHART_WIDTH} {height}" '
        'font-family="sans-serif" font-size="14" fill="#7a808a">\n'
        '  <text x="0" y="14" font-weight="bold">Time for each photo of 12 megapixels; shorter is better</text>\n'
        f"{''.join(rows)}</svg>\n"
    )


def install_peers() -> None:
    missing = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    if missing:
        as_root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", *missing], check=True)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Compare stamping many photos with what people would use instead.")
    parser.add_argument("photo", nargs="?", type=Path, help="the camera file that the photos are made from")
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--megabytes", type=float, default=2.5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--chart", type=Path, metavar="FILE.svg")
    parser.add_argument("--guard", action="store_true")
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args(arguments)
    install_peers()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # compiled modules are kept, as after an installation
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        if given.guard or given.record:
            photo = make_photo(given.photo or SAMPLE, 2.5)
            if given.guard:
                return guard(folder, photo)
            rounded = {key: round(value, 2) for key, value in measure_guarded(folder, photo).items()}
            RECORDED.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
            return 0
        photos = fill(folder / "photos", make_photo(given.photo or find_camera_file(), given.megabytes), given.photos)
        batch = compare_batch(folder, photos, given.rounds)
        starts = compare_starts(folder, photos[0], 3 * given.rounds)
        examining = compare_examining(folder, given.rounds)
    if given.json:
        given.json.write_text(json.dumps({"batch": batch, "starts": {**starts, **examining}}, indent=2) + "\n")
    if given.chart:
        bars = {peer: float(str(row["slower"])) for peer, row in batch.items()}
        given.chart.write_text(draw_chart(bars, {peer: str(row["losses"]) for peer, row in batch.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
