"""A small version of a photo, and measurements of the part that a caption would cover."""

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image, ImageChops, ImageFilter, ImageStat

from stampgui.caption.colour import linearise_channel
from stampgui.caption.region import Region
from stampgui.image.previews.preview import load_preview
from stampgui.values import dataclass

SAMPLE_EDGE: Final = 256
"""The long edge of a sample, in pixels: faces are still visible, film grain and noise are not."""

_SKIN_CB: Final = (77, 127)
_SKIN_CR: Final = (133, 173)
"""Chroma of skin of all tones, 8-bit (Chai and Ngan, IEEE Trans. Circuits Syst. Video Technol. 9(4), 1999)."""
_SKIN_RAMP_WIDTH: Final = 16
"""Levels of chroma over which skin fades in, so that slightly different light changes the result only slightly."""
_NEARBY_BLUR: Final = ImageFilter.BoxBlur(3)
_MIN_RANGE: Final = 96
"""Levels of luma. The contrast of a photo with a smaller range is not stretched to the full range."""


@dataclass(frozen=True, slots=True)
class PhotoSample:
    """A photo as displayed, small: (width, height) in pixels and RGB bytes, row by row."""

    width: int
    height: int
    rgb: bytes


def sample_photo(photo: Path) -> PhotoSample:
    """Read a photo, as displayed, at a small size. Raises UnusableImage."""
    return PhotoSample(*load_preview(photo, SAMPLE_EDGE))


class LuminanceRange(NamedTuple):
    """Relative luminances (WCAG 2.2), 0 to 1, of a part of a photo: its 5th, 50th and 95th percentiles."""

    darkest: float
    middle: float
    lightest: float


def measure_luminance(sample: PhotoSample, region: Region) -> LuminanceRange:
    """Measure how dark and light a part of the photo is."""
    histogram = _build_maps(sample).luminance.crop(_pixel_box(sample, region)).histogram()
    return LuminanceRange(*(_find_percentile(histogram, share) / 255 for share in (0.05, 0.5, 0.95)))


def measure_busyness(sample: PhotoSample, region: Region) -> float:
    """Measure how much a caption would hide there: 0 for an even surface; detail, contrast and skin add to it.

    Each of the three adds at most 1. The surroundings count as well, and contrast is relative to that of the whole
    photo, so that the next photo of a scene, slightly shifted or lighter, gives nearly the same result.
    """
    maps = _build_maps(sample)
    box = _pixel_box(sample, region)
    detail = ImageStat.Stat(maps.detail.crop(box)).mean[0]
    spread = ImageStat.Stat(maps.grey.crop(box)).stddev[0]
    skin = ImageStat.Stat(maps.skin.crop(box)).mean[0]
    return min(detail / 32, 1.0) + min(spread / 80, 1.0) + skin / 255


class _SampleMaps(NamedTuple):
    """L images of a sample: relative luminance, luma, differences between neighbouring pixels, and likely skin."""

    luminance: Image.Image
    grey: Image.Image
    detail: Image.Image
    skin: Image.Image


@lru_cache(maxsize=4)
def _build_maps(sample: PhotoSample) -> _SampleMaps:
    picture = Image.frombytes("RGB", (sample.width, sample.height), sample.rgb)
    grey = _stretch_contrast(picture.convert("L"))
    across = ImageChops.difference(grey, _shift_image(grey, 1, 0))
    down = ImageChops.difference(grey, _shift_image(grey, 0, 1))
    _, blue, red = picture.convert("YCbCr").split()
    skin = ImageChops.multiply(_mask_between(blue, _SKIN_CB), _mask_between(red, _SKIN_CR))
    light = picture.point([round(linearise_channel(level / 255) * 255) for level in range(256)] * 3)
    return _SampleMaps(
        light.convert("L", (0.2126, 0.7152, 0.0722, 0)),
        grey.filter(_NEARBY_BLUR),
        ImageChops.lighter(across, down).filter(_NEARBY_BLUR),
        skin.filter(_NEARBY_BLUR),
    )


def _stretch_contrast(grey: Image.Image) -> Image.Image:
    """Stretch the luma to the range from black to white; a range below `_MIN_RANGE` is stretched less."""
    histogram = grey.histogram()
    darkest, lightest = _find_percentile(histogram, 0.02), _find_percentile(histogram, 0.98)
    gain = 255 / max(lightest - darkest, _MIN_RANGE)
    return grey.point([min(max(round((level - darkest) * gain), 0), 255) for level in range(256)])


def _shift_image(image: Image.Image, across: int, down: int) -> Image.Image:
    moved = image.copy()  # pixels without a neighbour are compared with themselves
    moved.paste(image, (across, down))
    return moved


def _mask_between(band: Image.Image, bounds: tuple[int, int]) -> Image.Image:
    """Return an L image that is 255 where `band` is between the bounds, 0 outside, with a ramp inside the bounds."""
    inside = [min(level - bounds[0], bounds[1] - level) for level in range(256)]
    return band.point([min(max(round(255 * depth / _SKIN_RAMP_WIDTH), 0), 255) for depth in inside])


def _pixel_box(sample: PhotoSample, region: Region) -> tuple[int, int, int, int]:
    """Return the box of the pixels in a region, at least one."""
    left = min(int(region.left * sample.width), sample.width - 1)
    top = min(int(region.top * sample.height), sample.height - 1)
    right = min(max(left + 1, round(region.right * sample.width)), sample.width)
    bottom = min(max(top + 1, round(region.bottom * sample.height)), sample.height)
    return left, top, right, bottom


def _find_percentile(histogram: list[int], share: float) -> int:
    wanted, seen = share * sum(histogram), 0
    for level, count in enumerate(histogram):
        seen += count
        if seen >= wanted:
            return level
    return 255
