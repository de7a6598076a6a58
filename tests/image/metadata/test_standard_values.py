"""EXIF values of the standard's types are read without exifread, which says the same of them."""

import io

from hypothesis import given
from hypothesis import strategies as st

from stampgui.image.metadata import exif
from stampgui.image.metadata.exif import parse_exif
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Entry, EntryValues, open_tiff
from stampgui.image.tiff.writer import ExifParts, build_exif_block

ROOT = (tags.MAKE, tags.MODEL, tags.SOFTWARE, tags.DATE_TIME, tags.HOST_COMPUTER, tags.ORIENTATION)
EXIF = (
    *(tags.DATE_TIME_ORIGINAL, tags.DATE_TIME_DIGITIZED, tags.OFFSET_TIME_ORIGINAL, tags.SUB_SEC_TIME),
    *(tags.FILE_SOURCE, tags.BODY_SERIAL_NUMBER),
)
GPS = (tags.GPS_DATE_STAMP, tags.GPS_TIME_STAMP)
TEXTS = st.sampled_from([b"2022:10:14 08:15:00\0", b"Canon\0", b" \0x", b"0", b"7 \xff\0", "é\0".encode()]) | st.binary(
    min_size=1, max_size=30
)
RATIONALS = st.lists(st.integers(0, 70) | st.integers(0, 2**32 - 1), min_size=6, max_size=6)


def encode(number: int, order: str, length: int) -> bytes:
    return number.to_bytes(length, "little" if order == "<" else "big")


def make_entries(draw: st.DrawFn, numbers: tuple[int, ...], order: str) -> EntryValues:
    entries = []
    for tag in sorted(draw(st.sets(st.sampled_from(numbers)))):
        match tag:
            case tags.GPS_TIME_STAMP if draw(st.integers(0, 3)):
                value = b"".join(encode(number, order, 4) for number in draw(RATIONALS))
                entries.append((Entry(tag, tags.RATIONAL, 3), value))
            case tags.FILE_SOURCE if draw(st.integers(0, 3)):
                entries.append((Entry(tag, tags.UNDEFINED, 1), bytes((draw(st.integers(0, 4)),))))
            case tags.ORIENTATION:
                entries.append((Entry(tag, tags.SHORT, 1), encode(6, order, 2)))
            case _:
                value = draw(TEXTS)
                kind = draw(st.sampled_from([tags.ASCII, tags.ASCII, tags.ASCII, tags.BYTE, tags.UNDEFINED]))
                entries.append((Entry(tag, kind, len(value)), value))
    return entries


@st.composite
def exif_blocks(draw: st.DrawFn) -> bytes | None:
    order = draw(st.sampled_from("<>"))
    root, inner, gps = (make_entries(draw, numbers, order) for numbers in (ROOT, EXIF, GPS))
    return build_exif_block(ExifParts(order, root, inner, gps))


@given(exif_blocks())
def test_both_ways_to_read_a_block_agree(block: bytes | None) -> None:
    structure = None if block is None else open_tiff(io.BytesIO(block))
    if block is None or structure is None:
        return
    reader, root = structure
    texts = exif._read_standard_texts(reader, exif._read_values(reader, root))
    if texts is None:
        return
    by_exifread = exif._read_odd_texts(block)
    assert by_exifread is not None
    assert {name: text for name, text in texts.items() if text} == {
        name: text for name, text in by_exifread.items() if text
    }


def test_values_of_other_types_are_left_to_exifread() -> None:
    block = build_exif_block(ExifParts("<", [(Entry(tags.MAKE, tags.BYTE, 2), b"AB")]))
    assert block is not None
    structure = open_tiff(io.BytesIO(block))
    assert structure is not None
    assert exif._read_standard_texts(structure[0], exif._read_values(*structure)) is None
    assert parse_exif(block).tags["Make"] == "[65, 66]"
