"""Every colour of the window, once for light and once for dark."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as "#rrggbb", named for what they are used for.

    A tone (`green` … `grey`) is a text colour that is legible on the background of the same name with `_soft`.
    """

    window: str
    """Background of the window."""
    surface: str
    """Background of cards, panels and bars."""
    field: str
    """Background of text fields."""
    line: str
    """Separators."""
    edge: str
    """Borders of controls."""
    text: str
    """Normal text."""
    muted: str
    """Secondary text."""
    faint: str
    """What cannot be chosen, among others of its kind that can."""
    accent: str
    """The primary button, the focus frame and selections."""
    accent_hover: str
    """The primary button under the mouse."""
    on_accent: str
    """Text on `accent`."""
    accent_soft: str
    """Background of selected items."""
    link: str
    """Links, and the text of selected items."""
    hover: str
    """Background under the mouse."""
    green: str
    """Dates recorded by the camera or a photo program, and success."""
    green_soft: str
    """Background of `green`."""
    blue: str
    """Dates from file names."""
    blue_soft: str
    """Background of `blue`."""
    purple: str
    """Dates from folder names."""
    purple_soft: str
    """Background of `purple`."""
    teal: str
    """Typed dates, and dates from files of downloads."""
    teal_soft: str
    """Background of `teal`."""
    red: str
    """Missing dates, and errors."""
    red_soft: str
    """Background of `red`."""
    amber: str
    """What needs a check."""
    amber_soft: str
    """Background of `amber`."""
    amber_line: str
    """Border of an `amber_soft` banner."""
    grey: str
    """Skipped photos, and dates of files."""
    grey_soft: str
    """Background of `grey`, and disabled primary buttons."""
    tick: str
    """The check mark of saved photos."""
    shade: str
    """Placeholder for a photo whose pixels are not loaded yet."""
    dark: bool = False
    """Whether this is the dark theme."""


LIGHT: Final = Tokens(
    window="#f3f5fa",
    surface="#ffffff",
    field="#f6f8fc",
    line="#e1e5ed",
    edge="#ced4df",
    text="#161e2e",
    muted="#566074",
    faint="#7d8595",
    accent="#2463eb",
    accent_hover="#1b52cc",
    on_accent="#ffffff",
    accent_soft="#e8effe",
    link="#1d4fd0",
    hover="#f0f3f9",
    green="#0d673a",
    green_soft="#def5e7",
    blue="#1d4fb8",
    blue_soft="#e2ecff",
    purple="#6230b5",
    purple_soft="#efe6fd",
    teal="#0a5f61",
    teal_soft="#d9f4f3",
    red="#b0221a",
    red_soft="#fde6e4",
    amber="#744600",
    amber_soft="#fff4dd",
    amber_line="#f1d596",
    grey="#4b5565",
    grey_soft="#e9edf3",
    tick="#12834a",
    shade="#e6eaf1",
)

DARK: Final = Tokens(
    window="#12151c",
    surface="#1b1f29",
    field="#12151c",
    line="#2c3340",
    edge="#414a5b",
    text="#eef1f6",
    muted="#a3acbb",
    faint="#707a8c",
    accent="#3568ec",
    accent_hover="#2557d6",
    on_accent="#ffffff",
    accent_soft="#22305a",
    link="#93b4ff",
    hover="#262c39",
    green="#7fdcab",
    green_soft="#15352a",
    blue="#9dbdff",
    blue_soft="#1b2c4f",
    purple="#c9adff",
    purple_soft="#30224d",
    teal="#7fdfe0",
    teal_soft="#12373a",
    red="#ff9d94",
    red_soft="#43211f",
    amber="#f5cd85",
    amber_soft="#382a10",
    amber_line="#5d4719",
    grey="#b8c0cd",
    grey_soft="#2d3441",
    tick="#12834a",
    shade="#272d3a",
    dark=True,
)
