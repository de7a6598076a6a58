"""JPEG files taken apart and put together: nothing but the pixels changes."""

import contextlib
import io
import struct
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from PIL import Image

from given import MakePhoto
from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg import mpf
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.rebuild import replace_jpeg_pixels
from stampgui.image.jpeg.segments import (
    APP1,
    APP2,
    APP13,
    APP15,
    COM,
    EXIF,
    PHOTOSHOP,
    SOS,
    XMP,
    Segment,
    encode_segment,
    find_exif_block,
    find_photoshop_resources,
    find_xmp_packet,
    parse_jpeg,
    read_header_segments,
)


def with_segments(data: bytes, *segments: bytes) -> bytes:
    """Put segments right behind SOI."""
    return data[:2] + b"".join(segments) + data[2:]


def test_segments_before_the_pixels_are_the_same_read_both_ways(make_photo: MakePhoto) -> None:
    data = make_photo(taken="2022:10:14 08:00:00", comment=b"Rapat").read_bytes()
    header = tuple(read_header_segments(io.BytesIO(data)))
    assert parse_jpeg(data).segments[: len(header)] == header


def test_every_application_segment_and_the_trailer_survive_new_pixels(make_photo: MakePhoto) -> None:
    data = make_photo(taken="2022:10:14 08:00:00").read_bytes()
    odd = [encode_segment(0xE7, b"vendor"), encode_segment(COM, b""), encode_segment(0xE7, b"vendor")]
    source = parse_jpeg(with_segments(data, *odd) + b"motion video")
    other = make_photo("lain.jpg", size=(32, 32)).read_bytes()
    copy = parse_jpeg(replace_jpeg_pixels(source, other, mark=b"stampgui\0{}", tiff=None))
    kept = [s.raw for s in copy.segments if s.is_application and not s.payload.startswith(b"stampgui\0")]
    assert kept == [s.raw for s in source.segments if s.is_application]
    assert copy.trailer == b"motion video"


def test_fill_bytes_and_stray_bytes_between_segments_are_passed_over(make_photo: MakePhoto) -> None:
    data = make_photo(comment=b"").read_bytes()
    odd = data[:2] + b"\xff\xff" + encode_segment(COM, b"a") + b"?>" + data[2:]
    assert [s.payload for s in parse_jpeg(odd).segments if s.marker == COM] == [b"a"]
    assert [s.payload for s in read_header_segments(io.BytesIO(odd)) if s.marker == COM] == [b"a"]


@pytest.mark.parametrize("progressive", [False, True])
def test_a_file_cut_off_before_its_end_marker_never_passes_for_a_whole_one(
    make_photo: MakePhoto, progressive: bool
) -> None:
    data = make_photo(size=(64, 48), progressive=progressive).read_bytes()
    scans = next(s.stop for s in parse_jpeg(data).segments if s.marker == SOS)
    for length in range(2, scans):
        with pytest.raises(UnusableImage):
            parse_jpeg(data[:length])
    for length in range(scans, len(data) - 1):
        assert not parse_jpeg(data[:length]).has_eoi


