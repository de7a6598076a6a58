"""PNG and WebP taken apart and put together: every chunk that is not pixels stays."""

import contextlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from PIL import Image

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image import webp
from stampgui.image.errors import UnusableImage
from stampgui.image.png import png_file

MARK = b"stampgui\0{}"
IEND = png_file.PngChunk(b"IEND", b"").raw


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def with_chunks(data: bytes, *added: png_file.PngChunk, before: bytes = b"IDAT") -> bytes:
    chunks, trailer = png_file.parse_png_chunks(data)
    at = next(i for i, chunk in enumerate(chunks) if chunk.type == before)
    return png_file.SIGNATURE + b"".join(chunk.raw for chunk in [*chunks[:at], *added, *chunks[at:]]) + trailer


def test_chunks_keep_their_side_of_the_pixels() -> None:
    picture = encoded(Image.new("RGB", (8, 8)), "PNG")
    source = with_chunks(picture, png_file.PngChunk(b"gAMA", b"\0\0\xb1\x8f"), png_file.PngChunk(b"teSt", b"vendor"))
    source = with_chunks(source, png_file.PngChunk(b"tEXt", b"Comment\0after"), before=b"IEND") + b"tail"
    copy = png_file.replace_png_pixels(source, picture, tiff=None, mark=MARK)
    assert [chunk.type for chunk in png_file.parse_png_chunks(copy)[0]] == [
        *(b"IHDR", b"gAMA", b"teSt", png_file.MARK, b"IDAT", b"tEXt", b"IEND")
    ]
    assert copy.endswith(b"tail")


def test_a_png_without_image_data_has_no_picture() -> None:
    picture = encoded(Image.new("RGB", (8, 8)), "PNG")
    chunks, _ = png_file.parse_png_chunks(picture)
    hollow = png_file.SIGNATURE + b"".join(chunk.raw for chunk in chunks if chunk.type != b"IDAT")
    with pytest.raises(UnusableImage):
        png_file.replace_png_pixels(hollow, picture, tiff=None, mark=MARK)


@pytest.mark.parametrize("change", [{24: 0}, {24: 3}, {25: 1}, {25: 7}], ids=str)
def test_a_depth_or_colour_type_that_png_does_not_have_is_damage(change: dict[int, int]) -> None:
    picture = bytearray(encoded(Image.new("RGB", (8, 8)), "PNG"))
    for at, value in change.items():
        picture[at] = value
    with pytest.raises(UnusableImage):
        png_file.read_metadata_blocks(io.BytesIO(bytes(picture)))


def test_a_png_of_two_headers_is_damaged() -> None:
    picture = encoded(Image.new("I;16", (8, 8)), "PNG")
    header = png_file.parse_png_chunks(picture)[0][0]
    with pytest.raises(UnusableImage):
        png_file.read_metadata_blocks(io.BytesIO(with_chunks(picture, header)))


def test_a_palette_picture_keeps_its_background_and_significant_bits() -> None:
    image = Image.new("P", (8, 8))
    image.putpalette([10, 20, 30, 40, 50, 60])
    source = with_chunks(encoded(image, "PNG"), png_file.PngChunk(b"sBIT", b"\5\6\5"), before=b"PLTE")
    source = with_chunks(source, png_file.PngChunk(b"bKGD", b"\1"), png_file.PngChunk(b"hIST", b"\0\1\0\1"))
    kept = {
        c.type: c.data
        for c in png_file.parse_png_chunks(
            png_file.replace_png_pixels(source, encoded(image.convert("RGB"), "PNG"), tiff=None, mark=MARK)
        )[0]
    }
    assert kept[b"bKGD"] == struct.pack(">HHH", 40, 50, 60)
    assert kept[b"sBIT"] == b"\5\6\5"
    assert b"hIST" not in kept, "a histogram needs the palette"


def test_an_exif_block_replaces_the_old_one() -> None:
    picture = encoded(Image.new("RGB", (8, 8)), "PNG")
    source = with_chunks(picture, png_file.PngChunk(b"eXIf", b"II*\0old"), before=b"IEND")
    chunks, _ = png_file.parse_png_chunks(png_file.replace_png_pixels(source, picture, tiff=b"II*\0new", mark=MARK))
    assert [chunk.data for chunk in chunks if chunk.type == b"eXIf"] == [b"II*\0new"]


