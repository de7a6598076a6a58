"""A copy that somebody changed since gives back its true source or says why not; never anything else."""

import io
import random
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from image.jpeg.conftest import Copies, recoded, stamped
from image.jpeg.handwritten import Picture, segment
from image.jpeg.kinds import YCC_420, by_pillow
from PIL import Image

from stampgui.i18n import ExplainedError
from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.core_types import BitEdits, CoefficientBlocks
from stampgui.image.jpeg.restore import NotRestorable, restore_source
from stampgui.image.jpeg.segments import SOS, JpegFile, Segment, parse_jpeg
from stampgui.image.jpeg.undo import IDENTIFIER, RewrittenScan, UndoData, UndoStep, is_undo_segment

BOTH: Final = pytest.mark.parametrize("kind", ["quality 75", "cjpeg -progressive"])
"""Copies of one scan and of several."""


def spliced_copy() -> bytes:
    return stamped(Picture((40, 24), YCC_420).to_bytes()).written.data


def recoded_copy() -> bytes:
    return recoded(by_pillow((40, 24), progressive=True))


def spliced_progressive_copy() -> bytes:
    return stamped(by_pillow((40, 24), progressive=True)).written.data


def refused(copy: bytes) -> str:
    with pytest.raises((NotRestorable, UnusableImage)) as caught:
        restore_source(copy)
    return str(caught.value)


def only_source_or_refusal(copy: bytes, source: bytes) -> bool:
    """Whether it was refused."""
    try:
        assert restore_source(copy) == source
    except (NotRestorable, UnusableImage):
        return True
    return False


def scan_of(copy: bytes) -> tuple[int, int]:
    photo = parse_jpeg(copy)
    return next(s.stop for s in photo.segments if s.marker == SOS), photo.end - 2


@pytest.mark.parametrize("make", [spliced_copy, recoded_copy, spliced_progressive_copy])
def test_one_flipped_bit_anywhere_never_gives_other_bytes(make: Callable[[], bytes]) -> None:
    """The mark and the caption's bits are not the source's: what is flipped there does no harm."""
    copy = make()
    source = restore_source(copy)
    dice = random.Random(1)
    refusals = 0
    for at in range(len(copy)):
        flipped = bytearray(copy)
        flipped[at] ^= 1 << dice.randrange(8)
        refusals += only_source_or_refusal(bytes(flipped), source)
    assert refusals > len(source) // 2