@for_all(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(garbage: bytes) -> None:
    for data in (garbage, b"\xff\xd8" + garbage):
        for read in (parse_jpeg, lambda data: list(read_header_segments(io.BytesIO(data)))):
            with contextlib.suppress(UnusableImage):
                read(data)


@pytest.mark.parametrize(
    ("marker", "precision", "count"), [(0xC3, 8, 3), (0xC0, 12, 3), (0xC0, 8, 2), (0xC5, 8, 3), (0xCB, 8, 1)]
)
def test_rare_kinds_of_jpeg_are_refused_with_a_reason(marker: int, precision: int, count: int) -> None:
    payload = struct.pack(">BHHB", precision, 8, 8, count) + bytes((1, 0x11, 0)) * count
    assert read_frame([Segment(marker, 0, payload)]).refusal is not None


def mp_index(order: str, *entries: tuple[int, int]) -> bytes:
    """An MPF payload with (size, offset) entries."""
    header = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    ifd = struct.pack(order + "HHHIII", 1, 0xB002, 7, 16 * len(entries), 26, 0)
    return mpf.IDENTIFIER + header + ifd + b"".join(struct.pack(order + "IIII", 0, *entry, 0) for entry in entries)


@pytest.mark.parametrize("order", ["<", ">"])
def test_images_behind_the_photo_are_found_where_the_copy_has_them(make_photo: MakePhoto, order: str) -> None:
    """CIPA DC-007: previews and gain maps are reached through offsets from the MP header."""
    preview = make_photo("preview.jpg", size=(16, 16)).read_bytes()
    plain = make_photo(taken="2022:10:14 08:00:00").read_bytes()
    length = len(encode_segment(APP2, mp_index(order, (0, 0), (0, 0))))
    end = len(plain) + length
    # the segment is put at offset 2, so its MP header is at 2 + 4 + 4
    source = with_segments(plain, encode_segment(APP2, mp_index(order, (end, 0), (len(preview), end - 10)))) + preview
    encoded = make_photo("lain.jpg", quality=20).read_bytes()
    copy = replace_jpeg_pixels(parse_jpeg(source), encoded, mark=b"stampgui\0{}", tiff=b"II*\0" + bytes(100))
    index = next(s for s in parse_jpeg(copy).segments if mpf.is_mpf_segment(s))
    fields = struct.unpack(order + "IIII" * 2, index.payload[-32:])
    assert fields[1] == len(copy) - len(preview)
    start = index.payload_offset + 4 + fields[6]
    assert copy[start : start + fields[5]] == preview


def test_a_broken_index_stays_as_it_is() -> None:
    move = mpf.Displacement(10, 20, 100, 200)
    for payload in (mpf.IDENTIFIER, mpf.IDENTIFIER + b"II*\0\xff\xff\xff\xff", mpf.IDENTIFIER + b"??*\0" + bytes(40)):
        assert mpf.patch_mpf(payload, move) == payload


@pytest.mark.parametrize("order", ["<", ">"])
@for_all(payload=st.binary(max_size=80))
def test_no_index_crashes_the_patch(order: str, payload: bytes) -> None:
    head = mpf.IDENTIFIER + (b"II*\0" if order == "<" else b"MM\0*")
    assert len(mpf.patch_mpf(head + payload, mpf.Displacement(10, 20, 100, 200))) == len(head + payload)


def test_a_file_in_thousands_of_pieces_is_refused(make_photo: MakePhoto) -> None:
    crowded = with_segments(make_photo().read_bytes(), *[encode_segment(APP15, b"")] * 6_000)
    with pytest.raises(UnusableImage, match="far more parts"):
        list(read_header_segments(io.BytesIO(crowded)))


def test_an_exif_block_is_added_behind_jfif(make_photo: MakePhoto) -> None:
    source = parse_jpeg(make_photo().read_bytes())
    copy = parse_jpeg(replace_jpeg_pixels(source, make_photo("b.jpg").read_bytes(), mark=b"m", tiff=b"II*\0"))
    assert [s.marker for s in copy.segments[:2]] == [0xE0, APP1]


def test_a_block_too_long_for_a_segment_is_an_error(make_photo: MakePhoto) -> None:
    source = parse_jpeg(make_photo().read_bytes())
    with pytest.raises(ValueError, match="do not fit"):
        replace_jpeg_pixels(source, make_photo("b.jpg").read_bytes(), mark=b"m", tiff=bytes(65530))


def test_pillow_opens_what_was_rebuilt(make_photo: MakePhoto, tmp_path: Path) -> None:
    source = parse_jpeg(make_photo(taken="2022:10:14 08:00:00").read_bytes())
    copy = replace_jpeg_pixels(source, make_photo("b.jpg", size=(80, 60)).read_bytes(), mark=b"m", tiff=None)
    with Image.open(io.BytesIO(copy)) as image:
        image.load()
        assert image.size == (80, 60)
        assert image.getexif().get_ifd(0x8769)[0x9003] == "2022:10:14 08:00:00"


def app1(*payloads: bytes) -> tuple[Segment, ...]:
    return tuple(Segment(APP1, 0, payload) for payload in payloads)


def test_an_exif_block_split_over_segments_is_joined() -> None:
    first, second, third = EXIF + b"MM\0*first", EXIF + b"second", EXIF + b"third"
    assert find_exif_block(app1(first, second, third)) == b"MM\0*firstsecondthird"
    assert find_exif_block(app1(XMP + b"<x/>", first, second)) == b"MM\0*firstsecond"


def test_exif_blocks_of_their_own_are_not_joined() -> None:
    first, another, second = EXIF + b"MM\0*first", EXIF + b"II*\0another", EXIF + b"second"
    assert find_exif_block(app1(first, another, second)) == b"MM\0*first"
    assert find_exif_block(app1(first, XMP + b"<x/>", second)) == b"MM\0*first"
    assert find_exif_block(app1(XMP)) is None


def test_a_new_exif_block_takes_the_place_of_all_parts_of_the_old_one(make_photo: MakePhoto) -> None:
    plain = make_photo().read_bytes()
    parts = [encode_segment(APP1, EXIF + part) for part in (b"MM\0*first", b"second")]
    vendor = encode_segment(APP1, EXIF + b"II*\0of its own")
    source = parse_jpeg(with_segments(plain, *parts, vendor))
    for tiff, expected in ((b"II*\0new", [b"II*\0new", b"II*\0of its own"]), (None, None)):
        copy = parse_jpeg(replace_jpeg_pixels(source, plain, mark=b"stampgui\0{}", tiff=tiff))
        found = [s.payload[len(EXIF) :] for s in copy.segments if s.marker == APP1]
        assert found == (expected or [b"MM\0*first", b"second", b"II*\0of its own"])


def test_xmp_and_photoshops_resources_are_found_behind_each_other() -> None:
    segments = (
        *app1(b"http://ns.adobe.com/xmp/extension/\0more", XMP + b"<x/>"),
        *(Segment(APP13, 0, payload) for payload in (PHOTOSHOP + b"8BIM", b"Adobe_CM\0", PHOTOSHOP + b"more")),
    )
    assert find_xmp_packet(segments) == b"<x/>"
    assert find_photoshop_resources(segments) == b"8BIMmore"
    assert (find_xmp_packet(()), find_photoshop_resources(())) == (None, None)
