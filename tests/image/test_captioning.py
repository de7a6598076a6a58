"""Which way a copy is made: without loss wherever the file allows it, and else the row says why not."""

import io
from dataclasses import replace

import pytest
from image.jpeg.conftest import mark_of, stamped
from image.jpeg.handwritten import EOI, Picture, dht, sof
from image.jpeg.judge import caption
from image.jpeg.kinds import SIZE, YCC_420, EncoderMissing, Maker, by_cjpeg, by_pillow, oriented
from PIL import Image, ImageOps

from stampgui.i18n import load_catalogue
from stampgui.image.captioning import apply_caption
from stampgui.image.engine import EncodedCopy, Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.jpeg import core
from stampgui.image.jpeg.core import CoreMissing
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.jpeg.undo import is_undo_segment

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core is not built here")

PLAIN = Picture(SIZE, YCC_420)


@pytest.fixture
def no_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that the core was not built for."""
    monkeypatch.setattr(core, "_load_library", lambda: None)


def words(written: EncodedCopy) -> str:
    return " ".join(load_catalogue("en").render(warning) for warning in written.warnings)


def made_by_cjpeg(*switches: str) -> bytes:
    try:
        return by_cjpeg(*switches)
    except EncoderMissing as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(by_pillow(), id="baseline"),
        pytest.param(PLAIN.to_bytes(), id="written by hand"),
        pytest.param(replace(PLAIN, marker=0xC1).to_bytes(), id="extended sequential"),
        pytest.param(by_pillow(mode="L"), id="grey"),
        pytest.param(by_pillow(mode="CMYK"), id="CMYK"),
        pytest.param(by_pillow(keep_rgb=True), id="RGB"),
        pytest.param(by_pillow(restart_marker_blocks=3), id="restart markers"),
    ],
)
def test_one_scan_of_huffman_codes_is_spliced(source: bytes) -> None:
    written = stamped(source).written
    assert written.engine is Engine.SPLICE
    assert written.warnings == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(by_pillow(progressive=True), id="progressive"),
        pytest.param(replace(PLAIN, scans=((0,), (1,), (2,))).to_bytes(), id="a scan for each component"),
        pytest.param(replace(PLAIN, scans=((0,), (1, 2))).to_bytes(), id="two scans"),
    ],
)
def test_several_scans_are_spliced(source: bytes) -> None:
    written = stamped(source).written
    assert written.engine is Engine.SPLICE
    assert written.warnings == ()


def test_tables_without_room_for_another_code_get_it_from_a_rare_one() -> None:
    """Optimized tables of a rich picture have codes of all 16 lengths and no room behind the longest."""
    source = by_pillow((640, 480), optimize=True, quality=80)
    longest = max(at for at, count in enumerate(_counts_of_ac(source), start=1) if count)
    assert longest == 16
    written = stamped(source).written
    assert written.engine is Engine.SPLICE
    assert written.warnings == ()
    assert restore_source(written.data) == source


def _counts_of_ac(data: bytes) -> bytes:
    """The numbers of codes of each length in AC table 0."""
    payloads = b"".join(s.payload for s in parse_jpeg(data).segments if s.marker == 0xC4)
    at = 0
    while payloads[at] != 0x10:
        at += 17 + sum(payloads[at + 1 : at + 17])
    return payloads[at + 1 : at + 17]


@pytest.mark.parametrize("switches", [("-arithmetic",), ("-arithmetic", "-progressive")], ids=" ".join)
def test_arithmetic_codes_are_encoded_again_and_the_row_says_so(switches: tuple[str, ...]) -> None:
    written = stamped(made_by_cjpeg(*switches)).written
    assert written.engine is Engine.REENCODE
    assert "The whole picture was encoded again: It is arithmetically coded." in words(written)
    with Image.open(io.BytesIO(written.data)) as image:
        image.load()


@pytest.mark.parametrize("make", [by_pillow, PLAIN.to_bytes], ids=["by Pillow", "by hand"])
@pytest.mark.usefixtures("no_core")
def test_without_the_core_the_picture_is_encoded_again_and_the_row_says_so(make: Maker) -> None:
    written = stamped(make()).written
    assert written.engine is Engine.REENCODE
    assert "The lossless JPEG core is missing on this computer." in words(written)


def test_without_the_core_a_copy_cannot_be_undone_and_that_is_what_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = stamped(by_pillow()).written.data
    monkeypatch.setattr(core, "_load_library", lambda: None)
    with pytest.raises(CoreMissing):
        restore_source(copy)


def test_a_core_of_another_interface_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "INTERFACE", core.INTERFACE + 1)
    monkeypatch.setattr(core, "_load_library", core._load_library.__wrapped__)
    assert not core.is_core_available()
    assert stamped(by_pillow()).written.engine is Engine.REENCODE


@pytest.mark.parametrize(("marker", "bits"), [(0xC3, 8), (0xC1, 12), (0xC2, 12), (0xC5, 8), (0xCB, 8)])
def test_rare_kinds_are_refused_and_nothing_is_written(marker: int, bits: int) -> None:
    """Lossless, 12 bits, hierarchical, arithmetic lossless."""
    plain = PLAIN.to_bytes()
    at = plain.index(b"\xff\xc0")
    source = plain[:at] + sof(marker, SIZE, YCC_420, bits=bits) + plain[at + 19 :]
    assert read_header(io.BytesIO(source)).refusal is not None
    with pytest.raises(UnusableImage):
        stamped(source)


@pytest.mark.parametrize("progressive", [False, True])
def test_damage_in_the_picture_is_refused(progressive: bool) -> None:
    """Bits that no code begins with, in the middle of the first scan."""
    source = bytearray(by_pillow(progressive=progressive, optimize=False))
    scan = next(s for s in parse_jpeg(bytes(source)).segments if s.marker == 0xDA)
    source[scan.stop + 40 : scan.stop + 48] = b"\xff\x00" * 4
    with pytest.raises(UnusableImage, match="damaged"):
        stamped(bytes(source))


@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_that_ends_too_early_is_refused(progressive: bool) -> None:
    """Everything is there but the last third of the pixels; EOI follows."""
    source = by_pillow(progressive=progressive)
    with pytest.raises(UnusableImage):
        stamped(source[: len(source) * 2 // 3] + EOI)


def test_a_file_of_several_frames_is_not_taken_apart() -> None:
    plain = PLAIN.to_bytes()
    at = plain.index(b"\xff\xc0")
    twice = plain[:at] + sof(0xC0, (8, 8), YCC_420) + plain[at:]
    with pytest.raises(UnusableImage):
        stamped(twice)


def test_a_copy_without_undo_data_is_smaller() -> None:
    copy = stamped(by_pillow())
    plain = apply_caption(
        copy.source, copy.header, copy.tile, mark=mark_of(copy.source), tiff=None, with_undo_data=False
    )
    assert plain.engine is Engine.SPLICE
    assert not any(is_undo_segment(s) for s in parse_jpeg(plain.data).segments)
    assert len(plain.data) < len(copy.written.data)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_formats_are_encoded_again_without_a_word(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", SIZE, (90, 90, 90)).save(buffer, kind)
    assert stamped(buffer.getvalue()).written.engine is Engine.REENCODE


def test_a_caption_on_a_turned_photo_is_where_a_person_sees_it() -> None:
    for orientation in range(1, 9):
        copy = stamped(oriented(orientation, quality=95))
        with Image.open(io.BytesIO(copy.written.data)) as image:
            shown = ImageOps.exif_transpose(image).convert("L")
        tile = caption(shown.size)
        left, top = tile.left + 1, tile.top + 1
        opaque = shown.crop((left, top, left + tile.rgba.width // 3 - 2, top + tile.rgba.height - 2))
        assert min(opaque.tobytes()) > 220, orientation


MISSING_END = "The file lacks its end marker, but the picture is whole."


@pytest.mark.parametrize("behind", [b"", bytes(300), b"SEFH and what a telephone writes", by_pillow((64, 48))])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_whole_picture_without_its_end_marker_is_stamped_without_loss(behind: bytes, *, progressive: bool) -> None:
    source = by_pillow(progressive=progressive).removesuffix(EOI) + behind
    copy = stamped(source)
    assert copy.written.engine is Engine.SPLICE
    assert copy.written.data.endswith(behind)
    assert MISSING_END in words(copy.written)
    assert restore_source(copy.written.data) == source


@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_that_is_cut_off_is_refused(*, progressive: bool) -> None:
    source = by_pillow(progressive=progressive)
    ends = [len(source) - 30, len(source) * 3 // 4, len(source) // 2, source.rindex(b"\xff\xda")]
    for end in ends:
        with pytest.raises(UnusableImage, match="cut off"):
            stamped(source[:end])


def test_a_progressive_picture_that_ends_between_two_scans_is_refused() -> None:
    source = by_pillow(progressive=True)
    with pytest.raises(UnusableImage, match="cut off"):
        stamped(source[: parse_jpeg(source).segments[-1].start])


@pytest.mark.usefixtures("no_core")
@pytest.mark.parametrize("behind", [b"", bytes(300)])
def test_without_the_core_a_whole_picture_without_its_end_marker_is_told_by_what_decoders_show(behind: bytes) -> None:
    copy = stamped(by_pillow().removesuffix(EOI) + behind)
    assert copy.written.engine is Engine.REENCODE
    assert "The copy has one." in words(copy.written)
    assert EOI in copy.written.data[-len(behind) - 2 :]
    with pytest.raises(UnusableImage, match="cut off"):
        stamped(by_pillow()[:-40] + behind)
    with pytest.raises(UnusableImage, match="cut off"):  # whether a scan is missing is not to be seen
        stamped(by_pillow(progressive=True).removesuffix(EOI) + behind)


def test_tables_that_no_scan_needs_may_be_empty() -> None:
    source = by_pillow()
    at = source.index(b"\xff\xda")
    empty = source[:at] + dht(1, 3, (bytes(16), b"")) + source[at:]
    assert stamped(empty).written.engine is Engine.SPLICE
    with pytest.raises(UnusableImage, match="damaged"):
        stamped(source[:at] + dht(1, 0, (bytes(16), b"")) + source[at:])
