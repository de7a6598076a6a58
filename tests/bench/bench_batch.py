"""What stamping costs against what people would use instead: `python tests/bench/bench_batch.py`.

    bench_batch.py [PHOTO] [--photos 200] [--small-photos 5000] [--rounds 3] [--megabytes 2.5]
                   [--only PART...] [--json FILE] [--chart FILE.svg]
    bench_batch.py --guard                fails where a ratio is 30 % worse than the recorded one
    bench_batch.py --record               records the ratios of this computer, `recorded_ratios.json`

Prints each figure beside its goal, and which peers lose EXIF or turn the photo. Missing peers (jpegtran, exiftool,
ImageMagick) are installed with apt-get; the Pillow script needs what stampgui needs. The photos of 12 megapixels are
made from PHOTO, by default a camera's file beside the checkout, in a temporary folder. Everything takes turns in every
round, since the computer may be busy, and what is printed are medians. Processor time is that of the whole tree of
processes. The chart is that of the part `batch`. Not collected by pytest.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from comparison.chart import Bar, draw_chart
from comparison.costs import adopt_orphans
from comparison.figures import Figure, print_figures
from comparison.guard import guard, record
from comparison.peers import install_peers
from comparison.photos import SAMPLE, find_camera_file, make_photo
from comparison.sections import SECTIONS, Comparison


def compare(given: Comparison, parts: Sequence[str]) -> dict[str, list[Figure]]:
    found = {}
    for part in parts:
        title, measure_figures = SECTIONS[part]
        found[part] = measure_figures(given)
        print_figures(title, found[part])
    return found


def list_bars(figures: Sequence[Figure]) -> Iterator[Bar]:
    """The times on the clock, as multiples of the first."""
    times = [figure for figure in figures if figure.unit == "ms"]
    for figure in times:
        yield Bar(figure.name, figure.value / times[0].value, figure.name.startswith("stampgui"), figure.note)


def write_results(
    found: Mapping[str, Sequence[Figure]], given: Comparison, json_file: Path | None, chart: Path | None
) -> None:
    if json_file:
        table = {part: [figure.to_json() for figure in figures] for part, figures in found.items()}
        json_file.write_text(json.dumps(table, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if chart and "batch" in found:
        title = f"Time for each of {given.photos} photos of 12 megapixels; shorter is better"
        chart.write_text(draw_chart(title, list(list_bars(found["batch"]))), encoding="utf-8")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare stamping many photos with what people would use instead.")
    parser.add_argument("photo", nargs="?", type=Path, help="the camera file that the photos are made from")
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--small-photos", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=float, default=2.5)
    parser.add_argument(
        "--only", nargs="+", choices=SECTIONS, default=list(SECTIONS), metavar="PART", help=", ".join(SECTIONS)
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--chart", type=Path, metavar="FILE.svg")
    parser.add_argument("--guard", action="store_true")
    parser.add_argument("--record", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    given = parse_arguments(arguments)
    install_peers()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # compiled modules are kept, as after an installation
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        if given.guard:
            return guard(folder, make_photo(given.photo or SAMPLE, 2.5))
        if given.record:
            record(folder, make_photo(given.photo or SAMPLE, 2.5))
            return 0
        source = given.photo or find_camera_file()
        comparison = Comparison(folder, source, given.photos, given.small_photos, given.rounds, given.megabytes)
        write_results(compare(comparison, given.only), comparison, given.json, given.chart)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
