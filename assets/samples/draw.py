"""Draws the sample photos beside this file: `python assets/samples/draw.py`.

Small landscapes with the dates that photos have in real life: from the camera, from a name, unset, or none at all.
"""

import math
import random
from pathlib import Path

import piexif
from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
SKIES = {
    "morning": ((250, 214, 165), (255, 244, 226)),
    "noon": ((86, 148, 214), (190, 222, 246)),
    "evening": ((214, 110, 96), (250, 205, 150)),
}


def landscape(sky: str, seed: int, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Draw hills with houses under a sky, the same for the same seed."""
    chance = random.Random(seed)
    width, height = size
    upper, lower = SKIES[sky]
    image = Image.new("RGB", size)
    pen = ImageDraw.Draw(image)
    for y in range(height):
        share = y / height
        pen.line((0, y, width, y), fill=tuple(round(a + (b - a) * share) for a, b in zip(upper, lower, strict=True)))
    sun = (chance.uniform(0.15, 0.85) * width, chance.uniform(0.12, 0.3) * height)
    pen.circle(sun, 0.06 * min(size), fill=(255, 247, 220))
    for layer, green in enumerate(((139, 170, 120), (96, 145, 96), (52, 104, 70), (24, 66, 36))):
        waves = [(chance.uniform(0.5, 2.5), chance.uniform(0, 6.3), chance.uniform(0.3, 1)) for _ in range(3)]
        level = (0.42 + 0.14 * layer) * height
        crest = [
            (x, level - 0.05 * height * sum(h * math.sin(f * 6.3 * x / width + p) for f, p, h in waves))
            for x in range(0, width + 8, 8)
        ]
        pen.polygon([*crest, (width, height), (0, height)], fill=green)
    for _ in range(6):
        left, top, side = chance.uniform(0.05, 0.9) * width, chance.uniform(0.78, 0.9) * height, 0.035 * min(size)
        pen.rectangle((left, top, left + side, top + 0.8 * side), fill=(244, 240, 232))
        roof = [(left - 0.2 * side, top), (left + side / 2, top - 0.6 * side), (left + 1.2 * side, top)]
        pen.polygon(roof, fill=(188, 74, 52))
    return image


def exif(taken: str, *, orientation: int = 1, offset: str | None = None) -> bytes:
    """An EXIF block as a camera writes it; `taken` is "YYYY:MM:DD HH:MM:SS"."""
    tags = {piexif.ExifIFD.DateTimeOriginal: taken, piexif.ExifIFD.DateTimeDigitized: taken}
    if offset is not None:
        tags[piexif.ExifIFD.OffsetTimeOriginal] = offset
    camera = {
        piexif.ImageIFD.Make: "stampgui",
        piexif.ImageIFD.Model: "sample",
        piexif.ImageIFD.Orientation: orientation,
        piexif.ImageIFD.DateTime: taken,
    }
    return bytes(piexif.dump({"0th": camera, "Exif": tags}))


def main() -> None:
    landscape("noon", 1).save(
        FOLDER / "rapat-balai-desa.jpg", quality=85, exif=exif("2022:10:14 09:41:00", offset="+07:00")
    )
    upright = landscape("morning", 2, (900, 1200))
    upright.transpose(Image.Transpose.ROTATE_90).save(
        FOLDER / "upacara-tegak.jpg", quality=85, exif=exif("2022:08:17 07:30:00", orientation=6)
    )
    landscape("evening", 3).save(
        FOLDER / "panen-raya.jpg", quality=85, progressive=True, exif=exif("2019:04:21 17:05:12")
    )
    landscape("noon", 4).save(FOLDER / "IMG-20221014-WA0003.jpg", quality=75)
    landscape("noon", 5).save(FOLDER / "kamera-belum-disetel.jpg", quality=85, exif=exif("1980:01:01 00:00:00"))
    landscape("evening", 6, (900, 600)).save(FOLDER / "2021-03-05 lokakarya.png", optimize=True)
    landscape("morning", 7, (900, 600)).save(FOLDER / "IMG_20230120_101500.webp", quality=85)


if __name__ == "__main__":
    main()
