"""The top of the window: its name, adding photos, undoing, language, colours, settings and help."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from stampgui.gui.controls import button, label, set_icon
from stampgui.gui.history import History
from stampgui.gui.icons import drawn, icon
from stampgui.gui.tokens import Tokens
from stampgui.i18n import Catalogue

LANGUAGE_NAMES: Final = {"id": "Bahasa Indonesia", "en": "English"}
"""Each language's name in itself: who cannot read the window must still find it."""


class _Words(Enum):
    """Which words there is room for."""

    ALL = auto()
    FEWER = auto()
    """What stands under the name and the words beside the arrows give way."""
    FEWEST = auto()
    """The window's title says the name, too, and a plus sign that something is added."""


class Header(QWidget):
    """`language_chosen` and `theme_chosen` carry what the settings store."""

    photos_wanted = Signal()
    folder_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, catalogue: Catalogue, tokens: Tokens, *, theme: str) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue = catalogue
        self._tokens = tokens
        self._logo = QLabel()
        self._name = label("name")
        self._name.setText("stampgui")
        self._subtitle = label("muted")
        self._add_photos, self._add_folder = button(), button()
        self._undo_button, self._redo_button = button("quiet"), button("quiet")
        self._language, self._theme, self._settings = button("quiet"), button("quiet"), button("quiet")
        self._help = button("quiet")
        self._names = QVBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._needed = dict.fromkeys(_Words, 0)
        self._language_actions = self._menu_of_languages()
        self._theme_actions = self._menu_of_themes(theme)
        self._lay_out()
        self._add_photos.clicked.connect(self.photos_wanted)
        self._add_folder.clicked.connect(self.folder_wanted)
        self._settings.clicked.connect(self.settings_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._undo_button.setEnabled(False)
        self._redo_button.setEnabled(False)
        self.set_tokens(tokens)
        self.retranslate(catalogue)

    def follow(self, undo: History) -> None:
        """Have the arrows undo and redo."""
        self._undo_button.clicked.connect(undo.undo)
        self._redo_button.clicked.connect(undo.redo)
        undo.canUndoChanged.connect(self._undo_button.setEnabled)
        undo.canRedoChanged.connect(self._redo_button.setEnabled)

    def _lay_out(self) -> None:
        names = self._names
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._subtitle)
        names.addStretch(1)
        row = self._row
        row.setContentsMargins(18, 9, 14, 9)
        row.setSpacing(8)
        row.addWidget(self._logo)
        row.addSpacing(2)
        row.addLayout(names)
        row.addSpacing(18)
        row.addWidget(self._add_photos)
        row.addWidget(self._add_folder)
        row.addStretch(1)
        buttons = (self._undo_button, self._redo_button, self._language, self._theme, self._settings, self._help)
        for made in buttons:
            row.addWidget(made)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed[_Words.FEWEST], super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_fitting()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()  # the sheet gives buttons their size when they are first shown

    def _measure(self) -> None:
        """Find out how much room the words need."""
        for made in self.findChildren(QPushButton):
            made.ensurePolished()
        for words in _Words:
            self._show_words(words)
            self._names.invalidate()
            self._row.invalidate()
            self._needed[words] = self._row.minimumSize().width()
        self._show_fitting()

    def _show_fitting(self) -> None:
        self._show_words(next((words for words in _Words if self.width() >= self._needed[words]), _Words.FEWEST))

    def _show_words(self, words: _Words) -> None:
        _ = self._catalogue.gettext
        whole, few = words is _Words.ALL, words is _Words.FEWEST
        self._name.setVisible(not few)
        self._subtitle.setVisible(whole)
        self._undo_button.setText(_("Undo") if whole else "")
        self._redo_button.setText(_("Redo") if whole else "")
        self._add_photos.setText(_("Photos…") if few else _("Add photos…"))
        self._add_folder.setText(_("Folder…") if few else _("Add folder…"))

    def _menu_of_languages(self) -> dict[str, QAction]:
        menu = QMenu(self)
        group = QActionGroup(menu)
        actions: dict[str, QAction] = {}
        for language, name in LANGUAGE_NAMES.items():
            actions[language] = group.addAction(menu.addAction(name))
            actions[language].setCheckable(True)
            actions[language].triggered.connect(
                lambda _checked=False, language=language: self.language_chosen.emit(language)
            )
        self._language.setMenu(menu)
        return actions

    def _menu_of_themes(self, chosen: str) -> dict[str, QAction]:
        menu = QMenu(self)
        group = QActionGroup(menu)
        actions: dict[str, QAction] = {}
        for theme in ("", "light", "dark"):
            actions[theme] = group.addAction(menu.addAction(theme))
            actions[theme].setCheckable(True)
            actions[theme].setChecked(theme == chosen)
            actions[theme].triggered.connect(lambda _checked=False, theme=theme: self.theme_chosen.emit(theme))
        self._theme.setMenu(menu)
        return actions

    def show_theme(self, chosen: str) -> None:
        self._theme_actions[chosen].setChecked(True)

    def retranslate(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        _ = catalogue.gettext
        self._subtitle.setText(_("date stamp for photos"))
        for made, words, keys in (
            (self._add_photos, _("Add photos…"), "Ctrl+O"),
            (self._add_folder, _("Add folder…"), "Ctrl+Shift+O"),
            (self._undo_button, _("Undo"), "Ctrl+Z"),
            (self._redo_button, _("Redo"), "Ctrl+Y"),
            (self._settings, _("Settings"), "Ctrl+,"),
            (self._help, _("Help"), "F1"),
        ):
            made.setAccessibleName(words)
            made.setToolTip(f"{words} ({keys})")
        self._language.setText(catalogue.language.upper())
        self._language_actions[catalogue.language].setChecked(True)
        self._language.setToolTip(_("Language"))
        self._language.setAccessibleName(_("Language"))
        self._theme.setToolTip(_("Colours"))
        self._theme.setAccessibleName(_("Colours"))
        self._theme_actions[""].setText(_("As the system has it"))
        self._theme_actions["light"].setText(_("Light"))
        self._theme_actions["dark"].setText(_("Dark"))
        self._measure()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._logo.setPixmap(drawn("app", tokens.text, 34, scale=self.devicePixelRatioF()))
        set_icon(self._add_photos, "plus", tokens.text)
        set_icon(self._add_folder, "folder", tokens.text)
        set_icon(self._undo_button, "undo", tokens.text)
        set_icon(self._redo_button, "redo", tokens.text)
        set_icon(self._language, "globe", tokens.text)
        set_icon(self._theme, "moon" if tokens.dark else "sun", tokens.text)
        set_icon(self._settings, "gear", tokens.text)
        set_icon(self._help, "question", tokens.text)
        for theme, name in (("", "screen"), ("light", "sun"), ("dark", "moon")):
            self._theme_actions[theme].setIcon(icon(name, tokens.text))
