"""The style of the caption: gallery of styles, size, colour, position and details."""

import errno
import os
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.colour import Colour
from stampgui.caption.style import Auto, Style
from stampgui.caption.style_file import StyleFileError, read_style
from stampgui.dates.partial import PartialDate
from stampgui.gui.background.brief_call import call_within
from stampgui.gui.style.anchor_grid import AnchorGrid
from stampgui.gui.style.colour_dialog import open_colour_dialog
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.style.style_details import StyleDetails
from stampgui.gui.style.style_file_panel import StyleFilePanel, format_file_filter
from stampgui.gui.style.style_gallery import StyleGallery
from stampgui.gui.text.style_text import translate_anchors, translate_palette
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.colour_swatches import ColourSwatches
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, set_icon
from stampgui.gui.widgets.form_rows import FormRows
from stampgui.gui.widgets.prompts import Prompts
from stampgui.gui.widgets.value_slider import ValueSlider
from stampgui.i18n import Catalogue, ExplainedError, Message, message
from stampgui.session.captions import style_library
from stampgui.session.captions.caption_spec import DEFAULT_PALETTE
from stampgui.system_errors import explain_read_error

_SAMPLE_YEAR: Final = 2022
_PATIENCE: Final = 1.0
"""Seconds to wait for a style file to be read."""


