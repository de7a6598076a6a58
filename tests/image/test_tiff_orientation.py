"""Scans whose Orientation has an unusual field type: TIFF readers accept any integer (TIFF 6.0, section 7)."""

import io
import struct

import pytest
from image.handmade import tiff_file
from PIL import Image

from stampgui.image.conversion import decode_upright, make_stampable
from stampgui.image.header import read_header
from stampgui.image.orientation import Orientation
from stampgui.image.sixteen_bit import reduce_to_eight_bits

TYPES = {
    "BYTE": (1, "B"),
    "SHORT": (3, "H"),
    "LONG": (4, "I"),
    "SBYTE": (6, "b"),
    "SSHORT": (8, "h"),
    "SLONG": (9, "i"),
}
SIZE = (60, 40)
HALVES = Image.new("L", SIZE, 0)
HALVES.paste(200, (0, 0, 20, 40))


def scan(kind: str, orientation: int, order: str, depth: int) -> bytes:
    """A grey picture that is brighter on the left."""
    field_type, letter = TYPES[kind]
    short = order + "H"
    values = {256: SIZE[0], 257: SIZE[1], 258: depth, 259: 1, 262: 1, 277: 1, 278: SIZE[1]}
    pixels = HALVES.tobytes()
    if depth == 16:
        pixels = b"".join(struct.pack(short, value << 8) for value in pixels)
    whole = tiff_file(
        {
            **{tag: (3, struct.pack(short, value)) for tag, value in values.items()},
            273: (4, struct.pack(order + "I", 0)),
            274: (3, struct.pack(short, 1)),
            279: (4, struct.pack(order + "I", len(pixels))),
        },
        order,
    )
    strips = struct.pack(order + "HHI", 273, 4, 1)
    at = whole.index(strips) + len(strips)
    whole = whole[:at] + struct.pack(order + "I", len(whole)) + whole[at + 4 :]
    usual = struct.pack(order + "HHI", 274, 3, 1)
    at = whole.index(usual)
    field = struct.pack(order + "HHI", 274, field_type, 1) + struct.pack(order + letter, orientation).ljust(4, b"\0")
    return whole[:at] + field + whole[at + len(field) :] + pixels


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_a_scan_is_turned_once_whatever_the_type_of_its_orientation(
    orientation: int, kind: str, order: str, depth: int
) -> None:
    data = scan(kind, orientation, order, depth)
    header = read_header(io.BytesIO(data))
    turned = Orientation(orientation).display_transpose
    displayed = HALVES if turned is None else HALVES.transpose(turned)
    assert header.orientation == orientation
    assert header.displayed_size == displayed.size == decode_upright(data, header).size

    made = make_stampable(data, header)
    assert made.header.orientation is Orientation.TOP_LEFT
    with Image.open(io.BytesIO(made.data)) as file:
        copy = reduce_to_eight_bits(file)
        far_corners = ((0, 0), (copy.width - 1, copy.height - 1))
        assert copy.size == displayed.size
        assert [copy.getpixel(at) for at in far_corners] == [
            pytest.approx(displayed.getpixel(at), abs=4) for at in far_corners
        ]
