"""Camera RAW files, built as their makers build them: the copy is made of the JPEG that the camera put into them."""

import contextlib
import io
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import TAKEN, box, exif, full_box, xmp
from PIL import Image

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image.conversion import make_stampable
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.previews.preview import load_preview
from stampgui.image.tiff.exif_extraction import extract_exif
from stampgui.image.tiff.structure import TiffReader, open_tiff

BYTE, ASCII, SHORT, LONG, UNDEFINED = 1, 2, 3, 4, 7
GPS_VERSION = b"\2\3\0\0"
NOTE = b"Canon notes " * 40
Tags = dict[int, tuple[int, int, bytes]]


def jpeg(size: tuple[int, int], **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (70, 110, 160)).save(file, "JPEG", **options)
    return file.getvalue()


LARGE, SMALL = jpeg((640, 424)), jpeg((160, 120))


class Longer(bytes):
    """Bytes that say there are many more of them."""

    def __len__(self) -> int:
        return super().__len__() + 100_000


class Layout:
    """A TIFF-like file under construction: IFDs and data one behind the other, as they are added."""

    def __init__(self, magic: bytes = b"II*\0", head: bytes = b"") -> None:
        self.data = bytearray(magic + bytes(4) + head)

    def put(self, content: bytes) -> int:
        self.data += bytes(len(self.data) & 1)
        at = len(self.data)
        self.data += content
        return at

    def ifd(self, tags: Mapping[int, tuple[int, bytes]], following: int = 0) -> int:
        widths = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, UNDEFINED: 1}
        table = struct.pack("<H", len(tags))
        for tag, (kind, value) in sorted(tags.items()):
            field = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", self.put(value))
            table += struct.pack("<HHI", tag, kind, len(value) // widths[kind]) + field
        return self.put(table + struct.pack("<I", following))

    def finished(self, root: int) -> bytes:
        struct.pack_into("<I", self.data, 4, root)
        return bytes(self.data)


def long(*numbers: int) -> tuple[int, bytes]:
    return LONG, struct.pack(f"<{len(numbers)}I", *numbers)


def short(number: int) -> tuple[int, bytes]:
    return SHORT, struct.pack("<H", number)


def camera(layout: Layout, note: bytes = NOTE) -> dict[int, tuple[int, bytes]]:
    dates = layout.ifd({0x9003: (ASCII, TAKEN.encode() + b"\0"), 0x927C: (UNDEFINED, note)})
    place = layout.ifd({0x0000: (BYTE, GPS_VERSION)})
    return {0x010F: (ASCII, b"Kamera\0"), 0x0112: short(6), 0x8769: long(dates), 0x8825: long(place)}


def dng() -> bytes:
    """A thumbnail first; the sensor's data and two JPEGs are further pictures (SubIFDs)."""
    layout = Layout()
    places = [(LARGE, 6), (SMALL, 6), (b"sensor" * 200, 32803)]
    subs = [
        layout.ifd(
            {
                0x0100: short(9000),
                0x0101: short(6000),
                0x0103: short(7),
                0x0106: short(colours),
                0x0111: long(layout.put(content)),
                0x0117: long(len(content)),
            }
        )
        for content, colours in places
    ]
    packet = xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode()
    root = {0x00FE: long(1), 0x0100: short(160), 0x0101: short(120), 0xC612: (UNDEFINED, b"\1\4\0\0")}
    return layout.finished(layout.ifd({**root, 0x014A: long(*subs), 0x02BC: (UNDEFINED, packet), **camera(layout)}))


def cr2(note: bytes = NOTE) -> bytes:
    """The first IFD leads to the large JPEG, the next one to the thumbnail; the maker note stands near the start."""
    layout = Layout(head=b"CR\2\0" + bytes(500))
    tags = camera(layout, note)
    following = layout.ifd({0x0201: long(layout.put(SMALL)), 0x0202: long(len(SMALL))})
    strip = {0x0103: short(6), 0x0111: long(layout.put(LARGE)), 0x0117: long(len(LARGE))}
    return layout.finished(layout.ifd({0x0100: short(640), 0x0101: short(424), **strip, **tags}, following))


def nef() -> bytes:
    layout = Layout()
    lead = layout.ifd({0x0103: short(6), 0x0201: long(layout.put(LARGE)), 0x0202: long(len(LARGE))})
    sensor = layout.ifd({0x0100: short(6000), 0x0101: short(4000), 0x0106: short(32803)})
    root = {0x00FE: long(1), 0x0100: short(160), 0x0101: short(120), 0x014A: long(lead, sensor)}
    return layout.finished(layout.ifd({**root, **camera(layout)}))


def rw2() -> bytes:
    """Panasonic's JPEG is the value of a tag, and has EXIF of its own."""
    layout = Layout(b"IIU\0")
    inner = jpeg((640, 424), exif=b"Exif\0\0" + exif(Orientation=6))
    return layout.finished(
        layout.ifd({0x0002: short(6000), 0x0003: short(4000), 0x002E: (UNDEFINED, inner), **camera(layout)})
    )


def orf() -> bytes:
    """Olympus leads to its JPEG from inside the maker note."""
    layout = Layout(b"IIRO")
    settings = struct.pack("<HHHII", 2, 0x0101, LONG, 1, 0) + struct.pack("<HHII", 0x0102, LONG, 1, len(LARGE))
    head = b"OLYMPUS\0II\3\0"
    pointer = struct.pack("<HHHIII", 1, 0x2020, 13, 1, len(head) + 18, 0)
    place = len(head) + len(pointer) + 2 + 8
    note = bytearray(head + pointer + settings + bytes(4))
    tags = camera(layout, bytes(note))
    jpeg_at = layout.put(LARGE)
    note_at = bytes(layout.data).index(head)
    struct.pack_into("<I", layout.data, note_at + place, jpeg_at - note_at)
    return layout.finished(layout.ifd({0x0100: short(4600), 0x0101: short(3400), **tags}))


def raf() -> bytes:
    inner = jpeg((640, 424), exif=b"Exif\0\0" + exif(Orientation=6))
    head = b"FUJIFILMCCD-RAW 0201FF389501X-T1".ljust(84, b"\0") + struct.pack(">II", 148, len(inner))
    return head.ljust(148, b"\0") + inner + b"sensor" * 100


def cr3() -> bytes:
    def block(tags: Mapping[int, tuple[int, bytes]]) -> bytes:
        layout = Layout()
        return layout.finished(layout.ifd(tags))

    cmt1 = block({0x0100: short(6000), 0x0101: short(4000), 0x010F: (ASCII, b"Canon\0"), 0x0112: short(6)})
    cmt2 = block({0x9003: (ASCII, TAKEN.encode() + b"\0")})
    cmt4 = block({0x0000: (BYTE, GPS_VERSION)})
    uuid = box(
        b"uuid",
        bytes.fromhex("85c0b687820f11e08111f4ce462b6a48"),
        box(b"CMT1", cmt1),
        box(b"CMT2", cmt2),
        box(b"CMT4", cmt4),
    )
    small = box(b"PRVW", bytes(16), SMALL)
    preview = box(b"uuid", bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16"), bytes(8), small)
    packet = box(
        b"uuid",
        bytes.fromhex("be7acfcb97a942e89c71999491e3afac"),
        xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode(),
    )

    def whole(at: int) -> bytes:
        table = box(
            b"stbl",
            full_box(b"stsz", 0, struct.pack(">II", len(LARGE), 1)),
            full_box(b"co64", 0, struct.pack(">IQ", 1, at)),
        )
        moov = box(b"moov", uuid, box(b"trak", box(b"mdia", box(b"minf", table))))
        return box(b"ftyp", b"crx ", bytes(4), b"crx isom") + moov + packet + preview + struct.pack(">I4s", 0, b"mdat")

    return whole(len(whole(0))) + LARGE + b"sensor" * 100


MAKERS = {"dng": dng, "cr2": cr2, "nef": nef, "rw2": rw2, "orf": orf, "raf": raf, "cr3": cr3}
WHOLE = {name: make() for name, make in MAKERS.items()}


def header(data: bytes) -> Header:
    return read_header(io.BytesIO(data))


@pytest.mark.parametrize("kind", MAKERS)
def test_the_largest_jpeg_inside_is_what_is_stamped(kind: str) -> None:
    data = WHOLE[kind]
    found = header(data)
    assert (found.format, found.copy_format, found.refusal) == (Format.RAW, Format.JPEG, None)
    assert found.exif.tags["DateTimeOriginal"] == TAKEN
    assert found.displayed_size == (424, 640)
    assert load_catalogue("en").render(found.changes[0]) == (
        "The copy is made from the JPEG of 640 × 424 pixels that the camera put into the RAW file."
    )
    made = make_stampable(data, found)
    assert made.engine is None
    assert made.header.displayed_size == (424, 640)
    assert made.header.exif.tags["DateTimeOriginal"] == TAKEN
    assert LARGE[LARGE.index(b"\xff\xdb") :] in made.data  # its pixels and tables, byte for byte
    with Image.open(io.BytesIO(made.data)) as image:
        assert (image.size, image.getexif()[0x0112]) == ((640, 424), 6)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_preview_of_a_raw_file_is_upright(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"foto.{kind}"
    path.write_bytes(WHOLE[kind])
    width, height, _ = load_preview(path, 320)
    assert (width, height) == (212, 320)


@pytest.mark.parametrize("kind", ["dng", "cr3"])
def test_xmp_of_the_raw_file_goes_into_the_copy(kind: str) -> None:
    assert make_stampable(WHOLE[kind], header(WHOLE[kind])).header.xmp == {"xmp:CreateDate": "2022-10-14"}


def note_of(block: bytes) -> tuple[int, bytes | None]:
    found = open_tiff(io.BytesIO(block))
    assert found is not None
    reader, root = found
    dates = reader.read_linked_ifd(root, 0x8769)
    note = dates.find(0x927C)
    assert note is not None
    return reader.find_value(note), reader.read_entry(note)


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind not in ("rw2", "raf")])
def test_gps_data_are_carried_with_their_version(kind: str) -> None:
    """Its tag is 0, as no other's."""
    block = make_stampable(WHOLE[kind], header(WHOLE[kind])).header.tiff
    assert block is not None
    found = open_tiff(io.BytesIO(block))
    assert found is not None
    reader, root = found
    assert reader.read_value(reader.read_linked_ifd(root, 0x8825), 0x0000) == GPS_VERSION


@pytest.mark.parametrize("kind", ["dng", "cr2", "nef"])
def test_the_makers_note_is_carried(kind: str) -> None:
    block = make_stampable(WHOLE[kind], header(WHOLE[kind])).header.tiff
    assert block is not None
    assert note_of(block)[1] == NOTE


def test_notes_that_cannot_come_along_are_told_beforehand() -> None:
    left = "The camera's own notes (MakerNote) stay in the RAW file."
    said = {kind: [load_catalogue("en").render(change) for change in header(WHOLE[kind]).changes] for kind in MAKERS}
    assert [kind for kind in MAKERS if left in said[kind]] == ["cr3"]
    layout = Layout()
    tags = {
        0x0103: short(6),
        0x0111: long(layout.put(LARGE)),
        0x0117: long(len(LARGE)),
        0xC612: (UNDEFINED, b"\1\4\0\0"),
    }
    converted = layout.finished(
        layout.ifd({**tags, 0x0100: short(640), 0x0101: short(424), 0xC634: (UNDEFINED, b"Adobe\0")})
    )
    assert load_catalogue("en").render(header(converted).changes[1]) == left


def test_a_note_near_the_start_keeps_its_distance_from_it() -> None:
    """Notes of several makers count from the start of the block."""
    block = extract_exif(io.BytesIO(WHOLE["cr2"]))
    assert block is not None
    assert note_of(block) == note_of(WHOLE["cr2"])


@pytest.mark.parametrize("length", [60_000, 64_800, 65_600, 68_300])
def test_a_note_that_one_segment_has_no_room_for_stays_in_the_raw_file(length: int) -> None:
    """As that of a Canon EOS 70D; readers of JPEG files look for all of EXIF in one segment."""
    data = cr2(bytes(length))
    found = header(data)
    made = make_stampable(data, found)
    assert made.data.count(b"Exif\0\0") == 1
    assert made.header.exif.tags["DateTimeOriginal"] == TAKEN
    block = made.header.tiff
    assert block is not None
    left = "The camera's own notes (MakerNote) stay in the RAW file."
    assert (left in map(load_catalogue("en").render, found.changes)) == (length > 64_900) == (len(block) < length)


def test_what_describes_the_raw_files_own_pixels_stays_behind() -> None:
    block = make_stampable(WHOLE["dng"], header(WHOLE["dng"])).header.tiff
    assert block is not None
    found = open_tiff(io.BytesIO(block))
    assert found is not None
    assert not any(tag in found[1] for tag in (0x00FE, 0x0100, 0x0101, 0x014A, 0x02BC))
    assert 0xC612 in found[1]


def test_the_sensors_own_jpeg_data_are_no_picture() -> None:
    lossless = LARGE.replace(b"\xff\xc0", b"\xff\xc3", 1)
    found = header(WHOLE["dng"].replace(LARGE, lossless))
    assert found.stored_size == (160, 120)


def test_a_raw_file_without_a_jpeg_says_what_to_do() -> None:
    data = WHOLE["dng"].replace(b"\xff\xd8\xff", bytes(3))
    found = header(data)
    assert found.refusal is not None
    assert "Make one with the camera's software first." in load_catalogue("en").render(found.refusal)
    assert found.exif.tags["DateTimeOriginal"] == TAKEN


@pytest.mark.parametrize("kind", ["dng", "cr2", "nef", "orf", "cr3"])
def test_a_raw_file_whose_large_jpeg_is_cut_off_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thumbnail in its place would pass for the photo; here the file says that its JPEG is longer than it is."""
    monkeypatch.setitem(globals(), "LARGE", Longer(LARGE))
    found = header(MAKERS[kind]())
    assert found.refusal is not None
    assert "cut off in the middle" in load_catalogue("en").render(found.refusal)
    assert found.exif.tags["DateTimeOriginal"] == TAKEN


def test_a_phase_one_file_is_no_tiff_photo() -> None:
    """Its first picture is a tiny one."""
    layout = Layout(head=b"IIIICwaR" + bytes(20))
    data = layout.finished(layout.ifd({0x0100: short(160), 0x0101: short(120), **camera(layout)}))
    found = header(data)
    assert found.format is Format.RAW
    assert found.refusal is not None


def test_pages_that_lead_round_in_a_circle_end() -> None:
    layout = Layout()
    at = layout.ifd({0x0100: short(9), 0x0101: short(9)}, following=0)
    struct.pack_into("<I", layout.data, at + 2 + 24, at)
    data = layout.finished(at)
    reader = TiffReader(io.BytesIO(data), "<")
    assert len(reader.read_pages()) == 1


@for_all(st.sampled_from(sorted(MAKERS)), st.data())
def test_no_change_to_a_raw_file_crashes_the_reader(kind: str, data: st.DataObject) -> None:
    whole = WHOLE[kind]
    at = data.draw(st.integers(16, len(whole) - 1))
    change = data.draw(st.binary(min_size=1, max_size=8))
    changed = whole[:at] + change + whole[at + len(change) :]
    with contextlib.suppress(UnusableImage):
        found = header(changed)
        if found.refusal is None:
            make_stampable(changed, found)


@for_all(st.sampled_from(sorted(MAKERS)), st.data())
def test_a_raw_file_cut_off_anywhere_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    whole = WHOLE[kind]
    cut = whole[: data.draw(st.integers(16, len(whole)))]
    with contextlib.suppress(UnusableImage):
        found = header(cut)
        if found.refusal is None:
            make_stampable(cut, found)


def test_a_copy_of_a_raw_file_is_named_for_what_it_is(make_photo: MakePhoto, tmp_path: Path) -> None:
    from stampgui.batch.folder_scan import find_photos
    from stampgui.batch.target_paths import TargetPathAllocator

    (tmp_path / "a").mkdir()
    for kind, data in WHOLE.items():
        (tmp_path / "a" / f"foto {kind}.{kind.upper()}").write_bytes(data)
    (tmp_path / "a" / "tanpa akhiran 14.10").write_bytes(WHOLE["nef"])
    namer = TargetPathAllocator(tmp_path / "out")
    found = [namer.allocate_copy(photo).name for photo in find_photos([tmp_path / "a"])]
    assert sorted(found) == sorted([*(f"foto {kind}.jpg" for kind in MAKERS), "tanpa akhiran 14.10.jpg"])
