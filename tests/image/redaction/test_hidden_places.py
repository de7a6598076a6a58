"""Where metadata hides inside what stays: in profiles of colours, behind compressed texts, in attributes."""

import contextlib
import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from stampgui.i18n import load_catalogue
from stampgui.image.format import Format
from stampgui.image.header import read_header
from stampgui.image.jpeg.segments import ICC, XMP, encode_segment
from stampgui.image.png.png_file import PngChunk
from stampgui.image.redaction.exif_blocks import redact_exif
from stampgui.image.redaction.files import list_redacted_changes, redact_file
from stampgui.image.redaction.findings import zero_out
from stampgui.image.redaction.icc_profiles import redact_icc_profile
from stampgui.image.redaction.xmp_packets import redact_xmp

TOKEN = b"Zq0001Token"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Rapat</dc:title>'
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def profile_with(name: bytes, content: bytes) -> bytes:
    """sRGB with one more tag, as profiles of screens have "mmod" with their model and serial number."""
    (count,) = struct.unpack_from(">I", SRGB, 128)
    entries = [struct.unpack_from(">4sII", SRGB, 132 + 12 * number) for number in range(count)]
    moved = [struct.pack(">4sII", sig, offset + 12, length) for sig, offset, length in entries]
    moved.append(struct.pack(">4sII", name, len(SRGB) + 12, len(content)))
    body = struct.pack(">I", count + 1) + b"".join(moved) + SRGB[132 + 12 * count :] + content
    return struct.pack(">I", len(SRGB) + 12 + len(content)) + SRGB[4:128] + body


