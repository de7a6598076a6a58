"""How surely the same picture is found: `python tests/bench/bench_same_picture.py [CAMERA_FILE...]`.

The copies are made on the spot, from the camera files named (folders are searched) and from generated pictures, at the
sizes and qualities of WhatsApp and Instagram, cropped as Instagram does, and edited. Printed are the share of copies
that are found among all originals, the pairs of different pictures that are taken for the same, and how long 10,000
photos take: half of them with dates, half without, hashed and compared in the workers. Different pictures are parts of
the camera files that do not overlap, generated pictures, and pages of text with one letterhead; pictures that are too
plain to be recognised are counted apart. Not collected by pytest: time is measured, never asserted.
"""

import argparse
import io
import os
import random
import statistics
import string
import struct
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

from stampgui.batch.folder_scan import find_photos
from stampgui.batch.same_pictures import Comparison, SamePictureFinder, find_same_pictures
from stampgui.image.difference_hash import PictureHash, hash_picture
from stampgui.image.errors import UnusableImage
from stampgui.image.photo import identify
from stampgui.image.photo_hash import hash_photo
from stampgui.image.preview import load_preview

SAMPLES: Final = Path(__file__).parents[2] / "assets" / "samples"
LONG_EDGE: Final = 2048
SMALLEST: Final = 300
"""Shorter edge of camera files that copies are made of, in pixels."""
PARTS: Final = 4
"""A camera file is cut into 4 × 4 pictures of its own for the false ones."""
GENERATED: Final = 1200
PAGES: Final = 60
PHOTOS: Final = 10_000
JPEG_QUALITY: Final = {"WhatsApp": 70, "Instagram": 75}


def whatsapp(picture: Image.Image, edge: int, quality: int = JPEG_QUALITY["WhatsApp"]) -> Image.Image:
    return compress(ImageOps.contain(picture, (edge, edge)), quality)


def instagram(picture: Image.Image, shape: tuple[int, int]) -> Image.Image:
    """Cropped around the middle to that many pixels."""
    return compress(ImageOps.fit(picture, shape), JPEG_QUALITY["Instagram"])


def compress(picture: Image.Image, quality: int) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def trim(picture: Image.Image, share: float) -> Image.Image:
    """Take up to that share off each side, by a chance that is the same each time."""
    chance = random.Random(picture.tobytes()[:64])
    width, height = picture.size
    left, top, right, bottom = (chance.random() * share for _side in range(4))
    return picture.crop((int(left * width), int(top * height), int((1 - right) * width), int((1 - bottom) * height)))


def write_on(picture: Image.Image) -> Image.Image:
    """A caption in a box, as stampgui and others write it."""
    written = picture.copy()
    width, height = written.size
    ImageDraw.Draw(written).rectangle((0.55 * width, 0.88 * height, 0.97 * width, 0.95 * height), (255, 200, 40))
    return written


COPIES: Final[dict[str, Callable[[Image.Image], Image.Image]]] = {
    "WhatsApp HD, 2560 pixels": lambda one: whatsapp(one, 2560, 80),
    "WhatsApp, 1600 pixels": lambda one: whatsapp(one, 1600),
    "WhatsApp, 1280 pixels": lambda one: whatsapp(one, 1280, 60),
    "WhatsApp twice, 1600 and 1280 pixels": lambda one: whatsapp(whatsapp(one, 1600), 1280, 50),
    "Instagram, 1080 pixels wide": lambda one: compress(ImageOps.contain(one, (1080, 1350)), 75),
    "Instagram, square": lambda one: instagram(one, (1080, 1080)),
    "Instagram, 4:5": lambda one: instagram(one, (1080, 1350)),
    "preview, 320 pixels": lambda one: whatsapp(one, 320),
    "brighter": lambda one: whatsapp(ImageEnhance.Brightness(one).enhance(1.3), 1280),
    "darker": lambda one: whatsapp(ImageEnhance.Brightness(one).enhance(0.75), 1280),
    "more contrast": lambda one: whatsapp(ImageOps.autocontrast(one, 1), 1280),
    "black and white": lambda one: whatsapp(one.convert("L").convert("RGB"), 1280),
    "sharpened": lambda one: whatsapp(one.filter(ImageFilter.UnsharpMask(2, 150, 2)), 1280),
    "with a caption": lambda one: whatsapp(write_on(one), 1280),
    "trimmed by up to 3 % on each side": lambda one: whatsapp(trim(one, 0.03), 1280),
}


