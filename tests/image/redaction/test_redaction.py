"""What is listed stays in a file where it is, and everything else leaves it."""

import io
import re
import struct
import time
import zlib

import piexif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from image.handmade import exif, iim, photoshop, tiff_file, xmp
from PIL import Image

from given import MakePhoto
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import read_header
from stampgui.image.jpeg.metadata_segments import embed_jpeg_metadata
from stampgui.image.jpeg.segments import SOI, encode_segment
from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.image.png import png_file
from stampgui.image.redaction import exif_blocks, kept
from stampgui.image.redaction import xmp_packets as private_xmp
from stampgui.image.redaction.files import redact_file
from stampgui.image.redaction.findings import UNREADABLE, FindingKind, Findings, RedactedBlock, zero_out
from stampgui.image.redaction.image_resources import redact_image_resources
from stampgui.image.redaction.iptc_records import redact_iptc
from stampgui.image.redaction.jpeg_files import redact_thumbnail

TAKEN = "2022:10:14 08:15:00"
SECRETS = (b"SERI-BODI", b"SERI-LENSA", b"CATATAN-PABRIK", struct.pack(">II", 106, 7), struct.pack("<II", 106, 7))


def block(*, small: bytes = b"") -> bytes:
    """An EXIF block that tells everything."""
    dumped: bytes = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Make: "Kamera", piexif.ImageIFD.Artist: "Budi", piexif.ImageIFD.Orientation: 6},
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: TAKEN,
                piexif.ExifIFD.BodySerialNumber: "SERI-BODI",
                piexif.ExifIFD.LensSerialNumber: "SERI-LENSA",
                piexif.ExifIFD.LensModel: "Lensa 50mm",
                piexif.ExifIFD.MakerNote: b"CATATAN-PABRIK",
            },
            "GPS": {piexif.GPSIFD.GPSLongitude: ((106, 7), (49, 1), (0, 1)), piexif.GPSIFD.GPSDateStamp: "2022:10:14"},
            **({"1st": {piexif.ImageIFD.Compression: 6}, "thumbnail": small} if small else {}),
        }
    )
    return dumped.removeprefix(EXIF_PREFIX)


def kinds(findings: Findings) -> set[FindingKind]:
    return {finding.kind for finding in findings}


def picture(**blocks: bytes) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (70, 110, 160)).save(file, "JPEG")
    return embed_jpeg_metadata(file.getvalue(), **blocks)


def with_segment(jpeg: bytes, marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, SOI)) + encode_segment(marker, payload) + jpeg[2:]


def test_an_exif_block_loses_its_traces_and_nothing_else() -> None:
    before = block()
    after = exif_blocks.redact_exif(before, RedactedBlock)
    assert kinds(after.findings) == {FindingKind.PLACE, FindingKind.SERIAL, FindingKind.MAKER_NOTE}
    assert len(after.data) == len(before)
    assert not any(secret in after.data for secret in SECRETS)
    told = piexif.load(EXIF_PREFIX + after.data)
    assert told["GPS"] == {}
    kept = piexif.load(EXIF_PREFIX + before)
    gone = {piexif.ExifIFD.BodySerialNumber, piexif.ExifIFD.LensSerialNumber, piexif.ExifIFD.MakerNote}
    assert told["Exif"] == {tag: value for tag, value in kept["Exif"].items() if tag not in gone}
    assert told["0th"] == {tag: value for tag, value in kept["0th"].items() if tag != piexif.ImageIFD.GPSTag}


def test_a_block_without_traces_is_the_very_same() -> None:
    plain: bytes = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: TAKEN}}).removeprefix(EXIF_PREFIX)
    assert exif_blocks.redact_exif(plain, RedactedBlock).data is plain


def test_a_thumbnails_own_exif_loses_them_too() -> None:
    telling = picture(tiff=block())
    pixels = telling.index(b"\xff\xdb")
    # the library that writes the block takes a thumbnail's EXIF out, so a comment keeps its room
    room = b"\xff\xd8" + encode_segment(0xFE, bytes(pixels - 6)) + telling[pixels:]
    before = picture(tiff=block(small=room).replace(room, telling))
    assert before.count(b"SERI-BODI") == 2
    after = redact_file(before, Format.JPEG).data
    assert not any(secret in after for secret in SECRETS)
    thumbnail = piexif.load(after)["thumbnail"]
    assert read_header(io.BytesIO(thumbnail)).exif.tags["DateTimeOriginal"] == TAKEN


