"""How large copies are beside their photos: `python tests/bench/bench_sizes.py [PHOTOS...] [stamp's options...]`.

Stamps files and folders, by default the real camera files beside the checkout, with a typed date, and prints the
distribution of copy ÷ photo by the way that copies were written, and the largest, with how many bytes give the source
back. What `stamp` understands, such as `--style strip` or `--no-undo`, is handed on. Not collected by pytest.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comparison.costs import ROOT
from comparison.photos import CORPUS

from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.jpeg.undo import is_undo_segment

_LISTED: Final = 20


@dataclass(frozen=True, slots=True)
class Size:
    """A copy beside its photo."""

    path: Path
    engine: str
    before: int
    """Bytes of the photo."""
    after: int
    """Bytes of the copy."""
    undo: int
    """Of these, what gives the source back."""
    warnings: tuple[str, ...]

    @property
    def ratio(self) -> float:
        return self.after / self.before


def measure_sizes(words: Sequence[str]) -> Iterator[Size]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "stampgui", "stamp", *words, "-o", folder, "--date", "14 okt 2022"]
        done = subprocess.run(
            [*command, "--override", "--json", "--lang", "en"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        for row in map(json.loads, done.stdout.splitlines()):
            if row["output"]:
                path, copy = Path(row["path"]), Path(row["output"])
                before, after = path.stat().st_size, copy.stat().st_size
                undo = measure_undo_data(copy.read_bytes())
                yield Size(path, row["engine"], before, after, undo, tuple(row["warnings"]))


def measure_undo_data(copy: bytes) -> int:
    try:
        segments = parse_jpeg(copy).segments
    except UnusableImage:
        return 0
    return sum(segment.stop - segment.start for segment in segments if is_undo_segment(segment))


def print_distribution(sizes: Sequence[Size]) -> None:
    groups = defaultdict(list)
    for size in sizes:
        groups["all"].append(size)
        groups[f"{size.engine} {size.path.suffix.lower()}"].append(size)
        groups["100 KB and more" if size.before >= 100_000 else "less than 100 KB"].append(size)
    print(f"{'copy ÷ photo':24}{'copies':>7}{'median':>9}{'90 %':>8}{'most':>8}{'> 1.35':>8}{'undo data':>11}")
    for name, group in groups.items():
        ratios = sorted(size.ratio for size in group)
        undo = statistics.median(size.undo / size.before for size in group)
        above = sum(ratio > 1.35 for ratio in ratios)
        print(
            f"{name:24}{len(group):>7}{statistics.median(ratios):>9.3f}{ratios[9 * len(ratios) // 10]:>8.3f}"
            f"{ratios[-1]:>8.3f}{above:>8}{undo:>10.1%}"
        )
    print(f"\n{'the largest':10}{'photo':>16}{'copy':>10}{'undo data':>11}")
    for size in sorted(sizes, key=lambda each: each.ratio, reverse=True)[:_LISTED]:
        print(f"{size.ratio:>10.3f}{size.before:>16}{size.after:>10}{size.undo:>11}  {size.engine:9}{size.path.name}")
        for warning in size.warnings:
            print(f"{'':49}{warning[:70]}")


def main() -> None:
    words = sys.argv[1:] or []
    paths = [word for word in words if Path(word).exists()]
    print_distribution(list(measure_sizes(words if paths else [str(CORPUS), *words])))


if __name__ == "__main__":
    main()
