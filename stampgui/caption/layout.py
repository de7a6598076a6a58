"""Laying out the lines of a caption and the plate beneath them; pure geometry in pixels of the photo as displayed."""

import itertools
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from stampgui.caption.style import AUTO, Align, Anchor, CustomPosition, PlateShape, Style
from stampgui.caption.text_layout.wrapping import wrap_lines
from stampgui.i18n import ExplainedError, message
from stampgui.values import dataclass

PREFERRED_MIN_EM: Final = 12.0
"""The least em, in pixels, that letters get on small photos if it fits."""
MIN_LEGIBLE_EM: Final = 8.0
"""The smallest em, in pixels, at which the bundled font is still legible."""

_SHRINK_FACTOR: Final = 0.94


class TextExtent(NamedTuple):
    """The box of a text relative to the start of its baseline: its ink, and horizontally also its advance width."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


class FontMetrics(Protocol):
    """What the layout needs to know about a font; all in pixels."""

    def extent(self, text: str, size: float) -> TextExtent: ...

    def ascent(self, size: float) -> float: ...

    def descent(self, size: float) -> float: ...


class CaptionBox(NamedTuple):
    """Edges in pixels of the photo as displayed; right and bottom are exclusive."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, and where its baseline starts."""

    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class CaptionLayout:
    """Lines with their em (`size`), the outline's width and the shadow's reach, all in pixels.

    `box` encloses all of it; if there is a plate, it is the plate's box. A strip's begins at the photo's lower edge.
    """

    lines: tuple[TextLine, ...]
    size: float
    outline: float
    shadow: float
    box: CaptionBox


class NoRoomError(ExplainedError):
    """There is no room for a caption."""


class PhotoTooSmallError(NoRoomError):
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
    """Place all of `text` within the margins of a photo of (width, height) pixels, wrapping it before shrinking it.

    If it is still too wide, it is broken inside words where its script allows that.
    The style's position must be resolved, not AUTO. Raises PhotoTooSmallError.
    """
    for inside_words in (False, True):
        size = max(style.size / 100 * min(photo), PREFERRED_MIN_EM)
        while size >= MIN_LEGIBLE_EM:
            block = _build_block(text, style, photo, face, size, inside_words=inside_words)
            if block is not None:
                return _place_block(block, style, photo)
            size = max(size * _SHRINK_FACTOR, MIN_LEGIBLE_EM) if size > MIN_LEGIBLE_EM else 0
    raise PhotoTooSmallError(photo)


def fits_smallest(text: str, style: Style, photo: tuple[int, int], face: FontMetrics) -> bool:
    """Whether `text` fits in the smallest letters, so that `lay_out` places it in these or in larger ones."""
    return _build_block(text, style, photo, face, MIN_LEGIBLE_EM, inside_words=False) is not None


@dataclass(frozen=True, slots=True)
class _Block:
    """Wrapped lines of one em that are not placed on the photo yet; all measures in pixels."""

    lines: Sequence[str]
    """The texts, from top to bottom."""
    extents: Sequence[TextExtent]
    """One for each line."""
    baselines: Sequence[float]
    """One for each line, measured from the block's top."""
    width: float
    """That of the widest line, without outline, shadow and plate."""
    height: float
    """That of all lines together, without outline, shadow and plate."""
    size: float
    """The em."""
    outline: float
    """The outline's width."""
    shadow: float
    """How far the shadow reaches."""
    padding_x: float
    """What outline, shadow and plate add on each side of the letters."""
    padding_y: float
    """The same above and below them."""
    inset_x: float
    """The least distance of the letters from the photo's left and right edges."""
    inset_y: float
    """The same from its upper and lower edges."""


def _build_block(
    text: str, style: Style, photo: tuple[int, int], face: FontMetrics, size: float, *, inside_words: bool
) -> _Block | None:
    """Wrap `text` in letters of `size`; None if it does not fit the photo."""
    outline = max(1.0, style.outline / 100 * size) if style.outline else 0.0
    shadow = style.shadow / 100 * size
    margin = style.margin / 100 * min(photo)
    plate = style.plate
    padding = plate.padding / 100 * size if plate else 0.0
    # the height of a line includes some space above and below its letters
    padding_x, padding_y = outline + shadow + padding, outline + shadow + padding / 2
    # ribbons and strips have no margin above and below
    margin_y = margin if plate is None or plate.shape is PlateShape.BOX else 0.0
    inset_x, inset_y = margin + padding_x, padding_y + margin_y
    lines = wrap_lines(
        text, photo[0] - 2 * inset_x, lambda part: face.extent(part, size).width, inside_words=inside_words
    )
    if lines is None:
        return None
    extents = [face.extent(line, size) for line in lines]
    step = style.line_spacing * (face.ascent(size) + face.descent(size))
    baselines = [max(face.ascent(size), -extents[0].top)]
    for upper, lower in itertools.pairwise(extents):
        # lines of scripts with stacked marks are moved further apart where they would touch
        baselines.append(baselines[-1] + max(step, upper.bottom - lower.top + 2 * outline))
    height = baselines[-1] + max(face.descent(size), extents[-1].bottom)
    if height > photo[1] - 2 * inset_y:
        return None
    width = max(extent.width for extent in extents)
    return _Block(
        lines, extents, baselines, width, height, size, outline, shadow, padding_x, padding_y, inset_x, inset_y
    )


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


def _find_start(length: float, side: int, inset: float, style: Style, *, across: bool) -> float:
    """Return where a block of that length starts along one side of the photo, at least `inset` from both ends.

    `across` says that it is the horizontal side.
    """
    match style.position:
        case Anchor() as anchor:
            return inset + (anchor.horizontal if across else anchor.vertical) * (side - 2 * inset - length)
        case CustomPosition(x, y):
            return min(max((x if across else y) * side - length / 2, inset), side - inset - length)
        case _:
            raise ValueError(f"the position is {AUTO} and must be resolved first")


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
