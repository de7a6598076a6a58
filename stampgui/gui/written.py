"""A caption as it will be on one photo: drawn by the same code as the copy, and moved about before it is decided."""

from dataclasses import dataclass, replace

from stampgui.caption.drawing import caption_tile
from stampgui.caption.ground import Ground, Part
from stampgui.caption.placing import faint, part_of, settled
from stampgui.caption.style import Anchor, Shape, Spot, Style
from stampgui.dates.partial import PartialDate
from stampgui.gui.look import Look
from stampgui.gui.view import Point, Size
from stampgui.i18n import Message
from stampgui.image.tile import Tile


@dataclass(frozen=True, slots=True)
class Written:
    """The caption's `text` and settled `style` on a photo displayed at (width, height) pixels.

    `part` is what the caption covers, `tile` its pixels in full. `hints` say what is not good about it.
    """

    text: str
    style: Style
    displayed: Size
    tile: Tile
    part: Part
    hints: tuple[Message, ...] = ()

    @property
    def canvas(self) -> Size:
        """The copy's width and height: that of the photo and of a strip below it."""
        _, _, right, bottom = self.tile.box
        return max(self.displayed[0], right), max(self.displayed[1], bottom)

    @property
    def is_movable(self) -> bool:
        """Whether it lies on the photo, and not on a strip below it."""
        return self.style.plate is None or self.style.plate.shape is not Shape.STRIP

    @property
    def middle(self) -> Point:
        """The caption's middle in fractions of the photo."""
        return middle_of(self.part)

    def part_at(self, position: Anchor | Spot) -> Part:
        """What it would cover at another place."""
        return part_of(self.text, replace(self.style, position=position), self.displayed)

    def places(self) -> dict[Anchor, Point]:
        """Where its middle is at each of the nine places; a ribbon has three."""
        ribbon = self.style.plate is not None and self.style.plate.shape is Shape.RIBBON
        anchors = (Anchor.TOP, Anchor.CENTER, Anchor.BOTTOM) if ribbon else tuple(Anchor)
        return {anchor: middle_of(self.part_at(anchor)) for anchor in anchors}


def written(look: Look, date: PartialDate, *, file: str, displayed: Size, ground: Ground | None) -> Written:
    """Write the caption for `date` on the photo named `file`; `ground` is a look at it, for styles that need one.

    Raises Explained.
    """
    text = look.text(date, file=file)
    tile = caption_tile(text, look.style, displayed, ground)
    style = settled(text, look.style, displayed, ground)
    hints = faint(text, look.style, displayed, ground)
    return Written(text, style, displayed, tile, part_of(text, style, displayed), hints)


def middle_of(part: Part) -> Point:
    return (part.left + part.right) / 2, (part.top + part.bottom) / 2


def spot(x: float, y: float) -> Spot:
    """A place of one's own, inside the photo and with no more digits than are seen."""
    return Spot(*(round(min(max(at, 0.0), 1.0), 4) for at in (x, y)))


def snapped(middle: Point, places: dict[Anchor, Point], reach: Point) -> Anchor | Spot:
    """The nearest of the `places` that is within `reach` of `middle` on both sides, else `middle` itself.

    All in fractions of the photo.
    """
    near = {
        anchor: max(abs(at - here) / far for at, here, far in zip(place, middle, reach, strict=True))
        for anchor, place in places.items()
    }
    nearest = min(near, key=lambda anchor: near[anchor])
    return nearest if near[nearest] <= 1 else spot(*middle)
