"""How the caption looks and where it is: styles as pictures, size, colour, place, and the details below."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.colour import Colour
from stampgui.caption.style import Auto, Style
from stampgui.caption.style_file import read_style
from stampgui.gui import shelf
from stampgui.gui.asking import Asking
from stampgui.gui.colour_picker import pick_colour
from stampgui.gui.controls import button, label, set_icon
from stampgui.gui.fonts import Fonts
from stampgui.gui.look import COLOURS
from stampgui.gui.pickers import Places, Swatches
from stampgui.gui.rows import Rows
from stampgui.gui.saved_styles import SavedStyles, file_filter
from stampgui.gui.slide import Slide
from stampgui.gui.style_details import StyleDetails
from stampgui.gui.style_gallery import StyleGallery
from stampgui.gui.style_words import colour_names, place_names
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue, Explained, Message

_EXAMPLE: Final = "2022"


class StyleChoice(QWidget):
    """`changed` carries the Style after a choice and the gesture that it belongs to, `chosen` a style taken whole."""

    changed = Signal(object, str)
    chosen = Signal(object)

    def __init__(
        self, catalogue: Catalogue, style: Style, folder: Path, fonts: Fonts, asking: Asking, tokens: Tokens
    ) -> None:
        """`folder` is that of the saved styles."""
        super().__init__()
        self._catalogue = catalogue
        self._style = style
        self._folder = folder
        self._fonts = fonts
        self._asking = asking
        self._tokens = tokens
        self._shelf = shelf.entries(folder)
        self.gallery = StyleGallery(self._shelf, tokens)
        self.size_slide = Slide(1, 25, 0.5)
        self.colours = Swatches(COLOURS, tokens)
        self.places = Places(tokens)
        self.more = button("link")
        self.more.setCheckable(True)
        self.details = StyleDetails(catalogue, style, fonts, tokens)
        self.saved = SavedStyles(catalogue, folder)
        self._reason = label("bad", wrap=True)
        self._lay_out()
        self._connect()
        self._show_fold()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._rows = Rows()
        for choice in (self.size_slide, self.colours, self.places):
            self._rows.add(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.gallery)
        column.addLayout(self._rows)
        column.addWidget(self.more)
        column.addWidget(self.details)
        column.addWidget(self.saved)
        column.addWidget(self._reason)
        self.details.hide()
        self._reason.hide()

    def _connect(self) -> None:
        self.gallery.chosen.connect(self._wear)
        self.size_slide.chosen.connect(lambda size: self._choose("size", size=size))
        self.colours.chosen.connect(lambda colour: self._choose("", fill=colour))
        self.colours.another_wanted.connect(self._pick_fill)
        self.places.chosen.connect(lambda position: self._choose("", position=position))
        self.more.toggled.connect(self._show_details)
        self.details.changed.connect(self.changed)
        self.saved.save_wanted.connect(self._save)
        self.saved.open_wanted.connect(self._open)
        self.saved.delete_wanted.connect(self._delete)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        names = (_("Size"), _("Colour"), _("Position"))
        self._rows.name(names)
        self.size_slide.set_name(_("Size of the caption"), catalogue)
        light_or_dark = _("Automatic: light or dark, as the photo asks")
        self.colours.set_names(names[1], (light_or_dark, *colour_names(catalogue), _("Another colour…")))
        self.places.set_names(
            place_names(catalogue), automatic=_("Automatic"), explained=_("The quietest place of each photo")
        )
        self.more.setText(_("Font, outline, background, lines"))
        self.details.retranslate(catalogue)
        self.saved.retranslate(catalogue)
        self.show_style(self._style)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._show_fold()
        for part in (self.gallery, self.colours, self.places, self.details):
            part.set_tokens(tokens)

    def show_style(self, style: Style) -> None:
        self._style = style
        self.size_slide.show_value(style.size)
        self.colours.show_chosen(style.fill)
        self.places.show_chosen(style.position)
        self.details.show_style(style)
        self._show_shelf()

    def _show_shelf(self) -> None:
        self.gallery.show_styles(self._shelf, _EXAMPLE, self._catalogue)
        entry = shelf.current(self._shelf, self._style)
        self.gallery.show_chosen(entry)
        self.saved.show_saved(entry.name if entry is not None and entry.file else None)

    def _show_details(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self._show_fold()
        if shown:
            self._fonts.look()

    def _show_fold(self) -> None:
        set_icon(self.more, "minus" if self.more.isChecked() else "plus", self._tokens.link, size=15)

    def _choose(self, gesture: str, **entries: Any) -> None:
        self.changed.emit(replace(self._style, **entries), gesture)

    def _pick_fill(self) -> None:
        now: Colour | Auto = self._style.fill
        pick_colour(
            self,
            self._catalogue,
            self._tokens,
            COLOURS[1] if isinstance(now, Auto) else now,
            what=self._catalogue.gettext("Colour"),
            then=lambda colour: self._choose("fill", fill=colour),
        )
        self.show_style(self._style)

    # saved styles

    def _wear(self, entry: shelf.Entry) -> None:
        self._take(lambda: shelf.worn(entry, self._style))

    def _open(self) -> None:
        file = self._asking.file(
            self, self._catalogue, self._catalogue.gettext("Open a style file"), kind=file_filter(self._catalogue)
        )
        if file is not None:
            self._take(lambda: read_style(file))

    def _take(self, read: Callable[[], Style]) -> None:
        try:
            style = self._fonts.located(read())
        except Explained as error:
            self._tell(error.reason)
            self.show_style(self._style)
        else:
            self._tell(None)
            self.chosen.emit(style)

    def _save(self, name: str) -> None:
        self._file(lambda: shelf.save(self._folder, name, self._style))

    def _delete(self) -> None:
        entry = shelf.current(self._shelf, self._style)
        if entry is None or entry.file is None:
            return
        _ = self._catalogue.gettext
        title = _("Delete the style “{name}”?").format(name=entry.name)
        text = _("Its file is deleted. The caption stays as it looks now.")
        if self._asking.question(self, title, text, answers=(_("Back"), _("Delete")), safe=0) == 1:
            file = entry.file
            self._file(lambda: shelf.remove(file))

    def _file(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Explained as error:
            self._tell(error.reason)
        else:
            self._tell(None)
        self._shelf = shelf.entries(self._folder)
        self._show_shelf()

    def _tell(self, reason: Message | None) -> None:
        self._reason.setText(self._catalogue.render(reason) if reason else "")
        self._reason.setVisible(reason is not None)
