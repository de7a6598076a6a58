"""The parts of the table: each makes its photos, takes turns with its peers and returns figures beside their goals."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from comparison.costs import Cost, Peer, measure, measure_memory, median, ratio, run
from comparison.figures import Figure
from comparison.peers import (
    by_jpegtran,
    by_magick,
    by_pillow,
    by_stampgui,
    find_losses,
    stampgui,
    stamping,
    try_and_find_losses,
)
from comparison.photos import SMALL, fill, fill_with_camera_files, make_photo, make_png, make_progressive, turn

_FEW: Final = 300
_MANY: Final = 1_500
"""Real files that are examined; what their times have in common is the program's start."""
_IMPORTS: Final = "import argparse, PIL.Image"


@dataclass(frozen=True)
class Comparison:
    """What to measure with."""

    folder: Path
    """A temporary one; each part uses a folder of its own in it."""
    source: Path
    """The camera file that the photos are made from."""
    photos: int
    small_photos: int
    rounds: int
    megabytes: float
    """Of a photo of 12 megapixels."""

    @cached_property
    def photo(self) -> bytes:
        return make_photo(self.source, self.megabytes)


def compare_batch(given: Comparison) -> list[Figure]:
    return _compare_batch(given.folder / "batch", given.photo, given.photos, given.rounds)


def compare_larger(given: Comparison) -> list[Figure]:
    photo = make_photo(given.source, 2 * given.megabytes)
    return _compare_batch(given.folder / "larger", photo, given.photos, given.rounds)


def _compare_batch(folder: Path, photo: bytes, count: int, rounds: int) -> list[Figure]:
    photos = fill(folder / "photos", photo, count)
    peers = own, alone, plain, script, usual = _list_peers(photos, folder / "out")
    costs = measure(peers, rounds)
    turned = fill(folder / "turned", turn(photo), 2)
    losses = {peer.name: try_and_find_losses(turned[0], peer) for peer in _list_peers(turned, folder / "turned out")}
    figures = [Figure(peer.name, 1000 * median(costs[peer.name]).wall, "ms", note=losses[peer.name]) for peer in peers]
    figures += [
        Figure(f"{peer.name} ÷ stampgui", ratio(costs, peer.name, own.name).wall, "×", goal, more_is_better=True)
        for peer, goal in ((usual, 12.0), (script, 4.0), (plain, 2.0), (alone, None))
    ]
    goals = {own.name: 0.42, alone.name: 0.42}
    return figures + [
        Figure(f"processors, {name} ÷ jpegtran", ratio(costs, name, plain.name).processor, "×", goals.get(name))
        for name in (own.name, alone.name, script.name, usual.name)
    ]


def _list_peers(photos: Sequence[Path], folder: Path) -> tuple[Peer, Peer, Peer, Peer, Peer]:
    return (
        by_stampgui(photos, folder / "two", 2),
        by_stampgui(photos, folder / "one", 1),
        by_jpegtran(photos, folder / "jpegtran"),
        by_pillow(photos, folder / "pillow"),
        by_magick(photos, folder / "magick"),
    )


def compare_starts(given: Comparison) -> list[Figure]:
    photo = fill(given.folder / "starts" / "photo", given.photo, 1)[0]
    costs = measure(list_starts(given.folder / "starts", photo), 3 * given.rounds)
    figures = []
    for own, other, goal in STARTS:
        found = ratio(costs, own, other)
        figures += [
            Figure(
                own, 1000 * median(costs[own]).wall, "ms", note=f"{1000 * median(costs[other]).wall:.0f} ms {other}"
            ),
            Figure(f"{own} ÷ {other}", found.wall, "×", goal, note=f"processors {found.processor:.2f} ×"),
        ]
    return figures


STARTS: Final = (
    ("stampgui --help", _IMPORTS, 3.0),
    ("stampgui --version", _IMPORTS, 3.0),
    ("stampgui dates, one photo", "exiftool, one photo", 1.2),
    ("stampgui, one photo", "Pillow script, one photo", 1.3),
)
"""A start, what it is compared with, and how many times as long it may take."""


def list_starts(folder: Path, photo: Path) -> list[Peer]:
    return [
        Peer("stampgui --help", partial(run, *stampgui("--help"))),
        Peer("stampgui --version", partial(run, *stampgui("--version"))),
        Peer(_IMPORTS, partial(run, sys.executable, "-c", _IMPORTS)),
        Peer("stampgui dates, one photo", partial(run, *stampgui("dates", photo))),
        Peer("exiftool, one photo", partial(run, "exiftool", photo)),
        Peer("stampgui, one photo", by_stampgui([photo], folder / "single", 1).work, folder=folder / "single"),
        Peer("Pillow script, one photo", by_pillow([photo], folder / "script").work, folder=folder / "script"),
    ]


