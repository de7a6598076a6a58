"""Writes small JPEG files of every kind that the core reads, as seeds for the fuzzer: python seeds.py FOLDER"""

import sys
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

CONTROL_BYTES = 16
SIZES = ((16, 16), (24, 17), (40, 33), (65, 48))
KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "optimised": {"optimize": True},
    "restart": {"restart_marker_blocks": 3},
    "progressive": {"progressive": True},
    "fine": {"quality": 100},
}


def picture(size: tuple[int, int], mode: str, random: Random) -> Image.Image:
    """Smooth areas with edges and a little noise, as in a photo."""
    small = Image.frombytes("RGB", (5, 4), random.randbytes(60)).resize(size, Image.Resampling.BICUBIC)
    noise = Image.frombytes("RGB", size, random.randbytes(3 * size[0] * size[1]))
    return Image.blend(small, noise, 0.08).convert(mode)


def write_seeds(folder: Path) -> None:
    random = Random(14)
    folder.mkdir(parents=True, exist_ok=True)
    for size, (kind, options), (mode, sampling) in product(
        SIZES, KINDS.items(), (("RGB", 0), ("RGB", 1), ("RGB", 2), ("L", 0), ("CMYK", 0))
    ):
        path = folder / f"{size[0]}x{size[1]}-{kind}-{mode}-{sampling}"
        picture(size, mode, random).save(path, "JPEG", subsampling=sampling, **options)
        # what the fuzzer does with the file: see the bits and choose_tile() in task.c
        path.write_bytes(
            path.read_bytes() + bytes([random.choice((0, 4, 8, 12))]) + random.randbytes(CONTROL_BYTES - 1)
        )


if __name__ == "__main__":
    write_seeds(Path(sys.argv[1]))
