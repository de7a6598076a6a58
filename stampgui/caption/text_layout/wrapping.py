"""Breaking a text into as few lines as possible, of lengths as even as possible."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from stampgui.caption.text_layout.line_breaks import TextUnit, split_units

MeasureWidth: TypeAlias = Callable[[str], float]

_BISECTIONS: Final = 12


def wrap_lines(
    text: str, max_width: float, measure_width: MeasureWidth, *, inside_words: bool = False
) -> list[str] | None:
    """Break `text` into lines no wider than `max_width`, where its script allows it; its own line breaks are kept.

    With `inside_words` it also breaks inside words of scripts without spaces. None if a part is still too wide.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        broken = _wrap_paragraph(split_units(paragraph, inside_words=inside_words), max_width, measure_width)
        if broken is None:
            return None
        lines += broken
    return lines


def _wrap_paragraph(parts: Sequence[TextUnit], max_width: float, measure_width: MeasureWidth) -> list[str] | None:
    widest = max((measure_width(part.text) for part in parts), default=0.0)
    if widest > max_width:
        return None
    lines = _fill_lines(parts, max_width, measure_width)
    narrow, wide = widest, max_width
    for _ in range(_BISECTIONS if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        attempt = _fill_lines(parts, middle, measure_width)
        if len(attempt) == len(lines):
            lines, wide = attempt, middle
        else:
            narrow = middle
    return lines


def _fill_lines(parts: Sequence[TextUnit], max_width: float, measure_width: MeasureWidth) -> list[str]:
    lines: list[str] = []
    for part in parts:
        longer = lines[-1] + part.gap + part.text if lines else part.text
        if lines and measure_width(longer) <= max_width:
            lines[-1] = longer
        else:
            lines.append(part.text)
    return lines
