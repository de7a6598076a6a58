"""What PNG text chunks tell: dates, and metadata of other kinds that programs put there."""

import io
import zlib

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import TAKEN, exif, iim, photoshop, xmp
from PIL import Image

from stampgui.image.errors import UnusableImage
from stampgui.image.header import Header, read_header
from stampgui.image.png import png_file
from stampgui.image.png.text_chunks import TextChunks

PACKET = xmp("<photoshop:DateCreated>2022-10</photoshop:DateCreated>").encode()
RECORDS = iim([(55, b"20221014")])


def header(*texts: tuple[bytes, bytes]) -> Header:
    """The header of a small picture with these text chunks."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG")
    data = buffer.getvalue()
    added = b"".join(png_file.PngChunk(kind, body).raw for kind, body in texts)
    return read_header(io.BytesIO(data[:33] + added + data[33:]))


def profile(name: bytes, block: bytes) -> bytes:
    """A raw profile as ImageMagick writes it."""
    return b"\n" + name + b"\n%8d\n" % len(block) + block.hex().encode() + b"\n"


def test_a_creation_time_is_read_from_each_kind_of_text_chunk() -> None:
    said = "Fri, 14 Oct 2022 08:15:00 +0700"
    packed = zlib.compress(said.encode())
    for kind, body in (
        (b"tEXt", b"Creation Time\0" + said.encode()),
        (b"zTXt", b"Creation Time\0\0" + packed),
        (b"iTXt", b"Creation Time\0\0\0id\0Waktu\0" + said.encode()),
        (b"iTXt", b"Creation time\0\1\0\0\0" + packed),
    ):
        assert header((kind, body)).png_text == {"Creation Time": said}


def test_the_first_of_a_keyword_counts_and_other_texts_do_not() -> None:
    found = header(
        (b"tEXt", b"Creation Time\x002022"),
        (b"tEXt", b"Creation Time\x002023"),
        (b"tEXt", b"Software\0EPSON\nScan"),
        (b"tEXt", b"Comment\x001999"),
        (b"tEXt", b"date:create\x002024-01-01T00:00:00+00:00"),
    )
    assert found.png_text == {"Creation Time": "2022", "Software": "EPSON Scan"}


def test_xmp_is_read_from_its_own_chunk_and_from_a_raw_profile() -> None:
    for kind, body in (
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PACKET),
        (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PACKET)),
        (b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(profile(b"xmp", PACKET))),
        (b"tEXt", b"Raw profile type APP1\0" + profile(b"generic", b"http://ns.adobe.com/xap/1.0/\0" + PACKET)),
    ):
        assert header((kind, body)).xmp == {"photoshop:DateCreated": "2022-10"}


def test_iptc_is_read_from_raw_profiles() -> None:
    for name, block in (
        (b"iptc", RECORDS),
        (b"iptc", photoshop((0x0404, RECORDS))),
        (b"8bim", photoshop((1028, RECORDS))),
    ):
        assert header((b"tEXt", b"Raw profile type " + name + b"\0" + profile(name, block))).iptc == {
            "DateCreated": "20221014"
        }


def test_exif_is_read_from_a_raw_profile_unless_there_is_a_chunk_for_it() -> None:
    old = (b"tEXt", b"Raw profile type exif\0" + profile(b"exif", b"Exif\0\0" + exif("2021:01:01 00:00:00")))
    assert header(old).exif.tags["DateTimeOriginal"] == "2021:01:01 00:00:00"
    assert header(old, (b"eXIf", exif())).exif.tags["DateTimeOriginal"] == TAKEN


@pytest.mark.parametrize(
    ("chunk", "name"),
    [
        ((b"tEXt", b"Raw profile type exif\0\nexif\n10\nno digits"), "EXIF"),
        ((b"zTXt", b"Raw profile type iptc\0\0not packed"), "IPTC"),
        ((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0not packed"), "XMP"),
        ((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<broken"), "XMP"),
    ],
)
def test_what_cannot_be_unpacked_is_known_to_be_damaged(chunk: tuple[bytes, bytes], name: str) -> None:
    assert header(chunk).damaged == (name,)


def test_of_texts_that_unfold_without_end_only_the_beginning_is_unpacked() -> None:
    bomb = zlib.compress(bytes(100_000_000))
    keywords = (b"Creation Time", b"Software", b"Raw profile type exif", b"Raw profile type xmp", b"Comment")
    texts = [(b"zTXt", keyword + b"\0\0" + bomb) for keyword in keywords * 20]
    found = TextChunks()
    for chunk in texts:
        found.add(*chunk)
    assert {name: len(text) for name, text in found.text.items()} == {"Creation Time": 1000, "Software": 1000}
    assert found.damaged == ["EXIF", "XMP"]


def test_all_texts_of_a_file_are_unpacked_from_one_budget() -> None:
    large = zlib.compress(profile(b"iptc", RECORDS + bytes(600_000)))
    texts = TextChunks()
    texts.add(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(profile(b"iptc", RECORDS)))
    texts.add(b"zTXt", b"Raw profile type exif\0\0" + large)
    texts.add(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PACKET))
    assert (texts.iptc, texts.xmp, texts.damaged) == (RECORDS, None, ["EXIF", "XMP"])


def test_a_file_in_thousands_of_small_pieces_is_refused() -> None:
    with pytest.raises(UnusableImage, match="far more parts"):
        header(*[(b"tEXt", b"Comment\0x")] * 6_000)


@for_all(st.sampled_from([b"tEXt", b"zTXt", b"iTXt"]), st.binary(max_size=100))
def test_no_text_crashes_the_reader(kind: bytes, garbage: bytes) -> None:
    for keyword in (b"", b"Creation Time\0", b"Raw profile type exif\0", b"XML:com.adobe.xmp\0\1\0\0\0"):
        TextChunks().add(kind, keyword + garbage)
