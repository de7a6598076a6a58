"""Whether a photo and its upload copy have room for the caption."""

from stampgui.caption.fit import check_caption, with_any_position
from stampgui.caption.region import Region
from stampgui.caption.style import Style
from stampgui.stamping.preset import Preset


def check_room(
    caption: str, style: Style, displayed: tuple[int, int], whole_part: Region | None, preset: Preset | None
) -> None:
    """Raise what drawing the caption on the copies would raise: NoRoomError, FontError.

    Of a damaged photo, `whole_part` is there; `preset` is that of upload copies, if there are any.
    """
    check_caption(caption, style, displayed)
    if whole_part is not None:
        from stampgui.stamping.whole_part import draw_on_part  # late, as below: few photos need it

        draw_on_part(caption, with_any_position(style), displayed, None, whole_part)
    if preset is not None:
        from stampgui.stamping.upload_shape import fit_to_preset

        check_caption(caption, style, fit_to_preset(displayed, preset))