def compare_examining(given: Comparison) -> list[Figure]:
    """Dates of real camera files; what the start takes is taken off, as the files are a few and then many."""
    peers = []
    for count in (_FEW, _MANY):
        photos = fill_with_camera_files(given.folder / "examined" / str(count), count)
        words = ("stamp", photos, "-o", given.folder / "unused", "--dry-run", "--json", "--jobs")
        peers += [
            Peer(f"stampgui, 1 worker {count}", partial(run, *stampgui(*words, "1"))),
            Peer(f"stampgui, 2 workers {count}", partial(run, *stampgui(*words, "2"))),
            Peer(f"exiftool -fast2 {count}", partial(run, "exiftool", "-fast2", "-q", "-r", photos)),
        ]
    costs = measure(peers, given.rounds)
    one, two, other = (
        _subtract_start(costs, name) for name in ("stampgui, 1 worker", "stampgui, 2 workers", "exiftool -fast2")
    )
    return [
        Figure("stampgui, processors for each", 1000 * one.processor, "ms", 0.8),
        Figure("exiftool -fast2, processors for each", 1000 * other.processor, "ms"),
        Figure("stampgui, 2 workers, without the start", 1 / two.wall, "a second", 1000.0, more_is_better=True),
        Figure("exiftool -fast2, without the start", 1 / other.wall, "a second"),
    ]


def _subtract_start(costs: Mapping[str, list[Cost]], name: str) -> Cost:
    """What each further file takes; at least a microsecond, which a busy computer may come below."""
    few, many = median(costs[f"{name} {_FEW}"]), median(costs[f"{name} {_MANY}"])
    files = _MANY - _FEW
    wall, processor = (many.wall - few.wall) / files, (many.processor - few.processor) / files
    return Cost(max(wall, 1e-6), max(processor, 1e-6))


def compare_small(given: Comparison) -> list[Figure]:
    folder = given.folder / "small"
    photos = fill(folder / "photos", make_photo(given.source, 0.1, SMALL), given.small_photos)
    own = by_stampgui(photos, folder / "two", 2)
    cost = median(measure([own], given.rounds)[own.name])
    return [
        Figure("stampgui, 2 workers", 1 / cost.wall, "a second", 250.0, more_is_better=True),
        Figure("stampgui, processors for each", 1000 * cost.processor, "ms"),
    ]


def compare_progressive(given: Comparison) -> list[Figure]:
    folder = given.folder / "progressive"
    photos = fill(folder / "photos", make_progressive(given.photo), max(2, given.photos // 4))
    return _compare_work(by_stampgui(photos, folder / "own", 1), by_jpegtran(photos, folder / "other"), photos, given)


def compare_png(given: Comparison) -> list[Figure]:
    folder = given.folder / "png"
    photos = fill(folder / "photos", make_png(given.photo), max(2, given.photos // 25), ".png")
    return _compare_work(by_stampgui(photos, folder / "own", 1), by_pillow(photos, folder / "other"), photos, given)


def _compare_work(own: Peer, other: Peer, photos: Sequence[Path], given: Comparison) -> list[Figure]:
    costs = measure([own, other], given.rounds)
    figures = [
        Figure(
            f"{peer.name}, processors for each",
            1000 * median(costs[peer.name]).processor,
            "ms",
            note=find_losses(photos[0], peer),
        )
        for peer in (own, other)
    ]
    return [*figures, Figure(f"{own.name} ÷ {other.name}", ratio(costs, own.name, other.name).processor, "×", 1.2)]


def compare_memory(given: Comparison) -> list[Figure]:
    folder = given.folder / "memory"
    photos = fill(folder / "photos", given.photo, max(20, given.photos // 4))
    most = measure_memory(stamping(photos, folder / "out", 2))
    return [Figure("all processes, 2 workers, shared pages once", most, "MB", 130.0)]


SECTIONS: Final[Mapping[str, tuple[str, Callable[[Comparison], list[Figure]]]]] = {
    "batch": ("12 megapixels each, on the clock for each photo", compare_batch),
    "larger": ("12 megapixels each, files twice as large", compare_larger),
    "starts": ("from a cold start", compare_starts),
    "examining": ("dates of real camera files", compare_examining),
    "small": ("0.3 megapixels each", compare_small),
    "progressive": ("progressive JPEG of 12 megapixels", compare_progressive),
    "png": ("PNG of 12 megapixels, the same compression", compare_png),
    "memory": ("memory while 12 megapixels each are stamped", compare_memory),
}
"""By the word that `--only` takes: title and what makes the figures."""