def test_exif_from_before_exif_chunks_is_read() -> None:
    picture = encoded(Image.new("RGB", (8, 8)), "PNG")
    profile = b"\nexif\n      10\n" + b"Exif\0\0II*\0".hex().encode() + b"left behind"
    plain = png_file.PngChunk(b"tEXt", b"Raw profile type exif\0" + profile)
    packed = png_file.PngChunk(b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(profile))
    bomb = png_file.PngChunk(b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(bytes(50_000_000)))
    for chunk, tiff in ((plain, b"II*\0"), (packed, b"II*\0"), (bomb, None)):
        assert png_file.read_metadata_blocks(io.BytesIO(with_chunks(picture, chunk))).tiff == tiff


def test_damaged_or_huge_metadata_is_no_damage_to_the_picture() -> None:
    picture = encoded(Image.new("RGB", (8, 8)), "PNG")
    huge = png_file.PngChunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(5_000_000)))
    wrong = png_file.PngChunk(b"gAMA", b"\0\0\0\1").raw[:-1] + b"?"
    source = with_chunks(picture, huge)
    source = source[:33] + wrong + source[33:]
    with Image.open(io.BytesIO(png_file.strip_png_metadata(source))) as opened:
        opened.load()


def test_odd_chunk_lengths_crash_nothing() -> None:
    grey = encoded(Image.new("1", (8, 8)), "PNG")
    for data in (b"", b"\xff\xff", b"\xff"):
        source = with_chunks(grey, png_file.PngChunk(b"bKGD", data))
        png_file.replace_png_pixels(source, encoded(Image.new("L", (8, 8)), "PNG"), tiff=None, mark=MARK)
    empty = b"RIFF" + (12).to_bytes(4, "little") + b"WEBPVP8X" + bytes(4)
    with pytest.raises(UnusableImage):
        webp.read_metadata_blocks(io.BytesIO(empty))


def test_animations_are_refused_with_a_reason() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    for kind, module in (("PNG", png_file), ("WEBP", webp)):
        moving = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        assert module.read_metadata_blocks(io.BytesIO(moving)).refusal is not None


def test_an_animation_of_one_frame_is_a_still_picture() -> None:
    still = encoded(Image.new("RGB", (8, 8), "red"), "PNG")
    one_frame = png_file.PngChunk(b"acTL", struct.pack(">2I", 1, 0))
    control = png_file.PngChunk(b"fcTL", struct.pack(">5I2H2B", 0, 8, 8, 0, 0, 1, 1, 0, 0))
    announced = with_chunks(still, one_frame, control)
    assert png_file.read_metadata_blocks(io.BytesIO(announced)).refusal is None
    smaller = encoded(Image.new("RGB", (4, 4), "red"), "PNG")
    for pixels, kept in ((still, {b"acTL", b"fcTL"}), (smaller, set())):
        copy = png_file.replace_png_pixels(announced, pixels, tiff=None, mark=MARK)
        assert {chunk.type for chunk in png_file.parse_png_chunks(copy)[0]} & {b"acTL", b"fcTL"} == kept
    hidden = announced.removesuffix(IEND) + png_file.PngChunk(b"fdAT", bytes(4)).raw + IEND
    assert png_file.read_metadata_blocks(io.BytesIO(hidden)).refusal is not None


@for_all(st.binary(max_size=200))
def test_no_bytes_crash_the_readers(garbage: bytes) -> None:
    for head, module in ((png_file.SIGNATURE, png_file), (b"RIFF\xff\0\0\0WEBP", webp)):
        with contextlib.suppress(UnusableImage):
            module.read_metadata_blocks(io.BytesIO(head + garbage))


@for_all(st.integers(12, 200), st.binary(min_size=1, max_size=8))
def test_no_change_to_a_webp_photo_crashes_the_reader(at: int, change: bytes) -> None:
    whole = encoded(Image.new("RGB", (8, 8)), "WEBP", exif=b"II*\0\x08\0\0\0\0\0", xmp=b"<x/>")
    with contextlib.suppress(UnusableImage):
        webp.read_metadata_blocks(io.BytesIO(whole[:at] + change + whole[at + len(change) :]))


