"""A photo as every screen shows it: upright, in sRGB, without transparency, at the size that is asked for."""

from PIL import Image

from stampgui.image.colours import in_srgb
from stampgui.image.decoders import BROKEN, loaded, opened
from stampgui.image.deep import in_eight_bits
from stampgui.image.errors import damaged_picture
from stampgui.image.header import LARGEST_PIXELS, Header

_GAP = 2
"""A picture is decoded, or first averaged, no smaller than this many times its size, to be as good as resized whole."""


def shown(data: bytes, header: Header, size: tuple[int, int]) -> Image.Image:
    """Decode a JPEG, PNG or WebP file as an RGB picture of (width, height) `size` as displayed.

    Raises UnusableImage.
    """
    stored = header.orientation.displayed_size(size)  # turning the axes back is turning them
    image = opened(data, header.format)
    image.draft(None, (stored[0] * _GAP, stored[1] * _GAP))  # JPEG decodes a half, a quarter or an eighth
    image = loaded(image, most=LARGEST_PIXELS)
    try:
        small = _resizable(in_eight_bits(image)).resize(stored, Image.Resampling.LANCZOS, reducing_gap=_GAP)
        picture = _on_white(small, header.icc)
    except BROKEN as error:
        raise damaged_picture() from error
    picture.info.clear()  # Pillow would write the photo's comment into the next file
    turned = header.orientation.to_display
    return picture if turned is None else picture.transpose(turned)


def _resizable(image: Image.Image) -> Image.Image:
    """The picture in a mode whose neighbouring pixels can be mixed."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")


def _on_white(image: Image.Image, icc: bytes | None) -> Image.Image:
    if image.mode != "RGBA":
        return in_srgb(image, icc)
    colours = in_srgb(image.convert("RGB"), icc)
    white = Image.new("RGB", image.size, (255, 255, 255))
    white.paste(colours, mask=image.getchannel("A"))
    return white
