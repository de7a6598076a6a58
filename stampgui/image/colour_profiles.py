"""Colour profiles: the caption's colours in the photo's own, and the photo's colours in sRGB."""

import io
from functools import lru_cache
from typing import Final

from PIL import Image, ImageChops

from stampgui.image.tile import Tile

_SPACE: Final = slice(16, 20)
"""Where a profile names its colour space (ICC.1:2022, 7.2.6)."""
_SRGB: Final = "RGB"
_MODES: Final = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}


def find_profile_mode(icc: bytes | None) -> str | None:
    """The mode of pictures that a profile describes, None for no profile or one of another kind."""
    return None if icc is None else _MODES.get(icc[_SPACE])


@lru_cache(maxsize=2)  # photos of one camera and day share their tile
def convert_tile_to_profile(tile: Tile, icc: bytes | None) -> Tile:
    """The tile with its colours converted from sRGB to an RGB profile; greys stay as they are."""
    if icc is None or find_profile_mode(icc) != "RGB" or _is_grey(tile.rgba):
        return tile
    colours = _transform(tile.rgba.convert("RGB"), _make_srgb_profile(), icc)
    if colours is None:
        return tile
    colours.putalpha(tile.rgba.getchannel("A"))
    return Tile(colours, tile.left, tile.top)


def convert_to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """An image converted from its profile to sRGB; without a profile that fits, its values as they are."""
    if icc is not None and find_profile_mode(icc) == image.mode:
        shown = _transform(image, icc, _make_srgb_profile())
        if shown is not None:
            return shown
    return image.convert("RGB")


def _is_grey(image: Image.Image) -> bool:
    red, green, blue, _ = image.split()
    return ImageChops.difference(red, green).getbbox() is None and ImageChops.difference(green, blue).getbbox() is None


def _make_srgb_profile() -> bytes:
    from PIL import ImageCms  # late: grey captions keep their colours in every profile

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _transform(image: Image.Image, source: bytes, target: bytes) -> Image.Image | None:
    from PIL import ImageCms

    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(source)),
            ImageCms.ImageCmsProfile(io.BytesIO(target)),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode=_MODES.get(target[_SPACE], "RGB"),
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):  # a damaged profile counts as none
        return None