@given(st.binary(max_size=300), st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_any_bytes_are_cleared_without_harm(noise: bytes, head: bytes) -> None:
    assert len(exif_blocks.redact_exif(head + noise, RedactedBlock).data) == len(head + noise)


@given(st.data())
def test_a_block_damaged_anywhere_keeps_its_length(data: st.DataObject) -> None:
    broken = bytearray(block())
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(8, len(broken) - 1))] = data.draw(st.integers(0, 255))
    assert len(exif_blocks.redact_exif(bytes(broken), RedactedBlock).data) == len(broken)


DESCRIPTION = (
    '<rdf:Description rdf:about="" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:drone="http://drone/"'
    ' aux:SerialNumber = \'S-1\' exif:GPSLatitude="6,10.5S" xmp:Label="GPSLatitude=\'x\'" drone:GpsLongtitude="1">'
    "<exif:GPSAltitude>12/1</exif:GPSAltitude><exif:GPSSpeed/>"
    "<photoshop:City>Jakarta</photoshop:City>"
    '<exif:GPSTrack rdf:parseType="Resource"><xmp:a>1</xmp:a><exif:GPSTrack>2</exif:GPSTrack></exif:GPSTrack>'
    "<exif:DateTimeOriginal>2022-10-14</exif:DateTimeOriginal></rdf:Description>"
)


def test_xmp_properties_become_blanks() -> None:
    before = xmp(DESCRIPTION).encode()
    after = private_xmp.redact_xmp(before)
    assert kinds(after.findings) == {FindingKind.PLACE, FindingKind.SERIAL}
    assert len(after.data) == len(before)
    left = after.data.decode()
    assert " ".join(left.split()).count("GPS") == 1  # of the label, which is a text
    assert "Serial" not in left
    assert "Longtitude" not in left
    assert "Jakarta" not in left
    assert "<exif:DateTimeOriginal>2022-10-14</exif:DateTimeOriginal>" in left
    assert private_xmp.redact_xmp(after.data) == RedactedBlock(after.data)


@pytest.mark.parametrize("packet", [b"<a><b></a>", b"<!DOCTYPE x><a/>", "<a/>".encode("utf-16"), b"<a" * 20_000 + b">"])
def test_a_packet_that_cannot_be_read_is_blanked(packet: bytes) -> None:
    after = private_xmp.redact_xmp(packet)
    assert after == RedactedBlock(b" " * len(packet), UNREADABLE)


def test_a_property_that_goes_on_in_the_next_segment_is_found() -> None:
    """Extensions of XMP are cut anywhere."""
    long = xmp(
        f"<xmp:Label>{'x' * 65_350}</xmp:Label>", *[f"<exif:GPSLatitude>{n}</exif:GPSLatitude>" for n in range(9)]
    )
    after = redact_file(picture(xmp=long.encode()), Format.JPEG)
    assert kinds(after.findings) == {FindingKind.PLACE}
    assert b"GPSLatitude" not in after.data


def test_photoshops_copy_of_exif_loses_them_too() -> None:
    resources = photoshop((0x0422, block()), (0x0424, xmp(DESCRIPTION).encode()), (0x03ED, b"resolution"))
    after = redact_file(picture(resources=resources), Format.JPEG)
    assert not any(secret in after.data for secret in (*SECRETS, b"S-1", b"6,10.5S"))
    assert b"resolution" in after.data


