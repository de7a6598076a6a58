"""Small photos of every kind to begin with: made on the spot, and real ones where they are at hand."""

import io
import struct
import zlib
from typing import Final

from image import handmade
from PIL import Image

from fuzz import structures
from fuzz.block_seeds import DATE, PACKET, RECORDS, encode, make_exif, of_format, raw_profile
from fuzz.mutation import Seeds
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import read_header
from stampgui.image.jpeg.metadata_segments import embed_jpeg_metadata
from stampgui.image.png.metadata_chunks import embed_png_metadata

_SIZE_TAGS: Final = {0x0100: (4, struct.pack("<I", 24)), 0x0101: (4, struct.pack("<I", 17))}


def jpeg_seeds() -> Seeds:
    plain = encode("JPEG")
    rich = embed_jpeg_metadata(
        plain, tiff=make_exif(), xmp=PACKET, icc=bytes(200), resources=handmade.photoshop((0x0404, RECORDS))
    )
    long = embed_jpeg_metadata(plain, xmp=PACKET + b" " * 66_000)
    kinds = (
        encode("JPEG", progressive=True),
        encode("JPEG", mode="L"),
        encode("JPEG", mode="CMYK"),
        encode("JPEG", restart_marker_blocks=2),
    )
    tokens = (
        *(
            b"\xff\xd8",
            b"\xff\xd9",
            b"\xff\xda",
            b"\xff\xe1",
            b"\xff\xed",
            b"\xff\xe2",
            b"\xff\xc0",
            b"\xff\xc2",
            b"\xff\xdd",
        ),
        *(
            b"\xff\xc4",
            b"\xff\xdb",
            b"\xff\xff",
            b"\xff\x01",
            b"\xff\xd0",
            b"Exif\0\0",
            b"MPF\0",
            b"ICC_PROFILE\0",
            b"JFXX\0",
        ),
        *(b"Photoshop 3.0\0", b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0", b"Adobe\0"),
    )
    return Seeds((plain, rich, long, *kinds, *of_format(Format.JPEG)), tokens, structures.JPEG)


def png_seeds() -> Seeds:
    plain = encode("PNG")
    rich = embed_png_metadata(
        plain, tiff=make_exif(), xmp=PACKET, icc=bytes(200), resources=handmade.photoshop((0x0404, RECORDS))
    )
    texts = structures.PNG.split(plain)
    texts[1:1] = [
        structures.Part(b"tEXt", b"Creation Time\0Fri, 14 Oct 2022 08:15:30 +0700"),
        structures.Part(b"zTXt", b"Software\0\0" + zlib.compress(b"EPSON Scan")),
        structures.Part(b"iTXt", b"create-date\0\1\0id\0\0" + zlib.compress(b"2022-10-14")),
        structures.Part(
            b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(raw_profile(b"Exif\0\0" + handmade.exif()))
        ),
        structures.Part(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(raw_profile(PACKET))),
        structures.Part(b"bKGD", bytes(6)),
        structures.Part(b"sBIT", b"\5\6\5"),
    ]
    odd = (encode("PNG", "P"), encode("PNG", "RGBA"), encode("PNG", "1"), encode("PNG", "I;16"))
    tokens = (
        b"IHDR",
        b"IDAT",
        b"IEND",
        b"eXIf",
        b"iTXt",
        b"zTXt",
        b"iCCP",
        b"acTL",
        b"CgBI",
        b"PLTE",
        b"x\x9c",
        b"stMp",
    )
    return Seeds((plain, rich, structures.PNG.join(texts), *odd, *of_format(Format.PNG)), tokens, structures.PNG)


def webp_seeds() -> Seeds:
    made = (
        encode("WEBP"),
        encode("WEBP", lossless=True),
        encode("WEBP", exif=make_exif(), xmp=PACKET, icc_profile=bytes(200)),
        encode("WEBP", "RGBA"),
    )
    tokens = (b"VP8X", b"VP8 ", b"VP8L", b"EXIF", b"XMP ", b"ICCP", b"ANIM", b"ALPH", b"STMP", b"RIFF")
    return Seeds((*made, *of_format(Format.WEBP)), tokens, structures.RIFF)


def heif_seeds() -> Seeds:
    item = bytes(4) + make_exif()
    made = tuple(
        handmade.heif(exif_item=item, xmp_item=PACKET, version=version, inside=inside)
        for version in (0, 1, 2)
        for inside in (False, True)
        if version or not inside
    )
    tokens = (
        *(
            b"pitm",
            b"iinf",
            b"infe",
            b"iloc",
            b"iprp",
            b"ipco",
            b"ipma",
            b"ispe",
            b"irot\0",
            b"imir\1",
            b"clap",
            b"colrnclx",
        ),
        *(
            b"colrprof",
            b"iref",
            b"thmb",
            b"cdsc",
            b"auxC",
            b"pixi",
            b"idat",
            b"Exif",
            b"mime",
            b"\0\0\0\1",
            b"\0\0\0\0",
        ),
    )
    return Seeds((*made, *of_format(Format.HEIF, Format.AVIF)), tokens, structures.BOXES)


def jxl_seeds() -> Seeds:
    bare = bytes.fromhex("ff0a") + bytes(40)
    boxed = (
        b"\0\0\0\x0cJXL \r\n\x87\n"
        + handmade.box(b"ftyp", b"jxl \0\0\0\0jxl ")
        + handmade.box(b"Exif", bytes(4) + make_exif())
        + handmade.box(b"xml ", PACKET)
        + handmade.box(b"jxlc", bare)
    )
    return Seeds(
        (bare, bytes.fromhex("ff0afa7f9c80") + bytes(20), boxed),
        (b"brob", b"jxlp", b"Exif", b"\xff\x0a"),
        structures.BOXES,
    )


def gif_and_bmp_seeds() -> Seeds:
    packet = b"\x21\xff\x0bXMP DataXMP" + PACKET + b"\1" + bytes(range(255, -1, -1)) + b"\0"
    gif = encode("GIF")
    animation = io.BytesIO()
    Image.new("P", (8, 8)).save(animation, "GIF", save_all=True, append_images=[Image.new("P", (8, 8), 1)])
    return Seeds(
        (gif, gif[:-1] + packet + b";", animation.getvalue(), encode("BMP")),
        (b"\x21\xff\x0b", b",", b";", b"\x21\xf9\4"),
    )


def tiff_seeds() -> Seeds:
    made = (
        encode("TIFF"),
        encode("TIFF", "L"),
        encode("TIFF", "1"),
        encode("TIFF", compression="tiff_lzw"),
        encode("TIFF", big_tiff=True),
        handmade.tiff_file(
            {
                **_SIZE_TAGS,
                0x0112: (3, b"\6\0"),
                0x0132: (2, DATE + b"\0"),
                0x02BC: (1, PACKET),
                0x83BB: (7, RECORDS),
                0x8649: (1, handmade.photoshop((0x0404, RECORDS))),
            }
        ),
    )
    tokens = (b"\x4a\1\4\0\1\0\0\0", b"\x11\1\4\0\1\0\0\0", b"\x12\xc6\1\0\4\0\0\0", b"\xff\xd8\xff", b"IIU\0", b"IIRO")
    return Seeds((*made, *of_format(Format.TIFF)), tokens, structures.TIFF)


def make_dng(preview: bytes) -> bytes:
    strip = {0x0111: (4, struct.pack("<I", 300)), 0x0117: (4, struct.pack("<I", len(preview))), 0x0103: (3, b"\7\0")}
    return handmade.tiff_file({**_SIZE_TAGS, **strip, 0xC612: (1, b"\1\4\0\0")}).ljust(300, b"\0") + preview


def raw_seeds() -> Seeds:
    preview = encode("JPEG")
    dng = make_dng(preview)
    panasonic = handmade.tiff_file(
        {0x0002: (3, b"\x18\0"), 0x0003: (3, b"\x11\0"), 0x002E: (7, preview)}, magic=b"IIU\0"
    )
    olympus = b"IIRO" + dng[4:]
    raf = b"FUJIFILMCCD-RAW ".ljust(84, b"0") + struct.pack(">II", 92, len(preview)) + preview
    stsz = handmade.full_box(b"stsz", 0, struct.pack(">III", 0, 1, len(preview)))
    table = handmade.box(b"stbl", stsz, handmade.full_box(b"co64", 0, struct.pack(">IQ", 1, 400)))
    track = handmade.box(b"trak", handmade.box(b"mdia", handmade.box(b"minf", table)))
    held = handmade.box(
        b"uuid",
        bytes.fromhex("85c0b687820f11e08111f4ce462b6a48"),
        handmade.box(b"CMT1", handmade.tiff_file({**_SIZE_TAGS, 0x010F: (2, b"Canon\0")})),
        handmade.box(b"CMT2", handmade.exif()),
    )
    cr3 = (handmade.box(b"ftyp", b"crx \0\0\0\1crx isom") + handmade.box(b"moov", held, track)).ljust(
        400, b"\0"
    ) + preview
    real = tuple(data for data in of_format(Format.RAW, Format.TIFF) if len(data) > 10_000)
    return Seeds((dng, panasonic, olympus, raf, cr3, *real), (b"OLYMPUS\0", b"OM SYSTEM\0", b"\xff\xd8\xff", b"CMT4"))


def whole_file_seeds() -> Seeds:
    """Whole files of every kind."""
    each = (jpeg_seeds, png_seeds, webp_seeds, heif_seeds, jxl_seeds, gif_and_bmp_seeds, tiff_seeds, raw_seeds)
    seeds = [make() for make in each]
    return Seeds(
        tuple(data for one in seeds for data in one.inputs if read_safely(data)),
        tuple(token for one in seeds for token in one.tokens),
    )


def read_safely(data: bytes) -> bool:
    """Whether it is a photo as it is."""
    try:
        read_header(io.BytesIO(data))
    except UnusableImage:
        return False
    return True
