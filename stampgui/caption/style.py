"""How a caption looks. Sizes are relative to the photo, so that captions look the same on all photos."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from stampgui.caption.colour import Colour, pick_black_or_white
from stampgui.i18n import ExplainedError, message
from stampgui.values import dataclass


class Auto(Enum):
    """The type of `AUTO`, a value that is decided for each photo from what lies beneath the caption."""

    AUTO = "auto"


AUTO: Final = Auto.AUTO


class Anchor(StrEnum):
    """Where the caption is on the photo as displayed."""

    TOP_LEFT = "top-left"
    TOP = "top"
    TOP_RIGHT = "top-right"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom-right"

    @property
    def horizontal(self) -> float:
        """0 at the left edge, 0.5 in the middle, 1 at the right edge."""
        return 0.0 if "left" in self.value else 1.0 if "right" in self.value else 0.5

    @property
    def vertical(self) -> float:
        """0 at the top, 0.5 in the middle, 1 at the bottom."""
        return 0.0 if self.value.startswith("top") else 1.0 if self.value.startswith("bottom") else 0.5


@dataclass(frozen=True, slots=True)
class CustomPosition:
    """A free position: the caption's centre, in fractions of the photo as displayed; (0, 0) is its upper left corner.

    A caption that would stick out of the photo is moved inwards. Raises StyleError.
    """

    x: float
    y: float

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise StyleError("position", 0, 1)


Position: TypeAlias = Anchor | CustomPosition | Auto


class Align(StrEnum):
    """How the lines of a caption are aligned with each other."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"

    @property
    def share(self) -> float:
        """The share of a shorter line's free space that lies to its left, 0 to 1."""
        return {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[self]


class PlateShape(StrEnum):
    """The shape of what lies beneath the letters."""

    BOX = "box"
    """A box with rounded corners around the letters."""
    RIBBON = "ribbon"
    """A band across the full width of the photo."""
    STRIP = "strip"
    """A band below the photo, which covers nothing and makes the copy taller."""


class StyleError(ExplainedError):
    """A style has a value that is out of bounds."""

    def __init__(self, entry: str, lowest: float, highest: float) -> None:
        super().__init__(
            message(
                "“{entry}” has to be a number from {lowest} to {highest}.",
                entry=entry,
                lowest=f"{lowest:g}",
                highest=f"{highest:g}",
            )
        )


@dataclass(frozen=True, slots=True)
class Plate:
    """A coloured surface beneath the letters.

    `opacity` is a percentage (a strip is always opaque). `padding` on either side of the letters (half of it above and
    below) and the `radius` of the corners are percentages of the em. Raises StyleError.
    """

    shape: PlateShape
    colour: Colour
    opacity: float = 100.0
    padding: float = 50.0
    radius: float = 30.0

    def __post_init__(self) -> None:
        _check_bounds(self, _PLATE_BOUNDS)

    @property
    def is_opaque(self) -> bool:
        """Whether the photo does not show through it."""
        return self.shape is PlateShape.STRIP or self.opacity == 100


@dataclass(frozen=True, slots=True)
class Style:
    """How captions are drawn. Raises StyleError for a number out of bounds."""

    font: str = ""
    """A font's file or family; empty for the bundled font."""
    size: float = 4.5
    """The em, in percent of the photo's short side."""
    fill: Colour | Auto = (255, 255, 255)
    """The colour of the letters; AUTO for light or dark ones, depending on the photo."""
    outline: float = 9.0
    """The outline's width, in percent of the em; 0 for none."""
    outline_colour: Colour | None = None
    """None for whichever of black and white contrasts more with the fill."""
    shadow: float = 0.0
    """How far a soft shadow reaches, in percent of the em; 0 for none."""
    plate: Plate | None = None
    """What lies beneath the letters; None for nothing."""
    position: Position = Anchor.BOTTOM_RIGHT
    """Where the caption is; AUTO for the quietest part of the photo."""
    align: Align | None = None
    """None to follow the position."""
    line_spacing: float = 0.9
    """From baseline to baseline, as a multiple of the face's own line height."""
    margin: float = 3.0
    """Between the caption and the photo's edge, in percent of the short side."""

    def __post_init__(self) -> None:
        _check_bounds(self, _STYLE_BOUNDS)

    @property
    def needs_sample(self) -> bool:
        """Whether a sample of the photo is needed, to resolve AUTO or to check the contrast of plain letters."""
        return self.needs_resolving or self.is_plain

    @property
    def is_plain(self) -> bool:
        """Whether the letters are drawn directly on the photo, without an outline or a plate."""
        return not self.outline and self.plate is None

    @property
    def needs_resolving(self) -> bool:
        """Whether something is AUTO that depends on the photo."""
        if self.plate is not None and self.plate.shape is PlateShape.STRIP:
            return False
        return self.position is AUTO or (self.fill is AUTO and not (self.plate is not None and self.plate.is_opaque))

    def pick_outline_colour(self, fill: Colour) -> Colour:
        return pick_black_or_white(fill) if self.outline_colour is None else self.outline_colour


_STYLE_BOUNDS: Final = {
    "size": (1, 25),
    "outline": (0, 30),
    "shadow": (0, 60),
    "line_spacing": (0.8, 3),
    "margin": (0, 20),
}
_PLATE_BOUNDS: Final = {"opacity": (10, 100), "padding": (0, 150), "radius": (0, 100)}


def _check_bounds(part: Style | Plate, bounds: Mapping[str, tuple[float, float]]) -> None:
    for name, (lowest, highest) in bounds.items():
        if not lowest <= getattr(part, name) <= highest:
            raise StyleError(name, lowest, highest)


BUILT_IN_STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "outlined": Style(),
        "yellow": Style(fill=(255, 200, 40), outline=8.0, outline_colour=(60, 22, 0), shadow=16.0),
        "box": Style(
            size=4.0, fill=(24, 28, 36), outline=0.0, plate=Plate(PlateShape.BOX, (255, 255, 255), opacity=90)
        ),
        "ribbon": Style(
            size=4.0,
            outline=0.0,
            plate=Plate(PlateShape.RIBBON, (12, 16, 24), opacity=72, padding=40),
            position=Anchor.BOTTOM,
        ),
        "strip": Style(
            size=4.0,
            fill=(24, 28, 36),
            outline=0.0,
            plate=Plate(PlateShape.STRIP, (255, 255, 255), padding=70),
            position=Anchor.BOTTOM,
        ),
    }
)
"""Styles by the name that the command line's --style takes."""