def load_camera_pictures(paths: Sequence[Path]) -> list[Image.Image]:
    """The camera files as displayed, each picture once though several files may have it, without plain ones."""
    pictures: list[Image.Image] = []
    seen: dict[int, PictureHash] = {}
    plain = 0
    for found in find_photos(paths):
        try:
            width, height, pixels = load_preview(found.path, LONG_EDGE)
        except UnusableImage:
            continue
        picture = Image.frombytes("RGB", (width, height), pixels)
        hashed = hash_picture(picture)
        plain += hashed is None
        if min(width, height) < SMALLEST or hashed is None or find_same_pictures(Comparison({-1: hashed}, seen)):
            continue
        seen[len(pictures)] = hashed
        pictures.append(picture)
    print(f"{len(pictures)} different camera files of {SMALLEST} pixels or more; {plain} files are too plain")
    return pictures


def cut(picture: Image.Image) -> Iterator[Image.Image]:
    width, height = picture.width // PARTS, picture.height // PARTS
    for column, row in product(range(PARTS), range(PARTS)):
        yield picture.crop((column * width, row * height, (column + 1) * width, (row + 1) * height))


def generate(number: int) -> Image.Image:
    """A scene of its own: sky and ground, people and buildings as shapes, grain."""
    chance = random.Random(number)
    width, height = chance.choice(((640, 480), (480, 640), (640, 360)))
    scene = Image.new("RGB", (width, height), random_colour(chance))
    draw = ImageDraw.Draw(scene)
    draw.rectangle((0, height * chance.uniform(0.3, 0.7), width, height), random_colour(chance))
    for _shape in range(chance.randint(40, 90)):
        x, y = chance.uniform(-0.1, 1) * width, chance.uniform(-0.1, 1) * height
        box = (x, y, x + chance.uniform(0.03, 0.3) * width, y + chance.uniform(0.05, 0.4) * height)
        chance.choice((draw.rectangle, draw.ellipse))(box, random_colour(chance))
    grain = Image.effect_noise((width, height), 24).convert("RGB")
    return Image.blend(scene.filter(ImageFilter.GaussianBlur(1.5)), grain, 0.15)


def random_colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def write_page(number: int) -> Image.Image:
    """A letter: the letterhead of all pages, and words of its own."""
    chance = random.Random(number)
    page = Image.new("RGB", (1240, 1754), (250, 249, 246))
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(28)
    draw.ellipse((100, 80, 240, 220), (60, 60, 120))
    draw.text((300, 100), "PEMERINTAH DESA SUKAMAJU", 0, ImageFont.load_default(44))
    draw.line((100, 240, 1140, 240), 0, 6)
    for y in range(300, 1600, 44):
        length = chance.choice((70, 70, chance.randint(0, 70)))
        draw.text((110, y), "".join(chance.choices(string.ascii_lowercase + "    ", k=length)), 0, font)
    return compress(page.filter(ImageFilter.GaussianBlur(0.8)), 80)


def hash_all(pictures: Iterable[Image.Image]) -> dict[int, PictureHash]:
    hashed = ((number, hash_picture(picture)) for number, picture in enumerate(pictures))
    return {number: picture for number, picture in hashed if picture is not None}


def measure_found(kind: str, originals: Sequence[Image.Image]) -> None:
    hashes = hash_all(originals)
    print(f"\nFound, {kind}: {len(hashes)} pictures, {len(originals) - len(hashes)} more are too plain")
    shares: list[float] = []
    for words, make_copy in COPIES.items():
        copies = ((original, hash_picture(make_copy(originals[original]))) for original in hashes)
        wanted = {-1 - original: copy for original, copy in copies if copy is not None}
        found = find_same_pictures(Comparison(wanted, hashes))
        shares.append(sum(-1 - copy in matches for copy, matches in found.items()) / len(hashes))
        print(f"  {words:<40} {shares[-1]:7.1%}")
    print(f"  {'all kinds':<40} {statistics.mean(shares):7.1%}")


