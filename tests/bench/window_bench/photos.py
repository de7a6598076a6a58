"""The photos that the window is opened on."""

import shutil
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import piexif
from PIL import Image

ROOT: Final = Path(__file__).parents[3]
CORPUS: Final = ROOT.parent / "shared" / "corpus"
"""Files as cameras and phones wrote them, which are not part of the project."""
SAMPLE: Final = ROOT / "assets" / "samples" / "rapat-balai-desa.jpg"
_SUFFIXES: Final = (".jpg", ".jpeg", ".heic", ".hif", ".png", ".webp", ".avif", ".tif", ".tiff", ".dng", ".nef")


def fill(folder: Path, count: int) -> str:
    """Put so many hard links of real camera files into a folder, or else of one made photo; say of which."""
    originals = folder.with_name("originals")
    originals.mkdir()
    found = [path for path in sorted(CORPUS.rglob("*")) if path.suffix.lower() in _SUFFIXES and path.stat().st_size]
    if found:
        files = [Path(shutil.copyfile(path, originals / f"{place}{path.suffix}")) for place, path in enumerate(found)]
        said = f"{len(files)} real files"
    else:
        files = [originals / "0.jpg"]
        _make_photo(files[0])
        said = "one made photo of 12 megapixels"
    for number, file in enumerate(islice(cycle(files), count), start=1):
        (folder / f"IMG_{number:05d}{file.suffix}").hardlink_to(file)
    return said


def _make_photo(file: Path) -> None:
    with Image.open(SAMPLE) as sample:
        small = BytesIO()
        sample.resize((160, 120)).save(small, "JPEG")  # as cameras put one in
        exif = piexif.load(sample.info["exif"]) | {"1st": {}, "thumbnail": small.getvalue()}
        sample.resize((4000, 3000)).save(file, quality=90, exif=piexif.dump(exif))


def fill_undated(folder: Path, count: int) -> None:
    """Put so many hard links of a scan without a date into a folder."""
    original = folder / "scan 00001.jpg"
    with Image.open(SAMPLE) as sample:
        sample.resize((4000, 3000)).save(original, quality=90)
    for number in range(2, count + 1):
        (folder / f"scan {number:05d}.jpg").hardlink_to(original)
