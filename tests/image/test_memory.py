"""What a photo will take is told by its header: a small file that would take all memory is refused before that."""

import os
import subprocess
import sys
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from given import MakePhoto
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import read_header
from stampgui.image.memory import estimate_memory, explain_memory
from stampgui.image.png import png_file
from stampgui.image.png.partial_file import measure_png_damage
from stampgui.image.previews.preview import load_preview
from stampgui.machine_memory import measure_memory, share_memory
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Status
from stampgui.stamping.stamp import examine, stamp

OFFICE_COMPUTER = int(0.7 * (8 << 30))
"""Bytes for photos, of 8 GB."""

MEASURE = """
import datetime, resource, sys
from pathlib import Path
from stampgui.dates.partial import PartialDate
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.stamp import stamp
small, large, out = map(Path, sys.argv[1:])
recipe = Recipe("{tanggal}", "id", datetime.date(2026, 11, 22))
peaks = []
for photo in (small, large):
    outcome = stamp(Job(photo, recipe, out / photo.name, answer=PartialDate(2022)))
    assert outcome.output, outcome.reason
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
print(peaks[1] - peaks[0])
"""


def make_claim(path: Path, width: int, height: int) -> Path:
    """A PNG file of some dozen bytes that says it is so large, with nothing in it."""
    chunks = [(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((16, 6, 0, 0, 0)))]
    chunks += [(b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        data += len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
    path.write_bytes(data)
    return path


def test_measuring_a_png_that_is_cut_off_holds_only_a_part_of_its_rows() -> None:
    side = 4000
    header = side.to_bytes(4, "big") * 2 + bytes((8, 6, 0, 0, 0))
    packed = zlib.compress(bytes(side * (4 * side + 1)))
    data = png_file.SIGNATURE + png_file.PngChunk(b"IHDR", header).raw + png_file.PngChunk(b"IDAT", packed).raw[:-2000]
    tracemalloc.start()
    try:
        damage = measure_png_damage(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert damage is not None
    assert side // 2 < damage.rows < side
    assert peak < 8 << 20


def test_a_small_file_that_claims_to_be_huge_is_refused_with_the_figures(tmp_path: Path, recipe: Recipe) -> None:
    photo = make_claim(tmp_path / "besar.png", 15_000, 16_000)
    careful = replace(recipe, memory_budget=OFFICE_COMPUTER // 4)
    for outcome in (
        examine(Job(photo, careful, answer=PartialDate(2022))),
        stamp(Job(photo, careful, tmp_path / "out.png", answer=PartialDate(2022))),
    ):
        assert outcome.status is Status.FAILED
        assert outcome.reason is not None
        said = load_catalogue("en").render(outcome.reason)
        assert said.startswith("The photo needs about 7.2 GB of memory, and 1.5 GB are there for each photo.")
    assert not (tmp_path / "out.png").exists()


def test_a_cut_off_webp_that_does_not_fit_is_refused_before_it_is_filled_and_decoded(
    tmp_path: Path, recipe: Recipe
) -> None:
    photo = tmp_path / "IMG_20221014_081530.webp"
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(photo)
    photo.write_bytes(photo.read_bytes()[:60_000])
    examine(Job(photo, recipe))  # what is loaded now does not count
    tracemalloc.start()
    try:
        outcome = examine(Job(photo, replace(recipe, memory_budget=24 << 20)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert outcome.reason is not None
    assert load_catalogue("en").render(outcome.reason).startswith("The photo needs about 0.1 GB of memory")
    assert outcome.evidence is not None  # as of any photo that is too large
    assert peak < 1 << 20


def test_a_preview_asks_for_no_more_memory_than_the_computer_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_claim(tmp_path / "besar.png", 15_000, 16_000)
    monkeypatch.setattr("stampgui.image.previews.preview.share_memory", lambda count: OFFICE_COMPUTER // count)
    with pytest.raises(UnusableImage, match="memory"):
        load_preview(photo, 160)


def test_a_telephones_photo_of_200_megapixels_is_within_what_an_office_computer_has(tmp_path: Path) -> None:
    width, height = 16_320, 12_240
    frame = b"\xff\xc0\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x03\x01\x22\x00"
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8" + frame + b"\x02\x11\x01\x03\x11\x01\xff\xda\x00\x02")
    with (tmp_path / "a.jpg").open("rb") as file:
        header = read_header(file)
    assert explain_memory(estimate_memory(header, 80 << 20), OFFICE_COMPUTER // 8) is None


def test_a_heic_photo_of_200_megapixels_is_decoded_alone_or_refused_with_the_figures(make_photo: MakePhoto) -> None:
    with make_photo().open("rb") as file:
        header = replace(read_header(file), format=Format.HEIF, stored_size=(16_320, 12_240))
    needed = estimate_memory(header, 30 << 20)
    assert explain_memory(needed, OFFICE_COMPUTER) is None
    refusal = explain_memory(needed, OFFICE_COMPUTER // 4)
    assert refusal is not None
    assert (
        load_catalogue("en")
        .render(refusal)
        .startswith(
            "The photo needs about 3.4 GB of memory, and 1.5 GB are there for each photo. Save fewer photos at a time"
        )
    )
    assert "sekitar 3,4 GB memori" in load_catalogue("id").render(refusal)


def test_a_file_that_is_refused_is_not_read_whole(tmp_path: Path, recipe: Recipe) -> None:
    photo = tmp_path / "kosong.jpg"
    for begin in (b"", b"\xff\xd8\xff\xe0"):
        with photo.open("wb") as file:
            file.write(begin)
            file.truncate(6 << 40)  # a file of zeros, of which the disk keeps none
        outcome = stamp(Job(photo, recipe, tmp_path / "out.jpg", answer=PartialDate(2022)))
        assert outcome.status is Status.FAILED


def test_a_photo_with_a_tail_that_would_take_hours_to_copy_is_refused_with_the_figure(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photo = make_photo(taken="2022:10:14 08:15:00")
    os.truncate(photo, 1 << 40)
    outcome = stamp(Job(photo, recipe, tmp_path / "out.jpg"))
    assert outcome.status is Status.FAILED
    assert outcome.reason is not None
    assert "The file has 1099.5 GB" in load_catalogue("en").render(outcome.reason)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the peak is told in other units, or not at all")
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.jpg", {}),
        ("a.jpg", {"progressive": True, "subsampling": 0}),
        ("a.png", {}),
        ("a.png", {"mode": "RGBA"}),
        ("a.webp", {}),
        ("a.webp", {"lossless": True}),
        ("a.gif", {}),
        ("a.bmp", {}),
        ("a.tif", {}),
        ("a.tif", {"mode": "RGBA"}),
        ("a.avif", {}),
    ],
)
def test_no_photo_takes_more_memory_than_is_said(
    make_photo: MakePhoto, tmp_path: Path, name: str, options: dict[str, Any]
) -> None:
    small = make_photo(f"small {name}", size=(640, 480), **options)
    large = make_photo(f"large {name}", size=(3000, 2000), **options)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(small), str(large), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
    )
    with large.open("rb") as file:
        estimate = estimate_memory(read_header(file), large.stat().st_size)
    assert int(done.stdout) <= estimate + (8 << 20)  # allocators keep some


def test_workers_share_what_the_computer_has() -> None:
    assert share_memory(1) < measure_memory()
    assert share_memory(4) == share_memory(1) // 4
