"""What is drawn on the copies of one photo."""

from typing import TYPE_CHECKING

from stampgui.caption.drawing import draw_caption
from stampgui.caption.region import Region
from stampgui.caption.style import Style
from stampgui.image.tile import Tile
from stampgui.values import dataclass

if TYPE_CHECKING:  # samples are made for few styles
    from stampgui.caption.photo_sample import PhotoSample


@dataclass(frozen=True, slots=True)
class TileSpec:
    """What is drawn on a copy, and how: arguments of `draw_caption`, and for a damaged photo the part that is there."""

    caption: str
    style: Style
    sample: "PhotoSample | None" = None
    whole_part: Region | None = None

    def draw(self, displayed: tuple[int, int], visible: Region | None = None) -> Tile:
        """Draw it within the `visible` part of the picture, if it fits there.

        Raises PhotoTooSmallError, FontError, and TooLittleLeftError for a damaged photo.
        """
        if visible is None and self.whole_part is None:
            return draw_caption(self.caption, self.style, displayed, self.sample)
        from stampgui.stamping.upload_shape import draw_in_sight  # late: it is of few copies that a part alone is seen

        return draw_in_sight(self.caption, self.style, displayed, self.sample, self.whole_part, visible)

    def is_moved(self, displayed: tuple[int, int]) -> bool:
        """Whether the caption is not where its style wants it, because the picture is missing there."""
        wanted = draw_caption(self.caption, self.style, displayed, self.sample)
        return self.whole_part is not None and self.draw(displayed).box != wanted.box
