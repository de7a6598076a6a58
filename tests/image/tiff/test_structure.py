"""The one reader and writer of TIFF structures: what is there counts, whatever a file says of itself."""

import io
import struct

import pytest

from stampgui.image.redaction.exif_blocks import redact_exif
from stampgui.image.redaction.findings import FindingKind, RedactedBlock
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Entry, TiffReader, open_tiff, open_tiff_block
from stampgui.image.tiff.writer import ExifParts, build_exif_block, pack_ifd

MAKE = (Entry(tags.MAKE, tags.ASCII, 7), b"Kamera\0")


def block(order: str, *entries: Entry) -> bytes:
    header = b"II*\0" if order == "<" else b"MM\0*"
    return header + struct.pack(order + "I", 8) + pack_ifd(order, entries)


def number(order: str, tag: int, value: int) -> Entry:
    return Entry(tag, tags.LONG, 1, struct.pack(order + "I", value))


@pytest.mark.parametrize("order", "<>")
def test_what_is_written_is_read_again(order: str) -> None:
    exif = [(Entry(tags.EXIF_VERSION, tags.UNDEFINED, 4), b"0232")]
    data = build_exif_block(ExifParts(order, root=[MAKE], exif=exif))
    assert data is not None
    found = open_tiff(io.BytesIO(data))
    assert found is not None
    reader, root = found
    assert (reader.order, reader.read_value(root, tags.MAKE)) == (order, b"Kamera\0")
    assert reader.read_value(reader.read_linked_ifd(root, tags.EXIF_IFD), tags.EXIF_VERSION) == b"0232"
    assert reader.read_linked_ifd(root, tags.GPS_IFD).entries == ()


def test_a_block_of_nothing_is_none() -> None:
    assert build_exif_block(ExifParts("<", root=[])) is None


def test_of_a_repeated_tag_the_first_counts() -> None:
    reader = open_tiff_block(block("<", number("<", tags.MAKE, 1), number("<", tags.MAKE, 2)))
    assert reader is not None
    root = reader.read_first_ifd()
    assert reader.read_integer(root, tags.MAKE) == 1
    assert len(root.entries) == 2
    assert root.select({tags.MAKE}) == [root.entries[0]]


def test_redaction_removes_a_repeated_tag_each_time() -> None:
    place = number("<", tags.GPS_IFD, 0)
    result = redact_exif(block("<", place, number("<", tags.ORIENTATION, 6), place), RedactedBlock)
    reader = open_tiff_block(result.data)
    assert reader is not None
    assert [entry.tag for entry in reader.read_first_ifd().entries] == [tags.ORIENTATION]
    assert {each.kind for each in result.findings} == {FindingKind.PLACE}


def test_redaction_looks_at_every_entry_of_a_long_ifd() -> None:
    """A reader that only wants a date stops at a thousand."""
    fill = [number("<", 0xC000 + index, 0) for index in range(1500)]
    data = block("<", *fill, number("<", tags.BODY_SERIAL_NUMBER, 12345))
    assert FindingKind.SERIAL in {each.kind for each in redact_exif(data, RedactedBlock).findings}
    found = open_tiff(io.BytesIO(data))
    assert found is not None
    assert len(found[1].entries) == 1000


def test_an_ifd_that_is_cut_off_has_the_entries_that_are_there() -> None:
    data = block("<", *(number("<", tag, 7) for tag in (tags.IMAGE_WIDTH, tags.IMAGE_LENGTH)))
    for length, whole, there in ((len(data), True, 2), (len(data) - 4, True, 2), (len(data) - 5, False, 1)):
        reader = open_tiff_block(data[:length])
        assert reader is not None
        root = reader.read_first_ifd()
        assert (root.is_whole, len(root.entries)) == (whole, there)


def test_a_value_that_is_cut_off_or_too_long_is_missing() -> None:
    text = Entry(tags.MAKE, tags.ASCII, 40, struct.pack("<I", 30))
    data = block("<", text) + bytes(range(1, 45))
    reader = open_tiff_block(data)
    assert reader is not None
    entry = reader.read_first_ifd().entries[0]
    assert reader.read_entry(entry) == data[30:70]
    assert reader.read_entry(entry, longest=39) is None
    cut = TiffReader(io.BytesIO(data[:69]), "<")
    assert cut.read_entry(entry) is None
    assert cut.read_available(entry, 1000) == data[30:69]


@pytest.mark.parametrize("offset", [0, 2, 4, 7, 1 << 30])
def test_there_is_no_ifd_in_the_header_or_outside(offset: int) -> None:
    data = b"II*\0" + struct.pack("<I", offset) + bytes(100)
    assert open_tiff(io.BytesIO(data)) is None
    assert redact_exif(data, RedactedBlock).data == bytes(len(data))


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS", b"IIU\0"])
def test_raw_files_are_read_whatever_follows_the_byte_order_and_never_changed(magic: bytes) -> None:
    data = magic + block("<", number("<", tags.ORIENTATION, 6))[4:]
    assert open_tiff(io.BytesIO(data)) is not None
    assert open_tiff_block(data) is None
