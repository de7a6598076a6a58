"""How a caption looks; sizes are fractions of the photo, so that every photo gets the same look."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from stampgui.caption.colour import Colour, pick_black_or_white
from stampgui.i18n import ExplainedError, message


class Auto(Enum):
    """Decided photo by photo, from what lies beneath the caption."""

    AUTO = "auto"


AUTO: Final = Auto.AUTO


class Anchor(StrEnum):
    """Where the caption sits, as the photo is displayed."""

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
    """A place of one's own: the caption's middle in fractions of the photo as displayed, 0, 0 being its upper left.

    A caption that would leave the photo there is moved in. Raises StyleError.
    """

    x: float
    y: float

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise StyleError("position", 0, 1)


Position: TypeAlias = Anchor | CustomPosition | Auto


class Align(StrEnum):
    """How the lines of a caption lie below each other."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"

    @property
    def share(self) -> float:
        """How much of what a line is shorter than the longest lies to its left."""
        return {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[self]


class PlateShape(StrEnum):
    """What lies beneath the letters."""

    BOX = "box"
    """A box with round corners that fits the letters."""
    RIBBON = "ribbon"
    """A band from side to side of the photo."""
    STRIP = "strip"
    """A band below the photo, which covers nothing and makes the copy higher."""


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
    """A surface beneath the letters.

    `opacity` is a percentage (a strip is always opaque). `padding` beside the letters (above and below them it is half
    of that) and the `radius` of the corners are percentages of the em. Raises StyleError.
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
        """Whether nothing of the photo is seen through it."""
        return self.shape is PlateShape.STRIP or self.opacity == 100


@dataclass(frozen=True, slots=True)
class Style:
    """Raises StyleError for a number out of bounds."""

    font: str = ""
    """A font's file or family; empty is the face that comes with the program."""
    size: float = 4.5
    """The em in percent of the photo's short side."""
    fill: Colour | Auto = (255, 255, 255)
    outline: float = 9.0
    """Width in percent of the em; 0 is none."""
    outline_colour: Colour | None = None
    """None is whichever of black and white stands out from the fill."""
    shadow: float = 0.0
    """How far a soft shadow reaches, in percent of the em; 0 is none."""
    plate: Plate | None = None
    position: Position = Anchor.BOTTOM_RIGHT
    align: Align | None = None
    """None follows the position."""
    line_spacing: float = 0.9
    """From baseline to baseline, as a multiple of the face's own line height."""
    margin: float = 3.0
    """Between the caption and the photo's edge, in percent of the short side."""

    def __post_init__(self) -> None:
        _check_bounds(self, _STYLE_BOUNDS)

    @property
    def needs_sample(self) -> bool:
        """Whether the photo has to be looked at: to decide what is open, or to see whether plain letters stand out."""
        return self.needs_resolving or self.is_plain

    @property
    def is_plain(self) -> bool:
        """Whether the letters stand before the photo itself, without an outline or a plate of their own."""
        return not self.outline and self.plate is None

    @property
    def needs_resolving(self) -> bool:
        """Whether something is to be decided from what lies beneath the caption."""
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
    for field in fields(part):
        if field.name in bounds:
            lowest, highest = bounds[field.name]
            if not lowest <= getattr(part, field.name) <= highest:
                raise StyleError(field.name, lowest, highest)


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
"""Styles by the name that `--style` takes."""
