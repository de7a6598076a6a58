"""The caption on one photo for the preview, drawn by the same code as in the copy."""

from stampgui.caption.auto_placement import find_contrast_warnings, find_covered_region, resolve_style
from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import PhotoSample
from stampgui.caption.region import Region
from stampgui.caption.style import Anchor, CustomPosition, PlateShape, Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message
from stampgui.image.tile import Tile
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.geometry import Point, Size
from stampgui.stamping.upload_shape import UploadShape, draw_in_sight, shape_upload
from stampgui.stamping.whole_part import explain_move
from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class CaptionPreview:
    """The caption of one photo."""

    text: str
    """With line breaks as in the template."""
    style: Style
    """The resolved style, without anything automatic."""
    displayed_size: Size
    """Width and height of the photo as displayed, in pixels."""
    tile: Tile
    """The pixels of the caption at full size."""
    region: Region
    """What the caption covers."""
    warnings: tuple[Message, ...] = ()
    """What could be better, such as the contrast."""
    whole_part: Region | None = None
    """The part of a damaged photo that is there, to which the caption keeps."""
    shape: UploadShape | None = None
    """Where the photo lies in its copy, if that has another shape; sizes in pixels are those of the copy then."""

    @property
    def copy_size(self) -> Size:
        """Width and height of the copy, including a strip below the photo."""
        if self.shape is not None:
            return self.shape.copy
        _, _, right, bottom = self.tile.box
        return max(self.displayed_size[0], right), max(self.displayed_size[1], bottom)

    @property
    def origin(self) -> tuple[int, int]:
        """The upper left corner of the photo in the copy."""
        return (0, 0) if self.shape is None else self.shape.origin

    @property
    def is_movable(self) -> bool:
        """Whether the caption lies on the photo, not on a strip below it."""
        return self.style.plate is None or self.style.plate.shape is not PlateShape.STRIP

    @property
    def middle(self) -> Point:
        """The middle of the caption in fractions of the photo."""
        return find_middle(self.region)

    def find_region_at(self, position: Anchor | CustomPosition) -> Region:
        """The region that the caption would cover at another position."""
        style = replace(self.style, position=position)
        visible = None if self.shape is None else self.shape.visible
        if self.whole_part is None and visible is None:
            return find_covered_region(self.text, style, self.displayed_size)
        return _find_tile_region(
            draw_in_sight(self.text, style, self.displayed_size, None, self.whole_part, visible), self.displayed_size
        )

    def list_anchor_points(self) -> dict[Anchor, Point]:
        """The middle of the caption at each of the nine anchors; a ribbon has three."""
        ribbon = self.style.plate is not None and self.style.plate.shape is PlateShape.RIBBON
        anchors = (Anchor.TOP, Anchor.CENTER, Anchor.BOTTOM) if ribbon else tuple(Anchor)
        return {anchor: find_middle(self.find_region_at(anchor)) for anchor in anchors}


def preview_caption(
    spec: CaptionSpec,
    date: PartialDate,
    *,
    file: str,
    displayed_size: Size,
    sample: PhotoSample | None,
    whole_part: Region | None = None,
) -> CaptionPreview:
    """Draw the caption for `date` on the photo named `file`; `sample` is needed by automatic styles.

    Of a damaged photo, `whole_part` is there. Raises ExplainedError.
    """
    text = spec.format_caption(date, file=file)

    def draw(size: Size, visible: Region | None) -> Tile:
        return draw_in_sight(text, spec.style, size, sample, whole_part, visible)

    shape = None if spec.shape is None else shape_upload(displayed_size, draw, spec.shape)
    if shape is not None:
        displayed_size = shape.photo
    tile = draw_caption(text, spec.style, displayed_size, sample)
    style = resolve_style(text, spec.style, displayed_size, sample)
    hints = find_contrast_warnings(text, spec.style, displayed_size, sample)
    if whole_part is None and shape is None:
        region = find_covered_region(text, style, displayed_size)
        return CaptionPreview(text, style, displayed_size, tile, region, hints)
    placed = draw(displayed_size, None) if shape is None else shape.tile
    if whole_part is not None and placed.box != tile.box:
        hints = (explain_move(), *hints)
    region = _find_tile_region(placed, displayed_size)
    return CaptionPreview(text, style, displayed_size, placed, region, hints, whole_part, shape)


def _find_tile_region(tile: Tile, displayed: Size) -> Region:
    left, top, right, bottom = tile.box
    return Region(left / displayed[0], top / displayed[1], right / displayed[0], bottom / displayed[1])


def find_middle(region: Region) -> Point:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def make_custom_position(x: float, y: float) -> CustomPosition:
    """A custom position, limited to the photo and rounded to a sensible number of digits."""
    return CustomPosition(*(round(min(max(at, 0.0), 1.0), 4) for at in (x, y)))


def snap_to_anchor(middle: Point, anchor_points: dict[Anchor, Point], reach: Point) -> Anchor | CustomPosition:
    """The nearest anchor within `reach` of `middle` in both directions, else `middle` as a custom position.

    All in fractions of the photo.
    """
    near = {
        anchor: max(abs(at - here) / far for at, here, far in zip(place, middle, reach, strict=True))
        for anchor, place in anchor_points.items()
    }
    nearest = min(near, key=lambda anchor: near[anchor])
    return nearest if near[nearest] <= 1 else make_custom_position(*middle)