def measure_false(kind: str, pictures: Iterable[Image.Image]) -> None:
    every = list(pictures)
    hashes = hash_all(every)
    found = find_same_pictures(Comparison(hashes, hashes))
    pairs = {frozenset((one, other)) for one, matches in found.items() for other in matches}
    count = len(hashes) * (len(hashes) - 1) // 2
    rate = len(pairs) / count if count else 0
    print(f"  {kind:<40} {len(pairs)} of {count:,} pairs ({rate:.1e}); {len(every) - len(hashes)} pictures too plain")


def measure_time(originals: Sequence[Image.Image], folder: Path) -> None:
    """Photos of cameras, 12 megapixels with a thumbnail, and what WhatsApp makes of them, 1600 pixels without one."""
    half, workers = PHOTOS // 2, os.cpu_count() or 2
    some = [ImageOps.fit(picture, (4000, 3000)) for picture in originals[:20]]
    for number, picture in enumerate(some):
        thumbnail = io.BytesIO()
        ImageOps.contain(picture, (160, 120)).save(thumbnail, "JPEG")
        picture.save(folder / f"camera {number}.jpg", quality=92, exif=with_thumbnail(thumbnail.getvalue()))
        ImageOps.contain(picture, (1600, 1600)).save(folder / f"whatsapp {number}.jpg", quality=70)
    for number in range(half):
        for kind in ("camera", "whatsapp"):
            os.link(folder / f"{kind} {number % len(some)}.jpg", folder / f"{kind} link {number}.jpg")
    dated = {number: identify(folder / f"camera link {number}.jpg") for number in range(half)}
    undated = {half + number: identify(folder / f"whatsapp link {number}.jpg") for number in range(half)}
    for kind, photos in (("with a thumbnail", dated), ("without one", undated)):
        began = time.perf_counter()
        for photo in list(photos.values())[:200]:
            hash_photo(photo.path)
        print(f"  one photo {kind:<30} {(time.perf_counter() - began) / 0.2:6.1f} ms")
    finder = SamePictureFinder()
    began = time.perf_counter()
    finder.find(undated, dated, workers=workers)
    whole = time.perf_counter() - began
    print(f"  {PHOTOS:,} photos, {workers} workers{'':<18} {whole:6.1f} s")


def with_thumbnail(jpeg: bytes) -> bytes:
    """An EXIF block with an orientation, and a thumbnail in its IFD1 (Exif 2.32, 4.5.4)."""
    first = make_ifd({0x0112: 1}, follower=26)
    return b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + make_ifd({0x0103: 6, 0x0201: 68, 0x0202: len(jpeg)}) + jpeg


def make_ifd(values: Mapping[int, int], *, follower: int = 0) -> bytes:
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in values.items())
    return struct.pack("<H", len(values)) + entries + struct.pack("<I", follower)


def measure_comparing(originals: Sequence[Image.Image]) -> None:
    """The comparison alone, of 5,000 pictures with 5,000 others, all different."""
    parts = [part for picture in originals for part in cut(picture)]
    few = list(hash_all([*parts, *map(generate, range(GENERATED))]).values())
    many = {number: few[number % len(few)] for number in range(PHOTOS // 2)}
    other = {PHOTOS + number: hashed for number, hashed in many.items()}
    began = time.perf_counter()
    find_same_pictures(Comparison(many, other))
    print(f"  comparing alone, each picture several times {time.perf_counter() - began:6.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES], metavar="CAMERA_FILE")
    camera = load_camera_pictures(parser.parse_args().paths)
    generated = [generate(number) for number in range(GENERATED)]
    measure_found("camera files", camera)
    measure_found("generated pictures", generated[:100])
    print("\nTaken for the same though they are not")
    measure_false("camera files", camera)
    measure_false(f"parts of camera files, {PARTS} × {PARTS}", (part for picture in camera for part in cut(picture)))
    measure_false("generated pictures", generated)
    measure_false("letters with one letterhead", map(write_page, range(PAGES)))
    print("\nTime")
    measure_comparing(camera)
    with tempfile.TemporaryDirectory() as folder:
        measure_time(camera, Path(folder))


if __name__ == "__main__":
    main()
