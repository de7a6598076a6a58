"""Everything about a style that few people want to choose: font, outline, background, shadow, lines and margins."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from stampgui.caption.colour import Colour, opposite
from stampgui.caption.style import Align, Auto, Plate, Shape, Style
from stampgui.gui.colour_picker import pick_colour
from stampgui.gui.controls import combo
from stampgui.gui.font_choice import FontChoice
from stampgui.gui.fonts import Fonts
from stampgui.gui.look import COLOURS
from stampgui.gui.pickers import Swatches
from stampgui.gui.rows import Rows
from stampgui.gui.slide import Slide
from stampgui.gui.style_words import align_name, colour_names, shape_name
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_SHAPES: Final = (None, *Shape)
_ALIGNS: Final = (None, *Align)
_OPACITY: Final = 85.0


class StyleDetails(QWidget):
    """`changed` carries the Style after a choice, and the gesture that it belongs to."""

    changed = Signal(object, str)

    def __init__(self, catalogue: Catalogue, style: Style, fonts: Fonts, tokens: Tokens) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._tokens = tokens
        self._style = style
        self.font_choice = FontChoice(fonts)
        self.outline = Slide(0, 30, 0.5)
        self.edge = Swatches(COLOURS, tokens)
        self.shadow = Slide(0, 60, 1)
        self.shape = combo()
        self.plate_colour = Swatches(COLOURS, tokens, automatic=False)
        self.opacity = Slide(10, 100, 1)
        self.align = combo()
        self.spacing = Slide(0.8, 3, 0.05, unit="")
        self.margin = Slide(0, 20, 0.5)
        self._rows = Rows()
        self.setLayout(self._rows)
        for choice in (
            self.font_choice,
            self.outline,
            self.edge,
            self.shadow,
            self.shape,
            self.plate_colour,
            self.opacity,
            self.align,
            self.spacing,
            self.margin,
        ):
            self._rows.add(choice)
        self._connect()
        self.retranslate(catalogue)

    def _connect(self) -> None:
        self.font_choice.chosen.connect(lambda font: self._choose("", font=font))
        self.outline.chosen.connect(lambda width: self._choose("outline", outline=width))
        self.edge.chosen.connect(self._choose_edge)
        self.edge.another_wanted.connect(self._pick_edge)
        self.shadow.chosen.connect(lambda reach: self._choose("shadow", shadow=reach))
        self.shape.activated.connect(lambda row: self._choose_shape(_SHAPES[row]))
        self.plate_colour.chosen.connect(lambda colour: self._choose_plate("", colour=colour))
        self.plate_colour.another_wanted.connect(self._pick_plate_colour)
        self.opacity.chosen.connect(lambda opacity: self._choose_plate("opacity", opacity=opacity))
        self.align.activated.connect(lambda row: self._choose("", align=_ALIGNS[row]))
        self.spacing.chosen.connect(lambda spacing: self._choose("spacing", line_spacing=spacing))
        self.margin.chosen.connect(lambda margin: self._choose("margin", margin=margin))

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
        self._rows.name(names)
        self.font_choice.retranslate(catalogue)
        for slide, name in (
            (self.outline, names[1]),
            (self.shadow, names[3]),
            (self.opacity, names[6]),
            (self.spacing, names[8]),
            (self.margin, names[9]),
        ):
            slide.set_name(name, catalogue)
        colours, another = colour_names(catalogue), _("Another colour…")
        self.edge.set_names(names[2], (_("Automatic: black or white"), *colours, another))
        self.plate_colour.set_names(names[5], (*colours, another))
        _name(self.shape, names[4], [shape_name(shape, catalogue) for shape in _SHAPES])
        _name(self.align, names[7], [align_name(align, catalogue) for align in _ALIGNS])
        self.show_style(self._style)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.edge.set_tokens(tokens)
        self.plate_colour.set_tokens(tokens)

    def show_style(self, style: Style) -> None:
        self._style = style
        plate = style.plate
        self.font_choice.show_font(style.font)
        self.outline.show_value(style.outline)
        self.edge.show_chosen(Auto.AUTO if style.outline_colour is None else style.outline_colour)
        self.shadow.show_value(style.shadow)
        self.align.setCurrentIndex(_ALIGNS.index(style.align))
        self.spacing.show_value(style.line_spacing)
        self.margin.show_value(style.margin)
        self.shape.setCurrentIndex(_SHAPES.index(plate.shape if plate else None))
        self._rows.show_row(self.edge, shown=bool(style.outline))
        self._rows.show_row(self.plate_colour, shown=plate is not None)
        self._rows.show_row(self.opacity, shown=plate is not None and plate.shape is not Shape.STRIP)
        if plate is not None:
            self.plate_colour.show_chosen(plate.colour)
            self.opacity.show_value(plate.opacity)

    def _choose(self, gesture: str, **entries: Any) -> None:
        self._style = replace(self._style, **entries)
        self.changed.emit(self._style, gesture)

    def _choose_plate(self, gesture: str, **entries: Any) -> None:
        if self._style.plate is not None:
            self._choose(gesture, plate=replace(self._style.plate, **entries))

    def _choose_edge(self, colour: Colour | Auto) -> None:
        self._choose("", outline_colour=None if isinstance(colour, Auto) else colour)

    def _choose_shape(self, shape: Shape | None) -> None:
        plate = self._style.plate
        if shape is None:
            self._choose("", plate=None)
        elif plate is not None:
            self._choose("", plate=replace(plate, shape=shape))
        else:
            fill = self._style.fill
            colour = (255, 255, 255) if isinstance(fill, Auto) else opposite(fill)
            self._choose("", plate=Plate(shape, colour, opacity=_OPACITY))

    def _pick_edge(self) -> None:
        style = self._style
        fill = COLOURS[1] if isinstance(style.fill, Auto) else style.fill
        what = self._catalogue.gettext("Outline colour")
        pick_colour(
            self,
            self._catalogue,
            self._tokens,
            style.outline_of(fill),
            what=what,
            then=lambda colour: self._choose("edge", outline_colour=colour),
        )
        self.show_style(style)

    def _pick_plate_colour(self) -> None:
        if self._style.plate is None:
            return
        pick_colour(
            self,
            self._catalogue,
            self._tokens,
            self._style.plate.colour,
            what=self._catalogue.gettext("Background colour"),
            then=lambda colour: self._choose_plate("plate", colour=colour),
        )
        self.show_style(self._style)


def _name(choice: QComboBox, name: str, words: list[str]) -> None:
    choice.setAccessibleName(name)
    with QSignalBlocker(choice):
        choice.clear()
        choice.addItems(words)
