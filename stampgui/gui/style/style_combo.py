"""The choice of the default style among the built-in and saved ones."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stampgui.caption.font_search import with_font_file
from stampgui.caption.style import Style
from stampgui.folders import find_folders
from stampgui.gui.text.style_text import translate_style_name
from stampgui.gui.widgets.controls import make_combo_box, make_label, name_parts, set_message
from stampgui.i18n import Catalogue, ExplainedError
from stampgui.session.captions import style_library


class StyleCombo(QWidget):
    """`style_selected` carries the Style; an unnamed current style has an entry of its own."""

    style_selected = Signal(Style)

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        """`folder` holds the saved styles."""
        super().__init__()
        self._catalogue = catalogue
        self._folder = folder
        self._style = Style()
        self._entries = style_library.list_styles(folder)
        self.combo = make_combo_box()
        self.combo.limit_width(12)
        self._error_label = make_label("bad", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.combo)
        column.addWidget(self._error_label)
        self._error_label.hide()
        self.setFocusProxy(self.combo)
        name_parts(styleCombo=self.combo)
        self.combo.activated.connect(self._on_activated)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.combo.setAccessibleName(catalogue.gettext("Style"))
        self.set_style(self._style)

    def reload(self) -> None:
        """Read the saved styles again."""
        self._entries = style_library.list_styles(self._folder)
        self.set_style(self._style)

    def set_style(self, style: Style) -> None:
        self._style = style
        here = style_library.find_entry(self._entries, style)
        self.combo.clear()
        for entry in self._entries:
            self.combo.addItem(entry.name if entry.file else translate_style_name(entry.name, self._catalogue))
            if entry.refusal is not None:
                self.combo.disable_row(self.combo.count() - 1)
        if here is None:
            self.combo.addItem(self._catalogue.gettext("As set beside the photos"))
        self.combo.setCurrentIndex(self._entries.index(here) if here is not None else len(self._entries))
        set_message(self._error_label, "bad", "")

    def _on_activated(self, row: int) -> None:
        if row >= len(self._entries):
            return
        try:
            style = with_font_file(style_library.apply_entry(self._entries[row], self._style), find_folders().fonts)
        except ExplainedError as error:
            self.set_style(self._style)
            set_message(self._error_label, "bad", self._catalogue.render(error.reason))
        else:
            self.style_selected.emit(style)
