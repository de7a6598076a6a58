"""A caption that is laid over coefficients looks as good as one that is drawn on pixels and encoded again."""

import io

import numpy as np
import pytest
from image.jpeg.conftest import mark_of, stamped
from image.jpeg.judge import Plane
from PIL import Image

from given import SAMPLES
from stampgui.caption.drawing import draw_caption
from stampgui.caption.style import Style
from stampgui.image.engine import Engine
from stampgui.image.reencode import reencode
from stampgui.image.tile import Tile

WITHIN = 0.5
"""Decibels that the caption may be further from the ideal than what encoding again makes of it."""


def photo(mode: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    with Image.open(SAMPLES / "rapat-balai-desa.jpg") as sample:
        sample.resize((640, 480)).convert(mode).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def pixels(data: bytes) -> Plane:
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"), np.float64)


def ideal(source: bytes, tile: Tile) -> Plane:
    """The decoded photo with the tile laid over it, at full precision."""
    result = pixels(source)
    left, top, right, bottom = tile.box
    over = np.asarray(tile.rgba, np.float64)
    share = over[..., 3:] / 255
    result[top:bottom, left:right] = result[top:bottom, left:right] * (1 - share) + over[..., :3] * share
    return result


def closeness(copy: bytes, wanted: Plane, tile: Tile) -> float:
    """Peak signal-to-noise ratio within the caption's box, in decibels."""
    left, top, right, bottom = tile.box
    error = (pixels(copy) - wanted)[top:bottom, left:right]
    return float(10 * np.log10(255**2 / np.mean(error**2)))


@pytest.mark.parametrize("progressive", [False, True], ids=["sequential", "progressive"])
@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:2", "4:2:0", "grey"])
@pytest.mark.parametrize("quality", [50, 60, 70, 75, 80, 85, 90, 95, 98])
def test_a_caption_is_as_near_to_the_ideal_as_encoding_again_would_bring_it(
    quality: int, subsampling: str, progressive: bool
) -> None:
    grey = {} if subsampling == "grey" else {"subsampling": subsampling}
    source = photo("L" if subsampling == "grey" else "RGB", quality=quality, progressive=progressive, **grey)
    tile = draw_caption("difoto tanggal 14 Oktober 2022", Style(), (640, 480))
    copy = stamped(source, tile)
    again = reencode(source, copy.header, tile, mark=mark_of(source), tiff=None)
    wanted = ideal(source, tile)
    assert copy.written.engine is Engine.SPLICE
    assert closeness(copy.written.data, wanted, tile) >= closeness(again.data, wanted, tile) - WITHIN
    assert closeness(copy.written.data, wanted, tile) > 25
