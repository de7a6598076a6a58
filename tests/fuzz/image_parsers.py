"""The parsers of photos and of the blocks in them."""

import io
import struct
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, Final

from image import handmade

from fuzz import block_seeds as blocks
from fuzz import file_seeds as files
from fuzz import structures
from fuzz.campaign import Parser
from fuzz.mutation import Seeds
from fuzz.stamped import stamped_jpegs, undo_bodies
from stampgui.image import bmp, gif, header, jpeg_file, jxl, tiff_file, webp
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format, sniff
from stampgui.image.isobmff import heif_file
from stampgui.image.isobmff.thumbnail_item import promote_thumbnails
from stampgui.image.jpeg import assembly, mpf, segments
from stampgui.image.jpeg.core import CoreError
from stampgui.image.jpeg.extent import measure_jpeg_damage
from stampgui.image.jpeg.restore import NotRestorable, restore_source
from stampgui.image.jpeg.scans import UnsupportedJpeg, read_scan_layout
from stampgui.image.jpeg.undo import IDENTIFIER, UnreadableUndo, read_undo_data
from stampgui.image.mark import Mark, read_mark
from stampgui.image.metadata import iptc
from stampgui.image.metadata.exif import parse_exif, with_exif_date
from stampgui.image.metadata.moment import ExifMoment
from stampgui.image.metadata.public_exif import build_public_exif
from stampgui.image.metadata.still_xmp import make_still_xmp
from stampgui.image.metadata.xmp import parse_xmp
from stampgui.image.partial.interlaced_png import weave_passes
from stampgui.image.partial.partial_webp import complete_webp, measure_webp_damage
from stampgui.image.png import png_file, text_chunks
from stampgui.image.png.partial_file import complete_png, measure_png_damage
from stampgui.image.redaction.exif_blocks import redact_exif, redact_mpf
from stampgui.image.redaction.files import redact_file
from stampgui.image.redaction.findings import RedactedBlock
from stampgui.image.redaction.image_resources import redact_image_resources
from stampgui.image.redaction.iptc_records import redact_iptc
from stampgui.image.redaction.jpeg_files import redact_thumbnail
from stampgui.image.redaction.xmp_packets import redact_xmp
from stampgui.image.tiff.exif_extraction import extract_exif, extract_raw_exif
from stampgui.image.tiff.in_place import reset_orientation
from stampgui.image.tiff.structure import TiffError

_LONGEST_SIDE: Final = 1000
_MOMENT: Final = ExifMoment("2022:10:14 08:15:30", "123", "+07:00")


def _of_stream(read: Callable[[BinaryIO], object]) -> Callable[[bytes], object]:
    return lambda data: read(io.BytesIO(data))


def _read_exif(data: bytes) -> object:
    return parse_exif(data), build_public_exif(data, (24, 17), taken="2022:10:14 08:15:30", offset=None)


def _extract_exif(data: bytes) -> object:
    return extract_exif(io.BytesIO(data)), extract_raw_exif(io.BytesIO(data))


def _write_exif(data: bytes) -> None:
    upright = reset_orientation(data)
    assert len(upright) == len(data)
    dated = with_exif_date(upright, _MOMENT, replacing={"DateTimeOriginal"})
    parse_exif(dated)


def _redact(redact: Callable[[bytes], RedactedBlock], data: bytes) -> None:
    """What is redacted has the same length, is the same where nothing was found, and can be redacted again."""
    result = redact(data)
    assert len(result.data) == len(data)
    assert bool(result.findings) or result.data == data
    assert len(redact(result.data).data) == len(data)


def _redact_resources(data: bytes) -> None:
    exif = partial(redact_exif, redact_picture=redact_thumbnail)
    _redact(partial(redact_image_resources, redact_exif=exif, redact_picture=redact_thumbnail), data)


def _redact_whole(data: bytes) -> None:
    """A redacted file is a whole one."""
    kind = sniff(data[:32])
    if kind is None or not kind.is_copied_as_it_is:
        return
    header.read_header(io.BytesIO(redact_file(data, kind).data))


def _read_iptc(data: bytes) -> None:
    iptc.parse_iptc(data)
    records = iptc.find_iptc_records(data)
    if records is not None:
        iptc.parse_iptc(records)


