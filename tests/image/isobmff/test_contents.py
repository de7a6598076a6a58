"""What else lies in a HEIC photo's file: whose metadata is whose, and what its copy lacks."""

import io
import struct

import pytest
from image.handmade import box, exif, full_box, heif, xmp

from stampgui.i18n import load_catalogue
from stampgui.image.header import Header, read_header

PHOTO, GAIN_MAP = 1, 4
OF_PHOTO = xmp("<photoshop:DateCreated>2022-10-14</photoshop:DateCreated>").encode()
OF_GAIN_MAP = xmp("<photoshop:DateCreated>2019-01-02</photoshop:DateCreated>").encode()
EXIF_OF_GAIN_MAP = bytes(4) + exif("2019:01:02 03:04:05")


def header(data: bytes) -> Header:
    return read_header(io.BytesIO(data))


def said(data: bytes) -> list[str]:
    return [load_catalogue("en").render(change) for change in header(data).changes][1:]


def describes(*pairs: tuple[int, int], version: int = 0) -> bytes:
    wide = "I" if version else "H"
    return full_box(
        b"iref", version, *(box(b"cdsc", struct.pack(f">{wide}H{wide}", item, 1, of)) for item, of in pairs)
    )


@pytest.mark.parametrize("version", [0, 1])
def test_the_metadata_are_those_of_the_photo_and_not_of_what_is_listed_first(version: int) -> None:
    found = header(
        heif(
            before=[(7, b"mime", OF_GAIN_MAP), (8, b"Exif", EXIF_OF_GAIN_MAP)],
            exif_item=bytes(4) + exif("2022:10:14 08:15:00"),
            xmp_item=OF_PHOTO,
            iref=describes((7, GAIN_MAP), (8, GAIN_MAP), (2, PHOTO), (3, PHOTO), version=version),
        )
    )
    assert found.xmp == {"photoshop:DateCreated": "2022-10-14"}
    assert found.exif.tags["DateTimeOriginal"] == "2022:10:14 08:15:00"


def test_what_says_that_it_describes_the_photo_comes_before_what_says_nothing() -> None:
    data = heif(before=[(7, b"mime", OF_GAIN_MAP)], xmp_item=OF_PHOTO, iref=describes((3, PHOTO)))
    assert header(data).xmp == {"photoshop:DateCreated": "2022-10-14"}


def test_metadata_of_a_gain_map_alone_are_not_the_photos() -> None:
    found = header(heif(xmp_item=OF_GAIN_MAP, iref=describes((3, GAIN_MAP))))
    assert (dict(found.xmp), found.damaged) == ({}, ())


def test_what_describes_several_pictures_describes_the_photo() -> None:
    both = full_box(b"iref", 0, box(b"cdsc", struct.pack(">HHHH", 3, 2, GAIN_MAP, PHOTO)))
    assert header(heif(xmp_item=OF_PHOTO, iref=both)).xmp


@pytest.mark.parametrize(
    "behind",
    [
        box(b"mpvd", box(b"ftyp", b"mp42", bytes(4)), box(b"moov")),  # Google's and Samsung's Motion Photos
        box(b"ftyp", b"mp42", bytes(4)) + box(b"mdat", bytes(99)),  # a video file behind that of the picture
        box(b"moov"),
        box(b"mpvd", bytes(99)) + b"SEFT and what else telephones append",
    ],
)
def test_the_row_says_that_the_motion_video_is_not_in_the_copy(behind: bytes) -> None:
    assert said(heif(xmp_item=OF_PHOTO) + behind) == ["Its motion video stays in the original."]


def test_bytes_behind_the_picture_that_are_no_video_are_not_taken_for_one() -> None:
    assert said(heif(xmp_item=OF_PHOTO) + b"SEFT and what else telephones append") == []


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("urn:com:apple:photo:2020:aux:hdrgainmap", "Its HDR gain map stays in the original."),
        ("urn:mpeg:hevc:2015:auxid:2", "Its depth map stays in the original."),
        ("urn:com:apple:photo:2018:aux:portraiteffectsmatte", "Its other extra pictures stay in the original."),
    ],
)
def test_each_kind_of_extra_picture_is_named(kind: str, sentence: str) -> None:
    assert said(heif(properties=[full_box(b"auxC", 0, kind.encode(), b"\0")])) == [sentence]


def test_a_gain_map_of_the_iso_standard_is_named() -> None:
    assert said(heif(before=[(7, b"tmap", b"gains")])) == ["Its HDR gain map stays in the original."]
