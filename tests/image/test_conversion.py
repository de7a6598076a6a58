"""Photos whose copies have another format: their pixels upright, their metadata carried, their loss told beforehand."""

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from image.handmade import TAKEN, exif, iim, photoshop, xmp
from PIL import Image, ImageChops, ImageOps
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from given import MakePhoto
from stampgui.i18n import load_catalogue
from stampgui.image import decoders
from stampgui.image.conversion import make_stampable
from stampgui.image.engine import Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format
from stampgui.image.header import Header, read_header
from stampgui.image.previews.preview import load_preview
from stampgui.image.stampable import StampableFile

PACKET = xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode()


def header(path: Path) -> Header:
    with path.open("rb") as file:
        return read_header(file)


def base(path: Path) -> StampableFile:
    return make_stampable(path.read_bytes(), header(path))


def pixels(made: StampableFile) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    image.load()
    return image


def changes(path: Path) -> list[str]:
    return [load_catalogue("en").render(change) for change in header(path).changes]


def refusal(path: Path) -> str:
    found = header(path).refusal
    return "" if found is None else load_catalogue("en").render(found)


def alike(one: Image.Image, other: Image.Image, tolerance: int) -> bool:
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(difference.resize((32, 24), Image.Resampling.BOX).tobytes()) <= tolerance


def scan_tags(**tags: object) -> ImageFileDirectory_v2:
    ifd = ImageFileDirectory_v2()
    ifd[271], ifd[306] = "Kantor", TAKEN
    ifd[0x8769] = {0x9003: TAKEN, 0x9286: b"ASCII\0\0\0Rapat"}
    for name, value in tags.items():
        ifd[int(name[1:])] = value
    return ifd


@pytest.mark.parametrize(
    ("name", "mode", "copy"),
    [
        *(("a.tif", "RGB", "JPEG"), ("a.tif", "L", "JPEG"), ("a.tif", "RGBA", "PNG"), ("a.tif", "1", "PNG")),
        *(("a.tif", "P", "PNG"), ("a.tif", "CMYK", "JPEG"), ("a.tif", "LA", "PNG"), ("a.gif", "P", "PNG")),
        *(("a.gif", "L", "PNG"), ("a.bmp", "RGB", "PNG"), ("a.bmp", "L", "PNG"), ("a.bmp", "1", "PNG")),
        ("a.avif", "RGB", "JPEG"),
    ],
)
def test_the_copy_is_made_of_a_file_that_looks_the_same(
    make_photo: MakePhoto, name: str, mode: str, copy: str, untouched: Callable[[Path], None]
) -> None:
    path = make_photo(name, mode=mode)
    untouched(path.parent)
    made = base(path)
    assert (made.header.format, made.engine) == (Format[copy], Engine.REENCODE)
    assert header(path).copy_format is Format[copy]
    assert header(path).displayed_size == made.header.displayed_size == (640, 480)
    assert any(f"a {copy} made from the {path.suffix[1:].upper()[:3]}" in change for change in changes(path))
    with Image.open(path) as photo:
        assert alike(photo, pixels(made), 8 if name == "a.avif" or copy == "JPEG" else 0)
        assert photo.has_transparency_data == pixels(made).has_transparency_data


def test_a_transparent_avif_picture_becomes_a_png_that_is_as_transparent(make_photo: MakePhoto) -> None:
    path = make_photo("a.avif")
    Image.new("RGBA", (64, 48), (200, 40, 40, 99)).save(path)
    made = base(path)
    assert (header(path).copy_format, made.header.format) == (Format.PNG, Format.PNG)
    assert pixels(made).getpixel((30, 20))[3] == 99  # type: ignore[index]  # Pillow's stub knows no modes


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.avif", "a.tif"])
def test_pixels_come_upright_and_exif_says_so_and_nothing_else_of_it_changes(
    make_photo: MakePhoto, name: str, orientation: int
) -> None:
    options: dict[str, object]
    options = {"tiffinfo": scan_tags(t274=orientation)} if name == "a.tif" else {"orientation": orientation}
    path = make_photo(name, size=(600, 400), **options)
    with Image.open(make_photo("stored.png", size=(600, 400))) as stored:
        stored.getexif()[0x0112] = orientation
        displayed = ImageOps.exif_transpose(stored)
    made = base(path)
    assert header(path).displayed_size == made.header.stored_size == displayed.size
    assert made.header.orientation == 1
    assert alike(pixels(made), displayed, 16)
    width, height, _ = load_preview(path, 300)
    assert (width, height) == ((300, 200) if orientation < 5 else (200, 300))


