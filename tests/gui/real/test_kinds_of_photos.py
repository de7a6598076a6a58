"""What the window loads by itself is enough to see every kind of photo; here nothing else has loaded anything."""

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from image.raw.test_raw import WHOLE
from PIL import Image

from given import SHARED, MakePhoto

PROGRAM = Path(__file__).with_name("seeing_window.py")


def photos_of_all_kinds(make_photo: MakePhoto, folder: Path) -> list[Path]:
    """One of each kind that this computer can make or has, and one of 200 megapixels."""
    names = ["a.jpg", "a.png", "a.webp", "a.gif", "a.tif", "a.bmp", "a.avif"]
    photos = [make_photo(name, size=(1200, 900)) for name in names]
    raw, large, jxl = folder / "a.nef", folder / "besar.jpg", folder / "a.jxl"
    raw.write_bytes(WHOLE["nef"])
    Image.new("L", (16_320, 12_240), 90).save(large)
    photos += [raw, large]
    heic = SHARED / "corpus" / "test-assets" / "IMG_2682.heic"
    if find_spec("pi_heif") is not None and heic.is_file():
        photos.append(heic)
    if find_spec("pylibjxl") is not None and shutil.which("cjxl") is not None:
        subprocess.run(["cjxl", str(photos[1]), str(jxl)], check=True, capture_output=True)
        photos.append(jxl)
    return photos


def test_the_window_alone_shows_every_kind_of_photo(make_photo: MakePhoto, tmp_path: Path) -> None:
    photos = photos_of_all_kinds(make_photo, tmp_path)
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(tmp_path / "own"), *map(str, photos)],
        capture_output=True,
        text=True,
        check=False,
    )
    *seen, writers = map(json.loads, done.stdout.splitlines())
    everything = [{"name": photo.name, "card": True, "picture": True, "caption": True} for photo in photos]
    assert seen == everything, done.stderr
    assert writers == []
