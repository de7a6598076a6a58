"""Breaking a text into lines: as few as possible, and then as even as possible."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

Width: TypeAlias = Callable[[str], float]

_HALVINGS: Final = 12


def wrapped(text: str, room: float, width: Width) -> list[str] | None:
    """Break `text` at spaces to lines no wider than `room`; its own line breaks stay. None if a word is too wide."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        broken = _wrapped_paragraph(paragraph.split(), room, width)
        if broken is None:
            return None
        lines += broken
    return lines


def _wrapped_paragraph(words: Sequence[str], room: float, width: Width) -> list[str] | None:
    widest = max((width(word) for word in words), default=0.0)
    if widest > room:
        return None
    lines = _filled(words, room, width)
    narrow, wide = widest, room
    for _ in range(_HALVINGS if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        attempt = _filled(words, middle, width)
        if len(attempt) == len(lines):
            lines, wide = attempt, middle
        else:
            narrow = middle
    return lines


def _filled(words: Sequence[str], room: float, width: Width) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
