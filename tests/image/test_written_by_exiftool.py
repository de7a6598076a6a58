"""Dates that another program wrote into photos of every kind are read where it put them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.image.header import Header, read_header
from stampgui.image.metadata.xmp import parse_xmp

WRITTEN = {
    "EXIF:DateTimeOriginal": "2022:10:14 08:15:00",
    "EXIF:CreateDate": "2022:10:15 08:15:00",
    "EXIF:ModifyDate": "2022:10:16 08:15:00",
    "EXIF:OffsetTimeOriginal": "+07:00",
    "EXIF:Make": "EPSON",
    "EXIF:GPSDateStamp": "2022:10:14",
    "EXIF:GPSTimeStamp": "01:15:00",
    "XMP-exif:DateTimeOriginal": "2021:10:14 08:15:00+07:00",
    "XMP-photoshop:DateCreated": "2021:10",
    "XMP-xmp:CreateDate": "2021",
    "XMP-xmp:CreatorTool": "Pindai & Simpan",
}
IPTC = {"IPTC:DateCreated": "2020:10:14", "IPTC:TimeCreated": "08:15:00+07:00", "IPTC:Headline": "Rapat"}

EXIF_TAGS = {
    "DateTimeOriginal": "2022:10:14 08:15:00",
    "DateTimeDigitized": "2022:10:15 08:15:00",
    "DateTime": "2022:10:16 08:15:00",
    "OffsetTimeOriginal": "+07:00",
    "Make": "EPSON",
    "GPSDateStamp": "2022:10:14",
    "GPSTimeStamp": "01:15:00",
}
XMP_PROPERTIES = {
    "exif:DateTimeOriginal": "2021-10-14T08:15:00+07:00",
    "photoshop:DateCreated": "2021-10",
    "xmp:CreateDate": "2021",
    "xmp:CreatorTool": "Pindai & Simpan",
}
IPTC_DATASETS = {"DateCreated": "20201014", "TimeCreated": "081500+0700"}


def written(photo: Path, values: dict[str, str], *options: str) -> Header:
    """The header of `photo` after exiftool wrote these values to it."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is missing")
    tags = [f"-{tag}={value}" for tag, value in values.items()]
    done = subprocess.run(
        ["exiftool", "-overwrite_original", *options, *tags, str(photo)], capture_output=True, text=True, check=False
    )
    if "not yet supported" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    with photo.open("rb") as file:
        return read_header(file)


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.tif", "foto.avif"])
def test_all_dates_of_exif_and_xmp_are_read(make_photo: MakePhoto, name: str) -> None:
    found = written(make_photo(name), WRITTEN)
    assert {tag: found.exif.tags.get(tag) for tag in EXIF_TAGS} == EXIF_TAGS
    assert found.xmp == XMP_PROPERTIES
    assert (found.stored_size, found.damaged) == ((640, 480), ())


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.tif"])
def test_the_dates_of_iptc_are_read(make_photo: MakePhoto, name: str) -> None:
    found = written(make_photo(name), IPTC)
    assert (found.iptc, found.damaged) == (IPTC_DATASETS, ())


def test_a_pictures_creation_time_is_read(make_photo: MakePhoto) -> None:
    for options in ((), ("-z",)):
        found = written(make_photo("foto.png"), {"PNG:CreationTime": "2022:10:14 08:15:00+07:00"}, *options)
        assert found.png_text == {"Creation Time": "2022:10:14 08:15:00+07:00"}


def test_xmp_in_short_form_is_read(make_photo: MakePhoto) -> None:
    """Properties as attributes, as Adobe's programs write them."""
    assert written(make_photo(), WRITTEN, "-api", "Compact=Shorthand").xmp == XMP_PROPERTIES


def test_a_file_beside_the_photo_is_read_like_a_packet(make_photo: MakePhoto, tmp_path: Path) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is missing")
    beside = tmp_path / "foto.xmp"
    tags = [f"-{tag}={value}" for tag, value in WRITTEN.items() if tag.startswith("XMP")]
    subprocess.run(["exiftool", "-q", *tags, str(beside)], check=True)
    assert parse_xmp(beside.read_bytes()).values == XMP_PROPERTIES


@pytest.mark.parametrize(
    ("number", "words"), [(1, "Film Scanner"), (2, "Reflection Print Scanner"), (3, "Digital Camera")]
)
def test_what_made_the_file_is_read(make_photo: MakePhoto, number: int, words: str) -> None:
    assert written(make_photo(), {"EXIF:FileSource#": str(number)}).exif.tags["FileSource"] == words
