"""What is no photo, or no whole one, gets a clear sentence."""

import io
import os
import struct
from pathlib import Path

import pytest
from image.handmade import TAKEN, iim, photoshop, xmp

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format, sniff
from stampgui.image.header import read_header, read_header_of
from stampgui.image.jpeg.segments import APP1, APP13, EXIF, PHOTOSHOP, XMP, encode_segment
from stampgui.image.photo import Photo, identify
from stampgui.image.previews.preview import load_preview
from stampgui.image.source_file import read_source_file


def reason(error: UnusableImage) -> str:
    return load_catalogue("en").render(error.reason)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty. Copy it from the camera or sender again."),
        (b"Hello, this is no picture", "The file is not a photo."),
        (b"\xff\x0a\x01", "The file is cut off in the middle. Copy it from the camera or sender again."),
        (b"II*\0" + bytes(40), "The file is cut off in the middle. Copy it from the camera or sender again."),
        (b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\0\0\0\0", "The file has no picture in it."),
        (b"\xff\xd8\xff\xe1\xff", "The file is cut off in the middle. Copy it from the camera or sender again."),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(UnusableImage) as caught:
        read_header(io.BytesIO(data))
    assert reason(caught.value) == sentence


def test_a_jpeg_that_tells_its_height_behind_its_picture_says_so(make_photo: MakePhoto) -> None:
    data = bytearray(make_photo(size=(64, 48)).read_bytes())
    height = data.index(b"\xff\xc0") + 5
    data[height : height + 2] = bytes(2)
    with pytest.raises(UnusableImage) as caught:
        read_header(io.BytesIO(bytes(data[:-2]) + b"\xff\xdc\0\x04\0\x30\xff\xd9"))
    assert reason(caught.value).startswith("The file does not say how high its picture is, or says it behind")


def test_a_jpeg_photo_tells_what_each_of_its_blocks_says(make_photo: MakePhoto) -> None:
    plain = make_photo(taken=TAKEN).read_bytes()
    packet = xmp("<xmp:CreatorTool>Pindai\n Dokumen</xmp:CreatorTool>").encode()
    records = photoshop((0x0404, iim([(55, b"20221014")])))
    added = encode_segment(APP1, XMP + packet) + encode_segment(APP13, PHOTOSHOP + records)
    found = read_header(io.BytesIO(plain[:2] + added + plain[2:]))
    assert found.exif.tags == {"DateTimeOriginal": TAKEN}
    assert found.xmp == {"xmp:CreatorTool": "Pindai Dokumen"}
    assert found.iptc == {"DateCreated": "20221014"}
    assert (found.png_text, found.damaged) == ({}, ())


def test_a_webp_photo_tells_what_its_xmp_says(make_photo: MakePhoto) -> None:
    packet = xmp("<xmp:CreateDate>2022</xmp:CreateDate>").encode()
    with make_photo("foto.webp", xmp=packet).open("rb") as file:
        assert read_header(file).xmp == {"xmp:CreateDate": "2022"}


def test_blocks_that_cannot_be_read_are_named(make_photo: MakePhoto) -> None:
    plain = make_photo().read_bytes()
    hostile = b"II*\0\x08\0\0\0" + struct.pack("<H", 0xFFFF)
    blocks = ((APP1, XMP + b"<broken"), (APP1, EXIF + hostile), (APP13, PHOTOSHOP + photoshop((0x0404, b"\x1c\2"))))
    added = b"".join(encode_segment(marker, payload) for marker, payload in blocks)
    found = read_header(io.BytesIO(plain[:2] + added + plain[2:]))
    assert found.damaged == ("EXIF", "IPTC", "XMP")
    assert found.exif.damaged


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"II*\0\x10\0\0\0CR\2\0", Format.RAW),
        (b"IIRO\x08\0\0\0", Format.RAW),
        (b"MMOR\0\0\0\x08", Format.RAW),
        (b"IIU\0\x18\0\0\0", Format.RAW),
        (b"\0\0\0\x18ftypcrx ", Format.RAW),
        (b"FUJIFILMCCD-RAW 0201", Format.RAW),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Format.HEIF),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Format.AVIF),
        (b"\0\0\0\x18ftypavif", Format.AVIF),
        (b"MM\0*\0\0\0\x08", Format.TIFF),
    ],
)
def test_raw_files_are_known_by_their_first_bytes(head: bytes, kind: Format) -> None:
    assert sniff(head + bytes(20)) is kind
    assert not kind.is_copied_as_it_is


def test_the_name_does_not_matter(make_photo: MakePhoto) -> None:
    path = make_photo("foto.png").rename(make_photo("x.jpg").parent / "foto.jpg")
    with path.open("rb") as file:
        assert read_header(file).format is Format.PNG


def test_only_the_header_is_read(make_photo: MakePhoto) -> None:
    data = make_photo(size=(2000, 1500), quality=95).read_bytes()
    stream = io.BytesIO(data)
    read_header(stream)
    assert stream.tell() < 2000


@pytest.mark.parametrize("head", [b"RIFF\0\0\0\0WAVE", b"BMW is a car", b"\0\0\0\x18ftypmp42", b"%PDF-1.4"])
def test_other_files_are_no_photos(head: bytes) -> None:
    assert sniff(head) is None


def test_a_missing_file_a_folder_and_a_pipe_are_named_for_what_they_are(tmp_path: Path) -> None:
    sentences = {
        "none.jpg": "There is no such file. Find out where it is now, or connect its drive again.",
        ".": "The folder cannot be opened.",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.jpg")
        sentences["pipa.jpg"] = "This file does not contain a photo."
    for path, sentence in ((tmp_path / name, sentence) for name, sentence in sentences.items()):
        with pytest.raises(UnusableImage) as caught:
            identify(path)
        assert reason(caught.value) == sentence


def test_a_file_that_changes_under_our_hands_is_refused(make_photo: MakePhoto) -> None:
    path = make_photo()
    seen = identify(path)
    with pytest.raises(UnusableImage, match="changed"):
        read_source_file(Photo(path, seen.size, seen.modified - 1), read_header_of(seen))


def test_a_preview_is_small_and_upright(make_photo: MakePhoto) -> None:
    path = make_photo(size=(400, 600), orientation=6)
    width, height, pixels = load_preview(path, 200)
    assert (width, height) == (200, 133)
    assert len(pixels) == 200 * 133 * 3
