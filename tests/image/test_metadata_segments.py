"""Metadata blocks of any size into a JPEG and a PNG, as their standards divide them, and out again."""

import io
import os
from pathlib import Path

import pytest
from image.handmade import TAKEN, exif, iim, photoshop, xmp
from PIL import Image

from stampgui.image.header import Header, read_header, read_metadata_blocks
from stampgui.image.jpeg.metadata_segments import embed_jpeg_metadata
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.png import metadata_chunks

PACKET = xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode()
RECORDS = photoshop((0x0404, iim([(55, b"20221014")])))


def plain(kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (70, 110, 160)).save(file, kind, **options)
    return file.getvalue()


def header(data: bytes) -> Header:
    return read_header(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_every_block_that_goes_in_comes_out(kind: str) -> None:
    assemble = embed_jpeg_metadata if kind == "JPEG" else metadata_chunks.embed_png_metadata
    made = assemble(plain(kind), tiff=exif(), xmp=PACKET, icc=b"profile" * 99, resources=RECORDS)
    found = header(made)
    assert found.tiff == exif()
    assert found.exif.tags == {"DateTimeOriginal": TAKEN}
    assert found.xmp == {"xmp:CreateDate": "2022-10-14"}
    assert found.iptc == {"DateCreated": "20221014"}
    assert found.icc == b"profile" * 99
    with Image.open(io.BytesIO(made)) as image:
        assert image.getpixel((9, 9)) == Image.open(io.BytesIO(plain(kind))).getpixel((9, 9))


def test_a_block_too_large_for_one_segment_goes_on_in_the_next() -> None:
    long_exif, profile = exif() + os.urandom(150_000), os.urandom(200_000)
    made = embed_jpeg_metadata(plain("JPEG"), tiff=long_exif, icc=profile)
    blocks = read_metadata_blocks(io.BytesIO(made), header(made).format)
    assert (blocks.tiff, blocks.icc) == (long_exif, profile)
    with Image.open(io.BytesIO(made)) as image:
        assert image.info["icc_profile"] == profile
    assert len(parse_jpeg(made).segments) > 6


def test_a_packet_too_large_for_one_segment_stands_in_its_extension_as_it_is(tmp_path: Path) -> None:
    long_packet = PACKET.replace(b"<xmp:Create", b"<!--" + b"x" * 100_000 + b"--><xmp:Create", 1)
    made = embed_jpeg_metadata(plain("JPEG"), xmp=long_packet)
    prefix = b"http://ns.adobe.com/xmp/extension/\0"
    parts = [s.payload for s in parse_jpeg(made).segments if s.payload.startswith(prefix)]
    head = len(prefix) + 32 + 8
    assert b"".join(part[head:] for part in parts) == long_packet
    guid = parts[0][len(prefix) :][:32]
    assert b'HasExtendedXMP="' + guid + b'"' in made


def test_what_has_no_blocks_gets_none() -> None:
    assert embed_jpeg_metadata(plain("JPEG")) == plain("JPEG")
    assert embed_jpeg_metadata(plain("JPEG"), tiff=b"", xmp=b"") == plain("JPEG")
