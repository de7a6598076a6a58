"""Breaking a text into lines: as few as possible, and then as even as possible."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from stampgui.caption.breaking import Unit, units

Width: TypeAlias = Callable[[str], float]

_HALVINGS: Final = 12


def wrapped(text: str, room: float, width: Width, *, in_need: bool = False) -> list[str] | None:
    """Break `text` to lines no wider than `room`, where its script allows it; its own line breaks stay.

    `in_need` also breaks inside words of scripts that have no spaces. None if something is too wide even so.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        broken = _wrapped_paragraph(units(paragraph, in_need=in_need), room, width)
        if broken is None:
            return None
        lines += broken
    return lines


def _wrapped_paragraph(parts: Sequence[Unit], room: float, width: Width) -> list[str] | None:
    widest = max((width(part.text) for part in parts), default=0.0)
    if widest > room:
        return None
    lines = _filled(parts, room, width)
    narrow, wide = widest, room
    for _ in range(_HALVINGS if len(lines) > 1 else 0):
        middle = (narrow + wide) / 2
        attempt = _filled(parts, middle, width)
        if len(attempt) == len(lines):
            lines, wide = attempt, middle
        else:
            narrow = middle
    return lines


def _filled(parts: Sequence[Unit], room: float, width: Width) -> list[str]:
    lines: list[str] = []
    for part in parts:
        longer = lines[-1] + part.gap + part.text if lines else part.text
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part.text)
    return lines
