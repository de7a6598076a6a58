"""The dialogs of settings, help and camera clocks, each created when it is opened."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from stampgui.gui.clock_shift.clock_shift_dialog import ClockShiftDialog
from stampgui.gui.help.help_actions import HelpActions
from stampgui.gui.help.help_dialog import HelpDialog
from stampgui.gui.images.thumbnail_cache import ThumbnailCache
from stampgui.gui.saving.confirmations import confirm_reset
from stampgui.gui.settings.settings_dialog import SettingsDialog, with_defaults
from stampgui.gui.state.session_controller import SessionController
from stampgui.gui.theme.theme import Theme
from stampgui.gui.theme.tokens import Tokens
from stampgui.gui.widgets.controls import delete_later
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import Catalogue
from stampgui.session.clock_shift.clock_shifts import ShiftPlan
from stampgui.session.clock_shift.shift_draft import start_shift
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.settings import Settings


@runtime_checkable
class _Coloured(Protocol):
    """A dialog that has colours of its own, beside those of the palette and the style sheet."""

    def set_tokens(self, tokens: Tokens) -> None: ...


class Dialogs(QObject):
    """`settings_selected` carries the settings that were changed in the dialog, `shift_accepted` a shifted clock."""

    settings_selected = Signal(Settings)
    shift_accepted = Signal(ShiftPlan)

    def __init__(
        self,
        window: QWidget,
        session: SessionController,
        prompts: Prompts,
        theme: Theme,
        thumbnails: ThumbnailCache,
        *,
        find_pasted_folder: Callable[[], Path],
    ) -> None:
        """`find_pasted_folder` returns the folder for pasted pictures."""
        super().__init__(window)
        self._find_pasted_folder = find_pasted_folder
        self._theme = theme
        self._thumbnails = thumbnails
        self._window = window
        self._session = session
        self._prompts = prompts
        self.settings_dialog: SettingsDialog | None = None
        self.help_dialog: HelpDialog | None = None

    def open_settings(self) -> None:
        if self.settings_dialog is None:
            session = self._session
            self.settings_dialog = SettingsDialog(
                self._window,
                session.catalogue,
                session.settings,
                today=session.today,
                styles_folder=session.styles_folder,
            )
            self.settings_dialog.style_selected.connect(
                lambda style: self._session.set_caption_spec(replace(self._session.caption_spec, style=style))
            )
            self.settings_dialog.folder_change_requested.connect(self._choose_folder)
            self.settings_dialog.pasted_folder_change_requested.connect(self._choose_pasted_folder)
            self.settings_dialog.settings_selected.connect(self.settings_selected)
            self.settings_dialog.reset_requested.connect(self._reset_settings)
        self._show_folders(self.settings_dialog)
        self.settings_dialog.open()

    def open_help(self) -> None:
        if self.help_dialog is None:
            self.help_dialog = HelpDialog(self._window, self._session.catalogue)
            actions = HelpActions(self.help_dialog, self._session, self._prompts)
            self.help_dialog.action_requested.connect(actions.run)
            self.help_dialog.tour_requested.connect(
                lambda: self.settings_selected.emit(replace(self._session.settings, hints_seen=False))
            )
        self.help_dialog.show()
        self.help_dialog.activateWindow()

    def open_clock_shift(self, selected: Sequence[PhotoItem], current: PhotoItem | None) -> None:
        """Ask when a photo was really taken, and shift the clock of its camera by that; `current` is the measure."""
        draft = start_shift(selected, current, self._session.model.items)
        if draft is None:
            return
        dialog = ClockShiftDialog(
            self._window,
            self._session.catalogue,
            self._theme.tokens,
            draft,
            self._thumbnails,
            settings=self._session.settings,
            today=self._session.today,
        )
        dialog.correction_toggled.connect(lambda on: self._session.update_settings(correct_exif=on))
        dialog.plan_accepted.connect(self.shift_accepted)
        dialog.finished.connect(lambda: delete_later(dialog))
        dialog.open()

    def set_settings(self, settings: Settings) -> None:
        if self.settings_dialog is not None:
            self.settings_dialog.set_settings(settings)
            self._show_folders(self.settings_dialog)

    def set_tokens(self, tokens: Tokens) -> None:
        """Show all dialogs of the window in these colours, whichever part has opened them."""
        for dialog in self._window.findChildren(QDialog):
            if isinstance(dialog, _Coloured):
                dialog.set_tokens(tokens)

    def retranslate(self, catalogue: Catalogue) -> None:
        for dialog in (self.settings_dialog, self.help_dialog):
            if dialog is not None:
                dialog.retranslate(catalogue)

    def _show_folders(self, dialog: SettingsDialog) -> None:
        dialog.set_folders(self._session.copy_folder, self._find_pasted_folder())

    def _choose_folder(self) -> None:
        title = self._session.catalogue.gettext("Choose the folder for the copies")
        folder = self._ask_for_folder(title, start=self._session.copy_folder)
        if folder is not None:
            self.settings_selected.emit(replace(self._session.settings, output_folder=str(folder)))

    def _choose_pasted_folder(self) -> None:
        title = self._session.catalogue.gettext("Choose the folder for pasted pictures")
        folder = self._ask_for_folder(title, start=self._find_pasted_folder())
        if folder is not None:
            self.settings_selected.emit(replace(self._session.settings, pasted_folder=str(folder)))

    def _ask_for_folder(self, title: str, *, start: Path) -> Path | None:
        return self._prompts.choose_folder(
            self.settings_dialog or self._window, self._session.catalogue, title, start=start
        )

    def _reset_settings(self) -> None:
        if self.settings_dialog is not None and confirm_reset(self.settings_dialog, self._session, self._prompts):
            self.settings_selected.emit(with_defaults(self._session.settings))
