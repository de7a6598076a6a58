"""Cropped and turned HEIC and AVIF photos: what is displayed is what other viewers display."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from image.handmade import box, clap, heif, imir, irot
from PIL import Image, ImageChops
from PIL.Image import Transpose

from stampgui.image.conversion import decode_upright
from stampgui.image.header import read_header
from stampgui.image.isobmff.boxes import parse_boxes, read_box, walk_top_boxes
from stampgui.image.orientation import Orientation

LEFT, UP_AND_DOWN, ACROSS = Transpose.ROTATE_90, Transpose.FLIP_TOP_BOTTOM, Transpose.FLIP_LEFT_RIGHT
STEPS = {irot(1): LEFT, irot(2): Transpose.ROTATE_180, imir(0): UP_AND_DOWN, imir(1): ACROSS}


def with_properties(data: bytes, properties: Sequence[bytes]) -> bytes:
    """The file with more properties of its picture, in an index at its end, so that nothing in it moves."""
    place = next(each for each in walk_top_boxes(io.BytesIO(data)) if each.kind == b"meta")
    meta = read_box(io.BytesIO(data), place)
    parts = []
    for kind, body in parse_boxes(meta[4:]):
        if kind == b"iprp":
            inner = dict(parse_boxes(body))
            known = len(parse_boxes(inner[b"ipco"]))
            numbers = bytes(0x80 | known + 1 + number for number in range(len(properties)))
            ipma = inner[b"ipma"]
            assert (ipma[0], ipma[3], ipma[4:10]) == (0, 0, b"\0\0\0\1\0\1")  # of one item, with short numbers
            ipma = ipma[:10] + bytes((ipma[10] + len(properties),)) + ipma[11:] + numbers
            body = box(b"ipco", inner[b"ipco"], *properties) + box(b"ipma", ipma)
        parts.append(box(kind, body))
    name = place.start - 4
    return data[:name] + b"free" + data[name + 4 :] + box(b"meta", meta[:4], *parts)


def avif(size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture of which every part looks otherwise."""
    across, down = Image.linear_gradient("L").resize(size), Image.linear_gradient("L").rotate(90).resize(size)
    file = io.BytesIO()
    Image.merge("RGB", (across, down, ImageChops.invert(across))).save(file, "AVIF", quality=100, subsampling="4:4:4")
    return file.getvalue()


def displayed(data: bytes) -> Image.Image:
    header = read_header(io.BytesIO(data))
    picture = decode_upright(data, header)
    assert picture.size == header.displayed_size
    return picture


def same(one: Image.Image, other: Image.Image) -> bool:
    return (one.size, one.tobytes()) == (other.size, other.tobytes())


@pytest.mark.parametrize(
    ("properties", "part"),
    [
        ([clap(20, 10)], (20, 15, 40, 25)),
        ([clap(20, 10, (-5, 1), (3, 1))], (15, 18, 35, 28)),
        ([clap(21, 11, (1, 2), (1, 2))], (20, 15, 41, 26)),
        ([clap(40, 10, (20, 1))], (30, 15, 60, 25)),  # it reaches outside
        ([clap(99, 99)], (0, 0, 60, 40)),
        ([clap(20, 10, (0, 0))], (0, 0, 60, 40)),  # no fraction
        ([clap(20, 10, (90, 1))], (0, 0, 60, 40)),  # nothing of the picture
        ([clap(0, 10)], (0, 0, 60, 40)),
    ],
)
def test_an_avif_photo_is_cropped_as_it_says(properties: list[bytes], part: tuple[int, int, int, int]) -> None:
    data = avif()
    assert same(displayed(with_properties(data, properties)), displayed(data).crop(part))


@pytest.mark.parametrize(
    "properties",
    [
        *([each] for each in STEPS),
        *([irot(1), imir(0)], [imir(0), irot(1)], [irot(1), imir(1)], [imir(1), irot(1)], [imir(0), imir(1)]),
        *([irot(1), irot(1)], [irot(1), irot(2), imir(0)]),
    ],
)
@pytest.mark.parametrize("crop", [b"", clap(20, 10, (-5, 1), (3, 1))], ids=["whole", "part"])
def test_turns_apply_in_the_order_in_which_they_are_listed(crop: bytes, properties: list[bytes]) -> None:
    data = avif()
    wanted = displayed(with_properties(data, [crop])) if crop else displayed(data)
    for each in properties:
        wanted = wanted.transpose(STEPS[each])
    assert same(displayed(with_properties(data, [crop, *properties] if crop else properties)), wanted)


def test_a_crop_after_a_turn_is_a_part_of_what_was_turned() -> None:
    data = avif()
    turned = displayed(with_properties(data, [irot(1), imir(1)]))
    cropped = displayed(with_properties(data, [irot(1), imir(1), clap(10, 20, (3, 1), (-5, 1))]))
    assert same(cropped, turned.crop((18, 15, 28, 35)))


def test_a_heic_photos_size_is_that_of_its_part() -> None:
    header = read_header(io.BytesIO(heif(properties=[clap(20, 10), irot(3)])))
    assert (header.displayed_size, header.orientation) == ((10, 20), Orientation.RIGHT_TOP)


@pytest.mark.usefixtures("heif_decoder")
@pytest.mark.parametrize(
    "properties", [[clap(40, 20, (-4, 1), (6, 1))], [clap(40, 20), irot(1)], [irot(1), clap(40, 20)], [clap(99, 20)]]
)
def test_the_decoder_of_heic_photos_crops_to_the_size_that_was_told(corpus: Path, properties: list[bytes]) -> None:
    data = (corpus / "pillow_heif" / "L_exif_xmp_iptc.heic").read_bytes()
    displayed(with_properties(data, properties))
