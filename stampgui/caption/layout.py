"""Where every line of a caption and the plate beneath it go; pure geometry in pixels of the photo as displayed."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from stampgui.caption.style import AUTO, Align, Anchor, Shape, Spot, Style
from stampgui.caption.wrapping import wrapped
from stampgui.i18n import Explained, message

COMFORTABLE: Final = 12.0
"""The em, in pixels, that letters are given on small photos where there is room for it."""
LEGIBLE: Final = 8.0
"""The smallest em, in pixels, at which the face can still be read."""

_SHRINKING: Final = 0.94


class Extent(NamedTuple):
    """The box of a text around the start of its baseline: its ink, and horizontally also the way of the pen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


class Measures(Protocol):
    """What layout has to know about letters; all in pixels."""

    def extent(self, text: str, size: float) -> Extent: ...

    def ascent(self, size: float) -> float: ...

    def descent(self, size: float) -> float: ...


class Box(NamedTuple):
    """Edges in pixels of the photo as displayed; right and bottom are outside."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with the start of its baseline."""

    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines with their em, the outline's width and the shadow's reach, all in pixels.

    `box` holds all of it; where there is a plate it is the plate. That of a strip begins at the photo's lower edge.
    """

    lines: tuple[Line, ...]
    size: float
    outline: float
    shadow: float
    box: Box


class CaptionDoesNotFit(Explained):
    """The photo, (width, height) in pixels, is too small for a legible caption."""

    def __init__(self, photo: tuple[int, int]) -> None:
        super().__init__(
            message(
                "The photo is only {width} × {height} pixels: too small for a caption that can be read.",
                width=photo[0],
                height=photo[1],
            )
        )


def lay_out(text: str, style: Style, photo: tuple[int, int], face: Measures) -> Layout:
    """Place `text` on a photo of (width, height) pixels: whole, inside the margins, wrapped before shrunk.

    What is still too wide then is broken inside words where its script allows that in need.
    The style's position is settled, not AUTO. Raises CaptionDoesNotFit.
    """
    for in_need in (False, True):
        size = max(style.size / 100 * min(photo), COMFORTABLE)
        while size >= LEGIBLE:
            block = _block(text, style, photo, face, size, in_need=in_need)
            if block is not None:
                return _placed(block, style, photo)
            size = max(size * _SHRINKING, LEGIBLE) if size > LEGIBLE else 0
    raise CaptionDoesNotFit(photo)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one em, not placed yet: the extents and, from the block's top, the baselines of all lines.

    `beside` and `above` are what belongs to the caption around its letters, `across` and `down` what has to stay
    free between them and the photo's edges.
    """

    lines: Sequence[str]
    extents: Sequence[Extent]
    baselines: Sequence[float]
    width: float
    height: float
    size: float
    outline: float
    shadow: float
    beside: float
    above: float
    across: float
    down: float


def _block(
    text: str, style: Style, photo: tuple[int, int], face: Measures, size: float, *, in_need: bool
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
    across, down = margin + beside, above + (margin if plate is None or plate.shape is Shape.BOX else 0.0)
    lines = wrapped(text, photo[0] - 2 * across, lambda part: face.extent(part, size).width, in_need=in_need)
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


def _placed(block: _Block, style: Style, photo: tuple[int, int]) -> Layout:
    left = _start(block.width, photo[0], block.across, style, across=True)
    top = _start(block.height, photo[1], block.down, style, across=False)
    shape = style.plate.shape if style.plate else None
    if shape is Shape.STRIP:
        top = photo[1] + block.above
    share = (style.align or _natural_alignment(style)).share
    lines = tuple(
        Line(line, left - extent.left + share * (block.width - extent.width), top + baseline)
        for line, extent, baseline in zip(block.lines, block.extents, block.baselines, strict=True)
    )
    box = Box(
        left - block.beside, top - block.above, left + block.width + block.beside, top + block.height + block.above
    )
    if shape in (Shape.RIBBON, Shape.STRIP):
        box = Box(0, photo[1] if shape is Shape.STRIP else box.top, photo[0], box.bottom)
    return Layout(lines, block.size, block.outline, block.shadow, box)


def _start(length: float, side: int, free: float, style: Style, *, across: bool) -> float:
    """Where a block of that length begins on a side of the photo that keeps `free` pixels at both ends."""
    match style.position:
        case Anchor() as anchor:
            return free + (anchor.horizontal if across else anchor.vertical) * (side - 2 * free - length)
        case Spot(x, y):
            return min(max((x if across else y) * side - length / 2, free), side - free - length)
        case _:
            raise ValueError(f"the position is {AUTO} until the photo has been looked at")


def _natural_alignment(style: Style) -> Align:
    position = style.position
    along = position.horizontal if isinstance(position, Anchor) else position.x if isinstance(position, Spot) else 0.5
    return Align.LEFT if along < 1 / 3 else Align.RIGHT if along > 2 / 3 else Align.CENTER
