"""A photo as every screen shows it: upright, in sRGB, without transparency, at the size that is asked for."""

from PIL import Image

from stampgui.image.colour_profiles import convert_to_srgb
from stampgui.image.decoders import DECODER_ERRORS, close_jpeg, load_pixels, open_picture
from stampgui.image.errors import damaged_picture_error
from stampgui.image.format import Format
from stampgui.image.header import Header
from stampgui.image.limits import LARGEST_PIXELS
from stampgui.image.sixteen_bit import reduce_to_eight_bits

_REDUCING_GAP = 2
"""A picture is decoded, or first averaged, no smaller than this many times its size, to be as good as resized whole."""


def render_for_display(data: bytes, header: Header, size: tuple[int, int]) -> Image.Image:
    """Decode a JPEG, PNG or WebP file as an RGB picture of (width, height) `size` as displayed.

    Raises UnusableImage.
    """
    stored = header.orientation.displayed_size(size)  # swapping the axes is its own inverse
    image = open_picture(close_jpeg(data) if header.format is Format.JPEG else data, header.format)
    image.draft(
        None, (stored[0] * _REDUCING_GAP, stored[1] * _REDUCING_GAP)
    )  # JPEG decodes a half, a quarter or an eighth
    image = load_pixels(image, most=LARGEST_PIXELS)
    try:
        small = _to_resizable_mode(reduce_to_eight_bits(image)).resize(
            stored, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP
        )
        picture = _flatten_on_white(small, header.icc)
    except DECODER_ERRORS as error:
        raise damaged_picture_error() from error
    picture.info.clear()  # Pillow would write the photo's comment into the next file
    turned = header.orientation.display_transpose
    return picture if turned is None else picture.transpose(turned)


def _to_resizable_mode(image: Image.Image) -> Image.Image:
    """The picture in a mode whose neighbouring pixels can be mixed."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")


def _flatten_on_white(image: Image.Image, icc: bytes | None) -> Image.Image:
    if image.mode != "RGBA":
        return convert_to_srgb(image, icc)
    colours = convert_to_srgb(image.convert("RGB"), icc)
    white = Image.new("RGB", image.size, (255, 255, 255))
    white.paste(colours, mask=image.getchannel("A"))
    return white
