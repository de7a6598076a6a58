"""The upload copy: a small JPEG for everybody's eyes, with the caption drawn at its own size."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from stampgui.caption.drawing import caption_tile
from stampgui.caption.ground import Ground
from stampgui.caption.style import Style
from stampgui.i18n import Explained, message
from stampgui.image.conversion import Base
from stampgui.image.jpeg.rebuild import rebuilt
from stampgui.image.jpeg.segments import parse
from stampgui.image.mark import Mark
from stampgui.image.public_exif import public_exif
from stampgui.image.shown import shown
from stampgui.image.tile import Tile, drawn
from stampgui.stamping.preset import Preset

_QUALITY_STEP: Final = 5
_LEAST_QUALITY: Final = 70
"""Below it noise shows around letters; a smaller picture looks better than that."""
_FULL_COLOUR, _HALF_COLOUR = 0, 2
"""Pillow's names of chroma sampling: 4:4:4 for clean letters, 4:2:0 where bytes are counted."""
_ROOM: Final = 0.97
"""Of the size that bytes in proportion to pixels would allow: small pictures take more bytes per pixel."""


class CannotFit(Explained):
    """The photo cannot be brought into so few bytes."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn on a copy, and how; `ground` as for `caption_tile`."""

    caption: str
    style: Style
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class UploadFile:
    """A finished JPEG; `size` is (width, height) in pixels, `scale` how large the photo is in it, at most 1.

    `reduced` tells that the photo is smaller than its preset's pixels, for the sake of the bytes.
    """

    data: bytes
    size: tuple[int, int]
    quality: int
    scale: float
    reduced: bool


def largest_size(displayed: tuple[int, int], preset: Preset) -> tuple[int, int]:
    """The (width, height) to which a preset brings a photo; none is made larger."""
    return _scaled(displayed, min(preset.edge, max(displayed)))


def upload_size(displayed: tuple[int, int], look: Look, preset: Preset) -> tuple[int, int]:
    """The (width, height) at which the photo is in its upload copy, unless its bytes are too many.

    A strip counts as part of the copy. Raises CaptionDoesNotFit, FontError.
    """
    size = largest_size(displayed, preset)
    while True:
        outer = _outer(size, caption_tile(look.caption, look.style, size, look.ground))
        if max(outer) <= preset.edge:
            return size
        size = _scaled(displayed, min(max(size) - 1, max(size) * preset.edge // max(outer)))


def upload_file(
    base: Base, look: Look, preset: Preset, *, mark: Mark, taken: str | None, offset: str | None
) -> UploadFile:
    """Make the upload copy of the file that is stamped; see `public_exif` for `taken` and `offset`.

    Where the preset bounds the bytes, quality is lowered first and then the size. Raises CannotFit, UnusableImage,
    CaptionDoesNotFit.
    """
    displayed = base.header.displayed
    size = upload_size(displayed, look, preset)
    picture = shown(base.data, base.header, size)
    while True:
        photo = picture.copy() if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
        copy = drawn(photo, caption_tile(look.caption, look.style, size, look.ground))
        tiff = public_exif(base.header.tiff, copy.size, taken=taken, offset=offset)
        smallest = 0
        for quality, encoded in _encodings(copy, preset):
            data = rebuilt(parse(encoded), encoded, mark=mark.to_bytes(), tiff=tiff)
            if preset.most is None or len(data) <= preset.most:
                return UploadFile(data, copy.size, quality, max(size) / max(displayed), size != picture.size)
            smallest = len(data)
        size = _smaller(displayed, size, smallest, preset)


def _encodings(copy: Image.Image, preset: Preset) -> Iterator[tuple[int, bytes]]:
    """The picture as JPEG, from the preset's quality down."""
    sampling = _FULL_COLOUR if preset.most is None else _HALF_COLOUR
    for quality in range(preset.quality, _LEAST_QUALITY - 1, -_QUALITY_STEP):
        file = io.BytesIO()
        copy.save(file, "JPEG", quality=quality, subsampling=sampling, optimize=True)
        yield quality, file.getvalue()


def _smaller(displayed: tuple[int, int], size: tuple[int, int], length: int, preset: Preset) -> tuple[int, int]:
    """A size at which a picture that took `length` bytes may fit. Raises CannotFit."""
    assert preset.most is not None
    edge = math.floor(max(size) * min(math.sqrt(preset.most / length), 1) * _ROOM)
    if edge < 1:
        raise CannotFit(
            message(
                "The photo cannot be made small enough for {kilobytes} KB. Choose a preset that allows more.",
                kilobytes=preset.most // 1000,
            )
        )
    return _scaled(displayed, edge)


def _scaled(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """The size with `edge` pixels on its long side; the other one has at least one."""
    width, height = (max(1, round(side * edge / max(size))) for side in size)
    return width, height


def _outer(size: tuple[int, int], tile: Tile) -> tuple[int, int]:
    """The size of the copy: a strip's tile lies outside the photo."""
    left, top, right, bottom = tile.box
    return max(size[0], right) - min(0, left), max(size[1], bottom) - min(0, top)