def test_blocks_and_videos_that_cannot_be_looked_into_are_emptied_where_they_are() -> None:
    video = b"\0\0\0\x18ftypmp42" + b"\xa9xyz-6.2+106.8/" * 5
    photo = with_segment(picture(tiff=block()), 0xE4, b"PABRIK: -6.2, 106.8") + picture(tiff=block()) + video
    after = redact_file(photo, Format.JPEG)
    assert len(after.data) == len(photo)
    assert FindingKind.UNKNOWN in kinds(after.findings)
    assert not any(secret in after.data for secret in (*SECRETS, b"106.8"))
    second = after.data.index(b"\xff\xd8\xff", 100)
    assert read_header(io.BytesIO(after.data[second:])).exif.tags["DateTimeOriginal"] == TAKEN


def test_a_comment_stays() -> None:
    photo = with_segment(picture(tiff=block()), 0xFE, b"Rapat di balai desa")
    assert b"Rapat di balai desa" in redact_file(photo, Format.JPEG).data


@pytest.mark.parametrize("name", ["foto.png", "foto.webp"])
def test_png_and_webp_lose_them_too(make_photo: MakePhoto, name: str) -> None:
    path = make_photo(name, exif=block())
    with path.open("rb") as file:
        kind = read_header(file).format
    after = redact_file(path.read_bytes(), kind)
    assert kinds(after.findings) == {FindingKind.PLACE, FindingKind.SERIAL, FindingKind.MAKER_NOTE}
    assert not any(secret in after.data for secret in SECRETS)
    header = read_header(io.BytesIO(after.data))
    assert (header.exif.tags["DateTimeOriginal"], header.orientation) == (TAKEN, 6)
    with Image.open(path) as one, Image.open(io.BytesIO(after.data)) as other:
        assert one.tobytes() == other.tobytes()


XMP = xmp(DESCRIPTION).encode()


def profile(name: str, content: bytes) -> bytes:
    return f"\n{name}\n{len(content):8d}\n{content.hex()}\n".encode()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(profile("exif", EXIF_PREFIX + block()))),
        (b"tEXt", b"Raw profile type APP1\0" + profile("generic profile", block())),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(DESCRIPTION).encode()),
        (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(xmp(DESCRIPTION).encode())),
        (b"tEXt", b"exif:GPSLatitude\x006,10.5S"),
        (b"zTXt", b"Raw profile type exif\0\0not packed"),
        (b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(profile("xmp", b"\xef\xbb\xbf" + XMP))),
        (b"zTXt", b"Raw profile type tempat\0\0" + zlib.compress(profile("tempat", b"6,10.5S"))),
        (b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(profile("iptc", b"6,10.5S"))),
        (b"tEXt", b"Raw profile type iptc\0" + profile("iptc", photoshop((0x0404, iim([(90, b"6,10.5S")]))))),
        (b"iTXt", b"Lokasi\0\1\0\0\0" + zlib.compress(b"6,10.5S")),
        (b"tIME", b"1234567" + b"6,10.5S"),
        (b"prVt", b"6,10.5S"),
    ],
)
def test_what_programs_hid_in_png_chunks_is_found(make_photo: MakePhoto, kind: bytes, data: bytes) -> None:
    source = make_photo("foto.png").read_bytes()
    chunks, _ = png_file.parse_png_chunks(source)
    made = [chunks[0], png_file.PngChunk(kind, data), *chunks[1:]]
    after = redact_file(png_file.SIGNATURE + b"".join(chunk.raw for chunk in made), Format.PNG)
    assert after.findings
    left = b"".join(
        zlib.decompress(chunk.data.split(b"\0", 1)[1][1:]).replace(b"\n", b"") if chunk.type == b"zTXt" else chunk.data
        for chunk in png_file.parse_png_chunks(after.data)[0]
        if not chunk.is_image
    )
    secrets = (*SECRETS, *(secret.hex().encode() for secret in SECRETS), b"6,10.5S", b"6,10.5S".hex().encode(), b"S-1")
    assert not any(secret in left for secret in secrets)
    read_header(io.BytesIO(after.data))


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnusableImage):
        redact_file(picture()[:-40], Format.JPEG)


def test_a_thumbnail_of_jfif_loses_them_too() -> None:
    photo = with_segment(picture(), 0xE0, b"JFXX\0\x10" + picture(tiff=block()))
    after = redact_file(photo, Format.JPEG)
    assert len(after.data) == len(photo)
    assert not any(secret in after.data for secret in SECRETS)


