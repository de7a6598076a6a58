"""Damaged, odd and malicious JPEGs: each gives a copy or a reason, and a copy without loss gives it back."""

import io
import random
import struct
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from image.jpeg.conftest import stamped
from image.jpeg.handwritten import AC, DC, EOI, JFIF, SOI, Picture, Table, dht, dqt, segment, sof, sos, uniform
from image.jpeg.kinds import YCC_420, EncoderMissing, Maker, by_cjpeg, by_pillow
from PIL import Image

from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.tile import Tile

pytestmark = pytest.mark.usefixtures("little_memory")

SIZE: Final = (40, 24)
PLAIN: Final = Picture(SIZE, YCC_420)
STEPS: Final = dqt(0, (3,) * 64)
TABLES: Final = dht(0, 0, DC) + dht(1, 0, AC)
FRAME: Final = sof(0xC0, SIZE, YCC_420)
SCAN: Final = sos((0, 1, 2))
DATA: Final = PLAIN.to_bytes().rpartition(SCAN)[2][:-2]


def outcome(source: bytes) -> Engine | str:
    """How it was written, or the words of the reason why not."""
    try:
        header = read_header(io.BytesIO(source))
        if header.refusal is not None:
            return load_catalogue("en").render(header.refusal)
        width, height = (min(side, 48) for side in header.displayed_size)
        seen = Image.new("RGBA", (width, height), (250, 250, 250, 200))
        tile = Tile(seen, header.displayed_size[0] - width, header.displayed_size[1] - height)
        written = stamped(source, tile).written
    except UnusableImage as error:
        return str(error)
    if written.engine is not Engine.REENCODE:
        assert restore_source(written.data) == source
    return written.engine


def table(*counts: int) -> Table:
    """So many codes of 1, 2, 3... bits, for as many symbols."""
    return bytes(counts).ljust(16, b"\0"), bytes(range(sum(counts) % 256))


def file(*parts: bytes) -> bytes:
    return b"".join((SOI, JFIF, *parts, EOI))


def _tables() -> Iterator[tuple[str, bytes]]:
    for name, odd in {
        "an all-ones code": table(2),
        "an all-ones code of 16 bits": table(*[1] * 15, 2),
        "more codes than there are": table(3),
        "far more codes than there are": table(0, 255),
        "no code at all": table(),
        "one code": table(1),
        "a value of 16 bits": uniform([16, 0x1F, 0xFF], 3),
    }.items():
        yield f"DC table with {name}", file(STEPS, FRAME, dht(0, 0, odd), dht(1, 0, AC), SCAN, DATA)
        yield f"AC table with {name}", file(STEPS, FRAME, dht(0, 0, DC), dht(1, 0, odd), SCAN, DATA)
    yield "codes for 4080 symbols", file(STEPS, FRAME, segment(0xC4, b"\0" + b"\xff" * 16 + bytes(4080)), SCAN, DATA)
    yield "a table that ends early", file(STEPS, FRAME, segment(0xC4, b"\0" + bytes((0, 9)) + bytes(16)), SCAN, DATA)
    yield "tables of numbers 9 and 250", file(STEPS, FRAME, TABLES, dht(0, 9, DC), dht(15, 10, AC), SCAN, DATA)
    yield "no Huffman tables", file(STEPS, FRAME, SCAN, DATA)
    yield "no quantisation", file(FRAME, TABLES, SCAN, DATA)
    yield "quantisation by zero", file(dqt(0, (0,) * 64), FRAME, TABLES, SCAN, DATA)
    yield "quantisation that ends early", file(segment(0xDB, b"\0" + bytes(30)), FRAME, TABLES, SCAN, DATA)
    yield "two quantisations", file(STEPS, FRAME, dqt(0, (9,) * 64), TABLES, SCAN, DATA)


