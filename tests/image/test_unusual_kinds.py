"""TIFF, BMP and AVIF files of kinds that programs seldom write: read rightly, or refused with what is unusual."""

import io
import struct
from collections.abc import Sequence

import pytest
from image.handmade import tiff_file
from PIL import Image

from stampgui.i18n import load_catalogue
from stampgui.image.conversion import make_stampable
from stampgui.image.format import Format
from stampgui.image.header import read_header

SIDE = 8
PROFILE = bytes(16) + b"RGB " + bytes(100)


def refusal(data: bytes) -> str:
    found = read_header(io.BytesIO(data)).refusal
    return "" if found is None else load_catalogue("en").render(found)


def copy_of(data: bytes) -> Image.Image:
    made = make_stampable(data, read_header(io.BytesIO(data)))
    with Image.open(io.BytesIO(made.data)) as image:
        image.load()
        return image


def pack_bits(values: Sequence[int], depth: int) -> bytes:
    """A row of values, the first bit of each first, up to a whole byte."""
    bits = "".join(f"{value:0{depth}b}" for value in values)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def tiff(depth: int, *, order: str = "<", colours: int = 1, samples: int = 1, **others: int) -> bytes:
    """A TIFF whose grey, or every colour, rises from left to right; `others` are "t259" and the like."""
    most = (1 << depth) - 1
    rows = [[x * most // (SIDE - 1) for x in range(SIDE) for _ in range(samples)] for _ in range(SIDE)]
    if depth == 16:
        pixels = b"".join(struct.pack(f"{order}{len(row)}H", *row) for row in rows)
    else:
        pixels = b"".join(pack_bits(row, depth) for row in rows)
    numbers = {256: SIDE, 257: SIDE, 259: 1, 262: colours, 277: samples, 278: SIDE}
    numbers |= {int(name[1:]): value for name, value in others.items()}
    short = order + "H"
    whole = tiff_file(
        {
            **{tag: (3, struct.pack(short, value)) for tag, value in numbers.items()},
            258: (3, struct.pack(short, depth) * samples),
            273: (4, struct.pack(order + "I", 0)),
            279: (4, struct.pack(order + "I", len(pixels))),
        },
        order,
    )
    at = whole.index(struct.pack(order + "HHI", 273, 4, 1)) + 8
    return whole[:at] + struct.pack(order + "I", len(whole)) + whole[at + 4 :] + pixels


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
def test_greys_of_usual_depths_keep_their_values(depth: int, order: str) -> None:
    copy = copy_of(tiff(depth, order=order))
    steps = (1 << depth) - 1
    wanted = [(x * steps // (SIDE - 1)) * 255 / steps for x in range(SIDE)]
    scale = 256 if copy.mode.startswith("I") else 1
    row = [copy.getpixel((x, 0)) for x in range(SIDE)]
    assert [float(value) / scale for value in row] == pytest.approx(wanted, abs=3)  # type: ignore[arg-type]


def test_greys_of_twelve_bits_are_not_taken_for_white() -> None:
    copy = copy_of(tiff(12))
    assert [copy.getpixel((x, 0)) for x in range(SIDE)] == pytest.approx([x * 255 / 7 for x in range(SIDE)], abs=4)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        *((tiff(depth), f"{depth} bits per colour") for depth in (3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 24, 32)),
        (tiff(12, order=">"), "12 bits per colour"),
        *((tiff(depth, colours=2, samples=3), f"{depth} bits per colour") for depth in (2, 4, 10, 12, 14)),
        (tiff(16, colours=0), "an unusual form of 16 bits per colour"),
        (tiff(32, t339=3), "floating-point or signed numbers"),
        (tiff(8, t259=34712), "compression JPEG 2000"),
        (tiff(8, t259=60000), "compression 60000"),
        (tiff(8, colours=8, samples=3), "colours of the kind CIE Lab"),
    ],
)
def test_a_tiff_that_cannot_be_read_names_its_kind(data: bytes, said: str) -> None:
    assert refusal(data) == (
        f"TIFF pictures of this kind ({said}) cannot be read. Save the photo as JPEG in another program first."
    )


def bmp(
    depth: int,
    compression: int,
    pixel: int,
    masks: Sequence[int] = (),
    *,
    header: int = 40,
    icc: bytes = b"",
    linked: bytes = b"",
) -> bytes:
    """A bitmap of 4 × 2 pixels of one value."""
    pixels = b"".join(pixel.to_bytes(depth // 8, "little") * 4 for _ in range(2)) if depth >= 8 else bytes(8)
    info = struct.pack("<IiiHHIIiiII", header, 4, 2, 1, depth, compression, len(pixels), 2835, 2835, 0, 0)
    fields = struct.pack(f"<{len(masks)}I", *masks)
    if header > 40:
        info, fields = info + fields.ljust(16, b"\0"), b""
    if header == 124:
        kind = b"LINK" if linked else b"MBED" if icc else b"sRGB"
        info += kind[::-1] + bytes(48) + struct.pack("<IIII", 4, 124 + len(pixels), len(icc or linked), 0)
    start = 14 + len(info) + len(fields)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + info + fields + pixels + (icc or linked)


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (bmp(16, 0, 0x7C00), (255, 0, 0)),
        (bmp(16, 3, 0xF800, (0xF800, 0x7E0, 0x1F)), (255, 0, 0)),
        (bmp(16, 3, 0x7C00, (0x7C00, 0x3E0, 0x1F)), (255, 0, 0)),
        (bmp(16, 3, 0xF800, (0xF800, 0x7E0, 0x1F), header=124), (255, 0, 0)),
        (bmp(32, 3, 0xFF2010, (0xFF0000, 0xFF00, 0xFF)), (255, 32, 16)),
        (bmp(32, 3, 0x80FF2010, (0xFF0000, 0xFF00, 0xFF, 0xFF000000), header=124), (255, 32, 16, 128)),
        (bmp(32, 3, 0x801020FF, (0xFF, 0xFF00, 0xFF0000, 0xFF000000), header=124), (255, 32, 16, 128)),
    ],
)
def test_bitmaps_of_usual_layouts_keep_their_colours(data: bytes, colour: tuple[int, ...]) -> None:
    assert copy_of(data).getpixel((1, 1)) == colour


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bmp(16, 3, 0xF00, (0xF00, 0xF0, 0xF)), "an unusual layout of its 16 bits per pixel"),
        (bmp(32, 3, 0xFF, (0xFF, 0xFF00, 0xFF0000)), "an unusual layout of its 32 bits per pixel"),
        (bmp(2, 0, 0), "2 bits per pixel"),
        (bmp(64, 0, 0), "64 bits per pixel"),
        (bmp(0, 4, 0), "compression JPEG"),
        (bmp(0, 5, 0), "compression PNG"),
        (bmp(8, 6, 0), "compression 6"),
    ],
)
def test_a_bitmap_that_cannot_be_read_names_its_kind(data: bytes, said: str) -> None:
    assert refusal(data) == (
        f"BMP pictures of this kind ({said}) cannot be read. Save the photo as JPEG in another program first."
    )


