"""Stamps the same photos with two checkouts and compares the copies byte for byte, and their rows.

    python tests/bench/compare_copies.py OTHER_CHECKOUT PHOTOS...

Run it before and after a change that must not show in any copy. Both checkouts are run by this interpreter, each with
its own native core. PHOTOS are files or folders. Each is stamped as it is dated, once more with a date for all, and
once with upload copies and without place. Exit code 1 when anything differs.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
RUNS: Final = (
    ["--existing", "number"],
    ["--date", "14 okt 2022", "--override", "--position", "auto", "--style", "box"],
    ["--date", "2019", "--upload", "whatsapp", "--no-gps", "--style", "strip"],
)


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("other", type=Path, help="another checkout of the project")
    arguments.add_argument("photos", nargs="+", type=Path)
    options = arguments.parse_args()
    differences = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, run in enumerate(RUNS):
            copies = [Path(folder) / str(number) / name for name in ("this", "other")]
            rows = [
                stamp(checkout, options.photos, target, run)
                for checkout, target in zip((ROOT, options.other), copies, strict=True)
            ]
            found = [*compare_trees(*copies), *compare_rows(*rows)]
            differences += len(found)
            made = sum(path.is_file() for path in copies[0].rglob("*"))
            print(f"{' '.join(run)}: {len(rows[0])} rows, {made} files, {len(found)} differences")
            print(*(f"    {each}" for each in found), sep="\n", end="\n" if found else "")
    return 1 if differences else 0


def stamp(checkout: Path, photos: list[Path], target: Path, options: list[str]) -> list[dict[str, Any]]:
    """Stamp `photos` into `target` with the code of `checkout`; its rows, without the folder of the copies."""
    sources = [str(photo.resolve()) for photo in photos]
    command = [sys.executable, "-m", "stampgui", "stamp", *sources, "-o", str(target), "--json", *options]
    environment = {**os.environ, "PYTHONPATH": str(checkout.resolve())}
    subprocess.run([sys.executable, "hatch_build.py"], cwd=checkout, check=True, stdout=subprocess.DEVNULL)
    # from its own folder: `python -m` looks there first
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{checkout}: {done.stderr}")
    return [json.loads(line.replace(str(target), "")) for line in done.stdout.splitlines()]


def compare_trees(one: Path, other: Path) -> list[str]:
    names = {path.relative_to(tree) for tree in (one, other) for path in tree.rglob("*") if path.is_file()}
    return [f"{name}: other bytes" for name in sorted(names) if read(one / name) != read(other / name)]


def compare_rows(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> list[str]:
    if len(one) != len(other):
        return [f"{len(one)} rows against {len(other)}"]
    return [
        f"{this['path']}: {name} is {this.get(name)!r}, was {that.get(name)!r}"
        for this, that in zip(one, other, strict=True)
        for name in sorted({*this, *that})
        if this.get(name) != that.get(name)
    ]


def read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
