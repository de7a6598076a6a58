"""Blocks of metadata to begin with: made on the spot, and those of real photos where these are at hand."""

import functools
import io
import struct
from collections.abc import Iterable, Iterator
from typing import Any, Final

import piexif
from image import handmade
from PIL import Image

from fuzz import structures
from fuzz.mutation import Seeds
from given import SAMPLES, SHARED
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format, sniff
from stampgui.image.header import read_metadata_blocks
from stampgui.image.metadata.blocks import MetadataBlocks

_LARGEST: Final = 24 << 10
"""Bytes of a seed: of a larger file its beginning, which holds what is read first."""
_MOST: Final = 40
DATE: Final = b"2022:10:14 08:15:30"
PACKET: Final = handmade.xmp(
    "<exif:DateTimeOriginal>2022-10-14T08:15:30+07:00</exif:DateTimeOriginal>"
    "<photoshop:DateCreated>2022-10-14</photoshop:DateCreated>"
    "<tiff:Make>Canon</tiff:Make><xmpMM:History><rdf:Seq><rdf:li>saved</rdf:li></rdf:Seq></xmpMM:History>"
).encode()
ATTRIBUTES: Final = handmade.xmp(
    '<rdf:Description rdf:about="uuid:1" xmp:CreateDate="2022-10-14T08:15:30" xmp:ModifyDate="2022-10-14T08:15:30" '
    'xmp:CreatorTool="Adobe Photoshop" exif:GPSLatitude="6,10S" xmlns:dwc="http://rs.tdwg.org/dwc/terms/" '
    'dwc:decimalLongitude="106.8"/>'
).encode()
RECORDS: Final = handmade.iim(
    ((55, b"20221014"), (60, b"081530+0700"), (62, b"20221014"), (90, b"Jakarta"), (120, b"Rapat"))
)


@functools.cache
def make_exif() -> bytes:
    """An EXIF block with all IFDs, a maker's note and a thumbnail."""
    thumbnail = io.BytesIO()
    Image.new("RGB", (16, 12), (70, 110, 160)).save(thumbnail, "JPEG")
    dumped: bytes = piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: "Canon",
                piexif.ImageIFD.Model: "EOS 700D",
                piexif.ImageIFD.Orientation: 6,
                piexif.ImageIFD.Software: "firmware",
                piexif.ImageIFD.DateTime: DATE,
                piexif.ImageIFD.XResolution: (72, 1),
            },
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: DATE,
                piexif.ExifIFD.DateTimeDigitized: DATE,
                piexif.ExifIFD.SubSecTimeOriginal: "123",
                piexif.ExifIFD.OffsetTimeOriginal: "+07:00",
                piexif.ExifIFD.BodySerialNumber: "042",
                piexif.ExifIFD.MakerNote: b"AOC\0MM\0\1" + struct.pack(">HHII", 0x0004, 4, 1, 300) + bytes(8),
                piexif.ExifIFD.FileSource: b"\3",
            },
            "GPS": {
                piexif.GPSIFD.GPSDateStamp: "2022:10:14",
                piexif.GPSIFD.GPSTimeStamp: ((1, 1), (15, 1), (30, 1)),
                piexif.GPSIFD.GPSLatitude: ((6, 1), (10, 1), (0, 1)),
            },
            "Interop": {piexif.InteropIFD.InteroperabilityIndex: b"R98"},
            "1st": {piexif.ImageIFD.Compression: 6},
            "thumbnail": thumbnail.getvalue(),
        }
    )
    return dumped.removeprefix(b"Exif\0\0")


