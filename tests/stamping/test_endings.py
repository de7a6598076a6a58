"""JPEG photos that lack nothing but their end marker, or have Huffman tables that nothing needs."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.jpeg import core
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.previews.preview import load_preview
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.stamp import examine, stamp

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here")
TAKEN = "2022:10:14 08:15:30"
EOI = b"\xff\xd9"
UNUSED_TABLES = b"\xff\xc4" + (2 + 17 * 2).to_bytes(2, "big") + b"\x03" + bytes(16) + b"\x13" + bytes(16)
"""A DHT segment with a DC and an AC table of number 3, both without codes."""


def words_of(outcome: Outcome) -> str:
    return " ".join(map(load_catalogue("en").render, outcome.notes))


@pytest.mark.parametrize(
    "behind",
    [
        b"",
        bytes(5000),
        b"\xff" * 7,
        b"\xff",
        b"\0\0\0\x18ftypmp42" + bytes(range(200)) * 40,
        b"\xff\xd8\xff\xe0 another picture \xff\xd9",
        b"SEFH\x69\0\0\0 what a telephone writes SEFT",
        b"\r\n",
    ],
    ids=["nothing", "zeros", "fill bytes", "half a marker", "a film", "a picture", "Samsung's trailer", "a line"],
)
@pytest.mark.parametrize(
    "options", [{}, {"restart_marker_rows": 1}, {"progressive": True}], ids=["plain", "restarts", "progressive"]
)
def test_one_without_its_end_marker_is_stamped_without_loss_and_says_so(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, behind: bytes, options: dict[str, Any]
) -> None:
    photo = make_photo(taken=TAKEN, **options)
    photo.write_bytes(photo.read_bytes().removesuffix(EOI) + behind)
    source = photo.read_bytes()
    assert examine(Job(photo, recipe)).status is Status.READY
    small = replace(recipe, upload_preset=parse_preset("320"))
    outcome = stamp(Job(photo, small, target=tmp_path / "copy.jpg", upload_target=tmp_path / "small.jpg"))
    assert outcome.status is Status.STAMPED
    assert outcome.engine in (Engine.SPLICE, Engine.RECODE)
    assert outcome.damage is None
    assert "lacks its end marker, but the picture is whole" in words_of(outcome)
    copy = (tmp_path / "copy.jpg").read_bytes()
    assert copy.endswith(behind)
    assert restore_source(copy) == source
    assert load_preview(tmp_path / "copy.jpg", 320)[:2] == (320, 240)
    with Image.open(tmp_path / "small.jpg") as picture:
        assert picture.size == (320, 240)


@pytest.mark.parametrize("end", [EOI, b""], ids=["with EOI", "without EOI"])
@pytest.mark.parametrize("progressive", [False, True])
def test_tables_without_codes_that_no_scan_needs_do_not_matter(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, end: bytes, *, progressive: bool
) -> None:
    photo = make_photo(taken=TAKEN, progressive=progressive)
    data = photo.read_bytes().removesuffix(EOI)
    scan = data.index(b"\xff\xda", data.index(b"\xff\xc0" if not progressive else b"\xff\xc2"))
    photo.write_bytes(data[:scan] + UNUSED_TABLES + data[scan:] + end)
    outcome = stamp(Job(photo, recipe, target=tmp_path / "copy.jpg"))
    assert outcome.status is Status.STAMPED
    assert outcome.engine is Engine.SPLICE
    assert restore_source((tmp_path / "copy.jpg").read_bytes()) == photo.read_bytes()