@BOTH
def test_a_flipped_bit_in_the_picture_is_noticed(copies: Copies, kind: str) -> None:
    if kind not in copies:
        pytest.skip("cjpeg (libjpeg-turbo-progs) is not installed")
    copy = copies[kind].written.data
    start, stop = scan_of(copy)
    noticed = 0
    for share in range(2, 100, 8):  # of which some are in the caption, and not the source's
        flipped = bytearray(copy)
        flipped[start + share * (stop - start) // 100] ^= 0x10
        noticed += only_source_or_refusal(bytes(flipped), copies[kind].source)
    assert noticed >= 3


@pytest.mark.parametrize("make", [spliced_copy, recoded_copy, spliced_progressive_copy])
def test_a_copy_cut_off_anywhere_is_refused(make: Callable[[], bytes]) -> None:
    copy = make()
    for length in range(len(copy)):
        assert refused(copy[:length])


def test_a_copy_saved_by_another_program_says_that_nothing_is_left(copies: Copies) -> None:
    again = io.BytesIO()
    with Image.open(io.BytesIO(copies["quality 75"].written.data)) as image:
        image.save(again, "JPEG", quality=95)
    assert "the data to restore its original" in refused(again.getvalue())


def test_a_copy_whose_exif_was_rewritten_is_refused(copies: Copies, tmp_path: Path) -> None:
    exiftool = shutil.which("exiftool")
    if exiftool is None:
        pytest.skip("exiftool is not installed")
    path = tmp_path / "copy.jpg"
    path.write_bytes(copies["orientation 6"].written.data)
    subprocess.run([exiftool, "-q", "-overwrite_original", "-Artist=Somebody", str(path)], check=True)
    assert "changed after it was stamped" in refused(path.read_bytes())


def rearranged(copy: bytes, change: Callable[[list[Segment]], list[Segment]]) -> bytes:
    """The copy with its undo segments as `change` arranges them."""
    photo: JpegFile = parse_jpeg(copy)
    undo = [s for s in photo.segments if is_undo_segment(s)]
    start, stop = undo[0].start, undo[-1].stop
    return copy[:start] + b"".join(s.raw for s in change(undo)) + copy[stop:]


def test_undo_segments_that_are_missing_twice_or_in_disorder_are_refused() -> None:
    copy = stamped(by_pillow((900, 700), quality=95)).written.data
    source = restore_source(copy)
    assert rearranged(copy, list) == copy
    assert sum(is_undo_segment(s) for s in parse_jpeg(copy).segments) >= 3
    changes: list[Callable[[list[Segment]], list[Segment]]] = [
        lambda undo: undo[1:],
        lambda undo: undo[:-1],
        lambda undo: undo[:1] + undo[2:],
        lambda undo: [undo[0], *undo],
        lambda undo: undo[::-1],
        lambda undo: [undo[1], undo[0], *undo[2:]],
    ]
    for change in changes:
        assert "changed after it was stamped" in refused(rearranged(copy, change))
    assert "the data to restore its original" in refused(rearranged(copy, lambda _: []))
    assert restore_source(rearranged(copy, list)) == source


def with_undo(body: bytes, progressive: bool) -> bytes:
    """A small photo that carries `body` as if it were undo data."""
    plain = by_pillow((24, 16), progressive=progressive)
    own = segment(0xEF, IDENTIFIER + b"\1\1" + body)
    return plain[:2] + own + plain[2:]


@settings(deadline=None)
@for_all(st.binary(max_size=200), st.booleans())
def test_no_undo_data_crash_the_restorer(body: bytes, progressive: bool) -> None:
    refused(with_undo(body, progressive))
    refused(with_undo(b"\1" + bytes(32) + body, progressive))


_LENGTHS = st.one_of(st.integers(0, 900), st.integers(0, 2**63 - 1), st.sampled_from([2**31, 2**32, 2**62, 2**63 - 1]))


@st.composite
def hostile_edits(draw: st.DrawFn) -> BitEdits:
    ranges, at = [], 0
    for _ in range(draw(st.integers(0, 4))):
        start = at + draw(_LENGTHS)
        at = start + draw(_LENGTHS)
        ranges.append((start, at, draw(st.integers(0, 64))))
    return BitEdits(tuple(ranges), draw(st.binary(min_size=32, max_size=32))[: (sum(n for _, _, n in ranges) + 7) // 8])


@st.composite
def hostile_undo(draw: st.DrawFn) -> bytes:
    steps, at = [], 0
    for _ in range(draw(st.integers(0, 4))):
        start = at + draw(_LENGTHS)
        at = start + draw(_LENGTHS)
        steps.append(
            UndoStep(start, at, draw(st.one_of(st.binary(max_size=9), st.just(RewrittenScan()), hostile_edits())))
        )
    whole = struct.pack("<3I64h", *draw(st.tuples(*[st.integers(0, 5)] * 3)), *[draw(st.integers(-32768, 32767))] * 64)
    blocks = CoefficientBlocks(draw(st.sampled_from([b"", whole, whole[:-1], whole * 3])))
    segments = UndoData(bytes(32), tuple(steps), blocks).to_segments()
    assert segments is not None
    return segments


@pytest.mark.usefixtures("little_memory")
@settings(max_examples=400, deadline=None)
@for_all(hostile_undo(), st.booleans())
def test_no_numbers_in_undo_data_ask_for_more_than_the_copy(undo: bytes, progressive: bool) -> None:
    plain = by_pillow((24, 16), progressive=progressive)
    refused(plain[:2] + undo + plain[2:])


@pytest.mark.usefixtures("little_memory")
def test_blocks_that_unpack_without_end_are_refused() -> None:
    """Half a gigabyte of zeros takes half a megabyte."""
    pack = zlib.compressobj()
    million = bytes(1 << 20)
    packed = b"".join([*(pack.compress(million) for _ in range(520)), pack.flush()])
    number, length = bytearray(), len(packed)
    while length >= 0x80:
        number.append(length & 0x7F | 0x80)
        length >>= 7
    body = b"\1" + bytes(32) + b"\0" + bytes(number) + bytes((length,)) + packed
    shares = [body[at : at + 65000] for at in range(0, len(body), 65000)]
    own = [segment(0xEF, IDENTIFIER + bytes((n, len(shares))) + share) for n, share in enumerate(shares, start=1)]
    plain = by_pillow((24, 16))
    assert refused(plain[:2] + b"".join(own) + plain[2:])


def test_every_refusal_has_words(copies: Copies) -> None:
    with pytest.raises(ExplainedError):
        restore_source(copies["grey"].source)
