"""A damaged picture of any kind and size says that it is damaged, wherever it is looked at; nothing else fails."""

import contextlib
import io
from collections.abc import Callable

import pytest

from given import MakePhoto
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.png import png_file
from stampgui.image.previews.display import render_for_display
from stampgui.image.previews.preview import load_preview, make_thumbnail_jpeg

SIZES = ((90, 90), (160, 120), (700, 700))
NAMES = ("a.jpg", "a.png", "a.webp", "a.gif", "a.bmp", "a.tif")


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def garble(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0x5A for byte in data[middle : middle + 40]) + data[middle + 40 :]


@pytest.mark.parametrize("damage", [cut, garble])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_picture_is_shown_or_said_to_be_damaged(
    make_photo: MakePhoto, name: str, size: tuple[int, int], damage: Callable[[bytes], bytes]
) -> None:
    photo = make_photo(name, size=size)
    photo.write_bytes(damage(photo.read_bytes()))
    for show in (load_preview, make_thumbnail_jpeg):
        with contextlib.suppress(UnusableImage):
            assert show(photo, 160)


def test_a_picture_without_the_palette_it_needs_is_damaged(make_photo: MakePhoto) -> None:
    photo = make_photo("grafik.png", mode="P")
    chunks, _ = png_file.parse_png_chunks(photo.read_bytes())
    hollow = png_file.SIGNATURE + b"".join(chunk.raw for chunk in chunks if chunk.type != b"PLTE")
    with pytest.raises(UnusableImage):
        render_for_display(hollow, read_header(io.BytesIO(hollow)), (160, 120))
