"""The smallest files and blocks that hold a date, built byte by byte as the standards say."""

import struct
from collections.abc import Mapping, Sequence

import piexif

from stampgui.image.metadata.blocks import EXIF_PREFIX

TAKEN = "2022:10:14 08:15:00"

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def exif(taken: str = TAKEN, **zeroth: object) -> bytes:
    """A TIFF block with DateTimeOriginal."""
    tags = {getattr(piexif.ImageIFD, name): value for name, value in zeroth.items()}
    dumped: bytes = piexif.dump({"0th": tags, "Exif": {piexif.ExifIFD.DateTimeOriginal: taken}})
    return dumped.removeprefix(EXIF_PREFIX)


def xmp(*descriptions: str) -> str:
    """A packet around rdf:Description elements, or around one that holds the given property elements."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    inner = "".join(
        each if each.startswith("<rdf:Description") else f'<rdf:Description rdf:about="">{each}</rdf:Description>'
        for each in descriptions
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {declared}>{inner}</rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    )


def iim(datasets: Sequence[tuple[int, bytes]]) -> bytes:
    """Records of IPTC application datasets, such as (55, b"20221014")."""
    return b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value for number, value in datasets)


def photoshop(*resources: tuple[int, bytes]) -> bytes:
    """Image resources without names, values padded to even length."""
    return b"".join(
        b"8BIM" + struct.pack(">HHI", kind, 0, len(value)) + value + bytes(len(value) & 1) for kind, value in resources
    )


def tiff_file(values: Mapping[int, tuple[int, bytes]], order: str = "<", *, magic: bytes = b"") -> bytes:
    """A TIFF file of one IFD; `values` maps a tag to its field type and the bytes of its value."""
    start = magic or (b"II*\0" if order == "<" else b"MM\0*")
    widths = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 12: 8, 13: 4}
    entries, data = b"", b""
    data_at = 8 + 2 + 12 * len(values) + 4
    for tag, (kind, value) in sorted(values.items()):
        entries += struct.pack(order + "HHI", tag, kind, len(value) // widths[kind])
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += struct.pack(order + "I", data_at + len(data))
            data += value
    return start + struct.pack(order + "IH", 8, len(values)) + entries + bytes(4) + data


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def large_box(kind: bytes, *content: bytes) -> bytes:
    """A box whose size has 64 bits."""
    body = b"".join(content)
    return struct.pack(">I4sQ", 1, kind, 16 + len(body)) + body


def full_box(kind: bytes, version: int, *content: bytes) -> bytes:
    return box(kind, bytes((version, 0, 0, 0)), *content)


def heif(
    *,
    exif_item: bytes | None = None,
    xmp_item: bytes | None = None,
    before: Sequence[tuple[int, bytes, bytes]] = (),
    iref: bytes = b"",
    properties: Sequence[bytes] = (),
    version: int = 1,
    inside: bool = False,
) -> bytes:
    """A HEIC file of 64 × 48 pixels with no picture data, whose picture is item 1.

    The item of EXIF is 2, that of XMP 3; `before` has the number, type and content of items listed before them, and
    `properties` are the picture's besides its size. `version` is that of the iloc box; `inside` puts the items into
    idat (construction method 1).
    """
    items = [*before, (2, b"Exif", exif_item), (3, b"mime", xmp_item)]
    present = [(number, kind, content) for number, kind, content in items if content is not None]
    infes = [full_box(b"infe", 2, struct.pack(">HH4s", 1, 0, b"hvc1"), b"\0")]
    for number, kind, _ in present:
        mime = b"application/rdf+xml\0" if kind == b"mime" else b""
        infes.append(full_box(b"infe", 2, struct.pack(">HH4s", number, 0, kind), b"\0", mime))
    ispe = full_box(b"ispe", 0, struct.pack(">II", 64, 48))
    count = 1 + len(properties)
    ipma = full_box(b"ipma", 0, struct.pack(">IHB", 1, 1, count), bytes(range(0x81, 0x81 + count)))
    content = b"".join(each for _, _, each in present)

    def whole(start: int) -> bytes:
        meta = full_box(
            b"meta",
            0,
            full_box(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
            full_box(b"pitm", 0, struct.pack(">H", 1)),
            full_box(b"iinf", 0, struct.pack(">H", len(infes)), *infes),
            box(b"iprp", box(b"ipco", ispe, *properties), ipma),
            iref,
            _iloc([(number, each) for number, _, each in present], start, version, inside),
            *([box(b"idat", content)] if inside else []),
        )
        head = box(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta
        return head if inside else head + box(b"mdat", content)

    return whole(0 if inside else len(whole(0)) - len(content))


def clap(width: int, height: int, across: tuple[int, int] = (0, 1), down: tuple[int, int] = (0, 1)) -> bytes:
    """A part of a picture; how far its centre is from the picture's is a fraction."""
    return box(b"clap", struct.pack(">IIIIiIiI", width, 1, height, 1, *across, *down))


def irot(quarters: int) -> bytes:
    """Quarter turns to the left."""
    return box(b"irot", bytes((quarters,)))


def imir(axis: int) -> bytes:
    """0 exchanges top and bottom, 1 left and right."""
    return box(b"imir", bytes((axis,)))


def _iloc(items: Sequence[tuple[int, bytes]], start: int, version: int, inside: bool) -> bytes:
    wide = "I" if version == 2 else "H"
    body = struct.pack(">H", 0x4400) + struct.pack(">" + wide, len(items))
    at = start
    for number, content in items:
        body += struct.pack(">" + wide, number)
        body += struct.pack(">H", int(inside)) if version else b""
        body += struct.pack(">HHII", 0, 1, at, len(content))
        at += len(content)
    return full_box(b"iloc", version, body)
