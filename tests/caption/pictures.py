"""Photos to draw captions on, and what the tests see in them.

`python tests/caption/pictures.py` writes the golden pictures anew, after looking at them.
"""

import io
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image

from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import SAMPLE_EDGE, PhotoSample
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.image.tile import draw_tile

GOLDEN: Final = Path(__file__).parent / "golden"
CAPTION: Final = "difoto tanggal 14 Oktober 2022"
GREY: Final = (128, 128, 128)


def even(size: tuple[int, int], colour: tuple[int, int, int]) -> Image.Image:
    return Image.new("RGB", size, colour)


def busy(size: tuple[int, int], *, grain: int = 8) -> Image.Image:
    """Squares of all colours, `grain` pixels wide."""
    dice = random.Random(size[0])
    cells = (size[0] // grain + 1, size[1] // grain + 1)
    squares = Image.frombytes("RGB", cells, dice.randbytes(3 * cells[0] * cells[1]))
    return squares.resize((cells[0] * grain, cells[1] * grain), Image.Resampling.NEAREST).crop((0, 0, *size))


def look(photo: Image.Image) -> PhotoSample:
    """What the program sees of a photo before it places a caption."""
    small = photo.copy()
    small.thumbnail((SAMPLE_EDGE, SAMPLE_EDGE))
    return PhotoSample(small.width, small.height, small.tobytes())


def captioned(photo: Image.Image, style: Style, text: str = CAPTION) -> Image.Image:
    return draw_tile(photo.copy(), draw_caption(text, style, photo.size, look(photo)))


def shared(photo: Image.Image, *, edge: int = 1080, quality: int = 70) -> Image.Image:
    """The photo as a social network hands it on: `edge` pixels wide, JPEG of that quality."""
    file = io.BytesIO()
    photo.resize((edge, round(photo.height * edge / photo.width)), Image.Resampling.BICUBIC).save(
        file, "JPEG", quality=quality
    )
    return Image.open(file)


def snapshots() -> Mapping[str, Image.Image]:
    """Each built-in style on a small photo that is dark on the left and light on the right, by its name."""
    ramp = Image.linear_gradient("L").rotate(90).resize((400, 120)).convert("RGB")
    return {name: captioned(ramp, style) for name, style in BUILT_IN_STYLES.items()}


if __name__ == "__main__":
    for name, picture in snapshots().items():
        picture.save(GOLDEN / f"{name}.png", optimize=True)
