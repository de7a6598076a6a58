"""The top of the window: its name, adding photos, undoing, language and colours."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from stampgui.gui.controls import ICON, button, label, set_icon
from stampgui.gui.icons import drawn, icon
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

_LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Each language's name in itself: who cannot read the window must still find it."""


class Header(QWidget):
    """`language_chosen` and `theme_chosen` carry what the settings store."""

    photos_wanted = Signal()
    folder_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, theme: str, undo: QUndoStack) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._tokens = tokens
        self._undo = undo
        self._logo = QLabel()
        self._name = label("name")
        self._name.setText("stampgui")
        self._subtitle = label("muted")
        self._add_photos, self._add_folder = button(), button()
        self._undo_button, self._redo_button = button("quiet"), button("quiet")
        self._language, self._theme = button("quiet"), button("quiet")
        self._language_menu = self._menu_of_languages()
        self._theme_menu, self._theme_actions = self._menu_of_themes(theme)
        self._lay_out()
        self._add_photos.clicked.connect(self.photos_wanted)
        self._add_folder.clicked.connect(self.folder_wanted)
        self._undo_button.clicked.connect(undo.undo)
        self._redo_button.clicked.connect(undo.redo)
        undo.canUndoChanged.connect(self._undo_button.setEnabled)
        undo.canRedoChanged.connect(self._redo_button.setEnabled)
        self._undo_button.setEnabled(False)
        self._redo_button.setEnabled(False)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._subtitle)
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 14, 9)
        row.setSpacing(8)
        row.addWidget(self._logo)
        row.addSpacing(2)
        row.addLayout(names)
        row.addSpacing(18)
        row.addWidget(self._add_photos)
        row.addWidget(self._add_folder)
        row.addStretch(1)
        for made in (self._undo_button, self._redo_button, self._language, self._theme):
            row.addWidget(made)

    def _menu_of_languages(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for language, name in _LANGUAGES.items():
            action = group.addAction(menu.addAction(name))
            action.setCheckable(True)
            action.setChecked(language == self._catalogue.language)
            action.triggered.connect(lambda _checked=False, language=language: self.language_chosen.emit(language))
        self._language.setMenu(menu)
        return menu

    def _menu_of_themes(self, chosen: str) -> tuple[QMenu, dict[str, QAction]]:
        menu = QMenu(self)
        group = QActionGroup(menu)
        actions: dict[str, QAction] = {}
        for theme in ("", "light", "dark"):
            actions[theme] = group.addAction(menu.addAction(theme))
            actions[theme].setCheckable(True)
            actions[theme].setChecked(theme == chosen)
            actions[theme].triggered.connect(lambda _checked=False, theme=theme: self.theme_chosen.emit(theme))
        self._theme.setMenu(menu)
        return menu, actions

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._subtitle.setText(_("date stamp for photos"))
        self._add_photos.setText(_("Add photos…"))
        self._add_folder.setText(_("Add folder…"))
        self._undo_button.setText(_("Undo"))
        self._redo_button.setText(_("Redo"))
        self._language.setText(catalogue.language.upper())
        self._language.setToolTip(_("Language"))
        self._language.setAccessibleName(_("Language"))
        self._theme.setToolTip(_("Colours"))
        self._theme.setAccessibleName(_("Colours"))
        self._theme_actions[""].setText(_("As the system has it"))
        self._theme_actions["light"].setText(_("Light"))
        self._theme_actions["dark"].setText(_("Dark"))

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._logo.setPixmap(drawn("app", tokens.text, 34, scale=self.devicePixelRatioF()))
        set_icon(self._add_photos, "plus", tokens.text)
        set_icon(self._add_folder, "folder", tokens.text)
        set_icon(self._undo_button, "undo", tokens.text)
        set_icon(self._redo_button, "redo", tokens.text)
        set_icon(self._language, "globe", tokens.text)
        set_icon(self._theme, "moon" if tokens.dark else "sun", tokens.text)
        self._theme.setIconSize(QSize(ICON, ICON))
        for theme, name in (("", "screen"), ("light", "sun"), ("dark", "moon")):
            self._theme_actions[theme].setIcon(icon(name, tokens.text))