def picture(kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def extended_packet(attribute: bytes, element: bytes) -> bytes:
    note = b' xmlns:note="http://ns.adobe.com/xmp/note/"'
    return PACKET.replace(b' rdf:about=""', b' rdf:about=""' + note + attribute).replace(
        b"<dc:title>", element + b"<dc:title>"
    )


def jpeg_with(*segments: tuple[int, bytes]) -> bytes:
    jpeg = picture("JPEG")
    return jpeg[:2] + b"".join(encode_segment(*each) for each in segments) + jpeg[2:]


def png_with(kind: bytes, data: bytes) -> bytes:
    png = picture("PNG")
    return png[:33] + PngChunk(kind, data).raw + png[33:]


def raw_profile(content: bytes, *, name: bytes = b"xmp", more: bytes = b"") -> bytes:
    return b"\n%s\n%8d\n%s\n" % (name, len(content), (content + more).hex().encode())


def unfold(data: bytes) -> bytes:
    """The bytes, and behind them all that is compressed among them."""
    whole = data
    for at in range(len(data) - 2):
        if data[at : at + 2] == b"\x78\x9c":
            with contextlib.suppress(zlib.error):
                whole += zlib.decompressobj().decompress(data[at:])
    return whole


MARKED = profile_with(b"mmod", b"mmod\0\0\0\0" + TOKEN)
HIDDEN = {
    "a screen's serial number in a profile": jpeg_with((0xE2, ICC + b"\1\1" + MARKED)),
    "a profile in two parts, the second first": jpeg_with(
        (0xE2, ICC + b"\2\2" + MARKED[300:]), (0xE2, ICC + b"\1\2" + MARKED[:300])
    ),
    "behind a profile": jpeg_with((0xE2, ICC + b"\1\1" + SRGB + TOKEN)),
    "no profile": jpeg_with((0xE2, ICC + b"\1\1" + TOKEN)),
    "a profile of WebP": picture("WEBP", icc_profile=MARKED),
    "a profile of PNG": png_with(b"iCCP", b"sRGB\0\0" + zlib.compress(MARKED)),
    "behind a compressed profile": png_with(b"iCCP", b"sRGB\0\0" + zlib.compress(SRGB) + TOKEN),
    "behind a compressed text": png_with(b"zTXt", b"Comment\0\0" + zlib.compress(b"Rapat") + TOKEN),
    "a keyword's translation": png_with(b"iTXt", b"Comment\0\0\0id\0" + TOKEN + b"\0Rapat"),
    "a text's language": png_with(b"iTXt", b"Comment\0\0\0" + TOKEN + b"\0\0Rapat"),
    "behind a compressed packet": png_with(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PACKET) + TOKEN),
    "the name in a raw profile": png_with(b"tEXt", b"Raw profile type xmp\0" + raw_profile(PACKET, name=TOKEN)),
    "the number of lines": jpeg_with((0xDC, b"\0\x30" + TOKEN)),
    "settings of a coder that is not used": jpeg_with((0xCC, TOKEN + b"!")),
    "the language of a title": jpeg_with(
        (0xE1, XMP + PACKET.replace(b"<dc:title>", b'<dc:title xml:lang="' + TOKEN + b'">'))
    ),
    "a namespace that nothing is in": jpeg_with(
        (0xE1, XMP + PACKET.replace(b"<dc:title>", b'<dc:title xmlns:q="http://' + TOKEN + b'/">'))
    ),
    "the checksum of an extension that is none": jpeg_with(
        (0xE1, XMP + extended_packet(b' note:HasExtendedXMP="' + TOKEN + b'"', b""))
    ),
    "the same as an element": jpeg_with(
        (
            0xE1,
            XMP + extended_packet(b"", b"<note:HasExtendedXMP>" + TOKEN + b"</note:HasExtendedXMP>"),
        )
    ),
    "a resource of another program": jpeg_with((0xED, b"Photoshop 3.0\0MeSa\x03\xed\0\0\0\0\0\x0c" + TOKEN + b"!")),
    "a profile's checksum": jpeg_with((0xE2, ICC + b"\1\1" + SRGB[:84] + TOKEN.ljust(16, b"!") + SRGB[100:])),
    "a number that is a text": jpeg_with(
        (0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\1\x82\x9d\0\7\0\0\0\x0b\0\0\0\x1a\0\0\0\0" + TOKEN)
    ),
    "a kind of value": jpeg_with(
        (0xE1, XMP + PACKET.replace(b"<dc:title>", b'<dc:title rdf:parseType="' + TOKEN + b'">'))
    ),
    "the digest of a packet's extension": jpeg_with(
        (0xE1, b"http://ns.adobe.com/xmp/extension/\0" + TOKEN.ljust(32, b"0") + bytes(8) + b"<a/>")
    ),
}


@pytest.mark.parametrize("where", HIDDEN)
def test_it_goes_and_what_it_was_hidden_in_stays(where: str) -> None:
    data = HIDDEN[where]
    kind = {b"\x89": Format.PNG, b"R": Format.WEBP}.get(data[:1], Format.JPEG)
    assert TOKEN in unfold(data)
    result = redact_file(data, kind)
    assert result.findings
    assert TOKEN not in unfold(result.data)
    assert not redact_file(result.data, kind).findings
    Image.open(io.BytesIO(result.data)).load()
    assert (b"Rapat" in unfold(data)) is (b"Rapat" in unfold(result.data))


def test_more_digits_than_a_raw_profile_says_are_left_out() -> None:
    hidden = png_with(b"tEXt", b"Raw profile type xmp\0" + raw_profile(PACKET, more=TOKEN))
    result = redact_file(hidden, Format.PNG)
    assert TOKEN.hex().encode() in hidden
    assert TOKEN.hex().encode() not in result.data
    assert PACKET.hex().encode() in result.data.replace(b"\n", b"")


def test_a_profile_has_the_same_colours_without_its_private_tags() -> None:
    result = redact_icc_profile(MARKED)
    assert len(result.data) == len(MARKED)
    assert redact_icc_profile(SRGB).data == SRGB
    shades = Image.linear_gradient("L").convert("RGB")
    shown = [
        ImageCms.profileToProfile(
            shades, ImageCms.ImageCmsProfile(io.BytesIO(each)), ImageCms.createProfile("LAB"), outputMode="LAB"
        )
        for each in (MARKED, result.data)
    ]
    assert shown[0] is not None
    assert shown[1] is not None
    assert shown[0].tobytes() == shown[1].tobytes()


@pytest.mark.parametrize("kind", ["TIFF", "AVIF"])
def test_what_a_profile_loses_is_told_of_photos_whose_copy_has_another_format(kind: str) -> None:
    data = picture(kind, icc_profile=MARKED)
    told = list_redacted_changes(data, read_header(io.BytesIO(data)))
    assert "1 other detail is left out." in [load_catalogue("en").render(each) for each in told]


def test_a_profile_keeps_the_checksum_that_is_its_own() -> None:
    counted = SRGB[:44] + bytes(4) + SRGB[48:64] + bytes(4) + SRGB[68:84] + bytes(16) + SRGB[100:]
    profile = SRGB[:84] + hashlib.md5(counted, usedforsecurity=False).digest() + SRGB[100:]
    assert redact_icc_profile(profile).data == profile


def test_a_location_is_no_interoperability() -> None:
    """Tags 1 and 2 are the latitude there, and the index and version here."""
    location = b"\0\1\0\2\0\5\0\0\0\3\0\0\0\x50\0\0\0\0"
    links = b"\0\1\xa0\5\0\4\0\0\0\1\0\0\0\x2c\0\0\0\0"
    block = b"MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x1a\0\0\0\0" + links + location
    latitude = b"".join(number.to_bytes(4, "big") for number in (6, 1, 10, 1, 47_123_456, 1_000_000))
    block = block.ljust(0x50, b"\0") + latitude
    result = redact_exif(block, zero_out)
    assert (47_123_456).to_bytes(4, "big") not in result.data
    assert len(result.data) == len(block)


@pytest.mark.parametrize(
    ("language", "stays"),
    [("x-default", True), ("id", True), ("zh-Hans-CN", True), ("id-ID", True), ("x-Zq0001", False)],
)
def test_a_title_keeps_its_language_where_it_is_one(language: str, stays: bool) -> None:
    tag = b'<dc:title xml:lang="%s">' % language.encode()
    assert (tag in redact_xmp(PACKET.replace(b"<dc:title>", tag)).data) is stays


def test_a_packet_keeps_the_checksum_of_its_extension() -> None:
    digest = b"0123456789ABCDEF" * 2
    for packet in (
        extended_packet(b' note:HasExtendedXMP="' + digest + b'"', b""),
        extended_packet(b"", b"<note:HasExtendedXMP>\n" + digest + b"</note:HasExtendedXMP>"),
    ):
        assert redact_xmp(packet).data == packet


@pytest.mark.parametrize("profile", [b"", SRGB[:140], bytes(200), SRGB[:128] + b"\xff" * 4 + SRGB[132:]])
def test_a_profile_that_cannot_be_read_is_emptied(profile: bytes) -> None:
    assert redact_icc_profile(profile).data == bytes(len(profile))
