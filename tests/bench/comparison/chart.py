"""A chart as SVG, for a page that is light or dark: nothing but bars and words in colours that show on both."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

_WIDTH: Final = 760
_ROW: Final = 30
_TOP: Final = 30
_NAMES: Final = 260
"""Pixels for the names at the left."""
_BARS: Final = 290
"""Pixels of the longest bar."""
_OWN: Final = "#2f7de1"
_OTHER: Final = "#8a8f98"
_WORDS: Final = "#757c87"
"""A contrast of 4.2 on white and of 4.5 on GitHub's dark ground."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many times as long as the first something takes, and what is to be said of it."""

    name: str
    times: float
    is_own: bool
    note: str = ""


def draw_chart(title: str, bars: Sequence[Bar]) -> str:
    longest = max(bar.times for bar in bars)
    rows = []
    for number, bar in enumerate(bars):
        middle = _TOP + _ROW // 2 + _ROW * number
        length = max(3, round(_BARS * bar.times / longest))
        colour = _OWN if bar.is_own else _OTHER
        note = f"{bar.times:.1f} ×" + (f" ({bar.note})" if bar.note else "")
        rows += [
            f'<text x="{_NAMES - 10}" y="{middle + 5}" text-anchor="end">{escape(bar.name)}</text>',
            f'<rect x="{_NAMES}" y="{middle - 9}" width="{length}" height="18" rx="3" fill="{colour}"/>',
            f'<text x="{_NAMES + length + 8}" y="{middle + 5}">{escape(note)}</text>',
        ]
    height = _TOP + _ROW * len(bars) + 6
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    font = f'font-family="system-ui, sans-serif" font-size="14" fill="{_WORDS}">'
    lines = [f"{head} {font}", f"<title>{escape(title)}</title>"]
    lines += [f'<text x="0" y="16" font-weight="bold">{escape(title)}</text>', *rows, "</svg>"]
    return "\n".join(lines) + "\n"
