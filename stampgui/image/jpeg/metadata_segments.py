"""Metadata blocks into a JPEG file that has none: each in as many segments as it needs.

EXIF as Exif 2.32, 4.5.4 has it; XMP and its overflow as XMP Specification, part 3, 1.1.3; colour profiles as
ICC.1:2022, B.4; Photoshop's resources as they are continued in practice.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

from stampgui.image.jpeg.segments import (
    APP1,
    APP2,
    APP13,
    EXIF,
    ICC,
    LARGEST_PAYLOAD,
    PHOTOSHOP,
    SOI,
    XMP,
    encode_segment,
)

_EXTENDED_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_LARGEST_XMP: Final = LARGEST_PAYLOAD - len(XMP)
_EXTENSION_PART: Final = 65400
_POINTER: Final = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"/>'
    "</rdf:RDF></x:xmpmeta>"
)
_MOST_ICC: Final = 255
"""The number of a part of a profile is one byte."""


def embed_jpeg_metadata(
    jpeg: bytes,
    *,
    tiff: bytes | None = None,
    xmp: bytes | None = None,
    icc: bytes | None = None,
    resources: bytes | None = None,
) -> bytes:
    """Return `jpeg` with the blocks behind its APP0 segment, which has to come first (JFIF 1.02, page 5).

    `tiff` is the EXIF block from its TIFF header on, `resources` Photoshop's image resources, IPTC among them.
    Raises ValueError for a profile that has no room.
    """
    at = 2
    while jpeg[at : at + 2] == b"\xff\xe0":
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    segments = b"".join(
        encode_segment(marker, payload)
        for marker, payloads in (
            (APP1, _split_exif(tiff or b"")),
            (APP1, _split_xmp(xmp or b"")),
            (APP13, _split_block(PHOTOSHOP, resources or b"")),
            (APP2, _split_profile(icc or b"")),
        )
        for payload in payloads
    )
    return bytes((0xFF, SOI)) + jpeg[2:at] + segments + jpeg[at:]


def _split_exif(tiff: bytes) -> Iterator[bytes]:
    """One segment; a larger block goes on in the next ones, which is how such blocks are read."""
    return _split_block(EXIF, tiff)


def _split_block(identifier: bytes, block: bytes) -> Iterator[bytes]:
    room = LARGEST_PAYLOAD - len(identifier)
    for at in range(0, len(block), room):
        yield identifier + block[at : at + room]


def _split_xmp(packet: bytes) -> Iterator[bytes]:
    """The packet, or a short one that leads to its extension, in which the packet stands as it is."""
    if not packet:
        return
    if len(packet) <= _LARGEST_XMP:
        yield XMP + packet
        return
    guid = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper()
    yield XMP + _POINTER.format(guid=guid).encode()
    head = _EXTENDED_XMP + guid.encode() + len(packet).to_bytes(4, "big")
    for at in range(0, len(packet), _EXTENSION_PART):
        yield head + at.to_bytes(4, "big") + packet[at : at + _EXTENSION_PART]


def _split_profile(profile: bytes) -> Iterator[bytes]:
    room = LARGEST_PAYLOAD - len(ICC) - 2
    count = -(-len(profile) // room)
    if count > _MOST_ICC:
        raise ValueError(f"a profile of {len(profile)} bytes does not fit a JPEG file")
    for number in range(count):
        yield ICC + bytes((number + 1, count)) + profile[number * room : (number + 1) * room]
