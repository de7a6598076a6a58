"""Details of a style: font, outline, background, shadow, lines and margins."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from stampgui.caption.colour import Colour, pick_black_or_white
from stampgui.caption.style import Align, Auto, Plate, PlateShape, Style
from stampgui.gui.style.colour_dialog import open_colour_dialog
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.style.font_combo import FontCombo
from stampgui.gui.text.style_text import translate_align, translate_palette, translate_shape
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.colour_swatches import ColourSwatches
from stampgui.gui.widgets.controls import make_combo_box, name_parts
from stampgui.gui.widgets.form_rows import FormRows
from stampgui.gui.widgets.value_slider import ValueSlider
from stampgui.i18n import Catalogue
from stampgui.session.captions.caption_spec import DEFAULT_PALETTE

_SHAPES: Final = (None, *PlateShape)
_ALIGNS: Final = (None, *Align)
_DEFAULT_OPACITY: Final = 85.0


class StyleDetails(QWidget):
    """`style_changed` carries the changed Style and the gesture that the change belongs to."""

    style_changed = Signal(Style, str)

    def __init__(self, catalogue: Catalogue, style: Style, fonts: FontCatalog, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tokens = tokens
        self._style = style
        self.font_combo = FontCombo(fonts)
        self.outline_slider = ValueSlider(0, 30, 0.5)
        self.outline_swatches = ColourSwatches(DEFAULT_PALETTE, tokens)
        self.shadow_slider = ValueSlider(0, 60, 1)
        self.shape_combo = make_combo_box()
        self.plate_swatches = ColourSwatches(DEFAULT_PALETTE, tokens, automatic=False)
        self.opacity_slider = ValueSlider(10, 100, 1)
        self.align_combo = make_combo_box()
        self.spacing_slider = ValueSlider(0.8, 3, 0.05, unit="")
        self.margin_slider = ValueSlider(0, 20, 0.5)
        name_parts(
            fontCombo=self.font_combo,
            outlineSlider=self.outline_slider.slider,
            shadowSlider=self.shadow_slider.slider,
            plateShapeCombo=self.shape_combo,
            alignCombo=self.align_combo,
        )
        self._rows = FormRows()
        self.setLayout(self._rows)
        for choice in (
            self.font_combo,
            self.outline_slider,
            self.outline_swatches,
            self.shadow_slider,
            self.shape_combo,
            self.plate_swatches,
            self.opacity_slider,
            self.align_combo,
            self.spacing_slider,
            self.margin_slider,
        ):
            self._rows.add_row(choice)
        self._connect()
        self.retranslate(catalogue)

    def _connect(self) -> None:
        self.font_combo.font_selected.connect(lambda font, gesture: self._change(gesture, font=font))
        self.outline_slider.value_changed.connect(lambda width: self._change("outline", outline=width))
        self.outline_swatches.colour_selected.connect(self._change_outline_colour)
        self.outline_swatches.custom_colour_requested.connect(self._pick_outline_colour)
        self.shadow_slider.value_changed.connect(lambda reach: self._change("shadow", shadow=reach))
        self.shape_combo.activated.connect(lambda row: self._change_shape(_SHAPES[row]))
        self.plate_swatches.colour_selected.connect(lambda colour: self._change_plate("", colour=colour))
        self.plate_swatches.custom_colour_requested.connect(self._pick_plate_colour)
        self.opacity_slider.value_changed.connect(lambda opacity: self._change_plate("opacity", opacity=opacity))
        self.align_combo.activated.connect(lambda row: self._change("", align=_ALIGNS[row]))
        self.spacing_slider.value_changed.connect(lambda spacing: self._change("spacing", line_spacing=spacing))
        self.margin_slider.value_changed.connect(lambda margin: self._change("margin", margin=margin))

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        names = (
            _("Font"),
            _("Outline"),
            _("Outline colour"),
            _("Shadow"),
            _("Background"),
            _("Background colour"),
            _("Opacity"),
            _("Alignment"),
            _("Line spacing"),
            _("Margin"),
        )
        self._rows.set_names(names)
        self.font_combo.retranslate(catalogue)
        for slider, name in (
            (self.outline_slider, names[1]),
            (self.shadow_slider, names[3]),
            (self.opacity_slider, names[6]),
            (self.spacing_slider, names[8]),
            (self.margin_slider, names[9]),
        ):
            slider.set_name(name, catalogue)
        colours, another = translate_palette(catalogue), _("Another colour…")
        self.outline_swatches.set_names(names[2], (_("Automatic: black or white"), *colours, another))
        self.plate_swatches.set_names(names[5], (*colours, another))
        _set_texts(self.shape_combo, names[4], [translate_shape(shape, catalogue) for shape in _SHAPES])
        _set_texts(self.align_combo, names[7], [translate_align(align, catalogue) for align in _ALIGNS])
        self.set_style(self._style)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.outline_swatches.set_tokens(tokens)
        self.plate_swatches.set_tokens(tokens)

    def set_style(self, style: Style) -> None:
        self._style = style
        plate = style.plate
        self.font_combo.set_font(style.font)
        self.outline_slider.set_value(style.outline)
        self.outline_swatches.set_colour(Auto.AUTO if style.outline_colour is None else style.outline_colour)
        self.shadow_slider.set_value(style.shadow)
        self.align_combo.setCurrentIndex(_ALIGNS.index(style.align))
        self.spacing_slider.set_value(style.line_spacing)
        self.margin_slider.set_value(style.margin)
        self.shape_combo.setCurrentIndex(_SHAPES.index(plate.shape if plate else None))
        self._rows.set_row_visible(self.outline_swatches, visible=bool(style.outline))
        self._rows.set_row_visible(self.plate_swatches, visible=plate is not None)
        self._rows.set_row_visible(
            self.opacity_slider, visible=plate is not None and plate.shape is not PlateShape.STRIP
        )
        if plate is not None:
            self.plate_swatches.set_colour(plate.colour)
            self.opacity_slider.set_value(plate.opacity)

    def _change(self, gesture: str, **entries: Any) -> None:
        self._style = replace(self._style, **entries)
        self.style_changed.emit(self._style, gesture)

    def _change_plate(self, gesture: str, **entries: Any) -> None:
        if self._style.plate is not None:
            self._change(gesture, plate=replace(self._style.plate, **entries))

    def _change_outline_colour(self, colour: Colour | Auto) -> None:
        self._change("", outline_colour=None if isinstance(colour, Auto) else colour)

    def _change_shape(self, shape: PlateShape | None) -> None:
        plate = self._style.plate
        if shape is None:
            self._change("", plate=None)
        elif plate is not None:
            self._change("", plate=replace(plate, shape=shape))
        else:
            fill = self._style.fill
            colour = (255, 255, 255) if isinstance(fill, Auto) else pick_black_or_white(fill)
            self._change("", plate=Plate(shape, colour, opacity=_DEFAULT_OPACITY))

    def _pick_outline_colour(self) -> None:
        style = self._style
        fill = DEFAULT_PALETTE[1] if isinstance(style.fill, Auto) else style.fill
        what = self._catalogue.gettext("Outline colour")
        open_colour_dialog(
            self,
            self._catalogue,
            self._tokens,
            style.pick_outline_colour(fill),
            title=what,
            on_change=lambda colour: self._change("edge", outline_colour=colour),
            on_cancel=lambda: self._change("edge", outline_colour=style.outline_colour),
        )
        self.set_style(style)

    def _pick_plate_colour(self) -> None:
        plate = self._style.plate
        if plate is None:
            return
        open_colour_dialog(
            self,
            self._catalogue,
            self._tokens,
            plate.colour,
            title=self._catalogue.gettext("Background colour"),
            on_change=lambda colour: self._change_plate("plate", colour=colour),
            on_cancel=lambda: self._change_plate("plate", colour=plate.colour),
        )
        self.set_style(self._style)


def _set_texts(combo: QComboBox, name: str, texts: list[str]) -> None:
    combo.setAccessibleName(name)
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItems(texts)
