"""The photos that are stamped, made from a real camera file in a temporary folder."""

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from comparison.costs import ROOT
from PIL import Image, PngImagePlugin

CORPUS: Final = ROOT.parent / "shared" / "corpus"
SAMPLE: Final = ROOT / "assets" / "samples" / "rapat-balai-desa.jpg"
LARGE: Final = (4000, 3000)
SMALL: Final = (640, 480)


def find_camera_file() -> Path:
    """The largest JPEG among the real camera files that tells its date in EXIF; without them a sample."""
    for path in sorted(CORPUS.rglob("*.jpg"), key=lambda each: each.stat().st_size, reverse=True):
        with Image.open(path) as image:
            if 0x9003 in image.getexif().get_ifd(0x8769) and image.format == "JPEG":
                return path
    return SAMPLE


def list_camera_files() -> list[Path]:
    """The real JPEG files; without them a sample."""
    return [path for path in sorted(CORPUS.rglob("*.jpg")) if path.stat().st_size] or [SAMPLE]


def make_photo(source: Path, megabytes: float, size: tuple[int, int] = LARGE) -> bytes:
    """A JPEG of that many pixels with the EXIF data of `source`, of about that size."""
    with Image.open(source) as image:
        exif, icc = image.info.get("exif", b""), image.info.get("icc_profile")
        scaled = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    low, high = 20, 98
    while low < high:
        quality = (low + high + 1) // 2
        if len(_encode(scaled, quality, exif, icc)) <= megabytes * 1e6:
            low = quality
        else:
            high = quality - 1
    return _encode(scaled, low, exif, icc)


def _encode(image: Image.Image, quality: int, exif: bytes, icc: bytes | None) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", exif=exif, icc_profile=icc)
    return buffer.getvalue()


def turn(photo: bytes) -> bytes:
    """The same photo with a tag that says that the camera was held upright (Orientation 6)."""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(photo)) as image:
        exif = image.getexif()
        exif[0x0112] = 6
        image.save(buffer, "JPEG", quality="keep", exif=exif, icc_profile=image.info.get("icc_profile"))
    return buffer.getvalue()


def make_progressive(photo: bytes) -> bytes:
    """The same picture in several scans, as social networks hand it out."""
    command = ["jpegtran", "-copy", "all", "-progressive"]
    return subprocess.run(command, input=photo, capture_output=True, check=True).stdout


def make_png(photo: bytes) -> bytes:
    """The same picture and EXIF data as a PNG."""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(photo)) as image:
        image.convert("RGB").save(buffer, "PNG", exif=image.info.get("exif", b""), pnginfo=PngImagePlugin.PngInfo())
    return buffer.getvalue()


def fill(folder: Path, photo: bytes, count: int, suffix: str = ".jpg") -> list[Path]:
    """So many names of one photo, which a file system may limit to some ten thousand each."""
    folder.mkdir(parents=True)
    paths = [folder / f"IMG_{number:05d}{suffix}" for number in range(count)]
    paths[0].write_bytes(photo)
    for path in paths[1:]:
        os.link(paths[0], path)
    return paths


def fill_with_camera_files(folder: Path, count: int) -> Path:
    """The real camera files under so many names of their own."""
    folder.mkdir(parents=True)
    sources = list_camera_files()
    for number in range(count):
        path = folder / f"IMG_{number:05d}.jpg"
        if number < len(sources):
            shutil.copyfile(sources[number], path)
        else:
            os.link(folder / f"IMG_{number % len(sources):05d}.jpg", path)
    return folder
