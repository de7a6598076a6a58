"""Small pictures of captions in a style: on a part of the user's own photo, or on a drawn one."""

from typing import Final

from PIL import Image, ImageOps
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.style import Anchor, PlateShape, Style
from stampgui.image.tile import draw_tile

SAMPLE_SIZE: Final = (288, 144)
_STRIP_HEIGHT: Final = 60
"""Size of a sample in pixels, and the height left for the photo above a strip."""
_LETTER_SIZE: Final = 25.0
_SKY, _LAND = (94, 146, 196), (52, 92, 62)


def draw_sample_photo() -> Image.Image:
    """Sky and land, for when there is no photo yet."""
    photo = Image.new("RGB", SAMPLE_SIZE, _SKY)
    photo.paste(_LAND, (0, photo.height // 2, photo.width, photo.height))
    return photo


def cut_sample_photo(picture: QImage) -> Image.Image:
    """The middle of a photo, as large as a sample."""
    small = picture.scaled(2 * SAMPLE_SIZE[0], 2 * SAMPLE_SIZE[0], Qt.AspectRatioMode.KeepAspectRatio)
    rgb = small.convertToFormat(QImage.Format.Format_RGB888)
    size, pixels = (rgb.width(), rgb.height()), bytes(rgb.constBits())
    whole = Image.frombytes("RGB", size, pixels, "raw", "RGB", rgb.bytesPerLine(), 1)
    return ImageOps.fit(whole, SAMPLE_SIZE, Image.Resampling.BILINEAR)


def render_style_sample(style: Style, text: str, photo: Image.Image) -> QImage:
    """Draw `text` in `style` on a sample photo, large enough to compare styles. Raises ExplainedError."""
    strip = style.plate is not None and style.plate.shape is PlateShape.STRIP
    if strip:
        photo = ImageOps.fit(photo, (photo.width, photo.height - _STRIP_HEIGHT))
    letters = _LETTER_SIZE * SAMPLE_SIZE[1] / photo.height if strip else _LETTER_SIZE
    shown = Style(
        font=style.font,
        size=min(letters, 25.0),
        fill=style.fill,
        outline=style.outline,
        outline_colour=style.outline_colour,
        shadow=style.shadow,
        plate=style.plate,
        position=Anchor.CENTER,
        margin=0,
    )
    sample = PhotoSample(photo.width, photo.height, photo.tobytes())
    drawn = draw_tile(photo.copy(), draw_caption(text, shown, photo.size, sample)).convert("RGB")
    return QImage(drawn.tobytes(), drawn.width, drawn.height, 3 * drawn.width, QImage.Format.Format_RGB888).copy()
