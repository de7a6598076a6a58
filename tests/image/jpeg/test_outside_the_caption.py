"""Two other decoders find every block as the camera wrote it but for those that the caption lies on."""

import io
from pathlib import Path

import numpy as np
import pytest
from image.jpeg.conftest import Copies, Copy, Verdicts, mark_of
from image.jpeg.decoders import BUILDS, Difference, differences, frame_of
from image.jpeg.judge import OPAQUE, hidden_by, samples, stored_colour, stored_pixels, touched
from image.jpeg.kinds import KINDS, SMALL_SIZES
from PIL import Image, JpegImagePlugin

from stampgui.image.engine import Engine
from stampgui.image.reencode import reencode

SPACES = {"RGB": "RGB", "RGB, progressive": "RGB", "cjpeg -rgb": "RGB", "YCCK": "YCCK"}
"""What the components of some kinds are; those of the others are grey, YCbCr, or CMYK where there are four."""


def changed_outside(copy: Copy, found: Difference) -> int:
    """How many blocks differ that the caption does not touch."""
    frame = frame_of(copy.source)
    pixels = stored_pixels(copy.tile, copy.header.displayed_size, copy.header.orientation)
    under = touched(pixels, frame)
    return sum(int((changed & ~here).sum()) for changed, here in zip(found.changed, under, strict=True))


def of_kind(copies: Copies, kind: str) -> Copy:
    if kind not in copies:
        pytest.skip("cjpeg (libjpeg-turbo-progs) is not installed")
    return copies[kind]


@pytest.mark.parametrize("decoder", BUILDS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_block_beside_the_caption_changes(copies: Copies, verdicts: Verdicts, kind: str, decoder: str) -> None:
    copy = of_kind(copies, kind)
    found = verdicts[decoder][kind]
    assert copy.written.engine is not Engine.REENCODE
    assert changed_outside(copy, found) == 0
    assert found.warned == (False, False)


@pytest.mark.parametrize("decoder", BUILDS)
def test_nor_in_photos_of_any_small_size(copies: Copies, verdicts: Verdicts, decoder: str) -> None:
    names = [f"{width} x {height}" for width, height in SMALL_SIZES]
    assert {name: n for name in names if (n := changed_outside(copies[name], verdicts[decoder][name]))} == {}
    assert [name for name in names if any(verdicts[decoder][name].warned)] == []


@pytest.mark.parametrize("decoder", BUILDS)
def test_nor_in_photos_of_real_cameras(corpus_copies: Copies, corpus_verdicts: Verdicts, decoder: str) -> None:
    found = corpus_verdicts[decoder]
    assert len(found) >= 85
    assert {name: n for name, copy in corpus_copies.items() if (n := changed_outside(copy, found[name]))} == {}
    assert [name for name, each in found.items() if each.warned[1] and not each.warned[0]] == []
    assert [name for name, each in found.items() if not any(changed.any() for changed in each.changed)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_caption_hides_the_photo_where_it_is_opaque(copies: Copies, verdicts: Verdicts, kind: str) -> None:
    """Blocks wholly under one opaque colour are flat, and as near to it as their quantisation lets them be."""
    copy = of_kind(copies, kind)
    found = verdicts["libjpeg-turbo 2.1"][kind]
    frame = frame_of(copy.source)
    with Image.open(io.BytesIO(copy.source)) as image:
        assert isinstance(image, JpegImagePlugin.JpegImageFile)
        steps = [np.array(image.quantization[layer[3]]) for layer in image.layer]
    colour = stored_colour(OPAQUE, SPACES.get(kind, "CMYK" if len(steps) == 4 else "YCbCr"))
    pixels = stored_pixels(copy.tile, copy.header.displayed_size, copy.header.orientation)
    for c, hidden in enumerate(hidden_by(OPAQUE, pixels, frame)):
        assert not (hidden & ~found.changed[c]).any()
        shown = samples(found.now[c][hidden[found.changed[c]]], steps[c])
        assert np.abs(shown - colour[c]).max(initial=0) <= steps[c][0] / 16 + 0.5
    assert any(hidden.any() for hidden in hidden_by(OPAQUE, pixels, frame)) or min(frame.size) < 16


def test_the_decoders_do_see_a_photo_that_was_encoded_again(copies: Copies, tmp_path: Path) -> None:
    pytest.importorskip("jpeglib", reason="jpeglib has the decoders to compare with")
    copy = copies["quality 75"]
    again = reencode(copy.source, copy.header, copy.tile, mark=mark_of(copy.source), tiff=None).data
    found = differences({"again": (copy.source, again)}, tmp_path)
    assert all(changed_outside(copy, verdict["again"]) > 0 for verdict in found.values())