def test_a_scans_exif_xmp_iptc_and_profile_are_carried_into_a_jpeg(make_photo: MakePhoto) -> None:
    records = iim([(55, b"20221014")])
    ifd = scan_tags()
    ifd.tagtype[700] = ifd.tagtype[33723] = ifd.tagtype[34377] = 7
    ifd[700], ifd[33723], ifd[34377] = PACKET, records, photoshop((0x03ED, bytes(16)))
    profile = bytes(16) + b"RGB " + bytes(100)
    found = base(make_photo("a.tif", tiffinfo=ifd, icc_profile=profile)).header
    assert found.exif.tags["DateTimeOriginal"] == TAKEN
    assert found.exif.tags["Make"] == "Kantor"
    assert found.tiff is not None
    assert b"ASCII\0\0\0Rapat" in found.tiff
    assert found.xmp == {"xmp:CreateDate": "2022-10-14"}
    assert found.iptc == {"DateCreated": "20221014"}
    assert found.icc == profile


def test_a_profile_for_other_colours_than_the_copys_is_not_carried(make_photo: MakePhoto) -> None:
    inks = bytes(16) + b"CMYK" + bytes(100)
    assert base(make_photo("a.tif", icc_profile=inks)).header.icc is None


def test_exif_and_xmp_of_an_avif_photo_are_carried_as_bytes(make_photo: MakePhoto) -> None:
    turned = PACKET.replace(b"<xmp:CreateDate>", b"<tiff:Orientation>6</tiff:Orientation><xmp:CreateDate>")
    path = make_photo("a.avif", exif=exif(Make="Kamera"), xmp=turned)
    made = base(path)
    assert made.header.tiff == header(path).tiff
    assert b"<tiff:Orientation>1</tiff:Orientation>" in made.data
    assert turned.replace(b"n>6<", b"n>1<") in made.data


def test_the_copy_of_a_motion_photo_claims_no_video(make_photo: MakePhoto) -> None:
    claim = '<g:MotionPhoto xmlns:g="http://ns.google.com/photos/1.0/camera/">1</g:MotionPhoto>'
    packet = xmp(claim + "<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode()
    path = make_photo("a.avif", xmp=packet)
    made = base(path)
    assert b"MotionPhoto" not in made.data
    assert made.header.xmp == header(path).xmp == {"xmp:CreateDate": "2022-10-14"}


def test_a_gifs_packet_is_carried(make_photo: MakePhoto) -> None:
    plain = make_photo("a.gif").read_bytes()
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    packet = b"\x21\xff\x0bXMP DataXMP" + PACKET + trailer
    path = make_photo("b.gif")
    at = 13 + (3 << ((plain[10] & 7) + 1))
    path.write_bytes(plain[:at] + packet + plain[at:])
    assert header(path).xmp == {"xmp:CreateDate": "2022-10-14"}
    assert base(path).header.xmp == {"xmp:CreateDate": "2022-10-14"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"\x21\xfe\x05Rapat\x05 desa\0", "Rapat desa"),
        (b"\x21\xfe\x04Rap\xc3\x03\xa9\0t\0", "Rapét"),
        (b"\x21\xfe\x02A\xe9\0\x21\xfe\0\x21\xfe\x01b\0", "Aé\nb"),
    ],
)
def test_what_somebody_wrote_into_a_gif_is_carried(make_photo: MakePhoto, written: bytes, read: str) -> None:
    plain = make_photo("a.gif").read_bytes()
    path = make_photo("b.gif")
    path.write_bytes(plain[:-1] + written + plain[-1:])
    assert pixels(base(path)).info["Comment"] == read


def test_a_gif_whose_comment_is_cut_off_is_refused(make_photo: MakePhoto) -> None:
    path = make_photo("a.gif")
    path.write_bytes(path.read_bytes()[:-1] + b"\x21\xfe\x05Rapat")
    with pytest.raises(UnusableImage):
        header(path)


