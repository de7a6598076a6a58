"""Cameras that note in their maker's notes where a preview lies behind the picture."""

import hashlib
import io
import struct

import piexif
import pytest
from PIL import Image

from given import SAMPLES
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import Style
from stampgui.i18n import load_catalogue
from stampgui.image import captioning
from stampgui.image.captioning import apply_caption
from stampgui.image.engine import EncodedCopy
from stampgui.image.header import read_header
from stampgui.image.jpeg.core import CoreMissing
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.jpeg.segments import EXIF, find_exif_segments, parse_jpeg
from stampgui.image.mark import Mark

PREVIEW_START = 0x0088
SETTINGS = 0x0001
SHORT, LONG, UNDEFINED, IFD = 3, 4, 7, 13
PLACE = b"????"


def preview(first: bytes = b"\xff") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "JPEG")
    return first + file.getvalue()[1:]


def entry(tag: int, kind: int = LONG, count: int = 1) -> bytes:
    """A note that is an IFD of one entry, whose value is filled in later."""
    return struct.pack(">HHHI", 1, tag, kind, count)


def photo(note: bytes, *, behind: bytes, from_tiff: bool = False) -> bytes:
    """A photo with `behind` after its end, and a maker's note that ends with the four bytes that say where."""
    with Image.open(SAMPLES / "rapat-balai-desa.jpg") as image:
        file = io.BytesIO()
        image.save(file, "JPEG", exif=piexif.dump({"Exif": {piexif.ExifIFD.MakerNote: note + PLACE + bytes(4)}}))
    data = file.getvalue()
    place = len(data) - (base(data) if from_tiff else 0)
    return data.replace(note + PLACE, note + place.to_bytes(4, "big")) + behind


def base(data: bytes) -> int:
    (segment,) = find_exif_segments(parse_jpeg(data).segments)
    return segment.payload_offset + len(EXIF)


def caption(source: bytes) -> EncodedCopy:
    header = read_header(io.BytesIO(source))
    mark = Mark("difoto", "2022-10-14", hashlib.sha256(source).hexdigest())
    tile = draw_caption("difoto tanggal 14 Oktober 2022", Style(), header.displayed_size)
    return apply_caption(source, header, tile, mark=mark, tiff=None)


def stamped(source: bytes) -> bytes:
    return caption(source).data


def says_that_a_note_is_stale(source: bytes) -> bool:
    said = [load_catalogue("en").render(warning) for warning in caption(source).warnings]
    return any("that note no longer fits" in sentence for sentence in said)


def place_after(note: bytes, data: bytes) -> int:
    at = data.index(note) + len(note)
    return int.from_bytes(data[at : at + 4], "big")


@pytest.mark.parametrize("from_tiff", [False, True])
@pytest.mark.parametrize("first", [b"\xff", b"\x01"])
@pytest.mark.parametrize("note", [entry(PREVIEW_START), b"AOC\0MM" + entry(0x0004)])
def test_a_preview_behind_the_picture_is_found_where_the_makers_note_says(
    note: bytes, first: bytes, from_tiff: bool
) -> None:
    source = photo(note, behind=preview(first), from_tiff=from_tiff)
    copy = stamped(source)
    place = place_after(note, copy) + (base(copy) if from_tiff else 0)
    assert copy[place:] == preview(first)
    assert restore_source(copy) == source


@pytest.mark.parametrize(
    "note", [entry(SETTINGS), entry(PREVIEW_START, UNDEFINED, 4), b"unknown maker:", b"AOC\0MM" + entry(0x0002)]
)
def test_bytes_that_merely_equal_such_a_place_stay(note: bytes) -> None:
    source = photo(note, behind=preview())
    copy = stamped(source)
    assert place_after(note, copy) == place_after(note, source)
    assert restore_source(copy) == source


OTHER_MAKER = 0x0104


@pytest.mark.parametrize(
    "note",
    [
        entry(OTHER_MAKER),  # Canon and others
        entry(OTHER_MAKER, IFD),
        b"OLYMP\0\1\0" + entry(OTHER_MAKER),
        b"OLYMPUS\0MM\0\3" + entry(OTHER_MAKER),
        b"Nikon\0\2\x10\0\0MM\0*\0\0\0\x08" + entry(OTHER_MAKER),
        b"SONY DSC \0\0\0" + entry(OTHER_MAKER, UNDEFINED, 50_000),  # the value itself lies behind the picture
        b"Panasonic\0\0\0" + entry(OTHER_MAKER),
        b"Apple iOS\0\0\1MM" + entry(OTHER_MAKER),
        b"QVC\0\0\0" + entry(OTHER_MAKER),
    ],
)
@pytest.mark.parametrize("from_tiff", [False, True])
def test_a_note_of_another_maker_stays_and_is_said_to_be_stale(note: bytes, from_tiff: bool) -> None:
    source = photo(note, behind=preview(), from_tiff=from_tiff)
    copy = stamped(source)
    assert place_after(note, copy) == place_after(note, source)
    assert says_that_a_note_is_stale(source)
    assert restore_source(copy) == source


def test_what_canons_converter_appends_is_known() -> None:
    assert says_that_a_note_is_stale(photo(entry(0x00D0), behind=b"CANON OPTIONAL DATA\0" + bytes(40)))


@pytest.mark.parametrize("note", [entry(PREVIEW_START), b"AOC\0MM" + entry(0x0004)])
def test_a_note_that_was_moved_with_its_preview_is_not_stale(note: bytes) -> None:
    assert not says_that_a_note_is_stale(photo(note, behind=preview()))


@pytest.mark.parametrize(
    "note", [b"unknown maker:", entry(OTHER_MAKER, SHORT, 2), b"AOC\0MM" + entry(0x0004, UNDEFINED, 4)]
)
def test_bytes_that_no_ifd_calls_an_offset_are_not_said_to_be_stale(note: bytes) -> None:
    assert not says_that_a_note_is_stale(photo(note, behind=preview()))


@pytest.mark.parametrize("behind", [b"", b"a video, or what else telephones append", bytes(400)])
def test_a_number_that_leads_to_nothing_known_is_no_offset(behind: bytes) -> None:
    assert not says_that_a_note_is_stale(photo(entry(OTHER_MAKER), behind=behind))


def test_a_picture_that_is_encoded_again_says_that_a_note_is_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise CoreMissing

    monkeypatch.setattr(captioning, "splice", missing)
    assert says_that_a_note_is_stale(photo(entry(PREVIEW_START), behind=preview()))
