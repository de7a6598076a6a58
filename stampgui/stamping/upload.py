"""The upload copy: a small JPEG to publish, with the caption drawn at the copy's own size."""

import io
import math
from collections.abc import Iterator
from typing import Final

from PIL import Image

from stampgui.i18n import ExplainedError, message
from stampgui.image.jpeg.rebuild import replace_jpeg_pixels
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.mark import Mark
from stampgui.image.metadata.public_exif import build_public_exif
from stampgui.image.previews.display import render_for_display
from stampgui.image.stampable import StampableFile
from stampgui.image.tile import draw_tile
from stampgui.stamping.preset import Preset
from stampgui.stamping.tile_spec import TileSpec
from stampgui.stamping.upload_shape import UploadShape, pick_ground_colour, shape_upload
from stampgui.values import dataclass

_QUALITY_STEP: Final = 5
_MIN_QUALITY: Final = 70
"""At a lower quality, artefacts show around letters; a smaller picture looks better."""
_FULL_CHROMA, _SUBSAMPLED_CHROMA = 0, 2
"""Pillow's numbers for chroma subsampling: 4:4:4 for clean letters, 4:2:0 where the file's size is limited."""
_SAFETY_MARGIN: Final = 0.97
"""Factor on an edge estimated from bytes per pixel, because smaller pictures need more bytes per pixel."""


class UploadTooLargeError(ExplainedError):
    """The photo cannot be made small enough for the preset's limit."""


@dataclass(frozen=True, slots=True)
class UploadFile:
    """A finished JPEG; `size` is (width, height) in pixels, `scale` the photo's size relative to the original.

    `reduced` says that the photo was made smaller than its preset's frame to stay within the limit of bytes.
    """

    data: bytes
    size: tuple[int, int]
    quality: int
    scale: float
    reduced: bool


def make_upload_file(
    base: StampableFile, tile_spec: TileSpec, preset: Preset, *, mark: Mark, taken: str | None, offset: str | None
) -> UploadFile:
    """Make the upload copy of a file; `taken` and `offset` are for `build_public_exif`.

    If the preset limits the bytes, first the quality is lowered and then the size. Raises UploadTooLargeError,
    UnusableImage, PhotoTooSmallError.
    """
    displayed = base.header.displayed_size
    shape = shape_upload(displayed, tile_spec.draw, preset)
    picture = render_for_display(base.data, base.header, shape.photo)
    while True:
        copy = _draw_copy(picture, shape)
        tiff = build_public_exif(base.header.tiff, copy.size, taken=taken, offset=offset)
        smallest = 0
        for quality, encoded in _encode_by_quality(copy, preset):
            data = replace_jpeg_pixels(parse_jpeg(encoded), encoded, mark=mark.to_bytes(), tiff=tiff)
            if preset.max_bytes is None or len(data) <= preset.max_bytes:
                scale = max(shape.photo) / max(displayed)
                return UploadFile(data, copy.size, quality, scale, shape.photo != picture.size)
            smallest = len(data)
        longest = _reduce_edge(max(shape.photo), smallest, preset)
        shape = shape_upload(displayed, tile_spec.draw, preset, longest=longest)


def _draw_copy(picture: Image.Image, shape: UploadShape) -> Image.Image:
    """Draw the photo with its caption, on plain ground where the copy is larger."""
    photo = picture.copy() if shape.photo == picture.size else picture.resize(shape.photo, Image.Resampling.LANCZOS)
    stamped = draw_tile(photo, shape.tile)
    if not shape.has_ground:
        return stamped
    copy = Image.new("RGB", shape.copy, pick_ground_colour(picture, shape))
    copy.paste(stamped, shape.corner)
    return copy


def _encode_by_quality(copy: Image.Image, preset: Preset) -> Iterator[tuple[int, bytes]]:
    """Yield the picture as JPEG at decreasing quality, starting with the preset's."""
    sampling = _FULL_CHROMA if preset.max_bytes is None else _SUBSAMPLED_CHROMA
    for quality in range(preset.quality, _MIN_QUALITY - 1, -_QUALITY_STEP):
        file = io.BytesIO()
        copy.save(file, "JPEG", quality=quality, subsampling=sampling, optimize=True)
        yield quality, file.getvalue()


def _reduce_edge(edge: int, length: int, preset: Preset) -> int:
    """Return a shorter long side for a picture that took `length` bytes. Raises UploadTooLargeError."""
    assert preset.max_bytes is not None
    edge = math.floor(edge * min(math.sqrt(preset.max_bytes / length), 1) * _SAFETY_MARGIN)
    if edge < 1:
        raise UploadTooLargeError(
            message(
                "The photo cannot be made small enough for {kilobytes} KB. Choose a preset that allows more.",
                kilobytes=preset.max_bytes // 1000,
            )
        )
    return edge