class StylePanel(QWidget):
    """`style_changed` carries the changed Style and the gesture that the change belongs to.

    `style_selected` carries a style taken from the gallery.
    """

    style_changed = Signal(Style, str)
    style_selected = Signal(Style)

    def __init__(
        self, catalogue: Catalogue, style: Style, folder: Path, fonts: FontCatalog, prompts: Prompts, tokens: Tokens
    ) -> None:
        """`folder` holds the saved styles."""
        super().__init__()
        self._catalogue = catalogue
        self._style = style
        self._folder = folder
        self._fonts = fonts
        self._prompts = prompts
        self._tokens = tokens
        self._entries = style_library.list_styles(folder)
        self._sample_text = str(_SAMPLE_YEAR)
        self.gallery = StyleGallery(self._entries, tokens)
        self.size_slider = ValueSlider(1, 25, 0.5)
        self.colour_swatches = ColourSwatches(DEFAULT_PALETTE, tokens)
        self.anchor_grid = AnchorGrid(tokens)
        self.details_button = make_button("link")
        self.details_button.setCheckable(True)
        self.details = StyleDetails(catalogue, style, fonts, tokens)
        self.file_panel = StyleFilePanel(catalogue, folder)
        self._error_label = make_label("bad", wrap=True)
        name_parts(styleError=self._error_label, sizeSlider=self.size_slider.slider, detailsButton=self.details_button)
        self._lay_out()
        self._connect()
        self._update_details_icon()
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        self._rows = FormRows()
        for choice in (self.size_slider, self.colour_swatches, self.anchor_grid):
            self._rows.add_row(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.gallery)
        column.addLayout(self._rows)
        column.addWidget(self.details_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details)
        column.addWidget(self.file_panel)
        column.addWidget(self._error_label)
        self.details.hide()
        self._error_label.hide()

    def _connect(self) -> None:
        self.gallery.entry_selected.connect(self._apply_style)
        self.size_slider.value_changed.connect(lambda size: self._change("size", size=size))
        self.colour_swatches.colour_selected.connect(lambda colour: self._change("", fill=colour))
        self.colour_swatches.custom_colour_requested.connect(self._pick_fill)
        self.anchor_grid.position_selected.connect(lambda position: self._change("", position=position))
        self.details_button.toggled.connect(self._toggle_details)
        self.details.style_changed.connect(self.style_changed)
        self.file_panel.save_requested.connect(self._save_style)
        self.file_panel.open_requested.connect(self._open_file)
        self.file_panel.delete_requested.connect(self._delete_style)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        names = (_("Size"), _("Colour"), _("Position"))
        self._rows.set_names(names)
        self.size_slider.set_name(_("Size of the caption"), catalogue)
        light_or_dark = _("Automatic: light or dark to suit the photo")
        self.colour_swatches.set_names(names[1], (light_or_dark, *translate_palette(catalogue), _("Another colour…")))
        self.anchor_grid.set_names(
            translate_anchors(catalogue), automatic=_("Automatic"), explained=_("The emptiest part of each photo")
        )
        self.details_button.setText(_("Font, outline, background, lines"))
        self.details.retranslate(catalogue)
        self.file_panel.retranslate(catalogue)
        self.set_style(self._style)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._update_details_icon()
        for part in (self.gallery, self.colour_swatches, self.anchor_grid, self.details):
            part.set_tokens(tokens)

    def set_photo(self, photo: tuple[Hashable, QImage] | None, date: PartialDate | None) -> None:
        """Show the styles on a photo, or on a drawn one; the first part of `photo` tells it from others."""
        self._sample_text = str(date.year if date else _SAMPLE_YEAR)
        self.gallery.set_photo(photo)
        self.gallery.set_styles(self._entries, self._sample_text, self._catalogue)

    def reload(self) -> None:
        """Read the saved styles again."""
        self._entries = style_library.list_styles(self._folder)
        self._update_gallery()

    def set_style(self, style: Style) -> None:
        self._style = style
        self.size_slider.set_value(style.size)
        self.colour_swatches.set_colour(style.fill)
        self.anchor_grid.set_position(style.position)
        self.details.set_style(style)
        self._update_gallery()

    def _update_gallery(self) -> None:
        self.gallery.set_styles(self._entries, self._sample_text, self._catalogue)
        entry = style_library.find_entry(self._entries, self._style)
        self.gallery.set_current(entry)
        self.file_panel.set_saved_name(entry.name if entry is not None and entry.file else None)

    def _toggle_details(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self._update_details_icon()
        if shown:
            self._fonts.search()

    def _update_details_icon(self) -> None:
        set_icon(
            self.details_button, "minus" if self.details_button.isChecked() else "plus", self._tokens.link, size=15
        )

    def _change(self, gesture: str, **entries: Any) -> None:
        self.style_changed.emit(replace(self._style, **entries), gesture)

    def _pick_fill(self) -> None:
        now: Colour | Auto = self._style.fill
        open_colour_dialog(
            self,
            self._catalogue,
            self._tokens,
            DEFAULT_PALETTE[1] if isinstance(now, Auto) else now,
            title=self._catalogue.gettext("Colour"),
            on_change=lambda colour: self._change("fill", fill=colour),
            on_cancel=lambda: self._change("fill", fill=now),
        )
        self.set_style(self._style)

    # saved styles

    def _apply_style(self, entry: style_library.StyleEntry) -> None:
        self._load_style(lambda: style_library.apply_entry(entry, self._style))

    def _open_file(self) -> None:
        file = self._prompts.choose_file(
            self,
            self._catalogue,
            self._catalogue.gettext("Open a style file"),
            name_filter=format_file_filter(self._catalogue),
        )
        if file is not None:
            self._load_style(lambda: _read_style_soon(file))

    def _load_style(self, read: Callable[[], Style]) -> None:
        try:
            style = self._fonts.with_font_file(read())
        except ExplainedError as error:
            self._show_error(error.reason)
            self.set_style(self._style)
        else:
            self._show_error(None)
            self.style_selected.emit(style)

    def _save_style(self, name: str) -> None:
        self._change_files(lambda: style_library.save_style(self._folder, name, self._style))

    def _delete_style(self) -> None:
        entry = style_library.find_entry(self._entries, self._style)
        if entry is None or entry.file is None:
            return
        _ = self._catalogue.gettext
        title = _("Delete the style “{name}”?").format(name=entry.name)
        text = _("The style file will be deleted. The caption keeps its present look.")
        if self._prompts.ask(self, title, text, answers=(_("Cancel"), _("Delete")), default=0) == 1:
            file = entry.file
            self._change_files(lambda: style_library.delete_style(file))

    def _change_files(self, work: Callable[[], object]) -> None:
        try:
            work()
        except ExplainedError as error:
            self._show_error(error.reason)
        else:
            self._show_error(None)
        self.reload()

    @property
    def error(self) -> str:
        """Why a style could not be used, else an empty string."""
        return self._error_label.text()

    def _show_error(self, reason: Message | None) -> None:
        self._error_label.setText(self._catalogue.render(reason) if reason else "")
        self._error_label.setVisible(reason is not None)


def _read_style_soon(file: Path) -> Style:
    """Read a style file, which may be on a dead network share. Raises StyleFileError."""
    try:
        return call_within(_PATIENCE, lambda: read_style(file))
    except TimeoutError as error:
        reason = explain_read_error(TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)))
        raise StyleFileError(file, message("it cannot be opened: {reason}", reason=reason)) from error