def _parse_segments(data: bytes) -> None:
    photo = segments.parse_jpeg(data)
    assert 0 < photo.end <= len(data)
    assert all(data[each.start : each.start + 2] == bytes((0xFF, each.marker)) for each in photo.segments)
    assert len(assembly.strip_own_segments(data, photo)) <= len(data)


def _read_scans(data: bytes) -> None:
    read_scan_layout(data, segments.parse_jpeg(data))


def _assemble(data: bytes) -> None:
    """A copy without a caption: pointers to previews are moved, and the source comes back."""
    photo = segments.parse_jpeg(data)
    copy = assembly.assemble_copy(data, photo, (), assembly.Additions(Mark("x", "2022", "0").to_bytes()))
    assert sum(map(len, copy)) > len(data)


def _measure_jpeg(data: bytes) -> None:
    damage = measure_jpeg_damage(data, segments.parse_jpeg(data))
    assert damage is None or (0 <= damage.missing <= 1 and 0 <= damage.percent <= 100)


def _measure_png(data: bytes) -> None:
    """What is completed lacks nothing more; larger ones are refused for their memory before that."""
    damage = measure_png_damage(data)
    sizes = [part.body[:8] for part in structures.PNG.split(data) if part.head == b"IHDR"]
    if damage is not None and all(max(struct.unpack(">II", size.ljust(8))) < _LONGEST_SIDE for size in sizes):
        assert 0 < damage.missing <= 1 or (damage.is_coarse and not damage.missing)
        assert measure_png_damage(complete_png(data, weave_passes)) is None


def _measure_webp(data: bytes) -> None:
    width, height = size = webp.read_metadata_blocks(io.BytesIO(data)).size
    damage = measure_webp_damage(data, size) if width * height < _LONGEST_SIDE**2 else None
    if damage is not None:
        assert 0 <= damage.missing <= 1
        assert measure_webp_damage(complete_webp(data, size), size) is None


def _make_still(data: bytes) -> None:
    still = make_still_xmp(data)
    assert len(still) == len(data)
    assert make_still_xmp(still) == still


def _read_mpf(data: bytes) -> None:
    payload = mpf.IDENTIFIER + data
    assert len(mpf.patch_mpf(payload, mpf.Displacement(100, 120, 3000, 3100))) == len(payload)
    _redact(redact_mpf, data)


def _read_undo(data: bytes) -> None:
    read_undo_data((segments.Segment(segments.APP15, 0, IDENTIFIER + b"\1\1" + data),))


def _read_png_text(data: bytes) -> None:
    kind, body = data[:4], data[4:]
    found = text_chunks.TextChunks()
    found.add(kind if kind in text_chunks.TEXT_CHUNKS else b"zTXt", body)
    text_chunks.decode_raw_profile(body)


def _rewrite_png(data: bytes) -> None:
    png_file.strip_png_metadata(png_file.replace_png_pixels(data, _PICTURE, tiff=b"II*\0", mark=b"{}"))


def _rewrite_webp(data: bytes) -> None:
    chunks, trailer = webp.parse_webp(data)
    copy = webp.replace_webp_pixels(chunks, _WEBP[0], (24, 17), tiff=None, mark=b"{}", trailer=trailer)
    assert webp.read_metadata_blocks(io.BytesIO(copy)).mark == b"{}"


def _read_heif(data: bytes) -> None:
    for _ in promote_thumbnails(data):
        pass
    assert len(heif_file.detach_heif_metadata(data)) == len(data)
    heif_file.read_metadata_blocks(io.BytesIO(data))


def _read_gif_or_bmp(data: bytes) -> None:
    (bmp if data.startswith(b"BM") else gif).read_metadata_blocks(io.BytesIO(data))


def _read_raw(data: bytes) -> None:
    header.read_metadata_blocks(io.BytesIO(data), Format.RAW)


def _undo_seeds() -> Seeds:
    return Seeds(undo_bodies(), (b"\x80", b"\xff\xff\xff\x7f", b"\0", b"\1", b"\2"))


def _stamped_seeds() -> Seeds:
    return Seeds(stamped_jpegs(), (b"stampgui undo\0", b"\xff\xef", b"\1\1", b"\xff\xda"), structures.JPEG)


def _mark_seeds() -> Seeds:
    return Seeds((Mark("difoto tanggal 14 Oktober 2022", "2022-10-14", "0" * 64).to_bytes()[9:],), is_json=True)


