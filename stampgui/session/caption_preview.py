"""A caption as it will be on one photo: drawn by the same code as the copy, and moved about before it is decided."""

from dataclasses import dataclass, replace

from stampgui.caption.auto_placement import find_contrast_warnings, find_covered_region, resolve_style
from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import PhotoSample, Region
from stampgui.caption.style import Anchor, CustomPosition, PlateShape, Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message
from stampgui.image.tile import Tile
from stampgui.session.caption_spec import CaptionSpec
from stampgui.session.geometry import Point, Size


@dataclass(frozen=True, slots=True)
class CaptionPreview:
    """The caption's `text` and settled `style` on a photo displayed at (width, height) pixels.

    `part` is what the caption covers, `tile` its pixels in full. `hints` say what is not good about it.
    """

    text: str
    style: Style
    displayed_size: Size
    tile: Tile
    region: Region
    warnings: tuple[Message, ...] = ()

    @property
    def copy_size(self) -> Size:
        """The copy's width and height: that of the photo and of a strip below it."""
        _, _, right, bottom = self.tile.box
        return max(self.displayed_size[0], right), max(self.displayed_size[1], bottom)

    @property
    def is_movable(self) -> bool:
        """Whether it lies on the photo, and not on a strip below it."""
        return self.style.plate is None or self.style.plate.shape is not PlateShape.STRIP

    @property
    def middle(self) -> Point:
        """The caption's middle in fractions of the photo."""
        return find_middle(self.region)

    def find_region_at(self, position: Anchor | CustomPosition) -> Region:
        """What it would cover at another place."""
        return find_covered_region(self.text, replace(self.style, position=position), self.displayed_size)

    def list_anchor_points(self) -> dict[Anchor, Point]:
        """Where its middle is at each of the nine places; a ribbon has three."""
        ribbon = self.style.plate is not None and self.style.plate.shape is PlateShape.RIBBON
        anchors = (Anchor.TOP, Anchor.CENTER, Anchor.BOTTOM) if ribbon else tuple(Anchor)
        return {anchor: find_middle(self.find_region_at(anchor)) for anchor in anchors}


def preview_caption(
    spec: CaptionSpec, date: PartialDate, *, file: str, displayed_size: Size, sample: PhotoSample | None
) -> CaptionPreview:
    """Write the caption for `date` on the photo named `file`; `ground` is a look at it, for styles that need one.

    Raises Explained.
    """
    text = spec.format_caption(date, file=file)
    tile = draw_caption(text, spec.style, displayed_size, sample)
    style = resolve_style(text, spec.style, displayed_size, sample)
    hints = find_contrast_warnings(text, spec.style, displayed_size, sample)
    return CaptionPreview(text, style, displayed_size, tile, find_covered_region(text, style, displayed_size), hints)


def find_middle(region: Region) -> Point:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def make_custom_position(x: float, y: float) -> CustomPosition:
    """A place of one's own, inside the photo and with no more digits than are seen."""
    return CustomPosition(*(round(min(max(at, 0.0), 1.0), 4) for at in (x, y)))


def snap_to_anchor(middle: Point, anchor_points: dict[Anchor, Point], reach: Point) -> Anchor | CustomPosition:
    """The nearest of the `places` that is within `reach` of `middle` on both sides, else `middle` itself.

    All in fractions of the photo.
    """
    near = {
        anchor: max(abs(at - here) / far for at, here, far in zip(place, middle, reach, strict=True))
        for anchor, place in anchor_points.items()
    }
    nearest = min(near, key=lambda anchor: near[anchor])
    return nearest if near[nearest] <= 1 else make_custom_position(*middle)
