"""BigTIFF: scans whose offsets have eight bytes are stamped as others are."""

import contextlib
import io
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from stampgui.i18n import load_catalogue
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header, read_header_of
from stampgui.image.orientation import Orientation
from stampgui.image.photo import identify
from stampgui.image.tiff_file import read_metadata_blocks
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Status
from stampgui.stamping.stamp import stamp

SIZE = (160, 120)
TAKEN = b"2022:10:14 08:15:00\0"
SHORT, ASCII, LONG8, IFD8 = 3, 2, 16, 18


def ifd(order: str, at: int, values: dict[int, tuple[int, bytes]]) -> bytes:
    """An IFD that stands at an offset, and its values behind it."""
    widths = {SHORT: 2, ASCII: 1, LONG8: 8, IFD8: 8}
    entries, behind = b"", b""
    free = at + 8 + 20 * len(values) + 8
    for tag, (kind, value) in sorted(values.items()):
        field = value if len(value) <= 8 else struct.pack(order + "Q", free + len(behind))
        behind += value if len(value) > 8 else b""
        entries += struct.pack(order + "HHQ8s", tag, kind, len(value) // widths[kind], field)
    return struct.pack(order + "Q", len(values)) + entries + bytes(8) + behind


def big_tiff(order: str, *, turned: int = 1) -> bytes:
    """An RGB picture, red above and blue below, with EXIF dates, a maker and an Orientation."""
    width, height = SIZE
    pixels = b"\xff\0\0" * (width * height // 2) + b"\0\0\xff" * (width * height // 2)
    at = 16 + len(pixels)
    exif = ifd(order, at, {0x9003: (ASCII, TAKEN)})

    def short(*numbers: int) -> tuple[int, bytes]:
        return SHORT, struct.pack(f"{order}{len(numbers)}H", *numbers)

    def wide(number: int, kind: int = LONG8) -> tuple[int, bytes]:
        return kind, struct.pack(order + "Q", number)

    root = ifd(
        order,
        at + len(exif),
        {
            0x0100: short(width),
            0x0101: short(height),
            0x0102: short(8, 8, 8),
            0x0103: short(1),
            0x0106: short(2),
            0x010F: (ASCII, b"Pemindai Kantor\0"),
            0x0111: wide(16),
            0x0112: short(turned),
            0x0115: short(3),
            0x0116: short(height),
            0x0117: wide(len(pixels)),
            0x8769: wide(at, IFD8),
        },
    )
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HHHQ", 43, 8, 0, at + len(exif))
    return head + pixels + exif + root


def test_it_is_stamped_with_its_date_and_turned_as_it_is_shown(recipe: Recipe, tmp_path: Path) -> None:
    photo, copy = tmp_path / "pindai.tif", tmp_path / "salinan" / "pindai.jpg"
    photo.write_bytes(big_tiff("<", turned=6))
    outcome = stamp(Job(photo, recipe, copy))
    assert outcome.status is Status.STAMPED, outcome.reason
    assert outcome.evidence is not None
    assert outcome.evidence.date.iso.startswith("2022-10-14")
    header = read_header_of(identify(copy))
    assert header.displayed_size == (SIZE[1], SIZE[0])
    assert header.orientation is Orientation.TOP_LEFT
    exif = Image.open(copy).getexif()
    assert exif[0x10F] == "Pemindai Kantor"
    assert exif.get_ifd(0x8769)[0x9003] == TAKEN.decode().rstrip("\0")
    with Image.open(copy) as shown:
        red, _, blue = shown.convert("RGB").getpixel((SIZE[1] - 5, 5))  # type: ignore[misc]  # what was above
        assert (red > 200, blue < 60) == (True, True)


def test_one_that_pillow_does_not_decode_is_named_and_its_date_is_read() -> None:
    header = read_header(io.BytesIO(big_tiff(">")))
    assert header.refusal is not None
    assert "BigTIFF with the byte order MM" in load_catalogue("en").render(header.refusal)
    assert TAKEN.decode().rstrip("\0") in header.exif.tags.values()


def test_what_pillow_writes_is_read() -> None:
    file = io.BytesIO()
    Image.new("RGB", SIZE, "red").save(file, "TIFF", big_tiff=True)
    assert file.getvalue()[2:4] in (b"+\0", b"\0+")
    assert read_header(file).displayed_size == SIZE


@given(st.integers(0, 400), st.binary(min_size=1, max_size=12))
def test_no_change_to_a_file_crashes_the_reader(at: int, change: bytes) -> None:
    whole = big_tiff("<")
    cut = whole[:16] + whole[16 + 3 * SIZE[0] * SIZE[1] :]
    start = min(at, len(cut))
    data = cut[:start] + change + cut[start + len(change) :]
    with contextlib.suppress(UnusableImage):
        read_metadata_blocks(io.BytesIO(data))


def test_counts_and_offsets_beyond_any_file_cost_nothing() -> None:
    for number in (1 << 62, (1 << 64) - 1):
        for data in (
            b"II+\0\x08\0\0\0" + struct.pack("<Q", number) + bytes(200),
            b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, number) + b"\x01" * 400,
        ):
            with pytest.raises(UnusableImage):
                read_header(io.BytesIO(data))
