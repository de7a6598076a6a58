"""Names of styles, positions and colours on screen."""

from stampgui.caption.style import Align, Anchor, PlateShape
from stampgui.i18n import Catalogue


def translate_style_name(name: str, catalogue: Catalogue) -> str:
    """Translate the name of a built-in style; saved styles keep the names that users gave them."""
    _ = catalogue.gettext
    return {
        "outlined": _("Outlined"),
        "yellow": _("Yellow"),
        "box": _("Box"),
        "ribbon": _("Ribbon"),
        "strip": _("Strip below"),
    }.get(name, name)


def translate_shape(shape: PlateShape | None, catalogue: Catalogue) -> str:
    _ = catalogue.gettext
    match shape:
        case None:
            return _("No background")
        case PlateShape.BOX:
            return _("Box behind the caption")
        case PlateShape.RIBBON:
            return _("Ribbon across the photo")
        case PlateShape.STRIP:
            return _("Strip below the photo")


def translate_align(align: Align | None, catalogue: Catalogue) -> str:
    _ = catalogue.gettext
    match align:
        case None:
            return _("Follow position")
        case Align.LEFT:
            return _("Left")
        case Align.CENTER:
            return _("Centred")
        case Align.RIGHT:
            return _("Right")


def translate_anchors(catalogue: Catalogue) -> dict[Anchor, str]:
    _ = catalogue.gettext
    return {
        Anchor.TOP_LEFT: _("Top left"),
        Anchor.TOP: _("Top middle"),
        Anchor.TOP_RIGHT: _("Top right"),
        Anchor.LEFT: _("Middle left"),
        Anchor.CENTER: _("Middle"),
        Anchor.RIGHT: _("Middle right"),
        Anchor.BOTTOM_LEFT: _("Bottom left"),
        Anchor.BOTTOM: _("Bottom middle"),
        Anchor.BOTTOM_RIGHT: _("Bottom right"),
    }


def translate_palette(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the colours in `DEFAULT_PALETTE`, in order."""
    _ = catalogue.gettext
    return _("Yellow"), _("White"), _("Orange"), _("Red"), _("Dark")
