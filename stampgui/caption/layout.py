"""Where every line of a caption goes; pure geometry in pixels of the photo as displayed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from stampgui.caption.style import Style
from stampgui.i18n import Explained, message

LEGIBLE: Final = 7.0
"""The smallest em, in pixels, at which the face can still be read."""


class Face(Protocol):
    """What layout has to know about letters; all in pixels."""

    def width(self, text: str, size: float) -> float: ...

    def ascent(self, size: float) -> float: ...

    def descent(self, size: float) -> float: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with the left end of its baseline."""

    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines with their em, outline width and bounding box (left, top, right, bottom), all in pixels."""

    lines: tuple[Line, ...]
    size: float
    outline: float
    box: tuple[float, float, float, float]


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


def lay_out(text: str, style: Style, photo: tuple[int, int], face: Face) -> Layout:
    """Place `text` on a photo of (width, height) pixels: whole, inside the margins, wrapped before shrunk.

    Raises CaptionDoesNotFit.
    """
    short = min(photo)
    size = max(style.size / 100 * short, LEGIBLE)
    while size >= LEGIBLE:
        layout = _try_size(text.split(), style, photo, face, size)
        if layout is not None:
            return layout
        size = size * 0.94 if size * 0.94 > LEGIBLE or size == LEGIBLE else LEGIBLE
    raise CaptionDoesNotFit(photo)


def _try_size(words: Sequence[str], style: Style, photo: tuple[int, int], face: Face, size: float) -> Layout | None:
    margin = style.margin / 100 * min(photo)
    outline = max(1.0, style.outline / 100 * size)
    room = (photo[0] - 2 * (margin + outline), photo[1] - 2 * (margin + outline))
    lines = _wrap(words, room[0], lambda text: face.width(text, size))
    if lines is None:
        return None
    step = style.line_spacing * size
    height = face.ascent(size) + face.descent(size) + step * (len(lines) - 1)
    if height > room[1]:
        return None
    widths = [face.width(line, size) for line in lines]
    width = max(widths)
    left = margin + outline + style.anchor.horizontal * (room[0] - width)
    top = margin + outline + style.anchor.vertical * (room[1] - height)
    placed = tuple(
        Line(
            text=line,
            x=left + style.anchor.horizontal * (width - line_width),
            baseline=top + face.ascent(size) + step * index,
        )
        for index, (line, line_width) in enumerate(zip(lines, widths, strict=True))
    )
    box = (left - outline, top - outline, left + width + outline, top + height + outline)
    return Layout(placed, size, outline, box)


class _Width(Protocol):
    def __call__(self, text: str, /) -> float: ...


def _wrap(words: Sequence[str], room: float, width: _Width) -> list[str] | None:
    """Break into as few lines as possible, then make them as even as possible; None if a word is too wide."""
    widest = max(width(word) for word in words)
    if widest > room:
        return None
    lines = _fill(words, room, width)
    narrow, wide = widest, room
    for _ in range(12 if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        attempt = _fill(words, middle, width)
        if len(attempt) == len(lines):
            lines, wide = attempt, middle
        else:
            narrow = middle
    return lines


def _fill(words: Sequence[str], room: float, width: _Width) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
