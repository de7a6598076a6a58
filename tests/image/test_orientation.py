"""All eight EXIF orientations: what is drawn upright where the person sees it lands there."""

import io

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from PIL import Image, ImageOps

from stampgui.image.orientation import Orientation
from stampgui.image.tile import Tile, draw_tile_in_place, to_stored_tile

ALL = pytest.mark.parametrize("orientation", list(Orientation))


def displayed(stored: Image.Image, orientation: Orientation) -> Image.Image:
    """Turn as Pillow's own viewer code does, which is not the code under test."""
    exif = Image.Exif()
    exif[0x0112] = int(orientation)
    stored.info["exif"] = exif.tobytes()
    turned = Image.open(_saved(stored, exif))
    return ImageOps.exif_transpose(turned)


def _saved(image: Image.Image, exif: Image.Exif) -> io.BytesIO:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", exif=exif)
    buffer.seek(0)
    return buffer


@ALL
def test_a_tile_shows_upright_at_its_place(orientation: Orientation) -> None:
    stored = Image.new("RGB", (40, 30))
    size = orientation.displayed_size(stored.size)
    letters = Image.new("RGBA", (4, 3), (255, 0, 0, 255))
    letters.putpixel((0, 0), (0, 255, 0, 255))
    draw_tile_in_place(stored, to_stored_tile(Tile(letters, 5, 7), orientation, size))
    seen = displayed(stored, orientation)
    assert seen.size == size
    assert seen.getpixel((5, 7)) == (0, 255, 0)
    assert seen.crop((5, 7, 9, 10)).getcolors() == [(1, (0, 255, 0)), (11, (255, 0, 0))]
    assert seen.getpixel((4, 7)) == seen.getpixel((9, 9)) == (0, 0, 0)


@ALL
@for_all(st.data())
def test_a_box_inside_the_displayed_photo_is_inside_the_stored_one(
    orientation: Orientation, data: st.DataObject
) -> None:
    stored = data.draw(st.tuples(st.integers(1, 90), st.integers(1, 90)))
    width, height = orientation.displayed_size(stored)
    left, right = sorted(data.draw(st.tuples(st.integers(0, width), st.integers(0, width))))
    top, bottom = sorted(data.draw(st.tuples(st.integers(0, height), st.integers(0, height))))
    box = orientation.stored_box((left, top, right, bottom), (width, height))
    assert 0 <= box[0] <= box[2] <= stored[0]
    assert 0 <= box[1] <= box[3] <= stored[1]
    assert (box[2] - box[0]) * (box[3] - box[1]) == (right - left) * (bottom - top)


@ALL
@for_all(st.data())
def test_a_box_of_the_stored_picture_is_found_where_it_shows(orientation: Orientation, data: st.DataObject) -> None:
    width, height = size = (40, 30)
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    box = (left, top, data.draw(st.integers(left + 1, width)), data.draw(st.integers(top + 1, height)))
    displayed_size = orientation.displayed_size(size)
    assert orientation.stored_box(orientation.displayed_box(box, displayed_size), displayed_size) == box
