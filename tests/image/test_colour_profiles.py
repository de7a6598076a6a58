"""A caption has the colours that were chosen, whatever numbers the photo's profile gives them."""

import io
from functools import cache

import pytest
from PIL import Image, ImageCms

from given import MakePhoto
from stampgui.image.colour_profiles import convert_tile_to_profile, convert_to_srgb
from stampgui.image.header import read_header
from stampgui.image.previews.preview import load_preview
from stampgui.image.tile import Tile, draw_tile_in_place


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@cache  # profiles tell the second in which they were made
def swapped() -> bytes:
    """A profile in which red and blue have each other's places: nobody can mistake it for sRGB."""
    profile = bytearray(srgb())
    tags = {profile[at : at + 4].decode(): at + 4 for at in range(132, 132 + 12 * profile[131], 12)}
    red, blue = (bytes(profile[tags[name] : tags[name] + 8]) for name in ("rXYZ", "bXYZ"))
    profile[tags["rXYZ"] : tags["rXYZ"] + 8], profile[tags["bXYZ"] : tags["bXYZ"] + 8] = blue, red
    return bytes(profile)


def tile(colour: tuple[int, int, int], alpha: int = 255) -> Tile:
    return Tile(Image.new("RGBA", (40, 20), (*colour, alpha)), 3, 4)


def test_a_colour_is_written_in_the_numbers_of_the_photos_profile() -> None:
    turned = convert_tile_to_profile(tile((255, 214, 51), 99), swapped())
    red, green, blue, alpha = turned.rgba.getpixel((5, 5))  # type: ignore[misc]  # Pillow's stub knows no modes
    assert (abs(red - 51) <= 1, abs(green - 214) <= 1, abs(blue - 255) <= 1, alpha) == (True, True, True, 99)
    assert (turned.left, turned.top) == (3, 4)


@pytest.mark.parametrize("colour", [(255, 255, 255), (0, 0, 0)])
def test_white_is_white_and_black_is_black(colour: tuple[int, int, int]) -> None:
    assert convert_tile_to_profile(tile(colour), swapped()).rgba.getpixel((5, 5)) == (*colour, 255)


@pytest.mark.parametrize("profile", [None, b"", b"nonsense", bytes(16) + b"RGB " + bytes(200)])
def test_a_missing_or_broken_profile_changes_nothing(profile: bytes | None) -> None:
    yellow = tile((255, 214, 51))
    assert convert_tile_to_profile(yellow, profile) == yellow
    assert convert_to_srgb(yellow.rgba.convert("RGB"), profile).getpixel((0, 0)) == (255, 214, 51)


def test_a_preview_looks_like_the_photo_and_not_like_its_numbers(make_photo: MakePhoto) -> None:
    for name in ("a.jpg", "a.png", "a.webp", "a.tif"):
        path = make_photo(name, icc_profile=swapped())
        with path.open("rb") as file:
            assert read_header(file).icc == swapped()
        _, _, pixels = load_preview(path, 100)
        assert pixels[0] < 80 < 150 < pixels[2], name  # its corner is stored red


def test_white_on_a_photo_of_inks_is_bare_paper_and_black_is_black_ink() -> None:
    image = Image.new("CMYK", (50, 30), (90, 80, 70, 60))
    draw_tile_in_place(image, tile((255, 255, 255)))
    assert image.getpixel((10, 10)) == (0, 0, 0, 0)
    draw_tile_in_place(image, tile((0, 0, 0)))
    assert image.getpixel((10, 10)) == (0, 0, 0, 255)
    assert image.getpixel((0, 0)) == (90, 80, 70, 60)


def test_inks_are_kept_as_inks_when_a_scan_becomes_a_jpeg(make_photo: MakePhoto) -> None:
    from stampgui.image.conversion import make_stampable

    data = make_photo("a.tif", mode="CMYK").read_bytes()
    base = make_stampable(data, read_header(io.BytesIO(data)))
    with Image.open(io.BytesIO(base.data)) as copy, Image.open(io.BytesIO(data)) as scan:
        assert copy.mode == "CMYK"
        pairs = zip(copy.getpixel((400, 300)), scan.getpixel((400, 300)), strict=True)  # type: ignore[arg-type]  # Pillow's stub knows no modes
        assert all(abs(one - other) <= 3 for one, other in pairs)
