"""Place, serial numbers and maker notes leave a file, and everything else stays where it is."""

import io
import struct
import zlib

import piexif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from image.handmade import photoshop, xmp
from PIL import Image

from given import MakePhoto
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import read_header
from stampgui.image.jpeg.metadata_segments import embed_jpeg_metadata
from stampgui.image.jpeg.segments import SOI, encode_segment
from stampgui.image.metadata.blocks import EXIF_PREFIX
from stampgui.image.png import png_file
from stampgui.image.redaction import exif_blocks
from stampgui.image.redaction import xmp_packets as private_xmp
from stampgui.image.redaction.files import redact_file
from stampgui.image.redaction.findings import Finding, RedactedBlock

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


def picture(**blocks: bytes) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (70, 110, 160)).save(file, "JPEG")
    return embed_jpeg_metadata(file.getvalue(), **blocks)


def with_segment(jpeg: bytes, marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, SOI)) + encode_segment(marker, payload) + jpeg[2:]


def test_an_exif_block_loses_its_traces_and_nothing_else() -> None:
    before = block()
    after = exif_blocks.redact_exif(before, RedactedBlock)
    assert after.findings == {Finding.PLACE, Finding.SERIAL, Finding.MAKER_NOTE}
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
    assert after.findings == {Finding.PLACE, Finding.SERIAL}
    assert len(after.data) == len(before)
    left = after.data.decode()
    assert " ".join(left.split()).count("GPS") == 1  # of the label, which is a text
    assert "Serial" not in left
    assert "Longtitude" not in left
    assert "<photoshop:City>Jakarta</photoshop:City>" in left
    assert "<exif:DateTimeOriginal>2022-10-14</exif:DateTimeOriginal>" in left
    assert private_xmp.redact_xmp(after.data) == RedactedBlock(after.data)


@pytest.mark.parametrize("packet", [b"<a><b></a>", b"<!DOCTYPE x><a/>", "<a/>".encode("utf-16"), b"<a" * 20_000 + b">"])
def test_a_packet_that_cannot_be_read_is_blanked(packet: bytes) -> None:
    after = private_xmp.redact_xmp(packet)
    assert after == RedactedBlock(b" " * len(packet), frozenset({Finding.UNKNOWN}))


def test_a_property_that_goes_on_in_the_next_segment_is_found() -> None:
    """Extensions of XMP are cut anywhere."""
    long = xmp(
        f"<xmp:Label>{'x' * 65_350}</xmp:Label>", *[f"<exif:GPSLatitude>{n}</exif:GPSLatitude>" for n in range(9)]
    )
    after = redact_file(picture(xmp=long.encode()), Format.JPEG)
    assert after.findings == {Finding.PLACE}
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
    assert Finding.UNKNOWN in after.findings
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
    assert after.findings == {Finding.PLACE, Finding.SERIAL, Finding.MAKER_NOTE}
    assert not any(secret in after.data for secret in SECRETS)
    header = read_header(io.BytesIO(after.data))
    assert (header.exif.tags["DateTimeOriginal"], header.orientation) == (TAKEN, 6)
    with Image.open(path) as one, Image.open(io.BytesIO(after.data)) as other:
        assert one.tobytes() == other.tobytes()


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
        zlib.decompress(chunk.data.split(b"\0", 1)[1][1:]) if chunk.type == b"zTXt" else chunk.data
        for chunk in png_file.parse_png_chunks(after.data)[0]
        if not chunk.is_image
    )
    secrets = (*SECRETS, *(secret.hex().encode() for secret in SECRETS), b"6,10.5S", b"S-1")
    assert not any(secret in left for secret in secrets)
    read_header(io.BytesIO(after.data))


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnusableImage):
        redact_file(picture()[:-40], Format.JPEG)