@pytest.mark.parametrize(
    ("marker", "payload"),
    [
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0" + b"6,10.5S"),
        (0xE0, b"JFXX\0\x13\1\1abc" + b"6,10.5S"),
        (0xEE, b"Adobe\0\x64\0\0\0\0\1" + b"6,10.5S"),
        (0xEC, b"Ducky\0\2\0\7" + b"6,10.5S"),
        (0xF0, b"6,10.5S"),
    ],
)
def test_segments_have_no_more_than_they_are_known_to_have(marker: int, payload: bytes) -> None:
    after = redact_file(with_segment(picture(), marker, payload), Format.JPEG)
    assert b"6,10.5S" not in after.data
    read_header(io.BytesIO(after.data))


def test_bytes_between_segments_become_zeros() -> None:
    plain = picture(tiff=exif())
    at = plain.index(b"\xff\xdb")
    after = redact_file(plain[:at] + b"6,10.5S" + plain[at:], Format.JPEG)
    assert b"6,10.5S" not in after.data
    with Image.open(io.BytesIO(plain)) as one, Image.open(io.BytesIO(after.data)) as other:
        assert one.tobytes() == other.tobytes()


def test_bytes_that_no_entry_claims_leave_a_block_that_is_harmless_otherwise() -> None:
    before = exif() + b"LINTANG -6.2"
    after = exif_blocks.redact_exif(before, RedactedBlock)
    assert after.data == before.replace(b"LINTANG -6.2", bytes(12))
    assert after.findings == UNREADABLE


def test_a_thumbnail_that_is_none_is_emptied() -> None:
    """An editor that moved the thumbnail may leave its old place, at which something else stands."""
    thumbnail = picture()
    stored = thumbnail[:2] + thumbnail[20:]  # the library that writes the block takes JFIF's segment out
    whole = block(small=thumbnail)
    before = whole.replace(stored, b"LINTANG".ljust(len(stored), b"."))
    assert b"LINTANG" in before
    assert b"LINTANG" not in exif_blocks.redact_exif(before, redact_thumbnail).data


def test_the_places_of_survey_pictures_go_with_their_tags() -> None:
    tie_point = struct.pack("<6d", 0, 0, 0, 106.82, -6.17, 7)
    before = tiff_file({0x0112: (3, b"\6\0"), 0x8482: (12, tie_point)})
    after = exif_blocks.redact_exif(before, RedactedBlock)
    assert struct.pack("<d", 106.82) not in after.data
    assert {finding.name for finding in after.findings} == {"EXIF 0x8482"}


PRIVATE = (
    '<rdf:Description rdf:about="uuid:B0D0" xmlns:dwc="http://rs.tdwg.org/dwc/index.htm"'
    ' xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" drone-dji:DroneID="SERI-1" drone-dji:AbsoluteAltitude="+17"'
    ' dwc:decimalLongitude="106.82"><exif:DateTimeOriginal>2022-10-14</exif:DateTimeOriginal>'
    '<mwg-rs:Regions xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"><mwg-rs:Name>Siti</mwg-rs:Name>'
    "</mwg-rs:Regions><xmpMM:DocumentID>B0D0</xmpMM:DocumentID><!-- Siti --><![CDATA[Siti]]>Siti"
    '<exif:Flash rdf:parseType="Resource"><exif:Fired>True</exif:Fired><exif:Owner>Siti</exif:Owner></exif:Flash>'
    "</rdf:Description>"
)


def test_properties_stay_by_their_namespace_and_name() -> None:
    before = xmp(PRIVATE).encode()
    after = private_xmp.redact_xmp(before)
    left = after.data.decode()
    assert not re.search(r"SERI-1|106\.82|Siti|B0D0|\+17|dji|dwc|tdwg|mwg", left)
    assert "<exif:DateTimeOriginal>2022-10-14</exif:DateTimeOriginal>" in left
    assert "<exif:Fired>True</exif:Fired>" in left
    assert 'rdf:about=""' in left
    assert len(after.data) == len(before)
    assert private_xmp.redact_xmp(after.data) == RedactedBlock(after.data)


