"""Pictures that travel with a photo come out of its copy as they came out of the photo."""

import json
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Any

import piexif
import pytest
from image.handmade import exif
from image.jpeg.conftest import Copies, stamped
from image.jpeg.kinds import by_pillow
from image.jpeg.pointed import indexed, pictures

from stampgui.image.jpeg.restore import restore_source

EMBEDDED = ("ThumbnailImage", "PreviewImage", "JpgFromRaw", "OtherImage", "MPImage2", "MPImage3", "MPImage4")
"""exiftool's names for pictures in and behind a photo."""


PREVIEW_START = struct.pack(">HHHI", 1, 0x0088, 4, 1)
"""A maker's note of Minolta's: an IFD of one LONG, which says where a preview is."""


def exif_of_minolta() -> bytes:
    """An EXIF block whose maker's note says that a preview is at NOTE."""
    dated = {piexif.ExifIFD.DateTimeOriginal: "2022:10:14 08:15:00"}
    note = {piexif.ExifIFD.MakerNote: PREVIEW_START + b"NOTE" + bytes(4)}
    block: bytes = piexif.dump({"0th": {piexif.ImageIFD.Make: "Minolta"}, "Exif": dated | note})
    return block.removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("tiff", [None, exif(), exif(Make="x" * 3000)], ids=["as it was", "with a date", "longer"])
@pytest.mark.parametrize("order", ["<", ">"], ids=["little-endian", "big-endian"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 2}], ids=str)
def test_an_index_leads_to_the_pictures_behind_the_copy(
    options: dict[str, Any], order: str, tiff: bytes | None
) -> None:
    small, large = by_pillow((32, 24)), by_pillow((200, 150))
    source = indexed(by_pillow((300, 200), **options), small, large, order=order)
    assert pictures(source)[1:] == [small, large]
    copy = stamped(source, tiff=tiff).written.data
    assert len(copy) != len(source)
    own, *others = pictures(copy)
    assert others == [small, large]
    assert own + small + large == copy
    assert restore_source(copy) == source


@pytest.mark.parametrize("counted_from", ["file", "TIFF header"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}], ids=str)
def test_a_note_of_where_a_preview_lies_behind_the_photo_still_leads_there(
    options: dict[str, Any], counted_from: str
) -> None:
    """As some cameras keep it among their maker's notes."""
    preview = by_pillow((80, 60))
    block = exif_of_minolta()
    plain = by_pillow((300, 200), exif=b"Exif\0\0" + block, **options)
    base = plain.index(block) if counted_from == "TIFF header" else 0
    source = plain.replace(b"NOTE", struct.pack(">I", len(plain) - base)) + preview
    copy = stamped(source).written.data
    assert len(copy) != len(source)
    (offset,) = struct.unpack_from(">I", copy, copy.index(PREVIEW_START) + len(PREVIEW_START))
    assert copy[offset + (copy.index(b"Exif\0\0") + 6 if base else 0) :] == preview
    assert restore_source(copy) == source


@pytest.mark.parametrize("counted_from", ["file", "TIFF header"])
@pytest.mark.parametrize("corrected", ["1999:01:02 03:04:05", "2022:10:14 08:15:01"])
def test_it_leads_there_as_well_where_the_date_beside_it_is_corrected(counted_from: str, corrected: str) -> None:
    preview = by_pillow((80, 60))
    block = exif_of_minolta()
    plain = by_pillow((300, 200), exif=b"Exif\0\0" + block)
    base = plain.index(block) if counted_from == "TIFF header" else 0
    note = struct.pack(">I", len(plain) - base)
    source = plain.replace(b"NOTE", note) + preview
    tiff = block.replace(b"NOTE", note).replace(b"2022:10:14 08:15:00", corrected.encode())
    copy = stamped(source, tiff=tiff).written.data
    start = copy.index(b"Exif\0\0") + len(b"Exif\0\0")
    (offset,) = struct.unpack_from(">I", copy, copy.index(PREVIEW_START) + len(PREVIEW_START))
    assert corrected.encode() in copy
    assert copy[offset + (start if base else 0) :] == preview
    assert restore_source(copy) == source


def test_of_real_photos_too(corpus_copies: Copies) -> None:
    found = {name: pictures(copy.source)[1:] for name, copy in corpus_copies.items()}
    leading = {name for name, behind in found.items() if any(each.startswith(b"\xff\xd8") for each in behind)}
    assert len(leading) >= 4
    assert [n for n in leading if pictures(corpus_copies[n].written.data)[1:] != found[n]] == []


def test_exiftool_takes_the_same_pictures_out_of_copies(corpus_copies: Copies, tmp_path: Path) -> None:
    """Thumbnails, previews and gain maps, also those that only a maker's notes lead to."""
    names = list(corpus_copies)
    found = {}
    for kind in ("source", "copy"):
        folder = tmp_path / kind
        folder.mkdir()
        for number, name in enumerate(names):
            copy = corpus_copies[name]
            data = copy.source if kind == "source" else copy.written.data
            (folder / f"{number:03}.jpg").write_bytes(data)
        found[kind] = _extracted(folder)
    assert sum(bool(each) for each in found["source"].values()) >= 20
    assert {names[n]: each.keys() for n, each in found["source"].items() if found["copy"][n] != each} == {}


def _extracted(folder: Path) -> dict[int, dict[str, str]]:
    """By the number that is the file's name: its embedded pictures, by name."""
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed")
    wanted = [f"-{name}" for name in EMBEDDED]
    done = subprocess.run([exiftool, "-json", "-b", *wanted, str(folder)], capture_output=True, check=False)
    return {int(Path(row.pop("SourceFile")).stem): row for row in json.loads(done.stdout)}