def _frames() -> Iterator[tuple[str, bytes]]:
    for factor in (0, 5, 15):
        odd = sof(0xC0, SIZE, ((factor, 2), (1, 1), (1, 1)))
        yield f"sampling factor {factor}", file(STEPS, odd, TABLES, SCAN, DATA)
    yield "ids that repeat", file(STEPS, sof(0xC0, SIZE, YCC_420, ids=(1, 1, 1)), TABLES, SCAN, DATA)
    yield "48 blocks in one MCU", file(STEPS, sof(0xC0, SIZE, ((4, 4),) * 3), TABLES, SCAN, DATA)
    for size in ((65535, 65535), (65535, 3000), (0, 8), (1, 65535)):
        for marker in (0xC0, 0xC2):
            frame = sof(marker, size, YCC_420)
            yield f"SOF{marker & 15} says {size[0]} x {size[1]}", file(STEPS, frame, TABLES, SCAN, DATA)
    yield "height in DNL", file(STEPS, sof(0xC0, (40, 0), YCC_420), TABLES, SCAN, DATA, segment(0xDC, b"\0\x18"))
    yield "height again in DNL", file(STEPS, FRAME, TABLES, SCAN, DATA, segment(0xDC, b"\0\x18"))
    yield "two frames", file(STEPS, FRAME, FRAME, TABLES, SCAN, DATA)
    yield "a frame after the scan", file(STEPS, TABLES, SCAN, DATA, FRAME)
    yield "no frame", file(STEPS, TABLES, SCAN, DATA)
    yield "a frame that ends early", file(STEPS, segment(0xC0, FRAME[4:15]), TABLES, SCAN, DATA)
    yield "components: 0", file(STEPS, segment(0xC0, b"\x08\0\x18\0\x28\0"), TABLES, SCAN, DATA)
    for marker, bits in ((0xC3, 8), (0xC9, 8), (0xCA, 8), (0xC1, 12), (0xC5, 8), (0xCF, 8), (0xC0, 0)):
        frame = sof(marker, SIZE, YCC_420, bits=bits)
        yield f"SOF{marker & 15} of {bits} bits", file(STEPS, frame, TABLES, SCAN, DATA)


def _scans() -> Iterator[tuple[str, bytes]]:
    for name, payload in {
        "no component": b"\0\0\x3f\0",
        "nothing in it": b"",
        "five components": b"\5" + b"\1\0" * 5 + b"\0\x3f\0",
        "200 components": b"\xc8" + b"\1\0\2\0",
        "an unknown component": b"\3\1\0\2\0\x09\0\0\x3f\0",
        "one component twice": b"\2\1\0\1\0\0\x3f\0",
        "components in disorder": b"\3\3\0\2\0\1\0\0\x3f\0",
        "tables of number 15": b"\3\1\xff\2\xff\3\xff\0\x3f\0",
        "tables that are missing": b"\3\1\x11\2\x22\3\x33\0\x3f\0",
        "coefficients 63 to 0": b"\3\1\0\2\0\3\0\x3f\0\0",
        "coefficients to 255": b"\3\1\0\2\0\3\0\0\xff\xff",
    }.items():
        for marker in (0xC0, 0xC2):
            frame = sof(marker, SIZE, YCC_420)
            yield f"SOF{marker & 15}, scan of {name}", file(STEPS, frame, TABLES, segment(0xDA, payload), DATA)
    yield "the same scan twice", file(STEPS, FRAME, TABLES, SCAN, DATA, SCAN, DATA)
    yield (
        "the same DC scan twice",
        file(STEPS, sof(0xC2, SIZE, YCC_420), TABLES, *[sos((0, 1, 2), (0, 0, 0)), DATA] * 2),
    )
    yield "AC before DC", file(STEPS, sof(0xC2, SIZE, YCC_420), TABLES, sos((0,), (1, 63, 0)), DATA)
    yield "refined before the first", file(STEPS, sof(0xC2, SIZE, YCC_420), TABLES, sos((0,), (1, 63, 0x10)), DATA)
    yield "a thousand scans", file(STEPS, sof(0xC2, SIZE, YCC_420), TABLES, *[sos((0,), (0, 0, 0)), b"\0"] * 1000)
    yield "no scan", file(STEPS, FRAME, TABLES)
    yield "a scan without data", file(STEPS, FRAME, TABLES, SCAN)
    yield "a scan of ones", file(STEPS, FRAME, TABLES, SCAN, b"\xff\0" * 500)
    yield "a scan of zeros", file(STEPS, FRAME, TABLES, SCAN, bytes(500))
    yield "data left over", file(STEPS, FRAME, TABLES, SCAN, DATA, bytes(500))
    yield "zeros behind the restarts", replace(PLAIN, restart=2).to_bytes()[:-2] + bytes(99) + EOI


def _restarts() -> Iterator[tuple[str, bytes]]:
    good = replace(PLAIN, restart=1).to_bytes()
    yield "restarts in disorder", good.replace(b"\xff\xd1", b"\xff\xd5")
    yield "a restart left out", good.replace(b"\xff\xd2", b"")
    yield "a restart too many", good.replace(b"\xff\xd2", b"\xff\xd2\xff\xd3")
    yield "no restarts at all", file(STEPS, FRAME, TABLES, segment(0xDD, b"\0\1"), SCAN, DATA)
    yield "restarts nobody told of", good.replace(segment(0xDD, b"\0\1"), b"")
    for payload in (b"", b"\1", b"\xff\xff", b"\0\0", b"\0\1\0\1"):
        yield f"restart interval {payload!r}", file(STEPS, FRAME, TABLES, segment(0xDD, payload), SCAN, DATA)
    changed = segment(0xDD, b"\0\2")
    yield "an interval told after the scan", good[:-2] + changed + EOI


