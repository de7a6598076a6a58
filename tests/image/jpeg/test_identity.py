"""What the engine reads and writes again without a change is, bit for bit, what it was."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from image.jpeg.conftest import Copies, Copy, stamped
from image.jpeg.decoders import differences, frame_of
from image.jpeg.handwritten import Picture
from image.jpeg.kinds import KINDS, SIZE, YCC_420, EncoderMissing, by_cjpeg, by_pillow, samplings
from PIL import Image

from stampgui.image.jpeg.core import apply_edits, compose_scan
from stampgui.image.jpeg.core_types import Raster
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.jpeg.scans import read_scan_layout
from stampgui.image.jpeg.segments import SOS, parse_jpeg
from stampgui.image.tile import Tile


def unseen(shown: tuple[int, int]) -> Tile:
    """A caption over the whole photo of which nothing is seen."""
    return Tile(Image.new("RGBA", shown, (255, 255, 255, 0)), 0, 0)


def with_unseen(copy: Copy) -> Copy:
    return stamped(copy.source, unseen(copy.header.displayed_size))


def picture(data: bytes) -> bytes:
    """From the first scan's header to EOI."""
    photo = parse_jpeg(data)
    return data[next(segment.start for segment in photo.segments if segment.marker == SOS) : photo.end]


def is_of_several_scans(source: bytes) -> bool:
    """Runs of blocks without a coefficient may then end at the caption, and begin anew behind it."""
    return sum(segment.marker == SOS for segment in parse_jpeg(source).segments) > 1


def not_identical(copies: Copies) -> Iterator[str]:
    """Names of photos whose spliced copy is not the source's picture, or whose copy does not come back."""
    for name, copy in copies.items():
        again = with_unseen(copy).written
        same = is_of_several_scans(copy.source) or picture(again.data) == picture(copy.source)
        if not same or restore_source(again.data) != copy.source:
            yield name


def test_a_caption_that_nobody_sees_changes_no_byte_of_the_picture(copies: Copies) -> None:
    assert list(not_identical(copies)) == []


def test_nor_of_pictures_of_real_cameras(corpus_copies: Copies) -> None:
    assert list(not_identical(corpus_copies)) == []


def test_two_other_decoders_find_no_block_changed_then(copies: Copies, tmp_path: Path) -> None:
    pytest.importorskip("jpeglib", reason="jpeglib has the decoders to compare with")
    rewritten = {name: with_unseen(copies[name]) for name in KINDS if name in copies}
    pairs = {name: (each.source, each.written.data) for name, each in rewritten.items()}
    for found in differences(pairs, tmp_path).values():
        assert [name for name, each in found.items() if any(changed.any() for changed in each.changed)] == []


def coarse() -> Iterator[tuple[str, bytes]]:
    """Photos whose quantisation is so coarse that a caption of 1/255 opacity leaves all their coefficients."""
    plain = Picture(SIZE, YCC_420, quantisation=(120,) * 64)
    for number, sampling in enumerate(samplings()):
        yield str(sampling), replace(plain, sampling=sampling, seed=number).to_bytes()
    for restart in (1, 2, 3, 5, 6):
        yield f"restart every {restart}", replace(plain, restart=restart).to_bytes()
        yield f"restart every {restart}, zeros", replace(plain, restart=restart, padding="0").to_bytes()
    for size in ((1, 1), (8, 8), (17, 3), (35, 27)):
        yield f"{size}", replace(plain, size=size, padding="0").to_bytes()
    for mode in ("L", "RGB", "CMYK"):
        yield mode, by_pillow(mode=mode, quality=12)
        yield f"{mode}, optimized", by_pillow(mode=mode, quality=12, optimize=True)
    try:
        yield "cjpeg", by_cjpeg("-quality", "12", "-restart", "3B", "-sample", "2x1")
    except EncoderMissing:
        return


def test_blocks_that_are_all_encoded_again_have_the_same_bits() -> None:
    """Each block is decoded, composed and encoded, and neither a code nor a padding bit comes out otherwise."""
    for name, source in coarse():
        photo = parse_jpeg(source)
        layout = read_scan_layout(source, photo)
        (scan,) = layout.scans
        width, height = frame_of(source).size
        grey = Raster(bytes((128, 128, 128, 1)) * (width * height), width, height, 0, 0)
        composed = compose_scan(layout.frame, scan.parameters, scan.data, grey)
        _, data, inverse = apply_edits(scan.data, composed.edits)
        assert composed.block_count == sum(rows * columns for rows, columns in frame_of(source).blocks), name
        assert composed.edits.ranges[0][0] == 0, name
        assert data == source[scan.data.start : scan.data.stop], name
        assert (composed.dc_tables, composed.ac_tables) == (scan.parameters.dc_tables, scan.parameters.ac_tables), name
        assert inverse == composed.edits, name


def last_bytes(picture: Picture) -> list[int]:
    """Of every restart interval of a copy whose caption lies on all of it."""
    source = picture.to_bytes()
    data = stamped(source, Tile(Image.new("RGBA", picture.size, (250, 250, 250, 90)), 0, 0)).written.data
    photo = parse_jpeg(data)
    (scan,) = (segment for segment in photo.segments if segment.marker == SOS)
    intervals = re.split(rb"\xff[\xd0-\xd7]", data[scan.stop : photo.end - 2])
    return [each.replace(b"\xff\x00", b"\xff")[-1] for each in intervals]


def test_edited_intervals_are_filled_up_with_the_bits_that_the_source_was_filled_up_with() -> None:
    """Two photos that differ in their padding alone: so do the copies, wherever an interval ends within a byte."""
    zeros, ones = (last_bytes(Picture((160, 96), YCC_420, padding=padding, restart=1)) for padding in "01")
    differing = [(zero, one) for zero, one in zip(zeros, ones, strict=True) if zero != one]
    assert len(differing) > len(zeros) * 3 // 4
    for zero, one in differing:
        padding = zero ^ one
        assert padding & (padding + 1) == 0  # the lowest bits
        assert zero & padding == 0


def test_blocks_between_two_parts_of_a_caption_come_through(copies: Copies, tmp_path: Path) -> None:
    """Between opaque columns at both edges every block is encoded again; the decoders find it unchanged."""
    pytest.importorskip("jpeglib", reason="jpeglib has the decoders to compare with")
    pairs = {}
    for name in KINDS:
        if name in copies and max(copies[name].header.stored_size) < 1000 and copies[name].header.orientation == 1:
            pairs[name] = (copies[name].source, stamped(copies[name].source, edges(SIZE)).written.data)
    assert len(pairs) > (120 if shutil.which("cjpeg") else 100)
    for found in differences(pairs, tmp_path).values():
        for name, each in found.items():
            assert each.changed[0][:, 0].any(), name
            assert each.changed[0][:, -1].any(), name
            assert not any(changed[:, 1:-1].any() for changed in each.changed), name


def edges(shown: tuple[int, int]) -> Tile:
    """White in the first and the last column, and nothing between."""
    rgba = Image.new("RGBA", shown)
    for x in (0, shown[0] - 1):
        rgba.paste((255, 255, 255, 255), (x, 0, x + 1, shown[1]))
    return Tile(rgba, 0, 0)