def encode(kind: str, mode: str = "RGB", size: tuple[int, int] = (24, 17), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(file, kind, **options)
    return file.getvalue()


@functools.cache
def corpus_files() -> tuple[bytes, ...]:
    """The files of real cameras that are at hand, and the samples; each no more than its beginning."""
    files = [path for folder in ("corpus", "cases") for path in sorted((SHARED / folder).rglob("*")) if path.is_file()]
    files += [path for path in sorted(SAMPLES.iterdir()) if path.suffix != ".py"]
    return tuple(_read_beginning(path.read_bytes()) for path in files)


def _read_beginning(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8") and len(data) > 4096:
        scan = data.find(b"\xff\xda")
        return data[: min(scan + 512, _LARGEST)] + b"\xff\xd9" if scan > 0 else data[:_LARGEST]
    return data[:_LARGEST]


def of_format(*kinds: Format) -> tuple[bytes, ...]:
    """Beginnings of real files of these kinds."""
    return _select(data for data in corpus_files() if sniff(data[:32]) in kinds)


@functools.cache
def corpus_blocks() -> tuple[MetadataBlocks, ...]:
    """The metadata blocks of the real files."""
    return tuple(_walk_blocks())


def _walk_blocks() -> Iterator[MetadataBlocks]:
    for data in corpus_files():
        kind = sniff(data[:32])
        if kind is not None:
            try:
                yield read_metadata_blocks(io.BytesIO(data), kind)
            except UnusableImage:
                continue


def _distinct(blocks: Iterator[bytes | None]) -> tuple[bytes, ...]:
    return _select({block[:_LARGEST] for block in blocks if block})


def _select(found: Iterable[bytes]) -> tuple[bytes, ...]:
    """Not too many: small ones above all, which are soon changed all over."""
    by_size = sorted(found, key=lambda data: (len(data), data))
    return tuple(by_size[: _MOST // 2] + by_size[_MOST // 2 :: max(1, 2 * len(by_size) // _MOST)])


def exif_seeds() -> Seeds:
    small = (make_exif(), handmade.exif(), handmade.tiff_file({0x0112: (3, b"\1\0"), 0x0132: (2, DATE + b"\0")}, ">"))
    tokens = (DATE + b"\0", b"II*\0", b"MM\0*", b"\x87\x69\0\4", b"\x69\x87\4\0", b"\x25\x88\4\0", b"\xff\xd8\xff")
    return Seeds((*small, *_distinct(each.tiff for each in corpus_blocks())), tokens, structures.TIFF)


def xmp_seeds() -> Seeds:
    tokens = (
        *(
            b"<rdf:Description ",
            b"<rdf:li>",
            b"</rdf:li>",
            b"<!--",
            b"-->",
            b"<![CDATA[",
            b"]]>",
            b"<?x",
            b"?>",
            b"&lt;",
        ),
        *(
            b"&#x26;",
            b"<!DOCTYPE x [",
            b"xmlns:exif=",
            b' rdf:value="2022"',
            b'xmlns=""',
            b"xml:lang='x'",
            b"/>",
            b"\xef\xbb\xbf",
        ),
        *(
            b"2022-10-14T08:15:30Z",
            b"exif:DateTimeOriginal",
            b"xmp:CreateDate",
            b"rdf:parseType='Resource'",
            b"\xc3\x28",
        ),
    )
    wide = (PACKET.decode().encode("utf-16"), PACKET.decode().encode("utf-32-be"), b"\xef\xbb\xbf" + PACKET)
    blocks = corpus_blocks()
    real = _distinct(packet for each in blocks for packet in (each.xmp, *each.further_xmp))
    files = tuple(data for data in corpus_files() if data.lstrip()[:1] == b"<")
    return Seeds((PACKET, ATTRIBUTES, *wide, *real, *files), tokens)


def iptc_seeds() -> Seeds:
    resources = handmade.photoshop((0x0404, RECORDS), (0x03ED, bytes(16)), (0x0422, handmade.exif()), (0x0424, PACKET))
    real = (block for each in corpus_blocks() for block in (each.iptc, each.resources))
    tokens = (b"8BIM", b"\x1c\2\x37\0\x08", b"\x04\x04", b"\x80\4", b"20221014", b"PHUT", b"\x04\x22", b"\x04\x24")
    swapped = RECORDS[: len(RECORDS) & ~3]
    swapped = b"".join(swapped[at : at + 4][::-1] for at in range(0, len(swapped), 4))
    return Seeds((RECORDS, resources, swapped, *_distinct(real)), tokens)


def raw_profile(block: bytes) -> bytes:
    return b"\nexif\n%8d\n%s\n" % (len(block), block.hex().encode())
