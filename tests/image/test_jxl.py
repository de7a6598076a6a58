"""JPEG XL photos, as libjxl's own program writes them: read, turned, and copied as JPEG or PNG."""

import contextlib
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import TAKEN, exif, xmp
from PIL import Image, ImageChops, ImageCms

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image import decoders
from stampgui.image.conversion import make_stampable
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.previews.preview import load_preview
from stampgui.image.stampable import StampableFile

MakeJxl = Callable[..., Path]
BARE = bytes.fromhex("ff0a") + bytes(40)


@pytest.fixture
def make_jxl(tmp_path: Path) -> MakeJxl:
    """Have cjxl write a picture, with its options."""
    if shutil.which("cjxl") is None:
        pytest.skip("cjxl is not installed (Debian: libjxl-tools)")
    pytest.importorskip("pylibjxl", reason="JPEG XL photos are decoded by the extra jxl")
    pytest.importorskip("brotli", reason="JPEG XL photos are decoded by the extra jxl")

    def make(source: Path, *options: str) -> Path:
        made = tmp_path / "photos" / f"{source.stem}.jxl"
        made.parent.mkdir(exist_ok=True)
        subprocess.run(["cjxl", str(source), str(made), *options], check=True, capture_output=True)
        return made

    return make


def header(data: bytes) -> Header:
    return read_header(io.BytesIO(data))


def base(path: Path) -> StampableFile:
    return make_stampable(path.read_bytes(), header(path.read_bytes()))


def changes(found: Header) -> list[str]:
    return [load_catalogue("en").render(change) for change in found.changes]


@pytest.mark.parametrize("size", [(640, 480), (481, 640), (1, 1), (3001, 7), (1920, 1080), (256, 256), (1200, 1000)])
def test_sizes_are_read_without_a_decoder(make_photo: MakePhoto, make_jxl: MakeJxl, size: tuple[int, int]) -> None:
    found = header(make_jxl(make_photo("a.png", size=size)).read_bytes())
    assert (found.format, found.copy_format, found.stored_size) == (Format.JPEG_XL, Format.JPEG, size)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("options", [("--lossless_jpeg=0",), ("--lossless_jpeg=1",)], ids=["pixels", "jpeg"])
def test_a_copy_is_upright_and_keeps_exif_and_xmp(
    make_photo: MakePhoto, make_jxl: MakeJxl, orientation: int, options: tuple[str, ...]
) -> None:
    packet = xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode()
    block = b"Exif\0\0" + exif(Orientation=orientation)
    photo = make_photo("a.jpg", size=(640, 400), folder=make_photo().parent / "in", exif=block, xmp=packet, quality=95)
    path = make_jxl(photo, *options)
    found = header(path.read_bytes())
    assert found.displayed_size == ((640, 400) if orientation < 5 else (400, 640))
    made = base(path)
    assert made.header.displayed_size == found.displayed_size
    assert made.header.orientation == 1
    if options[-1].endswith("1"):  # cjxl 0.7 forgets them otherwise
        for each in (found, made.header):
            assert each.exif.tags["DateTimeOriginal"] == TAKEN
            assert each.xmp == {"xmp:CreateDate": "2022-10-14"}
    with Image.open(photo) as image, Image.open(io.BytesIO(made.data)) as copy:
        wanted = header(photo.read_bytes()).orientation.display_transpose
        upright = image if wanted is None else image.transpose(wanted)
        difference = ImageChops.difference(upright.convert("RGB"), copy.convert("RGB"))
        assert max(difference.resize((16, 12), Image.Resampling.BOX).tobytes()) < 12
    width, height, _ = load_preview(path, 200)
    assert (width > height) == (found.displayed_size[0] > found.displayed_size[1])


@pytest.mark.parametrize("behind", [b"\n", b"\r\n" * 8, b"some bytes 13", b"\xff" * 64, bytes(1000)])
def test_bytes_behind_a_photo_do_no_harm(make_photo: MakePhoto, make_jxl: MakeJxl, behind: bytes) -> None:
    path = make_jxl(make_photo("a.png", size=(64, 48)), "--container=1")
    plain = base(path)
    path.write_bytes(path.read_bytes() + behind)
    assert base(path).data == plain.data


def test_what_can_be_seen_through_becomes_a_png(make_photo: MakePhoto, make_jxl: MakeJxl) -> None:
    path = make_jxl(make_photo("a.png", mode="RGBA"))
    assert header(path.read_bytes()).copy_format is Format.PNG
    with Image.open(io.BytesIO(base(path).data)) as copy:
        assert copy.mode == "RGBA"


def test_grey_stays_grey(make_photo: MakePhoto, make_jxl: MakeJxl) -> None:
    with Image.open(io.BytesIO(base(make_jxl(make_photo("a.png", mode="L"))).data)) as copy:
        assert copy.mode == "L"


def test_more_bits_are_told_beforehand(tmp_path: Path, make_jxl: MakeJxl) -> None:
    Image.new("I;16", (64, 48), 30000).save(tmp_path / "deep.png")
    path = make_jxl(tmp_path / "deep.png")
    assert changes(header(path.read_bytes())) == [
        "The copy is a JPEG made from the JPEG XL photo.",
        "Its 16 bits per colour become 8.",
    ]
    assert base(path).header.stored_size == (64, 48)


def test_a_colour_profile_comes_along(make_photo: MakePhoto, make_jxl: MakeJxl) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = make_jxl(make_photo("a.png", icc_profile=profile), "-d", "0")
    assert base(path).header.icc is not None


def test_animations_are_refused(tmp_path: Path, make_jxl: MakeJxl) -> None:
    frames = [Image.new("RGB", (64, 48), (level, 0, 0)) for level in (10, 200)]
    frames[0].save(tmp_path / "film.gif", save_all=True, append_images=frames[1:])
    refusal = header(make_jxl(tmp_path / "film.gif").read_bytes()).refusal
    assert refusal is not None
    assert "Animated" in load_catalogue("en").render(refusal)


def test_without_its_decoder_a_photo_is_listed_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoders, "_has_jxl", lambda: False)
    refusal = header(BARE).refusal
    assert refusal is not None
    assert "needs the packages pylibjxl and brotli" in load_catalogue("en").render(refusal)


@for_all(st.data())
def test_no_change_to_a_file_crashes_the_reader(data: st.DataObject) -> None:
    boxes = b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl "
    text = b"\0\0\0\x20brobExif" + bytes(20)
    whole = boxes + text + b"\0\0\0\x18jxlp\0\0\0\0" + BARE[:12] + b"\0\0\0\0jxlc" + BARE
    at = data.draw(st.integers(12, len(whole) - 1))
    change = data.draw(st.binary(max_size=8))
    for changed in (whole[:at] + change + whole[at + len(change) :], whole[:at], BARE[:2] + change):
        with contextlib.suppress(UnusableImage):
            header(changed)


def test_damaged_pixels_are_said_to_be(make_photo: MakePhoto, make_jxl: MakeJxl) -> None:
    data = make_jxl(make_photo("a.png")).read_bytes()
    for damaged in (data[:60], data[:-30], data[:50] + bytes(40) + data[90:]):
        with pytest.raises(UnusableImage):
            make_stampable(damaged, header(damaged))