def test_a_bitmaps_colour_profile_is_carried_into_its_copy() -> None:
    data = bmp(24, 0, 0xFF2010, header=124, icc=PROFILE)
    assert read_header(io.BytesIO(data)).icc == PROFILE
    assert make_stampable(data, read_header(io.BytesIO(data))).header.icc == PROFILE


@pytest.mark.parametrize(
    "data", [bmp(24, 0, 1, header=124), bmp(24, 0, 1, header=124, linked=b"C:\\a.icc"), bmp(24, 0, 1)]
)
def test_a_bitmap_without_a_profile_of_its_own_has_none(data: bytes) -> None:
    assert read_header(io.BytesIO(data)).icc is None


def test_a_bitmap_whose_profile_is_cut_off_is_read_without_it() -> None:
    assert read_header(io.BytesIO(bmp(24, 0, 1, header=124, icc=PROFILE)[:-1])).icc is None


@pytest.mark.parametrize("options", [{"subsampling": "4:0:0"}, {"subsampling": "4:2:2"}, {"range": "limited"}])
@pytest.mark.parametrize("brand", [b"avif", b"mif1", b"miaf", b"MA1A"])
def test_avif_files_are_known_by_any_of_their_brands(brand: bytes, options: dict[str, str]) -> None:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 90, 90)).save(file, "AVIF", **options)
    data = file.getvalue().replace(b"ftypavif", b"ftyp" + brand, 1)
    assert read_header(io.BytesIO(data)).format is Format.AVIF
    assert copy_of(data).convert("L").getpixel((9, 9)) == pytest.approx(90, abs=4)


def test_a_video_is_no_photo() -> None:
    video = struct.pack(">I", 24) + b"ftypisom" + bytes(4) + b"isommp42" + b"avifheic"
    with pytest.raises(Exception, match="not a photo"):
        read_header(io.BytesIO(video))
