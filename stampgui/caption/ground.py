"""What lies beneath a caption: a photo made small, and what its pixels say about a part of it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, ImageChops, ImageFilter, ImageStat

from stampgui.caption.colour import linear
from stampgui.image.preview import load_preview

EDGE: Final = 256
"""The long edge, in pixels, at which a photo is looked at: faces are still there, grain is not."""

_SKIN_CB: Final = (77, 127)
_SKIN_CR: Final = (133, 173)
"""Chroma of skin of all tones, 8-bit (Chai and Ngan, IEEE Trans. Circuits Syst. Video Technol. 9(4), 1999)."""
_SKIN_RAMP: Final = 16
"""Levels over which chroma turns from none to skin, so that a little light more or less changes little."""
_NEAR: Final = ImageFilter.BoxBlur(3)
_LEAST_RANGE: Final = 96
"""A photo of less contrast, in levels of luma, is a quiet one."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A photo as displayed, small: (width, height) in pixels and RGB bytes, row by row."""

    width: int
    height: int
    rgb: bytes


def look_at(photo: Path) -> Ground:
    """Look at a photo as it is displayed. Raises UnusableImage."""
    return Ground(*load_preview(photo, EDGE))


class Beneath(NamedTuple):
    """Relative luminances (WCAG 2.2), 0 to 1, of a part of a photo; a twentieth of it is darker or lighter still."""

    darkest: float
    middle: float
    lightest: float


class Part(NamedTuple):
    """A part of a photo: edges in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


def beneath(ground: Ground, part: Part) -> Beneath:
    """How dark and light a part of the photo is."""
    histogram = _maps(ground).luminance.crop(_pixels(ground, part)).histogram()
    return Beneath(*(_percentile(histogram, share) / 255 for share in (0.05, 0.5, 0.95)))


def unrest(ground: Ground, part: Part) -> float:
    """How much would be lost beneath a caption: 0 for an even surface; detail, contrast and skin add to it.

    Each of the three adds up to about 1. What is near the part counts as well, and contrast is that within the whole
    photo's, so that the next photo of a scene, a little moved or lighter, gives nearly the same.
    """
    maps = _maps(ground)
    box = _pixels(ground, part)
    detail = ImageStat.Stat(maps.detail.crop(box)).mean[0]
    spread = ImageStat.Stat(maps.grey.crop(box)).stddev[0]
    skin = ImageStat.Stat(maps.skin.crop(box)).mean[0]
    return min(detail / 32, 1.0) + min(spread / 80, 1.0) + skin / 255


class _Maps(NamedTuple):
    """L images of a ground: relative luminance, luma, steps from pixel to pixel, and where there may be skin."""

    luminance: Image.Image
    grey: Image.Image
    detail: Image.Image
    skin: Image.Image


@lru_cache(maxsize=4)
def _maps(ground: Ground) -> _Maps:
    picture = Image.frombytes("RGB", (ground.width, ground.height), ground.rgb)
    grey = _stretched(picture.convert("L"))
    across = ImageChops.difference(grey, _moved(grey, 1, 0))
    down = ImageChops.difference(grey, _moved(grey, 0, 1))
    _, blue, red = picture.convert("YCbCr").split()
    skin = ImageChops.multiply(_within(blue, _SKIN_CB), _within(red, _SKIN_CR))
    light = picture.point([round(linear(level / 255) * 255) for level in range(256)] * 3)
    return _Maps(
        light.convert("L", (0.2126, 0.7152, 0.0722, 0)),
        grey.filter(_NEAR),
        ImageChops.lighter(across, down).filter(_NEAR),
        skin.filter(_NEAR),
    )


def _stretched(grey: Image.Image) -> Image.Image:
    """With the contrast of a photo that goes from black to white; one that is even all over stays so."""
    histogram = grey.histogram()
    darkest, lightest = _percentile(histogram, 0.02), _percentile(histogram, 0.98)
    gain = 255 / max(lightest - darkest, _LEAST_RANGE)
    return grey.point([min(max(round((level - darkest) * gain), 0), 255) for level in range(256)])


def _moved(image: Image.Image, across: int, down: int) -> Image.Image:
    moved = image.copy()  # what has no neighbour is compared with itself
    moved.paste(image, (across, down))
    return moved


def _within(band: Image.Image, bounds: tuple[int, int]) -> Image.Image:
    """255 between the bounds, 0 outside, and less than 255 towards them."""
    inside = [min(level - bounds[0], bounds[1] - level) for level in range(256)]
    return band.point([min(max(round(255 * depth / _SKIN_RAMP), 0), 255) for depth in inside])


def _pixels(ground: Ground, part: Part) -> tuple[int, int, int, int]:
    """The pixels that a part touches, at least one."""
    left = min(int(part.left * ground.width), ground.width - 1)
    top = min(int(part.top * ground.height), ground.height - 1)
    right = min(max(left + 1, round(part.right * ground.width)), ground.width)
    bottom = min(max(top + 1, round(part.bottom * ground.height)), ground.height)
    return left, top, right, bottom


def _percentile(histogram: list[int], share: float) -> int:
    wanted, seen = share * sum(histogram), 0
    for level, count in enumerate(histogram):
        seen += count
        if seen >= wanted:
            return level
    return 255
