"""Files with more than one block of a kind: each is heard, and kinds that cannot be read are named."""

import hashlib
import struct
import zlib
from pathlib import Path

import piexif
import pytest
from PIL import Image, PngImagePlugin

from given import MakePhoto
from stampgui.dates.evidence import Source
from stampgui.i18n import load_catalogue
from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

XMP_SIGNATURE = b"http://ns.adobe.com/xap/1.0/\0"


def with_segment(photo: Path, payload: bytes) -> Path:
    """Put an APP1 segment behind those that are there."""
    data = photo.read_bytes()
    at = 2
    while data[at + 1] in (0xE0, 0xE1):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    photo.write_bytes(data[:at] + b"\xff\xe1" + (len(payload) + 2).to_bytes(2, "big") + payload + data[at:])
    return photo


def exif_of(taken: str | None) -> bytes:
    block: bytes = piexif.dump({"0th": {}, "Exif": {} if taken is None else {piexif.ExifIFD.DateTimeOriginal: taken}})
    return block


def xmp_of(taken: str) -> bytes:
    return (
        XMP_SIGNATURE
        + (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="{taken}"/>'
            "</rdf:RDF></x:xmpmeta>"
        ).encode()
    )


def reason_of(outcome: Outcome) -> str:
    assert outcome.reason is not None
    return load_catalogue("en").render(outcome.reason)


def test_the_second_exif_block_is_heard_where_the_first_has_no_date(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = with_segment(make_photo(orientation=1), exif_of("2007:04:08 10:11:12"))
    outcome = examine(Job(photo, recipe))
    assert outcome.evidence is not None
    assert (outcome.evidence.source, outcome.evidence.date.iso) == (Source.EXIF_ORIGINAL, "2007-04-08")


def test_two_exif_blocks_that_disagree_are_put_before_a_person(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = with_segment(make_photo(taken="2003:01:02 10:11:12"), exif_of("2007:04:08 10:11:12"))
    outcome = examine(Job(photo, recipe))
    assert outcome.status is Status.NEEDS_CHECK
    assert "January 2, 2003" in reason_of(outcome)
    assert "April 8, 2007" in reason_of(outcome)


def test_two_xmp_packets_that_disagree_are_put_before_a_person(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = with_segment(with_segment(make_photo(), xmp_of("2003-01-02T10:11:12")), xmp_of("2007-04-08T10:11:12"))
    assert examine(Job(photo, recipe)).status is Status.NEEDS_CHECK


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_two_exif_chunks_of_a_png_are_both_heard(tmp_path: Path, recipe: Recipe) -> None:
    photo = tmp_path / "foto.png"
    Image.new("RGB", (64, 48)).save(photo)
    data = photo.read_bytes()
    blocks = (exif_of(each).removeprefix(EXIF_PREFIX) for each in ("2003:01:02 10:11:12", "2007:04:08 10:11:12"))
    photo.write_bytes(data[:33] + b"".join(chunk(b"eXIf", block) for block in blocks) + data[33:])
    assert examine(Job(photo, recipe)).status is Status.NEEDS_CHECK


@pytest.mark.parametrize("keyword", ["exif:DateTimeOriginal", "DateTimeOriginal", "CreationTime", "Creation Time"])
def test_the_texts_of_a_png_tell_its_capture(keyword: str, tmp_path: Path, recipe: Recipe) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text(keyword, "2019:05:21 10:45:52")
    photo = tmp_path / "foto.png"
    Image.new("RGB", (64, 48)).save(photo, pnginfo=texts)
    outcome = examine(Job(photo, recipe))
    assert outcome.evidence is not None
    assert (outcome.evidence.source, outcome.evidence.date.iso) == (Source.PNG, "2019-05-21")


def test_the_iphones_own_form_of_png_is_named(tmp_path: Path, recipe: Recipe) -> None:
    photo = tmp_path / "foto.png"
    Image.new("RGB", (64, 48)).save(photo)
    data = photo.read_bytes()
    photo.write_bytes(data[:8] + chunk(b"CgBI", bytes(4)) + data[8:])
    outcome = examine(Job(photo, recipe))
    assert outcome.status is Status.FAILED
    assert "CgBI" in reason_of(outcome)


def webp_chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) & 1)


def xmp_chunk(taken: str) -> bytes:
    return webp_chunk(b"XMP ", xmp_of(taken).removeprefix(XMP_SIGNATURE))


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        (webp_chunk(b"EXIF", exif_of("2007:04:08 10:11:12")), Source.EXIF_ORIGINAL),
        (xmp_chunk("2007-04-08T10:11:12"), Source.XMP),
        (webp_chunk(b"abcd", b"odd") + xmp_chunk("2007-04-08T10:11:12"), Source.XMP),
    ],
)
def test_metadata_behind_the_end_of_a_webp_are_heard_and_stay_there(
    tmp_path: Path, recipe: Recipe, behind: bytes, source: Source
) -> None:
    photo = tmp_path / "foto.webp"
    Image.new("RGB", (640, 480)).save(photo)
    photo.write_bytes(photo.read_bytes() + behind + b"and more")
    copy = tmp_path / "copy.webp"
    outcome = stamp(Job(photo, recipe, copy))
    assert outcome.evidence is not None
    assert (outcome.evidence.source, outcome.evidence.date.iso) == (source, "2007-04-08")
    assert copy.read_bytes().endswith(behind + b"and more")


