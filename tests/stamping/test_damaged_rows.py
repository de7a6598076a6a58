"""What is left of interlaced PNG files and of WebP files, which decoders refuse when they are cut off."""

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from stampgui.i18n import load_catalogue
from stampgui.image.errors import UnusableImage
from stampgui.image.partial.interlaced_png import weave_passes
from stampgui.image.partial.partial_webp import complete_webp, measure_webp_damage
from stampgui.image.png.partial_file import complete_png, measure_png_damage
from stampgui.image.png.png_file import PngChunk
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp


def words_of(outcome: Outcome) -> str:
    return " ".join(map(load_catalogue("en").render, outcome.notes))


@pytest.fixture
def willing(recipe: Recipe) -> Recipe:
    return replace(recipe, accepts_damage=True)


ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
COLOUR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}


def make_interlaced(pixels: np.ndarray) -> tuple[bytes, bytes]:
    """An interlaced PNG up to its image data, and these; Pillow writes none."""
    height, width, samples = pixels.shape
    rows = b"".join(
        b"\0" + row.tobytes()
        for left, top, across, down in ADAM7
        for row in pixels[top::down, left::across]
        if row.size
    )
    header = struct.pack(">IIBBBBB", width, height, 8, COLOUR_TYPES[samples], 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + PngChunk(b"IHDR", header).raw, rows


@given(st.integers(1, 20), st.integers(1, 20), st.sampled_from(sorted(COLOUR_TYPES)))
def test_all_passes_of_an_interlaced_png_together_are_its_picture(width: int, height: int, samples: int) -> None:
    pixels = np.random.default_rng(width).integers(0, 255, (height, width, samples), dtype=np.uint8)
    head, rows = make_interlaced(pixels)
    whole = complete_png(head + PngChunk(b"IDAT", zlib.compress(rows)).raw, weave_passes)
    with Image.open(io.BytesIO(whole)) as image:
        assert image.tobytes() == pixels.tobytes()


@pytest.mark.parametrize(("depth", "colour_type"), [(1, 0), (4, 3), (16, 2), (16, 6)])
def test_an_interlaced_png_of_any_depth_counts_as_whole_where_it_is(depth: int, colour_type: int) -> None:
    bits = depth * {0: 1, 2: 3, 3: 1, 6: 4}[colour_type]
    header = struct.pack(">IIBBBBB", 8, 8, depth, colour_type, 0, 0, 1)
    rows = b"".join(
        bytes(1 + (w * bits + 7) // 8) * h for w, h in [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
    )
    head = b"\x89PNG\r\n\x1a\n" + PngChunk(b"IHDR", header).raw
    assert measure_png_damage(head + PngChunk(b"IDAT", zlib.compress(rows)).raw) is None
    with pytest.raises(UnusableImage):
        measure_png_damage(head + PngChunk(b"IDAT", zlib.compress(rows[:-9])).raw)


@pytest.mark.parametrize(("share", "missing", "finest"), [(0.8, 0, 1), (0.3, 0, 2), (0.005, 0.68, 16)])
def test_what_is_left_of_an_interlaced_png_is_shown_without_its_detail(
    willing: Recipe, recipe: Recipe, tmp_path: Path, share: float, missing: float, finest: int
) -> None:
    across, down = np.meshgrid(np.arange(400), np.arange(320))
    pixels = np.stack([across // 2, down // 2, (across + down) // 4], axis=2).astype(np.uint8)
    head, rows = make_interlaced(pixels)
    photo = tmp_path / "Screenshot_20221014-081530.png"
    photo.write_bytes(head + PngChunk(b"IDAT", zlib.compress(rows[: int(len(rows) * share)])).raw[:-12])
    assert examine(Job(photo, recipe)).status is Status.FAILED
    outcome = stamp(Job(photo, willing, target=tmp_path / "copy.png"))
    assert outcome.damage is not None
    assert outcome.damage.missing == pytest.approx(missing, abs=0.05)
    assert outcome.damage.is_coarse
    assert outcome.status is Status.STAMPED
    assert "is missing" in words_of(outcome) or "details of its picture are missing" in words_of(outcome)
    with Image.open(tmp_path / "copy.png") as copy:
        found = np.asarray(copy).astype(int)
    assert np.abs(found - pixels)[: outcome.damage.rows // 2].max() <= finest
    assert not found[outcome.damage.rows :].any()


@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_cut_off_webp_gets_its_date_on_the_rows_that_are_there(
    willing: Recipe, recipe: Recipe, tmp_path: Path, share: float, *, lossless: bool
) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    busy = Image.fromarray(noise).resize((640, 480), Image.Resampling.BICUBIC)
    photo = tmp_path / "IMG_20221014_081530.webp"
    busy.save(photo, lossless=lossless)
    with Image.open(photo) as whole:
        expected = np.asarray(whole.convert("RGB")).astype(int)
    data = photo.read_bytes()
    photo.write_bytes(data[: int(len(data) * share)])
    refused = examine(Job(photo, recipe))
    assert refused.status is Status.FAILED
    assert refused.damage is not None
    assert 100 * (1 - share) <= refused.damage.percent < 70
    outcome = stamp(Job(photo, willing, target=tmp_path / "copy.webp"))
    assert outcome.status is Status.STAMPED
    assert "is missing" in words_of(outcome)
    with Image.open(tmp_path / "copy.webp") as copy:
        found = np.asarray(copy.convert("RGB")).astype(int)
    there = refused.damage.rows
    assert not found[there:].any()
    assert (found[: there // 2] == expected[: there // 2]).all()
    assert (found[:there] != expected[:there]).any()


def test_rows_of_a_cut_off_webp_count_only_where_they_are_those_of_the_whole(tmp_path: Path) -> None:
    photo = tmp_path / "foto.webp"
    shades = np.linspace(0, 255, 200 * 160 * 3).reshape(160, 200, 3).astype(np.uint8)  # easily guessed
    Image.fromarray(shades).save(photo, quality=60)
    data = photo.read_bytes()
    with Image.open(photo) as whole:
        expected = np.asarray(whole.convert("RGB"))
    for length in range(len(data) // 4, len(data) - 1, 7):
        try:
            completed = complete_webp(data[:length], (200, 160))
            damage = measure_webp_damage(data[:length], (200, 160))
        except UnusableImage:
            continue
        assert damage is not None
        with Image.open(io.BytesIO(completed)) as image:
            assert (np.asarray(image.convert("RGB"))[: damage.rows] == expected[: damage.rows]).all()
