"""The header: title, adding photos, undo and redo, language, appearance, settings and help."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stampgui.gui.state.undo_stack import UndoStack
from stampgui.gui.theme.icons import load_icon, render_icon
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import make_button, make_label, name_parts, set_icon, set_tooltip
from stampgui.gui.widgets.popups import make_menu
from stampgui.i18n import LANGUAGES, Catalogue


class _TextDetail(Enum):
    """How much text the width allows."""

    ALL = auto()
    FEWER = auto()
    """Without the subtitle and the texts of undo and redo."""
    FEWEST = auto()
    """Also without the name and the text of the button for adding photos."""


class HeaderBar(QWidget):
    """`language_selected` and `theme_selected` carry what the settings store."""

    photos_requested = Signal()
    folder_requested = Signal()
    language_selected = Signal(str)
    theme_selected = Signal(str)
    settings_requested = Signal()
    help_requested = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, theme: str) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._tokens = tokens
        self._logo_label = QLabel()
        self._name_label = make_label("name")
        self._name_label.setText("stampgui")
        self._subtitle_label = make_label("muted")
        self._add_photos_button, self._add_folder_button = make_button(), make_button()
        self._undo_button, self._redo_button = make_button("quiet"), make_button("quiet")
        self._language_button, self._theme_button, self._settings_button = (
            make_button("quiet"),
            make_button("quiet"),
            make_button("quiet"),
        )
        self._help_button = make_button("quiet")
        self._name_column = QVBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._needed_widths = dict.fromkeys(_TextDetail, 0)
        self._is_low = False
        self._language_actions = self._make_language_menu()
        self._theme_actions = self._make_theme_menu(theme)
        self._lay_out()
        name_parts(
            subtitle=self._subtitle_label,
            undoButton=self._undo_button,
            redoButton=self._redo_button,
            addPhotosButton=self._add_photos_button,
            addFolderButton=self._add_folder_button,
            languageButton=self._language_button,
            themeButton=self._theme_button,
            settingsButton=self._settings_button,
            helpButton=self._help_button,
        )
        self._add_photos_button.clicked.connect(self.photos_requested)
        self._add_folder_button.clicked.connect(self.folder_requested)
        self._settings_button.clicked.connect(self.settings_requested)
        self._help_button.clicked.connect(self.help_requested)
        self._undo_button.setEnabled(False)
        self._redo_button.setEnabled(False)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def connect_undo(self, undo_stack: UndoStack) -> None:
        """Connect the undo and redo buttons."""
        self._undo_button.clicked.connect(undo_stack.undo)
        self._redo_button.clicked.connect(undo_stack.redo)
        undo_stack.canUndoChanged.connect(self._undo_button.setEnabled)
        undo_stack.canRedoChanged.connect(self._redo_button.setEnabled)

    def _lay_out(self) -> None:
        names = self._name_column
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name_label)
        names.addWidget(self._subtitle_label)
        names.addStretch(1)
        row = self._row
        row.setContentsMargins(18, 9, 14, 9)
        row.setSpacing(8)
        row.addWidget(self._logo_label)
        row.addSpacing(2)
        row.addLayout(names)
        row.addSpacing(18)
        row.addWidget(self._add_photos_button)
        row.addWidget(self._add_folder_button)
        row.addStretch(1)
        buttons = (
            self._undo_button,
            self._redo_button,
            self._language_button,
            self._theme_button,
            self._settings_button,
            self._help_button,
        )
        for button in buttons:
            row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed_widths[_TextDetail.FEWEST], super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_fitting_detail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_details()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure_details()  # the style sheet determines the sizes of buttons when they are first shown

    def set_low(self, low: bool) -> None:
        """Tell whether the window is so low that there is no room for a second line."""
        if low != self._is_low:
            self._is_low = low
            self._measure_details()

    def _measure_details(self) -> None:
        """Measure how much width each amount of text needs."""
        for button in self.findChildren(QPushButton):
            button.ensurePolished()
        for text in _TextDetail:
            self._apply_detail(text)
            self._name_column.invalidate()
            self._row.invalidate()
            self._needed_widths[text] = self._row.minimumSize().width()
        self._apply_fitting_detail()

    def _apply_fitting_detail(self) -> None:
        self._apply_detail(
            next((text for text in _TextDetail if self.width() >= self._needed_widths[text]), _TextDetail.FEWEST)
        )

    def _apply_detail(self, detail: _TextDetail) -> None:
        _ = self._catalogue.gettext
        full, few = detail is _TextDetail.ALL, detail is _TextDetail.FEWEST
        self._name_label.setVisible(not few)
        self._subtitle_label.setVisible(full and not self._is_low)
        self._undo_button.setText(_("Undo") if full else "")
        self._redo_button.setText(_("Redo") if full else "")
        self._add_photos_button.setText(_("Photos…") if few else _("Add photos…"))
        self._add_folder_button.setText(_("Folder…") if few else _("Add folder…"))

    def _make_language_menu(self) -> dict[str, QAction]:
        menu = make_menu(self)
        group = QActionGroup(menu)
        actions: dict[str, QAction] = {}
        for language, name in LANGUAGES.items():
            actions[language] = group.addAction(menu.addAction(name))
            actions[language].setCheckable(True)
            actions[language].triggered.connect(
                lambda _checked=False, language=language: self.language_selected.emit(language)
            )
        self._language_button.setMenu(menu)
        return actions

    def _make_theme_menu(self, chosen: str) -> dict[str, QAction]:
        menu = make_menu(self)
        group = QActionGroup(menu)
        actions: dict[str, QAction] = {}
        for theme in ("", "light", "dark"):
            actions[theme] = group.addAction(menu.addAction(theme))
            actions[theme].setCheckable(True)
            actions[theme].setChecked(theme == chosen)
            actions[theme].triggered.connect(lambda _checked=False, theme=theme: self.theme_selected.emit(theme))
        self._theme_button.setMenu(menu)
        return actions

    def set_theme(self, chosen: str) -> None:
        self._theme_actions[chosen].setChecked(True)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._subtitle_label.setText(_("date stamp for photos"))
        for button, text, keys in (
            (self._add_photos_button, _("Add photos…"), "Ctrl+O"),
            (self._add_folder_button, _("Add folder…"), "Ctrl+Shift+O"),
            (self._undo_button, _("Undo"), "Ctrl+Z"),
            (self._redo_button, _("Redo"), "Ctrl+Y"),
            (self._settings_button, _("Settings"), "Ctrl+,"),
            (self._help_button, _("Help"), "F1"),
        ):
            button.setAccessibleName(text)
            set_tooltip(button, f"{text} ({keys})")
        self._language_button.setText(catalogue.language.upper())
        self._language_actions[catalogue.language].setChecked(True)
        set_tooltip(self._language_button, _("Language"))
        self._language_button.setAccessibleName(_("Language"))
        set_tooltip(self._theme_button, _("Appearance"))
        self._theme_button.setAccessibleName(_("Appearance"))
        self._theme_actions[""].setText(_("Follow the system"))
        self._theme_actions["light"].setText(_("Light"))
        self._theme_actions["dark"].setText(_("Dark"))
        self._measure_details()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._logo_label.setPixmap(render_icon("app", tokens.text, 34, scale=self.devicePixelRatioF()))
        set_icon(self._add_photos_button, "plus", tokens.text)
        set_icon(self._add_folder_button, "folder", tokens.text)
        set_icon(self._undo_button, "undo", tokens.text)
        set_icon(self._redo_button, "redo", tokens.text)
        set_icon(self._language_button, "globe", tokens.text)
        set_icon(self._theme_button, "moon" if tokens.dark else "sun", tokens.text)
        set_icon(self._settings_button, "gear", tokens.text)
        set_icon(self._help_button, "question", tokens.text)
        for theme, name in (("", "screen"), ("light", "sun"), ("dark", "moon")):
            self._theme_actions[theme].setIcon(load_icon(name, tokens.text))
