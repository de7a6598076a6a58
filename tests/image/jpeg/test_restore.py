"""Every copy without loss gives its source back, byte for byte, from itself alone."""

from collections.abc import Iterator

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import exif
from image.jpeg.conftest import Copies, mark_of, recoded, stamped
from image.jpeg.handwritten import SOI, segment
from image.jpeg.kinds import by_pillow, oriented

from stampgui.image.captioning import apply_caption
from stampgui.image.header import has_room_for_exif
from stampgui.image.jpeg.restore import NotRestorable, restore_source
from stampgui.image.metadata.exif import with_exif_date
from stampgui.image.metadata.moment import ExifMoment
from stampgui.image.tiff.structure import TiffError

DATE = "2022:10:14 00:00:00"


def with_another_exif(copies: Copies) -> Iterator[tuple[str, bytes, bytes]]:
    """Name, source, and a copy with a date in its EXIF block; where there is one, with another block."""
    for name, copy in copies.items():
        try:
            tiff = with_exif_date(copy.header.tiff, ExifMoment(DATE))
        except TiffError:  # there is a date, or what is there is damaged
            tiff = (copy.header.tiff or b"")[:-5] + b"and more of it"
        if has_room_for_exif(copy.header, tiff):
            yield name, copy.source, stamped(copy.source, copy.tile, tiff=tiff).written.data


def test_every_copy_gives_its_source_back(copies: Copies) -> None:
    assert [name for name, copy in copies.items() if restore_source(copy.written.data) != copy.source] == []


def test_so_do_copies_whose_scans_were_all_written_anew(copies: Copies) -> None:
    """As those of progressive photos once were, and of optimized ones."""
    several = [name for name in copies if "progressive" in name]
    assert len(several) >= 5
    assert [name for name in several if restore_source(recoded(copies[name].source)) != copies[name].source] == []


@pytest.mark.parametrize("stray", [b"\xff\xd3", b"\xff\xd0\x00"])
def test_what_a_scanner_wrote_behind_the_last_block_does_not_cost_the_scan_again(stray: bytes) -> None:
    plain = by_pillow((640, 480), quality=90)
    source = plain[:-2] + stray + plain[-2:]
    copy = recoded(source)
    assert restore_source(copy) == source
    assert len(copy) - len(recoded(plain)) < 100


def test_so_do_copies_of_real_photos(corpus_copies: Copies) -> None:
    assert len(corpus_copies) >= 85
    assert [name for name, copy in corpus_copies.items() if restore_source(copy.written.data) != copy.source] == []


def test_an_exif_block_that_was_added_or_replaced_is_undone_too(copies: Copies) -> None:
    dated = list(with_another_exif(copies))
    assert len(dated) == len(copies)
    assert [name for name, source, copy in dated if restore_source(copy) != source] == []


def test_so_is_one_that_was_added_or_replaced_in_a_real_photo(corpus_copies: Copies) -> None:
    dated = list(with_another_exif(corpus_copies))
    assert len(dated) >= len(corpus_copies) - 2
    assert [name for name, source, copy in dated if restore_source(copy) != source] == []


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("tiff", [exif(), exif(Make="x" * 4000), exif(Make="y")], ids=["same", "longer", "shorter"])
def test_an_exif_block_of_another_length_is_undone(tiff: bytes, progressive: bool) -> None:
    source = oriented(6, progressive=progressive)
    for before in (source, by_pillow(progressive=progressive, exif=b"Exif\0\0" + exif(Make="z" * 900))):
        assert restore_source(stamped(before, tiff=tiff).written.data) == before


@pytest.mark.parametrize("progressive", [False, True])
def test_what_surrounds_the_picture_comes_back(progressive: bool) -> None:
    """Fill bytes, stray bytes, comments between tables and scans, a second EXIF, bytes behind EOI."""
    plain = by_pillow(progressive=progressive)
    scan = plain.index(b"\xff\xda")
    odd = b"".join(
        (
            *(SOI, b"\xff\xff\xff", segment(0xE7, b"vendor"), segment(0xE1, b"Exif\0\0" + exif()), b"?>"),
            *(segment(0xE1, b"Exif\0\0" + exif(Make="second")), plain[2:scan], segment(0xFE, b"between"), plain[scan:]),
            *(b"motion video", plain),
        )
    )
    for tiff in (None, exif(Make="new")):
        copy = stamped(odd, tiff=tiff)
        assert restore_source(copy.written.data) == odd
        assert copy.written.data.endswith(b"motion video" + plain)


@for_all(segments=st.lists(st.tuples(st.integers(0xE0, 0xEE), st.binary(max_size=60)), max_size=6), tail=st.binary())
def test_any_application_segments_and_trailer_come_back(segments: list[tuple[int, bytes]], tail: bytes) -> None:
    plain = by_pillow((24, 16))
    # what an Adobe segment says changes the colours, and then the caption's; JFIF and EXIF are tested above
    extra = b"".join(segment(marker, b"x" + payload) for marker, payload in segments)
    source = SOI + extra + plain[2:] + tail
    assert restore_source(stamped(source).written.data) == source


def test_without_undo_data_a_copy_says_that_it_cannot_be_undone(copies: Copies) -> None:
    copy = copies["grey"]
    written = apply_caption(
        copy.source, copy.header, copy.tile, mark=mark_of(copy.source), tiff=None, with_undo_data=False
    )
    with pytest.raises(NotRestorable, match="does not contain the data"):
        restore_source(written.data)
