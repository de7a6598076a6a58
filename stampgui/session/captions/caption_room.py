"""Which photos have room for the captions that they get."""

import math

from stampgui.caption.caption_bounds import bound_caption
from stampgui.caption.fit import find_roomy_side
from stampgui.caption.layout import NoRoomError
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.caption.template_fields import with_event_line
from stampgui.i18n import ExplainedError, Message
from stampgui.session.captions.caption_spec import CaptionSpec
from stampgui.session.captions.geometry import Size
from stampgui.session.photos.photo_item import PhotoItem, can_be_dated
from stampgui.stamping.caption_room import check_room
from stampgui.stamping.preset import Preset
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class CaptionRoom:
    """The captions of all photos, and the preset of their upload copies, if there are any.

    Nearly all photos are so large that they are known to have room without laying out their captions.
    """

    spec: CaptionSpec
    preset: Preset | None
    roomy_side: float
    """Photos with no shorter side have room for their captions, whatever their dates."""

    @classmethod
    def for_captions(cls, spec: CaptionSpec, preset: Preset | None) -> "CaptionRoom":
        bounds = bound_caption(with_event_line(spec.template), spec.language, spec.event_place)
        side = None if bounds is None else find_roomy_side(spec.style, bounds)
        return cls(spec, preset, math.inf if side is None else side)

    @property
    def depends_on_date_alone(self) -> bool:
        """Whether photos of one size and override have the same caption for the same date, whatever they are called."""
        return self.roomy_side < math.inf

    def is_surely_there(self, item: PhotoItem) -> bool:
        """Whether the photo has room, or no caption yet."""
        displayed = item.inspection.displayed
        if displayed is None:
            return True
        # the sides one by one, and the usual override by its identity: thousands of photos are judged at once
        width, height = displayed
        if width >= self.roomy_side <= height and not item.accepts_damage:
            override = item.caption_override
            is_plain = override is NO_OVERRIDE or override == NO_OVERRIDE
            if is_plain and (self.preset is None or self._has_roomy_upload(displayed, self.preset)):
                return True
        return item.date is None or not can_be_dated(item)

    def _has_roomy_upload(self, displayed: Size, preset: Preset) -> bool:
        share = min(1.0, *(most / side for side, most in zip(displayed, preset.frame, strict=True)))
        return math.floor(min(displayed) * share) >= self.roomy_side

    def explain_lack(self, item: PhotoItem) -> Message | None:
        """Why the photo has no room for its caption; None where it has."""
        date, inspection = item.date, item.inspection
        if date is None or inspection.displayed is None or self.is_surely_there(item):
            return None
        spec = self.spec.with_override(item.caption_override)
        whole_part = inspection.whole_part if item.accepts_damage else None
        try:
            caption = spec.format_caption(date, file=item.found.path.stem)
            check_room(caption, spec.style, inspection.displayed, whole_part, self.preset)
        except NoRoomError as error:
            return error.reason
        except ExplainedError:  # letters that the font lacks, say, of which the preview tells
            return None
        return None
