"""The upload copy: a small JPEG to publish, with the caption drawn at the copy's own size."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import PhotoSample, Region
from stampgui.caption.style import Style
from stampgui.i18n import ExplainedError, message
from stampgui.image.conversion import StampableFile
from stampgui.image.display import render_for_display
from stampgui.image.jpeg.rebuild import replace_jpeg_pixels
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.mark import Mark
from stampgui.image.metadata.public_exif import build_public_exif
from stampgui.image.tile import Tile, draw_tile
from stampgui.stamping.preset import Preset
from stampgui.stamping.whole_part import draw_on_part

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
class TileSpec:
    """What is drawn on a copy, and how: arguments of `draw_caption`, and for a damaged photo the part that is there."""

    caption: str
    style: Style
    sample: PhotoSample | None = None
    whole_part: Region | None = None

    def draw(self, displayed: tuple[int, int]) -> Tile:
        """Raises PhotoTooSmallError, FontError, and TooLittleLeftError for a damaged photo."""
        if self.whole_part is None:
            return draw_caption(self.caption, self.style, displayed, self.sample)
        return draw_on_part(self.caption, self.style, displayed, self.sample, self.whole_part)

    def is_moved(self, displayed: tuple[int, int]) -> bool:
        """Whether the caption is not where its style wants it, because the picture is missing there."""
        wanted = draw_caption(self.caption, self.style, displayed, self.sample)
        return self.whole_part is not None and self.draw(displayed).box != wanted.box


@dataclass(frozen=True, slots=True)
class UploadFile:
    """A finished JPEG; `size` is (width, height) in pixels, `scale` the photo's size relative to the original.

    `reduced` says that the photo was made smaller than its preset's edge to stay within the limit of bytes.
    """

    data: bytes
    size: tuple[int, int]
    quality: int
    scale: float
    reduced: bool


def fit_to_preset(displayed: tuple[int, int], preset: Preset) -> tuple[int, int]:
    """Return the (width, height) of a photo reduced to a preset's edge; a smaller photo is not enlarged."""
    return _scale_to_edge(displayed, min(preset.edge, max(displayed)))


def compute_upload_size(displayed: tuple[int, int], tile_spec: TileSpec, preset: Preset) -> tuple[int, int]:
    """Return the (width, height) of the photo in its upload copy, before any limit of bytes.

    A strip counts as part of the copy. Raises PhotoTooSmallError, FontError.
    """
    size = fit_to_preset(displayed, preset)
    while True:
        outer = _copy_size(size, tile_spec.draw(size))
        if max(outer) <= preset.edge:
            return size
        size = _scale_to_edge(displayed, min(max(size) - 1, max(size) * preset.edge // max(outer)))


def make_upload_file(
    base: StampableFile, tile_spec: TileSpec, preset: Preset, *, mark: Mark, taken: str | None, offset: str | None
) -> UploadFile:
    """Make the upload copy of a file; `taken` and `offset` are for `build_public_exif`.

    If the preset limits the bytes, first the quality is lowered and then the size. Raises UploadTooLargeError,
    UnusableImage, PhotoTooSmallError.
    """
    displayed = base.header.displayed_size
    size = compute_upload_size(displayed, tile_spec, preset)
    picture = render_for_display(base.data, base.header, size)
    while True:
        photo = picture.copy() if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
        copy = draw_tile(photo, tile_spec.draw(size))
        tiff = build_public_exif(base.header.tiff, copy.size, taken=taken, offset=offset)
        smallest = 0
        for quality, encoded in _encode_by_quality(copy, preset):
            data = replace_jpeg_pixels(parse_jpeg(encoded), encoded, mark=mark.to_bytes(), tiff=tiff)
            if preset.max_bytes is None or len(data) <= preset.max_bytes:
                return UploadFile(data, copy.size, quality, max(size) / max(displayed), size != picture.size)
            smallest = len(data)
        size = _reduce_size(displayed, size, smallest, preset)


def _encode_by_quality(copy: Image.Image, preset: Preset) -> Iterator[tuple[int, bytes]]:
    """Yield the picture as JPEG at decreasing quality, starting with the preset's."""
    sampling = _FULL_CHROMA if preset.max_bytes is None else _SUBSAMPLED_CHROMA
    for quality in range(preset.quality, _MIN_QUALITY - 1, -_QUALITY_STEP):
        file = io.BytesIO()
        copy.save(file, "JPEG", quality=quality, subsampling=sampling, optimize=True)
        yield quality, file.getvalue()


def _reduce_size(displayed: tuple[int, int], size: tuple[int, int], length: int, preset: Preset) -> tuple[int, int]:
    """Return a smaller size for a picture that took `length` bytes. Raises UploadTooLargeError."""
    assert preset.max_bytes is not None
    edge = math.floor(max(size) * min(math.sqrt(preset.max_bytes / length), 1) * _SAFETY_MARGIN)
    if edge < 1:
        raise UploadTooLargeError(
            message(
                "The photo cannot be made small enough for {kilobytes} KB. Choose a preset that allows more.",
                kilobytes=preset.max_bytes // 1000,
            )
        )
    return _scale_to_edge(displayed, edge)


def _scale_to_edge(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """Return the size scaled to `edge` pixels on its long side; the other side has at least one."""
    width, height = (max(1, round(side * edge / max(size))) for side in size)
    return width, height


def _copy_size(size: tuple[int, int], tile: Tile) -> tuple[int, int]:
    """Return the size of a photo with `tile` on it; a strip's tile lies outside the photo and adds to it."""
    left, top, right, bottom = tile.box
    return max(size[0], right) - min(0, left), max(size[1], bottom) - min(0, top)
