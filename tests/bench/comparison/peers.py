"""What people would use instead, and what becomes of their photos by it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from comparison.costs import Command, Peer, run, run_each
from PIL import Image

_PILLOW_SCRIPT: Final = Path(__file__).parents[1] / "pillow_script.py"
_PACKAGES: Final = {
    "jpegtran": "libjpeg-turbo-progs",
    "exiftool": "libimage-exiftool-perl",
    "convert": "imagemagick",
}
_SLOW_SHARE: Final = 5
"""exiftool with ImageMagick gets one photo in five: it takes long enough."""


def install_peers() -> None:
    missing = [package for program, package in _PACKAGES.items() if shutil.which(program) is None]
    if missing:
        as_root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", *missing], check=True)


def stampgui(*words: str | Path) -> tuple[str | Path, ...]:
    return (sys.executable, "-m", "stampgui", *words)


def stamping(photos: Sequence[Path], out: Path, workers: int) -> Command:
    """The command that stamps them: a folder's, or one photo."""
    return stampgui("stamp", photos[0].parent if len(photos) > 1 else photos[0], "-o", out, "--jobs", str(workers))


def by_stampgui(photos: Sequence[Path], out: Path, workers: int) -> Peer:
    name = f"stampgui, {workers} worker{'s' if workers > 1 else ''}"
    return Peer(name, partial(run, *stamping(photos, out, workers)), len(photos), out)


def by_jpegtran(photos: Sequence[Path], out: Path) -> Peer:
    commands: list[Command] = [["jpegtran", "-copy", "all", "-outfile", out / photo.name, photo] for photo in photos]
    return Peer("jpegtran -copy all, 2 at a time", partial(run_each, commands), len(photos), out)


def by_pillow(photos: Sequence[Path], out: Path) -> Peer:
    command: tuple[str | Path, ...] = (sys.executable, _PILLOW_SCRIPT, out, *photos)
    return Peer("Pillow script, 2 processes", partial(run, *command), len(photos), out)


def by_magick(photos: Sequence[Path], out: Path) -> Peer:
    few = photos[: max(2, len(photos) // _SLOW_SHARE)]
    script = (
        'date=$(exiftool -s3 -d %d-%m-%Y -DateTimeOriginal "$1"); convert "$1" -auto-orient -gravity southeast '
        '-pointsize 120 -fill white -stroke black -annotate +100+100 "$date" "$2"'
    )
    commands = [("sh", "-c", script, "sh", photo, out / photo.name) for photo in few]
    return Peer("exiftool + ImageMagick, 2 at a time", partial(run_each, commands), len(few), out)


def try_and_find_losses(photo: Path, peer: Peer) -> str:
    """Have a peer work, and return what its copies lack of the photo."""
    if peer.folder is not None:
        peer.folder.mkdir(parents=True)
    peer.work()
    return find_losses(photo, peer)


def find_losses(photo: Path, peer: Peer) -> str:
    """What a peer's copies lack of the photo."""
    copies = () if peer.folder is None else (path for path in peer.folder.rglob("*") if path.suffix == photo.suffix)
    copy = min(copies, default=None)
    if copy is None:
        return "made no copies"
    before, after = (_read_tags(path) for path in (photo, copy))
    lost = "" if before[1:] == after[1:] else "loses EXIF"
    return ", ".join(filter(None, (lost, "" if before[0] == after[0] else "turns the photo")))


def _read_tags(path: Path) -> tuple[object, ...]:
    """Size and orientation, then maker, model, date, and whether there is more than that."""
    with Image.open(path) as image:
        exif = image.getexif()
        own = exif.get_ifd(0x8769)
        return (image.size, exif.get(0x0112)), exif.get(0x010F), exif.get(0x0110), own.get(0x9003), len(own) > 3
