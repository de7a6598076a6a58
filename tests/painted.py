"""Pictures that are painted for tests which need different ones, with as much detail as photos have."""

import os
import random
from pathlib import Path

import piexif
from PIL import Image, ImageDraw, ImageOps

SIZE = (1200, 900)


def paint(number: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """A busy scene, another for each number."""
    chance = random.Random(number)
    scene = Image.new("RGB", size, tuple(chance.randrange(256) for _ in range(3)))
    for _shape in range(90):
        x, y = chance.uniform(-0.1, 1) * size[0], chance.uniform(-0.1, 1) * size[1]
        colour = tuple(chance.randrange(256) for _ in range(3))
        box = (x, y, x + chance.uniform(0.03, 0.25) * size[0], y + chance.uniform(0.03, 0.25) * size[1])
        ImageDraw.Draw(scene).rectangle(box, colour)
    return scene


def save_painted(path: Path, number: int, *, edge: int = SIZE[0], taken: str | None = None) -> Path:
    """Save that scene, its long edge of so many pixels, as a camera would with `taken`, or as a messenger."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = b"" if taken is None else piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: taken}})
    ImageOps.contain(paint(number), (edge, edge)).save(path, quality=70, exif=exif, comment=os.fsencode(path))
    return path
