"""A damaged picture of any kind and size says that it is damaged, wherever it is looked at; nothing else fails."""

import contextlib
from collections.abc import Callable

import pytest

from given import MakePhoto
from stampgui.image.errors import UnusableImage
from stampgui.image.preview import load_preview, make_thumbnail_jpeg

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
