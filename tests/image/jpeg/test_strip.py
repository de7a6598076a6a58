"""A strip beside a JPEG: the picture gets larger, and its own blocks stay as they are."""

import hashlib
import io

import piexif
import pytest
from PIL import Image, ImageChops, ImageOps

from given import SAMPLES
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import BUILT_IN_STYLES
from stampgui.image.captioning import apply_caption
from stampgui.image.engine import EncodedCopy, Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.header import read_header
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.mark import Mark

SAMPLE = SAMPLES / "rapat-balai-desa.jpg"


def photo(width: int, height: int, orientation: int, **options: object) -> bytes:
    with Image.open(SAMPLE) as image:
        file = io.BytesIO()
        exif = piexif.dump({"0th": {piexif.ImageIFD.Orientation: orientation}})
        image.resize((width, height)).save(file, "JPEG", exif=exif, **options)
    return file.getvalue()


def with_strip(source: bytes) -> EncodedCopy:
    header = read_header(io.BytesIO(source))
    tile = draw_caption("difoto tanggal 14 Oktober 2022", BUILT_IN_STYLES["strip"], header.displayed_size)
    mark = Mark("difoto", "2022-10-14", hashlib.sha256(source).hexdigest())
    return apply_caption(source, header, tile, mark=mark, tiff=None)


def displayed(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        turned = ImageOps.exif_transpose(image)
        assert turned is not None
        return turned.convert("RGB")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0, "restart_marker_rows": 1}])
def test_the_whole_photo_is_above_the_strip_however_it_is_held(orientation: int, options: dict[str, object]) -> None:
    source = photo(640, 480, orientation, **options)
    copy = with_strip(source)
    assert copy.engine is Engine.RECODE
    assert copy.warnings == ()
    before, after = displayed(source), displayed(copy.data)
    assert after.width == before.width
    assert after.height > before.height
    # the last two lines share a block's chroma with the strip when it is decoded
    box = (0, 0, before.width, before.height - 2)
    assert ImageChops.difference(before.crop(box), after.crop(box)).getbbox() is None
    assert restore_source(copy.data) == source


@pytest.mark.parametrize("size", [(641, 479), (633, 487), (500, 301)])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_that_does_not_fill_its_last_blocks_gives_way_there_only(
    size: tuple[int, int], orientation: int
) -> None:
    source = photo(*size, orientation)
    copy = with_strip(source)
    before, after = displayed(source), displayed(copy.data)
    box = (0, 0, before.width, before.height - 17)
    assert ImageChops.difference(before.crop(box), after.crop(box)).getbbox() is None
    assert restore_source(copy.data) == source


def test_a_photo_that_would_become_too_long_says_so() -> None:
    with Image.new("L", (1200, 65_400), 128) as image:
        file = io.BytesIO()
        image.save(file, "JPEG")
    header = read_header(io.BytesIO(file.getvalue()))
    assert header.refusal is None
    with pytest.raises(UnusableImage, match="too long"):
        with_strip(file.getvalue())
