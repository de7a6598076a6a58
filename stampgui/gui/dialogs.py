"""The dialogs that stay: settings and help. Each is made when it is first wanted."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stampgui.gui.asking import Asking
from stampgui.gui.help_dialog import HelpDialog
from stampgui.gui.leaving import may_reset
from stampgui.gui.session import Session
from stampgui.gui.settings_dialog import SettingsDialog, as_at_first
from stampgui.i18n import Catalogue
from stampgui.settings import Settings


class Dialogs(QObject):
    """`chosen` carries the settings that a person chose in one of them."""

    chosen = Signal(Settings)

    def __init__(self, window: QWidget, session: Session, asking: Asking) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._asking = asking
        self.settings: SettingsDialog | None = None
        self.help: HelpDialog | None = None

    def open_settings(self) -> None:
        if self.settings is None:
            session = self._session
            self.settings = SettingsDialog(
                self._window, session.catalogue, session.settings, today=session.today, styles=session.styles_folder
            )
            self.settings.style_chosen.connect(
                lambda style: self._session.choose_look(replace(self._session.look, style=style))
            )
            self.settings.folder_wanted.connect(self._choose_folder)
            self.settings.chosen.connect(self.chosen)
            self.settings.reset_wanted.connect(self._reset)
        self.settings.show_folder(self._session.folder)
        self.settings.open()

    def open_help(self) -> None:
        if self.help is None:
            self.help = HelpDialog(self._window, self._session.catalogue)
            self.help.hints_wanted.connect(lambda: self.chosen.emit(replace(self._session.settings, hints_seen=False)))
        self.help.show()
        self.help.activateWindow()

    def show_settings(self, settings: Settings) -> None:
        if self.settings is not None:
            self.settings.show_settings(settings)
            self.settings.show_folder(self._session.folder)

    def show_colours(self) -> None:
        if self.help is not None:
            self.help.show_again()

    def retranslate(self, catalogue: Catalogue) -> None:
        for dialog in (self.settings, self.help):
            if dialog is not None:
                dialog.retranslate(catalogue)

    def _choose_folder(self) -> None:
        session, speech = self._session, self._session.catalogue
        title = speech.gettext("Choose the folder for the copies")
        folder = self._asking.folder(self.settings or self._window, speech, title, start=session.folder)
        if folder is not None:
            self.chosen.emit(replace(session.settings, output_folder=str(folder)))

    def _reset(self) -> None:
        if self.settings is not None and may_reset(self.settings, self._session, self._asking):
            self.chosen.emit(as_at_first(self._session.settings))