def _mpf_seeds() -> Seeds:
    index = handmade.tiff_file(
        {0xB000: (7, b"0100"), 0xB001: (4, b"\2\0\0\0"), 0xB002: (7, bytes(20) + b"\0\x10\0\0\0\x20\0\0" + bytes(4))}
    )
    return Seeds((index,), (b"MM\0*", b"\2\xb0\7\0"), structures.TIFF)


def _png_text_seeds() -> Seeds:
    parts = [part for data in files.png_seeds().inputs for part in structures.PNG.split(data)]
    texts = [part.head + part.body for part in parts if part.head in text_chunks.TEXT_CHUNKS]
    plain = (
        b"tEXt" + blocks.raw_profile(blocks.make_exif()),
        b"tEXt" + blocks.raw_profile(b"8BIM" + bytes(30)),
    )
    return Seeds(
        (*texts[:40], *plain),
        (b"raw profile type exif", b"x\x9c", b"\n", b"\0\1\0"),
    )


_PICTURE: Final = blocks.encode("PNG")
_WEBP: Final = webp.parse_webp(blocks.encode("WEBP"))
_UNUSABLE: Final = (UnusableImage,)

IMAGE_PARSERS: Final = (
    Parser("jpeg-header", _of_stream(jpeg_file.read_metadata_blocks), files.jpeg_seeds, _UNUSABLE),
    Parser("jpeg-segments", _parse_segments, files.jpeg_seeds, _UNUSABLE),
    Parser("jpeg-scans", _read_scans, files.jpeg_seeds, (UnusableImage, UnsupportedJpeg)),
    Parser("jpeg-pointers", _assemble, files.jpeg_seeds, _UNUSABLE),
    Parser("jpeg-damage", _measure_jpeg, files.jpeg_seeds, (UnusableImage, UnsupportedJpeg, CoreError)),
    Parser("jpeg-mpf", _read_mpf, _mpf_seeds),
    Parser("jpeg-undo", _read_undo, _undo_seeds, (UnreadableUndo,)),
    Parser("jpeg-restore", restore_source, _stamped_seeds, (NotRestorable, UnusableImage)),
    Parser("mark", read_mark, _mark_seeds),
    Parser("exif", _read_exif, blocks.exif_seeds),
    Parser("exif-extraction", _extract_exif, blocks.exif_seeds),
    Parser("exif-writing", _write_exif, blocks.exif_seeds, (TiffError,)),
    Parser(
        "exif-redaction",
        partial(_redact, partial(redact_exif, redact_picture=redact_thumbnail)),
        blocks.exif_seeds,
    ),
    Parser("xmp", parse_xmp, blocks.xmp_seeds),
    Parser("xmp-still", _make_still, blocks.xmp_seeds),
    Parser("xmp-redaction", partial(_redact, redact_xmp), blocks.xmp_seeds),
    Parser("iptc", _read_iptc, blocks.iptc_seeds),
    Parser("iptc-redaction", partial(_redact, redact_iptc), blocks.iptc_seeds),
    Parser("photoshop-redaction", _redact_resources, blocks.iptc_seeds),
    Parser("png", _of_stream(png_file.read_metadata_blocks), files.png_seeds, _UNUSABLE),
    Parser("png-damage", _measure_png, files.png_seeds, _UNUSABLE),
    Parser("png-text", _read_png_text, _png_text_seeds, (text_chunks.UnreadableText,)),
    Parser("png-writing", _rewrite_png, files.png_seeds, _UNUSABLE),
    Parser("webp", _of_stream(webp.read_metadata_blocks), files.webp_seeds, _UNUSABLE),
    Parser("webp-damage", _measure_webp, files.webp_seeds, _UNUSABLE),
    Parser("webp-writing", _rewrite_webp, files.webp_seeds, _UNUSABLE),
    Parser("heif", _read_heif, files.heif_seeds, _UNUSABLE),
    Parser("jxl", _of_stream(jxl.read_metadata_blocks), files.jxl_seeds, _UNUSABLE),
    Parser("gif-bmp", _read_gif_or_bmp, files.gif_and_bmp_seeds, _UNUSABLE),
    Parser("tiff", _of_stream(tiff_file.read_metadata_blocks), files.tiff_seeds, _UNUSABLE),
    Parser("raw", _read_raw, files.raw_seeds, _UNUSABLE),
    Parser("header", _of_stream(header.read_header), files.whole_file_seeds, _UNUSABLE),
    Parser("file-redaction", _redact_whole, files.whole_file_seeds, _UNUSABLE),
)
