"""How surely the same picture is found: `python tests/bench/bench_same_picture.py [CAMERA_FILE...]`.

The copies are made on the spot, from the camera files named (folders are searched) and from drawn scenes, at the sizes
and qualities of WhatsApp and Instagram, cropped as Instagram does, and edited. Printed are

- the share of copies that are found among all originals;
- the pairs of different pictures that are taken for the same, and the rate below which the true one lies with 95 %
  certainty. Different pictures are parts of the camera files that do not overlap, drawn scenes, and look-alikes: pages
  and screens of one template, and one hall with other people. Two moments of one burst are the same picture here, and
  are not among them; pictures that are too plain are not recognised and counted apart;
- the processor's time for a photo, and how long 10,000 photos take: half of them with dates, half without, hashed and
  compared in the workers.

Not collected by pytest: time is measured, never asserted.
"""

import argparse
import io
import math
import os
import random
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from stampgui.batch.folder_scan import find_photos
from stampgui.batch.same_pictures import Comparison, SamePictureFinder, find_same_pictures
from stampgui.image.errors import UnusableImage
from stampgui.image.photo import identify
from stampgui.image.previews.preview import load_preview
from stampgui.image.same_picture.photo_hash import hash_photo
from stampgui.image.same_picture.picture_hash import PictureHash, hash_picture

sys.path.insert(0, str(Path(__file__).parents[1]))
from look_alikes import LOOK_ALIKES, draw_scene

SAMPLES: Final = Path(__file__).parents[2] / "assets" / "samples"
LONG_EDGE: Final = 2560
SMALLEST: Final = 300
"""Shorter edge of camera files that copies are made of, in pixels."""
PARTS: Final = 4
"""A camera file is cut into 4 × 4 pictures of its own for the false ones."""
SCENES: Final = 2600
LOOKING_ALIKE: Final = 150
"""Pictures of each other kind."""
COPIED_SCENES: Final = 100
PHOTOS: Final = 10_000
TIMED: Final = 200
CERTAINTY: Final = 0.95
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


def load_camera_pictures(paths: Sequence[Path]) -> Iterator[Image.Image]:
    """The camera files as displayed, each picture once though several files may have it, without plain ones."""
    seen: dict[int, PictureHash] = {}
    plain = 0
    for found in find_photos(paths):
        try:
            width, height, pixels = load_preview(found.path, LONG_EDGE)
        except UnusableImage:
            continue
        picture = Image.frombytes("RGB", (width, height), pixels)
        hashed = hash_picture(picture)
        plain += hashed is None or hashed.is_flat
        if (
            min(width, height) < SMALLEST
            or hashed is None
            or hashed.is_flat
            or find_same_pictures(Comparison({-1: hashed}, seen))
        ):
            continue
        seen[len(seen)] = hashed
        yield picture
    print(f"{len(seen)} different camera files of {SMALLEST} pixels or more; {plain} files are too plain or flat")


def cut(picture: Image.Image) -> Iterator[Image.Image]:
    width, height = picture.width // PARTS, picture.height // PARTS
    for column, row in product(range(PARTS), range(PARTS)):
        yield picture.crop((column * width, row * height, (column + 1) * width, (row + 1) * height))


def hash_copies(picture: Image.Image) -> dict[str, PictureHash | None]:
    """The hashes of its copies by their kinds."""
    return {words: hash_picture(make_copy(picture)) for words, make_copy in COPIES.items()}


def print_found(kind: str, pictures: Iterable[Image.Image]) -> None:
    """Print the shares of copies that are found among their originals; plain and flat originals do not count."""
    hashed = ((hash_picture(picture), picture) for picture in pictures)
    every = [
        (original, hash_copies(picture))
        for original, picture in hashed
        if original is not None and not original.is_flat
    ]
    originals = {number: original for number, (original, _) in enumerate(every)}
    print(f"\nFound, {kind}: {len(originals)} pictures")
    shares: list[float] = []
    for words in COPIES:
        copies = {
            -1 - number: copy for number, (_, by_kind) in enumerate(every) if (copy := by_kind[words]) is not None
        }
        found = find_same_pictures(Comparison(copies, originals))
        shares.append(sum(-1 - copy in matches for copy, matches in found.items()) / len(originals))
        print(f"  {words:<40} {shares[-1]:7.1%}", flush=True)
    print(f"  {'all kinds':<40} {statistics.mean(shares):7.1%}")