def test_exif_behind_the_end_of_a_webp_that_contradicts_the_one_inside_is_put_before_a_person(
    tmp_path: Path, recipe: Recipe
) -> None:
    photo = tmp_path / "foto.webp"
    Image.new("RGB", (64, 48)).save(photo, exif=exif_of("2003:01:02 10:11:12"))
    photo.write_bytes(photo.read_bytes() + webp_chunk(b"EXIF", exif_of("2007:04:08 10:11:12")))
    assert examine(Job(photo, recipe)).status is Status.NEEDS_CHECK


def extension_of(packet: bytes, *, size: int = 300) -> list[bytes]:
    """The payloads of APP1 segments that hold an extended XMP packet."""
    digest = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper().encode()
    head = b"http://ns.adobe.com/xmp/extension/\0" + digest + struct.pack(">I", len(packet))
    return [head + struct.pack(">I", at) + packet[at : at + size] for at in range(0, len(packet), size)]


LARGE_XMP = (
    xmp_of("2007-04-08T10:11:12")
    .removeprefix(XMP_SIGNATURE)
    .replace(b"<rdf:Description", b'<rdf:Description xmlns:g="urn:g" g:Data="' + b"QUJD" * 300_000 + b'"')
)


def test_a_date_in_extended_xmp_is_heard_however_large_the_pictures_beside_it(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    photo = make_photo()
    for payload in reversed(extension_of(LARGE_XMP, size=65_000)):
        with_segment(photo, payload)
    outcome = examine(Job(photo, recipe))
    assert outcome.evidence is not None
    assert (outcome.evidence.source, outcome.evidence.date.iso) == (Source.XMP, "2007-04-08")


def test_extended_xmp_without_one_of_its_parts_is_named(make_photo: MakePhoto, recipe: Recipe) -> None:
    photo = make_photo(taken="2007:04:08 10:11:12")
    for payload in extension_of(LARGE_XMP, size=65_000)[1:]:
        with_segment(photo, payload)
    outcome = examine(Job(photo, recipe))
    assert any("XMP" in load_catalogue("en").render(warning) for warning in outcome.warnings)


def test_extended_xmp_that_disagrees_with_the_camera_is_put_before_a_person(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    photo = make_photo(taken="2003:01:02 10:11:12")
    for payload in reversed(extension_of(xmp_of("2007-04-08T10:11:12").removeprefix(XMP_SIGNATURE))):
        with_segment(photo, payload)
    assert examine(Job(photo, recipe)).status is Status.NEEDS_CHECK