def test_an_empty_feature_chunk_is_no_animation() -> None:
    body = b"WEBP" + webp.RiffChunk(b"VP8X", b"").raw + webp.RiffChunk(b"VP8L", b"\x2f\x07\xc0\x01\0").raw
    assert webp.read_metadata_blocks(io.BytesIO(b"RIFF" + struct.pack("<I", len(body)) + body)).size == (8, 8)


def test_a_picture_cut_off_anywhere_is_told() -> None:
    whole, checksum = encoded(Image.new("RGB", (8, 8)), "PNG"), 4
    behind_image_data = len(whole) - len(IEND)
    for length in range(behind_image_data - checksum):
        try:
            assert png_file.read_metadata_blocks(io.BytesIO(whole[:length])).is_cut_off
        except UnusableImage:  # nothing of the picture is there
            assert length < whole.index(b"IDAT") + len(b"IDAT")
        with pytest.raises(UnusableImage):
            png_file.parse_png_chunks(whole[:length])
    for length in range(behind_image_data - checksum, behind_image_data + 1):
        assert not png_file.read_metadata_blocks(io.BytesIO(whole[:length])).is_cut_off
    whole = encoded(Image.new("RGB", (8, 8)), "WEBP")
    for length in range(12, len(whole) - 1):
        with pytest.raises(UnusableImage):
            webp.parse_webp(whole[:length])[0]


@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_webp_chunks_surround_the_new_pixels(mode: str, lossless: bool) -> None:
    image = Image.new(mode, (9, 7), (10, 20, 30, 99)[: len(mode)])
    profile = b"\0" * 128
    source = encoded(image, "WEBP", lossless=lossless, exif=b"II*\0\x08\0\0\0\0\0", xmp=b"<x/>", icc_profile=profile)
    old = webp.parse_webp(source)[0]
    copy = webp.replace_webp_pixels(
        old,
        webp.parse_webp(encoded(image, "WEBP", lossless=lossless))[0],
        image.size,
        tiff=None,
        mark=MARK,
    )
    new = {chunk.type: chunk.data for chunk in webp.parse_webp(copy)[0]}
    kept = {chunk.type: chunk.data for chunk in old if chunk.type in (b"ICCP", b"EXIF", b"XMP ")}
    assert len(kept) == 3
    assert kept.items() <= new.items()
    assert webp.read_metadata_blocks(io.BytesIO(copy)).size == (9, 7)
    with Image.open(io.BytesIO(copy)) as opened:
        assert (opened.mode, opened.size) == (mode, (9, 7))


def test_checksums_are_right(make_photo: MakePhoto, tmp_path: Path) -> None:
    chunk = png_file.PngChunk(b"teSt", b"abc")
    assert chunk.raw[-4:] == struct.pack(">I", zlib.crc32(b"teStabc"))


@pytest.mark.parametrize("behind", [b"", IEND[:5], bytes(40)])
def test_a_whole_picture_without_iend_is_read_and_its_copy_has_one(behind: bytes) -> None:
    source = encoded(Image.effect_noise((60, 40), 80), "PNG").removesuffix(IEND) + behind
    blocks = png_file.read_metadata_blocks(io.BytesIO(source))
    assert blocks.size == (60, 40)
    assert ["end marker" in load_catalogue("en").render(change) for change in blocks.changes] == [True]
    copy = png_file.replace_png_pixels(source, encoded(Image.new("L", (60, 40)), "PNG"), tiff=None, mark=MARK)
    assert copy.endswith(IEND + behind)


def test_an_interlaced_picture_without_iend_counts_as_whole_only_with_all_its_passes() -> None:
    rows = b"".join(bytes(1 + 8 * w) * h for w, h in [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)])
    data = zlib.compress(rows)
    for size, whole in ((len(data), True), (len(data) - 1, False)):
        header = png_file.PngChunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 16, 6, 0, 0, 1))
        source = png_file.SIGNATURE + header.raw + png_file.PngChunk(b"IDAT", data[:size]).raw
        with contextlib.nullcontext() if whole else pytest.raises(UnusableImage):
            png_file.parse_png_chunks(source)