def print_false(kinds: Mapping[str, Iterable[Image.Image]]) -> None:
    """Print the pairs that are taken for the same: of each kind, and of all pictures with all others."""
    hashes: dict[str, list[PictureHash]] = {}
    for kind, pictures in kinds.items():
        every = [hash_picture(picture) for picture in pictures]
        hashes[kind] = [picture for picture in every if picture is not None]
        print(f"  {kind:<40} {len(hashes[kind])} pictures, {len(every) - len(hashes[kind])} more too plain", flush=True)
    for kind, own in hashes.items():
        print_pairs(kind, own)
    print_pairs("all of these with all others", list(chain.from_iterable(hashes.values())))


def print_pairs(kind: str, pictures: Sequence[PictureHash]) -> None:
    numbered = dict(enumerate(pictures))
    found = find_same_pictures(Comparison(numbered, numbered))
    false = len({frozenset((one, other)) for one, matches in found.items() for other in matches})
    pairs = len(pictures) * (len(pictures) - 1) // 2
    bound = f"; the rate is below {bound_false(false) / pairs:.1e}" if pairs else ""
    print(f"  {kind:<40} {false} of {pairs:,} pairs{bound}", flush=True)


def bound_false(count: int) -> float:
    """How many are expected at most, with that certainty, where so many were seen (Poisson)."""

    def chance_of_so_few(expected: float) -> float:
        return sum(math.exp(-expected) * expected**seen / math.factorial(seen) for seen in range(count + 1))

    low, high = float(count), 3.0 * count + 10
    while high - low > 1e-3:
        middle = (low + high) / 2
        low, high = (middle, high) if chance_of_so_few(middle) > 1 - CERTAINTY else (low, middle)
    return high


def print_time(originals: Sequence[Image.Image], folder: Path) -> None:
    """Photos of cameras, 12 megapixels with a thumbnail, and what WhatsApp makes of them, 1600 pixels without one."""
    half, workers = PHOTOS // 2, os.cpu_count() or 2
    some = [ImageOps.fit(picture, (4000, 3000)) for picture in originals]
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
        began = time.process_time()
        for photo in list(photos.values())[:TIMED]:
            hash_photo(photo.path)
        taken = (time.process_time() - began) / TIMED
        print(f"  one photo {kind:<30} {1000 * taken:6.1f} ms of the processor", flush=True)
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


def print_comparing_time(pictures: Iterable[Image.Image]) -> None:
    """The comparison alone, of 5,000 pictures with 5,000 others; each picture is there several times."""
    few = [hashed for picture in pictures if (hashed := hash_picture(picture)) is not None]
    many = {number: few[number % len(few)] for number in range(PHOTOS // 2)}
    other = {PHOTOS + number: hashed for number, hashed in many.items()}
    began = time.process_time()
    find_same_pictures(Comparison(many, other))
    print(f"  comparing alone {'':<24} {time.process_time() - began:6.1f} s of the processor", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES], metavar="CAMERA_FILE")
    paths = parser.parse_args().paths
    print_found("camera files", load_camera_pictures(paths))
    print_found("drawn scenes", map(draw_scene, range(COPIED_SCENES)))
    print("\nTaken for the same though they are not")
    parts = (part for picture in load_camera_pictures(paths) for part in cut(picture))
    alike = {
        kind: map(draw, range(SCENES if draw is draw_scene else LOOKING_ALIKE)) for kind, draw in LOOK_ALIKES.items()
    }
    print_false({f"parts of camera files, {PARTS} × {PARTS}": parts, **alike})
    print("\nTime")
    some = [picture for _, picture in zip(range(20), load_camera_pictures(paths), strict=False)]
    print_comparing_time(chain((part for picture in some for part in cut(picture)), map(draw_scene, range(300))))
    with tempfile.TemporaryDirectory() as folder:
        print_time(some, Path(folder))


if __name__ == "__main__":
    main()
