"""Real files of all kinds: the header holds the very date that exiftool finds in them."""

import csv
import re
from pathlib import Path

from stampgui.image.header import Header, read_header

BLOCKS = {
    "ExifIFD:DateTimeOriginal": "DateTimeOriginal",
    "ExifIFD:CreateDate": "DateTimeDigitized",
    "IFD0:ModifyDate": "DateTime",
    "XMP-exif:DateTimeOriginal": "exif:DateTimeOriginal",
    "XMP-photoshop:DateCreated": "photoshop:DateCreated",
    "XMP-xmp:CreateDate": "xmp:CreateDate",
    "IPTC:DateCreated": "DateCreated",
}
"""Our name of a tag by exiftool's."""


def header(path: Path) -> Header:
    with path.open("rb") as file:
        return read_header(file)


def digits(text: str) -> str:
    """Year to second, however they are divided, without fraction or zone."""
    return re.sub(r"[^0-9]", "", text)[:14]


def test_every_date_that_exiftool_finds_is_in_the_header(corpus: Path) -> None:
    compared = set[str]()
    with (corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["best_date_source"]]
    for line in lines:
        found = header(corpus / line["file"])
        said = {**found.exif.tags, **found.xmp, **found.iptc}.get(BLOCKS[line["best_date_source"]], "")
        expected = digits(line["best_date"])
        # exiftool says midnight where the block says a day
        assert digits(said).ljust(14, "0") == expected.ljust(14, "0"), line["file"]
        compared.add(line["best_date_source"])
        assert found.stored_size[0] > 0, line["file"]
    assert compared == BLOCKS.keys()
    assert len(lines) >= 77


def test_photos_whose_copies_have_another_format_tell_their_dates(corpus: Path) -> None:
    for name, taken in (
        ("test-assets/IMG_2682.heic", "2019:03:21 11:04:22"),
        ("pillow_heif/cat.hif", "2020:09:14 11:09:34"),
        ("pillow_heif/L_exif_xmp_iptc.heic", "2020:09:14 11:09:34"),
        ("exiftool/DNG.dng", "2005:08:03 18:59:18"),
    ):
        found = header(corpus / name)
        assert found.exif.tags["DateTimeOriginal"] == taken
        assert not found.format.is_copied_as_it_is
        assert found.damaged == ()


def test_a_telephones_clock_and_satellite_time_are_both_there(corpus: Path) -> None:
    tags = header(corpus / "test-assets/IMG_2682.heic").exif.tags
    assert (tags["GPSDateStamp"], tags["GPSTimeStamp"]) == ("2019:03:21", "16:04:21")


def test_the_date_in_a_pictures_texts_is_there(corpus: Path) -> None:
    assert header(corpus / "test-assets/density_plot.png").png_text["Creation Time"].startswith("2007:02:13")
