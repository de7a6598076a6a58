"""Where every line of a caption and the plate beneath it go; pure geometry in pixels of the photo as displayed."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from stampgui.caption.style import AUTO, Align, Anchor, CustomPosition, PlateShape, Style
from stampgui.caption.text_layout.wrapping import wrap_lines
from stampgui.i18n import ExplainedError, message

PREFERRED_MIN_EM: Final = 12.0
"""The em, in pixels, that letters are given on small photos where there is room for it."""
MIN_LEGIBLE_EM: Final = 8.0
"""The smallest em, in pixels, at which the face can still be read."""

_SHRINK_FACTOR: Final = 0.94


class TextExtent(NamedTuple):
    """The box of a text around the start of its baseline: its ink, and horizontally also the way of the pen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


class FontMetrics(Protocol):
    """What layout has to know about letters; all in pixels."""

    def extent(self, text: str, size: float) -> TextExtent: ...

    def ascent(self, size: float) -> float: ...

    def descent(self, size: float) -> float: ...


class CaptionBox(NamedTuple):
    """Edges in pixels of the photo as displayed; right and bottom are outside."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text with the start of its baseline."""

    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class CaptionLayout:
    """Lines with their em, the outline's width and the shadow's reach, all in pixels.

    `box` holds all of it; where there is a plate it is the plate. That of a strip begins at the photo's lower edge.
    """

    lines: tuple[TextLine, ...]
    size: float
    outline: float
    shadow: float
    box: CaptionBox


class PhotoTooSmallError(ExplainedError):
    """The photo, (width, height) in pixels, is too small for a legible caption."""

    def __init__(self, photo: tuple[int, int]) -> None:
        super().__init__(
            message(
                "The photo is only {width} × {height} pixels: too small for a caption that can be read.",
                width=photo[0],
                height=photo[1],
            )
        )


def lay_out(text: str, style: Style, photo: tuple[int, int], face: FontMetrics) -> CaptionLayout:
    """Place `text` on a photo of (width, height) pixels: whole, inside the margins, wrapped before shrunk.

    What is still too wide then is broken inside words where its script allows that in need.
    The style's position is settled, not AUTO. Raises CaptionDoesNotFit.
    """
    for in_need in (False, True):
        size = max(style.size / 100 * min(photo), PREFERRED_MIN_EM)
        while size >= MIN_LEGIBLE_EM:
            block = _build_block(text, style, photo, face, size, inside_words=in_need)
            if block is not None:
                return _place_block(block, style, photo)
            size = max(size * _SHRINK_FACTOR, MIN_LEGIBLE_EM) if size > MIN_LEGIBLE_EM else 0
    raise PhotoTooSmallError(photo)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one em, not placed yet: the extents and, from the block's top, the baselines of all lines.

    `beside` and `above` are what belongs to the caption around its letters, `across` and `down` what has to stay
    free between them and the photo's edges.
    """

    lines: Sequence[str]
    extents: Sequence[TextExtent]
    baselines: Sequence[float]
    width: float
    height: float
    size: float
    outline: float
    shadow: float
    padding_x: float
    padding_y: float
    inset_x: float
    inset_y: float


def _build_block(
    text: str, style: Style, photo: tuple[int, int], face: FontMetrics, size: float, *, inside_words: bool
) -> _Block | None:
    """Set `text` in letters of `size`; None if the photo has no room for them."""
    outline = max(1.0, style.outline / 100 * size) if style.outline else 0.0
    shadow = style.shadow / 100 * size
    margin = style.margin / 100 * min(photo)
    plate = style.plate
    padding = plate.padding / 100 * size if plate else 0.0
    # a line has air above and below its letters already
    beside, above = outline + shadow + padding, outline + shadow + padding / 2
    # ribbons and strips lie at the photo's very edge
    across, down = margin + beside, above + (margin if plate is None or plate.shape is PlateShape.BOX else 0.0)
    lines = wrap_lines(
        text, photo[0] - 2 * across, lambda part: face.extent(part, size).width, inside_words=inside_words
    )
    if lines is None:
        return None
    extents = [face.extent(line, size) for line in lines]
    step = style.line_spacing * (face.ascent(size) + face.descent(size))
    baselines = [max(face.ascent(size), -extents[0].top)]
    for upper, lower in itertools.pairwise(extents):
        # scripts that stack their marks get more than the wished distance where they would touch
        baselines.append(baselines[-1] + max(step, upper.bottom - lower.top + 2 * outline))
    height = baselines[-1] + max(face.descent(size), extents[-1].bottom)
    if height > photo[1] - 2 * down:
        return None
    width = max(extent.width for extent in extents)
    return _Block(lines, extents, baselines, width, height, size, outline, shadow, beside, above, across, down)


def _place_block(block: _Block, style: Style, photo: tuple[int, int]) -> CaptionLayout:
    left = _find_start(block.width, photo[0], block.inset_x, style, across=True)
    top = _find_start(block.height, photo[1], block.inset_y, style, across=False)
    shape = style.plate.shape if style.plate else None
    if shape is PlateShape.STRIP:
        top = photo[1] + block.padding_y
    share = (style.align or _default_alignment(style)).share
    lines = tuple(
        TextLine(line, left - extent.left + share * (block.width - extent.width), top + baseline)
        for line, extent, baseline in zip(block.lines, block.extents, block.baselines, strict=True)
    )
    box = CaptionBox(
        left - block.padding_x,
        top - block.padding_y,
        left + block.width + block.padding_x,
        top + block.height + block.padding_y,
    )
    if shape in (PlateShape.RIBBON, PlateShape.STRIP):
        box = CaptionBox(0, photo[1] if shape is PlateShape.STRIP else box.top, photo[0], box.bottom)
    return CaptionLayout(lines, block.size, block.outline, block.shadow, box)


def _find_start(length: float, side: int, free: float, style: Style, *, across: bool) -> float:
    """Where a block of that length begins on a side of the photo that keeps `free` pixels at both ends."""
    match style.position:
        case Anchor() as anchor:
            return free + (anchor.horizontal if across else anchor.vertical) * (side - 2 * free - length)
        case CustomPosition(x, y):
            return min(max((x if across else y) * side - length / 2, free), side - free - length)
        case _:
            raise ValueError(f"the position is {AUTO} until the photo has been looked at")


def _default_alignment(style: Style) -> Align:
    position = style.position
    along = (
        position.horizontal
        if isinstance(position, Anchor)
        else position.x
        if isinstance(position, CustomPosition)
        else 0.5
    )
    return Align.LEFT if along < 1 / 3 else Align.RIGHT if along > 2 / 3 else Align.CENTER