def test_the_prefix_of_a_namespace_that_stays_vouches_for_nothing() -> None:
    posing = '<rdf:Description rdf:about="" xmlns:dc="http://tempat/"><dc:title>Siti</dc:title></rdf:Description>'
    left = private_xmp.redact_xmp(xmp(posing).encode()).data
    assert b"Siti" not in left
    named = '<rdf:Description rdf:about="" xmlns:judul="http://purl.org/dc/elements/1.1/" judul:title="Rapat"/>'
    assert b'judul:title="Rapat"' in private_xmp.redact_xmp(xmp(named, PRIVATE).encode()).data


@pytest.mark.parametrize("before", [b"LINTANG -6.2", b"LINTANG <a/>", b"<a/> LINTANG"])
def test_what_stands_around_a_packet_is_blanked(before: bytes) -> None:
    after = private_xmp.redact_xmp(before)
    assert (b"LINTANG" in after.data, len(after.data)) == (False, len(before))
    assert after.findings


def test_iptc_records_stay_by_their_numbers() -> None:
    records = iim([(120, b"Rapat di balai desa"), (90, b"Jakarta"), (116, b"Budi"), (40, b"FBMD01"), (55, b"20221014")])
    after = redact_iptc(records)
    assert after.data == iim([(120, b"Rapat di balai desa"), (116, b"Budi"), (55, b"20221014")]).ljust(
        len(records), b"\0"
    )
    assert kinds(after.findings) == {FindingKind.PLACE, FindingKind.OTHER}
    assert redact_iptc(after.data) == RedactedBlock(after.data)


@pytest.mark.parametrize("records", [b"\x1c\2\x78\xff\xffLINTANG", b"LINTANG", iim([(120, b"Rapat")]) + b"LINTANG"])
def test_damaged_records_are_emptied(records: bytes) -> None:
    after = redact_iptc(records)
    assert (b"LINTANG" in after.data, len(after.data)) == (False, len(records))


def test_resources_stay_by_their_numbers_and_without_names() -> None:
    named = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x07LINTANG" + struct.pack(">I", 4) + b"abcd"
    resources = named + photoshop((0x0BB7, b"LINTANG"), (0x0404, iim([(90, b"LINTANG"), (116, b"Budi")]))) + b"LINTANG"
    after = redact_file(picture(resources=resources), Format.JPEG).data
    assert b"LINTANG" not in after
    assert b"Budi" in after


def test_a_webp_file_ends_where_it_says(make_photo: MakePhoto) -> None:
    source = make_photo("foto.webp").read_bytes()
    assert redact_file(source + b"LINTANG", Format.WEBP).data == source


@given(st.binary(max_size=200), st.sampled_from([b"", b"<", b"\x1c\x02", b"8BIM", b"II*\0\x08\0\0\0"]))
def test_blocks_of_any_bytes_keep_their_length_and_are_clean_at_once(noise: bytes, head: bytes) -> None:
    before = head + noise
    redactors = (
        private_xmp.redact_xmp,
        redact_iptc,
        lambda data: exif_blocks.redact_exif(data, redact_thumbnail),
        lambda data: redact_image_resources(data, zero_out, zero_out),
    )
    for redact in redactors:
        after = redact(before)
        assert len(after.data) == len(before)
        assert redact(after.data).findings == frozenset()


def test_values_that_lie_over_one_another_are_bounded() -> None:
    size = 1 << 22
    order = sorted(kept.EXIF_TAGS)
    entries = b"".join(struct.pack("<HHII", tag, 7, size - 8, 8) for tag in order)
    ifds = b"".join(
        struct.pack("<H", len(order)) + entries + struct.pack("<I", 8 + (number + 1) * (6 + len(entries)))
        for number in range(30)
    )
    hostile = (b"II*\0\x08\0\0\0" + ifds).ljust(size, b"x")
    begun = time.process_time()
    assert exif_blocks.redact_exif(hostile, RedactedBlock) == RedactedBlock(bytes(size), UNREADABLE)
    assert time.process_time() - begun < 2
