"""The headers of HEIC photos from telephones: dates, sizes and turns."""

import contextlib
import io
import struct
import time

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import TAKEN, box, exif, full_box, heif, large_box, xmp

from stampgui.i18n import load_catalogue
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.isobmff.thumbnail_item import promote_thumbnails
from stampgui.image.metadata.blocks import EXIF_PREFIX

EXIF_ITEM = struct.pack(">I", 6) + EXIF_PREFIX + exif()
XMP_ITEM = xmp("<photoshop:DateCreated>2022-10</photoshop:DateCreated>").encode()
WHOLE = heif(exif_item=EXIF_ITEM, xmp_item=XMP_ITEM)


def header(data: bytes) -> Header:
    return read_header(io.BytesIO(data))


@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_heic_photo_tells_its_date_and_size_and_what_its_copy_is(version: int) -> None:
    found = header(heif(exif_item=EXIF_ITEM, xmp_item=XMP_ITEM, version=version))
    assert found.format is Format.HEIF
    assert found.stored_size == (64, 48)
    assert found.exif.tags == {"DateTimeOriginal": TAKEN}
    assert found.xmp == {"photoshop:DateCreated": "2022-10"}
    assert found.damaged == ()
    assert found.copy_format is Format.JPEG
    said = [load_catalogue("en").render(change) for change in found.changes]
    assert said == ["The copy is a JPEG made from the HEIC photo."]


def test_items_inside_the_index_itself_are_read() -> None:
    assert header(heif(exif_item=EXIF_ITEM, inside=True)).exif.tags == {"DateTimeOriginal": TAKEN}


@pytest.mark.parametrize("prefix", [struct.pack(">I", 0), struct.pack(">I", 6) + EXIF_PREFIX, bytes(4) + EXIF_PREFIX])
def test_exif_begins_where_its_first_four_bytes_say(prefix: bytes) -> None:
    assert header(heif(exif_item=prefix + exif())).exif.tags == {"DateTimeOriginal": TAKEN}


def test_an_avif_picture_without_metadata_is_read_too() -> None:
    found = header(heif().replace(b"heic", b"avif", 1))
    assert (found.format, found.stored_size, dict(found.exif.tags)) == (Format.AVIF, (64, 48), {})


def test_boxes_before_the_index_are_passed_over_even_large_ones() -> None:
    plain = heif(exif_item=EXIF_ITEM, inside=True)
    ftyp, rest = plain[:24], plain[24:]
    assert header(ftyp + box(b"free", bytes(100)) + large_box(b"uuid", bytes(50)) + rest).exif.tags


def test_an_item_that_is_not_there_is_known_to_be_damaged() -> None:
    assert header(WHOLE[:-10]).damaged == ("XMP",)
    assert header(heif(exif_item=EXIF_ITEM)[:-10]).damaged == ("EXIF",)


def meta(*boxes: bytes) -> bytes:
    return box(b"ftyp", b"heic", bytes(4)) + full_box(b"meta", 0, *boxes)


SIZE = box(
    b"iprp",
    box(b"ipco", full_box(b"ispe", 0, struct.pack(">II", 64, 48))),
    full_box(b"ipma", 0, struct.pack(">IHBB", 1, 1, 1, 1)),
)
PITM = full_box(b"pitm", 0, struct.pack(">H", 1))
EXIF_ENTRY = full_box(b"infe", 2, struct.pack(">HH4s", 2, 0, b"Exif"), b"\0")
IINF = full_box(b"iinf", 0, struct.pack(">H", 0xFFFF), EXIF_ENTRY)


