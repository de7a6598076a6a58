"""Photos of whose picture a part is missing: refused, unless a person wants a date on what is there."""

import io
import random
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from given import MakePhoto
from stampgui.caption.style import BUILT_IN_STYLES, Anchor, CustomPosition, Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.jpeg import core
from stampgui.image.jpeg.restore import restore_source
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.stamp import examine, stamp

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here")

EOI = b"\xff\xd9"
SIZE = (960, 720)
TAKEN = "2022:10:14 08:15:30"


def words_of(outcome: Outcome) -> str:
    catalogue = load_catalogue("en")
    return " ".join(catalogue.render(each) for each in (outcome.reason, *outcome.notes) if each is not None)


def pixels_of(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data if data[:1] == b"\x89" else data + EOI)) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def cut_after(photo: Path, share: float) -> Path:
    """Keep that share of the bytes behind the header."""
    data = photo.read_bytes()
    begin = data.rindex(b"\xff\xda") if photo.suffix == ".jpg" else data.index(b"IDAT")
    photo.write_bytes(data[: begin + int((len(data) - begin) * share)])
    return photo


@pytest.fixture
def make_busy(make_photo: MakePhoto) -> MakePhoto:
    """Photos with detail everywhere, so that as many bytes tell of each row."""

    def make(name: str = "foto.jpg", **options: Any) -> Path:
        path = make_photo(name, size=SIZE, taken=TAKEN if name.endswith("jpg") else None, **options)
        with Image.open(path) as image:
            kept = {"exif": image.info["exif"]} if "exif" in image.info else {}
            mode = image.mode
        noise = np.random.default_rng(7).integers(0, 255, (SIZE[1] // 8, SIZE[0] // 8, 3), dtype=np.uint8)
        busy = Image.fromarray(noise).resize(SIZE, Image.Resampling.BICUBIC).convert(mode)
        options.pop("orientation", None)
        busy.save(path, **kept, **options)
        return path

    return make


@pytest.fixture
def willing(recipe: Recipe) -> Recipe:
    return replace(recipe, accepts_damage=True)


def stamp_into(folder: Path, photo: Path, recipe: Recipe) -> Outcome:
    return stamp(Job(photo, recipe, target=folder / photo.name))


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png"])
def test_a_damaged_photo_is_refused_with_how_much_of_it_is_missing(
    make_busy: MakePhoto, recipe: Recipe, tmp_path: Path, name: str
) -> None:
    photo = cut_after(make_busy(name), 0.6)
    for outcome in (examine(Job(photo, recipe)), stamp_into(tmp_path, photo, recipe)):
        assert outcome.status is Status.FAILED
        assert outcome.damage is not None
        assert 35 <= outcome.damage.percent <= 45
        assert f"{outcome.damage.percent}%" in words_of(outcome)
        assert "Copy it from the camera" in words_of(outcome)
    assert not list(tmp_path.glob("*.*"))


@pytest.mark.parametrize("rubbish", [b"\xff\xff\x00\xde", b"\xff\x00\xff\xff\x00\xb3", b"\x5a\xff"])
def test_what_looks_like_a_marker_behind_the_damage_is_no_obstacle(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, rubbish: bytes
) -> None:
    """It cannot be moved by a part of a byte, as the caption would have it."""
    photo = cut_after(make_busy(), 0.55)
    photo.write_bytes(photo.read_bytes() + b"\x00" * 8 + rubbish * 9 + EOI)
    outcome = stamp_into(tmp_path, photo, replace(willing, style=Style(position=Anchor.TOP_LEFT)))
    assert outcome.status is Status.STAMPED
    assert "is missing" in words_of(outcome)


@pytest.mark.parametrize("options", [{}, {"restart_marker_rows": 1}, {"restart_marker_blocks": 7}, {"subsampling": 0}])
@pytest.mark.parametrize("position", [Anchor.TOP_LEFT, Anchor.BOTTOM_RIGHT])
def test_a_cut_off_jpeg_gets_its_date_without_another_change(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, options: dict[str, int], position: Anchor
) -> None:
    photo = cut_after(make_busy(**options), 0.55)
    source = photo.read_bytes()
    assert examine(Job(photo, willing)).status is Status.READY
    outcome = stamp_into(tmp_path, photo, replace(willing, style=Style(position=position)))
    assert outcome.status is Status.STAMPED
    assert outcome.engine is Engine.SPLICE
    assert "is missing" in words_of(outcome)
    assert ("nearest part" in words_of(outcome)) == (position is Anchor.BOTTOM_RIGHT)
    assert outcome.output is not None
    copy = outcome.output.read_bytes()
    assert photo.read_bytes() == source
    before, after = pixels_of(source), pixels_of(copy)
    changed = np.argwhere((before != after).any(axis=2))
    whole_rows = round(SIZE[1] * (1 - outcome.damage.missing)) if outcome.damage else 0
    rows = {row for row, _ in changed if row < whole_rows - 32}
    assert rows
    assert max(rows) - min(rows) < 120
    height = SIZE[1] * 0.045
    if position is Anchor.TOP_LEFT:
        assert max(rows) < 4 * height
    else:
        assert min(rows) > whole_rows - 5 * height
    assert restore_source(copy) == source


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("style", ["outlined", "ribbon", "strip", "box"])
def test_the_caption_stands_on_what_is_there_however_the_photo_is_turned(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, orientation: int, style: str
) -> None:
    photo = cut_after(make_busy(orientation=orientation), 0.5)
    outcome = stamp_into(tmp_path, photo, replace(willing, style=BUILT_IN_STYLES[style]))
    assert outcome.status is Status.STAMPED
    assert outcome.engine is (Engine.REENCODE if style == "strip" else Engine.SPLICE)
    if style != "strip":
        assert outcome.output is not None
        before, after = pixels_of(photo.read_bytes()), pixels_of(outcome.output.read_bytes())
        assert outcome.damage is not None
        changed = (before != after).any(axis=2)
        assert changed[: outcome.damage.rows].any()


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_what_is_left_of_a_progressive_jpeg_is_encoded_again_and_said(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, share: float
) -> None:
    photo = cut_after(make_busy(progressive=True), 1.0)
    data = photo.read_bytes()
    photo.write_bytes(data[: int(len(data) * share)])
    outcome = stamp_into(tmp_path, photo, willing)
    assert outcome.status is Status.STAMPED
    assert outcome.engine is Engine.REENCODE
    assert "detail" in words_of(outcome)
    assert "encoded again" in words_of(outcome)
    assert outcome.output is not None
    assert outcome.output.read_bytes().rstrip(b"\0").endswith(EOI)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1"])
def test_a_cut_off_png_gets_its_date_on_the_rows_that_are_there(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, mode: str
) -> None:
    photo = cut_after(make_busy("IMG-2022.png", mode=mode), 0.5)
    outcome = stamp(Job(photo, willing, target=tmp_path / "salinan.png", answer=PartialDate(2022, 10, 14)))
    assert outcome.status is Status.STAMPED
    assert outcome.engine is Engine.REENCODE
    assert outcome.damage is not None
    assert "encoded again" in words_of(outcome)
    with Image.open(tmp_path / "salinan.png") as copy:
        copy.load()
        pixels = np.asarray(copy.convert("RGBA"))
    there = outcome.damage.rows
    assert 0 < there < SIZE[1]
    assert len(np.unique(pixels[there // 2, :, :3])) > 1
    assert not pixels[there:, :, :3].any() or mode == "P"


def test_a_png_whose_middle_is_damaged_can_be_stamped_too(
    make_busy: MakePhoto, willing: Recipe, recipe: Recipe, tmp_path: Path
) -> None:
    photo = make_busy("Screenshot_20221014-081530.png")
    data = bytearray(photo.read_bytes())
    data[len(data) // 2] ^= 255
    photo.write_bytes(data)
    refused = stamp_into(tmp_path, photo, recipe)
    assert refused.status is Status.FAILED
    assert refused.damage is not None
    outcome = stamp_into(tmp_path, photo, willing)
    assert outcome.status is Status.STAMPED
    assert "is missing" in words_of(outcome)


def test_a_jpeg_that_is_damaged_in_its_middle_says_so_once_it_is_read(
    make_busy: MakePhoto, willing: Recipe, recipe: Recipe, tmp_path: Path
) -> None:
    photo = make_busy()
    data = bytearray(photo.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60] = b"\xff\x00" * 30
    photo.write_bytes(data)
    refused = stamp_into(tmp_path, photo, recipe)
    assert refused.status is Status.FAILED
    assert refused.damage is not None
    assert "damaged" in words_of(refused)
    assert "is missing" in words_of(examine(Job(photo, willing)))
    outcome = stamp_into(tmp_path, photo, willing)
    assert outcome.status is Status.STAMPED
    assert outcome.engine is Engine.SPLICE
    assert outcome.output is not None
    assert restore_source(outcome.output.read_bytes()) == bytes(data)


@pytest.mark.parametrize("name", ["foto.jpg", "IMG_20221014_081530.png"])
def test_its_upload_copy_has_the_caption_on_what_is_there_too(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, name: str
) -> None:
    photo = cut_after(make_busy(name), 0.5)
    small = replace(willing, upload_preset=parse_preset("600:300"), faithful=False, no_gps=True)
    outcome = stamp(Job(photo, small, upload_target=tmp_path / "unggah.jpg"))
    assert outcome.status is Status.STAMPED
    assert "is missing" in words_of(outcome)
    plain = pixels_of((tmp_path / "unggah.jpg").read_bytes())
    assert plain.shape[1] == 600
    assert (plain[: plain.shape[0] // 2] > 250).any()


def test_a_photo_that_is_not_damaged_is_stamped_as_ever(make_busy: MakePhoto, recipe: Recipe, tmp_path: Path) -> None:
    photo = make_busy()
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    plain = stamp_into(tmp_path / "one", photo, recipe)
    willing = stamp_into(tmp_path / "other", photo, replace(recipe, accepts_damage=True))
    assert plain.output is not None
    assert willing.output is not None
    assert plain.output.read_bytes() == willing.output.read_bytes()
    assert willing.damage is None


def test_nothing_can_be_stamped_where_next_to_nothing_is_left(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path
) -> None:
    outcome = stamp_into(tmp_path, cut_after(make_busy(), 0.02), willing)
    assert outcome.status is Status.FAILED
    assert outcome.damage is not None


@pytest.mark.parametrize("share", [0.31, 0.5, 0.77, 0.999])
@pytest.mark.parametrize("place", [(0.1, 0.05), (0.95, 0.28), (0.5, 0.9)])
def test_a_caption_anywhere_leaves_what_is_there_readable(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path, share: float, place: tuple[float, float]
) -> None:
    photo = cut_after(make_busy(quality=85), share)
    outcome = stamp_into(tmp_path, photo, replace(willing, style=Style(position=CustomPosition(*place))))
    assert outcome.status is Status.STAMPED
    assert outcome.engine is Engine.SPLICE
    assert outcome.output is not None
    copy = outcome.output
    again = examine(Job(copy, willing))
    assert again.status is Status.ALREADY_STAMPED
    assert restore_source(copy.read_bytes()) == photo.read_bytes()


def test_a_png_of_sixteen_bits_can_be_cut_off_too(willing: Recipe, tmp_path: Path) -> None:
    width, height = 400, 300
    rows = b"".join(b"\0" + random.Random(row).randbytes(width * 6) for row in range(height))
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((16, 2, 0, 0, 0))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    whole = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    photo = tmp_path / "Screenshot_20221014-081530.png"
    photo.write_bytes(whole[: len(whole) // 2])
    outcome = stamp(Job(photo, willing, target=tmp_path / "copy.png"))
    assert outcome.status is Status.STAMPED
    assert outcome.damage is not None
    assert 45 < outcome.damage.percent < 55


def test_a_picture_too_large_to_be_read_whole_is_not_read_for_damage(
    make_busy: MakePhoto, willing: Recipe, tmp_path: Path
) -> None:
    photo = make_busy()
    budget = SIZE[0] * SIZE[1] * 4 + 5 * photo.stat().st_size
    assert stamp_into(tmp_path, photo, replace(willing, memory_budget=budget)).status is Status.STAMPED
    refused = examine(Job(cut_after(photo, 0.5), replace(willing, memory_budget=budget)))
    assert refused.status is Status.FAILED
    assert "memory" in words_of(refused)


@pytest.mark.parametrize(("share", "behind"), [(0.4, b""), (0.8, bytes(5000))])
def test_without_the_core_what_is_left_of_a_jpeg_is_found_by_what_decoders_show(
    make_busy: MakePhoto,
    recipe: Recipe,
    willing: Recipe,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    share: float,
    behind: bytes,
) -> None:
    photo = cut_after(make_busy(), share)
    photo.write_bytes(photo.read_bytes() + behind)
    monkeypatch.setattr(core, "_load_library", lambda: None)
    refused = examine(Job(photo, recipe))
    assert refused.damage is not None
    assert refused.damage.percent == pytest.approx(100 * (1 - share), abs=8)
    outcome = stamp_into(tmp_path, photo, willing)
    assert (outcome.status, outcome.engine) == (Status.STAMPED, Engine.REENCODE)
    assert "is missing" in words_of(outcome)