HOSTILE: Final = dict([*_tables(), *_frames(), *_scans(), *_restarts()])

UNREADABLE: Final = ("cut off", "damaged", "no picture", "too large", "cannot be stamped", "pieces", "how high")
"""One of these is in every reason."""


@pytest.mark.parametrize("name", HOSTILE)
def test_every_oddity_gives_a_copy_or_a_reason(name: str) -> None:
    found = outcome(HOSTILE[name])
    assert isinstance(found, Engine) or any(word in found for word in UNREADABLE), found


@pytest.mark.parametrize(
    "name",
    [
        *("SOF0 says 65535 x 65535", "SOF0 says 0 x 8", "height in DNL", "no frame", "no scan", "a scan without data"),
        *("SOF3 of 8 bits", "SOF1 of 12 bits", "SOF5 of 8 bits"),
        *(
            "AC table with one code",
            "AC table with no code at all",
            "no quantisation",
            "a scan of ones",
            "SOF0 says 1 x 65535",
        ),
        *("SOF2, scan of coefficients 63 to 0", "ids that repeat", "components: 0", "sampling factor 0"),
    ],
)
def test_what_no_decoder_can_read_is_refused(name: str) -> None:
    assert not isinstance(outcome(HOSTILE[name]), Engine)


@pytest.mark.parametrize("name", ["a restart left out", "restarts in disorder", "a restart too many"])
def test_restarts_that_are_wrong_cost_nothing_where_all_data_are_there(name: str) -> None:
    assert outcome(HOSTILE[name]) is Engine.SPLICE


def _small(*, arithmetic: bool) -> Iterator[tuple[str, Maker]]:
    yield "baseline", partial(by_pillow, SIZE)
    yield "progressive", partial(by_pillow, SIZE, progressive=True)
    yield "restarts", replace(PLAIN, restart=2).to_bytes
    yield "three scans", replace(PLAIN, scans=((0,), (1,), (2,))).to_bytes
    yield "CMYK", partial(by_pillow, SIZE, "CMYK")
    if arithmetic:
        yield "arithmetic", partial(by_cjpeg, "-arithmetic")


KINDS: Final = dict(_small(arithmetic=True))


def small(kind: str) -> bytes:
    try:
        return KINDS[kind]()
    except EncoderMissing as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("kind", dict(_small(arithmetic=False)))
def test_a_file_cut_off_anywhere_is_refused(kind: str) -> None:
    source = small(kind).removesuffix(EOI)
    for length in range(len(source)):
        assert not isinstance(outcome(source[:length]), Engine), length


@pytest.mark.parametrize("kind", dict(_small(arithmetic=False)))
def test_a_file_cut_off_and_closed_with_eoi_gives_a_copy_or_a_reason(kind: str) -> None:
    source = small(kind)
    for length in range(2, len(source), 3):
        assert outcome(source[:length] + EOI)


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bits_give_a_copy_or_a_reason(kind: str) -> None:
    source = small(kind)
    dice = random.Random(kind)
    found = []
    for _ in range(500):
        damaged = bytearray(source)
        for _ in range(dice.choice((1, 1, 1, 2, 8))):
            damaged[dice.randrange(2, len(source))] ^= 1 << dice.randrange(8)
        found.append(outcome(bytes(damaged)))
    assert 0 < sum(isinstance(each, Engine) for each in found) < len(found)


@settings(deadline=None)
@for_all(st.binary(max_size=300), st.sampled_from([0xC0, 0xC2]), st.integers(0, 20))
def test_no_data_crash_the_engine(data: bytes, marker: int, interval: int) -> None:
    head = (STEPS, sof(marker, SIZE, YCC_420), TABLES, segment(0xDD, struct.pack(">H", interval)))
    assert outcome(file(*head, SCAN, data))
    assert outcome(file(*head, sos((0, 1, 2), (0, 0, 1)), data, sos((0,), (1, 63, 2)), data[::-1]))


@settings(deadline=None)
@for_all(st.lists(st.tuples(st.sampled_from([0xC0, 0xC4, 0xDA, 0xDB, 0xDD, 0xDC, 0xEF]), st.binary(max_size=40))))
def test_no_segments_crash_the_engine(segments: list[tuple[int, bytes]]) -> None:
    extra = b"".join(segment(marker, payload) for marker, payload in segments)
    assert outcome(file(STEPS, FRAME, TABLES, extra, SCAN, DATA))
    assert outcome(file(STEPS, FRAME, TABLES, SCAN, DATA, extra))