@pytest.mark.parametrize(
    "data",
    [
        box(b"ftyp", b"heic", bytes(4)) + bytes(8) * 100_000,
        box(b"ftyp", b"heic", bytes(4)) + box(b"free") * 200_000,
        box(b"ftyp", b"heic", bytes(4)) + struct.pack(">I4sQ", 1, b"free", 0xFFFFFFFFFFFFFFFF),
        box(b"ftyp", b"heic", bytes(4)) + struct.pack(">I4sQ", 1, b"meta", 0xFFFFFFFFFFFFFFFF),
        box(b"ftyp", b"heic", bytes(4)) + struct.pack(">I4s", 0x40000000, b"meta") + bytes(100),
        meta(box(b"free") * 400_000),
        meta(b"\0\0\0\1free" + bytes(8)),
        meta(PITM, SIZE, full_box(b"iinf", 0, b"\xff\xff", EXIF_ENTRY * 100_000)),
        meta(PITM, SIZE, IINF, full_box(b"iloc", 2, b"\x44\x00\xff\xff\xff\xff" + bytes(3_000_000))),
        meta(PITM, SIZE, IINF, full_box(b"iloc", 0, b"\0\0\0\1" + struct.pack(">HHH", 2, 0, 0xFFFF))),
        meta(PITM, SIZE, IINF, full_box(b"iloc", 0, b"\x44\0\0\1" + struct.pack(">HHHII", 2, 0, 1, 0, 0x40000000))),
        meta(PITM, SIZE, IINF, full_box(b"iloc", 0, b"\x88\0\0\1" + struct.pack(">HHHQQ", 2, 0, 1, 2**64 - 1, 9))),
        meta(PITM, box(b"iprp", box(b"ipco"), full_box(b"ipma", 0, struct.pack(">I", 0xFFFFFFFF) + bytes(1_000_000)))),
    ],
)
def test_hostile_boxes_cost_next_to_nothing(data: bytes) -> None:
    started = time.thread_time()
    with contextlib.suppress(UnusableImage):
        header(data)
    assert time.thread_time() - started < 0.3


@for_all(st.integers(12, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_no_change_to_a_photo_crashes_the_reader(at: int, change: bytes) -> None:
    with contextlib.suppress(UnusableImage):
        header(WHOLE[:at] + change + WHOLE[at + len(change) :])


@for_all(st.integers(0, len(WHOLE)))
def test_a_photo_cut_off_anywhere_is_read_or_refused(length: int) -> None:
    with contextlib.suppress(UnusableImage):
        header(WHOLE[:length])


THUMBNAIL_REFERENCES = full_box(
    b"iref",
    0,
    box(b"cdsc", struct.pack(">HHH", 8, 1, 1)),
    box(b"thmb", struct.pack(">HHH", 7, 1, 1)),  # item 7 is the picture's
    box(b"thmb", struct.pack(">HHH", 9, 1, 6)),  # item 9 is that of another picture
)


def with_thumbnails(data: bytes) -> bytes:
    at = data.index(b"meta")
    size = int.from_bytes(data[at - 4 : at], "big")
    end = at - 4 + size
    grown = (size + len(THUMBNAIL_REFERENCES)).to_bytes(4, "big")
    return data[: at - 4] + grown + data[at:end] + THUMBNAIL_REFERENCES + data[end:]


def test_a_files_thumbnails_become_its_picture_one_after_another() -> None:
    whole = with_thumbnails(WHOLE)
    primary = full_box(b"pitm", 0, b"\0\1")
    assert list(promote_thumbnails(whole)) == [whole.replace(primary, full_box(b"pitm", 0, b"\0\7"))]
    assert list(promote_thumbnails(WHOLE)) == []


@for_all(st.integers(12, len(WHOLE) + len(THUMBNAIL_REFERENCES) - 1), st.binary(min_size=1, max_size=8))
def test_no_change_to_a_photo_crashes_the_search_for_thumbnails(at: int, change: bytes) -> None:
    whole = with_thumbnails(WHOLE)
    damaged = whole[:at] + change + whole[at + len(change) :]
    for data in (damaged, whole[:at]):
        assert all(len(each) == len(data) for each in promote_thumbnails(data))
