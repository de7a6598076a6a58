"""Changes the language and the theme of all parts of the window at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.theme.qt_translations import QtTranslations
from stampgui.gui.theme.theme import Theme
from stampgui.gui.theme.tokens import Tokens
from stampgui.i18n import Catalogue, load_catalogue, pick_language
from stampgui.settings import Settings


class WindowPart(Protocol):
    def retranslate(self, catalogue: Catalogue) -> None: ...

    def set_tokens(self, tokens: Tokens) -> None: ...


class Appearance(QObject):
    """Applies settings; `retranslated` is emitted when all parts are in another language."""

    retranslated = Signal()

    def __init__(
        self,
        session: SessionController,
        theme: Theme,
        *,
        parts: Sequence[WindowPart],
        preferred_languages: Sequence[str],
        parent: QObject,
    ) -> None:
        """`preferred_languages` are those of the system, in order of preference."""
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._parts = parts
        self._preferred_languages = preferred_languages
        self._qt_translations = QtTranslations(self)
        self._qt_translations.set_language(session.catalogue)
        theme.changed.connect(self._apply_tokens)

    def set_language(self, name: str) -> None:
        self.set_settings(replace(self._session.settings, language=name))

    def set_theme(self, name: str) -> None:
        self.set_settings(replace(self._session.settings, theme=name))

    def set_settings(self, settings: Settings) -> None:
        """Apply settings from the header or the dialog, with their language and theme."""
        session, former_theme = self._session, self._session.settings.theme
        catalogue = load_catalogue(pick_language([settings.language, *self._preferred_languages]))
        translates = catalogue.language != session.catalogue.language
        if translates:
            session.set_language(catalogue)
        session.set_settings(settings)
        if settings.theme != former_theme:
            self._theme.set_choice(settings.theme)
        if translates:
            self._qt_translations.set_language(catalogue)
            for part in self._parts:
                part.retranslate(catalogue)
            self.retranslated.emit()

    def _apply_tokens(self) -> None:
        for part in self._parts:
            part.set_tokens(self._theme.tokens)