def test_a_gif_of_far_too_many_blocks_is_refused(make_photo: MakePhoto) -> None:
    plain = make_photo("a.gif").read_bytes()
    at = 13 + (3 << ((plain[10] & 7) + 1))
    empty, short = b"\x21\xfe\0", b"\x21\xfe" + b"\1x" * 5000 + b"\0"
    for block, times in ((empty, 1_200), (short, 400)):
        with pytest.raises(UnusableImage):
            read_header(io.BytesIO(plain[:at] + block * times + plain[at:]))
        assert read_header(io.BytesIO(plain[:at] + block * 20 + plain[at:])).refusal is None


def test_pages_and_depth_that_the_copy_lacks_are_told_beforehand(make_photo: MakePhoto) -> None:
    with Image.open(make_photo("a.png")) as image:
        pages = make_photo("a.tif")
        image.save(pages, save_all=True, append_images=[image])
    assert "Only its first page is in the copy." in changes(pages)


def test_moving_pictures_are_refused(make_photo: MakePhoto) -> None:
    frames = [Image.new("RGB", (64, 48), colour) for colour in ("red", "blue")]
    for name in ("a.gif", "a.avif", "a.webp", "a.png"):
        path = make_photo(name)
        frames[0].save(path, save_all=True, append_images=frames[1:])
        assert refusal(path) == "Animated pictures cannot be stamped."
    assert not refusal(make_photo("still.gif"))


def test_a_picture_of_floating_point_numbers_is_refused_with_a_reason(make_photo: MakePhoto) -> None:
    assert "(floating-point or signed numbers) cannot be read" in refusal(make_photo("a.tif", mode="F"))


@pytest.mark.parametrize("name", ["a.tif", "a.gif", "a.avif", "a.bmp"])
def test_a_photo_cut_off_in_its_pixels_is_a_reason_and_no_crash(make_photo: MakePhoto, name: str) -> None:
    path = make_photo(name)
    path.write_bytes(path.read_bytes()[: -(path.stat().st_size // 3)])
    with pytest.raises(UnusableImage):
        base(path)


def test_a_picture_that_hides_its_size_is_refused_before_it_takes_memory(make_photo: MakePhoto) -> None:
    opened = decoders.open_picture(make_photo("a.gif").read_bytes(), Format.GIF)
    with pytest.raises(UnusableImage, match="640 × 480 pixels is too large"):
        decoders.load_pixels(opened, most=640 * 480 - 1)


def test_without_the_decoder_a_heic_photo_tells_its_date_and_what_to_install(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoders, "find_spec", lambda name: None)
    decoders._has_heif.cache_clear()
    try:
        path = corpus / "test-assets" / "IMG_2682.heic"
        assert "pi-heif" in refusal(path)
        assert header(path).exif.tags["DateTimeOriginal"] == "2019:03:21 11:04:22"
    finally:
        decoders._has_heif.cache_clear()


@pytest.mark.usefixtures("heif_decoder")
def test_a_photo_on_which_the_decoder_crashes_is_a_reason_and_not_the_end(corpus: Path, tmp_path: Path) -> None:
    """Its size says 64 × 48 pixels and its picture data another one; decoders have written past their memory."""
    data = bytearray((corpus / "pillow_heif" / "L_exif_xmp_iptc.heic").read_bytes())
    data[335] = 0o177
    path = tmp_path / "rusak.heic"
    path.write_bytes(data)
    with contextlib.suppress(UnusableImage):
        base(path)
    with contextlib.suppress(UnusableImage):
        load_preview(path, 100)


@pytest.mark.usefixtures("heif_decoder")
@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("test-assets/IMG_2682.heic", (4032, 3024), []),
        ("pillow_heif/cat.hif", (4240, 2832), ["Its 10 bits per colour become 8."]),
        ("pillow_heif/L_exif_xmp_iptc.heic", (64, 64), []),
    ],
)
def test_a_telephones_heic_photo_becomes_a_jpeg_with_its_exif_xmp_and_profile(
    corpus: Path, name: str, size: tuple[int, int], said: list[str]
) -> None:
    path = corpus / name
    assert changes(path) == ["The copy is a JPEG made from the HEIC photo.", *said]
    before, made = header(path), base(path)
    assert made.header.format is Format.JPEG
    assert made.header.stored_size == before.displayed_size == pixels(made).size == size
    assert made.header.exif.tags == before.exif.tags
    assert made.header.xmp == before.xmp
    assert made.header.icc == (before.icc if pixels(made).mode == "RGB" else None)
